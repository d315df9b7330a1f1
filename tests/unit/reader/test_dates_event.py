"""The day of the main event, where the text says it only against the day of its paper."""

import pytest

from phinong.reader.dates import dates_in
from phinong.reader.event_date import event_date
from phinong.reader.page import Page

TH, EN, ZH = (
    "จังหวัดเชียงใหม่ลงนามกับเมืองเฉิงตู\nวันอังคารที่ 5 มีนาคม 2567\n",
    "Chiang Mai and Chengdu sign\n5 March 2024\n",
    "清迈与成都签署协议\n2024-03-05 10:46\n",
)
MORE = {
    TH: " ผู้ว่าราชการจังหวัดเชียงใหม่ลงนามในบันทึกความเข้าใจกับนายกเทศมนตรีนครเฉิงตู ณ ศาลากลางจังหวัด",
    EN: " the governor of Chiang Mai signed a memorandum with the mayor of Chengdu in its hall.",
    ZH: "，清迈府尹与成都市市长在市政厅签署了谅解备忘录，双方将在教育、文化和旅游方面合作。",
}
SAID = [
    (TH, "วันนี้", "2024-03-05"),
    (TH, "เมื่อวานนี้", "2024-03-04"),
    (TH, "เมื่อวันที่ 2 มีนาคม 2567", "2024-03-02"),
    (EN, "Today", "2024-03-05"),
    (EN, "Yesterday", "2024-03-04"),
    (EN, "On Friday", "2024-03-01"),
    (EN, "On 2 March", "2024-03-02"),
    (ZH, "今天", "2024-03-05"),
    (ZH, "昨天", "2024-03-04"),
    (ZH, "3月2日", "2024-03-02"),
    (ZH, "昨（4）日", "2024-03-04"),
]


@pytest.mark.parametrize(("head", "said", "day"), SAID)
def test_the_day_is_counted_from_the_dateline(head, said, day):
    page = Page(f"{head}{said}{MORE[head]}", {TH: "th", EN: "en", ZH: "zh"}[head])
    assert event_date(page, dates_in(page), "signing").edtf == day


@pytest.mark.parametrize(("head", "said"), [(TH, "ในวันเดียวกัน"), (ZH, "同日"), (EN, "Lately")])
def test_other_words_tell_no_day(head, said):
    page = Page(f"{head}{said}{MORE[head]}", {TH: "th", EN: "en", ZH: "zh"}[head])
    assert event_date(page, dates_in(page), "signing") is None


def test_what_had_happened_before_is_not_the_event():
    page = Page(
        "Lamphun and Xinzhou sign\nIn the morning of 9 May 2022 both governors signed. Students of"
        " Xinzhou had earlier been guests of Lamphun, on 2 May.",
        "en",
    )
    assert event_date(page, dates_in(page), "signing").edtf == "2022-05-09"


def test_a_day_with_the_hours_from_and_to_is_that_of_the_meeting():
    page = Page(
        "万州与呵叻会议纪要\n今天是2023年12月8日\n时间：2023年12月5日15:00—16:40\n"
        "一、双方同意名称为友好城市，二稿由我方于2023年12月底前发出，争取明年之内签署协议。",
        "zh",
    )
    assert event_date(page, dates_in(page), "meeting").edtf == "2023-12-05"


LASTING = [
    (
        "เทศกาลสองแม่น้ำ น่าน–หลวงพระบาง\n\nวันเสาร์ที่ 28 – วันอาทิตย์ที่ 29 ตุลาคม 2566\nลำน้ำน่าน\n\n"
        "จังหวัดน่านและแขวงหลวงพระบางขอเชิญชมเรือยาว 24 ลำ ขบวนผ้าซิ่น และครัวสองน้ำ ตลอดสองวัน",
        "th",
        "2023-10-28",
    ),
    (
        "Learning city dialogue\n\nVenue: town library   Date: 17-19 July 2024\n\nThe two cities "
        "talk about reading rooms. The first dialogue was held online on 25 August 2023.",
        "en",
        "2024-07-17",
    ),
]


@pytest.mark.parametrize(("text", "language", "day"), LASTING)
def test_what_lasts_for_days_above_the_text_is_the_event_and_no_dateline(text, language, day):
    page = Page(text, language)
    assert event_date(page, dates_in(page), "festival").edtf == day


def test_an_anniversary_is_not_the_day_it_looks_back_on():
    page = Page(
        "เชียงใหม่ฉลอง 30 ปีกับไซตามะ\n\n(เชียงใหม่) 24 พ.ย. 65 – ที่ข่วงประตูท่าแพ จังหวัดเชียงใหม่จัดงานวัฒนธรรม"
        "ครบรอบ 30 ปีความสัมพันธ์กับจังหวัดไซตามะ ซึ่งลงนามกันเมื่อวันที่ 9 พฤศจิกายน 2535 มีการแสดงกลอง",
        "th",
    )
    assert event_date(page, dates_in(page), "festival").edtf == "2022-11-24"


def test_a_chinese_sentence_is_no_dateline():
    page = Page(
        "校长办公会纪要\n\n2022年11月25日下午，校长主持召开2022年第31次办公会，各部处负责人参加。\n\n会议原则同意与清迈大学的协议。",
        "zh",
    )
    assert event_date(page, dates_in(page), "draft_review").edtf == "2022-11-25"


def test_the_year_may_stand_behind_the_day_in_the_name_of_the_event():
    page = Page(
        "呵叻府获友城合作奖\n\n11月15日，2024国际友城青年论坛在济南闭幕，呵叻府与潍坊市自2015年结为友城。",
        "zh",
    )
    assert event_date(page, dates_in(page), "award").edtf == "2024-11-15"


def test_this_morning_is_the_day_of_the_paper():
    page = Page(
        "Media release 6 April 2022\n\nOfficials of both regions met for their second session this "
        "morning and went clause by clause through a working text for a partnership on ports.",
        "en",
    )
    assert event_date(page, dates_in(page), "meeting").edtf == "2022-04-06"


def test_a_signing_that_is_told_of_lies_not_ahead():
    page = Page(
        "ธนาคารจับมือมหาวิทยาลัยแม่โจ้\n\nวันพฤหัสบดีที่ 9 พฤษภาคม 2567\n\nธนาคารและมหาวิทยาลัยแม่โจ้ลงนามบันทึก"
        "ข้อตกลงความร่วมมือสอนการออมแก่ชาวประมง โครงการจะเริ่มรุ่นแรกในวันที่ 3 มิถุนายน 2567 ที่อำเภอละงู",
        "th",
    )
    assert event_date(page, dates_in(page), "signing") is None

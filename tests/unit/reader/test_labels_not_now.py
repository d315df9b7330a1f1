"""What is denied or lies behind the paper is not what it is about; nor is a novel a cooperation."""

import pytest

from phinong.reader import read


def test_an_older_paper_is_not_the_instrument_where_a_newer_one_is_named():
    text = (
        "昆明市与清迈市结为友好城市\n\n2024-09-14\n\n9月12日，昆明市与泰国清迈市在昆明签署建立友好城市关系协议书。\n\n"
        "2018年11月6日两市签意向书，2023年重新谈起来。\n"
    )
    assert read(text).record["instrument"] == "agreement"


def test_an_older_paper_is_the_instrument_where_no_other_is_named():
    text = (
        "大学代表团访问\n\n2024年5月20日\n\n5月15日，云南大学代表团访问清迈大学。"
        "两校2017年3月签署合作备忘录。\n"
    )
    assert read(text).record["instrument"] == "mou"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ยังไม่พูดถึงการเป็นเมืองพี่เมืองน้อง", "none"),
        ("ทั้งสองเมืองเป็นเมืองพี่เมืองน้องกัน", "sister_city"),
        ("ไม่ต่ออายุการเป็นเมืองพี่เมืองน้อง", "sister_city"),
    ],
)
def test_a_tie_that_is_not_spoken_of_is_no_kind_of_tie(text, kind):
    page = (
        "บันทึกย่อการหารือกับเมืองคุนหมิง\n\nวันพุธที่ 8 มีนาคม 2566 เวลา 15.00–16.10 น. "
        "รองนายกเทศมนตรีนครเชียงราย "
        f"หารือกับนครคุนหมิงเรื่องความร่วมมือด้านการเดินทาง\n{text}\n"
    )
    assert read(page).record["tie_kind"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "BOOKS\n\nMarriage of two town halls\n\nTwo mayors sign a twinning charter in this novel "
        "of 304"
        " pages. The friendship agreement is renewed three times. The author taught at Exeter.\n",
        "关于友谊大道姊妹桥封闭施工的通告\n\n因姊妹桥支座老化，经与施工单位签订施工协议，现就交通安排通告如下：往泰山路方向的车辆经合作路绕行，"
        "208路公交车不停靠友好新村站。大学路夜市照常营业。\n",
    ],
)
def test_novels_and_road_works_are_no_cooperation(text):
    assert read(text).record["is_cooperation"] is False


@pytest.mark.parametrize("word", ["เทคโนโลยี", "นวัตกรรม"])
def test_technology_said_in_passing_is_no_field(word):
    page = (
        "เทศบาลนครเชียงรายลงนามเมืองพี่เมืองน้องกับนครคุนหมิง\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "เทศบาลนครเชียงรายลงนามเมืองพี่เมืองน้องกับ"
        f"นครคุนหมิง ร่วมมือด้านการท่องเที่ยว\n\n{'รายละเอียดอื่นจะแจ้งภายหลัง ' * 30}\n\nมีการใช้{word}ในงานด้วย\n"
    )
    assert read(page).record["areas"] == ["tourism"]

"""The labels of the main event, from short papers that say one thing."""

import pytest

from phinong.reader import read

SIGNING = (
    "จังหวัดน่านลงนามบันทึกความเข้าใจกับแขวงหลวงพระบาง\n\n12 กุมภาพันธ์ 2567\n\n"
    "เมื่อวันที่ 10 กุมภาพันธ์ 2567 จังหวัดน่านและแขวงหลวงพระบาง สปป.ลาว ร่วมลงนามบันทึกความเข้าใจ "
    "ว่าด้วยความร่วมมือด้านการท่องเที่ยวและด้านการศึกษา ณ ศาลากลางจังหวัดน่าน"
)
CABINET = (
    "ครม.เห็นชอบร่างบันทึกความเข้าใจระหว่างกระทรวงวัฒนธรรมกับมณฑลยูนนาน\n\n3 กันยายน 2567\n\n"
    "คณะรัฐมนตรีมีมติเห็นชอบร่างบันทึกความเข้าใจว่าด้วยความร่วมมือด้านวัฒนธรรม "
    "ระหว่างกระทรวงวัฒนธรรมกับรัฐบาลมณฑลยูนนาน สาธารณรัฐประชาชนจีน"
)
RENEWAL = (
    "Two universities renew their ties\n\nPosted on 4 May 2023\n\n"
    "Payap University and Kyushu University renewed their memorandum of understanding on student "
    "exchange in Fukuoka on 2 May 2023, five years after the first one was signed."
)
ENDED = (
    "本市与对方终止友好城市关系\n\n2021-06-02\n\n"
    "昆明市人民政府外事办公室1日宣布，昆明市与对方城市的友好城市关系即日终止，官方往来暂停。"
)
FRIENDLY = (
    "昆明市与清迈市签署友好城市协议\n\n2023年5月10日\n\n"
    "5月9日，昆明市与泰国清迈市在昆明签署友好城市协议，两市将在教育、旅游领域开展合作。"
)
VISIT = (
    "Delegation from Oita visits Lampang\n\n11 March 2024\n\n"
    "A delegation of Oita City visited Lampang Province on 8 March 2024 and met Governor "
    "Chatchai Example to talk about cooperation in tourism and health."
)
FOOTBALL = (
    "สโมสรฟุตบอลประกาศรายชื่อผู้เล่น\n\n5 มกราคม 2567\n\n"
    "สโมสรฟุตบอลในพรีเมียร์ลีกประกาศรายชื่อผู้เล่นชุดใหม่ก่อนเปิดฤดูกาล"
)
PRICES = "ประกาศราคาน้ำมัน\n\n5 มกราคม 2567\n\nราคาน้ำมันวันนี้ลดลงลิตรละ 50 สตางค์ทุกชนิด"
MINISTRIES = (
    "กระทรวงสุขใจจับมือกระทรวงใจดี ลงนามบันทึกข้อตกลงความร่วมมือ\n\n5 มกราคม 2567\n\n"
    "กระทรวงสุขใจ และกระทรวงใจดี ลงนามบันทึกข้อตกลงความร่วมมือว่าด้วยการไกล่เกลี่ยข้อพิพาท"
)
AMBASSADOR = (
    "นายกรัฐมนตรีหารือเอกอัครราชทูตญี่ปุ่น กระชับความสัมพันธ์\n\n5 มกราคม 2567\n\n"
    "นายกรัฐมนตรีต้อนรับเอกอัครราชทูตญี่ปุ่น หารือความร่วมมือด้านการค้าไทย - ญี่ปุ่น"
)
INSPECTION = (
    "รัฐมนตรีลงพื้นที่จังหวัดน่าน ติดตามโครงการความร่วมมือ\n\n5 มกราคม 2567\n\n"
    "รัฐมนตรีลงพื้นที่จังหวัดน่าน ติดตามโครงการความร่วมมือของภาคีเครือข่ายในพื้นที่ จังหวัดน่าน"
)

CASES = [
    (SIGNING, "signing", "2024-02-10", "mou", "signed", "partnership"),
    (CABINET, "draft_review", None, "mou", "approved", "partnership"),
    (RENEWAL, "renewal", "2023-05-02", "mou", "renewed", "institutional"),
    (ENDED, "other", "2021-06-01", "none", "ended", "friendly_city"),
    (FRIENDLY, "signing", "2023-05-09", "agreement", "signed", "friendly_city"),
    (VISIT, "visit", "2024-03-08", "none", "active", "none"),
]


FIELDS = ("event_type", "event_date", "instrument", "stage", "tie_kind")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_the_main_event_is_told(case):
    text, *expected = case
    record = read(text).record
    assert record["is_cooperation"] is True
    assert [record[field] for field in FIELDS] == expected


@pytest.mark.parametrize(
    "text",
    [FOOTBALL, PRICES, MINISTRIES, AMBASSADOR, INSPECTION],
    ids=["football", "prices", "ministries", "ambassador", "inspection"],
)
def test_what_is_no_cooperation_has_neither_party_nor_field(text):
    record = read(text).record
    assert record["is_cooperation"] is False
    assert (record["parties"], record["areas"], record["event_type"]) == ([], [], "none")
    assert record["all_dates"] == ["2024-01-05"]


def test_what_is_not_renewed_has_ended():
    text = (
        "The twinning between Oldport and Ranong\n\nOn 7 March 2019 the council voted not to renew "
        "the sister city agreement with the city of Ranong, Thailand, which had run for ten years."
    )
    assert read(text).record["stage"] == "ended"


def test_fields_of_cooperation_are_those_the_paper_names():
    assert set(read(SIGNING).record["areas"]) == {"tourism", "education"}


@pytest.mark.parametrize(
    ("words", "goals"),
    [
        ("supports SDG 4 and SDG 11", [4, 11]),
        ("ตามเป้าหมายที่ 3 และเป้าหมายที่ 17", [3, 17]),
        ("SDG 99", []),
    ],
)
def test_goals_are_those_named_by_number(words, goals):
    assert read(f"{RENEWAL} It {words} as well.").record["sdgs"] == goals


VISITS = [
    "Chiang Mai welcomes a delegation from Chongqing\n\nOn 8 July 2019 Chiang Mai received a "
    "delegation from Chongqing. They met in Lamphun.",
    "Payap University hosts students from Dali University\n\nIn June 2023 Payap University "
    "hosted 20 students from Dali University, who stayed with families.",
    "นายกเทศมนตรีนครลำปางต้อนรับคณะจากนครอวี้ซี\n\nวันที่ 13 มีนาคม 2567 นายกเทศมนตรีนครลำปาง "
    "ต้อนรับรองนายกเทศมนตรีนครอวี้ซี และคณะ 9 คน คุยเรื่องการจัดการขยะ",
    "ผู้ว่าฯ เชียงรายพบเจ้าแขวงบ่อแก้ว\n\nวันที่ 13 มีนาคม 2567 ผู้ว่าราชการจังหวัดเชียงราย "
    "พบกับเจ้าแขวงบ่อแก้ว คุยเรื่องไฟป่า",
    "泰国帕府代表团到曲靖\n\n11月15日，泰国帕府副府尹一行12人到曲靖参观，副市长与客人座谈，介绍了当地农业。",
]


@pytest.mark.parametrize("text", VISITS)
def test_who_receives_the_other_works_with_it_without_saying_so(text):
    assert read(text).record["is_cooperation"] is True


ALONE = [
    "Students of Phrae win a prize in Kunming\n\nOn 3 May 2022 three pupils won a prize for "
    "robots in Kunming.",
    "รัฐมนตรีลงพื้นที่จังหวัดน่าน\n\nวันที่ 13 มีนาคม 2567 รัฐมนตรีลงพื้นที่จังหวัดน่าน "
    "โดยมีผู้ว่าราชการจังหวัดน่านให้การต้อนรับ ตรวจเยี่ยมโรงพยาบาล",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_prize_abroad_and_a_minister_received_at_home_are_no_cooperation(text):
    assert read(text).record["is_cooperation"] is False


NOT_NOW = [
    (
        "Trat and Toyohashi fire rockets\n\nToyohashi Weekly, 6 October 2018\n\nToyohashi welcomed "
        "guests from Trat for its fair of fireworks on 29 September 2018. It was the third one "
        "under the friendship pact that both mayors signed in 2015.",
        ("active", "signing"),
    ),
    (
        "เทศบาลเมืองน่านกับหลวงพระบางแลกเปลี่ยนครู\n\n5 มีนาคม 2567\n\nเมื่อวันที่ 4 มีนาคม 2567 เทศบาลเมืองน่าน"
        "ประชุมติดตามการแลกเปลี่ยนครูกับนครหลวงพระบาง ตามบันทึกความเข้าใจซึ่งลงนามเมื่อปี 2563",
        ("active", "signing"),
    ),
    (
        "อบจ.สงขลา หารือมหาวิทยาลัยทักษิณ เตรียมตั้งศูนย์ข้อมูลน้ำ\n\nวันที่ 26 มกราคม 2566 องค์การบริหารส่วนจังหวัด"
        "สงขลาหารือร่วมกับมหาวิทยาลัยทักษิณ เพื่อเตรียมจัดตั้งศูนย์ข้อมูลน้ำ คาดว่าจะลงนามบันทึกข้อตกลงภายในเดือนมิถุนายน",
        ("proposed", "opening"),
    ),
]


@pytest.mark.parametrize(("text", "said"), NOT_NOW)
def test_what_was_signed_long_ago_or_is_only_planned_is_not_the_event(text, said):
    record, (stage, event) = read(text).record, said
    assert record["stage"] == stage
    assert record["event_type"] != event

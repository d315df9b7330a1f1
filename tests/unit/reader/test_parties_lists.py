"""Sides named in lists: with brackets, parts, signatories, short forms and names without a head."""

import pytest

from phinong.reader import read


def parties(text):
    return {party["name_in_text"] for party in read(text).record["parties"]}


LISTS = [
    (
        "สี่หน่วยงานร่วมมือดูแลผู้สูงอายุ\n\nเมื่อวันที่ 4 มีนาคม 2567 มีพิธีลงนามบันทึกข้อตกลงความร่วมมือระหว่าง"
        "มหาวิทยาลัยพะเยา (มพ.) กรมกิจการผู้สูงอายุ (ผส.) สำนักงานหลักประกันสุขภาพแห่งชาติ (สปสช.) "
        "และมหาวิทยาลัยแม่โจ้ (มจ.) ณ โรงแรมในเมือง",
        {
            "มหาวิทยาลัยพะเยา",
            "กรมกิจการผู้สูงอายุ",
            "สำนักงานหลักประกันสุขภาพแห่งชาติ",
            "มหาวิทยาลัยแม่โจ้",
        },
    ),
    (
        "ความร่วมมือด้านผังเมือง\n\nผู้ลงนามในบันทึกข้อตกลงความร่วมมือ ประกอบด้วย\n"
        "1.คณะสถาปัตยกรรมศาสตร์ มหาวิทยาลัยเชียงใหม่\n2.คณะการผังเมือง มหาวิทยาลัยธรรมศาสตร์\n"
        "3.คณะวิศวกรรมศาสตร์ มหาวิทยาลัยพะเยา\nโดยจะทำงานร่วมกันสามปี",
        {"มหาวิทยาลัยเชียงใหม่", "มหาวิทยาลัยธรรมศาสตร์", "มหาวิทยาลัยพะเยา"},
    ),
    (
        "A river laboratory\n\nThe memorandum on river research between Payap University, "
        "represented by its president, and the Mekong Water Foundation was signed on 4 March 2024.",
        {"Payap University", "Mekong Water Foundation"},
    ),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_all_who_are_listed_behind_the_words_of_a_cooperation_are_sides(text, names):
    assert parties(text) == names


def test_the_district_of_the_capital_is_the_side_and_the_capital_says_where_it_lies():
    text = (
        "เทศบาลเมืองน่านกับเขตประเวศ กทม. ร่วมมือด้านห้องสมุด\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลเมืองน่าน"
        "ลงนามบันทึกความเข้าใจกับเขตประเวศ กทม. เพื่อแลกเปลี่ยนหนังสือ"
    )
    assert parties(text) == {"เทศบาลเมืองน่าน", "เขตประเวศ"}


def test_the_capitals_own_office_is_a_side_like_any_municipality():
    text = (
        "กทม. หารือมหาวิทยาลัยพะเยา\n\nเมื่อวันที่ 5 มีนาคม 2567 กทม. และมหาวิทยาลัยพะเยา "
        "หารือความร่วมมือด้านการดูแลผู้สูงอายุ"
    )
    kinds = {party["name_in_text"]: party["kind"] for party in read(text).record["parties"]}
    assert kinds == {"กทม.": "city", "มหาวิทยาลัยพะเยา": "university"}


def test_a_short_form_behind_or_is_the_same_side():
    text = (
        "มหาวิทยาลัยพะเยา จับมือ นลท.\n\nเมื่อวันที่ 5 มีนาคม 2567 สมาคมช่างฟ้อนล้านนา หรือ นลท. "
        "ลงนามบันทึกความเข้าใจกับมหาวิทยาลัยพะเยา โดย นลท. จะจัดเวทีทุกปี"
    )
    spelt = [{p["name_in_text"], *p["aliases"]} for p in read(text).record["parties"]]
    assert [{"นลท.", "สมาคมช่างฟ้อนล้านนา"} <= names for names in spelt].count(True) == 1
    assert len(spelt) == 2


BARE = [
    (
        "เชียงรายคุยกับบอร์ตา-ซาน\n\nเมื่อวันที่ 5 มีนาคม 2567 จังหวัดเชียงรายลงนามหนังสือแสดงเจตจำนงกับ"
        "แขวงบอร์ตา-ซาน ประเทศมองโกเลีย เพื่อส่งนักเรียนไปบอร์ตา-ซานปีละสิบคน",
        "แขวงบอร์ตา-ซาน",
    ),
    (
        "Wexley Bay writes to Phrae\n\nThe mayor of Phrae signed a letter of intent with Wexley "
        "Bay City on 5 March 2024. Wexley Bay will send teachers.",
        "Wexley Bay City",
    ),
]


@pytest.mark.parametrize(("text", "name"), BARE)
def test_a_place_that_no_list_knows_is_the_same_without_its_head(text, name):
    bare = name.removeprefix("แขวง").removesuffix(" City")
    spelt = [{p["name_in_text"], *p["aliases"]} for p in read(text).record["parties"]]
    assert sum(bare in names for names in spelt) == 1
    assert sum(bool(names & {bare, name}) for names in spelt) == 1


def test_the_name_of_a_scheme_of_care_speaks_of_no_money():
    text = (
        "กรมการแพทย์หารือมหาวิทยาลัยพะเยา เดินหน้า 30 บาทรักษาทุกที่\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "มหาวิทยาลัยพะเยาและกรมการแพทย์หารือความร่วมมือ 30 บาทรักษาทุกที่"
    )
    assert read(text).record["is_cooperation"] is True


SHARED = [
    (
        "มหาวิทยาลัยพะเยา แม่โจ้ และราชภัฏลำปาง ลงนามบันทึกข้อตกลงความร่วมมือทางวิชาการ",
        {"th-phayao-univ", "th-maejo", "th-lpru"},
    ),
    (
        "มหาวิทยาลัยราชภัฏเชียงใหม่ เชียงราย และอุตรดิตถ์ ลงนามบันทึกข้อตกลงความร่วมมือทางวิชาการ",
        {"th-cmru", "th-crru", "th-uru"},
    ),
    (
        "Payap, Maejo and Naresuan Universities sign a memorandum of understanding",
        {"th-payap", "th-maejo", "th-naresuan"},
    ),
]


@pytest.mark.parametrize(("text", "ids"), SHARED)
def test_universities_may_share_one_head(text, ids):
    assert {party["entry"] for party in read(text).record["parties"]} == ids


def test_provinces_behind_a_university_stay_provinces():
    text = (
        "มหาวิทยาลัยพะเยา น่าน และแพร่ ร่วมมือด้านหมอกควัน\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "มหาวิทยาลัยพะเยา จังหวัดน่าน และจังหวัดแพร่ ลงนามบันทึกข้อตกลงความร่วมมือ"
    )
    assert {p["kind"] for p in read(text).record["parties"]} == {"university", "province"}


OWN = [
    (
        "松源市图书馆纪要\n\n2024年3月5日，我市图书馆与清莱市图书馆线上交流，双方商定互赠图书，并共同举办读书活动。"
        "清莱市将于秋天派团来我市。",
        "松源市",
    ),
    (
        "Larkfield Town Newsletter\n\nOur town has agreed to exchange pupils with Phrae from May "
        "2025, and a letter of intent was signed on 5 March 2024.\n\nTown of Larkfield",
        "Larkfield Town",
    ),
]


@pytest.mark.parametrize(("text", "name"), OWN)
def test_who_writes_of_itself_is_a_side(text, name):
    assert name in parties(text)


def test_a_twin_that_no_list_knows_is_a_side():
    text = "The twinning between Thornwick and Ranong\n\nIt was renewed on 7 March 2019."
    assert parties(text) == {"Thornwick", "Ranong"}


MEETINGS = [
    "Mekong Archive Schools Network, third session\n\nThe librarians of Hue University, Payap "
    "University and Dali University met on 5 March 2024 and agreed on a joint list.",
    "เวทีห้องสมุดล้านนา\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลเมืองน่าน เทศบาลเมืองแพร่ และเทศบาลนครลำปาง "
    "ร่วมการประชุมของเครือข่ายเมืองแห่งการเรียนรู้ลุ่มน้ำ เพื่อแลกเปลี่ยนบทเรียน",
]


@pytest.mark.parametrize("text", MEETINGS)
def test_a_network_that_meets_is_a_side(text):
    assert "network" in {party["kind"] for party in read(text).record["parties"]}


NAMES = [
    (
        "Rector Anna Lind of the University of Mandalay, and Prof. Duan Mei of Dali University "
        "signed a memorandum of understanding on 5 March 2024.",
        {"University of Mandalay", "Dali University"},
    ),
    (
        "A memorandum between Payap University of the Kingdom of Thailand and Dali University of "
        "the People's Republic of China was signed on 5 March 2024.",
        {"Payap University", "Dali University"},
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_university_ends_before_a_person_and_before_its_state(text, names):
    assert parties(text) >= names


def test_a_blank_line_ends_a_list():
    text = (
        "Guests from Mandalay and Dali\n\nNaresuan University\n\nOn 14 June Naresuan University "
        "signed a memorandum of understanding with the University of Mandalay and Dali University."
    )
    assert parties(text) == {"Naresuan University", "University of Mandalay", "Dali University"}


VENUES = [
    (
        "กรมการพัฒนาชุมชนผนึกมหาวิทยาลัยศิลปากร\n\nเมื่อวันที่ 5 มีนาคม 2567 กรมการพัฒนาชุมชนลงนามบันทึก"
        "ข้อตกลงความร่วมมือกับมหาวิทยาลัยศิลปากร จะนำร่องในสุพรรณบุรี กาญจนบุรี และราชบุรี",
        {"กรมการพัฒนาชุมชน", "มหาวิทยาลัยศิลปากร"},
    ),
    (
        "Chiang Mai welcomes a delegation from Chongqing\n\nOn 8 July 2019 Chiang Mai received a "
        "delegation from Chongqing and agreed to send potters to its fair. They met in Lamphun.",
        {"Chiang Mai", "Chongqing"},
    ),
]


@pytest.mark.parametrize(("text", "names"), VENUES)
def test_where_work_is_done_is_no_side_and_where_guests_come_from_is(text, names):
    assert parties(text) == names


BETWEEN = [
    (
        "五城水环境研讨会\n\n来自大连、北九州、仁川、萨拉和伊势的代表13日在大连举行研讨会，商定明年继续合作，并签署合作备忘录。",
        "萨拉",
    ),
    (
        "Four towns on water\n\nDelegates from Daegu, Wexley, Kyoto and Dalian met on 5 March 2024 "
        "and signed a memorandum of cooperation on rivers.",
        "Wexley",
    ),
]


@pytest.mark.parametrize(("text", "name"), BETWEEN)
def test_what_stands_between_places_of_one_list_is_a_place(text, name):
    assert name in parties(text)


def test_a_name_cut_short_is_the_longer_one():
    text = (
        "กระทรวงเกษตรฯ จับมือมหาวิทยาลัยแม่โจ้\n\nเมื่อวันที่ 5 มีนาคม 2567 กระทรวงเกษตรและสหกรณ์และ"
        "มหาวิทยาลัยแม่โจ้ลงนามบันทึกความเข้าใจ โดยมหาวิทยาลัยฯ จะส่งนักศึกษาไปฝึกงาน"
    )
    spelt = [{p["name_in_text"], *p["aliases"]} for p in read(text).record["parties"]]
    assert len(spelt) == 2
    assert any({"กระทรวงเกษตรฯ", "กระทรวงเกษตรและสหกรณ์"} <= names for names in spelt)
    assert any({"มหาวิทยาลัยฯ", "มหาวิทยาลัยแม่โจ้"} <= names for names in spelt)


def test_a_body_is_what_the_short_form_behind_it_is_known_for():
    text = (
        "มหาวิทยาลัยพะเยาจับมือ สสส.\n\nเมื่อวันที่ 5 มีนาคม 2567 มหาวิทยาลัยพะเยาและกองทุนเสริมสร้างสุขภาวะไทย "
        "(สสส.) ลงนามบันทึกความเข้าใจ"
    )
    assert len(read(text).record["parties"]) == 2


def test_a_hospital_among_universities_that_sign_is_a_side():
    text = (
        "มหาวิทยาลัยพะเยา – โรงพยาบาลเทศบาลลำปาง – Silla Nursing College ลงนามสามฝ่าย\n\n"
        "เมื่อวันที่ 6 มีนาคม 2567 ทั้งสามฝ่ายลงนามบันทึกความเข้าใจสอนผู้ดูแลผู้สูงอายุ"
    )
    assert parties(text) == {"มหาวิทยาลัยพะเยา", "โรงพยาบาลเทศบาลลำปาง", "Silla Nursing College"}


def test_an_office_of_a_place_makes_no_bystander_of_the_place():
    text = (
        "重庆市代表团出访泰国清迈\n据清迈市外办消息，11月20日，重庆市代表团访问清迈，会见了清迈府副府尹。"
        "两地2008年结好，清迈希望恢复直航。"
    )
    assert len(parties(text)) >= 2
    assert any("清迈" in name for name in parties(text))


COUNCILS = [
    (
        "Ottersby Town Council hears of Nan\n\nOn 3 June 2019 the mayor of Nan offered Ottersby "
        "Town Council a twinning of three schools, and the council agreed.",
        {"Ottersby Town Council", "Nan"},
    ),
    (
        "Joint Working Group, Province of Laguna and Chon Buri Province\n\nOn 16 February 2023 the "
        "group read the draft memorandum of understanding on training.",
        {"Province of Laguna", "Chon Buri Province"},
    ),
]


@pytest.mark.parametrize(("text", "names"), COUNCILS)
def test_a_council_is_its_town_and_a_province_ends_before_the_next(text, names):
    assert parties(text) == names


def test_a_college_before_its_university_is_the_university():
    text = (
        "เทศบาลนครลำปางจับมือวิทยาลัยนวัตกรรม มหาวิทยาลัยพะเยา\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "เทศบาลนครลำปางลงนามบันทึกข้อตกลงความร่วมมือกับวิทยาลัยนวัตกรรม มหาวิทยาลัยพะเยา"
    )
    spelt = [{p["name_in_text"], *p["aliases"]} for p in read(text).record["parties"]]
    assert len(spelt) == 2
    assert any({"วิทยาลัยนวัตกรรม", "มหาวิทยาลัยพะเยา"} <= names for names in spelt)


def test_who_opens_a_headline_by_an_unknown_short_form_is_a_side():
    text = (
        "สลพ. จับมือมหาวิทยาลัยพะเยา สอนการออม\n\nวันที่ 5 มีนาคม 2567 สลพ. และมหาวิทยาลัยพะเยา "
        "ลงนามบันทึกข้อตกลงความร่วมมือสอนการออมแก่ครู"
    )
    assert parties(text) == {"สลพ.", "มหาวิทยาลัยพะเยา"}


def test_the_name_of_a_body_ends_before_what_it_is_for():
    text = (
        "ห้าหน่วยงานใช้เอกสารดิจิทัล\n\nวันที่ 5 มีนาคม 2567 มหาวิทยาลัยพะเยาลงนามบันทึกข้อตกลงความร่วมมือกับ"
        "สมาคมเทศบาลล้านนา เพื่อร่วมมือกันส่งเสริมและสนับสนุนการใช้เอกสารดิจิทัล"
    )
    assert parties(text) == {"มหาวิทยาลัยพะเยา", "สมาคมเทศบาลล้านนา"}


def test_the_ministry_behind_a_body_only_says_what_it_belongs_to():
    text = (
        "การรถไฟแห่งประเทศไทยจับมือเทศบาลเมืองน่าน\n\nเมื่อวันที่ 5 มีนาคม 2567 การรถไฟแห่งประเทศไทย "
        "กระทรวงคมนาคม ลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลเมืองน่าน ปรับปรุงบ้านพักให้เป็นห้องสมุด"
    )
    assert parties(text) == {"การรถไฟแห่งประเทศไทย", "เทศบาลเมืองน่าน"}


def test_two_who_join_hands_are_both_sides():
    text = (
        "สลพ. จับมือเทศบาลเมืองน่าน\n\nเมื่อวันที่ 5 มีนาคม 2567 สลพ. ลงนามบันทึกข้อตกลงกับเทศบาลเมืองน่าน "
        "เพื่อสอนการออมแก่ครูในจังหวัดน่านและจังหวัดแพร่"
    )
    assert {"สลพ.", "เทศบาลเมืองน่าน"} <= parties(text)

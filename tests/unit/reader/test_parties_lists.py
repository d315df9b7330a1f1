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

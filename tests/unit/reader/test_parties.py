"""Who the parties are, and who is only named."""

import pytest

from phinong.reader import read


def parties(text):
    return [party["name_in_text"] for party in read(text).record["parties"]]


def entries(text):
    return {party["entry"] for party in read(text).record["parties"]}


CASES = [
    (
        "จังหวัดน่านลงนามกับแขวงหลวงพระบาง\n\nเมื่อวันที่ 10 กุมภาพันธ์ 2567 "
        "มีพิธีลงนามบันทึกความเข้าใจระหว่างจังหวัดน่าน "
        "กับแขวงหลวงพระบาง สปป.ลาว ณ โรงแรมแห่งหนึ่งในกรุงเทพมหานคร",
        {"TH-55", "LA-LP"},
    ),
    (
        "Two universities sign\n\nThe memorandum of understanding between Chiang Mai "
        "University and "
        "Hokkaido University was signed on 5 March 2024 at a hotel in Bangkok.",
        {"th-cmu", "jp-hokkaido-university"},
    ),
]


@pytest.mark.parametrize(("text", "ids"), CASES)
def test_sides_are_linked_and_the_venue_is_none_of_them(text, ids):
    assert entries(text) == ids


def test_a_short_form_defined_in_the_paper_is_the_same_party():
    text = (
        "สถาบันพัฒนาเมืองล้านนา (สพล.) ลงนามบันทึกข้อตกลงความร่วมมือกับมหาวิทยาลัยพะเยา\n\n"
        "สพล. และมหาวิทยาลัยพะเยา จะร่วมมือกัน โดย สพล. เป็นผู้ประสานงาน"
    )
    assert sorted(parties(text)) == ["มหาวิทยาลัยพะเยา", "สถาบันพัฒนาเมืองล้านนา"]


def test_members_of_one_list_stand_together():
    text = (
        "ประชุมเมืองพี่เมืองน้อง\n\nเมื่อวันที่ 5 มีนาคม 2567 กรุงเทพมหานครจัดประชุมเมืองพี่เมืองน้อง "
        "ได้แก่ นครเฉิงตู นครกว่างโจว กรุงมอสโก และกรุงจาการ์ตา เพื่อวางแผนความร่วมมือ"
    )
    names = set(parties(text))
    assert names == {"กรุงเทพมหานคร", "นครเฉิงตู", "นครกว่างโจว", "กรุงมอสโก", "กรุงจาการ์ตา"}


def test_a_name_never_seen_is_taken_by_its_shape():
    text = (
        "เทศบาลตำบลบ้านใหม่ทรายทองลงนามกับเมืองโคโคโนเอะ\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "มีพิธีลงนามบันทึกความเข้าใจระหว่างเทศบาลตำบลบ้านใหม่ทรายทองกับมหาวิทยาลัยศรีทรายคำ"
    )
    names = set(parties(text))
    assert names >= {"เทศบาลตำบลบ้านใหม่ทรายทอง", "มหาวิทยาลัยศรีทรายคำ"}

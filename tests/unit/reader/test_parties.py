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


def test_where_universities_sign_the_provinces_they_lie_in_are_none_of_the_sides():
    text = (
        "มหาวิทยาลัยสุขสบายและมหาวิทยาลัยใจดีลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 มหาวิทยาลัยสุขสบาย จังหวัดน่าน "
        "และมหาวิทยาลัยใจดี จังหวัดแพร่ ลงนามบันทึกข้อตกลงความร่วมมือทางวิชาการ"
    )
    assert sorted(parties(text)) == ["มหาวิทยาลัยสุขสบาย", "มหาวิทยาลัยใจดี"]


def test_bodies_alone_are_sides_where_no_place_or_university_is_named_ahead():
    text = (
        "Two bodies join hands\n\nThe Weston Heritage Foundation signed a memorandum of "
        "understanding together with the Eastern Craft Association on 5 March 2024. Mayors, "
        "rectors and students of local government colleges and universities will learn to weave."
    )
    assert sorted(parties(text)) == ["Eastern Craft Association", "Weston Heritage Foundation"]


def test_a_place_named_only_in_the_post_of_a_guest_is_no_side():
    text = (
        "เทศบาลนครเชียงรายกับนครคุนหมิงลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "เทศบาลนครเชียงรายลงนามบันทึกความเข้าใจเมืองพี่เมืองน้องกับนครคุนหมิง โดยมี "
        "นายสมชาย ใจดี ผู้ว่าราชการจังหวัดพะเยา ร่วมเป็นเกียรติ"
    )
    assert sorted(parties(text)) == ["นครคุนหมิง", "เทศบาลนครเชียงราย"]


def test_those_who_only_look_on_are_no_sides():
    text = (
        "Weston University and Burapha University sign\n\nOn 5 March 2024 Weston University and "
        "Burapha University signed a memorandum of understanding on student exchange.\n\n"
        "Weston University will send ten students to Burapha University every year. "
        "Payap University looked on, and Hokkaido University, which had helped to draft the text, "
        "was informed."
    )
    assert sorted(parties(text)) == ["Burapha University", "Weston University"]


def test_a_network_that_is_joined_is_a_side():
    text = (
        "Weston joins\n\nOn 5 March 2024 the city of Weston, Canada, was admitted to the Eastern "
        "Lakes Learning Cities Network. Mayor Ann Bell spoke of schools and cooperation with "
        "universities."
    )
    assert "Eastern Lakes Learning Cities Network" in parties(text)


def test_a_tie_of_cities_has_a_place_at_each_end():
    text = (
        "เทศบาลนครเชียงรายเตรียมเป็นเมืองพี่เมืองน้อง\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครเชียงราย "
        "แถลงแผนเมืองพี่เมืองน้อง เทศบาลนครเชียงรายเตรียมห้องรับรองไว้แล้ว "
        "ผู้ที่จะมาในเดือนหน้าคือนายกเทศมนตรีนครคุนหมิง"
    )
    assert sorted(parties(text)) == ["นครคุนหมิง", "เทศบาลนครเชียงราย"]


def test_cities_along_a_railway_are_no_list_of_members():
    text = (
        "เทศบาลนครเชียงรายกับนครคุนหมิงลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 "
        "เทศบาลนครเชียงรายลงนามบันทึกความเข้าใจกับนครคุนหมิง\n\nส่วนเส้นทางรถไฟ "
        "คุนหมิง - เวียงจันทน์ - หนองคาย - กรุงเทพฯ - กัวลาลัมเปอร์ จะเปิดในปีหน้า"
    )
    assert sorted(parties(text)) == ["นครคุนหมิง", "เทศบาลนครเชียงราย"]

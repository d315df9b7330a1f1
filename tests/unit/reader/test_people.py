"""Persons of running text."""

import pytest

from phinong.reader import read

CASES = [
    (
        "นายประจญ ปรัชญ์สกุล ผู้ว่าราชการจังหวัดเชียงใหม่ มอบหมายให้ นายวรญาณ บุญณราช "
        "รองผู้ว่าราชการจังหวัด เป็นประธาน",
        ["ประจญ ปรัชญ์สกุล", "วรญาณ บุญณราช"],
    ),
    ("ศ.ดร.นพ.พงษ์รักษ์ ศรีบัณฑิตมงคล อธิการบดี กล่าวว่า", ["พงษ์รักษ์ ศรีบัณฑิตมงคล"]),
    ("นายสุริยะ จึงรุ่งเรืองกิจ รองนายกรัฐมนตรี ให้การต้อนรับ", ["สุริยะ จึงรุ่งเรืองกิจ"]),
    ("นายกฤษฎา ตันเทอดทิตย์ เลขานุการรัฐมนตรี", ["กฤษฎา ตันเทอดทิตย์"]),
    ("หารือกับนายเจียง ตี เฟย รองผู้ว่าราชการมณฑลหูหนาน", ["เจียง ตี เฟย"]),
    ("นายกรัฐมนตรี กล่าวว่า นายจ้างต้องยื่นคำร้อง นายอำเภอเมือง ร่วมงาน", []),
    ("On Monday Mr. Luo Qiang, Mayor of Chengdu, met the delegation.", ["Luo Qiang"]),
    ("The paper was signed by First Mayor, Peter Tschentscher, on site.", ["Peter Tschentscher"]),
    ("Government Spokesperson Chai Wacharonke disclosed the gist.", ["Chai Wacharonke"]),
    ("Prime Minister and Minister of Finance Srettha Thavisin spoke.", ["Srettha Thavisin"]),
    ("台北市长柯文哲出席，南京市副市长胡万进致辞。", ["柯文哲", "胡万进"]),
    ("老挝琅南塔省委书记 Viengsavath Siphandone 等出席", ["Viengsavath Siphandone"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names_end_where_posts_and_verbs_begin(text, names):
    assert [person["name_in_text"] for person in read(text).record["people"]] == names


def test_a_second_mention_is_the_same_person():
    text = "นายชยชัย แสงอินทร์ ผู้ตรวจราชการ ร่วมประชุม จากนั้น นายชยชัย แสงอินทร์ กล่าวว่า นายชยชัย ยินดี"
    assert len(read(text).record["people"]) == 1


def test_a_spelling_in_brackets_is_kept_beside_the_name():
    text = "นายเจิ่น แทงห์ เหมิน (H.E. Mr. Tran Thanh Man) ประธานสภาแห่งชาติเวียดนาม"
    (person,) = read(text).record["people"]
    assert (person["name_in_text"], person["aliases"]) == ("เจิ่น แทงห์ เหมิน", ["Tran Thanh Man"])


def test_post_and_title_stand_beside_the_name():
    reading = read("รศ.ดร.ผณินทรา ธีรานนท์ ผู้ช่วยอธิการบดี ร่วมประชุม")
    (found,) = reading.of_kind("person-post")
    said = {value.name: value.value for value in found.values}
    assert said == {"name": "ผณินทรา ธีรานนท์", "honorific": "รศ.ดร.", "post": "ผู้ช่วยอธิการบดี"}

"""Persons of running text."""

import pytest

from phinong.reader import read
from phinong.reader.people_spellings import parted

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


SEVERAL = (
    "Delegates of Chiang Rai visited Kunming to discuss the sister city agreement of the two "
    "cities.\n\nThe talks were opened by ChenYong, Vice Director of the Yunnan School of Crafts. "
    "Mr. Somsak Phanphruek, Mayor of Phayao Municipality, spoke of pottery. Mayor Somsuk also "
    "invited the hosts. Professor Chen Yong thanked him. Mayor Anan of another town left early."
)


def posts(text):
    """{name: [(value name, words)]} of the persons with posts in a text."""
    return {
        found.first("name").value: [(v.name, v.as_written) for v in found.values[1:]]
        for found in read(text).of_kind("person-post")
    }


def test_a_post_told_only_behind_a_title_is_not_lost():
    assert posts(SEVERAL)["Somsak Phanphruek"][:3] == [
        ("honorific", "Mr."),
        ("post", "Mayor of Phayao Municipality"),
        ("body", "Phayao Municipality"),
    ]


def test_a_name_that_lost_its_blank_is_the_same_person():
    assert posts(SEVERAL)["Chen Yong"] == [
        ("honorific", "Professor"),
        ("post", "Vice Director of the Yunnan School of Crafts"),
        ("body", "Yunnan School of Crafts"),
        ("spelling", "ChenYong"),
    ]


def test_a_spelling_that_changes_within_a_paragraph_is_offered_beside_the_name():
    assert posts(SEVERAL)["Somsak Phanphruek"][3:] == [("spelling", "Somsuk")]


@pytest.mark.parametrize(
    ("name", "apart"),
    [("JiachengLi", "Jiacheng Li"), ("McDonald", ""), ("DeVries", ""), ("Somchai", ""), ("", "")],
)
def test_only_two_names_printed_as_one_are_parted(name, apart):
    assert parted(name) == apart


LEADS = {
    "th": "เทศบาลเมืองน่านลงนามบันทึกความเข้าใจกับเมืองหลวงพระบาง เมื่อวันที่ 3 มีนาคม 2566 ",
    "en": "The two sister cities signed a memorandum of understanding. ",
    "zh": "昆明市与清迈市签署友好城市协议，开展交流合作，",
}


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "th",
            "รศ.ดร.สมชาย ใจงาม คณบดีคณะวิศวกรรมศาสตร์ มหาวิทยาลัยนเรศวร ร่วมงาน",
            [
                ("post", "คณบดีคณะวิศวกรรมศาสตร์"),
                ("part", "คณะวิศวกรรมศาสตร์"),
                ("body", "มหาวิทยาลัยนเรศวร"),
            ],
        ),
        (
            "th",
            "นายสุดใจ ทองแท้ รองปลัดเทศบาล รักษาราชการแทนปลัดเทศบาลเมืองน่าน ร่วมงาน",
            [
                ("post", "รองปลัดเทศบาล รักษาราชการแทนปลัดเทศบาลเมืองน่าน"),
                ("body", "เทศบาลเมืองน่าน"),
                ("capacity", "รักษาราชการแทน"),
            ],
        ),
        (
            "th",
            "นางสาวใจดี มีสุขล้น ปฏิบัติราชการแทนนายกเทศมนตรีเมืองน่าน ลงนาม",
            [
                ("post", "ปฏิบัติราชการแทนนายกเทศมนตรีเมืองน่าน"),
                ("body", "เมืองน่าน"),
                ("capacity", "ปฏิบัติราชการแทน"),
            ],
        ),
        (
            "en",
            "Dr. Mary Brown, Dean of the Faculty of Nursing of Naresuan University, came.",
            [
                ("post", "Dean of the Faculty of Nursing of Naresuan University"),
                ("part", "Faculty of Nursing"),
                ("body", "Naresuan University"),
            ],
        ),
        (
            "en",
            "Mr. John Green, Consul-General of the Royal Thai Consulate-General in Kunming, came.",
            [
                ("post", "Consul-General of the Royal Thai Consulate-General in Kunming"),
                ("body", "Royal Thai Consulate-General in Kunming"),
            ],
        ),
        (
            "en",
            "Mr. John Green, Acting Mayor of Kunming, came.",
            [("post", "Acting Mayor of Kunming"), ("body", "Kunming"), ("capacity", "Acting")],
        ),
        ("zh", "昆明市副市长胡万进出席。", [("post", "副市长"), ("body", "昆明市")]),
        (
            "zh",
            "云南大学国际学院院长王丽，出席。",
            [("post", "院长"), ("part", "云南大学国际学院"), ("body", "云南大学")],
        ),
    ],
)
def test_a_post_has_its_body_its_part_and_in_whose_stead(language, words, expected):
    (found,) = posts(LEADS[language] + words).values()
    told = ("post", "part", "body", "capacity")
    assert [(name, said) for name, said in found if name in told] == expected

"""Lists in the usual ways of numbering, and whose objectives they are."""

import pytest

from phinong.reader import read

WORDS = ("study the river", "train teachers", "hold a yearly meeting")
THAI = ("ศึกษาแม่น้ำ", "อบรมครู", "จัดประชุมประจำปี")
HAN = ("研究河流", "培训教师", "每年举办会议")
LEADS = {
    "en": "The “Ping River Research Center” was opened at Chiang Mai University under the "
    "cooperation agreement between Chiang Mai University and Yunnan University. Its objectives are",
    "th": "เปิด “ศูนย์วิจัยแม่น้ำปิง” ที่มหาวิทยาลัยเชียงใหม่ ตามความร่วมมือกับมหาวิทยาลัยยูนนาน "
    "ลงนามบันทึกความเข้าใจ ศูนย์วิจัยแม่น้ำปิงมีวัตถุประสงค์",
    "zh": "清迈大学与云南大学合作成立“湄公河研究中心”，签署合作协议。研究中心的目标是：",
}
LISTS = [
    ("en", ": 1) {}, 2) {}, and 3) {}.", WORDS),
    ("en", ":\n1. {}\n2. {}\n3. {}", WORDS),
    ("en", ": (1) {}; (2) {}; (3) {}.", WORDS),
    ("en", ":\n- {}\n- {}\n- {}", WORDS),
    ("en", ":\n• {}\n• {}\n• {}", WORDS),
    ("en", ": first, {}, second, {}, and third, {}.", WORDS),
    ("th", " ดังนี้\n๑. {}\n๒. {}\n๓. {}", THAI),
    ("th", " คือ 1) {} 2) {} และ 3) {}", THAI),
    ("th", " คือ ก) {} ข) {} ค) {}", THAI),
    ("th", " ประการแรก {} ประการที่สอง {} ประการที่สาม {}", THAI),
    ("zh", "（一）{}；（二）{}；（三）{}。", HAN),
    ("zh", "\n一、{}\n二、{}\n三、{}", HAN),
    ("zh", "一是{}；二是{}；三是{}。", HAN),
]


def objectives(text, kind="joint-centre"):
    (found,) = read(text).of_kind(kind)
    return tuple(value.value for value in found.all("objective"))


@pytest.mark.parametrize(("language", "layout", "words"), LISTS)
def test_a_list_is_read_in_every_usual_numbering(language, layout, words):
    assert objectives(LEADS[language] + layout.format(*words)) == words


def test_objectives_of_a_paper_are_the_paper_s():
    text = (
        "Naresuan University and Yunnan University signed a memorandum of understanding between "
        "Naresuan University and Yunnan University. The memorandum has the objectives 1) to share "
        "staff, and 2) to share data."
    )
    assert objectives(text, "agreement") == ("to share staff", "to share data")


@pytest.mark.parametrize(
    "layout", [": {}, {} and {}.", ": 2) {}, 3) {} and 4) {}.", ": 1) {} {} {}."]
)
def test_what_is_no_list_gives_no_objectives(layout):
    assert objectives(LEADS["en"] + layout.format(*WORDS)) == ()

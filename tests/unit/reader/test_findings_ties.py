"""Claims about ties: each tie its own, each side by its own word, levels as words state them."""

import pytest

from phinong.reader import read

ENGLISH = (
    "Chiang Rai and its partners\n\n12 April 2024\n\n"
    "On 31 March 2024 Chiang Rai Province signed a memorandum establishing a sister city "
    "relationship between Chiang Rai Province and Guangzhou, while the Guangzhou side described "
    "it as a letter of intent. Chiang Rai Province also has a friendship city agreement with "
    "Austin, signed in November 2023, and has had sister city ties with Kunming since 1999. "
    "According to Austin, the tie between Chiang Rai and Austin is a friendship city."
)
THAI = (
    "เชียงรายสานสัมพันธ์เมืองพี่เมืองน้อง\n\n12 เมษายน 2567\n\n"
    "เมื่อวันที่ 31 มีนาคม 2567 จังหวัดเชียงรายลงนามสถาปนาความสัมพันธ์เมืองพี่เมืองน้องระหว่าง"
    "จังหวัดเชียงรายกับนครคุนหมิง\n\n"
    "เทศบาลนครเชียงรายมีความสัมพันธ์เมืองพี่เมืองน้องกับเมืองจิ่งหงตั้งแต่ปี 2566"
)
CHINESE = (
    "清莱府与广州市交往\n\n2024年4月12日\n\n2024年3月31日，清莱府与广州市签署友好城市协议。"
    "广州市方面称，清莱府与广州市签署的是友好交流城市协议。昆明市与清莱市2010年结为友好城市。"
)


def claims(text):
    """(sides, kind, date or since, by) of every claim."""
    return [
        (
            tuple(side.as_written for side in claim.all("side")),
            claim.first("kind").value,
            next((v.value for v in claim.values if v.name in ("date", "since")), None),
            getattr(claim.first("by"), "as_written", None),
        )
        for claim in read(text).of_kind("tie-claim")
    ]


def test_each_tie_of_a_page_is_a_claim_with_its_own_kind_and_day():
    assert claims(ENGLISH) == [
        (("Chiang Rai Province", "Guangzhou"), "sister", "2024-03-31", None),
        (("Chiang Rai Province", "Guangzhou"), "letter-of-intent", "2024-03-31", "Guangzhou"),
        (("Chiang Rai Province", "Austin"), "friendship", "2023-11", None),
        (("Chiang Rai Province", "Kunming"), "sister", "1999", None),
        (("Chiang Rai", "Austin"), "friendship", None, "Austin"),
    ]


def test_thai_ties_keep_province_and_municipality_apart():
    assert claims(THAI) == [
        (("จังหวัดเชียงราย", "นครคุนหมิง"), "sister", "2024-03-31", None),
        (("เทศบาลนครเชียงราย", "เมืองจิ่งหง"), "sister", "2023", None),
    ]


def test_a_chinese_side_s_own_word_is_its_claim():
    assert claims(CHINESE)[:2] == [
        (("清莱府", "广州市"), "sister", "2024-03-31", None),
        (("清莱府", "广州市"), "friendly-exchange", None, "广州市"),
    ]


def levels(text):
    """{name as written: level} of the sides that a page's claims name."""
    found = {}
    for claim in read(text).of_kind("tie-claim"):
        for side in claim.all("side"):
            stated = [why for why in side.why if why.startswith("level:")]
            found[side.as_written] = stated[0].removeprefix("level:") if stated else ""
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            THAI,
            {
                "จังหวัดเชียงราย": "province",
                "นครคุนหมิง": "city",
                "เทศบาลนครเชียงราย": "city-municipality",
                "เมืองจิ่งหง": "city",
            },
        ),
        (CHINESE, {"清莱府": "province", "广州市": "city", "昆明市": "city", "清莱市": "city"}),
        (
            ENGLISH,
            {
                "Chiang Rai Province": "province",
                "Guangzhou": "",
                "Austin": "",
                "Kunming": "",
                "Chiang Rai": "",
            },
        ),
    ],
)
def test_a_side_s_level_is_what_its_words_state(text, expected):
    assert levels(text) == expected

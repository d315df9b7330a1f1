"""Timelines of a learning city in the layouts in which cities tell them."""

import pytest

from phinong.reader import read

HEADS = {
    "en": "Nan Learning City\n\nNan Municipality is a member of the network of learning cities and "
    "works for lifelong learning.\n\n",
    "th": "เมืองแห่งการเรียนรู้น่าน\n\nเทศบาลเมืองน่านเป็นสมาชิกเครือข่ายเมืองแห่งการเรียนรู้ "
    "ส่งเสริมการเรียนรู้ตลอดชีวิต\n\n",
    "zh": "学习型城市难府\n\n难府是全球学习型城市网络成员，"
    "推动终身学习与老年教育，开展城市合作交流。\n\n",
}
ENGLISH = ("a workshop of weavers", "walks along the river", "a festival of boats")
THAI = ("อบรมช่างทอผ้า", "เดินเรียนรู้ริมน้ำ", "จัดเทศกาลเรือ")
HAN = ("举办织造工坊", "沿河步行学习", "举办龙舟节")
LAYOUTS = [
    ("en", "2020\n\n{}\n\n2021\n\n{}\n\n2022\n\n{}", ENGLISH),
    ("en", "2020: {}\n2021: {}\n2022: {}", ENGLISH),
    ("en", "2020 – {}\n2021 – {}\n2022 – {}", ENGLISH),
    ("en", "• 2020 - {}\n• 2021 - {}\n• 2022 - {}", ENGLISH),
    ("en", "| 2020 | {} |\n| 2021 | {} |\n| 2022 | {} |", ENGLISH),
    ("en", "2020\t{}\n2021\t{}\n2022\t{}", ENGLISH),
    ("en", "In 2020, {}. In 2021, {}. In 2022, {}.", ENGLISH),
    ("th", "พ.ศ. 2563\n{}\nพ.ศ. 2564\n{}\nพ.ศ. 2565\n{}", THAI),
    ("th", "ปี ๒๕๖๓ – {}\nปี ๒๕๖๔ – {}\nปี ๒๕๖๕ – {}", THAI),
    ("th", "ในปี 2563 {}\nในปี 2564 {}\nในปี 2565 {}", THAI),
    ("zh", "2020年：{}\n2021年：{}\n2022年：{}", HAN),
    ("zh", "2020年，{}。2021年，{}。2022年，{}。", HAN),
]


def items(text):
    found = read(text).of_kind("learning-item")
    return [(one.first("year").value, one.first("text").value) for one in found]


@pytest.mark.parametrize(("language", "layout", "words"), LAYOUTS)
def test_each_year_of_a_timeline_gives_its_item(language, layout, words):
    expected = list(zip(("2020", "2021", "2022"), words, strict=True))
    assert items(HEADS[language] + layout.format(*words)) == expected


def test_every_bullet_below_a_year_is_an_item():
    years = "".join(
        f"{year}\n- first of {year}\n- second of {year}\n" for year in (2020, 2021, 2022)
    )
    assert items(HEADS["en"] + years) == [
        (str(year), f"{which} of {year}")
        for year in (2020, 2021, 2022)
        for which in ("first", "second")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "2020: one\n2021: two",
        "1200 – many\n3000 – more\n9999 – most",
        "In 2020, we met.",
        "2020 people came\n2021 people came\n2022 people came",
    ],
)
def test_few_years_and_other_numbers_are_no_timeline(lines):
    assert items(HEADS["en"] + lines) == []

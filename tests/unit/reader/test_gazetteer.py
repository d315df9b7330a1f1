"""Names found in running text: the longest, at word ends, with their level words."""

import itertools
import random

import pytest

from phinong.reader.gazetteer import LEVEL_WORDS, Hit, load
from phinong.reader.shadow import shadow


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """(words of the text, entries) of every hit that needs no further evidence."""
    return [(text[h.start : h.end], h.entries) for h in load().find(text) if not h.weak]


def only(text: str) -> Hit:
    """The single hit of a text."""
    (hit,) = load().find(text)
    return hit


@pytest.mark.parametrize(
    ("text", "entry", "level", "bare"),
    [
        ("จังหวัดเชียงใหม่", "TH-50", "province", "เชียงใหม่"),
        ("จ.เชียงใหม่", "TH-50", "province", "เชียงใหม่"),
        ("เทศบาลนครเชียงใหม่", "gn-1153671", "city-municipality", "เชียงใหม่"),
        ("อำเภอเมืองเชียงใหม่", "TH-5001", "district", "เมืองเชียงใหม่"),
        ("Chiang Mai Province", "TH-50", "province", "Chiang Mai"),
        ("Chiang Mai City Municipality", "gn-1153671", "city-municipality", "Chiang Mai"),
        ("清迈府", "TH-50", "province", "清迈"),
        ("清邁市", "gn-1153671", "city", "清邁"),
        ("มณฑลยูนนาน", "CN-YN", "province", "ยูนนาน"),
        ("นครเซี่ยงไฮ้", "CN-SH", "city", "เซี่ยงไฮ้"),
        ("เขตซงเจียง", "CN-310117", "district", "ซงเจียง"),
        ("松江区", "CN-310117", "district", "松江"),
        ("西双版纳傣族自治州", "CN-5328", "autonomous-prefecture", "西双版纳傣族"),
        ("จังหวัดไซตามะ", "JP-11", "province", "ไซตามะ"),
        ("埼玉県", "JP-11", "prefecture", "埼玉"),
        ("City of Austin", "gn-4671654", "city", "Austin"),
        ("청주시", "gn-1845604", "city", "청주"),
        ("Орхон аймаг", "MN-035", "aimag", "Орхон"),
        ("ແຂວງຫຼວງພະບາງ", "LA-LP", "province", "ຫຼວງພະບາງ"),
    ],
)
def test_a_level_word_says_which_entry_is_meant(text, entry, level, bare):
    hit = only(text)
    assert (hit.entries, hit.level, hit.weak) == ((entry,), level, False)
    assert (hit.start, hit.end) == (0, len(text))
    assert text[hit.name_start : hit.name_end] == bare


def test_a_bare_name_gives_every_entry_it_may_mean():
    assert only("เชียงใหม่").entries == ("TH-50", "gn-1153671")


@pytest.mark.parametrize("text", ["ตาก", "เลย", "น่าน", "แพร่", "ตราด", "ตรัง", "Tak", "Nan", "ไทย"])
def test_a_name_that_is_a_word_asks_for_evidence(text):
    assert only(text).weak


@pytest.mark.parametrize(
    "text", ["จ.ตาก", "จังหวัดเลย", "เทศบาลเมืองน่าน", "Tak Province", "Tak Municipality", "ประเทศไทย"]
)
def test_a_level_word_is_evidence(text):
    assert not only(text).weak


@pytest.mark.parametrize(
    "text",
    [
        "เผยแพร่ข่าว",
        "แพร่ระบาด",
        "ชะตากรรม",
        "ละเลย",
        "น่านน้ำ",
        "Reading is fun",
        "a nice bath in mobile homes",
        "Nice to meet you",
        "Mobile phones",
        "PISA scores",
        "大理石",
        "北京时间",
        "Bangkok Post",
        "อ่าวไทย",
        "ตำรวจสองนาย",
    ],
)
def test_words_and_phrases_that_only_hold_a_name(text):
    assert load().find(text) == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("อำเภอสอง", "TH-5406"),
        ("Mobile City", "gn-4076598"),
        ("City of Reading", "gn-2639577"),
        ("City of Nice", "gn-2990440"),
        ("เมืองเว้", "VN-26"),
        ("กรุงโรม", "gn-3169070"),
    ],
)
def test_very_common_words_count_beside_a_level_word(text, entry):
    assert only(text).entries == (entry,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มหาวิทยาลัยเชียงใหม่", [("มหาวิทยาลัยเชียงใหม่", ("th-cmu",))]),
        ("云南师范大学", [("云南师范大学", ("cn-yunnan-normal-university",))]),
        ("Nanning", [("Nanning", ("CN-4501",))]),
        ("Chiang Maiden", []),
        ("Kunmings", []),
        ("เชียงใหม่่", []),
        ("ผอ.เชียงใหม่", [("เชียงใหม่", ("TH-50", "gn-1153671"))]),
        ("kunming", []),
        ("อพม.", []),
        ("อบจ.ลำพูน", [("อบจ.ลำพูน", ("th-pao-51",))]),
    ],
)
def test_the_longest_name_that_stands_alone(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["ลําปาง", "เเม่สอด", "Gyor", "Győr", "Kochi", "São Paulo", "Sao Paulo"]
)
def test_spellings_that_keyboards_make(text):
    assert [(hit.start, hit.end) for hit in load().find(text)] == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("San Rafael, California", [("gn-5392567",), ("US-CA",)]),
        ("San Rafael (Argentina)", [("gn-3836669",), ("AR",)]),
        ("เทศบาลเมืองกำแพงเพชร จังหวัดสงขลา", [("TH-90-kamphaengphet",), ("TH-90",)]),
        ("Tak, Thailand", [("TH-63", "gn-1150490"), ("TH",)]),
    ],
)
def test_the_wider_place_beside_a_name_decides(text, entries):
    assert [hit.entries for hit in load().find(text)] == entries


def test_a_level_word_is_not_used_twice():
    text = "Songjiang District of Shanghai"
    assert found(text) == [("Songjiang District", ("CN-310117",)), ("Shanghai", ("CN-SH",))]


def test_abbreviations_need_their_capitals():
    assert found("CMU, cmu, Gist") == [("CMU", ("th-cmu", "us-carnegie-mellon-university"))]


@pytest.mark.parametrize(
    ("text", "language"),
    [("เฉิงตู", "th"), ("Chengdu", "en"), ("成都", "zh-Hans"), ("충북", "ko"), ("มช.", "abbr")],
)
def test_the_language_of_the_form(text, language):
    assert only(text).language == language


def test_a_shadow_made_before_gives_the_same_hits():
    text = "จังหวัดลำพูนกับ西雙版納 and ＫＵＮＭＩＮＧ City"
    assert load().find(text, shadow(text)) == load().find(text)


def test_hits_are_in_order_and_never_overlap():
    pieces = [
        "จังหวัดเชียงใหม่",
        "แพร่",
        "清迈府",
        " City of Nan ",
        "มหาวิทยาลัย",
        "เมือง",
        "云南省",
        "CMU",
    ]
    chooser = random.Random(7)
    for _ in range(200):
        hits = load().find("".join(chooser.choices(pieces, k=8)))
        for one, other in itertools.pairwise(hits):
            assert one.end <= other.start
        assert all(h.start <= h.name_start < h.name_end <= h.end for h in hits)


def test_level_words_by_language():
    assert LEVEL_WORDS["city-municipality"]["th"] == ("เทศบาลนคร", "ทน.")
    assert LEVEL_WORDS["autonomous-prefecture"]["zh"] == ("自治州",)

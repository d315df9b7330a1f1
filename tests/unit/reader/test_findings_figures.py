"""Counts: the number in any writing, how exactly, of whom, and as of when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.vocabulary import vocabulary
from phinong.reader import read
from phinong.reader.findings.figures import QUALIFIERS
from phinong.reader.findings.numbers import value_of

LEADS = {
    "th": "จังหวัดน่านลงนามบันทึกความเข้าใจเมืองพี่เมืองน้อง โดยมีความสัมพันธ์กับหลายฝ่าย",
    "en": "The sister cities signed a memorandum of understanding on cooperation.",
    "zh": "昆明市与清迈市签署友好城市协议，双方将开展交流，推动教育旅游发展。",
}
NUMBERS = [
    ("th", "12", 12),
    ("th", "1,200", 1200),
    ("th", "3 หมื่น", 30_000),
    ("th", "2.5 ล้าน", 2_500_000),
    ("th", "สิบสอง", 12),
    ("th", "ยี่สิบเอ็ด", 21),
    ("th", "สองร้อยห้าสิบ", 250),
    ("th", "สามล้านห้าแสน", 3_500_000),
    ("en", "twelve", 12),
    ("en", "a dozen", 12),
    ("en", "twenty-five", 25),
    ("en", "two hundred and five", 205),
    ("en", "1.2 million", 1_200_000),
    ("zh", "十二", 12),
    ("zh", "两千三百", 2300),
    ("zh", "20万", 200_000),
    ("zh", "一亿两千万", 120_000_000),
    ("zh", "二〇二三", 2023),
    ("en", "2.35", None),
    ("th", "9 ล้านล้าน", None),
]
# What is stated, and the number, its upper end, and how exactly.
COUNTS = [
    ("th", "เกือบสิบสองประเทศ", 12, None, "about"),
    ("th", "ไม่เกิน 3 หมื่นคน", 30_000, None, "at-most"),
    ("th", "ไม่ต่ำกว่า ๕ เมือง", 5, None, "at-least"),
    ("th", "30 กว่าประเทศ", 30, None, "at-least"),
    ("th", "ระหว่าง 10 ถึง 15 ประเทศ", 10, 15, "at-least"),
    ("en", "up to a dozen cities", 12, None, "at-most"),
    ("en", "no more than 40 students", 40, None, "at-most"),
    ("en", "between 10 and 15 countries", 10, 15, "at-least"),
    ("en", "10-15 countries", 10, 15, "at-least"),
    ("en", "30+ schools", 30, None, "at-least"),
    ("en", "nearly 1.2 million people", 1_200_000, None, "about"),
    ("zh", "十二个国家", 12, None, "exactly"),
    ("zh", "20多万人", 200_000, None, "at-least"),
    ("zh", "至多30所大学", 30, None, "at-most"),
    ("zh", "10至15个国家", 10, 15, "at-least"),
]
NO_COUNTS = [
    ("th", "ทั้งสองประเทศ"),
    ("th", "ทั้ง 2 ประเทศ"),
    ("th", "ปี 2566 จังหวัดน่าน"),
    ("en", "the two cities"),
    ("en", "one of the countries; one country"),
    ("en", "In 2015 cities met"),
    ("zh", "两国"),
]


def figures(language, words):
    """The figures of a paper on cooperation in which these words stand."""
    return read(f"{LEADS[language]}\n\n{LEADS[language]} {words}").of_kind("figure")


def said(finding):
    return {value.name: value.value for value in finding.values}


@pytest.mark.parametrize(("language", "words", "number"), NUMBERS)
def test_a_number_is_understood_in_digits_and_words(language, words, number):
    assert value_of(words, language) == number


@given(st.text(max_size=40), st.sampled_from(["th", "en", "zh"]))
def test_any_words_mean_a_whole_number_or_none(words, language):
    number = value_of(words, language)
    assert number is None or 0 <= number < 10**12


@pytest.mark.parametrize(("language", "words", "number", "to", "how"), COUNTS)
def test_a_count_keeps_its_number_its_range_and_how_exactly(language, words, number, to, how):
    (figure,) = figures(language, words)
    values = said(figure)
    assert (values["number"], values.get("number-to"), values["qualifier"]) == (number, to, how)


@pytest.mark.parametrize(("language", "words"), NO_COUNTS)
def test_sides_years_and_articles_count_nothing(language, words):
    assert figures(language, words) == ()


def test_two_counts_of_one_clause_are_two_figures():
    found = figures("th", "ปัจจุบันมีความสัมพันธ์กับ 12 ประเทศ และอยู่ระหว่างดำเนินการ 6 ประเทศ")
    assert [(said(f)["number"], said(f)["subject"]) for f in found] == [
        (12, "countries-established"),
        (6, "countries-in-process"),
    ]


@pytest.mark.parametrize(
    ("language", "words", "body", "day"),
    [
        ("th", "ณ วันที่ 30 กันยายน 2566 เทศบาลเมืองแพร่มี 7 เมือง", "เทศบาลเมืองแพร่", "2023-09-30"),
        ("en", "As of 1 May 2024, Austin has ties with 13 cities", "Austin", "2024-05-01"),
        ("zh", "\n截至2024年5月，昆明市与23个城市结好", "昆明市", "2024-05"),
    ],
)
def test_a_count_says_of_whom_and_as_of_when(language, words, body, day):
    (figure,) = figures(language, f"\n{words}")
    assert (figure.first("body").as_written, figure.first("as-of").value) == (body, day)


def test_every_word_of_exactness_is_one_of_the_register():
    assert set(QUALIFIERS) - set(vocabulary("qualifiers")) == set()

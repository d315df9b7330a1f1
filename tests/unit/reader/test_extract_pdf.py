"""PDF files: Thai as it was printed, pages in order, and the way back to page and box."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worlds.files import SENTENCE, file_of, pdf

from phinong.reader import Unreadable, read
from phinong.reader.extract import extract

BROKEN_AM = [
    # What office programs leave of SARA AM, glyph by glyph, and what was printed.
    (["จ", " า", "น", "ว", "น"], "จำนวน"),
    (["ส", " า", "ห", "ร", "ั", "บ"], "สำหรับ"),
    (["น", " ้", "า"], "น้ำ"),
    (["น", "ํ", "้", "า"], "น้ำ"),
    (["ท", "ํ", " ", "า"], "ทำ"),
    (["จ", "ั", "จ", "ั", "ง"], "จัง"),
    (["ท", " ี่", "น", " ี้"], "ที่นี้"),
    (["e", "\u0301"], "é"),
]


@pytest.mark.parametrize(("glyphs", "printed"), BROKEN_AM, ids=[p for _, p in BROKEN_AM])
def test_words_broken_by_their_program_are_whole_again(glyphs, printed):
    assert extract(pdf([(72, 700, glyphs)])).text.strip() == printed


def test_pages_come_in_their_order_a_blank_line_between_them():
    found = extract(pdf([(72, 700, "first")], [(72, 700, "second")], [(72, 700, "third")]))
    assert found.text.split("\n\n") == ["first", "second", "third", ""]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not():
    first = "จังหวัดเชียงใหม่และนครเฉิงตูร่วมกันจัดงานวัฒนธรรม"
    second = "มหาวิทยาลัยเชียงใหม่และสถาบันขงจื่อเป็นผู้จัดงานนี้"
    lines = [(700, "หัวข้อ"), (670, first), (655, second), (640, "จบ"), (600, "ใหม่")]
    found = extract(pdf([(72, y, words) for y, words in lines]))
    assert found.text.strip() == f"หัวข้อ\n{first}{second}จบ\nใหม่"


def test_every_printed_line_has_its_page_and_box():
    found = extract(pdf([(72, 700, "Hello world"), (72, 650, "below")], [(100, 300, "next")]))
    shown = [(found.text[a:b], page) for a, b, page, *_ in found.layout]
    assert shown == [("Hello world", 1), ("below", 1), ("next", 2)]
    for (_, _, _, left, low, right, high), (x, y, size) in zip(
        found.layout, [(72, 700, 11), (72, 650, 5), (100, 300, 4)], strict=True
    ):
        assert (left, right) == (x, x + 6 * size)  # glyphs half of 12 points wide
        assert low <= y < high <= y + 12


WORDS = st.lists(
    st.sampled_from([glyphs for glyphs, _ in BROKEN_AM] + [list("signed"), list("ลงนาม")]),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_each_line_leads_back_to_where_it_was_printed(pages):
    """However a line was repaired, its characters name the page and height it was printed at."""
    drawn = [
        [(72, 700 - 60 * n, [g for word in line for g in word]) for n, line in enumerate(page)]
        for page in pages
    ]
    reading = read(pdf(*drawn))
    where = [(page, round((700 - low) / 60)) for _, _, page, _, low, _, _ in reading.layout]
    assert where == [(n, at) for n, page in enumerate(pages, 1) for at in range(len(page))]
    for (start, end, *_), line in zip(reading.layout, (x for p in pages for x in p), strict=True):
        alone = extract(pdf([(72, 700, [g for word in line for g in word])])).text.strip()
        assert reading.text[start:end].strip() == alone


def test_values_of_findings_stand_on_a_page():
    reading = read(pdf([(72, 700, "หน้าแรก")], [(72, 700, SENTENCE)]))
    values = [value for found in reading.findings for value in found.values]
    pages = {
        page
        for value in values
        for start, end, page, *_ in reading.layout
        if start < value.span.end and end > value.span.start
    }
    assert pages == {2}


def test_four_hundred_pages_are_read_and_the_rest_is_said_to_be_missing():
    found = extract(pdf(*([(72, 700, f"page {n}")] for n in range(100_000))))
    assert found.warnings == ["text-cut"]
    assert found.text.split("\n\n")[:-1] == [f"page {n}" for n in range(400)]


LOOP = file_of(
    [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 100000>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 99999/Parent 2 0 R>>",
    ]
)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"%PDF-1.4 nothing", "unreadable"),
        (pdf([(72, 700, SENTENCE)])[:200], "unreadable"),
        (LOOP, "empty"),
        (pdf([]), "empty"),
    ],
    ids=["no PDF", "cut", "a loop of pages", "a blank page"],
)
def test_what_is_no_paper_is_refused(source, code):
    with pytest.raises(Unreadable) as refused:
        extract(source)
    assert refused.value.code == code

"""Lines, sentences and what stands around a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.page import Page

SIGNS = st.text(st.sampled_from("aก中 .。!！?？;；\n\t"), max_size=40)


@given(SIGNS)
def test_sentences_lie_side_by_side_and_end_where_a_sign_ends_them(text):
    page = Page(text, "th")
    ends = sorted({page.sentence(at).end for at in range(len(text))})
    assert all(page.sentence(at).start <= at < page.sentence(at).end for at in range(len(text)))
    assert all(_ends(text, end) for end in ends)


def _ends(text: str, end: int) -> bool:
    """A sentence ends behind a full stop and its blank, a wide sign, a line, or with the text."""
    stop, blank = text[end - 2 : end - 1], text[end - 1]
    wide = blank in "。！？"
    return end == len(text) or blank == "\n" or wide or (stop in ".。!！?？;；" and blank.isspace())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two", ["One. ", "Two"]),
        ("3.5 m", ["3.5 m"]),
        ("签署。会见！", ["签署。", "会见！"]),
        ("甲； 乙；丙", ["甲； ", "乙；丙"]),
        ("ก\nข", ["ก\n", "ข"]),
        ("", []),
    ],
)
def test_sentences(text, sentences):
    page = Page(text, "zh")
    assert sorted({page.sentence(at).start for at in range(len(text))}) == [
        sum(map(len, sentences[:n])) for n in range(len(sentences))
    ]


def test_lines_are_without_the_blanks_around_them():
    page = Page("\n  ก ข \n\n\t\u3000\nค", "th")
    assert [line.of(page.text) for line in page.lines] == ["ก ข", "ค"]


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("พิมพ์", True),
        ("home > news > 2024", True),
        ("วันที่ 12 มีนาคม 2567", True),
        ("12/03/2567 10:30", True),
        ("โทร. 053 123 456", True),
        ("พิธีลงนามบันทึกความเข้าใจ", False),
        ("ก" * 121, False),
        ("โทร. " + "ก" * 121, False),
    ],
)
def test_furniture(line, furniture):
    assert Page.is_furniture(line) is furniture

"""A long text is cut where paragraphs end, and nothing of it is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.proposer.pieces import OVERLAP, SIZE, pieces

TEXTS = st.lists(
    st.sampled_from(["ก", "a", " ", "\n", "\n\n", ". ", "。", "word ", "ประโยคยาวที่ไม่มีช่องว่าง"]),
    max_size=120,
).map("".join)


@given(TEXTS, st.integers(8, 60))
def test_the_pieces_cover_the_text_in_order_and_overlap(text, size):
    spans = list(pieces(text, size=size, overlap=size // 4))
    assert all(0 < span.end - span.start <= size for span in spans)
    assert all(b.start < a.end < b.end for a, b in pairwise(spans))
    assert not text.strip() or spans[0].start == 0
    assert not text[spans[-1].end if spans else 0 :].strip()


@given(TEXTS)
def test_the_same_text_gives_the_same_pieces(text):
    assert list(pieces(text, size=40, overlap=9)) == list(pieces(text, size=40, overlap=9))


def test_a_short_text_is_one_piece_and_blanks_are_none():
    assert [span.of("short") for span in pieces("short")] == ["short"]
    assert list(pieces(" \n\n ")) == []


def test_cuts_fall_between_paragraphs():
    paragraph = "One sentence of it. " * 20 + "\n\n"
    text = paragraph * 40
    spans = list(pieces(text))
    assert {span.of(text)[-2:] for span in spans[:-1]} == {"\n\n"}
    assert {span.of(text)[:3] for span in spans} == {"One"}
    assert max(span.end - span.start for span in spans) <= SIZE
    assert {a.end - b.start <= OVERLAP for a, b in pairwise(spans)} == {True}

"""A text cut into runs: nothing lost, nothing twice, every passage reachable."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from phinong.record.marked_text import Part, Run, paragraphs, part_with, parts


@dataclass
class Words:
    """A passage without its table."""

    pk: int
    start: int
    end: int


TEXT = "แรก second 第三\n\n  \nlast line"


def test_without_passages_a_paragraph_is_one_run():
    assert list(paragraphs(TEXT, [])) == [[Run("แรก second 第三")], [Run("last line")]]


def test_a_passage_has_its_anchor_where_it_begins_and_its_number_where_it_ends():
    assert list(paragraphs("one two three", [Words(7, 4, 7)])) == [
        [Run("one "), Run("two", 1, [7], [1]), Run(" three")]
    ]


def test_the_shortest_of_overlapping_passages_wins_and_all_can_be_reached():
    outer, inner = Words(7, 0, 13), Words(8, 4, 7)
    assert list(paragraphs("one two three", [outer, inner])) == [
        [Run("one ", 1, [7], []), Run("two", 2, [8], [2]), Run(" three", 1, [], [1])]
    ]


def test_a_passage_over_a_line_end_is_marked_in_both_paragraphs():
    assert list(paragraphs("one\ntwo", [Words(7, 0, 7)])) == [
        [Run("one", 1, [7], [])],
        [Run("two", 1, [], [1])],
    ]


@st.composite
def texts_with_passages(draw):
    text = draw(st.text("กขabc 清\n", min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    found = [(a, b) for a, b in draw(st.lists(spans, max_size=6)) if a < b]
    return text, [Words(100 + n, a, b) for n, (a, b) in enumerate(sorted(found))]


@given(texts_with_passages())
def test_every_character_stands_once_in_order(drawn):
    text, passages = drawn
    shown = "\n".join("".join(run.text for run in runs) for runs in paragraphs(text, passages))
    assert shown == "\n".join(line for line in text.split("\n") if line.strip())


@given(texts_with_passages())
def test_runs_are_marked_where_a_passage_covers_them_and_nowhere_else(drawn):
    text, passages = drawn
    at = 0
    for runs in paragraphs(text, passages):
        for run in runs:
            at = text.index(run.text, at)
            covered = [n for n, p in enumerate(passages, 1) if p.start <= at < p.end]
            assert (run.number in covered) == bool(covered)
            at += len(run.text)


@given(st.text("ab\n", max_size=90), st.integers(1, 20))
def test_parts_cover_the_whole_text_without_a_gap(text, size):
    found = parts(text, size)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert all(part.end - part.start <= size for part in found)


def test_parts_end_with_a_line():
    assert parts("one\ntwo\nthree", 6) == [Part(1, 0, 4), Part(2, 4, 8), Part(3, 8, 13)]


def test_a_character_stands_in_the_part_that_holds_it():
    found = parts("one\ntwo\nthree", 6)
    assert [part_with(found, at).number for at in (0, 3, 4, 12)] == [1, 1, 2, 3]

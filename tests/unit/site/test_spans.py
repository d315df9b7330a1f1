"""A text cut into runs keeps every character once and gives each to at most one finding."""

from hypothesis import given
from hypothesis import strategies as st

from phinong.site.review.spans import Mark, Run, joined, paragraphs, runs

texts = st.text(alphabet="กขคง่้ ab清迈\n.", max_size=60)
marks = st.lists(
    st.builds(
        Mark,
        start=st.integers(-3, 60),
        end=st.integers(-3, 70),
        order=st.integers(0, 4),
        state=st.just(""),
    ),
    max_size=8,
)


@given(texts, marks)
def test_no_character_is_lost_or_doubled(text, given_marks):
    assert "".join(run.text for run in runs(text, given_marks)) == text


@given(texts, marks)
def test_paragraphs_keep_all_but_the_line_breaks_and_blank_lines(text, given_marks):
    shown = ["".join(run.text for run in line) for line in paragraphs(runs(text, given_marks))]
    assert shown == [line for line in text.split("\n") if line.strip()]


def test_the_open_finding_takes_shared_words():
    shared = [Mark(0, 4, 0), Mark(2, 6, 1, "active")]
    found = [
        (run.text, run.mark.order if run.mark else None)
        for run in runs("abcdefgh", shared, active=1)
    ]
    assert found == [("ab", 0), ("cdef", 1), ("gh", None)]


def test_without_an_open_finding_the_earliest_takes_them():
    shared = [Mark(0, 4, 0), Mark(2, 6, 1)]
    found = [(run.text, run.mark.order if run.mark else None) for run in runs("abcdefgh", shared)]
    assert found == [("abcd", 0), ("ef", 1), ("gh", None)]


def test_marks_of_one_finding_that_nearly_touch_become_one():
    assert joined([Mark(0, 3, 0), Mark(4, 6, 0), Mark(20, 22, 0)]) == [
        Mark(0, 6, 0),
        Mark(20, 22, 0),
    ]


def test_a_mark_beyond_the_text_is_cut_to_it():
    assert runs("abc", [Mark(1, 99, 0)]) == [
        Run("a"),
        Run("bc", Mark(1, 99, 0), last=True),
    ]

"""Redlines lose no letter and cut none from its vowel; comparisons name what happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.comparing import compared
from phinong.drafting.redline import Run, pieces, redline

WORDS = "คู่ภาคี ผู้เข้าร่วม ต้อง จะ ที่ ทีม น้ำ The Parties shall will 缔约方 参与方 ๕ ๑๐ , . \n".split(" ")
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=14).map("".join)


def joined(runs: list[Run], without: str) -> str:
    return "".join(run.text for run in runs if run.kind != without)


@given(TEXT, TEXT)
def test_nothing_is_lost(before: str, after: str):
    runs = redline(before, after)
    assert joined(runs, "ins") == before
    assert joined(runs, "del") == after


@given(TEXT)
def test_pieces_are_the_text(text: str):
    assert "".join(pieces(text)) == text
    assert redline(text, text) == ([Run("same", text)] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("ที่", "ทีม", ["ที่"], ["ทีม"]),
        ("๕ ปี", "๑๐ ปี", ["๕"], ["๑๐"]),
        ("คู่ภาคีต้องพัฒนา", "ผู้เข้าร่วมจะพัฒนา", ["คู่ภาคีต้อง"], ["ผู้เข้าร่วมจะ"]),
        (
            "The Parties shall meet",
            "The Participants will meet",
            ["Parties", "shall"],
            ["Participants", "will"],
        ),
        (
            "Each side bears its own costs.",
            "A joint working group meets.",
            ["Each side bears its own costs"],
            ["A joint working group meets"],
        ),
        ("每五年", "每两年", ["五"], ["两"]),
        ("two cities.", "two cities,", ["."], [","]),
        ("ทีม๑๐ทีม", "ทีม๕๐ทีม", ["๑๐"], ["๕๐"]),
        ("", "new", [], ["new"]),
        ("old", "", ["old"], []),
    ],
)
def test_what_went_and_what_came(before: str, after: str, gone: list[str], new: list[str]):
    runs = redline(before, after)
    assert [run.text for run in runs if run.kind == "del"] == gone
    assert [run.text for run in runs if run.kind == "ins"] == new


PHRASES = st.lists(st.sampled_from(WORDS[:10]), min_size=1, max_size=4).map("".join)


@given(st.lists(PHRASES, min_size=3, max_size=6, unique=True), st.data())
def test_a_phrase_between_blanks_goes_whole(phrases: list[str], data: st.DataObject):
    place = data.draw(st.integers(1, len(phrases) - 2))
    start, end = " ".join(phrases[:place]), " " + " ".join(phrases[place + 1 :])
    runs = redline(" ".join(phrases), start + end)
    assert runs == [Run("same", start), Run("del", f" {phrases[place]}"), Run("same", end)]


def whole(*clauses: tuple[str, str]) -> Whole:
    parts = tuple(Part("article", "", {"en": Wording("", text)}, uid) for uid, text in clauses)
    return Whole("mou", ("a", "b"), (("en", "authentic"),), "", parts)


def changes(before: Whole, after: Whole) -> list[tuple[str, str]]:
    return [(row.uid, row.change) for row in compared(before, after)]


def test_every_clause_says_what_happened_to_it():
    before = whole(("a", "one"), ("b", "two"), ("c", "three"), ("d", "four"))
    after = whole(("a", "one"), ("d", "four"), ("b", "two!"), ("n", "new"))
    assert changes(before, after) == [
        ("a", "same"),
        ("d", "moved"),
        ("b", "changed"),
        ("c", "gone"),
        ("n", "new"),
    ]


def test_a_text_against_itself():
    text = whole(("a", "one"), ("b", "two"))
    assert changes(text, text) == [("a", "same"), ("b", "same")]


def test_what_went_from_the_beginning_stands_there():
    assert changes(whole(("a", "one"), ("b", "two")), whole(("b", "two"))) == [
        ("a", "gone"),
        ("b", "same"),
    ]

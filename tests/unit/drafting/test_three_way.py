"""Their text beside ours: who changed what, and what taking a choice leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.three_way import in_their_order, taken, three_way


def part(uid: str, words: str | None) -> Part:
    return Part("article", "", {"en": Wording("", words)} if words else {}, uid)


def whole(*parts: Part) -> Whole:
    return Whole("mou", ("a", "b"), (("en", "authentic"),), "", parts)


# base, ours, theirs of one clause (None: not there), who changed it
TABLE = [
    ("x", "x", "x", "same"),
    ("x", "x", "y", "theirs"),
    ("x", "y", "x", "ours"),
    ("x", "y", "z", "both"),
    ("x", "y", "y", "same"),
    ("x", "x", None, "theirs"),
    ("x", None, "x", "ours"),
    ("x", "y", None, "both"),
    ("x", None, "y", "both"),
    (None, None, "y", "theirs"),
    (None, "y", None, "ours"),
    (None, "y", "z", "both"),
    (None, "y", "y", "same"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "by"), TABLE)
def test_who_changed_a_clause(base, ours, theirs, by):
    texts = [whole(*([part("u", words)] if words else [])) for words in (base, ours, theirs)]
    (row,) = three_way(*texts)
    assert (row.by, row.has_ours, row.has_theirs) == (by, ours is not None, theirs is not None)


def test_without_a_shared_text_nobody_is_said_to_have_changed_it():
    rows = three_way(
        None, whole(part("u", "x"), part("v", "x")), whole(part("u", "y"), part("v", "x"))
    )
    assert [row.by for row in rows] == ["differs", "same"]


def test_each_language_says_by_itself_who_changed_it():
    def both(th: str, en: str) -> Whole:
        texts = {"th": Wording("", th), "en": Wording("", en)}
        languages = (("th", "authentic"), ("en", "authentic"))
        return Whole("mou", ("a", "b"), languages, "", (Part("article", "", texts, "u"),))

    (row,) = three_way(both("ก", "x"), both("ข", "x"), both("ก", "y"))
    assert (row.by, [cell.by for cell in row.cells]) == ("both", ["ours", "theirs"])


WORDS = st.sampled_from(["x", "y", "z"])
PARTS = st.lists(
    st.builds(part, st.sampled_from("abcdef"), WORDS), max_size=6, unique_by=lambda one: one.uid
)


@given(PARTS, PARTS, st.sets(st.sampled_from("abcdef")))
def test_taking_changes_the_chosen_clauses_and_no_other(ours, theirs, chosen):
    found = {one.uid: one for one in taken(ours, theirs, chosen)}
    mine, other = ({one.uid: one for one in parts} for parts in (ours, theirs))
    for uid in {*mine, *other}:
        assert found.get(uid) == (other if uid in chosen else mine).get(uid)


@given(PARTS, PARTS)
def test_taking_everything_in_their_order_gives_their_text(ours, theirs):
    chosen = {one.uid for one in (*ours, *theirs)}
    assert in_their_order(taken(ours, theirs, chosen), theirs) == theirs


@given(PARTS, PARTS)
def test_their_order_loses_no_clause(ours, theirs):
    found = in_their_order(ours, theirs)
    assert sorted(one.uid for one in found) == sorted(one.uid for one in ours)
    known = {one.uid for one in theirs}
    mine = {one.uid for one in ours}
    assert [p.uid for p in found if p.uid in known] == [p.uid for p in theirs if p.uid in mine]


@given(PARTS, PARTS, PARTS)
def test_every_clause_of_either_text_stands_once(base, ours, theirs):
    rows = three_way(whole(*base), whole(*ours), whole(*theirs))
    uids = [row.uid for row in rows]
    assert len(uids) == len(set(uids))
    assert set(uids) == {one.uid for one in (*ours, *theirs)}
    assert [uid for uid in uids if uid in {o.uid for o in theirs}] == [o.uid for o in theirs]

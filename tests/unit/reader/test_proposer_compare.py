"""Two readers of one paper: the same, otherwise, or of something else."""

import pytest

from phinong.reader.model import KINDS, Finding, Span, Value, finding
from phinong.reader.proposer import differences, meet, paired
from phinong.reader.proposer.compare import _MEETS
from phinong.reader.proposer.shapes import VALUES

Given = tuple[str, str, object, int]  # name, words, value, start


def one(kind: str, *given: Given) -> Finding:
    return finding(
        kind,
        [Value(name, value, words, Span(at, at + len(words))) for name, words, value, at in given],
    )


def told(name: str, words: str, at: int, value: object = None) -> Given:
    return name, words, words if value is None else value, at


TIE = (
    told("side", "Lampang", 0),
    told("side", "Karatsu", 20),
    told("kind", "sister", 40, "sister"),
)
FIGURE = (told("number", "12", 10, 12), told("subject", "12 cities", 10, "cities-established"))
LOUD = told("text", "agreed to the draft", 30)

# (known, proposed) -> None where they speak of two things, else the names on which they differ.
CASES = {
    "the same": (one("tie-claim", *TIE), one("tie-claim", *TIE), []),
    "less": (one("tie-claim", *TIE), one("tie-claim", TIE[0], TIE[2]), []),
    "another kind": (
        one("tie-claim", *TIE),
        one("tie-claim", *TIE[:2], told("kind", "sister", 40, "friendship")),
        ["kind"],
    ),
    "another party": (
        one("tie-claim", *TIE),
        one("tie-claim", TIE[0], told("side", "Saga", 60), TIE[2]),
        ["side"],
    ),
    "another day": (
        one("tie-claim", *TIE, told("date", "4 June 2021", 70, "2021-06-04")),
        one("tie-claim", *TIE, told("date", "7 June 2021", 90, "2021-06-07")),
        ["date"],
    ),
    "a day where none was": (
        one("tie-claim", *TIE),
        one("tie-claim", *TIE, told("date", "4 June 2021", 70, "2021-06-04")),
        ["date"],
    ),
    "the same names elsewhere": (
        one("tie-claim", *TIE),
        one(
            "tie-claim",
            told("side", "Karatsu", 120),
            told("side", "Lampang", 140),
            told("kind", "sister", 160, "sister"),
        ),
        [],
    ),
    "other names elsewhere": (
        one("tie-claim", *TIE),
        one("tie-claim", told("side", "Saga", 120), told("kind", "sister", 160, "sister")),
        None,
    ),
    "another kind of finding": (one("tie-claim", *TIE), one("activity", TIE[0]), None),
    "a figure": (one("figure", *FIGURE), one("figure", *FIGURE), []),
    "a figure of something else": (
        one("figure", *FIGURE),
        one("figure", FIGURE[0], told("subject", "12 cities", 10, "delegates")),
        ["subject"],
    ),
    "the same number elsewhere": (
        one("figure", *FIGURE),
        one("figure", told("number", "12", 80, 12)),
        None,
    ),
    "a wider quote": (
        one("resolution", LOUD),
        one("resolution", told("text", "The meeting agreed to the draft", 18)),
        [],
    ),
    "a quote beside": (
        one("resolution", LOUD),
        one("resolution", told("text", "draft of the MoU", 44)),
        ["text"],
    ),
    "a quote elsewhere": (one("resolution", LOUD), one("resolution", told("text", "no", 90)), None),
    "a paper has one title": (
        one("document", told("title", "News", 0)),
        one("document", told("title", "Signing", 50)),
        ["title"],
    ),
    "a person named twice": (
        one("person-post", told("name", "Somchai Jaidee", 0), told("post", "Governor", 20)),
        one("person-post", told("name", "Somchai  Jaidee", 90), told("post", "Mayor", 120)),
        ["post"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_how_two_findings_stand_to_each_other(name):
    known, proposed, names = CASES[name]
    assert meet(known, proposed) == meet(proposed, known) == (names is not None)
    pair = paired([known], [proposed])[0]
    if names is None:
        assert (pair.known, pair.differs, pair.agrees) == (None, (), False)
    else:
        assert [difference.name for difference in differences(known, proposed)] == names
        assert (pair.known, pair.agrees) == (known, not names)
        assert [difference.name for difference in pair.differs] == names


def test_a_difference_shows_both():
    known, proposed, _ = CASES["another day"]
    (difference,) = differences(known, proposed)
    assert [v.value for v in difference.known] == ["2021-06-04"]
    assert [v.value for v in difference.proposed] == ["2021-06-07"]


def test_a_difference_shows_only_what_is_new_of_the_proposal():
    known, proposed, _ = CASES["another party"]
    (difference,) = differences(known, proposed)
    assert [v.value for v in difference.known] == ["Lampang", "Karatsu"]
    assert [v.value for v in difference.proposed] == ["Saga"]


def test_what_one_proposal_agrees_with_is_not_in_dispute_with_another():
    known, other, _ = CASES["another party"]
    same, apart = paired([known], [known, other])
    assert (same.agrees, apart.known) == (True, None)


def test_of_several_the_nearest_is_the_one_that_differs():
    near = one("document", told("title", "News", 0), told("date", "2021", 10, "2021"))
    far = one("document", told("title", "Old news", 40), told("date", "2020", 60, "2020"))
    said = one("document", told("title", "News", 0), told("date", "2022", 10, "2022"))
    assert paired([far, near], [said])[0].known == near


def test_a_name_linked_alike_is_the_same_however_it_is_written():
    thai = Value("party", "ลำปาง", "ลำปาง", Span(0, 5), entry="TH-52")
    english = Value("party", "Lampang", "Lampang", Span(50, 57), entry="TH-52")
    known, proposed = finding("activity", [thai]), finding("activity", [english])
    assert (meet(known, proposed), differences(known, proposed)) == (True, ())


def test_every_kind_has_its_way_of_meeting():
    assert set(_MEETS) == set(KINDS)
    named = {kind: " ".join(names).split() for kind, names in _MEETS.items()}
    assert [
        n for kind, names in named.items() for n in names if n not in VALUES[kind].split()
    ] == []

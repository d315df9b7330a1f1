"""Every value of a model proves itself by the paper's own words, or is left out and counted."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.vocabulary import vocabulary
from phinong.reader import read
from phinong.reader.model import KINDS, Finding, Span
from phinong.reader.proposer.answer import Said, SaidValue
from phinong.reader.proposer.checks import DROPPED, Checks
from phinong.reader.proposer.ground import Ground, nearest_together
from phinong.reader.proposer.question import schema
from phinong.reader.proposer.shapes import NEEDED, VALUES, Sort, sort_of

PAPERS = Path(__file__).parents[2] / "documents"
PAPER = (
    "Lampang and Karatsu sign a Memorandum of Understanding\n\n7 June 2021\n\n"
    "On 4 June 2021 Mr. Somchai Jaidee, Governor of Lampang Province, and the Mayor of Karatsu"
    " signed a memorandum of understanding on education. Over 1,250 people and 12 schools took"
    " part, 2.5 times more than in 2019. Lampang University of Arts was a witness.\n\n"
    "The next meeting, no. 3/2565, is on ๑๕ มีนาคม ๒๕๖๕ in Lampang. Karatsu will name its team by"
    " July 2022."
)


def checked(kind: str, *values: tuple[str, ...], text: str = PAPER) -> tuple[list[Finding], dict]:
    """(findings that are left, what was dropped) of one finding with (name, quote, value)s."""
    said = Said(kind, tuple(SaidValue(v[0], v[1], v[2] if len(v) > 2 else v[1]) for v in values))
    checks = Checks(Ground(text), "model:small", Counter())
    return list(checks.findings([said], Span(0, len(text)))), dict(checks.dropped)


def values_of(found: list[Finding]) -> list[tuple[str, object, str]]:
    return [(v.name, v.value, v.as_written) for one in found for v in one.values]


# (kind, value) -> what becomes of it: the value and its words, or the reason why it is left out.
CASES = {
    "a text": ("resolution", ("text", "signed a memorandum"), "signed a memorandum"),
    "another case": ("resolution", ("text", "SIGNED A MEMORANDUM"), "signed a memorandum"),
    "an invented quote": ("resolution", ("text", "both sides will marry"), "quote-not-there"),
    "a quote nearly right": ("resolution", ("text", "signed the memorandum"), "quote-not-there"),
    "no quote": ("resolution", ("text", " ", "signed"), "quote-missing"),
    "a quote beyond all length": ("resolution", ("text", PAPER * 5), "quote-not-there"),
    "half a word": ("resolution", ("text", "morand"), "quote-not-there"),
    "a name of another kind": ("resolution", ("party", "Lampang"), "name-unknown"),
    "an invented name of a value": ("resolution", ("secret", "Lampang"), "name-unknown"),
    "an unknown kind": ("decree", ("text", "Lampang"), "kind-unknown"),
    "a day": ("commitment", ("due", "4 June 2021", "2021-06-04"), ("2021-06-04", "4 June 2021")),
    "a day in Thai digits": (
        "commitment",
        ("due", "15 มีนาคม 2565", "2022-03-15"),
        ("2022-03-15", "๑๕ มีนาคม ๒๕๖๕"),
    ),
    "a month": ("commitment", ("due", "July 2022", "2022-07"), ("2022-07", "July 2022")),
    "a year": ("commitment", ("due", "2019", "2019"), ("2019", "2019")),
    "words around a day": (
        "commitment",
        ("due", "On 4 June 2021 Mr.", "2021-06-04"),
        ("2021-06-04", "4 June 2021"),
    ),
    "a year left in its era": (
        "commitment",
        ("due", "15 มีนาคม 2565", "2565-03-15"),
        "date-differs",
    ),
    "another day": ("commitment", ("due", "4 June 2021", "2021-06-05"), "date-differs"),
    "a day cut to its month": ("commitment", ("due", "June 2021", "2021-06"), "date-differs"),
    "no day at all": ("commitment", ("due", "education", "2021-06-04"), "date-differs"),
    "a day as words": ("commitment", ("due", "4 June 2021"), "date-differs"),
    "a number": ("figure", ("number", "12 schools", "12"), (12, "12")),
    "a number with a comma": ("figure", ("number", "1,250 people", "1250"), (1250, "1,250")),
    "a number as the paper has it": ("figure", ("number", "1,250", "1,250"), (1250, "1,250")),
    "another number": ("figure", ("number", "12 schools", "13"), "number-not-there"),
    "a part of a number": ("figure", ("number", "250 people", "250"), "number-not-there"),
    "a part of a decimal": ("figure", ("number", "2.5 times", "5"), "number-not-there"),
    "a number in words": ("figure", ("number", "education", "1"), "number-not-there"),
    "a code": ("agreement", ("area", "education", "education"), ("education", "education")),
    "a code of no vocabulary": ("agreement", ("area", "education", "schooling"), "code-unknown"),
    "a code of another": ("agreement", ("area", "education", "sister"), "code-unknown"),
    "the label of a code": ("agreement", ("area", "education", "Education"), "code-unknown"),
    "a person": ("activity", ("person", "Mr. Somchai Jaidee"), "Somchai Jaidee"),
}
# What the finding needs beside the value in question.
REST = {
    "resolution": ("text", "signed a memorandum of understanding on education"),
    "commitment": ("what", "name its team"),
    "figure": ("number", "12", "12"),
    "activity": ("event-type", "signed", "signing"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_a_value(name):
    kind, value, expected = CASES[name]
    rest = [REST[kind]] if kind in REST else []
    if kind == "agreement":
        rest = [
            ("instrument", "Memorandum of Understanding", "mou"),
            *(("party", city) for city in ("Lampang", "Karatsu")),
        ]
    found, dropped = checked(kind, value, *rest)
    if expected in DROPPED:
        assert dropped == {expected: 1}
        assert values_of(found) == values_of(checked(kind, *rest)[0])
    else:
        worth, words = expected if isinstance(expected, tuple) else (expected, expected)
        assert dropped == {}
        assert (value[0], worth, words) in values_of(found)


def test_every_reason_is_met_by_a_case():
    met = {case[2] for case in CASES.values() if isinstance(case[2], str)}
    assert met & set(DROPPED) == set(DROPPED) - {"nothing-left"}


@pytest.mark.parametrize("kind", [kind for kind, needed in NEEDED.items() if needed])
def test_a_finding_without_what_it_is_about_is_left_out(kind):
    others = [name for name in VALUES[kind].split() if name not in NEEDED[kind].split()]
    words = next(name for name in others if sort_of(kind, name) not in (Sort.DATE, Sort.NUMBER))
    code = sort_of(kind, words) == Sort.CODE
    found, dropped = checked(kind, (words, "Lampang", "signed" if code else "Lampang"))
    assert (found, dropped["nothing-left"]) == ([], 1)


def test_a_name_that_stands_often_is_taken_where_the_others_stand():
    found, _ = checked(
        "commitment", ("who", "Karatsu"), ("what", "name its team"), ("due", "July 2022", "2022-07")
    )
    (who,) = found[0].all("who")
    assert who.span.start == PAPER.rindex("Karatsu")


def test_a_name_is_not_taken_out_of_a_longer_one():
    text = (
        "Lampang Rajabhat University and Kunming University met. They talked for two days of"
        " learning cities, of their libraries and of their schools. Then they saw Lampang."
    )
    found, _ = checked(
        "activity",
        ("event-type", "met", "meeting"),
        ("party", "Kunming University"),
        ("party", "Lampang"),
        text=text,
    )
    assert [v.span.start for v in found[0].all("party") if v.value == "Lampang"] == [
        text.rindex("Lampang")
    ]


def test_a_quote_counts_only_in_the_piece_that_was_sent():
    said = Said("resolution", (SaidValue("text", "name its team", ""),))
    checks = Checks(Ground(PAPER), "model:small", Counter())
    assert list(checks.findings([said], Span(0, 200))) == []
    assert dict(checks.dropped) == {"quote-not-there": 1, "nothing-left": 1}


def test_a_value_given_twice_stands_once():
    found, dropped = checked("resolution", *[("text", "signed a memorandum")] * 3)
    assert (len(found[0].values), dropped) == (1, {})


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([[(5, 6)]], [5]),
        ([[(0, 1), (90, 91)], [(80, 81)]], [90, 80]),
        ([[(0, 1), (90, 91)], [(2, 3), (50, 51)]], [0, 2]),
        ([[(0, 1), (50, 51)], [(0, 1), (50, 51)]], [0, 0]),
        ([[(10, 11), (60, 61)], [(20, 21)], [(70, 71), (25, 26), (0, 1)]], [10, 20, 25]),
    ],
)
def test_of_several_places_the_nearest_together(places, expected):
    spans = [[Span(*place) for place in some] for some in places]
    assert [span.start for span in nearest_together(spans)] == expected


def test_the_kinds_are_the_readers_and_the_codes_have_their_vocabularies():
    assert (set(VALUES), set(NEEDED)) == (set(KINDS), set(KINDS))
    assert [
        n for kind, names in NEEDED.items() for n in names.split() if n not in VALUES[kind]
    ] == []
    named = {name for names in VALUES.values() for name in names.split()}
    assert named - set(vocabulary("value-names")) == set()


@pytest.mark.parametrize("paper", sorted(PAPERS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_model_may_say_whatever_the_built_in_reader_says(paper):
    said = {(one.kind, value.name) for one in read(paper).findings for value in one.values}
    assert {pair for pair in said if sort_of(*pair) is None} == set()
    assert len(said) > 8


def test_the_schema_allows_what_the_checks_know_and_nothing_else():
    finding = schema()["properties"]["findings"]["items"]["properties"]
    names = {name for said in VALUES.values() for name in said.split()}
    assert finding["kind"]["enum"] == list(VALUES)
    assert finding["values"]["items"]["properties"]["name"]["enum"] == sorted(names)


SENT = st.builds(
    Said,
    st.sampled_from([*VALUES, "decree"]),
    st.lists(
        st.builds(
            SaidValue,
            st.sampled_from(sorted({n for names in VALUES.values() for n in names.split()})),
            st.one_of(
                st.text(max_size=20),
                st.tuples(st.integers(0, len(PAPER)), st.integers(1, 40)).map(
                    lambda cut: PAPER[cut[0] : cut[0] + cut[1]]
                ),
            ),
            st.one_of(st.text(max_size=12), st.sampled_from(["mou", "2021-06-04", "12", "sister"])),
            st.floats(0, 1),
        ),
        max_size=6,
    ).map(tuple),
)
GROUND = Ground(PAPER)


@given(st.lists(SENT, max_size=4))
def test_whatever_a_model_says_what_is_left_stands_in_the_paper(said):
    checks = Checks(GROUND, "model:small", Counter())
    for one in checks.findings(said, Span(0, len(PAPER))):
        assert one.confidence <= 0.5
        for value in one.values:
            assert value.as_written == value.span.of(PAPER) != ""
            assert value.why == ("model:small", "uncalibrated")
            assert value.name in VALUES[one.kind].split()
    assert set(checks.dropped) <= set(DROPPED)

"""What the register says of a tie: matrices by hand, and properties that always hold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.vocabulary import vocabulary
from phinong.ties import rules
from phinong.ties.evidence import Dated
from phinong.ties.kinds import BESIDE, LADDER
from phinong.ties.rules import (
    AGREE,
    APART,
    DISPUTE,
    ONE_SIDE,
    OTHERS,
    SILENT,
    Paper,
    Said,
    read,
    summary,
)

TODAY = date(2025, 11, 24)


def kind(value, side=None, **more):
    return Said("kind", value, side, **more)


def stage(value, side=None, **more):
    return Said("stage", value, side, **more)


def day(value, side=None, **more):
    return Said("date", value, side, **more)


# ── Who says what ──


@pytest.mark.parametrize(
    ("claims", "verdict", "shown"),
    [
        ([], SILENT, ""),
        ([kind("sister", 0)], ONE_SIDE, "sister"),
        ([kind("sister", speaker="press")], OTHERS, "sister"),
        ([kind("sister", 0), kind("sister", 1)], AGREE, "sister"),
        ([kind("sister", 0), kind("letter-of-intent", 1)], DISPUTE, "letter-of-intent"),
        ([kind("sister", 0), kind("friendship", 1)], DISPUTE, "friendship"),
        ([kind("partnership", 0), kind("friendship", 1)], DISPUTE, ""),
        # A side that calls one paper two things contradicts itself.
        ([kind("friendship", 0), kind("sister", 0)], DISPUTE, "friendship"),
        # While one side is silent, the press can contradict the other.
        ([kind("friendship", 0), kind("sister", speaker="press")], DISPUTE, "friendship"),
        # Two sides that agree cannot be contradicted from outside.
        (
            [kind("sister", 0), kind("sister", 1), kind("friendship", speaker="press")],
            AGREE,
            "sister",
        ),
        ([kind("sister", speaker="a"), kind("friendship", speaker="b")], DISPUTE, "friendship"),
        # What does not count, and what nobody could read, says nothing.
        ([kind("sister", 0), kind("friendship", 1, counts=False)], ONE_SIDE, "sister"),
        ([kind("sister", 0), kind("friendship", 1, verified=False)], ONE_SIDE, "sister"),
        # A side's later word overtakes its earlier one; not the other side's.
        (
            [kind("letter-of-intent", 0, as_of="2024"), kind("sister", 0, as_of="2026")],
            ONE_SIDE,
            "sister",
        ),
        (
            [kind("letter-of-intent", 1, as_of="2024"), kind("sister", 0, as_of="2026")],
            DISPUTE,
            "letter-of-intent",
        ),
        # Within one year nobody knows which came first.
        (
            [kind("letter-of-intent", 0, as_of="2024"), kind("sister", 0, as_of="2024-11")],
            DISPUTE,
            "letter-of-intent",
        ),
    ],
)
def test_what_is_said_of_the_kind(claims, verdict, shown):
    found = read("kind", claims)
    assert (found.verdict, found.shown) == (verdict, shown)


@pytest.mark.parametrize(
    ("claims", "verdict", "shown"),
    [
        ([day("1999", 0), day("1999-06-07", 1)], AGREE, "1999-06-07"),
        ([day("1999-06-07", 0), day("1999-06-08", 1)], DISPUTE, ""),
        ([day("1999-06", 0)], ONE_SIDE, "1999-06"),
        ([day("1999", speaker="a"), day("1999-06-07", speaker="b")], OTHERS, "1999-06-07"),
    ],
)
def test_what_is_said_of_the_date(claims, verdict, shown):
    found = read("date", claims)
    assert (found.verdict, found.shown) == (verdict, shown)


@pytest.mark.parametrize(
    ("claims", "verdict", "shown"),
    [
        ([stage("S08", 0), stage("S05", 1)], APART, "S05"),
        ([stage("signed", 0), stage("drafting", 1)], DISPUTE, "drafting"),
        # What was under review in 2022 may well be signed in 2024.
        ([stage("signed", 0, as_of="2024"), stage("S07", 1, as_of="2022")], ONE_SIDE, "signed"),
        ([stage("signed", 0), stage("active", 1)], APART, "signed"),
        ([stage("S99", 0)], ONE_SIDE, "S99"),
        ([stage("S99", 0), stage("S05", 1)], APART, "S99"),
        ([stage("S99", 0, as_of="2021"), stage("S08", 0, as_of="2022")], ONE_SIDE, "S08"),
        ([stage("S03", 0, as_of="2021"), stage("S08", 0, as_of="2022")], ONE_SIDE, "S08"),
        # A letter of intent of September goes beyond the contact that the other side saw in June.
        ([stage("S01", 0, as_of="2024-06-05"), stage("S04", 1, as_of="2024-09-26")], APART, "S04"),
        ([stage("S04", 0, as_of="2024-06-05"), stage("S01", 1, as_of="2024-09-26")], APART, "S01"),
    ],
)
def test_what_is_said_of_the_stage(claims, verdict, shown):
    found = read("stage", claims)
    assert (found.verdict, found.shown) == (verdict, shown)


def test_who_really_is_the_party_may_be_disputed():
    said = [
        Said("level", "chiang-mai-province", speaker="blog"),
        Said("level", "chiang-mai-municipality", speaker="list"),
    ]
    assert (read("level", said).verdict, read("level", said[:1]).shown) == (
        DISPUTE,
        "chiang-mai-province",
    )


def test_an_outside_voice_beside_two_that_agree_is_shown():
    said = [kind("sister", 0), kind("sister", 1), kind("friendship", speaker="press")]
    found = read("kind", said)
    assert (found.others_differ, found.values) == (True, ("sister", "friendship"))


# ── The state ──

SIGNED = [kind("sister", 0), day("2024-03-31", 0)]
STATES = [
    ("a day of signing", SIGNED, [], "established"),
    ("a stage that is signed", [stage("S12", 0, as_of="2024-03-31")], [], "established"),
    ("an event", [Said("event", "signing", 0, as_of="2024-03-31")], [], "established"),
    ("a signed paper", [], [Paper("mou", "signed", "2024-03-31")], "established"),
    ("a paper in force", [], [Paper("agreement", "in-force", "2024-03-31")], "established"),
    ("a draft", [], [Paper("mou", "draft", seen="2024-03-31")], "process"),
    ("a signed paper of which a source speaks", [], [Paper("mou", "signed", seen="2025")], "quiet"),
    ("a signed letter of intent", [], [Paper("letter-of-intent", "signed", "2024")], "process"),
    ("an action plan alone", [], [Paper("action-plan", "signed", "2024")], "process"),
    (
        "a letter of intent and its day",
        [kind("letter-of-intent", 0), day("2024-03-31", 0)],
        [],
        "process",
    ),
    (
        "one side says sister, one letter of intent",
        [*SIGNED, kind("letter-of-intent", 1), day("2024-03-31", 1)],
        [],
        "process",
    ),
    (
        "a letter of intent, and another paper clearly later",
        [kind("letter-of-intent", 0, as_of="2024-03-31")],
        [Paper("mou", "signed", "2025-06-01")],
        "established",
    ),
    (
        "a letter of intent, and another paper of the same day",
        [kind("letter-of-intent", 0, as_of="2024-03-31")],
        [Paper("mou", "signed", "2024-03-31")],
        "process",
    ),
    ("one says signed, one drafting", [stage("signed", 0), stage("drafting", 1)], [], "process"),
    ("a review", [stage("S07", 0, as_of="2022-03-14")], [], "process"),
    ("a visit", [Said("event", "visit", 0, as_of="2019-11-29")], [], "process"),
    ("a kind and nothing else", [kind("sister", 0)], [], "unverified"),
    ("nothing a reader could check", [kind("sister", 0, verified=False)], [], "unverified"),
    ("nothing at all", [], [], "unverified"),
    ("signed long ago", [day("2015-03-30", 0)], [], "quiet"),
    ("signed on a day nobody tells", [stage("active", 0)], [], "quiet"),
    ("ended", [*SIGNED, Said("end", "2025", 1)], [], "ended"),
    ("an end that lies ahead", [*SIGNED, Said("end", "2030", 1)], [], "established"),
    ("one side says it ended", [*SIGNED, stage("ended", 1, as_of="2025")], [], "ended"),
    ("a termination", SIGNED, [Paper("termination", "signed", "2025-01-01")], "ended"),
    (
        "ended, then signed anew",
        [day("2015", 0), stage("ended", 1, as_of="2018"), day("2024-03-31", 0)],
        [],
        "established",
    ),
    ("a withdrawn source", [replace(claim, counts=False) for claim in SIGNED], [], "unverified"),
    ("a withdrawn paper", [], [Paper("mou", "signed", "2024", counts=False)], "unverified"),
]


@pytest.mark.parametrize(("claims", "papers", "state"), [row[1:] for row in STATES],
                         ids=[row[0] for row in STATES])  # fmt: skip
def test_the_state(claims, papers, state):
    assert summary(claims, papers, day=TODAY).state == state


@pytest.mark.parametrize(
    ("last", "state"),
    [
        ("2022-11-24", "established"),
        ("2022-11-23", "quiet"),
        ("2022-11", "established"),
        ("2022", "established"),
        ("2021", "quiet"),
        ("2026-01-01", "quiet"),
    ],
)
def test_quiet_is_thirty_six_months_without_dated_evidence(last, state):
    visit = Dated(last, "visit", "activity", 1)
    assert summary([day("2000", 0)], day=TODAY, elsewhere=[visit]).state == state


def test_what_is_only_reported_keeps_no_tie_awake():
    visit = Dated("2025-01-01", "visit", "activity", 1, verified=False)
    found = summary([day("2000", 0)], day=TODAY, elsewhere=[visit])
    assert (found.state, found.years) == ("quiet", {"2000": [1, 0]})


# ── Since, evidence, years ──


@pytest.mark.parametrize(
    ("claims", "papers", "since"),
    [
        ([day("2015-03-30", 0), day("2015-03", 1)], [], "2015-03-30"),
        ([day("2015-03-30", 0), day("2016", 1)], [], ""),
        ([], [Paper("agreement", "signed", "2018-12-16"), Paper("mou", "signed", "2015")], "2015"),
        ([], [Paper("mou", "renewed", "2023-08-23")], ""),
        ([kind("letter-of-intent", 0), day("2024-03-31", 0)], [], ""),
        ([day("2015-03-30", 0)], [Paper("agreement", "signed", "2010")], "2015-03-30"),
    ],
)
def test_since(claims, papers, since):
    assert summary(claims, papers, day=TODAY).since == since


def test_one_signing_told_four_times_is_one():
    claims = [day("2024-03-31", 0, number=1), day("2024-03", 1, number=2),
              Said("event", "signing", 0, as_of="2024-03-31", number=3)]  # fmt: skip
    ceremony = Dated("2024-03-31", "signed", "activity", 9)
    paper = Paper("mou", "signed", "2024-03-31", number=7)
    found = summary(claims, [paper], day=TODAY, elsewhere=[ceremony])
    assert (found.years, len(found.shown)) == ({"2024": [1, 0]}, 1)


def test_years_and_evidence():
    claims = [day("2015-03-30", 0, number=1), stage("S03", 0, as_of="2014-05", number=2)]
    visit = Dated("2018-12-16", "visit", "activity", 5)
    found = summary(claims, day=TODAY, elsewhere=[visit])
    assert (found.years, found.evidence) == (
        {"2014": [0, 1], "2015": [1, 0], "2018": [0, 1]},
        visit,
    )


def test_what_is_still_to_come_is_no_evidence_yet():
    plan = Dated("2026-02-01", "visit", "activity", 5)
    found = summary([day("2015", 0)], day=TODAY, elsewhere=[plan])
    assert (found.evidence.edtf, found.years) == ("2015", {"2015": [1, 0]})


# ── Properties ──

KINDS = st.sampled_from((*LADDER, *BESIDE))
DAYS = st.dates(date(1990, 1, 1), date(2025, 1, 1))
EDTF = st.one_of(DAYS.map(lambda d: d.isoformat()), DAYS.map(lambda d: d.isoformat()[:4]))
SPEAKERS = st.sampled_from([(0, ""), (1, ""), (None, "press"), (None, "list")])


@st.composite
def claims(draw):
    what = draw(st.sampled_from(["kind", "date", "stage", "event", "end"]))
    value = draw(
        {
            "kind": KINDS,
            "date": EDTF,
            "end": EDTF,
            "stage": st.sampled_from(sorted(vocabulary("stages"))),
            "event": st.sampled_from(sorted(vocabulary("event-types"))),
        }[what]
    )
    side, speaker = draw(SPEAKERS)
    as_of = draw(st.one_of(st.just(""), EDTF))
    verified = draw(st.booleans())
    return Said(
        what, value, side, speaker, as_of, verified=verified, number=draw(st.integers(1, 9))
    )


# Each claim is a record of its own: no two have one number.
SEVERAL = st.lists(claims(), max_size=8, unique_by=lambda one: one.number)


@given(SEVERAL, st.randoms())
def test_the_order_of_claims_does_not_matter(said, shuffler):
    mixed = list(said)
    shuffler.shuffle(mixed)
    assert summary(mixed, day=TODAY) == summary(said, day=TODAY)


@given(st.lists(claims(), max_size=8), claims())
def test_retracting_a_claim_gives_the_earlier_summary_back(said, more):
    retracted = replace(more, counts=False)
    assert summary([*said, retracted], day=TODAY) == summary(said, day=TODAY)


@given(st.lists(claims(), max_size=8), SPEAKERS, st.one_of(st.just(""), EDTF), st.data())
def test_an_agreeing_claim_never_makes_a_dispute(said, speaker, as_of, data):
    what = data.draw(st.sampled_from(rules.ARGUED))
    before = read(what, said)
    heard = (
        before.values if len(before.by_side) < 2 else [v for _s, vs in before.by_side for v in vs]
    )
    agreeing = [
        value for value in heard if not any(rules.differ(what, value, other) for other in heard)
    ]
    if before.verdict == DISPUTE or not agreeing:
        return
    more = Said(what, data.draw(st.sampled_from(agreeing)), *speaker, as_of)
    assert read(what, [*said, more]).verdict != DISPUTE


@given(st.lists(claims(), max_size=8))
def test_nothing_unverified_makes_a_tie_more_than_unverified(said):
    doubtful = [replace(claim, verified=False) for claim in said]
    found = summary(doubtful, day=TODAY)
    assert (found.state, found.since, found.disputed) == ("unverified", "", False)


@given(st.lists(claims(), max_size=8))
def test_a_signed_tie_never_rests_on_a_letter_of_intent(said):
    found = summary(said, day=TODAY)
    if found.state in ("established", "quiet"):
        assert found.kind != "letter-of-intent"

"""The definition tests of a draft: facts in, a verdict with its reason out, for every branch."""

from datetime import date

import pytest

from phinong.drafting.fitness import (
    FAILS,
    MEETS,
    UNSAID,
    DraftFacts,
    InForce,
    Side,
    assembly,
    equal_rank,
    once_only,
    one_to_one,
    several_fields,
    verdicts,
    written_by_heads,
)
from phinong.drafting.pages.fitness import CONFIDENCE, LOOKS, NAMES, WORDS, row_of
from phinong.drafting.procedures import procedure

CHIANG_MAI = Side("TH", "province", 1)


def facts(*sides: Side, **known: object) -> DraftFacts:
    return DraftFacts(instrument="mou", kind="sister", sides=sides or (CHIANG_MAI,), **known)  # type: ignore[arg-type]


def code(verdict: object) -> tuple[str, str]:
    return verdict.verdict, verdict.why.code  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("ours", "partners", "expected"),
    [
        (1, [1], (MEETS, "fit-rank-equal")),
        (1, [1, 1], (MEETS, "fit-rank-equal")),
        (1, [3], (UNSAID, "fit-rank-differs")),
        (1, [1, 2], (UNSAID, "fit-rank-differs")),
        (1, [None], (UNSAID, "fit-rank-unknown")),
        (1, [1, None], (UNSAID, "fit-rank-unknown")),
        (1, [3, None], (UNSAID, "fit-rank-differs")),
        (None, [1], (UNSAID, "fit-rank-unknown")),
        (1, [], (UNSAID, "fit-rank-unknown")),
    ],
)
def test_thailand_asks_for_a_partner_of_equal_rank(ours, partners, expected):
    sides = [Side("TH", "province", ours), *(Side("JP", "province", level) for level in partners)]
    assert code(equal_rank(sides)) == expected


@pytest.mark.parametrize(
    ("instrument", "capacities", "expected"),
    [
        ("letter-of-intent", [{"own"}, {"own"}], (FAILS, "fit-letter-only")),
        ("mou", [set(), {"own"}], (UNSAID, "fit-signers-unnamed")),
        ("mou", [{"own"}, {"own"}], (MEETS, "fit-heads-sign")),
        ("mou", [{"own", "delegated"}, {"own"}], (MEETS, "fit-heads-sign")),
        ("mou", [{"delegated"}, {"own"}], (UNSAID, "fit-deputy-signs")),
    ],
)
def test_clair_asks_who_signs(instrument, capacities, expected):
    sides = [Side("TH", "province", 1, named) for named in capacities]
    known = DraftFacts(instrument=instrument, kind="sister", sides=sides)
    assert code(written_by_heads(known)) == expected


@pytest.mark.parametrize(
    ("kind", "areas", "expected"),
    [
        ("sectoral", ["health", "education"], (FAILS, "fit-one-field-by-kind")),
        ("sister", ["health", "education"], (MEETS, "fit-fields")),
        ("sister", ["health"], (UNSAID, "fit-fields-open")),
        ("sister", ["health", "health"], (UNSAID, "fit-fields-open")),
        ("", [], (UNSAID, "fit-fields-open")),
    ],
)
def test_clair_asks_for_more_than_one_field(kind, areas, expected):
    known = DraftFacts(instrument="mou", kind=kind, sides=[CHIANG_MAI], areas=areas)
    assert code(several_fields(known)) == expected


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        ([True], (MEETS, "fit-assembly-approved")),
        ([None], (UNSAID, "fit-assembly-open")),
        ([True, None], (UNSAID, "fit-assembly-open")),
        ([True, False], (FAILS, "fit-assembly-against")),
    ],
)
def test_clair_asks_for_the_assembly_of_every_japanese_side(approved, expected):
    sides = [CHIANG_MAI, *(Side("JP", "city", 3, (), one) for one in approved)]
    assert code(assembly(sides)) == expected


@pytest.mark.parametrize(
    ("kind", "others", "expected"),
    [
        ("friendship", ["Chiang Mai – Chengdu"], (MEETS, "fit-no-sister-meant")),
        ("", [], (UNSAID, "fit-kind-open")),
        ("sister", ["Chiang Mai – Chengdu"], (FAILS, "fit-sister-elsewhere")),
        ("sister", [], (UNSAID, "fit-sister-unproved")),
    ],
)
def test_china_asks_for_one_sister_of_a_foreign_city(kind, others, expected):
    known = DraftFacts(instrument="mou", kind=kind, sides=[CHIANG_MAI], other_sisters=others)
    assert code(one_to_one(known)) == expected


def test_that_nothing_is_on_record_proves_nothing_about_china():
    assert one_to_one(facts()).verdict != MEETS


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, (MEETS, "fit-no-double")),
        ({"tied": "Chiang Mai – Chengdu"}, (FAILS, "fit-tied-already")),
        ({"open_drafts": ["MoU"]}, (FAILS, "fit-draft-open")),
        ({"tied": "Chiang Mai – Chengdu", "open_drafts": ["MoU"]}, (FAILS, "fit-draft-open")),
        ({"tied": "Chiang Mai – Chengdu", "other_drafts": ["Plan"]}, (FAILS, "fit-tied-already")),
        ({"other_drafts": ["Plan"]}, (MEETS, "fit-other-paper")),
    ],
)
def test_a_second_paper_between_the_same_parties_is_told(known, expected):
    assert code(once_only(facts(**known))) == expected


@pytest.mark.parametrize(
    ("instrument", "expected"),
    [
        ("renewal", (UNSAID, "fit-goes-on-unnamed")),
        ("amendment", (UNSAID, "fit-goes-on-unnamed")),
        ("termination", (UNSAID, "fit-goes-on-unnamed")),
        ("action-plan", (MEETS, "fit-rests-on-tie")),
        ("joint-statement", (MEETS, "fit-rests-on-tie")),
        ("exchange-agreement", (MEETS, "fit-rests-on-tie")),
        ("joint-degree", (MEETS, "fit-rests-on-tie")),
        ("letter-of-intent", (FAILS, "fit-tied-already")),
        ("mou", (FAILS, "fit-tied-already")),
        ("memorandum-of-cooperation", (FAILS, "fit-tied-already")),
        ("agreement", (FAILS, "fit-tied-already")),
        ("charter", (FAILS, "fit-tied-already")),
    ],
)
def test_what_goes_on_from_a_tie_is_no_second_one(instrument, expected):
    known = DraftFacts(instrument, "sister", (CHIANG_MAI,), tied="Chiang Mai – Chengdu")
    assert code(once_only(known)) == expected


def running(**known: object) -> InForce:
    """An agreement in force: the memorandum of a sister tie, without an end."""
    return InForce(name="MoU 2022", **{"instrument": "mou", "kind": "sister"} | known)  # type: ignore[arg-type]


TODAY = date(2026, 11, 27)
IN_FORCE, GOES_ON, NO_DOUBLE = (
    (FAILS, "fit-in-force"),
    (MEETS, "fit-goes-on"),
    (MEETS, "fit-no-double"),
)


@pytest.mark.parametrize(
    ("instrument", "kind", "one", "expected"),
    [
        # The same paper for the same tie, in a time that both cover.
        ("mou", "sister", running(), IN_FORCE),
        ("mou", "sister", running(ends=date(2029, 3, 30)), IN_FORCE),
        ("mou", "sister", running(ends=TODAY), IN_FORCE),
        ("mou", "sister", running(ends=date(2026, 11, 26)), NO_DOUBLE),
        # A kind that one side does not say tells nothing apart.
        ("mou", "", running(), IN_FORCE),
        ("mou", "sister", running(kind=""), IN_FORCE),
        ("mou", "sectoral", running(), NO_DOUBLE),
        # Another paper: what is carried out under an agreement is not the agreement again.
        ("action-plan", "sister", running(), NO_DOUBLE),
        ("memorandum-of-cooperation", "sister", running(), NO_DOUBLE),
        # A renewal or amendment says of what; unsaid, it stands beside what is in force.
        ("renewal", "sister", running(), IN_FORCE),
        ("amendment", "sister", running(), IN_FORCE),
        ("renewal", "sister", running(stated="renews"), GOES_ON),
        ("amendment", "sister", running(stated="amends"), GOES_ON),
        ("mou", "sister", running(stated="renews"), GOES_ON),
        ("mou", "sister", running(stated="supersedes"), GOES_ON),
        ("termination", "sister", running(stated="terminates"), GOES_ON),
        # To carry out an agreement, or to fall under it, is not to go on from it.
        ("mou", "sister", running(stated="implements"), IN_FORCE),
        ("mou", "sister", running(stated="parent"), IN_FORCE),
        # What is in force may itself be a renewal, and is renewed like what it renewed.
        ("mou", "sister", running(instrument="renewal"), IN_FORCE),
        ("renewal", "sister", running(instrument="renewal"), IN_FORCE),
        # An amendment in force stands beside its agreement and is no second one.
        ("mou", "sister", running(instrument="amendment"), NO_DOUBLE),
        ("amendment", "sister", running(instrument="amendment"), NO_DOUBLE),
    ],
)
def test_what_is_in_force_is_not_made_a_second_time(instrument, kind, one, expected):
    known = DraftFacts(instrument=instrument, kind=kind, sides=[], in_force=[one], begins=TODAY)
    assert code(once_only(known)) == expected


def test_a_renewal_of_one_agreement_is_no_renewal_of_another():
    both = [running(stated="renews"), running()]
    assert code(once_only(facts(in_force=both, begins=TODAY))) == IN_FORCE


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"open_drafts": ["MoU"]}, "fit-in-force"),
        ({"tied": "Chiang Mai – Chengdu"}, "fit-in-force"),
    ],
)
def test_what_is_in_force_is_told_before_anything_else(known, expected):
    assert once_only(facts(in_force=[running()], begins=TODAY, **known)).why.code == expected


TH_CITY = Side("TH", "municipality", 3)
JP, CN, KR = Side("JP", "city", 3), Side("CN", "city", 2), Side("KR", "province", 1)
CLAIR = ["clair-written", "clair-fields", "clair-assembly"]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([CHIANG_MAI, KR], ["once-only", "equal-rank"]),
        ([TH_CITY, KR], ["once-only"]),
        ([TH_CITY, JP], ["once-only", *CLAIR]),
        ([TH_CITY, CN], ["once-only", "one-to-one"]),
        ([CN, Side("CN", "city", 2)], ["once-only"]),
        ([CHIANG_MAI, JP, CN], ["once-only", "equal-rank", *CLAIR, "one-to-one"]),
        ([Side("TH", "university"), Side("JP", "university")], ["once-only"]),
    ],
)
def test_which_tests_the_parties_call_for(sides, expected):
    assert [one.code for one in verdicts(facts(*sides))] == expected


def test_every_verdict_has_its_words_and_every_rule_its_source():
    everything = verdicts(facts(CHIANG_MAI, JP, CN))
    assert {one.code for one in everything} == set(NAMES)
    for one in everything:
        row = row_of(one, "th")
        assert all((row.sentence, row.word, row.look))
        if one.rule:
            rule = procedure(one.rule[0]).conditions[one.rule[1]]
            assert (row.source, row.confidence) == (rule.source, str(CONFIDENCE[rule.confidence]))
    assert set(WORDS) == set(LOOKS) == {MEETS, FAILS, UNSAID}

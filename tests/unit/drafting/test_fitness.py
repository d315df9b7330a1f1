"""The definition tests of a draft: facts in, a verdict with its reason out, for every branch."""

import pytest

from phinong.drafting.fitness import (
    FAILS,
    MEETS,
    UNSAID,
    DraftFacts,
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
    ],
)
def test_a_second_paper_between_the_same_parties_is_told(known, expected):
    assert code(once_only(facts(**known))) == expected


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

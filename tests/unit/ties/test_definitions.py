"""Other countries' definition tests: the answer, and what it rests on."""

import pytest

from phinong.core.messages import MESSAGES
from phinong.ties import definitions
from phinong.ties.definitions import NO, UNKNOWN, YES, PartyFacts, TieFacts
from phinong.ties.pages.judging import ANSWERS, TEST_NAMES

THAI = PartyFacts(0, "TH", is_province=True, rank_level=1)
JAPANESE = PartyFacts(1, "JP", rank_level=1)
CHINESE = PartyFacts(1, "CN", rank_level=2)


def facts(*parties, kind="sister", **more):
    return TieFacts(kind, parties, **more)


@pytest.mark.parametrize(
    ("signed", "capacities", "answer", "reason"),
    [
        ([], None, UNKNOWN, "clair-no-paper"),
        (["letter-of-intent"], {0: {"own"}, 1: {"own"}}, NO, "clair-letter-only"),
        (["mou"], None, UNKNOWN, "clair-signatories-unknown"),
        (["mou"], {0: {"own"}}, UNKNOWN, "clair-signatories-unknown"),
        (["mou"], {0: {"own"}, 1: {"own"}}, YES, "clair-both-heads"),
        (["mou"], {0: {"own"}, 1: {"on-behalf"}}, UNKNOWN, "clair-signed-by-deputy"),
        (["mou"], {0: {"own", "delegated"}, 1: {"own"}}, YES, "clair-both-heads"),
    ],
)
def test_clair_asks_for_a_paper_of_both_heads(signed, capacities, answer, reason):
    found = definitions.written_by_heads(facts(signed=signed, capacities=capacities))
    assert (found.answer, found.reason.code) == (answer, reason)


@pytest.mark.parametrize(
    ("areas", "kind", "answer", "reason"),
    [
        ([], "sister", UNKNOWN, "clair-fields-unknown"),
        (["culture"], "sister", UNKNOWN, "clair-fields-unknown"),
        (["culture", "culture"], "sister", UNKNOWN, "clair-fields-unknown"),
        (["culture", "health"], "sister", YES, "clair-many-fields"),
        (["culture", "health"], "sectoral", NO, "clair-one-field-by-kind"),
    ],
)
def test_clair_asks_for_more_than_one_field(areas, kind, answer, reason):
    found = definitions.many_fields(areas, kind)
    assert (found.answer, found.reason.code) == (answer, reason)


@pytest.mark.parametrize(
    ("approvals", "answer"), [((), UNKNOWN), ((0,), UNKNOWN), ((1,), YES), ((0, 1), YES)]
)
def test_clair_asks_for_the_approval_of_the_japanese_assembly(approvals, answer):
    assert definitions.approved(facts(THAI, JAPANESE, approvals=approvals)).answer == answer


@pytest.mark.parametrize(
    ("partner", "answer"),
    [
        (PartyFacts(1, "JP", rank_level=1), YES),
        (PartyFacts(1, "CN", rank_level=2), NO),
        (PartyFacts(1, "MN"), UNKNOWN),
    ],
)
def test_thailand_asks_for_equal_rank(partner, answer):
    assert definitions.equal_rank([THAI, partner]).answer == answer


@pytest.mark.parametrize(("others", "answer"), [((), YES), (("A – B",), NO)])
def test_one_foreign_city_one_sister_in_china(others, answer):
    assert definitions.one_to_one(facts(THAI, CHINESE, other_sisters=others)).answer == answer


@pytest.mark.parametrize(
    ("parties", "asked"),
    [
        ((THAI, JAPANESE), ["clair-written", "clair-fields", "clair-assembly", "thai-rank"]),
        ((THAI, CHINESE), ["thai-rank", "china-one-to-one"]),
        ((PartyFacts(0, "TH"), CHINESE), ["china-one-to-one"]),
        ((PartyFacts(0, "CN"), CHINESE), []),
        ((PartyFacts(0, "TH"), PartyFacts(1, "US")), []),
    ],
)
def test_only_the_countries_of_the_parties_ask(parties, asked):
    assert [answer.code for answer in definitions.answers(facts(*parties))] == asked


def test_every_test_answer_and_reason_has_its_words():
    given = [
        answer
        for parties in ((THAI, JAPANESE), (THAI, CHINESE))
        for answer in definitions.answers(facts(*parties))
    ]
    assert {a.code for a in given} == set(TEST_NAMES)
    assert {a.reason.code for a in given} - set(MESSAGES) == set()
    assert set(ANSWERS) == {YES, NO, UNKNOWN}

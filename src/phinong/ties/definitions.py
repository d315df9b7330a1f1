"""Does a tie count where the other side counts? Three countries' own tests, computed.

Nothing is argued here: each test names the facts it rests on, and answers "unknown" where the
register holds none. Sources: CLAIR (Japan) counts a tie only with all three of its tests,
https://www.clair.or.jp/j/exchange/shimai/ans01.html; the Thai Ministry of the Interior asks for a
partner of a province's rank, http://www.northernsistercity.org/knowledge-u/show/381; Qingdao's
rule of 1998 gives a foreign city one sister city in China,
http://www.fymate.net/html/text/lar/168097/16809774.html.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from phinong.core.refusals import Refusal
from phinong.ties.kinds import LETTER_OF_INTENT

YES, NO, UNKNOWN = "yes", "no", "unknown"
OWN = "own"
BOTH_SIDES = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """One test: the country that asks, its code, the answer, and what the answer rests on."""

    country: str
    code: str
    answer: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """One party as the tests see it; `rank_level` is None while the register does not know it."""

    side: int
    country: str
    is_province: bool = False
    rank_level: int | None = None


@dataclass(frozen=True, slots=True)
class TieFacts:
    """What the register holds on a tie for the tests.

    `signed` are the instruments signed under it; `capacities` the capacities in which somebody
    signed for each side; `areas` the fields of cooperation on record; `approvals` the sides whose
    council or assembly approved, with a source; `other_sisters` the further sister ties of each
    foreign party with Chinese bodies, by their names.
    """

    kind: str
    parties: Sequence[PartyFacts]
    signed: Collection[str] = ()
    capacities: Mapping[int, Collection[str]] | None = None
    areas: Collection[str] = ()
    approvals: Collection[int] = ()
    other_sisters: Sequence[str] = ()


def answers(facts: TieFacts) -> list[Answer]:
    """The tests of the countries whose bodies are parties, in the order Japan, Thailand, China."""
    countries = {party.country for party in facts.parties}
    found: list[Answer] = []
    if "JP" in countries:
        found += clair(facts)
    if any(p.country == "TH" and p.is_province for p in facts.parties):
        found.append(equal_rank(facts.parties))
    if "CN" in countries and len(countries) > 1:
        found.append(one_to_one(facts))
    return found


def clair(facts: TieFacts) -> list[Answer]:
    """CLAIR's three: written and signed by both heads, more than one field, assembly approval."""
    return [written_by_heads(facts), many_fields(facts.areas, facts.kind), approved(facts)]


def written_by_heads(facts: TieFacts) -> Answer:
    """A written agreement by the heads of both sides; a letter of intent is none."""

    def answer(yes_no: str, code: str) -> Answer:
        return Answer("JP", "clair-written", yes_no, Refusal(code))

    papers = [instrument for instrument in facts.signed if instrument != LETTER_OF_INTENT]
    if not papers:
        only_intent = bool(facts.signed)
        return answer(NO, "clair-letter-only") if only_intent else answer(UNKNOWN, "clair-no-paper")
    signed_for = facts.capacities or {}
    if len(signed_for) < BOTH_SIDES:
        return answer(UNKNOWN, "clair-signatories-unknown")
    if all(OWN in capacities for capacities in signed_for.values()):
        return answer(YES, "clair-both-heads")
    return answer(UNKNOWN, "clair-signed-by-deputy")


def many_fields(areas: Collection[str], kind: str) -> Answer:
    """Fields of cooperation not limited to one. One field on record does not prove the limit."""
    count = len(set(areas))
    if kind == "sectoral":
        return Answer("JP", "clair-fields", NO, Refusal("clair-one-field-by-kind"))
    if count > 1:
        return Answer("JP", "clair-fields", YES, Refusal("clair-many-fields", {"count": count}))
    return Answer("JP", "clair-fields", UNKNOWN, Refusal("clair-fields-unknown", {"count": count}))


def approved(facts: TieFacts) -> Answer:
    """Approval by the assembly of the Japanese side, since a budget is implied."""
    japanese = {party.side for party in facts.parties if party.country == "JP"}
    if japanese & set(facts.approvals):
        return Answer("JP", "clair-assembly", YES, Refusal("clair-assembly-approved"))
    return Answer("JP", "clair-assembly", UNKNOWN, Refusal("clair-assembly-unknown"))


def equal_rank(parties: Iterable[PartyFacts]) -> Answer:
    """A Thai province's partner must be of a province's rank."""
    parties = list(parties)
    levels = {p.rank_level for p in parties if p.country == "TH" and p.is_province}
    partners = [p.rank_level for p in parties if p.country != "TH"]
    if None in levels or not partners or None in partners:
        return Answer("TH", "thai-rank", UNKNOWN, Refusal("thai-rank-unknown"))
    if set(partners) == levels:
        return Answer("TH", "thai-rank", YES, Refusal("thai-rank-equal"))
    return Answer("TH", "thai-rank", NO, Refusal("thai-rank-differs"))


def one_to_one(facts: TieFacts) -> Answer:
    """A foreign city with a sister city in China already is offered friendly cooperation."""
    if facts.other_sisters:
        others = {"names": list(facts.other_sisters)}
        return Answer("CN", "china-one-to-one", NO, Refusal("china-tied-already", others))
    return Answer("CN", "china-one-to-one", YES, Refusal("china-no-other-on-record"))

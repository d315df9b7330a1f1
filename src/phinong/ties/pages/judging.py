"""What can be said of a tie by rule: its two signals, and other countries' definition tests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phinong.core.messages import say
from phinong.core.questions import Given, Question
from phinong.core.vocabulary import vocabulary
from phinong.places.models import Body
from phinong.record.queries import Sources
from phinong.ties import definitions, vitality
from phinong.ties.days import last_day
from phinong.ties.definitions import Answer, PartyFacts, TieFacts
from phinong.ties.facts import paper
from phinong.ties.models import Agreement, Claim, Party, Signatory, Tie
from phinong.ties.naming import Names, joined
from phinong.ties.rules import SIGNED_STATUSES, Summary, is_binding
from phinong.ties.spheres import CITY
from phinong.ties.vitality import Footing, Signal

CHINA = "CN"
SIGNAL_NAMES: dict[str, str | Promise] = {"footing": _("Footing"), "contact": _("Contact")}
WORDS: dict[str, str | Promise] = {
    "tight": _("Tight"),
    "steady": _("Steady"),
    "thin": _("Thin"),
    "quiet": _("Quiet"),
}
# The strand that draws each word.
STRANDS = {"tight": "established", "steady": "established", "thin": "quiet", "quiet": "quiet"}
TEST_NAMES: dict[str, str | Promise] = {
    "clair-written": _("A written agreement of both heads"),
    "clair-fields": _("Fields not limited to one"),
    "clair-assembly": _("Approval of the assembly"),
    "thai-rank": _("A partner of a province's rank"),
    "china-one-to-one": _("The partner's only sister city in China"),
}
ANSWERS: dict[str, str | Promise] = {
    definitions.YES: _("Yes"),
    definitions.NO: _("No"),
    definitions.UNKNOWN: _("Not known"),
}
LOOKS = {definitions.YES: "established", definitions.NO: "process", definitions.UNKNOWN: "quiet"}


@dataclass(frozen=True, slots=True)
class SignalShown:
    """A signal as the page says it."""

    signal: Signal

    @property
    def name(self) -> str | Promise:
        """Its name."""
        return SIGNAL_NAMES[self.signal.code]

    @property
    def sentences(self) -> list[str]:
        """The reasons for its strokes."""
        return [say(reason) for reason in self.signal.reasons]


@dataclass(frozen=True, slots=True)
class Vitality:
    """The word, the signals behind it, and what would strengthen the tie."""

    word: str | Promise
    strand: str
    signals: list[SignalShown]
    todo: list[str]


def vitality_of(
    summary: Summary, agreements: Sequence[Agreement], sources: Sources, *, today: date
) -> Vitality:
    """The signals of a tie, from its summary and the instruments on record."""
    papers = [a for a in agreements if is_binding(paper(a))]
    voices = {side for side, _values in summary.readings["kind"].by_side}
    facts = Footing(
        signed=summary.state in ("established", "quiet", "ended"),
        instruments=len(papers),
        sides_speaking=len(voices),
        disputed=summary.disputed,
        traced=sum(sources.stands("agreement", agreement.pk) for agreement in papers),
    )
    shown = summary.evidence
    last = min(last_day(shown.edtf), today) if shown else None
    signals = [
        vitality.footing(facts),
        vitality.contact(last, evidence=shown.edtf if shown else "", day=today),
    ]
    word = vitality.word(signals)
    todo = [say(reason) for signal in signals for reason in signal.missing]
    return Vitality(WORDS[word], STRANDS[word], [SignalShown(s) for s in signals], todo)


# ── Definition tests ──


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """A test as the page says it."""

    test: Answer

    @property
    def name(self) -> str | Promise:
        """What is asked."""
        return TEST_NAMES[self.test.code]

    @property
    def answer(self) -> str | Promise:
        """Yes, no, or not known."""
        return ANSWERS[self.test.answer]

    @property
    def look(self) -> str:
        """The look of the answer."""
        return LOOKS[self.test.answer]

    @property
    def sentence(self) -> str:
        """What the answer rests on."""
        return say(self.test.reason)


def tests_of(
    tie: Tie,
    kind: str,
    claims: Iterable[Claim],
    agreements: Sequence[Agreement],
    language: str,
) -> list[AnswerShown]:
    """The tests of the countries whose bodies are parties; two queries.

    They are tests of ties between cities and provinces; a university's tie is not put to them.
    """
    if tie.sphere != CITY:
        return []
    parties = sorted(tie.parties.all(), key=lambda party: (party.side, party.pk))
    heard = [claim for claim in claims if claim.proved and not claim.retracted]
    facts = TieFacts(
        kind=kind,
        parties=[party_facts(party) for party in parties],
        signed=[a.instrument for a in agreements if a.proved and a.status in SIGNED_STATUSES],
        capacities=capacities_of(agreements),
        areas={claim.value for claim in heard if claim.what == "area"}
        | {code for agreement in agreements for code in agreement.areas},
        approvals=approvals_in(heard, parties),
        other_sisters=other_sisters(tie, [party.body for party in parties], language),
    )
    return [AnswerShown(test) for test in definitions.answers(facts)]


def party_facts(party: Party) -> PartyFacts:
    """A party as the tests see it."""
    body = party.body
    rank = vocabulary("ranks").get(body.rank)
    level = rank.facts.get("level") if rank else None
    return PartyFacts(party.side, body.country, body.kind == "province", level)


def capacities_of(agreements: Sequence[Agreement]) -> Mapping[int, set[str]]:
    """{side: the capacities in which somebody signed for it}; one query."""
    if not agreements:
        return {}
    found: dict[int, set[str]] = {}
    for one in SIGNED_FOR.ask(agreements=[agreement.pk for agreement in agreements]):
        found.setdefault(one.side, set()).add(one.capacity)
    return found


class SignedFor(NamedTuple):
    """For which side somebody signed, and in which capacity."""

    side: int
    capacity: str


def signed_for(given: Given) -> QuerySet[Any]:
    """Who signed `agreements` for a side."""
    signed = Signatory.objects.filter(agreement__pk__in=given.each("agreements"), witness=False)
    return signed.filter(party__isnull=False).values_list("party__side", "capacity")


SIGNED_FOR = Question(SignedFor, signed_for)


def approvals_in(claims: Iterable[Claim], parties: Iterable[Party]) -> set[int]:
    """The sides whose approval a source tells of: S09 is the step on the partner's side."""
    if not any(claim.what == "stage" and claim.value == "S09" for claim in claims):
        return set()
    return {party.side for party in parties if party.side != 0}


def other_sisters(tie: Tie, bodies: Sequence[Body], language: str) -> list[str]:
    """Further signed sister ties of the foreign parties with Chinese bodies, by name; one query.

    Only a Chinese party's rule asks for them.
    """
    if all(body.country != CHINA for body in bodies):
        return []
    abroad = [body.pk for body in bodies if body.country != CHINA]
    names: dict[int, dict[int, list[Names]]] = {}
    for one in SISTERS.ask(bodies=abroad, tie=tie.pk):
        names.setdefault(one.tie, {}).setdefault(one.side, []).append(one.names)
    return [joined(sides.values(), language) for sides in names.values()]


class Sister(NamedTuple):
    """A party of a signed sister tie."""

    tie: int
    side: int
    names: Names


def sisters(given: Given) -> QuerySet[Any]:
    """The parties of the sister ties that `bodies` have with Chinese ones, but for those of `tie`,
    the older ties first."""
    ours = Party.objects.filter(body__pk__in=given.each("bodies")).exclude(tie__pk=given("tie"))
    chinese = Exists(Party.objects.filter(tie=OuterRef("pk"), body__country=CHINA))
    signed = Tie.objects.published().signed().filter(chinese, kind="sister")
    found = Party.objects.filter(tie__in=signed.filter(pk__in=ours.values("tie")))
    return found.order_by("tie", "side", "pk").values_list("tie", "side", "body__names")


SISTERS = Question(Sister, sisters)

"""The definition tests of a draft for a reader: facts gathered, verdicts with rule and source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phinong.core.languages import in_language
from phinong.core.messages import say
from phinong.core.vocabulary import vocabulary
from phinong.drafting import fitness
from phinong.drafting.fitness import DraftFacts, Side, Verdict
from phinong.drafting.models import (
    Draft,
    DraftParty,
    DraftStatus,
    Signature,
    StepState,
)
from phinong.drafting.pages.in_force import Offer, in_force_between
from phinong.drafting.pages.library import may_write
from phinong.drafting.panels import Panel
from phinong.drafting.procedures import procedure
from phinong.drafting.rules import APPROVING
from phinong.drafting.turns import routed, steps_of
from phinong.places.models import Body
from phinong.ties.models import Party, Tie, TieState
from phinong.ties.naming import tie_name
from phinong.ties.opening import find_tie

NAMES: dict[str, str | Promise] = {
    "once-only": _("Not made twice"),
    "equal-rank": _("Thailand: a partner of equal rank"),
    "clair-written": _("Japan: a written agreement of both heads"),
    "clair-fields": _("Japan: not limited to one field"),
    "clair-assembly": _("Japan: approved by the assembly"),
    "one-to-one": _("China: one sister city for one foreign city"),
}
WORDS: dict[str, str | Promise] = {
    fitness.MEETS: _("Meets it"),
    fitness.FAILS: _("Does not meet it"),
    fitness.UNSAID: _("Cannot be said"),
}
LOOKS = {fitness.MEETS: "established", fitness.FAILS: "overdue", fitness.UNSAID: "quiet"}
CONFIDENCE: dict[str, str | Promise] = {
    "seen": _("read in a public source"),
    "known": _("general knowledge, not confirmed"),
    "inferred": _("concluded from other sources"),
}
# The answers beside which it can be stated what a draft goes on from.
ASKS = ("fit-in-force", "fit-goes-on", "fit-goes-on-unnamed")
# The step of the procedure of Japanese bodies in which the assembly decides.
ASSEMBLY = "assembly"


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A test as the page says it."""

    verdict: Verdict
    rule: str
    source: str
    confidence: str
    # What runs between the parties, with what this reader may state of it.
    offers: list[Offer] = field(default_factory=list)

    @property
    def name(self) -> str | Promise:
        """What is asked, and whose rule it is."""
        return NAMES[self.verdict.code]

    @property
    def word(self) -> str | Promise:
        """The verdict in words."""
        return WORDS[self.verdict.verdict]

    @property
    def look(self) -> str:
        """The look of the verdict."""
        return LOOKS[self.verdict.verdict]

    @property
    def sentence(self) -> str:
        """Why."""
        return say(self.verdict.why)


def verdict_rows(draft: Draft, user: Any, language: str) -> list[VerdictRow]:
    """Every test that the parties of a draft call for; at most nine queries, three more where
    something runs between them."""
    tie = find_tie([party.body for party in draft.parties.all()])
    running = in_force_between(draft, tie, user, language)
    found = fitness.verdicts(facts_of(draft, user, language, tie, running))
    offers = running if may_write(draft, user) else []
    return [row_of(verdict, language, offers) for verdict in found]


def row_of(verdict: Verdict, language: str, offers: Sequence[Offer] = ()) -> VerdictRow:
    """A verdict with the words, source and confidence of its rule; none where it is our own, which
    has what is offered to be stated instead."""
    if verdict.rule is None:
        return VerdictRow(verdict, "", "", "", list(offers) if verdict.why.code in ASKS else [])
    code, key = verdict.rule
    rule = procedure(code).conditions[key]
    words = in_language(dict(rule.labels), language).text
    return VerdictRow(verdict, words, rule.source, str(CONFIDENCE[rule.confidence]))


def facts_of(
    draft: Draft, user: Any, language: str, tie: Tie | None, running: Sequence[Offer]
) -> DraftFacts:
    """What the register holds on a draft for the tests: the tie between its parties, and what runs
    between them; reads its prefetched parties."""
    parties = list(draft.parties.all())
    bodies = [party.body for party in parties]
    tie = None if draft.renews_id else tie
    seen = tie is not None and Tie.objects.visible_to(user).filter(pk=tie.pk).exists()
    others, paper = same_drafts(draft, user), draft.instrument
    signed = bool(tie and tie.state in (TieState.ESTABLISHED, TieState.QUIET))
    return DraftFacts(
        instrument=draft.instrument,
        kind=draft.kind,
        sides=sides_of(draft, parties),
        areas=draft.areas,
        other_sisters=sisters_in_china(bodies, language),
        tied=tie_name(tie, language) if tie and seen and signed else "",
        open_drafts=titles_of((one for one in others if one.instrument == paper), language),
        other_drafts=titles_of((one for one in others if one.instrument != paper), language),
        in_force=[one.known for one in running],
        begins=timezone.localdate(),
    )


def sides_of(draft: Draft, parties: list[DraftParty]) -> list[Side]:
    """The parties as the tests see them; three queries at most."""
    lines = Signature.objects.filter(draft=draft, witness=False)
    named = list(lines.values_list("party", "capacity"))
    steps = [step for party in routed(draft) for step in steps_of(party) if step.key == ASSEMBLY]
    decided = {s.route.party_id: s.outcome for s in steps if s.state == StepState.DONE}
    return [
        Side(
            country=party.body.country,
            kind=party.body.kind,
            level=level_of(party.body.rank),
            capacities={capacity for number, capacity in named if number == party.pk},
            approved=approved_by(decided.get(party.pk, "")),
        )
        for party in parties
    ]


def level_of(rank: str) -> int | None:
    """A rank's level counted from the country down; None for no rank."""
    term = vocabulary("ranks").get(rank)
    return term.facts.get("level") if term else None


def approved_by(outcome: str) -> bool | None:
    """Whether an assembly approved; None while it is open, put off or sent back."""
    if outcome in APPROVING:
        return True
    return False if outcome == "rejected" else None


def same_drafts(draft: Draft, user: Any) -> list[Draft]:
    """Further open drafts between exactly the same parties that this reader may know of."""
    numbers = [party.body_id for party in draft.parties.all()]
    others = DraftParty.objects.filter(draft=OuterRef("pk")).exclude(body__in=numbers)
    found = Draft.objects.visible_to(user).open().exclude(pk=draft.pk)
    for number in numbers:
        found = found.filter(parties__body=number)
    return list(found.exclude(Exists(others)).only("titles", "instrument").order_by("pk"))


def titles_of(drafts: Iterable[Draft], language: str) -> list[str]:
    """The titles of drafts for a reader."""
    return [one.title(language).text for one in drafts]


def sisters_in_china(bodies: list[Body], language: str) -> list[str]:
    """Signed public sister ties of the bodies abroad with further Chinese bodies, by name."""
    chinese = [body.pk for body in bodies if body.country == "CN"]
    if not chinese:
        return []
    abroad = [body.pk for body in bodies if body.country != "CN"]
    theirs = Exists(Party.objects.filter(tie=OuterRef("pk"), body__country="CN"))
    these = Party.objects.filter(body__in=chinese).values("tie")
    ours = Party.objects.filter(body__in=abroad).values("tie")
    found = Tie.objects.published().signed().filter(theirs, pk__in=ours, kind="sister")
    rows = found.exclude(pk__in=these).with_parties().order_by("pk")
    return [tie_name(row, language) for row in rows]


def tests_panel(draft: Draft, user: Any, language: str) -> Panel | None:
    """The tests beside the clauses, until the draft is signed."""
    if draft.status in (DraftStatus.SIGNED, DraftStatus.WITHDRAWN):
        return None
    return Panel("drafting/_fitness.html", {"rows": verdict_rows(draft, user, language)})

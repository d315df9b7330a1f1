"""What the page of a draft's parties and languages shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from phinong.core.languages import InLanguage, in_language
from phinong.drafting.access import May, may_for, may_over
from phinong.drafting.models import ClauseText, Draft, DraftLanguage, DraftParty, StepState
from phinong.drafting.pages.library import may_write
from phinong.drafting.panels import Panel
from phinong.drafting.procedures import procedure
from phinong.drafting.turns import with_routes
from phinong.drafting.wording_now import shown_standing
from phinong.record.models import Event

HISTORY = 20
VERBS = (
    "draft.party-added",
    "draft.party-changed",
    "draft.party-taken-out",
    "draft.languages-changed",
)


@dataclass(frozen=True, slots=True)
class SideRow:
    """A party with its procedure and how far it is; `may_change` for who may put another in its
    place, `may_begin` for who may choose its procedure."""

    party: DraftParty
    procedure: InLanguage | None
    passed: int
    steps: int
    may_change: bool
    may_begin: bool

    @property
    def thread(self) -> str:
        """Marigold for the first side, indigo for the others."""
        return "b" if self.party.side else "a"


@dataclass(frozen=True, slots=True)
class TongueRow:
    """A language of the text, and in how many clauses it has words."""

    language: DraftLanguage
    clauses: int
    prevails: bool


@dataclass(frozen=True, slots=True)
class SidesPage:
    """Parties and languages for one reader."""

    title: InLanguage
    sides: list[SideRow]
    tongues: list[TongueRow]
    may_change: bool
    history: list[Event]


def sides_page(draft: Draft, user: Any, language: str) -> SidesPage:
    """The parties and languages of a draft; a fixed number of queries but for who may begin."""
    may = may_write(draft, user)
    full = with_routes(Draft.objects.filter(pk=draft.pk)).get()
    events = Event.objects.about("draft", draft.pk).filter(verb__in=VERBS)
    return SidesPage(
        title=draft.title(language),
        sides=[side_row(draft, party, user, language, may) for party in full.parties.all()],
        tongues=tongue_rows(draft),
        may_change=may,
        history=list(events.select_related("by")[:HISTORY]),
    )


def side_row(draft: Draft, party: DraftParty, user: Any, language: str, may: bool) -> SideRow:
    """A party that came with its route."""
    route = getattr(party, "route", None)
    steps = list(route.steps.all()) if route else []
    passed = sum(step.state in (StepState.DONE, StepState.SKIPPED) for step in steps)
    followed = procedure(route.procedure, route.edition).labels if route else None
    return SideRow(
        party=party,
        procedure=in_language(dict(followed), language) if followed else None,
        passed=passed,
        steps=len(steps),
        may_change=may and may_over(user, May.EDIT_TIE, draft, party),
        may_begin=route is None and may_for(user, May.EDIT_TIE, party, kept_by=draft.kept_by),
    )


def tongue_rows(draft: Draft) -> list[TongueRow]:
    """The languages in order, each with its clauses; two queries."""
    rows = ClauseText.objects.filter(clause__draft=draft).exclude(words="", heading="")
    tags = list(rows.values_list("tag", flat=True))
    languages = draft.languages.order_by("order", "id")
    return [TongueRow(one, tags.count(one.tag), one.tag == draft.prevails) for one in languages]


def sides_panel(draft: Draft, user: Any, language: str) -> Panel:
    """Who is bound and in which languages, beside the clauses; no query of its own."""
    languages: Sequence[DraftLanguage] = shown_standing(draft).languages
    return Panel("drafting/_sides.html", {"draft": draft, "languages": languages})

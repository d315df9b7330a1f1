"""What the pages show of a notification of intent, and what a new one begins from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from phinong.core.languages import InLanguage, in_language
from phinong.core.vocabulary import vocabulary
from phinong.drafting.access import May
from phinong.drafting.intent import OPEN, QUESTIONS, Question
from phinong.drafting.models import Draft, DraftLanguage, DraftParty
from phinong.drafting.pages.fitness import VerdictRow, verdict_rows
from phinong.drafting.pages.library import may_write
from phinong.drafting.panels import Panel
from phinong.drafting.starting import Beginning, from_agreement, from_tie
from phinong.places.models import Body
from phinong.record.models import Event
from phinong.ties.models import Agreement, Tie
from phinong.ties.rules import SIGNED_STATUSES

HISTORY = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer for a reader; empty while nobody answered."""

    question: Question
    answer: InLanguage


@dataclass(frozen=True, slots=True)
class IntentPage:
    """A notification for one reader. `may_change` while it is open and they may write."""

    title: InLanguage
    parties: list[DraftParty]
    languages: list[DraftLanguage]
    answers: list[Answered]
    unanswered: int
    verdicts: list[VerdictRow]
    may_change: bool
    may_begin: bool
    history: list[Event]
    term: str


def intent_page(draft: Draft, user: Any, language: str) -> IntentPage:
    """The notification of a draft that came with its parties; a fixed number of queries."""
    answers = answers_of(draft, language)
    may = may_write(draft, user)
    return IntentPage(
        title=draft.title(language),
        parties=list(draft.parties.all()),
        languages=list(draft.languages.order_by("order", "id")),
        answers=answers,
        unanswered=sum(not row.answer for row in answers),
        verdicts=verdict_rows(draft, user, language),
        may_change=may and draft.status in OPEN,
        may_begin=may and not draft.clauses.exists(),
        history=history_of(draft),
        term=term_of(draft.term_months),
    )


def term_of(months: int | None) -> str:
    """A term as people say it: in years where it is whole years; nothing where none is said."""
    if not months:
        return ""
    years, rest = divmod(months, 12)
    if rest:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def answers_of(draft: Draft, language: str) -> list[Answered]:
    """Every question in its order."""
    return [
        Answered(question, in_language(draft.intent.get(key, {}), language))
        for key, question in QUESTIONS.items()
    ]


def history_of(draft: Draft) -> list[Event]:
    """What happened to the notification, the newest first."""
    verbs = ("draft.opened", "draft.intent-changed", "draft.draft")
    rows = Event.objects.about("draft", draft.pk).filter(verb__in=verbs)
    return list(rows.select_related("by")[:HISTORY])


def intent_panel(draft: Draft, user: Any, language: str) -> Panel:
    """The way to the notification, with how much of it is answered."""
    answers = answers_of(draft, language)
    done = sum(bool(row.answer) for row in answers)
    return Panel("drafting/_intent.html", {"draft": draft, "done": done, "all": len(answers)})


def offices_for(user: Any, language: str) -> list[tuple[str, str]]:
    """The offices in which this person may open a draft, by name, in the order they hold them."""
    codes = [code for code in user.body_codes() if user.may(May.EDIT_TIE, code)]
    names = {body.code: str(body.name(language)) for body in Body.objects.filter(code__in=codes)}
    return [(code, names[code]) for code in codes if code in names]


def beginning_of(query: Mapping[str, str], user: Any) -> Beginning:
    """What an address says a draft begins from: `tie`, or `renews` with `relation`.

    Raises Http404 for one that this reader may not know of, or a relation there is not.
    """
    offices = user.body_codes()
    if code := query.get("renews", ""):
        relation = query.get("relation", "") or "renews"
        related = ("parties__body", "parties__base_unit")
        visible = Agreement.objects.visible_to(user).select_related("tie")
        agreement = visible.prefetch_related(*related).filter(code=code[:160]).first()
        if agreement is None or relation not in vocabulary("lineage"):
            raise Http404
        return from_agreement(agreement, relation, offices)
    if code := query.get("tie", ""):
        tie = Tie.objects.visible_to(user).with_parties().filter(code=code[:160]).first()
        if tie is None:
            raise Http404
        return from_tie(tie, offices)
    return Beginning()


def begin_on_tie(request: HttpRequest, tie: Tie) -> SafeString | None:
    """On a tie's page, for who keeps ties in an office of a party: the way to a new draft."""
    if not keeps_side(request.user, [party.body.code for party in tie.parties.all()]):
        return None
    return render_to_string("drafting/_begin_on_tie.html", {"tie": tie})


def begin_on_agreement(request: HttpRequest, agreement: Agreement) -> SafeString | None:
    """On the page of a signed agreement, for the same: a paper under it, such as its plan."""
    codes = [party.body.code for party in agreement.parties.all()]
    if agreement.status not in SIGNED_STATUSES or not keeps_side(request.user, codes):
        return None
    return render_to_string("drafting/_begin_under.html", {"agreement": agreement})


def keeps_side(user: Any, codes: Iterable[str]) -> bool:
    """Whether this person keeps ties in one of these bodies."""
    return user.is_authenticated and any(user.may(May.EDIT_TIE, code) for code in codes)

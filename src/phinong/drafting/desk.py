"""What of this room stands on a desk: drafts, reviews asked for, and the life of agreements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phinong.accounts.models import Role
from phinong.accounts.pressing import Blocks, Group
from phinong.accounts.roles import May
from phinong.accounts.waiting import (
    Asked,
    ComingDay,
    Days,
    Door,
    Pile,
    Waiting,
    adds_days,
    adds_waited_for,
    adds_waiting,
    piled,
)
from phinong.core.languages import in_language
from phinong.drafting.life import Due, ahead_of, running
from phinong.drafting.life_rules import KINDS
from phinong.drafting.models import Draft, DraftParty, Review, Route, RouteStep, StepState
from phinong.drafting.review_rules import CLOSED_DRAFTS
from phinong.drafting.turns import Turn, turn_in
from phinong.ties.days import first_day, last_day
from phinong.ties.models import Agreement

AGREEMENTS = "agreement"
# What a reminder asks for; the mark of a signing only comes up as a day.
ENDING = frozenset({"term-over", "ends-3", "ends-6", "ends-12", "notice"})
# What comes up on a day of its own, and under which name: an end is announced three times.
DATED = {"ends-12": "end", "ends-6": "end", "ends-3": "end", "notice": "notice", "mark": "mark"}
SAID = {
    "end": gettext_lazy("The term ends"),
    "notice": gettext_lazy("Last day for notice"),
    "mark": gettext_lazy("%(years)s years since the signing"),
}


def put_on_desks() -> None:
    """Add what this room knows to every desk."""
    adds_waiting(10, drafts_waiting)
    adds_waiting(20, reviews_waiting)
    adds_waiting(50, agreements_waiting)
    adds_waited_for(10, drafts_elsewhere)
    adds_days(10, AGREEMENTS, agreements_ahead)
    adds_days(40, "review", reviews_ahead)


# ── Drafts ──


@dataclass(frozen=True, slots=True)
class Standing:
    """A step as far as it says whose turn it is."""

    pk: int
    state: str
    since: date | None
    done_on: date | None
    order: int


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A draft with the turns of its parties, and those parties that have nothing under way."""

    draft: Draft
    turns: Sequence[Turn]
    idle: Sequence[DraftParty]


def under_way(asked: Asked) -> list[UnderWay]:
    """The open drafts of the user's offices; five queries, however many there are.

    Of the steps, most of which are through or far off, only what decides is read; those that
    somebody is waited for at are then read whole.
    """
    here = Role.objects.filter(body=OuterRef("body")).values("pk")
    parties = DraftParty.objects.select_related("body", "route").annotate(has_office=Exists(here))
    ordered = Prefetch("parties", parties.order_by("side", "id"))
    drafts = list(Draft.objects.visible_to(asked.user).open().prefetch_related(ordered))
    steps = standing_steps([draft.pk for draft in drafts])
    waits = {route: found for route, own in steps.items() if (found := turn_in(own, asked.today))}
    whole = RouteStep.objects.in_bulk([step.pk for step, _since in waits.values()])
    return [of_draft(draft, waits, whole, asked.today) for draft in drafts]


def standing_steps(drafts: list[int]) -> dict[int, list[Standing]]:
    """{route: its steps in order} of these drafts."""
    steps = RouteStep.objects.filter(route__party__draft__in=drafts).order_by("order", "id")
    rows: Iterable[Any] = steps.values_list("route", "pk", "state", "since", "done_on", "order")
    found: dict[int, list[Standing]] = {}
    for route, *facts in rows:
        found.setdefault(route, []).append(Standing(*facts))
    return found


def of_draft(
    draft: Draft, waits: Mapping[int, Any], whole: Mapping[int, RouteStep], today: date
) -> UnderWay:
    """A draft with its turns, the longest wait first."""
    turns, idle = [], []
    for party in draft.parties.all():
        route: Route | None = getattr(party, "route", None)
        if route is not None and route.pk in waits:
            step, since = waits[route.pk]
            days = max((today - since).days, 0) if since else None
            turns.append(Turn(party, whole[step.pk], since, days, step.state == StepState.NOW))
        if route is not None and not (turns and turns[-1].party is party and turns[-1].under_way):
            idle.append(party)
    turns.sort(key=lambda turn: turn.since or today)
    return UnderWay(draft, turns, idle)


def drafts_waiting(asked: Asked) -> Pile:
    """Drafts whose step waits for an office of the user."""
    return pile_of(asked, mine=True)


def drafts_elsewhere(asked: Asked) -> Pile:
    """Drafts whose step waits for somebody else."""
    return pile_of(asked, mine=False)


def pile_of(asked: Asked, *, mine: bool) -> Pile:
    """The drafts whose turn is the user's, or those whose turn is somebody else's."""
    rows = (
        draft_row(asked, one, turn, mine=mine)
        for one in asked.once(under_way)
        for turn in one.turns
        if falls_to(asked, one.draft, turn) == mine
    )
    return piled(asked, rows, Door(reverse_lazy("drafting:drafts"), gettext_lazy("Drafts")))


def falls_to(asked: Asked, draft: Draft, turn: Turn) -> bool:
    """Whether a step is for the offices to do. Where they speak for a partner without an office
    here, its step is still the partner's; only who is no party speaks for one as for itself."""
    ours = {party.body.code for party in draft.parties.all()} & set(asked.offices)
    if ours:
        return turn.party.body.code in ours
    return not turn.party.has_office and draft.kept_by in asked.offices  # type: ignore[attr-defined]


def draft_row(asked: Asked, one: UnderWay, turn: Turn, *, mine: bool) -> Waiting:
    """A draft that waits, with who cannot go on meanwhile."""
    draft, language = one.draft, asked.language
    idle = [party for party in one.idle if party.pk != turn.party.pk] if mine else []
    names = ", ".join(str(party.body.name(language)) for party in idle)
    step = in_language(turn.step.names, language).text
    facts = {"step": step, "body": turn.party.body.name(language)}
    said = _("At the step “%(step)s”") if turn.under_way else _("Next step: “%(step)s”")
    if not mine:
        said = _("%(body)s: “%(step)s”")
    partner = next((p for p in draft.parties.all() if p.pk != turn.party.pk), turn.party)
    return Waiting(
        what=draft.title(language),
        why=said % facts,
        act=Door(reverse_lazy("drafting:draft", args=[draft.code]), _("Open the draft")),
        since=turn.since,
        blocks=Blocks.PARTNER if idle else Blocks.NOTHING,
        held_up=_("%(names)s waits") % {"names": names} if idle else "",
        motif=partner.body.code,
    )


# ── Reviews ──


def open_reviews(offices: Iterable[str]) -> QuerySet[Review]:
    """Reviews of open drafts, asked of these offices inside the register, without an outcome."""
    mine = Review.objects.filter(body__code__in=list(offices), secret_sha256="")
    return mine.filter(answered_at=None, revoked_at=None).exclude(draft__status__in=CLOSED_DRAFTS)


def reviews_waiting(asked: Asked) -> Pile:
    """Reviews on which an office of the user has to say something; whoever asked waits for it."""
    waiting = open_reviews(asked.where(May.EDIT_TIE))
    total = waiting.count()
    first = waiting.select_related("draft").order_by("due", "asked_at", "pk")
    rows = [review_row(asked, review) for review in first[: asked.most]]
    door = Door(reverse_lazy("drafting:asked-list"), gettext_lazy("Reviews"))
    return Pile(rows, {Group.HOLDS_UP: total}, door)


def review_row(asked: Asked, review: Review) -> Waiting:
    """A review that waits."""
    return Waiting(
        what=review.draft.title(asked.language),
        why=_("Asked for a review: %(kind)s") % {"kind": review.get_kind_display()},
        act=Door(reverse_lazy("drafting:asked", args=[review.pk]), _("Read and answer")),
        since=review.asked_at.date(),
        due=review.due,
        due_edtf=review.due.isoformat() if review.due else "",
        blocks=Blocks.OFFICE,
        held_up=_("Whoever asked waits"),
        tag=_("Review"),
    )


def reviews_ahead(asked: Asked) -> Days:
    """Days by which reviews asked of these offices are due."""
    due = open_reviews(asked.offices).filter(due__range=(asked.today, asked.until))
    rows = [
        ComingDay(
            what=review.draft.title(asked.language),
            url=reverse_lazy("drafting:asked", args=[review.pk]),
            first=review.due,
            last=review.due,
            edtf=review.due.isoformat(),
            note=_("Asked for a review: %(kind)s") % {"kind": review.get_kind_display()},
        )
        for review in due.select_related("draft").order_by("due", "pk")
        if review.due
    ]
    return counted(asked, rows, Door(reverse_lazy("drafting:asked-list"), gettext_lazy("Reviews")))


# ── The life of agreements ──


def lives(asked: Asked) -> list[Due]:
    """What is up or comes later for the running agreements of the offices."""
    if not asked.offices:
        return []
    return ahead_of(running(Agreement.objects.visible_to(asked.user), asked.offices), asked.today)


def agreements_waiting(asked: Asked) -> Pile:
    """What agreements ask for today, one row for each: the most pressing."""
    pressing: dict[int, Due] = {}
    up = (due for due in asked.once(lives) if due.reminder.is_up(asked.today))
    for due in sorted(up, key=lambda due: KINDS.index(due.reminder.kind)):
        if due.reminder.kind != "mark":
            pressing.setdefault(due.agreement.pk, due)
    door = Door(reverse_lazy("drafting:reminders"), gettext_lazy("What comes up"))
    return piled(asked, (agreement_row(asked, due) for due in pressing.values()), door)


def agreement_row(asked: Asked, due: Due) -> Waiting:
    """An agreement that asks for something."""
    reminder, agreement = due.reminder, due.agreement
    ending = reminder.kind in ENDING
    return Waiting(
        what=due.title(asked.language),
        why=due.sentence,
        act=act_on(asked, agreement, renew=ending),
        since=reminder.since,
        due=last_day(reminder.about) if ending else None,
        due_edtf=reminder.about if ending else "",
        motif=partner_of(agreement, asked.offices),
    )


def act_on(asked: Asked, agreement: Agreement, *, renew: bool) -> Door:
    """The link that does what an agreement asks for, as far as the user may."""
    parties = (party.body.code for party in agreement.parties.all())
    if renew and {agreement.kept_by, *parties} & set(asked.where(May.EDIT_TIE)):
        return Door(reverse_lazy("drafting:renew", args=[agreement.code]), _("Begin the renewal"))
    return Door(reverse_lazy("ties:agreement", args=[agreement.code]), _("Open the agreement"))


def partner_of(agreement: Agreement, offices: Iterable[str]) -> str:
    """The code of the first party that is none of these offices."""
    codes = [party.body.code for party in agreement.parties.all()]
    return next((code for code in codes if code not in offices), next(iter(codes), ""))


def agreements_ahead(asked: Asked) -> Days:
    """Ends, last days for notice and marks that may fall until the last day looked at."""
    found: dict[tuple[int, str, str], ComingDay] = {}
    for due in asked.once(lives):
        reminder = due.reminder
        name = DATED.get(reminder.kind)
        if name and reaches(reminder.about, asked):
            key = (due.agreement.pk, name, reminder.about)
            found.setdefault(key, coming_day(asked, due, name))
    rows = sorted(found.values(), key=lambda row: (row.last, row.note, str(row.what)))
    return counted(
        asked, rows, Door(reverse_lazy("drafting:reminders"), gettext_lazy("What comes up"))
    )


def reaches(edtf: str, asked: Asked) -> bool:
    """Whether a date may fall within the days looked at."""
    return first_day(edtf) <= asked.until and last_day(edtf) >= asked.today


def coming_day(asked: Asked, due: Due, name: str) -> ComingDay:
    """A day in the life of an agreement."""
    about, agreement = due.reminder.about, due.agreement
    return ComingDay(
        what=due.title(asked.language),
        url=reverse_lazy("ties:agreement", args=[agreement.code]),
        first=max(first_day(about), asked.today),
        last=last_day(about),
        edtf=about,
        note=str(SAID[name]) % {"years": due.reminder.count},
        act=act_on(asked, agreement, renew=True) if name != "mark" else None,
    )


def counted(asked: Asked, rows: list[ComingDay], door: Door) -> Days:
    """Days with the count of each."""
    tally: dict[date, int] = {}
    for row in rows:
        tally[row.last] = tally.get(row.last, 0) + 1
    return Days(rows[: asked.most], tally, door)

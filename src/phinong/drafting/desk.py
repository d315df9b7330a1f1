"""What of this room stands on a desk: drafts, reviews asked for, and the life of agreements."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from phinong.accounts.pressing import Blocks, Group
from phinong.accounts.roles import May
from phinong.accounts.waiting import (
    Asked,
    ComingDay,
    Days,
    Door,
    Pile,
    Unsaid,
    Waiting,
    adds_days,
    adds_waited_for,
    adds_waiting,
    piled,
)
from phinong.core.addresses import address
from phinong.core.languages import in_language
from phinong.drafting.desk_reading import (
    NAMES,
    OPEN_REVIEWS,
    SIDES,
    STEPS,
    AskedFor,
    Side,
    Standing,
)
from phinong.drafting.desk_texts import (
    approvals_elsewhere,
    approvals_waiting,
    door_to_drafts,
    remarks_waiting,
)
from phinong.drafting.life import Due, ahead_of
from phinong.drafting.life_reading import Lived, running_of
from phinong.drafting.life_rules import KINDS
from phinong.drafting.models import ReviewKind, StepState
from phinong.drafting.turns import turn_in
from phinong.ties.days import first_day, last_day

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
    adds_waiting(12, approvals_waiting)
    adds_waiting(15, remarks_waiting)
    adds_waiting(20, reviews_waiting)
    adds_waiting(50, agreements_waiting)
    adds_waited_for(10, drafts_elsewhere)
    adds_waited_for(12, approvals_elsewhere)
    adds_days(10, AGREEMENTS, agreements_ahead)
    adds_days(40, "review", reviews_ahead)


# ── Drafts ──


@dataclass(frozen=True, slots=True)
class Step:
    """The step a draft waits for at one of its sides: since when, and whether it was begun.

    `sides` are all of the draft, `idle` those that have nothing under way.
    """

    side: Side
    names: Mapping[str, str]
    since: date | None
    begun: bool
    sides: Sequence[Side]
    idle: Sequence[Side]


def under_way(asked: Asked) -> list[Step]:
    """The steps at which open drafts of the user's offices wait; three queries, however many.

    Of the steps, most of which are through or far off, only what decides is read, and the names
    of those at which somebody is waited for.
    """
    sides = SIDES.ask(offices=asked.offices)
    steps = by_route(STEPS.ask(routes=[side.route for side in sides if side.route]))
    waits = {route: found for route, own in steps.items() if (found := turn_in(own, asked.today))}
    names = dict(NAMES.ask(steps=[step.pk for step, _since in waits.values()]))
    drafts = (list(own) for _draft, own in groupby(sides, key=lambda side: side.draft))
    return [step for own in drafts for step in steps_of(own, waits, names, asked.today)]


def by_route(steps: Iterable[Standing]) -> dict[int, list[Standing]]:
    """{route: its steps in order}."""
    found: dict[int, list[Standing]] = {}
    for step in steps:
        found.setdefault(step.route, []).append(step)
    return found


def steps_of(
    sides: Sequence[Side], waits: Mapping[int, Any], names: Mapping[int, Any], today: date
) -> list[Step]:
    """The steps at which a draft waits, the longest wait first."""
    at = {side.pk: waits[side.route] for side in sides if side.route and side.route in waits}
    going = {pk for pk, (step, _since) in at.items() if step.state == StepState.NOW}
    idle = [side for side in sides if side.route and side.pk not in going]
    found = [
        Step(side, names[step.pk], since, side.pk in going, sides, idle)
        for side in sides
        if side.pk in at
        for step, since in [at[side.pk]]
    ]
    return sorted(found, key=lambda step: step.since or today)


def drafts_waiting(asked: Asked) -> Pile:
    """Drafts whose step waits for an office of the user; who has nothing to do meanwhile waits."""
    rows = [
        Unsaid(
            partial(draft_row, asked, step, idle),
            blocks=Blocks.PARTNER if idle else Blocks.NOTHING,
            since=step.since,
        )
        for step in asked.once(under_way)
        if falls_to(asked, step)
        for idle in [[side for side in step.idle if side.pk != step.side.pk]]
    ]
    return piled(asked, rows, door_to_drafts())


def drafts_elsewhere(asked: Asked) -> Pile:
    """Drafts whose step waits for somebody else."""
    rows = [
        Unsaid(partial(other_row, asked, step), since=step.since)
        for step in asked.once(under_way)
        if not falls_to(asked, step)
    ]
    return piled(asked, rows, door_to_drafts())


def falls_to(asked: Asked, step: Step) -> bool:
    """Whether a step is for the offices to do. Where they speak for a partner without an office
    here, its step is still the partner's; only who is no party speaks for one as for itself."""
    ours = {side.body for side in step.sides} & set(asked.offices)
    if ours:
        return step.side.body in ours
    return not step.side.has_office and step.side.kept_by in asked.offices


def draft_row(asked: Asked, step: Step, idle: Sequence[Side], one: Unsaid) -> Waiting:
    """A draft that waits for an office of the user, with who cannot go on meanwhile."""
    language = asked.language
    said = _("At the step “%(step)s”") if step.begun else _("Next step: “%(step)s”")
    names = ", ".join(in_language(side.names, language).text for side in idle)
    held_up = _("%(names)s waits") % {"names": names} if idle else ""
    why = said % {"step": in_language(step.names, language).text}
    return replace(told_of(asked, step, why, one), blocks=one.blocks, held_up=held_up)


def other_row(asked: Asked, step: Step, one: Unsaid) -> Waiting:
    """A draft that waits for somebody else."""
    names = {"body": in_language(step.side.names, asked.language).text}
    names["step"] = in_language(step.names, asked.language).text
    return told_of(asked, step, _("%(body)s: “%(step)s”") % names, one)


def told_of(asked: Asked, step: Step, why: str, one: Unsaid) -> Waiting:
    """What every row of a draft tells; the weave is its partner's."""
    partner = next((side for side in step.sides if side.pk != step.side.pk), step.side)
    return Waiting(
        what=in_language(step.side.titles, asked.language),
        why=why,
        act=Door(address("drafting:draft", step.side.code), _("Open the draft")),
        since=one.since,
        motif=partner.body,
    )


# ── Reviews ──


def open_reviews(asked: Asked) -> list[AskedFor]:
    """Reviews asked of the offices that are open, the first due first."""
    return OPEN_REVIEWS.ask(offices=asked.offices)


def kind_of(review: AskedFor) -> str:
    """Who was asked, in words."""
    return _("Asked for a review: %(kind)s") % {"kind": ReviewKind(review.kind).label}


def reviews_waiting(asked: Asked) -> Pile:
    """Reviews on which an office of the user has to say something; whoever asked waits for it."""
    offices = set(asked.where(May.EDIT_TIE))
    waiting = [one for one in asked.once(open_reviews) if one.office in offices]
    rows = [
        Unsaid(
            partial(review_row, asked, review),
            blocks=Blocks.OFFICE,
            since=localdate(review.asked_at),
            due=review.due,
        )
        for review in waiting[: asked.most]
    ]
    return Pile(rows, {Group.HOLDS_UP: len(waiting)}, door_to_reviews())


def door_to_reviews() -> Door:
    """The list of reviews."""
    return Door(address("drafting:asked-list"), gettext_lazy("Reviews"))


def review_row(asked: Asked, review: AskedFor, one: Unsaid) -> Waiting:
    """A review that waits."""
    return Waiting(
        what=in_language(review.titles, asked.language),
        why=kind_of(review),
        act=Door(address("drafting:asked", review.number), _("Read and answer")),
        since=localdate(review.asked_at),
        due=review.due,
        due_edtf=review.due.isoformat() if review.due else "",
        blocks=Blocks.OFFICE,
        held_up=_("Whoever asked waits"),
        tag=pgettext("draft", "Review"),
    )


def reviews_ahead(asked: Asked) -> Days:
    """Days by which reviews asked of these offices are due."""
    reviews = ((review, review.due) for review in asked.once(open_reviews))
    due = [(one, day) for one, day in reviews if day and asked.today <= day <= asked.until]
    rows = [
        ComingDay(
            what=in_language(review.titles, asked.language),
            url=address("drafting:asked", review.number),
            first=day,
            last=day,
            edtf=day.isoformat(),
            note=kind_of(review),
        )
        for review, day in due[: asked.most]
    ]
    return Days(rows, Counter(day for _review, day in due), door_to_reviews())


# ── The life of agreements ──


def lives(asked: Asked) -> list[Due]:
    """What is up or comes later for the running agreements of the offices."""
    if not asked.offices:
        return []
    return ahead_of(running_of(asked.offices), asked.today)


def agreements_waiting(asked: Asked) -> Pile:
    """What agreements ask for today, one row for each: the most pressing."""
    pressing: dict[int, Due] = {}
    up = (due for due in asked.once(lives) if due.reminder.is_up(asked.today))
    for due in sorted(up, key=lambda due: KINDS.index(due.reminder.kind)):
        if due.reminder.kind != "mark":
            pressing.setdefault(due.number, due)
    rows = (unsaid_agreement(asked, due) for due in pressing.values())
    return piled(asked, rows, door_to_reminders())


def door_to_reminders() -> Door:
    """The list of what comes up."""
    return Door(address("drafting:reminders"), gettext_lazy("What comes up"))


def unsaid_agreement(asked: Asked, due: Due) -> Unsaid:
    """An agreement that asks for something, weighed."""
    reminder = due.reminder
    last = last_day(reminder.about) if reminder.kind in ENDING else None
    return Unsaid(partial(agreement_row, asked, due), since=reminder.since, due=last)


def agreement_row(asked: Asked, due: Due, one: Unsaid) -> Waiting:
    """An agreement that asks for something."""
    reminder, agreement = due.reminder, due.agreement
    ending = reminder.kind in ENDING
    return Waiting(
        what=due.title(asked.language),
        why=due.sentence,
        act=act_on(asked, agreement, renew=ending),
        since=one.since,
        due=one.due,
        due_edtf=reminder.about if ending else "",
        motif=partner_of(agreement, asked.offices),
    )


def act_on(asked: Asked, agreement: Lived, *, renew: bool) -> Door:
    """The link that does what an agreement asks for, as far as the user may."""
    parties = (party.code for party in agreement.parties)
    if renew and {agreement.kept_by, *parties} & set(asked.where(May.EDIT_TIE)):
        return Door(address("drafting:renew", agreement.code), _("Begin the renewal"))
    return Door(address("ties:agreement", agreement.code), _("Open the agreement"))


def partner_of(agreement: Lived, offices: Iterable[str]) -> str:
    """The code of the first party that is none of these offices."""
    codes = [party.code for party in agreement.parties]
    return next((code for code in codes if code not in offices), next(iter(codes), ""))


def agreements_ahead(asked: Asked) -> Days:
    """Ends, last days for notice and marks that may fall until the last day looked at."""
    found: dict[tuple[int, str, str], Due] = {}
    for due in asked.once(lives):
        reminder = due.reminder
        name = DATED.get(reminder.kind)
        if name and reaches(reminder.about, asked):
            found.setdefault((due.number, name, reminder.about), due)
    rows = [coming_day(asked, due, name) for (_pk, name, _about), due in found.items()]
    rows.sort(key=lambda row: (row.last, row.note, str(row.what)))
    tally = Counter(row.last for row in rows)
    return Days(rows[: asked.most], tally, door_to_reminders())


def reaches(edtf: str, asked: Asked) -> bool:
    """Whether a date may fall within the days looked at."""
    return first_day(edtf) <= asked.until and last_day(edtf) >= asked.today


def coming_day(asked: Asked, due: Due, name: str) -> ComingDay:
    """A day in the life of an agreement."""
    about, agreement = due.reminder.about, due.agreement
    return ComingDay(
        what=due.title(asked.language),
        url=address("ties:agreement", agreement.code),
        first=max(first_day(about), asked.today),
        last=last_day(about),
        edtf=about,
        note=str(SAID[name]) % {"years": due.reminder.count},
        act=act_on(asked, agreement, renew=True) if name != "mark" else None,
    )

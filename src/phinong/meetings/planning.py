"""The doors for meetings on their way: plan, number, put off, hand over the chair, call off."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.calendars import be_from_ce
from phinong.core.refusals import Refusal, refuse_if
from phinong.meetings import setting_up
from phinong.meetings.access import KEEP, require_committee, require_meeting
from phinong.meetings.conduct_rules import (
    MEETING_MOVES,
    YEARS,
    next_number,
    why_not_day,
    why_not_delegate,
    why_not_move,
    why_not_number,
    why_not_prepare,
)
from phinong.meetings.models import Committee, Meeting, MeetingStatus
from phinong.places.models import Body, Person
from phinong.record.actions import note
from phinong.record.codes import free_code
from phinong.record.models import Document

Texts = Mapping[str, str]


@transaction.atomic
def plan_meeting(
    committee: Committee,
    *,
    by: Actor,
    day: date | None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    number: int | None = None,
    why: str = "",
    **facts: Any,
) -> Meeting:
    """Plan a meeting of a committee on a day. Without a number it gets the next free one.

    `facts` are further columns: venue, online, titles, form. A number by hand needs a reason
    (`why`). Raises Refused for a number that is taken or a day of another era; NotAllowed.
    """
    committee = setting_up.locked(committee)
    office = require_committee(by, committee)
    reasons = why_not_day(day, starts=starts_at, ends=ends_at)
    reasons += [Refusal("committee-ended")] if committee.ended_edtf else []
    be_year = be_from_ce(day.year) if day and day.year in YEARS else 0
    given = number if number is not None else free_number(committee.body, be_year)
    if be_year:
        by_hand = number is not None
        reasons += number_reasons(committee.body, given, be_year, be_year, why, by_hand=by_hand)
    refuse_if(reasons)
    assert day is not None  # noqa: S101 - the rule above said so
    meeting = Meeting.objects.create(
        code=free_code(Meeting, f"{committee.body.code[:60]} {given} {be_year}"),
        committee=committee.body,
        number=given,
        be_year=be_year,
        held_edtf=day.isoformat(),
        held_day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        status=MeetingStatus.PLANNED,
        kept_by=office,
        public=False,
        **{"form": committee.form, **facts},
    )
    now = {"number": f"{given}/{be_year}", "day": day.isoformat()}
    told("meeting.planned", meeting, by=by, now=now, why=why)
    return meeting


def free_number(committee: Body, be_year: int) -> int:
    """The next free number of the committee in a year; asked while its row is locked."""
    taken = Meeting.objects.filter(committee=committee, be_year=be_year)
    return next_number([number for number in taken.values_list("number", flat=True) if number])


def number_reasons(
    committee: Body,
    number: int,
    be_year: int,
    day_year: int | None,
    why: str,
    *,
    by_hand: bool,
    besides: int = 0,
) -> list[Refusal]:
    """Reasons against giving a meeting of the committee this number; `besides` is itself."""
    same = Meeting.objects.filter(committee=committee, number=number, be_year=be_year)
    other = same.exclude(pk=besides).first()
    return why_not_number(
        number=number,
        be_year=be_year,
        day_year=day_year,
        same=other.code if other else "",
        why=why,
        by_hand=by_hand,
    )


def told(
    verb: str,
    meeting: Meeting,
    *,
    by: Any,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write a change of a meeting into its history, under the office that keeps it."""
    note(verb, "meeting", meeting.pk, by=by, body=meeting.kept_by, was=was, now=now, why=why)


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now with its committee, locked until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("committee__parent")
    return rows.get(pk=meeting.pk)


@transaction.atomic
def renumber(meeting: Meeting, *, by: Actor, number: int, be_year: int, why: str) -> Meeting:
    """Correct a meeting's number by hand. Raises Refused when it is taken or no reason is given.

    The address stays: papers may name it already.
    """
    meeting = locked(meeting)
    require_meeting(by, meeting)
    day_year = be_from_ce(meeting.held_day.year) if meeting.held_day else None
    refuse_if(
        number_reasons(
            meeting.committee, number, be_year, day_year, why, by_hand=True, besides=meeting.pk
        )
    )
    was = {"number": f"{meeting.number}/{meeting.be_year}"}
    meeting.number, meeting.be_year = number, be_year
    meeting.save(update_fields=["number", "be_year"])
    now = {"number": f"{number}/{be_year}"}
    told("meeting.renumbered", meeting, by=by, was=was, now=now, why=why)
    return meeting


@transaction.atomic
def arrange(meeting: Meeting, *, by: Actor, **facts: Any) -> Meeting:
    """Set venue, online, titles, starts_at, ends_at or form of a meeting being prepared.

    The day is changed by `put_off`. Raises Refused when it was held already; NotAllowed.
    """
    meeting = locked(meeting)
    require_meeting(by, meeting)
    reasons = why_not_prepare(meeting.status)
    starts, ends = facts.get("starts_at", meeting.starts_at), facts.get("ends_at", meeting.ends_at)
    refuse_if(reasons + why_not_day(meeting.held_day, starts=starts, ends=ends))
    was = {column: getattr(meeting, column) for column, value in facts.items()}
    changed = {column: value for column, value in facts.items() if was[column] != value}
    if changed:
        for column, value in changed.items():
            setattr(meeting, column, value)
        meeting.save(update_fields=list(changed))
        before = plain({column: was[column] for column in changed})
        told("meeting.arranged", meeting, by=by, was=before, now=plain(changed))
    return meeting


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as an event keeps them: instants as text."""
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in facts.items()
    }


@transaction.atomic
def put_off(
    meeting: Meeting,
    *,
    by: Actor,
    day: date | None,
    why: str,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> Meeting:
    """Move a meeting to another day; it is called again. In another year it gets that year's next
    number. Raises Refused without a reason or when it was opened already; NotAllowed."""
    setting_up.locked(committee_of(meeting))
    meeting = locked(meeting)
    require_meeting(by, meeting)
    reasons = why_not_move("put-off", meeting.status, why=why)
    refuse_if(reasons + why_not_day(day, starts=starts_at, ends=ends_at))
    assert day is not None  # noqa: S101 - the rule above said so
    was = {"day": meeting.held_edtf, "number": f"{meeting.number}/{meeting.be_year}"}
    if be_from_ce(day.year) != meeting.be_year:
        meeting.be_year = be_from_ce(day.year)
        meeting.number = free_number(meeting.committee, meeting.be_year)
    meeting.held_edtf, meeting.held_day = day.isoformat(), day
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.save()
    return moved(meeting, "put-off", by=by, was=was, now={"day": day.isoformat()}, why=why)


def committee_of(meeting: Meeting) -> Committee:
    """The constitution of a meeting's committee. Raises Refused when it has none yet."""
    found = Committee.objects.filter(body=meeting.committee_id).select_related("body").first()
    if found is None:
        refuse_if([Refusal("committee-not-set-up")])
        raise AssertionError("unreachable")
    return found


@transaction.atomic
def move(meeting: Meeting, verb: str, *, by: Actor, why: str = "", what: str = KEEP) -> Meeting:
    """Take a meeting to another status by a verb of the table that needs nothing else: cancel,
    plan-again, take-on. Raises Refused; NotAllowed without the role `what`."""
    meeting = locked(meeting)
    require_meeting(by, meeting, what)
    refuse_if(why_not_move(verb, meeting.status, why=why))
    if verb == "take-on":
        committee_of(meeting)
    return moved(meeting, verb, by=by, why=why)


def moved(
    meeting: Meeting,
    verb: str,
    *,
    by: Any,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
) -> Meeting:
    """Write the status a verb leads to, and the event; for actions that asked the rules."""
    before = {"status": str(meeting.status), **(was or {})}
    meeting.status = MEETING_MOVES[verb][1]
    meeting.save(update_fields=["status"])
    after = {"status": str(meeting.status), **(now or {})}
    told(f"meeting.{verb}", meeting, by=by, was=before, now=after, why=why)
    return meeting


@transaction.atomic
def set_chair(meeting: Meeting, *, by: Actor, chair: Person, post: Texts) -> Meeting:
    """Say who presides in their own right. Takes back a delegation. Raises Refused; NotAllowed."""
    return seat_chair(meeting, by=by, chair=chair, post=post)


@transaction.atomic
def delegate_chair(
    meeting: Meeting,
    *,
    by: Actor,
    chair: Person | None,
    post: Texts,
    on_behalf_of: Person | None,
    on_behalf_post: Texts,
    paper: Document | None,
) -> Meeting:
    """Say who presides on whose behalf, by which paper. Raises Refused with every reason."""
    refuse_if(
        why_not_delegate(
            chair=chair is not None,
            by_whom=on_behalf_of is not None,
            same=chair is not None and chair == on_behalf_of,
            paper=paper is not None,
        )
    )
    return seat_chair(
        meeting,
        by=by,
        chair=chair,
        post=post,
        on_behalf_of=on_behalf_of,
        on_behalf_post=on_behalf_post,
        delegation=paper,
    )


def seat_chair(
    meeting: Meeting,
    *,
    by: Actor,
    chair: Person | None,
    post: Texts,
    on_behalf_of: Person | None = None,
    on_behalf_post: Texts | None = None,
    delegation: Document | None = None,
) -> Meeting:
    """Write who presides, and the event."""
    meeting = locked(meeting)
    require_meeting(by, meeting)
    refuse_if(why_not_prepare(meeting.status))
    was = chair_facts(meeting)
    meeting.chair, meeting.chair_post = chair, dict(post)
    meeting.on_behalf_of, meeting.on_behalf_post = on_behalf_of, dict(on_behalf_post or {})
    meeting.delegation = delegation
    meeting.save(
        update_fields=["chair", "chair_post", "on_behalf_of", "on_behalf_post", "delegation"]
    )
    now = chair_facts(meeting)
    if was != now:
        told("meeting.chair-set", meeting, by=by, was=was, now=now)
    return meeting


def chair_facts(meeting: Meeting) -> dict[str, Any]:
    """What an event keeps of the chair."""
    people = {"chair": meeting.chair, "on_behalf_of": meeting.on_behalf_of}
    named = {name: person.code for name, person in people.items() if person}
    paper = {"paper": meeting.delegation.code} if meeting.delegation else {}
    return {**named, **paper, "post": meeting.chair_post}


def local(day: date, at: Any) -> datetime | None:
    """A day and a time of day in the register's own time zone; None without a time."""
    return timezone.make_aware(datetime.combine(day, at)) if at else None

"""The doors while a meeting is in session: open it, who is there, what is said, close it.

Every act may carry a name of its own (`act`) and every row one (`uid`), given by the page that
wrote it, online or not: see `merging`.
"""

import uuid
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import refuse_if
from phinong.drafting.texts import user_or_none
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.committee_rules import quorum_of
from phinong.meetings.conduct_rules import (
    is_quorate,
    why_not_attend,
    why_not_move,
    why_not_note,
    why_not_write,
)
from phinong.meetings.holders import holders, seats_of, standing_on
from phinong.meetings.merging import kept, merge, seen_before
from phinong.meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Meeting,
    MeetingStatus,
    Note,
    Presence,
    Seat,
)
from phinong.meetings.models.synced import Synced
from phinong.places.models import Person

Row = TypeVar("Row", bound=Synced)
# Seats that are taken: by their holder or by a substitute.
TAKEN = (Presence.PRESENT, Presence.SUBSTITUTE)


@transaction.atomic
def open_meeting(
    meeting: Meeting, *, by: Actor, at: datetime, act: uuid.UUID | None = None
) -> Meeting:
    """Say that the meeting began; whoever opens it records it. Open already, it stays as it is.

    Raises Refused when it cannot be opened; NotAllowed.
    """
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    if seen_before(meeting, act, "open", by=by) or meeting.status == MeetingStatus.OPEN:
        return meeting
    refuse_if(why_not_move("open", meeting.status))
    meeting.opened_at, meeting.recorder = at, user_or_none(by)
    meeting.save(update_fields=["opened_at", "recorder"])
    return planning.moved(meeting, "open", by=by, now={"at": at.isoformat()})


@transaction.atomic
def close_meeting(
    meeting: Meeting, *, by: Actor, at: datetime, act: uuid.UUID | None = None
) -> Meeting:
    """Say that the meeting ended. Closed already, it stays as it is. What was resolved is carried
    out by `consequences.carry_out_all`. Raises Refused; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    if seen_before(meeting, act, "close", by=by) or meeting.status == MeetingStatus.HELD:
        return meeting
    refuse_if(why_not_move("close", meeting.status))
    meeting.closed_at = at
    meeting.save(update_fields=["closed_at"])
    return planning.moved(meeting, "close", by=by, now={"at": at.isoformat()})


@transaction.atomic
def reopen_meeting(meeting: Meeting, *, by: Actor, why: str) -> Meeting:
    """Take back a closing by mistake. Raises Refused without a reason, or once the minutes were
    sent round; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    refuse_if(why_not_move("reopen", meeting.status, why=why))
    meeting.closed_at = None
    meeting.save(update_fields=["closed_at"])
    return planning.moved(meeting, "reopen", by=by, why=why)


def writable(meeting: Meeting, *, by: Actor) -> Meeting:
    """The meeting, locked, for who may write in it. Raises Refused when it is not open yet or its
    minutes are certified; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    refuse_if(why_not_write(meeting.status))
    return meeting


# ── Who is there ──


@transaction.atomic
def attend(
    meeting: Meeting,
    *,
    by: Actor,
    uid: uuid.UUID,
    presence: str,
    seat: Seat | None = None,
    person: Person | None = None,
    name: str = "",
    post: str = "",
    reason: str = "",
    arrived: time | None = None,
    left: time | None = None,
    seen: int = 0,
    act: uuid.UUID | None = None,
) -> Attendance:
    """Write down a seat's attendance, or somebody who attends without one.

    A seat has one entry: written again, it is changed. `seen` is the revision the writer had, 0 for
    none; on an older one both entries are kept (`merging`). Raises Refused with every reason, such
    as a substitute for someone present; NotAllowed.
    """
    meeting = writable(meeting, by=by)
    row = entry_of(meeting, uid, seat)
    if row is not None and seen_before(meeting, act, "attend", by=by):
        return row
    facts: dict[str, Any] = {
        "seat_id": seat.pk if seat else None,
        "person_id": person.pk if person else None,
        "name": name.strip(),
        "post": post.strip(),
        "presence": str(presence),
        "reason": reason.strip(),
        "arrived": arrived,
        "left": left,
    }
    refuse_if(
        why_not_attend(
            presence=presence,
            seat=seat is not None,
            name=name,
            reason=reason,
            was=row.presence if row and row.revision == seen else "",
            sits=sits_already(meeting, person, seat),
            arrived=arrived,
            left=left,
        )
    )
    if row is None:
        row = Attendance(meeting=meeting, uid=uid, order=next_order(meeting), **facts)
        return written("attendance", row, facts, meeting=meeting, by=by, act=act)
    merge("attendance", row, facts, seen=seen, meeting=meeting, by=by)
    return row


def entry_of(meeting: Meeting, uid: uuid.UUID, seat: Seat | None) -> Attendance | None:
    """The entry of this uid, or of this seat; None when there is none yet."""
    own = meeting.attendance.filter(uid=uid).first()
    return own or (meeting.attendance.filter(seat=seat).first() if seat else None)


def sits_already(meeting: Meeting, person: Person | None, seat: Seat | None) -> bool:
    """Whether a known person is at the table already for another seat that counts."""
    if person is None:
        return False
    others = meeting.attendance.filter(person=person, presence__in=TAKEN, seat__counts=True)
    return others.exclude(seat=seat).exists()


def next_order(meeting: Meeting) -> int:
    """The place of a further entry."""
    return (meeting.attendance.aggregate(top=Max("order"))["top"] or 0) + 1


def written(
    kind: str, row: Row, facts: dict[str, Any], *, meeting: Meeting, by: Any, act: Any
) -> Row:
    """Keep a new row with its event, and remember the act that wrote it."""
    row.save()
    seen_before(meeting, act, kind, by=by)
    planning.told(f"meeting.{kind}-written", meeting, by=by, now={kind: row.pk, **kept(facts)})
    return row


@transaction.atomic
def strike_attendance(row: Attendance, *, by: Actor) -> None:
    """Take an entry of attendance back; the history keeps it. Raises Refused; NotAllowed."""
    meeting = writable(row.meeting, by=by)
    was = {"presence": row.presence, "name": row.name, "seat": row.seat_id}
    planning.told("meeting.attendance-struck", meeting, by=by, was=was)
    row.delete()


def there(meeting: Meeting) -> int:
    """How many counting seats are taken, by their holders or by substitutes."""
    rows = meeting.attendance.filter(presence__in=TAKEN, seat__counts=True, left=None)
    return rows.count()


def needed(meeting: Meeting, day: date) -> int | None:
    """How many must be there by the committee's rule; None while none is known."""
    committee = Committee.objects.filter(body=meeting.committee_id).first()
    if committee is None or not committee.quorum:
        return None
    seats = [seat for seat in standing_on(seats_of(committee), day) if seat.counts]
    filled = sum(1 for one in holders(seats, day, "th") if one.person or one.seat.body_id)
    return quorum_of(committee.quorum, seats=len(seats), filled=filled)


def quorate(meeting: Meeting) -> bool | None:
    """Whether enough are there; None while no rule says how many."""
    day = meeting.held_day or timezone.localdate()
    return is_quorate(needed(meeting, day), there(meeting))


# ── What is said ──


@transaction.atomic
def write_note(
    meeting: Meeting,
    *,
    by: Actor,
    uid: uuid.UUID,
    words: str,
    item: AgendaItem | None = None,
    speaker: str = "",
    seen: int = 0,
    act: uuid.UUID | None = None,
) -> Note:
    """Write words on a matter. `seen` is the revision the writer had; on an older one both texts
    are kept. Raises Refused when it is not open or the words are too long; NotAllowed."""
    meeting = writable(meeting, by=by)
    refuse_if(why_not_note(words))
    item = of_meeting(item, meeting)
    row = meeting.notes.filter(uid=uid).first()
    if row is not None and seen_before(meeting, act, "note", by=by):
        return row
    facts: dict[str, Any] = {
        "item_id": item.pk if item else None,
        "words": words,
        "speaker": speaker.strip(),
    }
    if row is None:
        row = Note(meeting=meeting, uid=uid, by=user_or_none(by), at=timezone.now(), **facts)
        return written("note", row, facts, meeting=meeting, by=by, act=act)
    merge("note", row, facts, seen=seen, meeting=meeting, by=by)
    return row


def of_meeting(item: AgendaItem | None, meeting: Meeting) -> AgendaItem | None:
    """The matter, which must be this meeting's. Raises ValueError for another's."""
    if item is not None and item.meeting_id != meeting.pk:
        raise ValueError("the agenda item belongs to another meeting")
    return item

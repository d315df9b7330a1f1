"""How what two hands wrote at once, or one without a connection, comes together without loss.

An act has a name of its own (`act`) by which it is known when it arrives again. A row has a
revision: who changes the newest one changes it; what was written on an older one, and says
something else, stands beside it as a rival until somebody settles which words stand.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.texts import user_or_none
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.conduct_rules import why_not_write
from phinong.meetings.consequences import plan_again
from phinong.meetings.models import (
    Attendance,
    Commitment,
    LiveAct,
    Meeting,
    Note,
    Resolution,
    Rival,
)

KINDS: dict[str, type[models.Model]] = {
    "attendance": Attendance,
    "note": Note,
    "resolution": Resolution,
    "commitment": Commitment,
}
# The rival of a resolution keeps under this name what was to follow from it.
FOLLOWS = "follows"


def seen_before(meeting: Meeting, act: uuid.UUID | None, kind: str, *, by: Any) -> bool:
    """Whether this act was taken in already; written down when it was not. For a locked meeting."""
    if act is None:
        return False
    facts = {"meeting": meeting, "kind": kind, "by": user_or_none(by), "at": timezone.now()}
    _row, made = LiveAct.objects.get_or_create(uid=act, defaults=facts)
    return not made


def as_kept(value: Any) -> Any:
    """A fact as an event or a rival keeps it."""
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def kept(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as an event or a rival keeps them."""
    return {name: as_kept(value) for name, value in facts.items()}


def merge(
    kind: str, row: Any, facts: Mapping[str, Any], *, seen: int, meeting: Meeting, by: Any
) -> bool:
    """Write facts on a row whose revision `seen` the writer had; True when the row now says them.

    The same facts change nothing. On an older revision the row stays and a rival keeps the facts.
    """
    was = {name: getattr(row, name) for name in facts}
    if was == dict(facts):
        return True
    if seen != row.revision:
        keep_rival(kind, row, facts, meeting=meeting, by=by)
        return False
    write(kind, row, facts, meeting=meeting, by=by)
    return True


def write(kind: str, row: Any, facts: Mapping[str, Any], *, meeting: Meeting, by: Any) -> None:
    """Write facts on a row as its next revision, and the event."""
    was = {name: getattr(row, name) for name in facts}
    for name, value in facts.items():
        setattr(row, name, value)
    row.revision += 1
    row.save()
    changed = {name: value for name, value in facts.items() if was[name] != value}
    before = kept({name: was[name] for name in changed})
    now = {kind: row.pk, **kept(changed)}
    planning.told(f"meeting.{kind}-changed", meeting, by=by, was=before, now=now)


def keep_rival(
    kind: str, row: Any, facts: Mapping[str, Any], *, meeting: Meeting, by: Any
) -> Rival:
    """Keep what was written on an older revision, and say so; the same words once."""
    written = kept(facts)
    same = Rival.objects.filter(meeting=meeting, kind=kind, number=row.pk, settled_at=None)
    for known in same:
        if known.facts == written:
            return known
    rival = Rival.objects.create(
        meeting=meeting,
        kind=kind,
        number=row.pk,
        facts=written,
        against=row.revision,
        by=user_or_none(by),
        at=timezone.now(),
    )
    now = {kind: row.pk, **written}
    planning.told("meeting.written-twice", meeting, by=by, now=now)
    return rival


def fact_of(kind: str, name: str, value: Any) -> Any:
    """A fact of a rival as the column takes it."""
    field: Any = KINDS[kind]._meta.get_field(name)
    return field.to_python(value)


@transaction.atomic
def settle(rival: Rival, *, by: Actor, take: bool) -> Rival:
    """Say which words stand: those of the rival (`take`) or those of the row. Raises Refused when
    it is settled already or the minutes are closed; NotAllowed."""
    meeting = planning.locked(rival.meeting)
    require_meeting(by, meeting)
    rival = Rival.objects.get(pk=rival.pk)
    settled = [Refusal("rival-settled-already")] if rival.settled_at else []
    refuse_if(why_not_write(meeting.status) + settled)
    row = KINDS[rival.kind]._default_manager.filter(pk=rival.number).first()
    if take and row is not None:
        given = {name: value for name, value in rival.facts.items() if name != FOLLOWS}
        facts = {name: fact_of(rival.kind, name, value) for name, value in given.items()}
        write(rival.kind, row, facts, meeting=meeting, by=by)
        if isinstance(row, Resolution):
            plan_again(row, rival.facts.get(FOLLOWS))
    rival.settled_at, rival.settled_by = timezone.now(), user_or_none(by)
    rival.save(update_fields=["settled_at", "settled_by"])
    now = {"kind": rival.kind, "number": rival.number, "taken": take}
    planning.told("meeting.rival-settled", meeting, by=by, now=now)
    return rival


def rivals_of(meeting: Meeting) -> list[Rival]:
    """What still stands twice, the oldest first; one query."""
    return list(meeting.rivals.filter(settled_at=None).select_related("by"))

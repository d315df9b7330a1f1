"""Meetings and commitments as data."""

from typing import Any

from django.utils import timezone

from phinong.meetings.following import Row
from phinong.meetings.models import AgendaItem, Commitment, Meeting, Resolution
from phinong.meetings.page import Group, MeetingPage
from phinong.meetings.whose import is_open
from phinong.record.queries import Sources


def as_json(page: MeetingPage, sources: Sources) -> dict[str, Any]:
    """A meeting with its agenda, resolutions and commitments, each with its sources."""
    meeting = page.meeting
    return {
        **in_brief(meeting),
        "venue": meeting.venue,
        "chair": person(meeting.chair, meeting.chair_post),
        "on_behalf_of": person(meeting.on_behalf_of, meeting.on_behalf_post),
        "agenda": [group(one, sources) for one in page.groups],
        "commitments": [
            commitment(promise.commitment, sources)
            for promise in page.promises
            if promise.commitment.meeting_id == meeting.pk
        ],
        "sources": sources.as_json("meeting", meeting.pk),
    }


def in_brief(meeting: Meeting) -> dict[str, Any]:
    """What tells one meeting from another."""
    parent = meeting.committee.parent
    return {
        "code": meeting.code,
        "path": meeting.get_absolute_url(),
        "committee": {
            "code": meeting.committee.code,
            "names": meeting.committee.names,
            "parent": parent.code if parent else None,
        },
        "number": meeting.number,
        "buddhist_year": meeting.be_year,
        "titles": meeting.titles,
        "held": meeting.held_edtf,
        "held_as_written": meeting.held_written,
    }


def person(someone: Any, post: dict[str, str]) -> dict[str, Any] | None:
    """A person with the post as the source words it."""
    if someone is None:
        return None
    return {"code": someone.code, "names": someone.names, "post": post}


def group(one: Group, sources: Sources) -> dict[str, Any]:
    """A heading of the agenda."""
    return {
        "group": one.number,
        "items": [
            {
                "number": matter.number,
                **(item(matter.item, sources) if matter.item else {}),
                "resolutions": [resolution(r, sources) for r in matter.resolutions],
            }
            for matter in one.matters
        ],
    }


def item(one: AgendaItem, sources: Sources) -> dict[str, Any]:
    """A matter."""
    return {
        "texts": one.texts,
        "tie": one.tie.code if one.tie else None,
        "agreement": one.agreement.code if one.agreement else None,
        "sources": sources.as_json("agenda-item", one.pk),
    }


def resolution(one: Resolution, sources: Sources) -> dict[str, Any]:
    """A resolution, word for word."""
    return {
        "texts": one.texts,
        "outcome": one.outcome,
        "sources": sources.as_json("resolution", one.pk),
    }


def commitment(one: Commitment, sources: Sources) -> dict[str, Any]:
    """A commitment with its owner, day and state; empty where the source names none.

    The source's own words for its owner stand only where they name nobody.
    """
    return {
        "code": one.code,
        "path": one.get_absolute_url(),
        "texts": one.texts,
        "owner": one.owner.code if one.owner else None,
        "owner_as_written": one.owner_note if is_open(one) else "",
        "due": one.due_edtf,
        "made": one.made_edtf,
        "state": one.state,
        "meeting": one.meeting.code if one.meeting else None,
        "sources": sources.as_json("commitment", one.pk),
    }


def followed(row: Row, sources: Sources) -> dict[str, Any]:
    """A commitment as it stands today: with the post that sees to it and by how many days it is
    late. A reason is the office's own; what shows how it ended is among its sources."""
    one = row.commitment
    return {
        **commitment(one, sources),
        "owner_as_written": row.whose.note,
        "post": row.whose.post,
        "tie": one.tie.code if one.tie and one.tie.public else None,
        "origin": one.origin,
        "days_late": row.promise.days_late,
        "state_since": timezone.localdate(one.state_at).isoformat() if one.state_at else None,
    }

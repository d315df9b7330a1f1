"""Activities as data."""

from typing import Any

from phinong.activities.models import Activity, Attendance, Participation
from phinong.activities.page import ActivityPage
from phinong.meetings.exports import commitment
from phinong.record.queries import Sources


def as_json(page: ActivityPage, sources: Sources) -> dict[str, Any]:
    """An activity with who took part, who was there and what was promised, each with sources."""
    activity = page.activity
    return {
        **in_brief(activity),
        "texts": activity.texts,
        "venue": activity.venue,
        "place": activity.place.code if activity.place else None,
        "tie": activity.tie.code if activity.tie else None,
        "agreement": activity.agreement.code if activity.agreement else None,
        "areas": activity.areas,
        "sdgs": activity.sdgs,
        "people": {"count": activity.people_count, "qualifier": activity.people_qualifier},
        "parts": [part(one, sources) for _part, rows in page.parts for one in rows],
        "attended": [attended(one, sources) for one in page.people],
        "commitments": [commitment(promise.commitment, sources) for promise in page.promises],
        "sources": sources.as_json("activity", activity.pk),
    }


def in_brief(activity: Activity) -> dict[str, Any]:
    """What tells one activity from another."""
    return {
        "code": activity.code,
        "path": activity.get_absolute_url(),
        "kind": activity.kind,
        "titles": activity.titles,
        "starts": activity.starts_edtf,
        "starts_as_written": activity.starts_written,
        "ends": activity.ends_edtf,
    }


def part(one: Participation, sources: Sources) -> dict[str, Any]:
    """A body's part."""
    return {
        "body": one.body.code,
        "names": one.body.names,
        "part": one.part,
        "sources": sources.as_json("participation", one.pk),
    }


def attended(one: Attendance, sources: Sources) -> dict[str, Any]:
    """A person named there, with the post as written."""
    return {
        "person": one.person.code,
        "names": one.person.names,
        "post": one.post,
        "sources": sources.as_json("attendance", one.pk),
    }

"""What the page of one activity shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from phinong.activities.models import Activity, Attendance, Participation
from phinong.core.vocabulary import vocabulary
from phinong.meetings.models import Commitment, Meeting
from phinong.meetings.page import Promise, promises
from phinong.record.models import Citation
from phinong.record.queries import Sources
from phinong.record.second_source import differing


@dataclass(slots=True)
class ActivityPage:
    """Everything the page of an activity shows."""

    activity: Activity
    parts: list[tuple[str, list[Participation]]]
    people: list[Attendance]
    promises: list[Promise]
    meetings: list[Meeting]
    differing: list[Citation]


def activity_page(activity: Activity, *, user: Any, today: date, sources: Sources) -> ActivityPage:
    """The page of an activity; gathers what it cites into `sources`. Six queries."""
    parts = list(activity.participations.select_related("body__parent").order_by("id"))
    people = list(activity.attendances.select_related("person").order_by("id"))
    visible = Commitment.objects.visible_to(user).filter(activities=activity)
    promised = promises(visible.order_by("id"), today=today)
    sources.gather(
        {
            "activity": [activity.pk],
            "participation": [part.pk for part in parts],
            "attendance": [one.pk for one in people],
            "commitment": [promise.commitment.pk for promise in promised],
        }
    )
    return ActivityPage(
        activity=activity,
        parts=grouped(parts),
        people=people,
        promises=promised,
        meetings=meetings_of(activity, user, sources),
        differing=differing(sources.of("activity", activity.pk)),
    )


def grouped(parts: Iterable[Participation]) -> list[tuple[str, list[Participation]]]:
    """(part, who played it), hosts and organisers first as the vocabulary has them."""
    order = list(vocabulary("parts"))
    found: dict[str, list[Participation]] = {}
    for part in parts:
        found.setdefault(part.part, []).append(part)
    return sorted(found.items(), key=lambda pair: order.index(pair[0]))


def meetings_of(activity: Activity, user: Any, sources: Sources) -> list[Meeting]:
    """Committees' meetings of the same day that the activity's own sources report: two queries."""
    documents = {citation.document_id for citation in sources.of("activity", activity.pk)}
    cited = Citation.objects.filter(document__in=documents, about_kind="meeting")
    numbers = set(cited.values_list("about_id", flat=True))
    same = Meeting.objects.visible_to(user).filter(pk__in=numbers, held_edtf=activity.starts_edtf)
    return list(same.exclude(held_edtf="").select_related("committee").order_by("id"))

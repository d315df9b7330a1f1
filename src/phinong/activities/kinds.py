"""What the memory must know of this room's records: fetch, name, address, take back."""

from collections.abc import Iterable
from typing import Any

from phinong.activities.actions import remove_activity, remove_row
from phinong.activities.models import (
    Activity,
    Attendance,
    JointBody,
    Membership,
    Objective,
    Participation,
)
from phinong.core.vocabulary import label
from phinong.record.landing import Record
from phinong.ties.models import Tie
from phinong.ties.summarising import summarise_again

NAMED = ("code", "kind", "titles", "kept_by", "public", "tie")


def activities(numbers: Iterable[int]) -> dict[int, Any]:
    """Activities by number, with what names them and who may see them."""
    return Activity.objects.only(*NAMED).in_bulk(list(numbers))


def prove_activities(numbers: set[int], proved: bool) -> None:
    """Sum up the ties of activities that lost, or regained, their last proof."""
    ties = Tie.objects.filter(activities__in=numbers).distinct()
    summarise_again(ties, why="source restored" if proved else "source withdrawn")


def participations(numbers: Iterable[int]) -> dict[int, Any]:
    """Parts in activities by number, with activity and body."""
    return Participation.objects.select_related("activity", "body").in_bulk(list(numbers))


def attendances(numbers: Iterable[int]) -> dict[int, Any]:
    """People at activities by number, with activity and person."""
    return Attendance.objects.select_related("activity", "person").in_bulk(list(numbers))


def joint_bodies(numbers: Iterable[int]) -> dict[int, Any]:
    """Joint bodies by number, with their bodies."""
    return JointBody.objects.select_related("body").in_bulk(list(numbers))


def objectives(numbers: Iterable[int]) -> dict[int, Any]:
    """Objectives by number, with their bodies."""
    return Objective.objects.select_related("body").in_bulk(list(numbers))


def memberships(numbers: Iterable[int]) -> dict[int, Any]:
    """Memberships by number, with both bodies."""
    return Membership.objects.select_related("organisation", "member").in_bulk(list(numbers))


def title_of(activity: Activity, language: str) -> str:
    """The activity's title, or its kind where a source gave none."""
    return activity.title(language).text or label("activity-kinds", activity.kind, language)


def part_label(part: Participation, language: str) -> str:
    """ "Phayao University, host"."""
    return f"{part.body.name(language)}, {label('parts', part.part, language)}"


def membership_label(membership: Membership, language: str) -> str:
    """ "ECNU, member"."""
    role = label("membership-roles", membership.role, language)
    return f"{membership.member.name(language)}, {role}"


RECORDS = {
    "activity": Record(
        activities, title_of, Activity.get_absolute_url, remove_activity, prove_activities
    ),
    "participation": Record(
        participations, part_label, lambda part: part.activity.get_absolute_url(), remove_row
    ),
    "attendance": Record(
        attendances,
        lambda row, language: str(row.person.name(language)),
        lambda row: row.activity.get_absolute_url(),
        remove_row,
    ),
    "joint-body": Record(
        joint_bodies,
        lambda joint, language: str(joint.body.name(language)),
        lambda joint: joint.body.get_absolute_url(),
        remove_row,
    ),
    "objective": Record(
        objectives,
        lambda objective, language: str(objective.text(language)),
        lambda objective: objective.body.get_absolute_url(),
        remove_row,
    ),
    "membership": Record(
        memberships,
        membership_label,
        lambda membership: membership.organisation.get_absolute_url(),
        remove_row,
    ),
}

"""Commitments that come from activities: found by the activity's address, and shown with it."""

from typing import Any

from phinong.activities.actions import EDIT
from phinong.activities.models import Activity
from phinong.core.acting import Actor
from phinong.meetings.models import Commitment
from phinong.meetings.origins import Whence
from phinong.record.actions import note
from phinong.ties.models import Tie


def by_code(code: str, user: Any) -> Activity | None:
    """The activity with this code that the user may see."""
    return Activity.objects.visible_to(user).select_related("tie").filter(code=code).first()


def tie_of(activity: Activity) -> Tie | None:
    """The tie to which the activity belongs."""
    return activity.tie


def promised_at(activity: Activity, commitment: Commitment, *, by: Actor) -> None:
    """Let the activity's page show the commitment, where the officer keeps the activity too."""
    if by.may(EDIT, activity.kept_by):
        activity.commitments.add(commitment)
        now = {"commitment": commitment.code}
        number, office = activity.pk, activity.kept_by
        note("activity.promised", "activity", number, by=by, body=office, now=now)


def telling(commitment: Commitment) -> Activity | None:
    """The activity to which a document joined a commitment."""
    return commitment.activities.order_by("id").first()


WHENCE = Whence("activities", by_code, tie_of, promised_at, telling)

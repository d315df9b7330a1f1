"""What follows for activities and joint bodies from the ties and agreements of the same paper.

Officers accept the findings of a paper in any order. So an activity is joined to the tie of its
parties, a joint centre to the agreement that founds it, and what was promised to the activity at
which it was promised, whenever one of them lands. All of it can be computed again.
"""

from typing import Any

from phinong.activities.actions import hold_to, join_tie, rest_on_agreement
from phinong.activities.models import Activity, JointBody
from phinong.core.acting import SYSTEM
from phinong.meetings.models import Commitment
from phinong.record.models import Citation, Document, Event, Finding
from phinong.ties.models import Agreement, Party, Tie

FOLLOWED = ("agreement", "tie-claim")


def cited(document: Document, kind: str) -> list[int]:
    """Numbers of the records of one kind that this document proves."""
    found = Citation.objects.filter(document=document, about_kind=kind).order_by("id")
    return list(dict.fromkeys(found.values_list("about_id", flat=True)))


def settle(document: Document, *, by: Any) -> None:
    """Join what the document's findings have brought together so far."""
    activities = list(Activity.objects.filter(pk__in=cited(document, "activity")))
    for activity in activities:
        if activity.tie_id is None and (tie := tie_of(activity)):
            join_tie(activity, tie, by=by, document=document)
    agreements = Agreement.objects.filter(pk__in=cited(document, "agreement"))
    for joint in JointBody.objects.filter(body__in=cited(document, "body"), agreement=None):
        if founding := founding_of(joint, list(agreements.prefetch_related("parties"))):
            rest_on_agreement(joint, founding, by=by, document=document)
    if len(activities) == 1:
        promised_there(activities[0], document, by=by)


def tie_of(activity: Activity) -> Tie | None:
    """The one tie with a body of two of its sides in the activity; None when it is not one."""
    bodies = activity.participations.values("body")
    sides: dict[int, set[int]] = {}
    for tie, side in Party.objects.filter(body__in=bodies).values_list("tie", "side"):
        sides.setdefault(tie, set()).add(side)
    both = [tie for tie, of in sides.items() if len(of) > 1]
    return Tie.objects.get(pk=both[0]) if len(both) == 1 else None


def founding_of(joint: JointBody, agreements: list[Agreement]) -> Agreement | None:
    """The paper's one agreement to which a member of the joint body is party, or None."""
    members = set(joint.body.memberships.values_list("member", flat=True))
    bound = [
        agreement
        for agreement in agreements
        if members & {party.body_id for party in agreement.parties.all()}
    ]
    return bound[0] if len(bound) == 1 else None


def promised_there(activity: Activity, document: Document, *, by: Any) -> None:
    """Join the paper's commitments that no meeting made to its one activity."""
    numbers = cited(document, "commitment")
    for commitment in Commitment.objects.filter(pk__in=numbers, meeting=None, activities=None):
        hold_to(activity, commitment, by=by, document=document)


def commitment_landed(commitment: Commitment, document: Document, *, by: Any) -> None:
    """What a commitment without a meeting asks of this room."""
    settle(document, by=by)


def follow_ties(event: Event) -> None:
    """Join again when a tie's claim or an agreement of the paper is accepted."""
    if event.verb != "finding.accepted":
        return
    finding = Finding.objects.select_related("document").get(pk=event.about_id)
    if finding.kind in FOLLOWED:
        settle(finding.document, by=event.by or SYSTEM)

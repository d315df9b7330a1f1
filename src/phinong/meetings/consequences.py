"""What follows from a resolution, and how it is carried out: a registry of plain functions.

    follows_from("working-group", set_up, sensible)     # once, when an app starts

`carry_out(consequence, by=, today=)` does it with the actions of the room it touches and gives
(kind, number) of what it made, or None; `why_not(facts)` gives the reasons against such facts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, NotAllowed
from phinong.core.refusals import Refusal, Refused, refuse_if
from phinong.drafting.texts import user_or_none
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.models import (
    Consequence,
    Meeting,
    MeetingStatus,
    MinutesVersion,
    Resolution,
)

VERDICT = "verdict"
CERTIFY = "certify"
# Outcomes after which a text is decided on. One that is put off is not; one that is only noted is.
DECIDED = frozenset(
    {
        "approved",
        "endorsed",
        "endorsed-with-changes",
        "approved-in-principle",
        "acknowledged",
        "returned",
        "rejected",
    }
)

Made = tuple[str, int] | None
CarryOut = Callable[..., Made]
WhyNot = Callable[[Mapping[str, Any]], list[Refusal]]


@dataclass(frozen=True, slots=True)
class Follows:
    """Something that is to follow from a resolution: its kind, and what it needs to be done."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """How consequences of one kind are carried out."""

    carry_out: CarryOut
    why_not: WhyNot


WAYS: dict[str, Way] = {}


def nothing_against(facts: Mapping[str, Any]) -> list[Refusal]:
    """No reason against."""
    return []


def follows_from(kind: str, carry_out: CarryOut, why_not: WhyNot = nothing_against) -> None:
    """Say how consequences of a kind are carried out. Called once, when an app starts."""
    WAYS[kind] = Way(carry_out, why_not)


def plan_consequences(resolution: Resolution, follows: Sequence[Follows]) -> None:
    """Write down what is to follow from a resolution; what was carried out already stays.

    A resolution on a version brings the verdict on it by itself, one on minutes the certifying.
    Raises Refused for a kind that nobody registered or facts that do not suffice.
    """
    wanted = [*own_consequences(resolution), *follows]
    reasons = [reason for one in wanted for reason in why_not_follow(one)]
    refuse_if(reasons)
    resolution.consequences.filter(done_at=None).delete()
    done = {(row.kind, str(row.facts)) for row in resolution.consequences.all()}
    Consequence.objects.bulk_create(
        Consequence(resolution=resolution, kind=one.kind, facts=dict(one.facts))
        for one in wanted
        if (one.kind, str(dict(one.facts))) not in done
    )


def plan_again(resolution: Resolution, wanted: Sequence[Mapping[str, Any]] | None = None) -> None:
    """Write down what follows from a resolution that says something else now: `wanted`, as
    {"kind", "facts"}; without it what was asked for before. Raises Refused."""
    if wanted is None:
        rows = resolution.consequences.filter(done_at=None).exclude(kind__in=(VERDICT, CERTIFY))
        wanted = [{"kind": row.kind, "facts": row.facts} for row in rows]
    plan_consequences(resolution, [Follows(one["kind"], one["facts"]) for one in wanted])


def why_not_follow(one: Follows) -> list[Refusal]:
    """Reasons against such a consequence."""
    way = WAYS.get(one.kind)
    return way.why_not(one.facts) if way else [Refusal("consequence-unknown", {"kind": one.kind})]


def own_consequences(resolution: Resolution) -> list[Follows]:
    """What follows from a resolution without being asked for."""
    found = []
    if resolution.version_id and resolution.outcome in DECIDED:
        found.append(Follows(VERDICT))
    item = resolution.item
    adopted = resolution.outcome in ("approved", "endorsed")
    if item and item.source_kind == "minutes" and item.source_id and adopted:
        found.append(Follows(CERTIFY, adopted_facts(item.source_id)))
    return found


def adopted_facts(meeting: int) -> dict[str, Any]:
    """Which minutes are adopted: those of this meeting, in the version that is newest now."""
    newest = MinutesVersion.objects.filter(meeting=meeting).order_by("-number").first()
    return {"meeting": meeting, "sha256": newest.sha256 if newest else ""}


# ── Carrying out ──


@transaction.atomic
def carry_out(consequence: Consequence, *, by: Actor, today: date) -> Consequence:
    """Do what follows from a resolution; done already, nothing. Raises Refused with the reasons of
    the room it touches, and while the meeting is still in session; NotAllowed."""
    meeting = planning.locked(consequence.resolution.meeting)
    require_meeting(by, meeting)
    related = ("resolution__meeting__committee", "resolution__item", "resolution__version__draft")
    consequence = Consequence.objects.select_related(*related).get(pk=consequence.pk)
    if consequence.done_at:
        return consequence
    in_session = meeting.status in (MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.OPEN)
    refuse_if([Refusal("meeting-in-session")] if in_session else [])
    made = WAYS[consequence.kind].carry_out(consequence, by=by, today=today)
    consequence.made_kind, consequence.made_id = made or ("", None)
    consequence.done_at, consequence.done_by = timezone.now(), user_or_none(by)
    consequence.save()
    now = {"consequence": consequence.kind, "resolution": consequence.resolution_id}
    planning.told("meeting.carried-out", meeting, by=by, now=now | {"made": list(made or ())})
    return consequence


@dataclass(frozen=True, slots=True)
class Kept:
    """A consequence that could not be carried out, with every reason."""

    consequence: Consequence
    reasons: tuple[Refusal, ...]


def carry_out_all(meeting: Meeting, *, by: Actor, today: date) -> list[Kept]:
    """Carry out all that follows from a held meeting; what could not be done, with the reasons.

    Each is done whole or not at all, and none stops another.
    """
    waiting = Consequence.objects.filter(resolution__meeting=meeting, done_at=None)
    found = []
    for consequence in waiting.select_related("resolution__meeting").order_by("id"):
        try:
            carry_out(consequence, by=by, today=today)
        except Refused as refused:
            found.append(Kept(consequence, refused.reasons))
        except NotAllowed:
            found.append(Kept(consequence, (Refusal("consequence-needs-role"),)))
    return found

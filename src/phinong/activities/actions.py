"""The doors for every change to activities, joint centres and networks.

Each act names the document it rests on and cites it; acts that a finding asks for pass it on.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max, Model, ProtectedError, Q

from phinong.activities.models import (
    Activity,
    Attendance,
    JointBody,
    Membership,
    Objective,
    Participation,
)
from phinong.activities.rules import (
    why_not_add_member,
    why_not_add_objective,
    why_not_join,
    why_not_record_activity,
    why_not_record_joint_body,
)
from phinong.core.acting import Actor, require
from phinong.core.dates import parse_edtf
from phinong.core.fields import sort_day
from phinong.core.refusals import refuse_if
from phinong.core.vocabulary import vocabulary
from phinong.meetings.models import Commitment
from phinong.places.models import Body, Person
from phinong.record.actions import cite, note
from phinong.record.codes import free_code
from phinong.record.models import Citation, Document, Finding
from phinong.record.second_source import complete, may_add_to
from phinong.ties.models import Agreement, Tie
from phinong.ties.summarising import summarise

EDIT = "edit-activity"
Texts = dict[str, str]
Span = tuple[int, int]


@transaction.atomic
def record_activity(
    *,
    by: Actor,
    document: Document,
    kind: str,
    titles: Texts,
    starts: str = "",
    ends: str = "",
    finding: Finding | None = None,
    **facts: Any,
) -> Activity:
    """Record something that happened or will happen, on the ground of a document.

    `starts` and `ends` are EDTF; `facts` are further columns (texts, starts_written, venue,
    place, tie, agreement, areas, sdgs, people_count, people_qualifier, public). Raises Refused
    without a title, for an unknown kind, or when it ends before it starts.
    """
    require(by, EDIT, body=document.kept_by)
    same = titled_so(kind, titles, starts)
    refuse_if(
        why_not_record_activity(
            kind=kind,
            kind_known=kind in vocabulary("activity-kinds"),
            titles=titles,
            in_order=in_order(starts, ends),
            same=same.code if same else None,
        )
    )
    activity = Activity.objects.create(
        code=free_code(Activity, titles.get("en", ""), otherwise=f"{kind} {starts}"),
        kind=kind,
        titles=titles,
        starts_edtf=starts,
        starts_day=sort_day(starts),
        ends_edtf=ends,
        kept_by=document.kept_by,
        **{"public": document.public, **facts},
    )
    cite("activity", activity.pk, "", document=document, by=by, finding=finding)
    shown_in(activity.tie)
    now = {"kind": kind, "titles": titles, "starts": starts}
    noted("activity.recorded", "activity", activity, by=by, document=document, now=now)
    return activity


def titled_so(kind: str, titles: Texts, starts: str) -> Activity | None:
    """The activity of this kind and date with one of these very titles, or None."""
    alike = Q(pk__in=[])
    for language, title in titles.items():
        alike |= Q(**{f"titles__{language}": title})
    return Activity.objects.filter(alike, kind=kind, starts_edtf=starts).first()


def in_order(starts: str, ends: str) -> bool:
    """True unless both are known and the last day it may end lies before the first it may start."""
    if not starts or not ends:
        return True
    first, last = parse_edtf(starts).first_day(), parse_edtf(ends).last_day()
    return first is None or last is None or first <= last


@transaction.atomic
def join_activity(
    activity: Activity,
    body: Body,
    *,
    by: Actor,
    document: Document,
    part: str = "participant",
    span: Span | None = None,
    finding: Finding | None = None,
) -> tuple[Participation, bool]:
    """A body's part in an activity, and whether it is new; a further source for it is cited."""
    may_add_to(activity, EDIT, by=by, document=document)
    refuse_if(why_not_join(part=part, part_known=part in vocabulary("parts")))
    joined, made = Participation.objects.get_or_create(activity=activity, body=body, part=part)
    cite("participation", joined.pk, "", document=document, by=by, span=span, finding=finding)
    if made:
        now = {"body": body.code, "part": part}
        noted("activity.joined", "activity", activity, by=by, document=document, now=now)
    return joined, made


@transaction.atomic
def attend(
    activity: Activity,
    person: Person,
    *,
    by: Actor,
    document: Document,
    post: Texts | None = None,
    span: Span | None = None,
    finding: Finding | None = None,
) -> tuple[Attendance, bool]:
    """Somebody named at an activity, the post in the source's words, and whether it is new."""
    may_add_to(activity, EDIT, by=by, document=document)
    attendance, made = Attendance.objects.get_or_create(
        activity=activity, person=person, defaults={"post": post or {}}
    )
    number = attendance.pk
    cite("attendance", number, "", document=document, by=by, span=span, finding=finding)
    if made:
        now = {"person": person.code, "post": post or {}}
        noted("activity.attended", "activity", activity, by=by, document=document, now=now)
    return attendance, made


@transaction.atomic
def join_tie(activity: Activity, tie: Tie, *, by: Actor, document: Document) -> Activity:
    """Say that an activity belongs to a tie; the tie's summary then counts it."""
    may_add_to(activity, EDIT, by=by, document=document)
    activity.tie = tie
    activity.save(update_fields=["tie"])
    shown_in(tie)
    now = {"tie": tie.code}
    noted("activity.tied", "activity", activity, by=by, document=document, now=now)
    return activity


def shown_in(tie: Tie | None) -> None:
    """Compute the tie's summary again, now that its evidence has changed."""
    if tie is not None:
        summarise(tie)


@transaction.atomic
def hold_to(
    activity: Activity, commitment: Commitment, *, by: Actor, document: Document
) -> Commitment:
    """Say that a commitment was made at an activity. A second call changes nothing."""
    may_add_to(activity, EDIT, by=by, document=document)
    if not activity.commitments.filter(pk=commitment.pk).exists():
        activity.commitments.add(commitment)
        now = {"commitment": commitment.code}
        noted("activity.promised", "activity", activity, by=by, document=document, now=now)
    return commitment


@transaction.atomic
def record_joint_centre(
    body: Body,
    *,
    by: Actor,
    document: Document,
    objectives: Iterable[Texts] = (),
    members: Iterable[tuple[Body, str]] = (),
    finding: Finding | None = None,
    **facts: Any,
) -> tuple[JointBody, bool]:
    """Keep a body of kind `centre` as a joint centre, and whether it is new as one.

    `objectives` stand in the source's order, `members` are (body, role); `facts`: stage, tie,
    agreement. A second call adds what is missing. Raises Refused when the body is no centre.
    """
    ground: dict[str, Any] = {"by": by, "document": document, "finding": finding}
    joint = joint_body(body, "centre", **facts, **ground)
    for texts in objectives:
        if not has_objective(body, texts):
            add_objective(body, texts, **ground)
    add_members(body, members, **ground)
    return joint


@transaction.atomic
def record_network(
    body: Body,
    *,
    by: Actor,
    document: Document,
    members: Iterable[tuple[Body, str]] = (),
    finding: Finding | None = None,
    **facts: Any,
) -> tuple[JointBody, bool]:
    """Keep a body of kind `network` as a network with its members, and whether it is new as one.

    `stage` among the facts says how far it has come: `proposed` when it only is planned. A second
    call adds what is missing. Raises Refused when the body is no network.
    """
    ground: dict[str, Any] = {"by": by, "document": document, "finding": finding}
    joint = joint_body(body, "network", **facts, **ground)
    add_members(body, members, **ground)
    return joint


def joint_body(
    body: Body,
    expected: str,
    *,
    by: Actor,
    document: Document,
    finding: Finding | None,
    stage: str = "",
    tie: Tie | None = None,
    agreement: Agreement | None = None,
) -> tuple[JointBody, bool]:
    """The row that makes a body a joint one; what was empty is filled in, nothing overwritten."""
    require(by, EDIT, body=document.kept_by)
    known = stage in vocabulary("stages")
    refuse_if(
        why_not_record_joint_body(kind=body.kind, expected=expected, stage=stage, stage_known=known)
    )
    given: dict[str, Any] = {
        "stage": stage,
        "tie_id": tie and tie.pk,
        "agreement_id": agreement and agreement.pk,
    }
    facts = {column: value for column, value in given.items() if value}
    joint, made = JointBody.objects.get_or_create(body=body, defaults=facts)
    if made:
        now = {"kind": body.kind, "stage": stage}
        noted("joint-body.recorded", "joint-body", joint, by=by, document=document, now=now)
    else:
        complete("joint-body", joint, facts, by=by, document=document, finding=finding)
    return joint, made


@transaction.atomic
def rest_on_agreement(
    joint: JointBody, agreement: Agreement, *, by: Actor, document: Document
) -> JointBody:
    """Say that a joint body rests on an agreement, and so belongs to its tie."""
    require(by, EDIT, body=document.kept_by)
    joint.agreement = agreement
    joint.tie = joint.tie or agreement.tie
    joint.save(update_fields=["agreement", "tie"])
    now = {"agreement": agreement.code}
    noted("joint-body.founded", "joint-body", joint, by=by, document=document, now=now)
    return joint


def has_objective(body: Body, texts: Texts) -> bool:
    """True when the body has an objective in one of these wordings."""
    said = Q(pk__in=[])
    for language, text in texts.items():
        said |= Q(**{f"texts__{language}": text})
    return body.objectives.filter(said).exists()


@transaction.atomic
def add_objective(
    body: Body,
    texts: Texts,
    *,
    by: Actor,
    document: Document,
    area: str = "",
    span: Span | None = None,
    finding: Finding | None = None,
) -> Objective:
    """A written objective, after those that stand there, in the source's words.

    Raises Refused without words, or when it stands there already.
    """
    require(by, EDIT, body=document.kept_by)
    refuse_if(why_not_add_objective(texts=texts, same=has_objective(body, texts)))
    last = body.objectives.aggregate(last=Max("order"))["last"] or 0
    objective = Objective.objects.create(body=body, order=last + 1, texts=texts, area=area)
    cite("objective", objective.pk, "", document=document, by=by, span=span, finding=finding)
    now = {"order": objective.order, "texts": texts}
    noted("objective.added", "objective", objective, by=by, document=document, now=now)
    return objective


def add_members(
    body: Body,
    members: Iterable[tuple[Body, str]],
    *,
    by: Actor,
    document: Document,
    finding: Finding | None,
) -> None:
    """Each body with its role, those that are members already only gain the source."""
    for member, role in members:
        add_member(body, member, by=by, document=document, role=role, finding=finding)


@transaction.atomic
def add_member(
    organisation: Body,
    member: Body,
    *,
    by: Actor,
    document: Document,
    role: str = "member",
    since: str = "",
    until: str = "",
    span: Span | None = None,
    finding: Finding | None = None,
) -> tuple[Membership, bool]:
    """A body's place in a network, a joint centre or a committee, and whether it is new."""
    require(by, EDIT, body=document.kept_by)
    known = role in vocabulary("membership-roles")
    refuse_if(why_not_add_member(role=role, role_known=known, itself=organisation == member))
    membership, made = Membership.objects.get_or_create(
        organisation=organisation,
        member=member,
        role=role,
        defaults={"since_edtf": since, "until_edtf": until},
    )
    number = membership.pk
    cite("membership", number, "", document=document, by=by, span=span, finding=finding)
    if made:
        now = {"organisation": organisation.code, "member": member.code, "role": role}
        noted("membership.added", "membership", membership, by=by, document=document, now=now)
    return membership, made


def remove_activity(activity: Activity) -> None:
    """Take back an activity with its parts.

    Raises ProtectedError while another source proves one of them.
    """
    parts = [*activity.participations.all(), *activity.attendances.all()]
    proved = Q(about_kind="participation", about_id__in=activity.participations.values("pk"))
    proved |= Q(about_kind="attendance", about_id__in=activity.attendances.values("pk"))
    if Citation.objects.filter(proved).exists():
        raise ProtectedError("another source proves a part of it", set(parts))
    tie = activity.tie
    activity.delete()
    shown_in(tie)


def remove_row(row: Model) -> None:
    """Take back a part, an attendance, an objective or a membership."""
    row.delete()


def noted(verb: str, kind: str, row: Model, *, by: Any, document: Document, now: Any) -> None:
    """The event of a change, with the document it rests on."""
    note(verb, kind, row.pk, by=by, body=document.kept_by, now=now, source=document.code)

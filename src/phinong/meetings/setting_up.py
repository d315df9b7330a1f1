"""The doors for committees: set up, quorum, seats, end."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from phinong.core.acting import Actor
from phinong.core.refusals import refuse_if
from phinong.meetings.access import require_committee, require_office
from phinong.meetings.committee_rules import (
    why_not_end,
    why_not_quorum,
    why_not_seat,
    why_not_set_up,
)
from phinong.meetings.models import AgendaForm, Committee, Seat, SeatRole
from phinong.places.actions import add_body
from phinong.places.models import Body, Person, Post
from phinong.record.actions import note

Texts = Mapping[str, str]
COMMITTEE, WORKING_GROUP = "committee", "working-group"
# Of an adviser nobody counts the voice.
NOT_COUNTED = frozenset({SeatRole.ADVISER})


@transaction.atomic
def set_up_committee(
    *,
    by: Actor,
    kept_by: str,
    mandates: Texts,
    ground_kind: str,
    body: Body | None = None,
    names: Texts | None = None,
    kind: str = COMMITTEE,
    parent: Body | None = None,
    ground_written: str = "",
    ground: tuple[str, int] | None = None,
    since: str = "",
    until: str = "",
    quorum: Mapping[str, Any] | None = None,
    form: str = AgendaForm.THAI,
    public: bool = True,
) -> Committee:
    """Give a body its constitution; without one, make the body under `parent`.

    `ground` names the record that sets it up, such as ("resolution", 12). Raises Refused without a
    mandate or a ground, or for a body that has one; NotAllowed without the role in `kept_by`.
    """
    require_office(by, kept_by)
    has = body is not None and Committee.objects.filter(body=body).exists()
    named = bool(ground_written.strip() or ground)
    reasons = why_not_set_up(
        has_committee=has, mandates=mandates, ground=named, since=since, until=until
    )
    refuse_if(reasons + why_not_quorum(quorum or {}))
    if body is None:
        body = add_committee_body(by, kept_by, kind, names or {}, parent)
    record, number = ground or ("", None)
    committee = Committee.objects.create(
        body=body,
        mandates=dict(mandates),
        ground_kind=ground_kind,
        ground_written=ground_written,
        ground_record=record,
        ground_id=number,
        since_edtf=since,
        until_edtf=until,
        quorum=dict(quorum or {}),
        form=form,
        kept_by=kept_by,
        public=public,
    )
    now = {"mandate": dict(mandates), "ground": ground_written or list(ground or ())}
    told("committee.set-up", committee, by=by, now=now)
    return committee


def add_committee_body(
    by: Actor, kept_by: str, kind: str, names: Texts, parent: Body | None
) -> Body:
    """The body of a new committee, in the country and place of the one it stands under."""
    where: dict[str, Any] = {}
    if parent:
        where = {"country": parent.country, "place": parent.place, "parent": parent}
    return add_body(by=by, kept_by=kept_by, kind=kind, names=dict(names), **where)


def told(
    verb: str,
    committee: Committee,
    *,
    by: Any,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
) -> None:
    """The event of a committee's change, in the history of its body."""
    note(verb, "body", committee.body_id, by=by, body=committee.kept_by, was=was, now=now, why=why)


def locked(committee: Committee) -> Committee:
    """The committee as it is now, locked until the transaction ends."""
    rows = Committee.objects.select_for_update(of=("self",)).select_related("body")
    return rows.get(pk=committee.pk)


@transaction.atomic
def set_quorum(committee: Committee, quorum: Mapping[str, Any], *, by: Actor) -> Committee:
    """Say how many must be there; {} for not known. Raises Refused for an unreadable rule."""
    committee = locked(committee)
    require_committee(by, committee)
    refuse_if(why_not_quorum(quorum))
    was, committee.quorum = committee.quorum, dict(quorum)
    if was != committee.quorum:
        committee.save(update_fields=["quorum"])
        now = {"quorum": committee.quorum}
        told("committee.quorum", committee, by=by, was={"quorum": was}, now=now)
    return committee


@transaction.atomic
def add_seat(
    committee: Committee,
    *,
    by: Actor,
    role: str,
    post: Post | None = None,
    body: Body | None = None,
    person: Person | None = None,
    written: Texts | None = None,
    counts: bool | None = None,
    since: str = "",
    until: str = "",
    mail: str = "",
) -> Seat:
    """Give a post, a body or a person a seat. Advisers do not count unless `counts` says so.

    Raises Refused with every reason; NotAllowed.
    """
    committee = locked(committee)
    require_committee(by, committee)
    owner = {"post": post, "body": body, "person": person}
    seats = committee.seats.filter(until_edtf="")
    reasons = why_not_seat(
        role=role,
        of=sum(one is not None for one in owner.values()),
        roles=dict(seats.order_by("role").values_list("role").annotate(n=Count("pk"))),
        taken=seats.filter(**{name: one for name, one in owner.items() if one}).exists(),
        ended=bool(committee.ended_edtf),
        since=since,
        until=until,
    )
    refuse_if(reasons)
    seat = Seat.objects.create(
        committee=committee,
        role=role,
        written=dict(written or {}),
        counts=role not in NOT_COUNTED if counts is None else counts,
        order=(committee.seats.aggregate(top=Max("order"))["top"] or 0) + 1,
        since_edtf=since,
        until_edtf=until,
        mail=mail,
        **owner,
    )
    told("committee.seat-added", committee, by=by, now=seat_facts(seat))
    return seat


def seat_facts(seat: Seat) -> dict[str, Any]:
    """What an event keeps of a seat."""
    of = {"post": seat.post_id, "body": seat.body_id, "person": seat.person_id}
    return {"seat": seat.pk, "role": str(seat.role), **{k: v for k, v in of.items() if v}}


@transaction.atomic
def set_mail(seat: Seat, mail: str, *, by: Actor) -> Seat:
    """Say where a seat's invitations go. The history keeps that it changed, not the address."""
    committee = locked(seat.committee)
    require_committee(by, committee)
    if seat.mail != mail:
        seat.mail = mail
        seat.save(update_fields=["mail"])
        told("committee.seat-mail", committee, by=by, now={"seat": seat.pk})
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, by: Actor, until: str, why: str) -> Seat:
    """End a seat on a day (EDTF). Raises Refused without a reason or when it ended; NotAllowed."""
    committee = locked(seat.committee)
    require_committee(by, committee)
    seat = Seat.objects.get(pk=seat.pk)
    refuse_if(why_not_end(ended=seat.until_edtf, why=why))
    seat.until_edtf = until
    seat.save(update_fields=["until_edtf"])
    told(
        "committee.seat-ended", committee, by=by, now={**seat_facts(seat), "until": until}, why=why
    )
    return seat


@transaction.atomic
def end_committee(committee: Committee, *, by: Actor, on: str, why: str) -> Committee:
    """Say that a committee's work ended on a day (EDTF). Raises Refused; NotAllowed."""
    committee = locked(committee)
    require_committee(by, committee)
    refuse_if(why_not_end(ended=committee.ended_edtf, why=why))
    committee.ended_edtf = on
    committee.save(update_fields=["ended_edtf"])
    told("committee.ended", committee, by=by, now={"ended": on}, why=why)
    return committee

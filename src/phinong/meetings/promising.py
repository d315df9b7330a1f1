"""The doors for what somebody undertook: recorded by hand, seen to, waited for, and its state."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, require
from phinong.core.dates import parse_edtf
from phinong.core.refusals import refuse_if
from phinong.meetings.access import KEEP
from phinong.meetings.actions import last_day
from phinong.meetings.commitment_rules import (
    WAITING,
    why_not_change_commitment,
    why_not_due,
    why_not_of_this_era,
    why_not_on_day,
    why_not_see_to,
    why_not_undertake,
    why_not_wait,
)
from phinong.meetings.models import Commitment, CommitmentState
from phinong.meetings.origins import WHENCE
from phinong.places.models import Body, Person
from phinong.record.actions import cite, note
from phinong.record.codes import free_code
from phinong.record.models import Document
from phinong.ties.models import Tie

Texts = Mapping[str, str]
Facts = dict[str, Any]
FOLLOW_UP = "follow up"
LONGEST_NAME = 60


@transaction.atomic
def undertake(
    *,
    by: Actor,
    kept_by: str,
    origin: str,
    texts: Texts,
    document: Document | None = None,
    told: tuple[str, Any] | None = None,
    tie: Tie | None = None,
    made: str = "",
    due: str = "",
    owner: Body | None = None,
    person: Person | None = None,
    owner_note: str = "",
    public: bool = False,
) -> Commitment:
    """Record by hand what somebody undertook at a visit, in a clause, a speech or a plan.

    It rests on a document, or on the record it comes from: `told` is (kind, row) of one that
    `origins` knows. `due` and `made` are EDTF. Raises Refused with every reason; NotAllowed.
    """
    require(by, KEEP, body=kept_by)
    kind, row = told or ("", None)
    refuse_if(
        why_not_undertake(
            texts=texts,
            origin=origin,
            told_by=kind,
            has_paper=document is not None,
            public=public,
            ground_public=any(one.public for one in (document, row) if one is not None),
        )
        + (why_not_of_this_era(parse_edtf(made)) if made else [])
        + why_not_due(due=due, made=made)
    )
    tie = tie or (WHENCE[kind].tie_of(row) if kind else None)
    of = next(one.code for one in (tie, document, row) if one is not None)
    commitment = Commitment.objects.create(
        uid=uuid.uuid4(),
        code=free_code(Commitment, f"{of} {FOLLOW_UP}", otherwise=FOLLOW_UP),
        texts={tag: text.strip() for tag, text in texts.items() if text.strip()},
        **whose(owner, person, owner_note, due),
        made_edtf=made,
        tie=tie,
        origin=origin,
        origin_id=row.pk if row else None,
        kept_by=kept_by,
        public=public,
    )
    if document:
        cite("commitment", commitment.pk, "", document=document, by=by)
    source = document.code if document else ""
    now = {"said": commitment.texts, "origin": [origin, kind, commitment.origin_id]}
    told_of("commitment.made", commitment, by=by, now=now, source=source)
    if kind:
        WHENCE[kind].made(row, commitment, by=by)
    return commitment


def whose(owner: Body | None, person: Person | None, owner_note: str, due: str) -> dict[str, Any]:
    """The columns that say who sees to it and by when."""
    return {
        "owner_id": owner.pk if owner else None,
        "person_id": person.pk if person else None,
        "owner_note": owner_note.strip(),
        "due_edtf": due,
        "due_day": last_day(due),
    }


def told_of(
    verb: str,
    commitment: Commitment,
    *,
    by: Any,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
    source: str = "",
) -> None:
    """The event of a change, under the office that keeps the commitment."""
    number, office = commitment.pk, commitment.kept_by
    note(verb, "commitment", number, by=by, body=office, was=was, now=now, why=why, source=source)


def locked(commitment: Commitment, *, by: Actor) -> Commitment:
    """The commitment as it stands, held for a change. Raises NotAllowed."""
    commitment = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    require(by, KEEP, body=commitment.kept_by)
    return commitment


def written(commitment: Commitment, facts: Mapping[str, Any]) -> tuple[Facts, Facts]:
    """Write the facts that differ; was and now of an event, as JSON keeps them."""
    changed = {name: fact for name, fact in facts.items() if getattr(commitment, name) != fact}
    was = {name: plain(getattr(commitment, name)) for name in changed}
    for name, fact in changed.items():
        setattr(commitment, name, fact)
    if changed:
        commitment.revision += 1
        commitment.save(update_fields=[*changed, "revision"])
    return was, {name: plain(fact) for name, fact in changed.items()}


def plain(fact: Any) -> Any:
    """A fact as JSON keeps it."""
    return fact.isoformat() if isinstance(fact, date) else fact


@transaction.atomic
def see_to(
    commitment: Commitment,
    *,
    by: Actor,
    owner: Body | None = None,
    person: Person | None = None,
    owner_note: str = "",
    due: str = "",
) -> Commitment:
    """Say who sees to it, and by when where no day stands yet. Nothing new changes nothing.

    Raises Refused with every reason: a day that stands is changed with `change_commitment`;
    NotAllowed.
    """
    commitment = locked(commitment, by=by)
    stood = commitment.due_edtf
    refuse_if(
        why_not_see_to(state=commitment.state, due=due, stood=stood)
        + ([] if due == stood else why_not_due(due=due, made=commitment.made_edtf))
    )
    was, now = written(commitment, whose(owner, person, owner_note, due))
    if now:
        told_of("commitment.seen-to", commitment, by=by, was=was, now=now)
    return commitment


@transaction.atomic
def change_commitment(
    commitment: Commitment,
    *,
    by: Actor,
    state: str,
    today: date,
    reason: str = "",
    evidence: Document | None = None,
    on: date | None = None,
    person: Person | None = None,
    due: str = "",
) -> Commitment:
    """Move a commitment to `state`: kept, changed, lapsed, or open again, since the day `on`.

    `evidence` shows it and is cited for it. `person` and `due` are what was agreed instead, and
    count for `changed` alone. Raises Refused with every reason; NotAllowed without the role.
    """
    commitment = locked(commitment, by=by)
    reasons = why_not_change_commitment(
        state=commitment.state,
        to=state,
        reason=reason,
        shown=evidence is not None,
        waits_for=still_waited_for(commitment) if state == CommitmentState.KEPT else (),
    )
    changed = state == CommitmentState.CHANGED
    reasons += why_not_on_day(on, today) if on else []
    reasons += why_not_due(due=due, made=commitment.made_edtf) if changed else []
    refuse_if(reasons)
    facts: dict[str, Any] = {
        "state": state,
        "state_why": reason.strip(),
        "state_at": moment(on),
        "evidence_id": evidence.pk if evidence else None,
    }
    if changed and due:
        facts |= {"due_edtf": due, "due_day": last_day(due)}
    if changed and person:
        facts["person_id"] = person.pk
    was, now = written(commitment, facts)
    if evidence:
        cite("commitment", commitment.pk, "evidence", document=evidence, by=by)
    told_of(
        f"commitment.{state}",
        commitment,
        by=by,
        was=was,
        now=now,
        why=reason.strip(),
        source=evidence.code if evidence else "",
    )
    return commitment


def moment(on: date | None) -> datetime:
    """The moment since when a state holds: the beginning of the day, now where none is said."""
    return timezone.make_aware(datetime.combine(on, time.min)) if on else timezone.now()


def still_waited_for(commitment: Commitment) -> list[str]:
    """What the commitment waits for and is not over, in short."""
    waits = commitment.depends_on.filter(state__in=WAITING).order_by("due_day", "id")
    return [in_short(one) for one in waits]


def in_short(commitment: Commitment) -> str:
    """A commitment's words as a refusal names it, in the first language there is."""
    words = next(iter(commitment.texts.values()), commitment.code)
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1].rstrip() + "…"


# ── What it waits for ──


@transaction.atomic
def wait_for(commitment: Commitment, other: Commitment, *, by: Actor) -> Commitment:
    """Let a commitment wait for another. A second call changes nothing. Raises Refused for itself
    and for a circle; NotAllowed."""
    commitment = locked(commitment, by=by)
    if commitment.depends_on.filter(pk=other.pk).exists():
        return commitment
    waits = waits_from(other)
    names = {one.pk: in_short(one) for one in Commitment.objects.filter(pk__in=[*waits, other.pk])}
    refuse_if(why_not_wait(one=commitment.pk, on=other.pk, waits=waits, names=names))
    commitment.depends_on.add(other)
    told_of("commitment.waits", commitment, by=by, now={"waits_for": other.code})
    return commitment


@transaction.atomic
def wait_no_longer(commitment: Commitment, other: Commitment, *, by: Actor) -> Commitment:
    """Take back that a commitment waits for another; it does not, nothing. Raises NotAllowed."""
    commitment = locked(commitment, by=by)
    if commitment.depends_on.filter(pk=other.pk).exists():
        commitment.depends_on.remove(other)
        told_of("commitment.waits-no-longer", commitment, by=by, was={"waits_for": other.code})
    return commitment


def waits_from(commitment: Commitment) -> dict[int, list[int]]:
    """{commitment: those it waits for}, as far as it leads from here; a query for each step."""
    through = Commitment.depends_on.through.objects
    waits: dict[int, list[int]] = {}
    here = {commitment.pk}
    while here:
        pairs = through.filter(from_commitment__in=here)
        waits |= {one: [] for one in here}
        for one, other in pairs.values_list("from_commitment", "to_commitment"):
            waits[one].append(other)
        here = {other for one in here for other in waits[one]} - waits.keys()
    return waits

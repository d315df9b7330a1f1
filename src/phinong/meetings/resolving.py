"""The doors for what a meeting resolves, and for what somebody undertakes in it."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.models import Version
from phinong.drafting.texts import sha256_of_standing
from phinong.meetings.actions import last_day
from phinong.meetings.commitment_rules import why_not_due
from phinong.meetings.conduct_rules import why_not_on_version, why_not_resolve
from phinong.meetings.consequences import Follows, plan_consequences
from phinong.meetings.merging import merge, seen_before
from phinong.meetings.models import (
    AgendaItem,
    Commitment,
    Meeting,
    Origin,
    Resolution,
    Taken,
)
from phinong.meetings.rules import why_not_record_words
from phinong.meetings.sitting import of_meeting, quorate, there, writable, written
from phinong.places.models import Body, Person
from phinong.record.codes import free_code

Texts = Mapping[str, str]
Votes = tuple[int | None, int | None, int | None]


@transaction.atomic
def resolve(
    meeting: Meeting,
    *,
    by: Actor,
    uid: uuid.UUID,
    texts: Texts,
    outcome: str,
    item: AgendaItem | None = None,
    taken: str = Taken.CONSENSUS,
    votes: Votes = (None, None, None),
    version: Version | None = None,
    seen_sha256: str = "",
    public: bool = True,
    follows: Sequence[Follows] = (),
    seen: int = 0,
    act: uuid.UUID | None = None,
) -> Resolution:
    """Record what the meeting resolved on a matter, word for word.

    `version` is the exact text decided on, `seen_sha256` the hash the table had before it;
    `follows` what follows besides the verdict on it. Raises Refused with every reason:
    `paper-changed-since` and `paper-not-the-one-seen` mean that the text is another one by now
    (409); NotAllowed.
    """
    meeting = writable(meeting, by=by)
    item = of_meeting(item, meeting)
    row = meeting.resolutions.filter(uid=uid).first()
    if row is not None and seen_before(meeting, act, "resolution", by=by):
        return row
    same_text = row is not None and version is not None and row.version_id == version.pk
    reasons = why_not_resolve(
        words=any(text.strip() for text in texts.values()),
        outcome=outcome,
        taken=taken,
        votes=votes,
        there=there(meeting),
        quorate=quorate(meeting),
    )
    reasons += [] if version is None or same_text else on_version(version, seen_sha256)
    refuse_if(reasons)
    facts: dict[str, Any] = {
        "texts": {tag: text.strip() for tag, text in texts.items() if text.strip()},
        "outcome": outcome,
        "item_id": item.pk if item else None,
        "taken": str(taken),
        **dict(zip(("votes_for", "votes_against", "abstained"), votes, strict=True)),
        "version_id": version.pk if version else None,
        "sha256": version.sha256 if version else "",
        "public": public,
    }
    if row is None:
        number = (meeting.resolutions.aggregate(top=Max("number"))["top"] or 0) + 1
        row = Resolution(meeting=meeting, uid=uid, number=number, **facts)
        written("resolution", row, facts, meeting=meeting, by=by, act=act)
        plan_consequences(row, follows)
    elif merge("resolution", row, facts, seen=seen, meeting=meeting, by=by):
        plan_consequences(row, follows)
    return row


def on_version(version: Version, seen: str) -> list[Refusal]:
    """Reasons against deciding on a version, given the hash the table had before it."""
    draft = version.draft
    latest = draft.versions.order_by("-number").values_list("sha256", flat=True).first()
    return why_not_on_version(
        seen=seen,
        sha256=version.sha256,
        latest=latest or "",
        current=sha256_of_standing(draft),
    )


@transaction.atomic
def promise(
    meeting: Meeting,
    *,
    by: Actor,
    uid: uuid.UUID,
    texts: Texts,
    owner: Body | None = None,
    person: Person | None = None,
    owner_note: str = "",
    due: str = "",
    item: AgendaItem | None = None,
    resolution: Resolution | None = None,
    public: bool = False,
    seen: int = 0,
    act: uuid.UUID | None = None,
) -> Commitment:
    """Write down what somebody undertook in the meeting, with owner and day (EDTF) where said.

    Raises Refused without words, and for a day before the meeting or of another era; NotAllowed.
    """
    meeting = writable(meeting, by=by)
    item = of_meeting(item, meeting)
    row = Commitment.objects.filter(meeting=meeting, uid=uid).first()
    if row is not None and seen_before(meeting, act, "commitment", by=by):
        return row
    reasons = why_not_record_words(texts) + why_not_due(due=due, made=meeting.held_edtf)
    refuse_if(reasons)
    facts: dict[str, Any] = {
        "texts": {tag: text.strip() for tag, text in texts.items() if text.strip()},
        "owner_id": owner.pk if owner else None,
        "person_id": person.pk if person else None,
        "owner_note": owner_note.strip(),
        "due_edtf": due,
        "due_day": last_day(due),
        "item_id": item.pk if item else None,
        "resolution_id": resolution.pk if resolution else None,
        "public": public,
    }
    if row is None:
        row = Commitment(
            uid=uid,
            code=free_code(Commitment, f"{meeting.code} follow up", otherwise="follow up"),
            meeting=meeting,
            tie=item.tie if item else None,
            made_edtf=meeting.held_edtf,
            origin=Origin.MEETING,
            origin_id=meeting.pk,
            kept_by=meeting.kept_by,
            **facts,
        )
        return written("commitment", row, facts, meeting=meeting, by=by, act=act)
    merge("commitment", row, facts, seen=seen, meeting=meeting, by=by)
    return row

"""The doors for every change to meetings, agenda items, resolutions and commitments.

Each act names the document it rests on and cites it for the whole record. Acts that a finding
asks for pass the finding on, so that its undoing takes back exactly what it proved.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Model, ProtectedError

from phinong.core.acting import Actor, require
from phinong.core.dates import parse_edtf
from phinong.core.fields import sort_day
from phinong.core.refusals import refuse_if
from phinong.meetings.commitment_rules import why_not_due
from phinong.meetings.models import (
    AgendaGroup,
    AgendaItem,
    Commitment,
    Meeting,
    Origin,
    Resolution,
)
from phinong.meetings.rules import (
    why_not_add_item,
    why_not_record_meeting,
    why_not_record_words,
)
from phinong.places.models import Body
from phinong.record.actions import cite, note
from phinong.record.codes import free_code
from phinong.record.models import Citation, Document, Finding
from phinong.record.second_source import may_add_to
from phinong.ties.models import Agreement, Tie
from phinong.ties.summarising import summarise

EDIT = "edit-meeting"
Texts = dict[str, str]


@transaction.atomic
def record_meeting(
    *,
    by: Actor,
    committee: Body,
    document: Document,
    number: int | None = None,
    be_year: int | None = None,
    held: str = "",
    finding: Finding | None = None,
    **facts: Any,
) -> Meeting:
    """Record a meeting of a committee, on the ground of a document.

    `held` is EDTF, the number is n/Buddhist year; `facts` are further columns (titles,
    held_written, venue, chair, chair_post, on_behalf_of, on_behalf_post, public). Raises Refused
    when neither number nor day identifies it or the number is taken; NotAllowed without the role.
    """
    require(by, EDIT, body=document.kept_by)
    same = meeting_numbered(committee, number, be_year)
    refuse_if(
        why_not_record_meeting(
            number=number, be_year=be_year, held=held, same=same.code if same else None
        )
    )
    called = f"{number} {be_year}" if number else held
    meeting = Meeting.objects.create(
        code=free_code(Meeting, f"{committee.code} {called}"),
        committee=committee,
        number=number,
        be_year=be_year,
        held_edtf=held,
        held_day=sort_day(held),
        kept_by=document.kept_by,
        **{"public": document.public, **facts},
    )
    cite("meeting", meeting.pk, "", document=document, by=by, finding=finding)
    noted(
        "meeting.recorded",
        "meeting",
        meeting,
        by=by,
        body=meeting.kept_by,
        said=committee.code,
        document=document,
    )
    return meeting


def meeting_numbered(committee: Body, number: int | None, be_year: int | None) -> Meeting | None:
    """The committee's meeting with this number, or None; None too without a number."""
    if number is None:
        return None
    return Meeting.objects.filter(committee=committee, number=number, be_year=be_year).first()


@transaction.atomic
def add_item(
    meeting: Meeting,
    *,
    by: Actor,
    document: Document,
    texts: Texts | None = None,
    tie: Tie | None = None,
    agreement: Agreement | None = None,
    group: int = AgendaGroup.CONSIDERATION,
    finding: Finding | None = None,
) -> AgendaItem:
    """Put a matter on a meeting's agenda, after those that stand there.

    A matter is about an agreement, about a tie, or said in words. Raises Refused when it is none
    of these, or when this agreement is on the agenda already.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    may_add_to(meeting, EDIT, by=by, document=document)
    texts = texts or (dict(agreement.titles) if agreement else {})
    same = agreement is not None and meeting.items.filter(agreement=agreement).exists()
    about = tie is not None or agreement is not None
    refuse_if(why_not_add_item(texts=texts, about=about, same=same))
    item = AgendaItem.objects.create(
        meeting=meeting,
        group=group,
        order=(meeting.items.aggregate(last=Max("order"))["last"] or 0) + 1,
        texts=texts,
        tie=tie or (agreement.tie if agreement else None),
        agreement=agreement,
    )
    cite("agenda-item", item.pk, "", document=document, by=by, finding=finding)
    shown_in(item.tie)
    noted(
        "meeting.item-added",
        "agenda-item",
        item,
        by=by,
        body=meeting.kept_by,
        said=texts,
        document=document,
    )
    return item


@transaction.atomic
def record_resolution(
    meeting: Meeting,
    *,
    by: Actor,
    document: Document,
    texts: Texts,
    outcome: str = "",
    item: AgendaItem | None = None,
    finding: Finding | None = None,
) -> Resolution:
    """Record what a meeting resolved, word for word. `outcome` is a code of `outcomes` or empty.

    Raises Refused without words; ValueError when `item` belongs to another meeting.
    """
    may_add_to(meeting, EDIT, by=by, document=document)
    refuse_if(why_not_record_words(texts))
    if item is not None and item.meeting_id != meeting.pk:
        raise ValueError("the agenda item belongs to another meeting")
    resolution = Resolution.objects.create(meeting=meeting, item=item, texts=texts, outcome=outcome)
    cite("resolution", resolution.pk, "", document=document, by=by, finding=finding)
    noted(
        "meeting.resolved",
        "resolution",
        resolution,
        by=by,
        body=meeting.kept_by,
        said=texts,
        document=document,
    )
    return resolution


@transaction.atomic
def put_under(
    resolution: Resolution, item: AgendaItem, *, by: Actor, document: Document
) -> Resolution:
    """Put a resolution under the matter it decides. Raises ValueError across meetings."""
    may_add_to(resolution.meeting, EDIT, by=by, document=document)
    if item.meeting_id != resolution.meeting_id:
        raise ValueError("the agenda item belongs to another meeting")
    resolution.item = item
    resolution.save(update_fields=["item"])
    body, said = resolution.meeting.kept_by, {"item": item.order}
    noted(
        "meeting.resolution-placed",
        "resolution",
        resolution,
        by=by,
        body=body,
        said=said,
        document=document,
    )
    return resolution


@transaction.atomic
def record_commitment(
    *,
    by: Actor,
    document: Document,
    texts: Texts,
    owner: Body | None = None,
    owner_note: str = "",
    due: str = "",
    made: str = "",
    meeting: Meeting | None = None,
    tie: Tie | None = None,
    finding: Finding | None = None,
) -> Commitment:
    """Record what somebody undertook. `due` and `made` are EDTF.

    Owner and day stay empty when the source names none. Raises Refused without words, and for a
    day of another era or before it was made.
    """
    require(by, EDIT, body=document.kept_by)
    made = made or (meeting.held_edtf if meeting else "")
    refuse_if(why_not_record_words(texts) + why_not_due(due=due, made=made))
    of = meeting.code if meeting else tie.code if tie else document.code
    commitment = Commitment.objects.create(
        code=free_code(Commitment, f"{of} follow up", otherwise="follow up"),
        texts=texts,
        owner=owner,
        owner_note=owner_note,
        due_edtf=due,
        due_day=last_day(due),
        made_edtf=made,
        meeting=meeting,
        tie=tie,
        origin=Origin.MEETING if meeting else Origin.UNKNOWN,
        origin_id=meeting.pk if meeting else None,
        kept_by=document.kept_by,
        public=document.public,
    )
    cite("commitment", commitment.pk, "", document=document, by=by, finding=finding)
    noted(
        "commitment.made",
        "commitment",
        commitment,
        by=by,
        body=document.kept_by,
        said=texts,
        document=document,
    )
    return commitment


def remove_meeting(meeting: Meeting) -> None:
    """Take back a meeting that nothing but its own agenda rests on.

    Raises ProtectedError when a resolution, a commitment, or a matter that another source proves
    belongs to it.
    """
    items = list(meeting.items.select_related("tie"))
    numbers = [item.pk for item in items]
    proved = Citation.objects.filter(about_kind="agenda-item", about_id__in=numbers)
    held: set[Model] = {*meeting.resolutions.all(), *meeting.commitments.all()}
    if held or proved.exists():
        raise ProtectedError("the meeting has matters of its own", held or set[Model](items))
    ties = [item.tie for item in items]
    meeting.delete()
    for tie in ties:
        shown_in(tie)


def shown_in(tie: Tie | None) -> None:
    """Compute the tie's summary again, now that its evidence has changed."""
    if tie is not None:
        summarise(tie)


def remove_row(row: AgendaItem | Resolution | Commitment) -> None:
    """Take back a matter, a resolution or a commitment."""
    row.delete()


def last_day(edtf: str) -> date | None:
    """The day after which a promise is overdue: the last day a partial date may mean, or None."""
    return parse_edtf(edtf).last_day() if edtf else None


def noted(
    verb: str, kind: str, row: Model, *, by: Any, body: str, said: Any, document: Document
) -> None:
    """The event of a record's making, with the document it rests on."""
    note(verb, kind, row.pk, by=by, body=body, now={"said": said}, source=document.code)

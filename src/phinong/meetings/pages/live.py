"""What the page shows that is used while a meeting is in session."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from phinong.meetings.conduct_rules import WRITING, is_quorate
from phinong.meetings.consequence_kinds import REMARK
from phinong.meetings.forms_live import FORMS, LiveForm, key_of
from phinong.meetings.holders import Holder
from phinong.meetings.merging import rivals_of
from phinong.meetings.minutes_text import numbered
from phinong.meetings.models import (
    AgendaForm,
    AgendaGroup,
    AgendaItem,
    Attendance,
    Commitment,
    Consequence,
    Meeting,
    MeetingStatus,
    Note,
    Paper,
    Resolution,
)
from phinong.meetings.naming import meeting_label
from phinong.meetings.page import Promise
from phinong.meetings.pages.beside import Beside, beside
from phinong.meetings.phrases import phrases
from phinong.meetings.room import Room
from phinong.meetings.setting_up import WORKING_GROUP
from phinong.meetings.sitting import TAKEN, needed
from phinong.meetings.still_to_do import still_to_do
from phinong.meetings.taking_in import Act


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the meeting, or the place for a new one, with the form that writes it.

    `key` names it on the page: who writes it again without a connection finds it by this.
    """

    form: LiveForm
    kind: str
    key: str
    act: str
    row: Any = None
    new: bool = False

    @property
    def seen(self) -> int:
        """The revision that stands on the page."""
        return self.row.revision if self.row else 0


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat with who holds it and its entry of attendance."""

    holder: Holder
    entry: Entry


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter with everything written on it; without an item, the meeting as a whole."""

    number: str
    item: AgendaItem | None
    papers: Sequence[Paper]
    notes: Sequence[Entry]
    resolutions: Sequence[Entry]
    promises: Sequence[Entry]
    note: Entry
    resolution: Entry
    promise: Entry


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the agenda with its matters."""

    number: int
    label: Any
    matters: Sequence[Matter]


@dataclass(frozen=True)
class LivePage:
    """Everything on the page. `writes` says whether anything may be written now."""

    heading: str
    writes: bool
    opens: bool
    closes: bool
    begin: Entry
    end: Entry
    needed: int | None
    there: int
    quorate: bool | None
    seated: Sequence[Seated]
    guests: Sequence[Entry]
    guest: Entry
    groups: Sequence[Group]
    whole: Matter
    rivals: Sequence[Beside]
    waiting: Sequence[Consequence]
    to_do: Sequence[Promise]
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Writer:
    """Makes the forms of a page; the one that was refused keeps what was entered."""

    def __init__(self, room: Room, refused: Act | None) -> None:
        self.room, self.refused = room, refused

    def entry(
        self, kind: str, key: str, row: Any = None, *, initial: Mapping[str, Any], **more: Any
    ) -> Entry:
        """A row's form, or one for a new row when there is none yet."""
        uid = str(row.uid) if row and row.uid else str(uuid.uuid4())
        name = key if row else f"new-{key}"
        facts = {"room": self.room, "auto_id": f"{name.replace(':', '-')}_%s", **more}
        act = self.refused
        if act and act.kind == kind and self.is_about(act, key, row, initial):
            form = FORMS[kind](act.given, **facts)
        else:
            form = FORMS[kind](initial={"uid": uid, **initial}, **facts)
        return Entry(form, kind, key, str(uuid.uuid4()), row, new=row is None)

    @staticmethod
    def is_about(act: Act, key: str, row: Any, initial: Mapping[str, Any]) -> bool:
        """Whether the refused act is about this row, or this place for a new one."""
        if row is not None:
            return str(row.uid) == str(act.given.get("uid"))
        for name in ("seat", "item"):
            if name in initial:
                return str(initial[name] or "") == str(act.given.get(name) or "") and not act.seen
        return not act.seen


def live_page(meeting: Meeting, *, language: str, refused: Act | None = None) -> LivePage:
    """The page; a fixed number of queries whatever was written."""
    room = Room(meeting, language)
    writer = Writer(room, refused)
    rows = list(meeting.attendance.select_related("seat"))
    written = Written.of(meeting)
    wants = needed(meeting, meeting.held_day) if meeting.held_day and room.sitting else None
    there = sum(1 for row in rows if counts(row))
    matters = matters_of(meeting, writer, written)
    return LivePage(
        heading=meeting_label(meeting, language),
        writes=meeting.status in WRITING,
        opens=meeting.status in (MeetingStatus.PLANNED, MeetingStatus.CALLED),
        closes=meeting.status == MeetingStatus.OPEN,
        begin=writer.entry("open", "open", initial={}),
        end=writer.entry("close", "close", initial={}),
        needed=wants,
        there=there,
        quorate=is_quorate(wants, there),
        seated=[seated(writer, one, rows) for one in room.sitting],
        guests=[guest(writer, row) for row in rows if row.seat is None],
        guest=guest(writer, None),
        groups=groups_of(meeting, matters),
        whole=matter(writer, None, "", written),
        rivals=beside(rivals_of(meeting), room),
        waiting=waiting_in(meeting),
        to_do=still_to_do(meeting, today=timezone.localdate()),
        phrases={one.name: one.texts for one in phrases()},
    )


def counts(row: Attendance) -> bool:
    """Whether an entry counts for the quorum."""
    seat = row.seat
    return row.presence in TAKEN and seat is not None and seat.counts and row.left is None


def waiting_in(meeting: Meeting) -> list[Consequence]:
    """What follows from the resolutions and was not carried out yet."""
    rows = Consequence.objects.filter(resolution__meeting=meeting, done_at=None)
    return list(rows.select_related("resolution__version__draft"))


# ── Who is there ──


def seated(writer: Writer, one: Holder, rows: Sequence[Attendance]) -> Seated:
    """A seat with its entry."""
    row = next((row for row in rows if row.seat_id == one.seat.pk), None)
    initial: dict[str, Any] = {"seat": one.seat.pk}
    if row:
        own = row.presence != "substitute" and row.name == one.name
        initial |= {
            "presence": row.presence,
            "reason": row.reason,
            "name": "" if own else row.name,
            "post": "" if own else row.post,
            "arrived": row.arrived,
            "left": row.left,
        }
    return Seated(one, writer.entry("attend", f"seat:{one.seat.pk}", row, initial=initial))


def guest(writer: Writer, row: Attendance | None) -> Entry:
    """Somebody who attends without a seat, or the place for one more."""
    initial = {"name": row.name, "post": row.post} if row else {}
    return writer.entry("guest", key_of_row("guest", row), row, initial=initial)


def key_of_row(kind: str, row: Any, item: AgendaItem | None = None) -> str:
    """The name of a row on the page, or of the place for a new one."""
    if row:
        return f"{kind}:{row.uid or row.pk}"
    return f"{kind}:{item.pk if item else 'whole'}"


# ── Matters ──


@dataclass(frozen=True, slots=True)
class Written:
    """What is written on the matters, each by its item's number or None."""

    notes: Sequence[Note]
    resolutions: Sequence[Resolution]
    promises: Sequence[Commitment]

    @classmethod
    def of(cls, meeting: Meeting) -> "Written":
        """Everything written in a meeting; four queries."""
        resolutions = meeting.resolutions.select_related("version__draft")
        promises = meeting.commitments.select_related("owner", "person", "resolution")
        return cls(
            list(meeting.notes.select_related("by")),
            list(resolutions.prefetch_related("consequences").order_by("number", "id")),
            list(promises.prefetch_related("person__forms").order_by("id")),
        )


def matters_of(meeting: Meeting, writer: Writer, written: Written) -> list[Matter]:
    """The matters in the agenda's order."""
    items = list(writer.room.items.values())
    numbers = numbered(items, plain=meeting.form == AgendaForm.PLAIN)
    return [matter(writer, item, numbers[item.pk], written) for item in items]


def groups_of(meeting: Meeting, matters: Sequence[Matter]) -> list[Group]:
    """The headings that have matters; the plain form has one list without a heading."""
    if meeting.form == AgendaForm.PLAIN:
        return [Group(0, "", matters)] if matters else []
    found = []
    for group in AgendaGroup:
        own = [one for one in matters if one.item and one.item.group == group]
        if own:
            found.append(Group(group.value, group.label, own))
    return found


def matter(writer: Writer, item: AgendaItem | None, number: str, written: Written) -> Matter:
    """A matter with all that is written on it and the forms to write more."""
    pk = item.pk if item else None
    papers = list(item.papers.all()) if item else []
    laid = [one for one in papers if one.version]
    notes = [note(writer, item, row) for row in written.notes if row.item_id == pk]
    taken = [row for row in written.resolutions if row.item_id == pk]
    promised = [row for row in written.promises if row.item_id == pk]
    return Matter(
        number,
        item,
        papers,
        notes,
        [resolved(writer, item, row, laid) for row in taken],
        [promised_by(writer, item, row) for row in promised],
        note(writer, item, None),
        resolved(writer, item, None, laid),
        promised_by(writer, item, None, taken),
    )


def note(writer: Writer, item: AgendaItem | None, row: Note | None) -> Entry:
    """A note, or the place for a new one."""
    initial: dict[str, Any] = {"item": item.pk if item else ""}
    if row:
        initial |= {"words": row.words, "speaker": row.speaker}
    return writer.entry("note", key_of_row("note", row, item), row, initial=initial)


def resolved(
    writer: Writer, item: AgendaItem | None, row: Resolution | None, laid: Sequence[Paper]
) -> Entry:
    """A resolution, or the place for a new one: on the one text that lies before the meeting."""
    initial: dict[str, Any] = {"item": item.pk if item else ""}
    if row:
        initial |= resolution_facts(row)
    elif len(laid) == 1:
        initial["paper"] = key_of(laid[0])
    key = key_of_row("resolution", row, item)
    return writer.entry("resolution", key, row, initial=initial, papers=list(laid))


def resolution_facts(row: Resolution) -> dict[str, Any]:
    """What a resolution's form starts with; what is to follow stays when it is written again."""
    follow = {one.kind: one.facts for one in row.consequences.all()}
    names = follow.get(WORKING_GROUP, {}).get("names", {})
    return {
        "outcome": row.outcome,
        "texts_th": row.texts.get("th", ""),
        "texts_en": row.texts.get("en", ""),
        "texts_zh": row.texts.get("zh-Hans", ""),
        "paper": f"{row.version_id}:{row.sha256}" if row.version_id else "",
        "taken": row.taken,
        "votes_for": row.votes_for,
        "votes_against": row.votes_against,
        "abstained": row.abstained,
        "group": next(iter(names.values()), ""),
        "clause": follow.get(REMARK, {}).get("uid", ""),
        "remark": follow.get(REMARK, {}).get("words", ""),
        "public": row.public,
    }


def promised_by(
    writer: Writer,
    item: AgendaItem | None,
    row: Commitment | None,
    taken: Sequence[Resolution] = (),
) -> Entry:
    """A commitment, or the place for a new one: from the matter's last resolution."""
    initial: dict[str, Any] = {"item": item.pk if item else ""}
    if row:
        owner = f"person:{row.person_id}" if row.person_id else ""
        initial |= {
            "texts": next(iter(row.texts.values()), ""),
            "owner": f"body:{row.owner_id}" if row.owner_id else owner,
            "owner_note": row.owner_note,
            "due": row.due_edtf,
            "resolution": row.resolution.uid if row.resolution else "",
            "public": row.public,
        }
    elif taken:
        initial["resolution"] = taken[-1].uid or ""
    return writer.entry("promise", key_of_row("promise", row, item), row, initial=initial)

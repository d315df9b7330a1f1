"""The agenda as an official Thai paper lays it out: five headings, matters, papers, proposals.

One sheet from which the DOCX and the first pages of the agenda book are set. The form is Thai, as
that of the minutes, so its own words stand here; numbers are in Thai digits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from phinong.core.calendars import to_thai_digits
from phinong.meetings.holders import name_of
from phinong.meetings.minutes_sheet import (
    HEADINGS,
    NONE,
    THAI,
    Block,
    Sheet,
    clock,
    day,
    in_thai,
    said,
    settable,
    whose,
)
from phinong.meetings.minutes_text import numbered
from phinong.meetings.models import AgendaForm, AgendaItem, ItemSource, Meeting, Paper
from phinong.meetings.page import Promise

PROPOSAL, PAPERS, STILL = "ข้อเสนอ", "เอกสารประกอบ", "เรื่องที่ต้องติดตาม"


@dataclass(frozen=True, slots=True)
class Annex:
    """A paper of the agenda with its number, the matter it lies on, and what it is called."""

    number: int
    matter: str
    paper: Paper
    title: str
    tag: str

    @property
    def label(self) -> str:
        """เอกสารประกอบ ๑"""
        return to_thai_digits(f"{PAPERS} {self.number}")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The sheet, and the papers in the order of the matters."""

    sheet: Sheet
    annexes: Sequence[Annex]


def agenda_of(meeting: Meeting, items: Sequence[AgendaItem], to_do: Sequence[Promise]) -> Agenda:
    """The agenda of a meeting with these matters in their order (with papers, their versions,
    drafts and documents fetched), and what earlier meetings left to be done. No query."""
    plain = meeting.form == AgendaForm.PLAIN
    numbers = numbered(items, plain=plain)
    annexes = list(annexes_of(items, numbers))
    by_item: dict[int, list[Annex]] = {}
    for annex in annexes:
        by_item.setdefault(annex.paper.item_id, []).append(annex)
    pieces = {
        item.pk: list(matter_of(item, numbers[item.pk], by_item.get(item.pk, []), to_do))
        for item in items
    }
    blocks = list(under_headings(items, pieces, plain=plain))
    sheet = Sheet(list(heading(meeting)), [], list(presided(meeting)), blocks, "", [])
    return Agenda(sheet, annexes)


def annexes_of(items: Sequence[AgendaItem], numbers: Mapping[int, str]) -> Iterator[Annex]:
    """The papers counted through the whole agenda."""
    count = 0
    for item in items:
        for paper in item.papers.all():
            count += 1
            title, tag = title_of(paper)
            yield Annex(count, to_thai_digits(numbers[item.pk]), paper, title, tag)


def title_of(paper: Paper) -> tuple[str, str]:
    """What a paper is called, and in which language."""
    if paper.version:
        return in_thai(paper.version.draft.titles)
    assert paper.document is not None  # noqa: S101 - the table says that a paper is one of both
    return settable(paper.document.title), paper.document.language or THAI


def heading(meeting: Meeting) -> Iterator[str]:
    """The lines at the head: of whom, which, when and where."""
    name, _tag = in_thai(meeting.committee.names)
    yield f"ระเบียบวาระการประชุม{name}"
    if meeting.number:
        yield to_thai_digits(f"ครั้งที่ {meeting.number}/{meeting.be_year}")
    if meeting.held_edtf:
        begins = f" เวลา {clock(hour(meeting.starts_at))}" if meeting.starts_at else ""
        yield day(meeting.held_edtf) + begins
    place, _tag = in_thai(meeting.venue)
    if place:
        yield f"ณ {place}"
    if meeting.online:
        yield "ประชุมผ่านสื่ออิเล็กทรอนิกส์"


def hour(at: Any) -> str:
    """An hour in the register's zone."""
    return timezone.localtime(at).strftime("%H:%M")


def presided(meeting: Meeting) -> Iterator[str]:
    """Who presides, and on whose behalf, where that was settled."""
    if meeting.chair:
        behalf = named(meeting.on_behalf_of, meeting.on_behalf_post)
        chair = named(meeting.chair, meeting.chair_post)
        yield f"ประธานในที่ประชุม {chair}" + (f" ปฏิบัติหน้าที่แทน {behalf}" if behalf else "")


def named(person: Any, post: Mapping[str, str]) -> str:
    """A person with the post; empty for nobody."""
    words, _tag = in_thai(post)
    return " ".join(filter(None, (said(name_of(person, THAI)), words))) if person else ""


def under_headings(
    items: Sequence[AgendaItem], pieces: Mapping[int, list[Block]], *, plain: bool
) -> Iterator[Block]:
    """Every matter under its heading; the Thai form keeps a heading that has none."""
    if plain:
        yield from (block for item in items for block in pieces[item.pk])
        return
    for group, words in HEADINGS.items():
        yield Block("heading", words, label=to_thai_digits(f"ระเบียบวาระที่ {group}"))
        own = [item for item in items if item.group == group]
        yield from (block for item in own for block in pieces[item.pk])
        if not own:
            yield Block("none", NONE)


def matter_of(
    item: AgendaItem, number: str, annexes: Sequence[Annex], to_do: Sequence[Promise]
) -> Iterator[Block]:
    """A matter: its title, what waits where it follows up, its papers, what is proposed."""
    title, tag = in_thai(item.texts or (item.draft.titles if item.draft else {}))
    yield Block("matter", title, tag, to_thai_digits(number))
    if item.source_kind == ItemSource.FOLLOW_UP:
        for place, promise in enumerate(to_do):
            yield Block("promised", *told(promise), label="" if place else STILL)
    for annex in annexes:
        yield Block("words", annex.title, annex.tag, annex.label)
    proposal, tag = in_thai(item.proposal)
    if proposal:
        yield Block("resolved", proposal, tag, PROPOSAL)


def told(promise: Promise) -> tuple[str, str]:
    """Something to be done in words, with who owes it and until when; and its language."""
    row = promise.commitment
    words, tag = in_thai(row.texts)
    owner = row.owner.names if row.owner else {}
    facts = {"owner": owner, "person": {}, "owner_note": row.owner_note, "due": row.due_edtf}
    return " ".join(filter(None, (words, whose(facts)))), tag

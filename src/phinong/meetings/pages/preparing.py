"""What the page shows on which an office prepares a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from phinong.meetings.candidates import Candidate, candidates
from phinong.meetings.conduct_rules import PREPARING
from phinong.meetings.forms_conduct import (
    AnswerForm,
    ChairForm,
    ItemForm,
    LayForm,
    MeetingForm,
    hour,
)
from phinong.meetings.holders import Holder
from phinong.meetings.inviting import who_is_invited
from phinong.meetings.minutes_text import numbered
from phinong.meetings.models import AgendaForm, AgendaGroup, AgendaItem, Invitation, Meeting, Paper
from phinong.meetings.page import Promise
from phinong.meetings.pages.counting import figures_before
from phinong.meetings.still_to_do import still_to_do
from phinong.record.queries import Sources
from phinong.ties.queries import Compared


@dataclass(frozen=True, slots=True)
class Row:
    """A matter with its number and papers; `form` to change its words, `lay` for a paper more."""

    number: str
    item: AgendaItem
    papers: Sequence[Paper]
    form: ItemForm
    lay: LayForm


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the agenda with its matters; the plain form has one without a number."""

    number: int
    label: Any
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with the form for its answer."""

    row: Invitation
    form: AnswerForm


@dataclass(frozen=True, slots=True)
class PreparePage:
    """Everything on the page. `open` says whether the agenda may still change."""

    meeting: Meeting
    headings: Sequence[Heading]
    waiting: Sequence[Candidate]
    sitting: Sequence[Holder]
    invited: Sequence[Invited]
    open: bool
    arrange: MeetingForm
    chair: ChairForm
    new: ItemForm
    figures: Sequence[Compared]
    to_do: Sequence[Promise]


def prepare_page(
    meeting: Meeting, *, user: Any, language: str, today: date, sources: Sources
) -> PreparePage:
    """The page; a fixed number of queries whatever the agenda holds."""
    sitting = who_is_invited(meeting, language)
    rows = rows_of(meeting, user)
    return PreparePage(
        meeting,
        headings(meeting, rows),
        candidates(meeting, user, language, today),
        sitting,
        [invited(row) for row in meeting.invitations.select_related("seat")],
        meeting.status in PREPARING,
        MeetingForm(initial=arranged(meeting, language), auto_id="arrange_%s"),
        ChairForm(sitting=sitting, user=user, auto_id="chair_%s"),
        ItemForm(auto_id="new_%s"),
        figures_before(meeting, laid(rows), sources, today=today),
        still_to_do(meeting, today=today),
    )


def laid(rows: Sequence[Row]) -> list[int]:
    """The documents among the papers."""
    return [paper.document_id for row in rows for paper in row.papers if paper.document_id]


def invited(row: Invitation) -> Invited:
    """An invitation on the page."""
    initial = {"said": row.answer, "words": row.words}
    return Invited(row, AnswerForm(initial=initial, auto_id=f"a{row.pk}_%s"))


def headings(meeting: Meeting, rows: Sequence[Row]) -> list[Heading]:
    """The five headings of the Thai form, each with its matters or none; else one list."""
    if meeting.form == AgendaForm.PLAIN:
        return [Heading(0, "", rows)]
    by_group = {group: [row for row in rows if row.item.group == group] for group in AgendaGroup}
    return [Heading(group.value, group.label, found) for group, found in by_group.items()]


def rows_of(meeting: Meeting, user: Any) -> list[Row]:
    """The matters in their order with numbers and papers; two queries."""
    papers = Paper.objects.select_related("version__draft", "document")
    items = list(
        meeting.items.prefetch_related(Prefetch("papers", papers)).order_by("group", "order")
    )
    numbers = numbered(items, plain=meeting.form == AgendaForm.PLAIN)
    return [
        Row(
            numbers[item.pk],
            item,
            list(item.papers.all()),
            form_of(item),
            LayForm(user=user, auto_id=f"l{item.pk}_%s"),
        )
        for item in items
    ]


def form_of(item: AgendaItem) -> ItemForm:
    """The form with a matter's words."""
    texts, proposal = item.texts, item.proposal
    initial = {
        "group": item.group,
        "texts_th": texts.get("th", ""),
        "texts_en": texts.get("en", ""),
        "texts_zh": texts.get("zh-Hans", ""),
        "proposal_th": proposal.get("th", ""),
    }
    return ItemForm(initial=initial, auto_id=f"i{item.pk}_%s")


def arranged(meeting: Meeting, language: str) -> dict[str, Any]:
    """What the form of day and place starts with."""
    return {
        "day": meeting.held_edtf,
        "starts": hour(meeting.starts_at),
        "ends": hour(meeting.ends_at),
        "venue": meeting.venue.get({"zh": "zh-Hans"}.get(language, language), ""),
        "online": meeting.online,
    }


def neighbour_order(items: Sequence[AgendaItem], number: int, step: int) -> list[int]:
    """The matters' numbers with one moved by a place within its heading."""
    order = [item.pk for item in items]
    groups = {item.pk: item.group for item in items}
    if number not in groups:
        return order
    here = order.index(number)
    there = here + step
    if 0 <= there < len(order) and groups[order[there]] == groups[number]:
        order[here], order[there] = order[there], order[here]
    return order

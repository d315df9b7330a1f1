"""What the page of one meeting shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from phinong.meetings.models import (
    AgendaGroup,
    AgendaItem,
    Commitment,
    CommitmentState,
    Meeting,
    Resolution,
)
from phinong.meetings.pages.counting import documents_before, figures_before
from phinong.record.models import Citation
from phinong.record.queries import Sources
from phinong.record.second_source import differing
from phinong.ties.models import Agreement
from phinong.ties.naming import agreement_name, tie_name
from phinong.ties.queries import Compared

LOOKS = {
    CommitmentState.OPEN: "process",
    CommitmentState.KEPT: "established",
    CommitmentState.CHANGED: "process",
    CommitmentState.LAPSED: "quiet",
}


@dataclass(slots=True)
class Matter:
    """One matter of the agenda with its number, what was resolved on it, and its papers.

    `item` is None where a source gives a resolution without its matter.
    """

    number: str
    item: AgendaItem | None
    resolutions: list[Resolution] = field(default_factory=list)

    @property
    def agreement(self) -> Agreement | None:
        """The paper the matter is about."""
        return self.item.agreement if self.item else None

    def title(self, language: str) -> str:
        """What the matter is called where it has no words of its own: its paper, or its tie."""
        if self.agreement:
            return agreement_name(self.agreement, language)
        return tie_name(self.item.tie, language) if self.item and self.item.tie else ""


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of the agenda with its matters."""

    number: int
    label: Any
    matters: list[Matter]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as a row: how it looks today, and by how many days it is late."""

    commitment: Commitment
    look: str
    days_late: int = 0


@dataclass(slots=True)
class MeetingPage:
    """Everything the page of a meeting shows."""

    meeting: Meeting
    groups: list[Group]
    promises: list[Promise]
    earlier: Meeting | None
    later: Meeting | None
    figures: list[Compared]
    differing: list[Citation]
    resolutions: list[Resolution]


def meeting_page(meeting: Meeting, *, user: Any, today: date, sources: Sources) -> MeetingPage:
    """The page of a meeting; gathers what it cites into `sources`."""
    items = list(items_of(meeting))
    resolutions = list(meeting.resolutions.order_by("id"))
    own = keeps(user, meeting)
    if not own:
        items, resolutions = in_public(items, resolutions)
    promises = promises_of(meeting, user=user, today=today)
    sources.gather(
        {
            "meeting": [meeting.pk],
            "agenda-item": [item.pk for item in items],
            "resolution": [resolution.pk for resolution in resolutions],
            "commitment": [promise.commitment.pk for promise in promises],
        }
    )
    laid = documents_before(meeting) if own else []
    return MeetingPage(
        meeting=meeting,
        groups=agenda(items, resolutions),
        promises=promises,
        earlier=beside(meeting, user, before=True),
        later=beside(meeting, user, before=False),
        figures=figures_before(meeting, laid, sources, today=today),
        differing=differing(sources.of("meeting", meeting.pk)),
        resolutions=resolutions,
    )


def keeps(user: Any, meeting: Meeting) -> bool:
    """Whether the user works in the office that keeps the meeting."""
    return bool(user.is_authenticated and meeting.kept_by in user.body_codes())


def in_public(
    items: list[AgendaItem], resolutions: list[Resolution]
) -> tuple[list[AgendaItem], list[Resolution]]:
    """What everybody may see: a matter on which only something not public was resolved is left
    out with it."""
    shown = [row for row in resolutions if row.public]
    closed = {row.item_id for row in resolutions} - {row.item_id for row in shown}
    return [item for item in items if item.pk not in closed], shown


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The matters in their order, with papers, ties and parties: five queries."""
    items = meeting.items.select_related("agreement", "tie")
    named = items.prefetch_related("agreement__parties__body", "tie__parties__body__place")
    return named.order_by("group", "order")


def agenda(items: Iterable[AgendaItem], resolutions: Iterable[Resolution]) -> list[Group]:
    """The agenda's headings with their matters, numbered as minutes number them.

    A resolution without its matter stands last under the matters for consideration.
    """
    grouped: dict[int, list[Matter]] = {}
    by_item: dict[int, Matter] = {}
    for item in items:
        matters = grouped.setdefault(item.group, [])
        matters.append(Matter(f"{item.group}.{len(matters) + 1}", item))
        by_item[item.pk] = matters[-1]
    unplaced = Matter("", None)
    for resolution in resolutions:
        by_item.get(resolution.item_id or 0, unplaced).resolutions.append(resolution)
    if unplaced.resolutions:
        grouped.setdefault(AgendaGroup.CONSIDERATION, []).append(unplaced)
    return [Group(n, AgendaGroup(n).label, matters) for n, matters in sorted(grouped.items())]


def promises_of(meeting: Meeting, *, user: Any, today: date) -> list[Promise]:
    """What the meeting left to be done, and what earlier meetings of its committee still wait for.

    Item 3 of the next agenda follows these up.
    """
    waiting = Q(meeting__committee=meeting.committee_id) & Q(
        state__in=(CommitmentState.OPEN, CommitmentState.CHANGED)
    )
    if meeting.held_day:
        waiting &= Q(meeting__held_day__lt=meeting.held_day)
    else:
        waiting = Q(pk__in=[])
    found = Commitment.objects.visible_to(user).filter(Q(meeting=meeting) | waiting)
    return promises(found.order_by("meeting__held_day", "id"), today=today)


def promises(commitments: QuerySet[Commitment], *, today: date) -> list[Promise]:
    """Commitments as rows, with owner and meeting loaded; one query."""
    related = commitments.select_related("owner", "meeting__committee")
    return [promise(commitment, today=today) for commitment in related]


def promise(commitment: Commitment, *, today: date) -> Promise:
    """A commitment as it stands today: late when its last possible day is over and it waits."""
    waits = commitment.state in (CommitmentState.OPEN, CommitmentState.CHANGED)
    if waits and commitment.due_day and commitment.due_day < today:
        return Promise(commitment, "overdue", (today - commitment.due_day).days)
    return Promise(commitment, LOOKS[CommitmentState(commitment.state)])


def beside(meeting: Meeting, user: Any, *, before: bool) -> Meeting | None:
    """The committee's meeting before this one, or after it; None without a day to tell by."""
    if meeting.held_day is None:
        return None
    others = Meeting.objects.visible_to(user).filter(committee=meeting.committee_id)
    if before:
        return others.filter(held_day__lt=meeting.held_day).order_by("-held_day", "-id").first()
    return others.filter(held_day__gt=meeting.held_day).order_by("held_day", "id").first()

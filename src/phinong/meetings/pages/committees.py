"""What the page of a committee shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from phinong.meetings.access import KEEP
from phinong.meetings.forms_conduct import HolderForm
from phinong.meetings.holders import Holder, holders, seats_of, standing_on
from phinong.meetings.models import Commitment, Committee, Meeting
from phinong.meetings.page import Promise, promises

MOST = 8


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with who holds it; `form` to name who holds its post from a day on."""

    holder: Holder
    form: HolderForm


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """A committee on a day: who sits, what it did, what is still to be done."""

    committee: Committee
    day: date
    seats: Sequence[SeatRow]
    meetings: Sequence[Meeting]
    groups: Sequence[Committee]
    promises: Sequence[Promise]
    may: bool

    @property
    def counting(self) -> int:
        """How many seats count for the quorum."""
        return sum(one.holder.seat.counts for one in self.seats)


def committee_page(
    committee: Committee, *, user: Any, language: str, day: date, today: date
) -> CommitteePage:
    """The page of a committee; a fixed number of queries. Mail addresses are for the office."""
    seats = standing_on(seats_of(committee), day)
    meetings = Meeting.objects.visible_to(user).filter(committee=committee.body)
    groups = Committee.objects.visible_to(user).filter(body__parent=committee.body)
    waiting = Commitment.objects.visible_to(user).unkept()
    owed = waiting.filter(meeting__committee=committee.body).order_by("due_day", "id")
    return CommitteePage(
        committee,
        day,
        [seat_row(one) for one in holders(seats, day, language)],
        list(meetings.select_related("committee").order_by("-held_day", "-id")[:MOST]),
        list(groups.standing().select_related("body").order_by("id")),
        promises(owed[:MOST], today=today),
        user.is_authenticated and user.may(KEEP, committee.kept_by),
    )


def seat_row(one: Holder) -> SeatRow:
    """A seat on the page."""
    return SeatRow(one, HolderForm(auto_id=f"h{one.seat.pk}_%s"))

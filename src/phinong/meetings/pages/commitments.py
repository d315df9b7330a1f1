"""What the page of one commitment shows: where it comes from, whose it is, how it stands, what it
waits for and what rests on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from phinong.meetings.access import KEEP
from phinong.meetings.commitment_rules import WAITING
from phinong.meetings.models import Commitment
from phinong.meetings.origins import Told, told_by
from phinong.meetings.page import Promise, promise, promises
from phinong.meetings.whose import Whose, names_somebody, whose_of
from phinong.record.models import Event
from phinong.record.queries import Sources, history, shown_to


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """A commitment's page for one reader. `told` is the activity or agreement it comes from,
    `waits` what it waits for, `rests` what waits for it; `inside` whether the reader works in the
    office that keeps it."""

    commitment: Commitment
    promise: Promise
    whose: Whose
    told: Told | None
    waits: list[Promise]
    rests: list[Promise]
    history: list[Event]
    may_change: bool
    inside: bool

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be done."""
        return self.commitment.state in WAITING

    @property
    def reason(self) -> str:
        """Why it stands where it stands; in public only where the reason names nobody."""
        why = self.commitment.state_why
        return why if self.inside or not names_somebody(why) else ""

    @property
    def held_up(self) -> bool:
        """Whether something it waits for is not over."""
        return any(one.commitment.state in WAITING for one in self.waits)

    @property
    def shows_resolution(self) -> bool:
        """Whether this reader may see the resolution it follows from."""
        resolution = self.commitment.resolution
        return resolution is not None and (resolution.public or self.inside)


def commitment_page(
    commitment: Commitment, *, user: Any, today: date, language: str, sources: Sources
) -> CommitmentPage:
    """The page; gathers what it cites into `sources`. A fixed number of queries."""
    offices = user.body_codes() if user.is_authenticated else []
    inside = commitment.kept_by in offices
    visible = Commitment.objects.visible_to(user).order_by("due_day", "id")
    waits = promises(visible.filter(held_up=commitment), today=today)
    rests = promises(visible.filter(depends_on=commitment), today=today)
    told = told_by(commitment, language)
    gathered: dict[str, list[int]] = {
        "commitment": [commitment.pk, *(one.commitment.pk for one in (*waits, *rests))]
    }
    if commitment.resolution_id:
        gathered["resolution"] = [commitment.resolution_id]
    sources.gather(gathered)
    return CommitmentPage(
        commitment=commitment,
        promise=promise(commitment, today=today),
        whose=whose_of([commitment], language, offices)[commitment.pk],
        told=told if told and shown_to(told.row, user) else None,
        waits=waits,
        rests=rests,
        history=history("commitment", commitment.pk) if inside else [],
        may_change=bool(user.is_authenticated and user.may(KEEP, commitment.kept_by)),
        inside=inside,
    )

"""When the meetings of a generated year take place, how far each is, and what is promised there.

Shares are chosen to look like a busy province that does not keep up with everything: minutes wait
for the next meeting, and of what came due one promise in eight is still open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from phinong.core.calendars import be_from_ce
from phinong.meetings.models import CommitmentState
from phinong.meetings.models import MeetingStatus as S

# A year back, and as far ahead as meetings are planned.
BACK, AHEAD = 345, 45
CALLED_AHEAD = 14
# How far the minutes of a committee's latest meeting are; those before it are certified.
LATEST = (S.HELD, S.DRAFTED, S.CIRCULATED)
PROMISES = 20
DUE_AFTER = (14, 180)
KEPT, LAPSED, CHANGED = 0.82, 0.04, 0.02
KEPT_EARLY, NO_DAY, WAITS = 0.15, 0.05, 0.05


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of the year: which committee's, its number, its day and how far it is."""

    committee: int
    number: int
    be_year: int
    day: date
    status: str

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.status not in (S.PLANNED, S.CALLED)


def sittings(meetings: int, committees: int, today: date) -> list[Sitting]:
    """The meetings of the year, each committee's in order of time and evenly spread."""
    found: list[Sitting] = []
    for committee in range(committees):
        count = meetings // committees + (committee < meetings % committees)
        found += of_committee(committee, count, today)
    return found


def of_committee(committee: int, count: int, today: date) -> Iterator[Sitting]:
    """One committee's meetings."""
    step = (BACK + AHEAD) / max(count, 1)
    start = today - timedelta(days=BACK) + timedelta(days=committee)
    days = [start + timedelta(days=round(step * (n + 0.5))) for n in range(count)]
    latest = max((n for n, day in enumerate(days) if day < today), default=-1)
    numbers: dict[int, int] = {}
    for n, day in enumerate(days):
        year = be_from_ce(day.year, day.month)
        numbers[year] = numbers.get(year, 0) + 1
        yield Sitting(committee, numbers[year], year, day, status_of(n, latest, day, today))


def status_of(n: int, latest: int, day: date, today: date) -> str:
    """How far the n-th meeting is; `latest` is the last that took place."""
    if n > latest:
        return S.CALLED if day <= today + timedelta(days=CALLED_AHEAD) else S.PLANNED
    return LATEST[day.day % len(LATEST)] if n == latest else S.CERTIFIED


@dataclass(frozen=True, slots=True)
class Promised:
    """What one promise became: its day, its state, and whether it waits for the one before."""

    due: date | None
    state: str
    waits: bool


def promised(random: Random, made: date, today: date) -> Promised:
    """A promise made on a day."""
    due = made + timedelta(days=random.randint(*DUE_AFTER))
    waits = random.random() < WAITS
    if random.random() < NO_DAY:
        return Promised(None, CommitmentState.OPEN, waits)
    return Promised(due, state_of(random.random(), over=due < today), waits)


def state_of(chance: float, *, over: bool) -> str:
    """What became of it; before its day most are open."""
    if not over:
        return CommitmentState.KEPT if chance < KEPT_EARLY else CommitmentState.OPEN
    shares = (
        (KEPT, CommitmentState.KEPT),
        (LAPSED, CommitmentState.LAPSED),
        (CHANGED, CommitmentState.CHANGED),
    )
    for share, state in shares:
        if chance < share:
            return state
        chance -= share
    return CommitmentState.OPEN

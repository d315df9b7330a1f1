"""What waits for whoever works here, and which days come up. Each room adds what is its own.

    adds_waiting(10, drafts_waiting)           # (Asked) -> Pile: what this user has to do
    adds_waited_for(10, drafts_elsewhere)      # (Asked) -> Pile: what others have to do for them
    adds_days(20, "meeting", meetings_ahead)   # (Asked) -> Days: what comes up on which day
    adds_desk_door(30, handover_door)          # (user) -> Door | None: a link on the desk

Called once each, when an app starts. A pile counts all there is and brings only the first rows,
the most pressing first, so that a desk costs the same whatever lies on it.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from phinong.accounts.pressing import Blocks, Group, Weight, weigh
from phinong.core.languages import InLanguage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Door:
    """A link with its words. Both may be lazy: of many links only those that are shown are made."""

    url: Any
    label: Any


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what, why, since when, until when, what it blocks, and the one link
    that does it. Words are in the reader's language.

    `held_up` says who or what cannot go on; `motif` is the code of the body whose weave stands
    beside it, `tag` a short word where there is none. `due` is its day, `due_edtf` as exactly as
    it is known.
    """

    what: InLanguage | str
    why: str
    act: Door
    since: date | None = None
    due: date | None = None
    due_edtf: str = ""
    blocks: Blocks = Blocks.NOTHING
    held_up: str = ""
    motif: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something that waits, weighed before it is put into words: of many, only those that are
    shown are said. `say` is given this and gives the row."""

    say: "Callable[[Unsaid], Waiting]"
    blocks: Blocks = Blocks.NOTHING
    since: date | None = None
    due: date | None = None

    def weight(self, today: date) -> Weight:
        """How it weighs on a day."""
        return weigh(blocks=self.blocks, due=self.due, since=self.since, today=today)

    def said(self) -> Waiting:
        """The row, in words."""
        return self.say(self)


@dataclass(frozen=True, slots=True)
class Pile:
    """The first of what waits; `counts` says how many of all there are under which heading.

    `door` leads to the whole list.
    """

    rows: Sequence[Unsaid] = ()
    counts: Mapping[Group, int] = field(default_factory=dict)
    door: Door | None = None

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ComingDay:
    """Something that comes up: on a day, or within the days that its date may mean.

    `act` is the link to what is to be done before, where there is anything.
    """

    what: InLanguage | str
    url: Any
    first: date
    last: date
    edtf: str
    note: str = ""
    act: Door | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The first of what comes up, in order of time; `tally` counts all of it by its last day.

    `kind` is the one it was registered under.
    """

    rows: Sequence[ComingDay] = ()
    tally: Mapping[date, int] = field(default_factory=dict)
    door: Door | None = None
    kind: str = ""


@dataclass(frozen=True)
class Asked:
    """Who asks on which day, with the offices where they work. `until` is the last day looked at,
    `most` how many rows a pile brings."""

    user: Any
    offices: tuple[str, ...]
    language: str
    today: date
    until: date
    most: int = 12
    known: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, make: "Callable[[Asked], T]") -> T:
        """What `make` gives for this asking; made once, however many ask."""
        if make not in self.known:
            self.known[make] = make(self)
        found: T = self.known[make]
        return found

    def where(self, what: str) -> list[str]:
        """The offices in which the user may do `what`."""
        return [
            code for code in self.offices if self.user is not None and self.user.may(what, code)
        ]


def piled(asked: Asked, rows: Iterable[Unsaid], door: Door) -> Pile:
    """A pile of all that there is: counted, the most pressing first, as many as were asked for."""
    weighed = [(row.weight(asked.today), row) for row in rows]
    weighed.sort(key=lambda pair: pair[0].key)
    counts = Counter(weight.group for weight, _row in weighed)
    return Pile([row for _weight, row in weighed[: asked.most]], counts, door)


Piles = Callable[[Asked], Pile]
GivesDays = Callable[[Asked], Days]
MakesDoor = Callable[[Any], Door | None]

_WAITING: list[tuple[int, str, Piles]] = []
_WAITED_FOR: list[tuple[int, str, Piles]] = []
_DAYS: list[tuple[int, str, str, GivesDays]] = []
_DOORS: list[tuple[int, str, MakesDoor]] = []


def adds_waiting(order: int, piles: Piles) -> None:
    """Show on every desk what `piles` says the user has to do."""
    _enter(_WAITING, (order, _name(piles), piles))


def adds_waited_for(order: int, piles: Piles) -> None:
    """Show on every desk what `piles` says others have to do, lower orders first."""
    _enter(_WAITED_FOR, (order, _name(piles), piles))


def adds_days(order: int, kind: str, days: GivesDays) -> None:
    """Show what comes up on every desk, lower orders first."""
    _enter(_DAYS, (order, _name(days), kind, days))


def adds_desk_door(order: int, makes: MakesDoor) -> None:
    """Show a link at the head of every desk, lower orders first."""
    _enter(_DOORS, (order, _name(makes), makes))


def _name(call: Callable[..., Any]) -> str:
    return f"{call.__module__}.{call.__qualname__}"


def _enter(table: list[Any], row: tuple[Any, ...]) -> None:
    if row not in table:
        table.append(row)
        table.sort(key=lambda known: known[:2])


def waiting_for(asked: Asked) -> list[Pile]:
    """What waits for a user, a pile for each that was added."""
    return [piles(asked) for *_, piles in _WAITING]


def waited_for(asked: Asked) -> list[Pile]:
    """What a user waits for."""
    return [piles(asked) for *_, piles in _WAITED_FOR]


def days_ahead(asked: Asked) -> list[Days]:
    """What comes up for a user, by kind."""
    return [replace(days(asked), kind=kind) for _order, _called, kind, days in _DAYS]


def desk_doors(user: Any) -> list[Door]:
    """The links at the head of a desk."""
    return [door for *_, makes in _DOORS if (door := makes(user))]

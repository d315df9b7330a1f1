"""What comes up for an office, whatever room it is from: shown on one page, sent once by mail, and
put into calendars.

    brings_reminders(20, Brings(heading, up, ahead))      # once, when an app starts

Agreements are this room's own (`life`); rooms above bring theirs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import pgettext_lazy

from phinong.drafting.life import office_ahead, reminders_for


class Coming(Protocol):
    """Something that comes up. `kind`, `number` and `code` name the record it is about, `office`
    who keeps it; `key` is the same whenever the same comes up, so that it is sent once.

    `since` is the day from which it is up; `look` how it looks: overdue, process, quiet.
    """

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def look(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def sentence(self) -> str:
        """What comes up, in the active language."""
        ...

    @property
    def brief(self) -> str:
        """What comes up in a few words, for a calendar that shows one line."""
        ...

    def title(self, language: str) -> str:
        """What it is about, for a reader."""
        ...

    def days(self) -> tuple[date, date]:
        """The first and the last day of its event in a calendar."""
        ...


@dataclass(frozen=True, slots=True)
class Brings:
    """What a room brings: `up(user, today)` for the offices of a user, the most pressing first;
    `ahead(office, today)` also what comes later, for the calendar of one office. `more` is the
    address of a list of all, by name; empty without one."""

    heading: Any
    up: Callable[[Any, date], Sequence[Coming]]
    ahead: Callable[[str, date], Sequence[Coming]]
    more: str = ""


AGREEMENTS = Brings(pgettext_lazy("reminders", "Agreements"), reminders_for, office_ahead)
_BRINGS: list[tuple[int, Brings]] = [(10, AGREEMENTS)]


def brings_reminders(order: int, brings: Brings) -> None:
    """Show and send what `brings` gives, lower orders first. Called once, when an app starts."""
    if all(known != brings for _order, known in _BRINGS):
        _BRINGS.append((order, brings))
        _BRINGS.sort(key=lambda row: row[0])


def groups_for(user: Any, today: date) -> list[tuple[Brings, Sequence[Coming]]]:
    """What is up today for the offices of a user, by the room it is from."""
    return [(brings, brings.up(user, today)) for _order, brings in _BRINGS]


def up_for(user: Any, today: date) -> list[Coming]:
    """All that is up today for the offices of a user."""
    return [row for _brings, rows in groups_for(user, today) for row in rows]


def ahead_for(office: str, today: date) -> list[Coming]:
    """All that is up or comes later for an office, in order of time."""
    found: Iterable[Coming] = (row for _, brings in _BRINGS for row in brings.ahead(office, today))
    return sorted(found, key=lambda row: (row.since, row.kind, row.number))

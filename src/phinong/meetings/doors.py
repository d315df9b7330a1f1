"""The doors that stand at the head of a meeting's page for who conducts it.

adds_door(30, minutes_door)      # (meeting, user) -> Door | None
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from phinong.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Door:
    """A link with its words; `main` for the next act, of which a page shows one."""

    url: str
    label: Any
    main: bool = False


Makes = Callable[[Meeting, Any], Door | None]
_DOORS: list[tuple[int, str, Makes]] = []


def adds_door(order: int, makes: Makes) -> None:
    """Show what `makes` gives, lower orders first. Called once, when an app starts."""
    row = (order, f"{makes.__module__}.{makes.__qualname__}", makes)
    if row not in _DOORS:
        _DOORS.append(row)
        _DOORS.sort(key=lambda known: known[:2])


def doors_of(meeting: Meeting, user: Any) -> list[Door]:
    """The doors of a meeting for a user, in their order; of several main ones the first is."""
    found = [door for *_, makes in _DOORS if (door := makes(meeting, user))]
    first = next((door for door in found if door.main), None)
    return [Door(d.url, d.label, main=d is first) for d in found]

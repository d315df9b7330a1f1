"""How far a long run has come, and how it is stopped."""

import signal
import sys
import time
from dataclasses import dataclass
from types import FrameType
from typing import Any, Self

_TERMINAL, _LOG = 0.2, 10.0  # seconds between two tellings
_MINUTE, _HOUR = 60, 3600


@dataclass(slots=True)
class Tally:
    """Documents read and refused, sources passed over as read before, bytes of the input."""

    read: int = 0
    unread: int = 0
    skipped: int = 0
    weight: int = 0


class Progress:
    """Tells on standard error: on a terminal one line that changes, elsewhere now and then one.

    A short run whose standard error is no terminal says nothing.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = self._told = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._said = False

    def __call__(self, tally: Tally, *, last: bool = False) -> None:
        now = time.monotonic()
        due = now - self._told >= (_TERMINAL if self._terminal else _LOG)
        if not due and not (last and (self._terminal or self._said)):
            return
        self._told, self._said = now, True
        text = told(tally, self._total, now - self._begun, last=last)
        start, end = ("\r\x1b[K", "\n" if last else "") if self._terminal else ("", "\n")
        print(f"{start}{text}", end=end, file=sys.stderr, flush=True)


def told(tally: Tally, total: int, seconds: float, *, last: bool = False) -> str:
    """ "1,200 read, 3 not readable, 412 a second, 5 min left"."""
    parts = [f"{tally.read:,} read"]
    if tally.unread:
        parts.append(f"{tally.unread:,} not readable")
    if tally.skipped:
        parts.append(f"{tally.skipped:,} read before")
    if seconds > 0:
        parts.append(f"{tally.read / seconds:,.0f} a second")
    if last:
        parts.append(f"{_long(seconds)} in all")
    elif tally.weight and total > tally.weight:
        parts.append(f"{_long(seconds * (total - tally.weight) / tally.weight)} left")
    return ", ".join(parts)


def _long(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"


class Stop:
    """True once Ctrl-C or a request to end came. A second one ends the run at once."""

    def __init__(self) -> None:
        self._asked = False
        self._before: dict[int, Any] = {}

    def __call__(self) -> bool:
        return self._asked

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _ask(self, number: int, _frame: FrameType | None) -> None:
        self._asked = True
        signal.signal(number, signal.SIG_DFL)
        print("\nStopping; what is read is kept.", file=sys.stderr, flush=True)

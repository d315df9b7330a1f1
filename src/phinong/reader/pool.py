"""Many sources read by several processes, their lines in the order of the sources.

Only so many sources are under way at once, so memory does not grow with their number. A process
that dies (a parser may bring one down, or the system for want of memory) costs the source it read
and no other. Each process has a line of its own to this one: the executor of the standard library
lets them share one with a lock, and a process killed while it writes leaves the others, and whoever
waits for them, standing for ever.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from .lines import SELDOM, Line, Read, lines_of, refused
from .sources import Source

_AHEAD = 3  # how many parts may be under way, or wait for an earlier one, for every process


@dataclass(slots=True)
class _Part:
    """Sources that one process reads in one go; their lines once they are read."""

    sources: list[Source]
    lines: list[list[Line]] | None = None


class _DiedError(Exception):
    """The process is gone, in the middle of what it read."""


class _Reader:
    """A process that reads one part after the other, and the line to it."""

    def __init__(self) -> None:
        # Branched off from this process where the system can do that: words and names are shared.
        ways = multiprocessing.get_all_start_methods()
        way = multiprocessing.get_context("fork" if "fork" in ways else None)
        self.line, theirs = way.Pipe()
        self._process = way.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.part: _Part | None = None

    def give(self, part: _Part) -> None:
        """Starts it on a part. It waits for one, so that nothing stands in the way of the words."""
        self.part = part
        with suppress(OSError):  # it is gone already, which `take` tells
            self.line.send(part.sources)

    def take(self) -> list[list[Line]]:
        """The lines of its part, waited for. Raises `_DiedError`."""
        try:
            lines: list[list[Line]] = self.line.recv()
        except (EOFError, OSError) as gone:
            raise _DiedError from gone
        self.part = None
        return lines

    def end(self) -> None:
        """Ends it. What it still reads nobody asks for any more; no signal that it may not heed."""
        if self.part is None:
            self.give(_Part([]))
        else:
            self._process.kill()
        self._process.join()
        self.line.close()


def read_shared(
    parts: Iterator[list[Source]], jobs: int, stopped: Callable[[], bool]
) -> Iterator[Read]:
    """Each source of the parts with its lines, in their order, read by so many processes."""
    _warm()
    readers = [_Reader() for _ in range(jobs)]
    waiting: deque[_Part] = deque()
    try:
        while True:
            for reader in readers:
                free = reader.part is None and len(waiting) < jobs * _AHEAD
                if free and not stopped() and (sources := next(parts, None)):
                    waiting.append(_Part(sources))
                    reader.give(waiting[-1])
            if not waiting:
                return
            _collect(readers)
            while waiting and waiting[0].lines is not None:
                part = waiting.popleft()
                yield from zip(part.sources, part.lines or (), strict=True)
    finally:
        for reader in readers:
            reader.end()


def _collect(readers: list[_Reader]) -> None:
    """Waits until a part is read, or several. Who dies over one is replaced."""
    ready = wait([reader.line for reader in readers if reader.part])
    for place, reader in enumerate(readers):
        part = reader.part
        if part is None or reader.line not in ready:
            continue
        try:
            part.lines = reader.take()
        except _DiedError:
            reader.end()
            readers[place] = _Reader()
            part.lines = _one_by_one(part.sources)


def _one_by_one(sources: Sequence[Source]) -> list[list[Line]]:
    """Reads again what was under way when a process died; what kills another is refused."""
    reader = _Reader()
    lines: list[list[Line]] = []
    for source in sources:
        reader.give(_Part([source]))
        try:
            lines += reader.take()
        except _DiedError:
            lines.append([refused(source, "unreadable")])
            reader.end()
            reader = _Reader()
    reader.end()
    return lines


def _serve(line: Connection) -> None:
    """What a process does: reads each part it is given, until it is given an empty one."""
    _begin()
    while sources := line.recv():
        line.send([lines_of(source) for source in sources])


def _warm() -> None:
    """Loads words and names once, before the processes branch off and share them."""
    from .gazetteer import load  # noqa: PLC0415  read only where there is something to read

    lines_of(Source("", content="ลงนามความร่วมมือระหว่างเชียงใหม่กับนครเฉิงตู signed between"))
    load().find("เชียงใหม่")


def _begin() -> None:
    """A process leaves Ctrl-C to the one that started it, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what is shared stays shared: nothing looks through it again
    gc.set_threshold(*SELDOM)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

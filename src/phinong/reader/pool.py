"""Many sources read by several processes, their lines in the order of the sources.

Only so many sources are under way at once, so memory does not grow with their number. A process
that dies (a parser may bring one down) costs the source it read and no other.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from .lines import SELDOM, Line, Read, lines_of, refused
from .sources import Source

_AHEAD = 3  # how many parts wait for every process


def read_shared(
    parts: Iterator[list[Source]], jobs: int, stopped: Callable[[], bool]
) -> Iterator[Read]:
    """Each source of the parts with its lines, in their order, read by so many processes."""
    _warm()
    pool = _pool(jobs)
    waiting: deque[tuple[list[Source], Future[list[list[Line]]]]] = deque()
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and not stopped() and (part := next(parts, None)):
                waiting.append((part, pool.submit(_read_part, part)))
            if stopped():
                _withdraw(waiting)
            if not waiting:
                return
            part, future = waiting.popleft()
            try:
                yield from zip(part, future.result(), strict=True)
            except CancelledError:
                return
            except BrokenProcessPool:
                again = [part, *(other for other, _ in waiting)]
                waiting.clear()
                yield from _one_by_one(again)
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _withdraw(waiting: deque[tuple[list[Source], Future[list[list[Line]]]]]) -> None:
    """Takes back, from the end, the parts that no process has begun."""
    while waiting and waiting[-1][1].cancel():
        waiting.pop()


def _one_by_one(parts: Iterable[list[Source]]) -> Iterator[Read]:
    """Reads what was under way when a process died; the source that kills another is refused."""
    pool = _pool(1)
    for source in (source for part in parts for source in part):
        try:
            yield source, pool.submit(_read_part, [source]).result()[0]
        except BrokenProcessPool:
            yield source, [refused(source, "unreadable")]
            pool = _pool(1)
    pool.shutdown()


def _read_part(part: list[Source]) -> list[list[Line]]:
    return [lines_of(source) for source in part]


def _warm() -> None:
    """Loads words and names once, before the processes branch off and share them."""
    from .gazetteer import load  # noqa: PLC0415  read only where there is something to read

    lines_of(Source("", content="ลงนามความร่วมมือระหว่างเชียงใหม่กับนครเฉิงตู signed between"))
    load().find("เชียงใหม่")


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that branch off from this one where the system can do that."""
    ways = multiprocessing.get_all_start_methods()
    way = multiprocessing.get_context("fork" if "fork" in ways else None)
    return ProcessPoolExecutor(max_workers=jobs, mp_context=way, initializer=_begin)


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

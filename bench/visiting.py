"""Visitors: one after the other for exact times, several at once for the crowd."""

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle

from bench.serving import Server


@dataclass(frozen=True, slots=True)
class Crowd:
    """What several visitors at once met: answers in a second, times in milliseconds."""

    visitors: int
    answers: int
    per_second: float
    median: float
    p95: float
    slowest: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Visitor:
    """One connection that is kept open, as a browser does."""

    def __init__(self, server: Server) -> None:
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.headers = {"Accept": "text/html"} | (
            {"Cookie": server.cookie} if server.cookie else {}
        )

    def get(self, path: str) -> float:
        """Fetch a page; milliseconds until its last byte. Raises RuntimeError unless it is 200."""
        start = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return (time.perf_counter() - start) * 1000


def in_turns(
    servers: Sequence[Server], paths: Sequence[Sequence[str]], times: int
) -> list[list[float]]:
    """Times of each server's pages, fetched in turns so that what slows one slows all."""
    visitors = [Visitor(server) for server in servers]
    found: list[list[float]] = [[] for _ in servers]
    rounds = [cycle(own) for own in paths]
    for _ in range(times):
        for place, visitor in enumerate(visitors):
            found[place].append(visitor.get(next(rounds[place])))
    return found


def crowd(server: Server, paths: Sequence[str], *, visitors: int, seconds: float) -> Crowd:
    """Several visitors who fetch one page after the other for a while.

    Whoever is free takes the next page of all, so every page is asked for as often as the others:
    with pages dealt out beforehand, those who got quick ones would ask for more of them.
    """
    until = time.perf_counter() + seconds
    following = cycle(paths)
    with ThreadPoolExecutor(visitors) as pool:
        each = pool.map(lambda _: list(walk(server, following, until)), range(visitors))
        taken = [time_ for times in each for time_ in times]
    return Crowd(
        visitors,
        len(taken),
        len(taken) / seconds,
        statistics.median(taken),
        percentile(taken, 0.95),
        max(taken),
    )


def walk(server: Server, paths: Iterable[str], until: float) -> Iterator[float]:
    """One visitor's times, page after page until the time is over."""
    visitor = Visitor(server)
    for path in paths:
        if time.perf_counter() >= until:
            return
        yield visitor.get(path)

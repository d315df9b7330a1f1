"""How long pages take on a small and on a large register, and what a crowd meets.

Answers to strangers are kept until something changes, so each page is measured twice: asked for
the first time, when it is made, and asked for again. A number in the query makes every address
one that nobody asked for yet.
"""

import statistics
from collections.abc import Iterator, Sequence
from itertools import count, cycle

from bench.asked import pages
from bench.registers import say
from bench.report import Table, milliseconds
from bench.serving import Memory, Server, serving
from bench.visiting import Crowd, crowd, in_turns

SMALL, LARGE = 1_000, 100_000
WARM, TIMES = 6, 90
NEW = 40_000  # more than a crowd can ask for
VISITORS, SECONDS = 8, 20.0
# What the product promises: see docs/benchmarks.md.
RATIO_BAR, MEDIAN_BAR, CROWD_BAR, MEMORY_BAR = 1.5, 40.0, 120.0, 200.0


def measure(small: int, large: int) -> list[Table]:
    """Tables of the two registers side by side, of the crowd, and of memory."""
    with serving(small, workers=1) as first, serving(large, workers=1) as second:
        asked = [pages(small), pages(large)]
        servers = (first, second)
        times = Table(
            f"Pages at {small:,} and at {large:,} ties, fetched in turns by one visitor",
            [
                "page",
                "asked",
                *columns("median", small, large),
                "ratio",
                *columns("CPU", small, large),
            ],
        )
        for kind in asked[0]:
            say(f"Pages: {kind} …")
            paths = [own[kind] for own in asked]
            in_turns(servers, [list(new(own, WARM)) for own in paths], WARM)
            times.add(
                kind, "first time", *side_by_side(servers, [list(new(o, TIMES)) for o in paths])
            )
            in_turns(servers, paths, max(map(len, paths)))
            times.add(kind, "again", *side_by_side(servers, paths))
        memory = [server.memory()[0] for server in servers]
    return [times, crowd_table(large), memory_table((small, large), memory)]


def columns(what: str, small: int, large: int) -> list[str]:
    """The heads of one measure for both registers."""
    return [f"{what} {small:,}", f"{what} {large:,}"]


_numbers = count(1)


def new(paths: Sequence[str], many: int) -> Iterator[str]:
    """So many addresses that nobody asked for yet, from these pages in turn."""
    for path, _ in zip(cycle(paths), range(many), strict=False):
        yield f"{path}{'&' if '?' in path else '?'}visit={next(_numbers)}"


def side_by_side(servers: Sequence[Server], paths: Sequence[Sequence[str]]) -> list[str]:
    """Both medians, their ratio, and both costs in processor time, as cells."""
    before = [server.cpu() for server in servers]
    taken = in_turns(servers, paths, TIMES)
    spent = [(s.cpu() - b) * 1000 / TIMES for s, b in zip(servers, before, strict=True)]
    medians = [statistics.median(own) for own in taken]
    ratio = f"{medians[1] / medians[0]:.2f}"
    return [*map(milliseconds, medians), ratio, *map(milliseconds, spent)]


def crowd_table(size: int) -> Table:
    """Eight visitors at once on two workers, who are measured on the same two processors."""
    found = Table(
        f"{VISITORS} visitors at once at {size:,} ties, two workers, for {SECONDS:.0f} s each",
        ["pages", "answers/s", "median", "p95", "slowest", "CPU per answer"],
    )
    with serving(size, workers=2) as server:
        asked = pages(size)
        mixed = [
            path for group in zip(*map(spread, asked.values()), strict=False) for path in group
        ]
        ways = {**asked, "all in turn": mixed, "all in turn, every tenth new": tenth_new(mixed)}
        for kind, paths in ways.items():
            say(f"Crowd: {kind} …")
            crowd(server, paths, visitors=VISITORS, seconds=2)
            before = server.cpu()
            met = crowd(server, paths, visitors=VISITORS, seconds=SECONDS)
            found.add(kind, *row(met, server.cpu() - before))
        found.add("all in turn, every one new", *alone(server, list(new(mixed, NEW))))
        memory = server.memory()
    found.note = f"Resident memory of the workers after it: {', '.join(map(str, memory))}."
    return found


def alone(server: Server, paths: Sequence[str]) -> list[str]:
    """A crowd whose every page has to be made, as cells."""
    before = server.cpu()
    met = crowd(server, paths, visitors=VISITORS, seconds=SECONDS)
    return row(met, server.cpu() - before)


def tenth_new(paths: Sequence[str]) -> list[str]:
    """These pages many times over, every tenth under an address nobody asked for yet."""
    many = (list(paths) * NEW)[:NEW]
    return [next(new([path], 1)) if n % 10 == 0 else path for n, path in enumerate(many)]


def row(met: Crowd, spent: float) -> list[str]:
    """A crowd's figures as cells."""
    times = map(milliseconds, (met.median, met.p95, met.slowest, spent / met.answers * 1000))
    return [f"{met.per_second:.0f}", *times]


def memory_table(sizes: Sequence[int], memory: Sequence[Memory]) -> Table:
    """Resident memory of a worker after serving the pages above."""
    found = Table("Resident memory of a worker after the pages above", ["ties", "memory"])
    for size, own in zip(sizes, memory, strict=True):
        found.add(f"{size:,}", str(own))
    return found


def spread(paths: list[str]) -> list[str]:
    """Sixty addresses, repeated where there are fewer."""
    return (paths * 60)[:60]

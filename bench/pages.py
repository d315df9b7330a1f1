"""How long pages take on a small and on a large register, and what a crowd meets."""

import statistics
from collections.abc import Sequence

from bench.asked import pages
from bench.registers import say
from bench.report import Table, milliseconds
from bench.serving import Memory, serving
from bench.visiting import Crowd, cost, crowd, in_turns

SMALL, LARGE = 1_000, 100_000
WARM, TIMES, COSTED = 6, 90, 60
VISITORS, SECONDS = 8, 20.0
# What the product promises: see docs/benchmarks.md.
RATIO_BAR, MEDIAN_BAR, CROWD_BAR, MEMORY_BAR = 1.5, 40.0, 120.0, 200.0


def measure(small: int, large: int) -> list[Table]:
    """Tables of the two registers side by side, of the crowd, and of memory."""
    with serving(small, workers=1) as first, serving(large, workers=1) as second:
        asked = [pages(small), pages(large)]
        times = Table(
            f"Pages at {small:,} and at {large:,} ties, fetched in turns by one visitor",
            [
                "page",
                f"median {small:,}",
                f"median {large:,}",
                "ratio",
                f"CPU {small:,}",
                f"CPU {large:,}",
            ],
        )
        for kind in asked[0]:
            say(f"Pages: {kind} …")
            paths = [own[kind] for own in asked]
            in_turns([first, second], paths, WARM)
            taken = in_turns([first, second], paths, TIMES)
            medians = [statistics.median(own) for own in taken]
            spent = [cost(s, p, COSTED)[1] for s, p in zip((first, second), paths, strict=True)]
            ratio = medians[1] / medians[0]
            times.add(kind, *map(milliseconds, medians), f"{ratio:.2f}", *map(milliseconds, spent))
        memory = [server.memory()[0] for server in (first, second)]
    return [times, crowd_table(large), memory_table((small, large), memory)]


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
        for kind, paths in {**asked, "all in turn": mixed}.items():
            say(f"Crowd: {kind} …")
            crowd(server, paths, visitors=VISITORS, seconds=2)
            before = server.cpu()
            met = crowd(server, paths, visitors=VISITORS, seconds=SECONDS)
            found.add(kind, *row(met, server.cpu() - before))
        memory = server.memory()
    found.note = f"Resident memory of the workers after it: {', '.join(map(str, memory))}."
    return found


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

"""A document's text cut into runs, each belonging to at most one finding.

Values of several findings may share words; HTML links may not nest. A run goes to the finding the
officer is looking at, else to the earliest one. Every character of the text appears exactly once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# Spans this close belong together to the eye: "14 มีนาคม" and "2565", a name and its bracket.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) that a finding rests on."""

    start: int
    end: int
    order: int
    state: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown alike. `mark` is None for plain text; `last` ends its mark."""

    text: str
    mark: Mark | None = None
    last: bool = False


def joined(marks: Iterable[Mark]) -> list[Mark]:
    """Marks of one finding that touch or nearly touch become one."""
    result: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.order, m.start, m.end)):
        before = result[-1] if result else None
        if before and before.order == mark.order and mark.start <= before.end + NEAR:
            end = max(before.end, mark.end)
            result[-1] = Mark(before.start, end, before.order, before.state)
        else:
            result.append(mark)
    return result


def runs(text: str, marks: Iterable[Mark], *, active: int | None = None) -> list[Run]:
    """The text as runs, in order. Marks outside the text are cut to it; empty ones are dropped."""
    kept = [m for m in joined(marks) if 0 <= m.start < min(m.end, len(text))]
    edges = sorted({0, len(text)} | {m.start for m in kept} | {min(m.end, len(text)) for m in kept})
    pieces = [(start, end, owner(kept, start, active)) for start, end in pairwise(edges)]
    return list(merged(text, pieces))


def owner(marks: list[Mark], position: int, active: int | None) -> Mark | None:
    """The mark to which the character at `position` goes."""
    over = [m for m in marks if m.start <= position < m.end]
    return min(over, key=lambda m: (m.order != active, m.order), default=None)


def merged(text: str, pieces: list[tuple[int, int, Mark | None]]) -> Iterator[Run]:
    """Neighbouring pieces of one mark joined; the last run of a mark is told so."""
    ends = {id(mark): end for _, end, mark in pieces if mark}
    index = 0
    while index < len(pieces):
        start, end, mark = pieces[index]
        while index + 1 < len(pieces) and pieces[index + 1][2] is mark:
            index += 1
            end = pieces[index][1]
        yield Run(text[start:end], mark, last=mark is not None and ends[id(mark)] == end)
        index += 1


def paragraphs(found: Iterable[Run]) -> list[list[Run]]:
    """Runs by line of the text; a mark that crosses a line break is shown in both lines."""
    lines: list[list[Run]] = [[]]
    for run in found:
        parts = run.text.split("\n")
        for number, part in enumerate(parts):
            if number:
                lines.append([])
            if part:
                final = number == len(parts) - 1
                lines[-1].append(Run(part, run.mark, run.last and final))
    return [line for line in lines if any(run.text.strip() for run in line)]

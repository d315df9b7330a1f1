"""A document's text cut into paragraphs and runs, the cited passages marked.

Passages may overlap and run over line ends. A run belongs to the shortest passage that covers it;
every passage has its anchor where it begins and its number where it ends, so each can be reached.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

PART = 60_000


class Marked(Protocol):
    """What is marked: a passage, or anything with the same columns."""

    pk: int
    start: int
    end: int


@dataclass(slots=True)
class Run:
    """Some characters of one paragraph. `number` is 0 for what nothing rests on.

    `anchors` are the passages that begin here, `ends` the numbers of those that end here.
    """

    text: str
    number: int = 0
    anchors: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a long text, shown as one page. `number` counts from 1."""

    number: int
    start: int
    end: int


def parts(text: str, size: int = PART) -> list[Part]:
    """The text in stretches of about `size` characters, cut at line ends where there are any."""
    found: list[Part] = []
    at = 0
    while at < len(text) or not found:
        end = min(at + size, len(text))
        if end < len(text):
            end = text.rfind("\n", at + 1, end) + 1 or end
        found.append(Part(len(found) + 1, at, end))
        at = max(end, at + 1)
    return found


def part_with(found: Sequence[Part], position: int) -> Part:
    """The part in which a character stands."""
    return found[max(0, bisect_right([part.start for part in found], position) - 1)]


def paragraphs(
    text: str, passages: Sequence[Marked], part: Part | None = None
) -> Iterator[list[Run]]:
    """The paragraphs of a part (of the whole text without one) as runs; blank lines are left out.

    `passages` are numbered by their order in the sequence, from 1.
    """
    start, end = (part.start, part.end) if part else (0, len(text))
    inside = [(n, p) for n, p in enumerate(passages, 1) if p.start < end and p.end > start]
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            here = [(n, p) for n, p in inside if p.start < stop and p.end > at]
            yield list(_runs(text, here, at, stop))
        at = stop + 1


def _runs(text: str, here: list[tuple[int, Marked]], start: int, end: int) -> Iterator[Run]:
    borders = {start, end}
    for _, passage in here:
        borders |= {max(start, passage.start), min(end, passage.end)}
    cuts = sorted(borders)
    for left, right in pairwise(cuts):
        covering = [(p.end - p.start, n) for n, p in here if p.start <= left and p.end >= right]
        yield Run(
            text[left:right],
            min(covering)[1] if covering else 0,
            [p.pk for _, p in here if p.start == left],
            [n for n, p in here if p.end == right],
        )

"""The inventory as a cloth: kinds are warp, the ecosystem is the weft that joins them.

A kind with items stands as whole threads, one without any as a dotted one. Plain functions from
counts to SVG text; words come in ready for the reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 720, 290
TOP, BOTTOM = 60, 236
FIRST, LAST = 68, 660
THREADS, THREAD_GAP = 4, 8
PICKS = range(96, 207, 10)
WEFT_START, WEFT_END = 20, 700
OVER = 7


@dataclass(frozen=True, slots=True)
class Warp:
    """One kind: its label, a second label in another language, and how many items it has."""

    label: str
    second: str
    count: int


def cloth(warps: Sequence[Warp], weft: Warp) -> str:
    """The inside of an SVG of 720 × 290."""
    starts = columns(len(warps))
    drawn = [threads(x, warp) for x, warp in zip(starts, warps, strict=True)]
    drawn += [pick(y, n, starts) for n, y in enumerate(PICKS)] if weft.count else []
    drawn.append(words(WIDTH, 266, weft, anchor="end", lower=284))
    return "".join(drawn)


def columns(number: int) -> list[int]:
    """The left edge of each warp, evenly from first to last."""
    step = (LAST - FIRST - THREADS * THREAD_GAP) // max(1, number - 1)
    return [FIRST + n * step for n in range(number)]


def threads(x: int, warp: Warp) -> str:
    """One kind's threads with its labels above."""
    whole = "".join(f"M{x + n * THREAD_GAP} {TOP}V{BOTTOM}" for n in range(THREADS))
    middle = x + THREAD_GAP * (THREADS - 1) // 2
    look = "" if warp.count else ' stroke-dasharray=".1 9" stroke-linecap="round"'
    line = f'<path class="wa" d="{whole}"{look}/>'
    return line + words(middle, 30, warp, anchor="middle", lower=48)


def pick(y: int, n: int, starts: Sequence[int]) -> str:
    """One weft thread: over every second warp, under the others, the next pick the other way."""
    under = [x for place, x in enumerate(starts) if (place + n) % 2]
    line, at = "", WEFT_START
    for x in under:
        line += f"M{at} {y}H{x - OVER}"
        at = x + THREADS * THREAD_GAP
    return f'<path class="we" d="{line}M{at} {y}H{WEFT_END}"/>'


def words(x: int, y: int, warp: Warp, *, anchor: str, lower: int) -> str:
    """A label and, smaller below it, its second language."""
    first = f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(warp.label)}</text>'
    if not warp.second:
        return first
    second = escape(warp.second)
    return f'{first}<text class="sub" x="{x}" y="{lower}" text-anchor="{anchor}">{second}</text>'

"""Small woven charts, labelled directly. The numbers also stand in a table under the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape

WIDE, BASE, HIGH, FOOT = 280.0, 110.0, 92.0, 127


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: its label under the axis, and its value."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class TwoWay:
    """One column of a chart of two directions: how many from us, how many to us."""

    label: str
    out: int
    back: int


@lru_cache(maxsize=256)
def bars(columns: tuple[Bar, ...], spoken: str) -> str:
    """Ribbed columns with their values above; `spoken` says in words what the picture shows."""
    most = max((bar.value for bar in columns), default=0) or 1
    step = WIDE / max(1, len(columns))
    broad = min(26.0, step * 0.66)
    rib = f"rib-{sha256(repr(columns).encode()).hexdigest()[:8]}"
    parts = [_rib(rib), f'<line class="axis" x1="0" y1="{BASE:g}" x2="{WIDE:g}" y2="{BASE:g}"/>']
    for turn, bar in enumerate(columns):
        middle, high = step * (turn + 0.5), HIGH * bar.value / most
        parts.append(
            f'<rect class="bar" fill="url(#{rib})" x="{middle - broad / 2:.0f}" '
            f'y="{BASE - high:.0f}" width="{broad:.0f}" height="{high:.0f}"/>'
            f'<text class="val" x="{middle:.0f}" y="{BASE - high - 6:.0f}" text-anchor="middle">'
            f"{bar.value:g}</text>{_label(middle, bar.label)}"
        )
    return _svg(spoken, parts)


@lru_cache(maxsize=256)
def two_way(columns: tuple[TwoWay, ...], spoken: str) -> str:
    """Blocks above the axis for what we sent, below for what came; one block is one."""
    middle_y = 62.0
    most = max((max(c.out, c.back) for c in columns), default=0) or 1
    tall = min(10.0, 48 / most - 2) if most < 16 else 1.0
    step = WIDE / max(1, len(columns))
    parts = [f'<line class="axis" x1="0" y1="{middle_y:g}" x2="{WIDE:g}" y2="{middle_y:g}"/>']
    for turn, column in enumerate(columns):
        x = step * (turn + 0.5)
        up = [middle_y - 2 - (n + 1) * (tall + 2) + 2 for n in range(column.out)]
        down = [middle_y + 3 + n * (tall + 2) for n in range(column.back)]
        parts += [_block("bar-a", x, y, tall) for y in up]
        parts += [_block("bar-b", x, y, tall) for y in down]
        parts.append(_label(x, column.label))
    return _svg(spoken, parts)


def _block(kind: str, middle: float, top: float, tall: float) -> str:
    return (
        f'<rect class="{kind}" x="{middle - 8:.0f}" y="{top:.1f}" width="16" height="{tall:.1f}"/>'
    )


def _label(middle: float, label: str) -> str:
    return f'<text x="{middle:.0f}" y="{FOOT}" text-anchor="middle">{escape(label)}</text>'


def _rib(name: str) -> str:
    return (
        f'<pattern id="{name}" width="3" height="4" patternUnits="userSpaceOnUse">'
        '<path d="M0 0h2v4H0z" class="kn-b"/></pattern>'
    )


def _svg(spoken: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDE:g} 132" role="img" aria-label="{escape(spoken)}">'
        f"{''.join(parts)}</svg>"
    )

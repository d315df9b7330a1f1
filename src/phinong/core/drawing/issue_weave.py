"""A small weave for each question a city puts to itself."""

from functools import cache
from hashlib import sha256

LEVELS = range(4, 53, 6)


def _straight() -> str:
    return "".join(f"M0 {y}H96" for y in LEVELS)


def _trees() -> str:
    trunks = "M14 46V30m0 6-6-6m6 2 6-7M50 46V24m0 8-7-7m7 3 7-8M80 46V34m0 5-5-5m5 2 5-6"
    return f'<path class="g" d="{trunks}"/><path d="{_straight()}"/>'


def _heat() -> str:
    rows = (f"M0 {y}q6 -{h} 12 0" + "t12 0" * 7 for y, h in zip(LEVELS, _cooling(), strict=True))
    return f'<path d="{"".join(rows)}"/>'


def _cooling() -> list[str]:
    return [f"{height:g}" for height in (7, 6.4, 5.6, 4.6, 3.6, 2.6, 1.6, 0.8, 0)]


def _dust() -> str:
    grains = (
        f"M{x} {y}h.1"
        for row, y in enumerate(LEVELS)
        for column, x in enumerate(range(3, 94, 6))
        # The lower, the sparser; the same grains every time.
        if sha256(bytes((row, column))).digest()[0] < 235 - row * 20
    )
    return f'<path class="dots" d="{"".join(grains)}"/>'


def _grain() -> str:
    ear = "c-5-1-6-5-6-7 4 0 6 3 6 7zm0 0c5-1 6-5 6-7-4 0-6 3-6 7z"
    ears = "".join(f"M{x} {y}{ear}" for x in range(8, 96, 16) for y in (18, 27, 36))
    stalks = "".join(f"M{x} 54V22" for x in range(8, 96, 16))
    return f'<path class="g" d="{ears}"/><path d="{stalks}"/>'


def _canal() -> str:
    return (
        '<path d="'
        + "".join(f"M0 {y}c18 0 18-14 34-14s18 22 34 22 16-12 28-12" for y in (18, 25, 32, 39))
        + '"/>'
    )


def _roofs() -> str:
    rows = (f"M0 {y + 3}l12-6" + "l12 6l12-6" * 3 + "l12 6" for y in range(10, 50, 8))
    return f'<path d="{"".join(rows)}"/>'


def _crossed() -> str:
    warp = "".join(f"M{x} 4V52" for x in range(12, 96, 12))
    return f'<path class="g" d="{warp}"/><path d="{_straight()}"/>'


WEAVES = {
    "trees": _trees,
    "heat": _heat,
    "dust": _dust,
    "grain": _grain,
    "canal": _canal,
    "roofs": _roofs,
    "crossed": _crossed,
}
PLAIN = ("roofs", "crossed", "canal")


@cache
def issue_weave(shape: str) -> str:
    """The inside of an SVG of 96 × 56 for one of `WEAVES`, or a plain one for any other code."""
    if shape not in WEAVES:
        shape = PLAIN[sha256(shape.encode()).digest()[0] % len(PLAIN)]
    return WEAVES[shape]()

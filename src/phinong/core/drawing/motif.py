"""A body's own weave: nine threads by nine, symmetric in both axes, made from its code.

It stands where others put flags. It is a mark to recognise, not a proof of identity: two bodies
may by rare chance wear the same one.
"""

from functools import lru_cache
from hashlib import sha256
from itertools import groupby

SIZE = 9
HALF = SIZE // 2
# Outside these counts of lit cells a motif reads as blank or as a block.
FEWEST, MOST = 26, 46


@lru_cache(maxsize=4096)
def motif_cells(code: str) -> tuple[tuple[bool, ...], ...]:
    """The nine rows of the weave of `code`, the same for the same code in every installation."""
    attempt = 0
    while not (FEWEST <= sum(map(sum, rows := _weave(code, attempt))) <= MOST and any(rows[0])):
        attempt += 1
    return rows


@lru_cache(maxsize=4096)
def motif_path(code: str) -> str:
    """The lit cells of the weave as one SVG path in a 9 × 9 box; neighbours in a row are joined."""
    return "".join(
        f"M{start} {y}h{length}v1h-{length}z"
        for y, row in enumerate(motif_cells(code))
        for start, length in _runs(row)
    )


def _weave(code: str, attempt: int) -> tuple[tuple[bool, ...], ...]:
    """Diamonds, squares and crosses laid over each other; one in four also has a stripe."""
    dye = int.from_bytes(sha256(f"{code}/{attempt}".encode()).digest(), "big")
    diamonds, squares, crosses, stripes, steps, quarter = (
        dye >> shift for shift in (0, 9, 14, 21, 26, 19)
    )

    def lit(x: int, y: int) -> bool:
        cell = diamonds >> (x + y) ^ squares >> max(x, y) ^ crosses >> min(x, y)
        if quarter & 3 == 0:
            cell ^= stripes >> x & steps >> y
        return bool(cell & 1)

    return tuple(tuple(lit(abs(x - HALF), abs(y - HALF)) for x in range(SIZE)) for y in range(SIZE))


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs, x = [], 0
    for lit, cells in groupby(row):
        length = len(list(cells))
        if lit:
            runs.append((x, length))
        x += length
    return runs

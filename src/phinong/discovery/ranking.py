"""The order of what is found: one whole number per entry, the same on every database.

What matched where comes first (`discovery.matching.tiers`). Within that, this number decides,
larger first: names before dated things, short names before long ones, late days before early
ones. It depends on nothing but the entry, so results never change places between two pages, two
rebuilds or two databases. It also is the row's key in the full-text table, so that the database
reads the best rows first and stops when the page is full.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

# Later kinds come first among entries of one day. Numbers are stored: never use one twice.
KINDS = {
    "document": 1,
    "commitment": 2,
    "resolution": 3,
    "learning-item": 4,
    "activity": 5,
    "meeting": 6,
    "agreement": 7,
    "tie": 8,
    "person": 9,
    "place": 10,
    "body": 11,
}
NAMED = ("body", "place", "person")
KIND_OF = {code: kind for kind, code in KINDS.items()}

PART_BITS, NUMBER_BITS, KIND_BITS, VALUE_BITS = 12, 27, 4, 18
LAST_PART = (1 << PART_BITS) - 1
_ZERO_DAY = date(1600, 1, 1).toordinal()


def rank(kind: str, number: int, part: int, *, day: date | None, name: str) -> int:
    """The place of an entry. `name` is the name shown first, for a named kind.

    Raises KeyError for a kind that is never indexed, ValueError beyond 134 million records of a
    kind or 4,096 parts of one.
    """
    if not 0 <= part <= LAST_PART or not 0 <= number < 1 << NUMBER_BITS:
        raise ValueError(f"{kind} {number}, part {part} cannot be placed")
    most = (1 << VALUE_BITS) - 1
    named = kind in NAMED
    value = most - len(name) if named else day.toordinal() - _ZERO_DAY if day else 0
    placed = (int(named) << VALUE_BITS) | min(max(value, 0), most)
    placed = (placed << KIND_BITS) | KINDS[kind]
    placed = (placed << NUMBER_BITS) | number
    return (placed << PART_BITS) | (LAST_PART - part)


def record_of(placed: int) -> tuple[str, int]:
    """The kind and number of the record that an entry's rank belongs to."""
    number = (placed >> PART_BITS) & ((1 << NUMBER_BITS) - 1)
    return KIND_OF[(placed >> (PART_BITS + NUMBER_BITS)) & ((1 << KIND_BITS) - 1)], number


def by_kind(ranks: Iterable[int]) -> dict[str, int]:
    """{kind: how many records} of entries; the parts of one record count once."""
    records = {placed >> PART_BITS for placed in ranks}
    mask = (1 << KIND_BITS) - 1
    counted = Counter((placed >> NUMBER_BITS) & mask for placed in records)
    return {KIND_OF[code]: number for code, number in counted.items()}


def last_part_of(placed: int) -> int:
    """The lowest rank that a part of the same record can have."""
    return placed >> PART_BITS << PART_BITS

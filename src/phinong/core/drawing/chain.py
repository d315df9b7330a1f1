"""What was signed, in order, as knots on two threads; what is missing is a dotted knot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Link:
    """One instrument. `what` is for the template; a link without `signed` is not on record."""

    what: Any
    signed: date | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Instruments in the order of signing, and how many stand beside each other."""

    links: tuple[Link, ...]
    columns: int


def chain(links: Iterable[Link]) -> Chain:
    """The instruments by day of signing; those without a day after them, the missing last."""
    ordered = sorted(
        links, key=lambda link: (link.missing, link.signed is None, link.signed or date.min)
    )
    return Chain(tuple(ordered), max(1, min(COLUMNS, len(ordered))))

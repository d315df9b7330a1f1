"""Cloth: years are warp, kinds of activity are weft. A table first, a picture second."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# How many records make the weave one step thicker.
STEPS = (1, 2, 3, 5)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of one kind in one year: signed, verified, and only reported."""

    signed: int = 0
    verified: int = 0
    reported: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of one kind: how thick it is woven (0 to 4), of what thread, and its numbers."""

    level: int
    thread: str  # "knot" signed, "" verified, "reported"
    tally: Tally


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of activity across the years."""

    label: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Cloth:
    """The whole piece: its years, and a row for each kind."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]


def cloth(kinds: Iterable[tuple[Any, Mapping[int, Tally]]], first: int, last: int) -> Cloth:
    """The cloth of the years `first` to `last`: for each kind its label and tallies by year."""
    years = tuple(range(first, last + 1))
    rows = (
        Row(label, tuple(_cell(tallies.get(year, Tally())) for year in years))
        for label, tallies in kinds
    )
    return Cloth(years, tuple(rows))


def _cell(tally: Tally) -> Cell:
    """What is signed shows first, then what is verified; the reported shows only by itself."""
    if tally.signed:
        return Cell(max(3, level(tally.signed + tally.verified)), "knot", tally)
    if tally.verified:
        return Cell(level(tally.verified), "", tally)
    return Cell(level(tally.reported), "reported", tally)


def level(count: int) -> int:
    """How thick a number of records is woven, from 0 (none) to 4."""
    return sum(count >= step for step in STEPS)

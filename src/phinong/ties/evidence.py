"""Dated evidence: what shows life in a tie, and on which day.

Claims and agreements hold some themselves. Rooms above know more (activities, meetings): each
registers a function here when its app starts, so that nothing is imported upwards.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from phinong.ties.days import exactness, first_day, fit, last_day

# Rows of the cloth that this room fills; the others are codes of `activity-kinds`.
SIGNED, WORD = "signed", "word"


@dataclass(frozen=True, slots=True)
class Dated:
    """One dated thing that shows life in a tie, and the record that says so.

    `edtf` is its (first) day; `weft` the row of the cloth: `signed`, a code of `activity-kinds`
    or `event-types`, or `word` for a step of the way. `verified` is False for what is reported
    without a source.
    """

    edtf: str
    weft: str
    about_kind: str
    about_id: int
    verified: bool = True

    @property
    def signed(self) -> bool:
        """Whether something was signed on that day."""
        return self.weft == SIGNED


# Given the numbers of ties, the further evidence of each; one query or two, however many ties.
Gatherer = Callable[[Collection[int]], Mapping[int, list[Dated]]]

_GATHERERS: dict[str, Gatherer] = {}


def gives_evidence(room: str, gatherer: Gatherer) -> None:
    """Say where further evidence comes from. Called once, when an app starts."""
    _GATHERERS[room] = gatherer


def gathered(ties: Collection[int]) -> dict[int, list[Dated]]:
    """{tie number: evidence from the rooms above}; one call for each room."""
    found: dict[int, list[Dated]] = {number: [] for number in ties}
    for gatherer in _GATHERERS.values():
        for number, shown in gatherer(ties).items():
            found[number] += shown
    return found


def once(shown: Iterable[Dated], known: Iterable[Dated] = ()) -> list[Dated]:
    """Evidence without what another piece, or a known one, dates at least as exactly."""
    kept: list[Dated] = []
    known = list(known)
    for piece in sorted(shown, key=_exactest_first):
        if not any(fit(piece.edtf, other.edtf) for other in [*kept, *known]):
            kept.append(piece)
    return sorted(kept, key=lambda piece: (piece.edtf, piece.about_kind, piece.about_id))


def _exactest_first(piece: Dated) -> tuple[object, ...]:
    return *exactness(piece.edtf), piece.about_kind, piece.about_id


def latest(shown: Iterable[Dated], day: date) -> Dated | None:
    """The latest verified evidence of `day` or before, by its last possible day; None for none."""
    past = [d for d in shown if d.verified and first_day(d.edtf) <= day]
    return max(
        past, key=lambda d: (_by(d.edtf, day), first_day(d.edtf), _reversed(d)), default=None
    )


def _reversed(piece: Dated) -> tuple[bool, int]:
    """Of evidence of one day a paper or activity goes before a claim, the older record first."""
    return piece.about_kind != "claim", -piece.about_id


def _by(edtf: str, day: date) -> date:
    return min(last_day(edtf), day)


def last_shown(piece: Dated | None, day: date) -> date | None:
    """The last day the evidence may mean, not after `day`."""
    return _by(piece.edtf, day) if piece else None


def by_year(shown: Iterable[Dated], day: date) -> dict[str, list[int]]:
    """{year: [signed, verified]}, both counted, for the years until `day`."""
    found: dict[str, list[int]] = {}
    for piece in shown:
        if piece.verified and first_day(piece.edtf) <= day:
            pair = found.setdefault(str(first_day(piece.edtf).year), [0, 0])
            pair[0 if piece.signed else 1] += 1
    return dict(sorted(found.items()))

"""How a tie is, from real records only: how firmly it stands, and how long ago it showed life.

Two signals, each of four strokes, and one word for the lower of them: an average would let a
strong signature hide an empty year. Nothing is estimated; every stroke names its record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from phinong.core.dates import parse_edtf
from phinong.core.refusals import Refusal
from phinong.ties.days import months_before

FULL = 4
# Months since the last dated evidence, and the strokes that are left.
CONTACT = ((12, 4), (24, 3), (36, 2))
WORDS = {4: "tight", 3: "steady", 2: "thin", 1: "thin", 0: "quiet"}


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal: strokes drawn of four, and why; `missing` says what would add a stroke."""

    code: str
    filled: int
    reasons: Sequence[Refusal]
    missing: Sequence[Refusal] = ()


@dataclass(frozen=True, slots=True)
class Footing:
    """The four questions on a tie's footing; each yes is one stroke."""

    signed: bool
    instruments: int
    sides_speaking: int
    disputed: bool
    traced: int


def footing(facts: Footing) -> Signal:
    """Is it signed, is the instrument kept, do the sides agree, does each paper have its source?"""
    answers: tuple[tuple[str, bool, dict[str, int]], ...] = (
        ("footing-signed", facts.signed, {}),
        ("footing-instruments", facts.instruments > 0, {"count": facts.instruments}),
        ("footing-both-sides", facts.sides_speaking > 1 and not facts.disputed, {}),
        (
            "footing-traced",
            facts.instruments > 0 and facts.traced == facts.instruments,
            {"count": facts.traced, "of": facts.instruments},
        ),
    )
    reasons = [Refusal(code, given) for code, yes, given in answers if yes]
    missing = [Refusal(f"{code}-missing", given) for code, yes, given in answers if not yes]
    return Signal("footing", len(reasons), reasons, missing)


def contact(last: date | None, *, evidence: str, day: date) -> Signal:
    """Four strokes for dated evidence of the last 12 months, then three, two, one, none.

    `last` is the last possible day of the newest evidence, `evidence` the same as EDTF.
    """
    if last is None:
        return Signal("contact", 0, [Refusal("contact-none")], [Refusal("contact-add")])
    seen = parse_edtf(evidence)
    filled = next((strokes for months, strokes in CONTACT if last >= months_before(day, months)), 1)
    missing = [] if filled == FULL else [Refusal("contact-add-since", {"since": seen})]
    return Signal("contact", filled, [Refusal("contact-last", {"last": seen})], missing)


def word(signals: Sequence[Signal]) -> str:
    """The word for the lowest signal: tight, steady, thin or quiet."""
    return WORDS[min(signal.filled for signal in signals)]

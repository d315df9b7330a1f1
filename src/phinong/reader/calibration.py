"""From raw signs to probabilities that an officer would accept a value as it stands.

One curve per kind of value, fitted by `python -m bench.calibration` on papers that were labelled
without sight of the reader; it writes `calibration.toml` beside this file. A curve is logistic in
the sign and never falls (Platt 1999, with the slope held at zero or above); both its parameters are
drawn towards the rate of all kinds together, so a kind with few labelled values says little more
than that rate. What no label can judge gets one low probability and the reason "not-measured",
whatever its stage thinks of it.
"""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .evidence import UNJUDGED, signs
from .findings.values import Facts
from .model import Finding, Value, together

NOT_MEASURED = "not-measured"
DATA_FILE = "calibration.toml"
_FURTHEST = 60.0  # odds beyond these change no digit that anyone sees


@dataclass(frozen=True, slots=True)
class Curve:
    """Logistic and never falling; `most` is the highest probability that so few labels allow."""

    slope: float
    intercept: float
    most: float = 1.0

    def at(self, sign: float) -> float:
        """The probability at a raw sign, in 0..`most`."""
        odds = self.intercept + self.slope * sign
        if not -_FURTHEST < odds < _FURTHEST:
            odds = math.copysign(_FURTHEST, odds)
        probable = 1 / (1 + math.exp(-odds))
        return probable if probable < self.most else self.most


@dataclass(frozen=True, slots=True)
class Calibration:
    """The curves by kind of value, the probability of what was never measured, and how strongly
    the values of a finding count together (see `model.together`)."""

    curves: dict[str, Curve]
    unjudged: float
    power: float = 1.0

    def probability(self, kind: str, sign: float) -> float:
        """How likely an officer accepts a value of this kind with this sign."""
        curve = self.curves.get(kind)
        return self.unjudged if curve is None else curve.at(sign)

    def judged(self, value: Value, kind: str, sign: float) -> Value:
        """The value with its probability, and the remark where nothing measured it."""
        why = value.why if kind in self.curves else (*value.why, NOT_MEASURED)
        return value.at(round(self.probability(kind, sign), 3), why)


@cache
def calibration() -> Calibration:
    """The packaged calibration."""
    source = files(__package__).joinpath(DATA_FILE).read_text("utf-8")
    return parsed(source)


def parsed(source: str) -> Calibration:
    """A calibration from its file. Raises ValueError for a curve that falls or leaves 0..1."""
    table = tomllib.loads(source)
    curves = {
        kind: Curve(row["slope"], row["intercept"], row["most"])
        for kind, row in table["kinds"].items()
    }
    unjudged, power = table[UNJUDGED]["probability"], table["findings"]["power"]
    whole = all(c.slope >= 0 and 0 <= c.most <= 1 for c in curves.values())
    if not whole or not 0 <= unjudged <= 1 or not 0 < power <= 1:
        raise ValueError("a curve falls, or a probability lies outside 0..1")
    return Calibration(curves, unjudged, power)


def calibrated(found: Sequence[Finding], facts: Facts) -> list[Finding]:
    """The findings with probabilities instead of the raw confidences of their stages."""
    chosen = calibration()
    return [
        weighed(one, kinds, chosen) for one, kinds in zip(found, signs(found, facts), strict=True)
    ]


def weighed(found: Finding, kinds: list[tuple[str, float]], chosen: Calibration) -> Finding:
    """One finding with the probability of each value, and its own from theirs."""
    judged = [chosen.judged(value, *sign) for value, sign in zip(found.values, kinds, strict=True)]
    values = tuple(judged)
    whole = together(values, chosen.power)
    return Finding(found.kind, values, found.span, whole, found.key)

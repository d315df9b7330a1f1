"""Curves from judged values: logistic, never falling, drawn towards the rate of all kinds.

Two parameters a kind (Platt 1999), the most likely ones under a normal prior: the intercept around
the logarithmic odds of the common rate, the slope around zero and never below. The sign is brought
to mean zero and spread one before, so that one width of the prior serves every kind. That of the
slope is narrow: of the widths tried, papers left out were told most truly with it, and a wide one
made much of signs that tell little.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import prod
from statistics import fmean, pstdev, quantiles

from bench.judging import Judged
from phinong.reader.calibration import Calibration, Curve

WIDTH, SLOPE_WIDTH = 1.0, 0.3  # of the priors, in logarithmic odds
STEPS, LONGEST = 60, 0.5
POWERS = [n / 20 for n in range(4, 21)]
ENOUGH = 20  # judged values below which a kind says nothing of how sure others may be
Point = tuple[float, bool]


def by_kind(values: Iterable[Judged]) -> dict[str, list[Judged]]:
    """The judged values of each kind."""
    table: dict[str, list[Judged]] = defaultdict(list)
    for value in values:
        if value.right is not None:
            table[value.kind].append(value)
    return dict(sorted(table.items()))


def rate(values: Sequence[Judged]) -> float:
    """How often they are right."""
    return sum(bool(value.right) for value in values) / len(values)


def fitted(values: Iterable[Judged]) -> Calibration:
    """The curves of every kind that was judged, and the probability of those that were not.

    What nothing measures gets the lower quartile of the rates of the kinds with enough values: an
    officer should find more of it right than that, and has no proof of it.
    """
    kinds = by_kind(values)
    common = rate([value for judged in kinds.values() for value in judged])
    curves = {
        kind: curve([(v.sign, bool(v.right)) for v in judged], common)
        for kind, judged in kinds.items()
    }
    rates = [rate(judged) for judged in kinds.values() if len(judged) >= ENOUGH]
    return Calibration(curves, quantiles(rates, n=4)[0] if len(rates) > 1 else common)


def findings(values: Iterable[Judged]) -> list[list[Judged]]:
    """The judged values of each finding; findings of which nothing is judged are left out."""
    groups: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    for value in values:
        if value.right is not None:
            groups[value.paper, value.finding].append(value)
    return list(groups.values())


def whole(sure: Sequence[float], power: float) -> float:
    """The probability of a finding by those of its values, as `model.together` has it."""
    return min(*sure, prod(sure) ** power, 1.0)


def power(groups: Iterable[list[Judged]], sure: Callable[[Judged], float]) -> float:
    """How strongly the values of a finding count together: the power that misses least."""
    seen = [([sure(v) for v in group], all(v.right for v in group)) for group in groups]
    if not seen:
        return 1.0
    return min(POWERS, key=lambda p: sum((whole(each, p) - right) ** 2 for each, right in seen))


def completed(values: Sequence[Judged], own: Iterable[Judged]) -> Calibration:
    """The curves fitted on `own`, with the power that suits the findings of `values`."""
    chosen = fitted(own)
    strength = power(findings(values), lambda v: chosen.probability(v.kind, v.sign))
    return replace(chosen, power=strength)


def curve(points: Sequence[Point], common: float) -> Curve:
    """The curve of one kind. `common` is the rate of all kinds together."""
    centre = fmean(sign for sign, _ in points)
    spread = pstdev(sign for sign, _ in points) or 1.0
    scaled = [((sign - centre) / spread, right) for sign, right in points]
    intercept, slope = likeliest(scaled, math.log(common / (1 - common)))
    # n right ones of n still leave one chance in n + 2 of the next being wrong (Laplace).
    most = 1 - 1 / (len(points) + 2)
    return Curve(slope / spread, intercept - slope * centre / spread, most)


def likeliest(points: Sequence[Point], around: float) -> tuple[float, float]:
    """Intercept and slope by Newton's method; where the slope would fall it stays at zero."""
    intercept, slope = newton(points, around, sloped=True)
    return (intercept, slope) if slope > 0 else newton(points, around, sloped=False)


def newton(points: Sequence[Point], around: float, *, sloped: bool) -> tuple[float, float]:
    """The maximum of a concave function of two variables, or of one when not `sloped`.

    No step goes further than LONGEST, so that a few far signs cannot throw it off.
    """
    a, b = around, 0.0
    for _ in range(STEPS):
        ga, gb, haa, hab, hbb = moments(points, a, b, around)
        if not sloped:
            gb, hab = 0.0, 0.0
        det = haa * hbb - hab * hab
        da, db = (hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det
        short = min(1.0, LONGEST / max(abs(da), abs(db), 1e-12))
        a, b = a + short * da, b + short * db
    return a, b


def moments(
    points: Sequence[Point], a: float, b: float, around: float
) -> tuple[float, float, float, float, float]:
    """Gradient and curvature of the logarithm of the likelihood and the prior."""
    stiff, steep = 1 / WIDTH**2, 1 / SLOPE_WIDTH**2
    ga, gb, haa, hab, hbb = (around - a) * stiff, -b * steep, stiff, 0.0, steep
    for sign, right in points:
        p = 1 / (1 + math.exp(-(a + b * sign)))
        weight = p * (1 - p)
        ga, gb = ga + right - p, gb + (right - p) * sign
        haa, hab, hbb = haa + weight, hab + weight * sign, hbb + weight * sign * sign
    return ga, gb, haa, hab, hbb

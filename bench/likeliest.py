"""Weights of a choice among several, the likeliest under a normal prior (conditional logit).

McFadden 1974: the odds of an option are the exponential of its weighed signs. Of several options
that count as right, any will do. The prior lies around given weights, so that signs which few
papers show stay where a person set them. Found by steps that grow while a slope keeps its
direction and halve when it turns (Rprop, Riedmiller and Braun 1993).
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

Weights = dict[str, float]
STEPS, FIRST, LONGEST, DONE = 200, 0.05, 0.5, 1e-3


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: {option: {sign: how strong}}, and the options that are right."""

    options: Mapping[str, Mapping[str, float]]
    right: frozenset[str]


def weighed(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    """The logarithmic odds of an option, up to a constant of its choice."""
    return sum(weights.get(sign, 0.0) * value for sign, value in signs.items())


def chosen(weights: Mapping[str, float], choice: Choice) -> str:
    """The likeliest option; the first of equals."""
    return max(choice.options, key=lambda option: weighed(weights, choice.options[option]))


def likeliest(choices: Sequence[Choice], around: Mapping[str, float], width: float) -> Weights:
    """The weights that explain the choices best; `width` is the prior's standard deviation."""
    shown = {sign for c in choices for signs in c.options.values() for sign in signs}
    weights = {sign: around.get(sign, 0.0) for sign in sorted(shown)}
    stride, before = dict.fromkeys(weights, FIRST), dict.fromkeys(weights, 0.0)
    for _ in range(STEPS):
        slope = slopes(choices, weights, around, width)
        for sign, rise in slope.items():
            turned = rise * before[sign]
            if turned:
                stride[sign] = min(LONGEST, stride[sign] * (1.2 if turned > 0 else 0.5))
            before[sign] = 0.0 if turned < 0 else rise
            weights[sign] += math.copysign(stride[sign], before[sign]) if before[sign] else 0.0
        if max(stride.values()) < DONE:
            break
    return weights


def slopes(
    choices: Sequence[Choice], weights: Weights, around: Mapping[str, float], width: float
) -> Weights:
    """How the logarithm of likelihood and prior rises with each weight."""
    slope = {sign: (around.get(sign, 0.0) - at) / width**2 for sign, at in weights.items()}
    for choice in choices:
        for option, pull in pulls(choice, weights).items():
            for sign, value in choice.options[option].items():
                slope[sign] += pull * value
    return slope


def pulls(choice: Choice, weights: Weights) -> dict[str, float]:
    """How much each option ought to gain: what it has among the right ones less what it has."""
    odds = {option: weighed(weights, signs) for option, signs in choice.options.items()}
    most = max(odds.values())
    shares = {option: math.exp(value - most) for option, value in odds.items()}
    whole = sum(shares.values())
    right = sum(share for option, share in shares.items() if option in choice.right)
    if not right:
        return {}
    return {
        option: (share / right if option in choice.right else 0.0) - share / whole
        for option, share in shares.items()
    }


def held_out(
    groups: Mapping[str, Sequence[Choice]],
    around: Mapping[str, float],
    width: float,
    *,
    parts: int = 10,
) -> list[tuple[Choice, str]]:
    """Each choice with what weights say that were fitted without its paper's part of all papers."""
    papers = sorted(groups)
    Random(1).shuffle(papers)
    told = []
    for part in range(parts):
        rest = [c for n, paper in enumerate(papers) if n % parts != part for c in groups[paper]]
        weights = likeliest(rest, around, width)
        told += [(c, chosen(weights, c)) for paper in papers[part::parts] for c in groups[paper]]
    return told


def grouped(rows: Sequence[tuple[str, Choice]]) -> dict[str, list[Choice]]:
    """The choices of each paper."""
    table: dict[str, list[Choice]] = defaultdict(list)
    for paper, choice in rows:
        table[paper].append(choice)
    return table


def share_right(told: Sequence[tuple[Choice, str]], counts: Callable[[str], bool]) -> float:
    """F1 over the options that count: a right one found, one found wrongly, one missed."""
    right = sum(said in choice.right for choice, said in told if counts(said))
    found = sum(counts(said) for _, said in told)
    asked = sum(any(map(counts, choice.right)) for choice, _ in told)
    return 2 * right / (found + asked) if found + asked else 1.0

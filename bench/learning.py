"""python -m bench.learning [WIDTH …]: the reader's weights, fitted anew on the papers learnt from.

For each decision of the reader that weighs signs: the weights in use, the likeliest ones under a
normal prior around those in use, and how right both are: on the papers learnt from (the fitted
ones on parts they have not seen) and on those only scored. Nothing is written; a person looks at
the figures and rounds. Learnt from are the development set (see `bench.judging`) and the odd
numbers of tests/reading; only scored are its even numbers.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tests.worlds.reading_scores import names_of_items

from bench.judging import BLIND, Label, folder, labels, learnt_from
from bench.likeliest import (
    Choice,
    chosen,
    grouped,
    held_out,
    likeliest,
    share_right,
)
from phinong.reader import labels as rules
from phinong.reader.cooperation import COOPERATION, cooperation_signs
from phinong.reader.extract import extract
from phinong.reader.findings import Facts
from phinong.reader.lexicon import outermost
from phinong.reader.parties import WEIGHTS, candidates
from phinong.reader.reading import facts_of
from phinong.reader.record import party_of
from phinong.reader.weigh import weighed

ZONES = ("title", "head", "lead", "body", "far")
WIDTHS = (0.4, 0.7)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided, from which signs, by which weights in use, and which options count."""

    name: str
    choices: Callable[[Label, Facts], Iterator[Choice]]
    in_use: Mapping[str, float]
    counts: Callable[[str], bool]


def cooperation(label: Label, facts: Facts) -> Iterator[Choice]:
    """Whether the paper is about cooperation."""
    sides = candidates(facts.page, facts.names, facts.people)
    signs = cooperation_signs(facts.page, facts.names, sides)
    yield Choice({"yes": signs, "no": {}}, frozenset(["yes" if label["is_cooperation"] else "no"]))


def event(label: Label, facts: Facts) -> Iterator[Choice]:
    """Which event is the main one."""
    right = accepted(label, "event_type")
    options = of_zones(facts, "event", fade=rules.EVENT_FADE)
    table = weighed(facts.page, "event", zones=rules.EVENT_ZONES, fade=rules.EVENT_FADE)
    if facts.labels.instrument and table.get("signing", 0.0) > rules.SIGNS_LEAST:
        options["signing"]["with paper"] = 1.0
    if right and options:
        yield Choice(options, right)


def stage(label: Label, facts: Facts) -> Iterator[Choice]:
    """How far it has come, where the event does not say it."""
    told = label["event_type"]
    right = accepted(label, "stage")
    if not right or told in rules.STAGE_OF_EVENT or told == "draft_review":
        return
    options = of_zones(facts, "stage")
    usual = {"usual": 1.0, "within": float(told in rules.WITHIN)}
    options["active"] = {**options.get("active", {}), **usual}
    yield Choice(options, right)


def party(label: Label, facts: Facts) -> Iterator[Choice]:
    """For each name, whether it is a party; optional ones are asked for by nobody."""
    asked = names_of_items(label["parties"])
    needed = [not party.get("optional") for party in label["parties"]]
    for side in candidates(facts.page, facts.names, facts.people):
        spelt = names_of_items([party_of(side)])[0]
        hits = [at for at, names in enumerate(asked) if names & spelt]
        if hits and not any(needed[at] for at in hits):
            continue
        right = frozenset(["yes" if hits else "no"])
        yield Choice({"yes": {"base": 1.0, **side.signs}, "no": {}}, right)


def accepted(label: Label, field: str) -> frozenset[str]:
    """Every value that counts as right; empty for "none"."""
    values = {label[field], *label.get("accept", {}).get(field, ())}
    return frozenset(value for value in values if value not in (None, "none"))


def of_zones(facts: Facts, category: str, **how: float) -> dict[str, dict[str, float]]:
    """{code: {zone: what its words weigh there}}."""
    codes = {cue.code for cue in outermost(facts.page.of(category))}
    options: dict[str, dict[str, float]] = {code: {} for code in codes}
    for zone in ZONES:
        alone = {**dict.fromkeys(ZONES, 0.0), zone: 1.0}
        for code, weight in weighed(facts.page, category, zones=alone, **how).items():
            if weight:
                options.setdefault(code, {})[zone] = weight
    return options


def halved(zones: Mapping[str, float]) -> dict[str, float]:
    """Weights of zones in logarithmic odds: those in use for events are doubled."""
    return {zone: weight / 2 for zone, weight in zones.items()}


DECISIONS = (
    Decision(
        "cooperation",
        cooperation,
        COOPERATION,
        lambda option: option == "yes",
    ),
    Decision(
        "event",
        event,
        {**halved(rules.EVENT_ZONES), "with paper": rules.WITH_PAPER / 2},
        lambda option: True,
    ),
    Decision(
        "stage",
        stage,
        {**rules.STAGE_ZONES, "usual": rules.USUAL, "within": rules.GOES_ON},
        lambda option: True,
    ),
    Decision("party", party, WEIGHTS, lambda option: option == "yes"),
)


@cache
def papers() -> list[tuple[Label, Facts, bool]]:
    """Every labelled paper as the reader sees it, and whether it may be learnt from."""
    built = folder()
    known = [(label, text, True) for label, text in labels(built)] if built else []
    known += [(label, text, learnt_from(label)) for label, text in labels(BLIND)]
    return [(label, facts_of(extract(text)), learnt) for label, text, learnt in known]


def choices(decision: Decision, *, learnt: bool) -> list[tuple[str, Choice]]:
    """(paper, choice) of all papers learnt from, or of those only scored."""
    about = decision.choices is not cooperation
    return [
        (label["id"], choice)
        for label, facts, own in papers()
        if own == learnt and (label["is_cooperation"] or not about)
        for choice in decision.choices(label, facts)
    ]


def report(decision: Decision, widths: tuple[float, ...]) -> None:
    """Print what is in use beside what would be likeliest."""
    own, others = choices(decision, learnt=True), choices(decision, learnt=False)
    known, scored = [c for _, c in own], [c for _, c in others]

    def rate(weights: Mapping[str, float], over: list[Choice]) -> float:
        return share_right([(c, chosen(weights, c)) for c in over], decision.counts)

    print(f"\n{decision.name}: {len(known)} choices learnt from, {len(scored)} only scored")
    line = f"  in use: {rate(decision.in_use, known):.3f} and {rate(decision.in_use, scored):.3f}"
    print(line)
    for width in widths:
        unseen = share_right(held_out(grouped(own), decision.in_use, width), decision.counts)
        fitted = likeliest(known, decision.in_use, width)
        print(f"  width {width}: {unseen:.3f} unseen, {rate(fitted, scored):.3f} only scored")
        print("   ", ", ".join(f"{sign} {value:.1f}" for sign, value in fitted.items()))


def main() -> None:
    """Report on every decision."""
    widths = tuple(map(float, sys.argv[1:])) or WIDTHS
    for decision in DECISIONS:
        report(decision, widths)


if __name__ == "__main__":
    main()

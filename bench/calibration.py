"""How far the stated probabilities can be trusted, and `python -m bench.calibration` to fit anew.

Fitted and measured on the blind papers, and each of them by curves that have not seen it: they are
dealt into ten parts, and each part is judged by curves fitted on the other nine. The development
set stands beside it: the reader was built with it, so whoever fitted there would promise too much.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import phinong.reader
from bench.fitting import by_kind, completed, findings, fitted, rate, whole
from bench.judging import BLIND, Judged, folder, judged
from bench.registers import say
from bench.report import Table
from phinong.reader.calibration import DATA_FILE, Calibration
from phinong.reader.evidence import UNJUDGED

DATA = Path(phinong.reader.__file__).parent / DATA_FILE
PARTS = 10
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
LEVELS = (0.95, 0.9, 0.8, 0.7)
# The same value in a second finding of its paper: it would count twice.
AGAIN = {("meeting", "date"), ("agreement", "date"), ("activity", "person")}
WAYS = ("calibrated", "by hand", "rate of the kind")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said with a probability, by each of WAYS, and whether it is right."""

    kind: str
    ways: tuple[float, ...]
    right: bool


def samples(values: Iterable[Judged]) -> list[Judged]:
    """What the labels judge, each thing once."""
    return [v for v in values if v.right is not None and (v.finding_kind, v.name) not in AGAIN]


def parts(values: Iterable[Judged]) -> dict[str, int]:
    """The part of each paper, by its place in the order of their names."""
    return {paper: n % PARTS for n, paper in enumerate(sorted({v.paper for v in values}))}


def unseen(values: list[Judged]) -> Callable[[Judged], tuple[Calibration, float]]:
    """For a value, the calibration fitted without the papers of its part, and the rate there of
    the values of its kind."""
    part = parts(values)
    others = {n: [v for v in values if part[v.paper] != n] for n in range(PARTS)}
    curves = {n: completed(rest, samples(rest)) for n, rest in others.items()}
    rates = {n: {k: rate(v) for k, v in by_kind(samples(r)).items()} for n, r in others.items()}

    def ways(value: Judged) -> tuple[Calibration, float]:
        n = part[value.paper]
        return curves[n], rates[n].get(value.kind, rate(samples(others[n])))

    return ways


def of_values(values: list[Judged]) -> list[Said]:
    """Every judged value with its three probabilities."""
    ways, said = unseen(values), []
    for value in samples(values):
        chosen, usual = ways(value)
        sure = chosen.probability(value.kind, value.sign)
        said.append(Said(value.kind, (sure, value.by_hand, usual), bool(value.right)))
    return said


def of_findings(values: list[Judged]) -> list[Said]:
    """Every finding by those of its values that labels judge: right when all of them are.

    The second and third way are the mean of the hand-set numbers, as it stood before, and the
    share of findings of this kind that are right, the paper's own findings left out.
    """
    ways, groups = unseen(values), findings(values)
    right = [all(v.right for v in group) for group in groups]
    said = []
    for group, truth in zip(groups, right, strict=True):
        kind, paper = group[0].finding_kind, group[0].paper
        chosen = ways(group[0])[0]
        sure = whole([chosen.probability(v.kind, v.sign) for v in group], chosen.power)
        alike = [
            r
            for other, r in zip(groups, right, strict=True)
            if other[0].finding_kind == kind and other[0].paper != paper
        ]
        usual = fmean(alike or right)
        said.append(Said(kind, (sure, fmean(v.by_hand for v in group), usual), truth))
    return said


def brier(said: Sequence[Said], way: int) -> float:
    """The mean square of what was missing to the truth; 0 is best."""
    return fmean((one.ways[way] - one.right) ** 2 for one in said)


def error(said: Sequence[Said], way: int) -> float:
    """Expected calibration error: how far the said and the true share lie apart, by bins."""
    gaps = [
        len(group) * abs(fmean(one.ways[way] for one in group) - fmean(o.right for o in group))
        for _, group in binned(said, way)
    ]
    return sum(gaps) / len(said)


def binned(said: Sequence[Said], way: int) -> list[tuple[str, list[Said]]]:
    """What was said, by the probability it was said with; empty bins are left out."""
    rows = []
    for low, high in pairwise(EDGES):
        last = high == EDGES[-1]
        group = [o for o in said if low <= o.ways[way] < high or (last and o.ways[way] == high)]
        if group:
            rows.append((f"{low:.2f} to {high:.2f}", group))
    return rows


def measure() -> list[Table]:
    """Five tables, and a sixth where the development set is."""
    values = judged(BLIND)
    one, found = of_values(values), of_findings(values)
    tables = [
        kinds("Values, out of sample", one),
        reliability("How often values of a stated probability are right", one),
        kinds("Findings, by the values that labels judge, out of sample", found),
        reliability("How often findings of a stated probability are right", found),
        above(found),
    ]
    path = folder()
    if path is None:
        say("Calibration: BENCH_LABELLED is not set, the development set is left out.")
        return tables
    return [*tables, on_development_set(judged(path), values)]


def on_development_set(values: list[Judged], blind: list[Judged]) -> Table:
    """The same curves on the papers with which the reader was built."""
    chosen, own = fitted(samples(blind)), samples(values)
    rates = {kind: rate(group) for kind, group in by_kind(samples(blind)).items()}
    usual = rate(samples(blind))
    said = [
        Said(
            v.kind,
            (chosen.probability(v.kind, v.sign), v.by_hand, rates.get(v.kind, usual)),
            bool(v.right),
        )
        for v in own
    ]
    return kinds("Values of the development set, by curves fitted on the blind one", said)


def kinds(title: str, said: list[Said]) -> Table:
    """Brier score and calibration error of each way, by kind and together."""
    table = Table(
        f"{title}: Brier score and expected calibration error (ECE)",
        ["kind", "judged", "right", *(f"{m}, {w}" for m in ("Brier", "ECE") for w in WAYS)],
    )
    named = sorted({one.kind for one in said})
    for kind, group in [*((k, [o for o in said if o.kind == k]) for k in named), ("all", said)]:
        figures = [f"{f(group, way):.3f}" for f in (brier, error) for way in range(len(WAYS))]
        table.add(kind, str(len(group)), f"{fmean(o.right for o in group):.3f}", *figures)
    return table


def reliability(title: str, said: list[Said]) -> Table:
    """Stated against true share, for the calibrated probabilities and for those set by hand."""
    table = Table(title, ["way", "stated", "how many", "stated on average", "right"])
    for way in (0, 1):
        for bin_, group in binned(said, way):
            stated, right = fmean(o.ways[way] for o in group), fmean(o.right for o in group)
            table.add(WAYS[way], bin_, str(len(group)), f"{stated:.3f}", f"{right:.3f}")
    return table


def above(said: list[Said]) -> Table:
    """What accepting together above a level would have let in."""
    table = Table(
        "Accepting together above a level",
        ["level", "accepted", "of them right", "same number by hand-set confidence, right"],
    )
    ranked = sorted(said, key=lambda one: -one.ways[1])
    for level in LEVELS:
        taken = [one for one in said if one.ways[0] >= level]
        if taken:
            share = fmean(one.right for one in taken)
            by_hand = fmean(one.right for one in ranked[: len(taken)])
            table.add(f"{level:.2f}", str(len(taken)), f"{share:.3f}", f"{by_hand:.3f}")
    return table


def written(chosen: Calibration, values: list[Judged]) -> str:
    """The data file of a calibration, with the counts it rests on."""
    own = by_kind(samples(values))
    lines = [
        "# Written by `python -m bench.calibration`; see `calibration.py` for what it means.",
        "# judged: labelled values it rests on; right: how many of them; papers: from how many.",
        "",
        f"[{UNJUDGED}]",
        "# The lower quartile of the rates below. A prior: no label judges these values.",
        f"probability = {chosen.unjudged:.3f}",
        f"values = {sum(value.kind == UNJUDGED for value in values)}",
        "",
        "[findings]",
        f"power = {chosen.power:.2f}",
        f"judged = {len(findings(values))}",
    ]
    for kind, group in own.items():
        curve = chosen.curves[kind]
        lines += [
            "",
            f"[kinds.{kind}]",
            f"slope = {curve.slope:.4f}",
            f"intercept = {curve.intercept:.4f}",
            f"most = {curve.most:.4f}",
            f"judged = {len(group)}",
            f"right = {sum(bool(value.right) for value in group)}",
            f"papers = {len({value.paper for value in group})}",
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit on all blind papers and write the data file."""
    values = judged(BLIND)
    DATA.write_text(written(completed(values, samples(values)), values), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

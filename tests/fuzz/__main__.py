"""python -m tests.fuzz --inputs 2000000 [--seed N]

Gives the reader inputs by the million and holds it to its promises: a reading or an Unreadable with
one of its codes, spans that hold the words written, JSON that can carry it, and no more than two
seconds for each 100 KB begun. What breaks a promise is written down with its kind and seed.
"""

import argparse
import contextlib
import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from phinong.reader import Reading, Unreadable, read
from tests.fuzz.inputs import MAKERS, SHARES

SLOW = 2.0
BEGUN = 100_000
EVERY = 20_000
NAMES = {"text": "x.txt", "html": "x.html", "docx": "x.docx", "pdf": "x.pdf"}


@dataclass
class Told:
    """What a run met."""

    seed: int
    inputs: Counter[str] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    broken: list[dict[str, str]] = field(default_factory=list)
    seconds: float = 0.0


def why_broken(reading: Reading) -> str:
    """The promise a reading breaks, or nothing."""
    for found in reading.findings:
        for value in found.values:
            if value.span.of(reading.text) != value.as_written:
                return f"span of {found.kind}.{value.name}"
            if not 0 <= value.confidence <= 1:
                return f"confidence of {found.kind}.{value.name}"
    if len({found.key for found in reading.findings}) != len(reading.findings):
        return "two findings with one key"
    json.dumps(reading.to_json())
    return ""


def one(told: Told, kind: str, number: int) -> None:
    """Make one input, read it, and write down what happened."""
    source = MAKERS[kind](Random(f"{told.seed}-{kind}-{number}"))
    start = time.perf_counter()
    try:
        fault = why_broken(read(source, name=NAMES[kind]))
        told.readings[kind] += 1
    except Unreadable as refused:
        fault = "" if refused.code in Unreadable.CODES else f"code {refused.code}"
        told.refused[f"{kind}: {refused.code}"] += 1
    except Exception as crash:
        fault = f"{type(crash).__name__}: {crash}"
    spent = time.perf_counter() - start
    told.inputs[kind] += 1
    told.slowest[kind] = max(told.slowest.get(kind, 0.0), spent)
    allowed = SLOW * (1 + len(source) // BEGUN)
    if spent > allowed and (again := seconds(source, kind)) > allowed:
        fault = fault or f"slow: {spent:.1f} s, then {again:.1f} s for {len(source)} bytes"
    if fault:
        told.broken.append({"kind": kind, "number": str(number), "fault": fault[:300]})
        print(f"{kind} {number}: {fault[:300]}", file=sys.stderr)


def seconds(source: bytes, kind: str) -> float:
    """How long the same input takes once more: who waited for the machine is quick then."""
    start = time.perf_counter()
    with contextlib.suppress(Unreadable):
        read(source, name=NAMES[kind])
    return time.perf_counter() - start


def run(inputs: int, seed: int) -> Told:
    """So many inputs, the kinds in their shares."""
    told, start = Told(seed), time.perf_counter()
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    Random(seed).shuffle(kinds)
    with contextlib.suppress(KeyboardInterrupt):  # what was met until then is told
        for number in range(inputs):
            one(told, kinds[number % len(kinds)], number)
            if number % EVERY == EVERY - 1:
                said = f"{number + 1} inputs, {time.perf_counter() - start:.0f} s"
                print(f"{said}, {len(told.broken)} broken", file=sys.stderr)
    told.seconds = time.perf_counter() - start
    return told


def main() -> int:
    """Run, print what was met, and end with 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    # Character recognition has an allowance of its own; here the parsers are looked at.
    os.environ["PATH"] = ""
    told = run(options.inputs, options.seed)
    print(json.dumps(told.__dict__, ensure_ascii=False, indent=1))
    return 1 if told.broken else 0


if __name__ == "__main__":
    sys.exit(main())

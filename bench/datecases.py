"""The reader's dates on a public collection of date expressions, in English and Chinese.

BENCH_DATE_CASES names a folder with one folder for each language ("English", "Chinese") of
.json files: lists of cases with an `Input`, a `Context.ReferenceDateTime`, and `Results` that
mark an expression and give its TIMEX and its possible values. Microsoft's Recognizers-Text keeps
such a collection under Specs/DateTime. Without the variable this part is left out.

A case is read as a paper: the reference day on a line of its own, then the input.

Which expressions count is said in `dateforms`, what their TIMEX means in `timex`; both go by the
expression alone and know nothing of what the reader finds.

What is right: the dates the reader finds inside the expression are those of the TIMEX, both ends
of a range. Where the year or month is missing, the collection names the nearest before and after
the reference day, and either is right. A day that does not exist (30 February) must not be read.
Beside that, every date read where the collection marks nothing is counted and printed.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.dateforms import Case, Expression, why_not
from bench.registers import say
from bench.report import Table
from bench.timex import Days, meanings
from phinong.reader.dates import dates_in
from phinong.reader.language import language_of
from phinong.reader.page import Page

LANGUAGES = ("English", "Chinese")
_TIME = re.compile(r"(?<=\d)T[\dA-Z:.]*")


def folder() -> Path | None:
    """Where the collection is, or None."""
    named = os.environ.get("BENCH_DATE_CASES")
    return Path(named) if named else None


def cases(root: Path) -> Iterator[Case]:
    """Every case of the collection once, though several files hold it."""
    seen: set[tuple[str, str, date | None]] = set()
    for language, path in ((lang, p) for lang in LANGUAGES for p in _files(root / lang)):
        for raw in json.loads(path.read_text(encoding="utf-8-sig")):
            case = _case(language, raw)
            key = (language, case.text, case.reference)
            if key in seen or not any(e.timexes for e in case.expressions):
                continue
            seen.add(key)
            yield case


def _files(where: Path) -> list[Path]:
    """Whole models first: they mark everything in an input, the files of one kind do not."""
    return sorted(where.glob("*.json"), key=lambda p: ("DateTimeModel" not in p.name, p.name))


def _case(language: str, raw: dict[str, Any]) -> Case:
    stamp = (raw.get("Context") or {}).get("ReferenceDateTime", "")
    reference = date.fromisoformat(stamp[:10]) if stamp else None
    found = tuple(_expression(raw["Input"], result) for result in raw.get("Results") or ())
    return Case(language, raw["Input"], reference, found)


def _expression(text: str, raw: dict[str, Any]) -> Expression:
    """An expression at its place; where the place does not hold its words, they are looked for."""
    start, words = raw.get("Start") or 0, raw["Text"].lower()
    if text[start : start + len(words)].lower() != words:
        start = max(text.lower().find(words), 0)
    kind = (raw.get("TypeName") or raw.get("Type") or "").removeprefix("datetimeV2.")
    return Expression(start, start + len(words), words, kind, _timexes(raw))


def _timexes(raw: dict[str, Any]) -> tuple[str, ...]:
    if "Resolution" in raw:
        values = (raw["Resolution"] or {}).get("values") or ()
        return tuple(dict.fromkeys(_TIME.sub("", str(v.get("timex"))) for v in values))
    value = raw.get("Value") or {}
    return (_TIME.sub("", value["Timex"]),) if value.get("Timex") else ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the reader made of one case: (expression, found) of the wrong ones, and extra dates."""

    right: int
    wrong: tuple[tuple[Expression, Days], ...]
    left_out: tuple[str, ...]
    extra: Days


def judged(case: Case) -> Outcome:
    """One case read and compared."""
    head = f"{case.reference.isoformat()}\n" if case.reference else ""
    text = head + case.text
    found = [
        (item.start - len(head), item.end - len(head), item.edtf)
        for item in dates_in(Page(text, language_of(text)))
        if item.start >= len(head)
    ]
    right, wrong, left_out = 0, [], []
    for item in case.expressions:
        inside = frozenset(edtf for a, b, edtf in found if a < item.end and item.start < b)
        if reason := why_not(case, item):
            left_out.append(reason)
        elif inside in _expected(item, case.reference):
            right += 1
        else:
            wrong.append((item, inside))
    return Outcome(right, tuple(wrong), tuple(left_out), _outside(found, case))


def _expected(item: Expression, reference: date | None) -> list[Days]:
    day = reference or date.min
    return [days for timex in item.timexes for days in meanings(timex, item.text, day)]


def _outside(found: list[tuple[int, int, str]], case: Case) -> Days:
    return frozenset(
        edtf for a, b, edtf in found if not any(a < e.end and e.start < b for e in case.expressions)
    )


def measure() -> list[Table]:
    """The counts of both languages, and why expressions were left out; none without a collection.

    Every expression read wrongly, and every date read where none is marked, goes to standard error.
    """
    root = folder()
    if root is None:
        say("Dates: BENCH_DATE_CASES is not set, left out.")
        return []
    outcomes = [(case, judged(case)) for case in cases(root)]
    for case, outcome in outcomes:
        _tell(case, outcome)
    return [_counts(outcomes), _reasons(outcomes)]


def _tell(case: Case, outcome: Outcome) -> None:
    for item, days in outcome.wrong:
        read, meant = sorted(days), item.timexes
        say(f"wrong: {item.text!r} means {meant}, read {read}: {case.reference} {case.text!r}")
    if outcome.extra:
        say(f"read where none is marked: {sorted(outcome.extra)}: {case.reference} {case.text!r}")


def _counts(outcomes: list[tuple[Case, Outcome]]) -> Table:
    columns = ["language", "cases", "expressions", "apply", "right", "wrong", "read beside them"]
    table = Table("Dates of a public collection", columns)
    for language in LANGUAGES:
        mine = [(c, o) for c, o in outcomes if c.language == language]
        right = sum(o.right for _, o in mine)
        wrong = sum(len(o.wrong) for _, o in mine)
        marked = sum(len(c.expressions) for c, _ in mine)
        extra = sum(len(o.extra) for _, o in mine)
        row = (len(mine), marked, right + wrong, right, wrong, extra)
        table.add(language, *(f"{count:,}" for count in row))
    return table


def _reasons(outcomes: list[tuple[Case, Outcome]]) -> Table:
    table = Table("Expressions left out", ["language", "reason", "expressions"])
    for language in LANGUAGES:
        why = Counter(r for c, o in outcomes if c.language == language for r in o.left_out)
        for reason, count in why.most_common():
            table.add(language, reason, f"{count:,}")
    return table

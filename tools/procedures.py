"""Writes docs/procedures.md from the procedures: every step in three languages, with its source.

python tools/procedures.py            write it
python tools/procedures.py --check    exit 1 when it is not up to date
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from phinong.core.vocabulary import label
from phinong.drafting.procedures import Condition, Procedure, ProcedureStep, procedures

TARGET = Path(__file__).resolve().parent.parent / "docs" / "procedures.md"
TONGUES = ("th", "en", "zh-Hans")

OPENING = """\
# Procedures

The routes that parties follow to a signature. Written by `tools/procedures.py` from
`src/phinong/drafting/procedures`; change them there, as a new edition. Steps stand in their usual
order and force none; each party adds and leaves out its own. Days are given only where a source
gives them. *seen* is read in a public source, *known* is general knowledge not yet checked,
*inferred* is concluded from what was seen. A step that is not *seen* is a suggestion: ask the
ministry or the partner before relying on it.
"""


def page() -> str:
    """The whole page."""
    return OPENING + "".join(section(one) for one in procedures())


def section(one: Procedure) -> str:
    """One procedure: its conditions, then its steps as a table."""
    thin = "\nLittle is known of this route.\n" if one.thin else ""
    said = " · ".join(one.labels[tongue] for tongue in TONGUES)
    head = f"\n## {one.labels['en']}\n\n`{one.code}`, edition {one.edition} · {said}\n{thin}"
    rules = "".join(condition(rule) for rule in one.conditions.values())
    table = "\n| step | ไทย | English | 中文 | days | outcomes | how known |\n" + "|---" * 7 + "|\n"
    return head + (f"\n{rules}" if rules else "") + table + "".join(map(row, one.steps.values()))


def condition(rule: Condition) -> str:
    """A condition of the whole agreement as a line."""
    said = " · ".join(rule.labels[tongue] for tongue in TONGUES)
    return f"- {said} ({known(rule.confidence, rule.source)})\n"


def row(step: ProcedureStep) -> str:
    """One step as a line of its table."""
    cells = [f"`{step.key}`" + (" (optional)" if step.optional else "")]
    cells += ["<br>".join(parts(step, tongue)) for tongue in TONGUES]
    cells += [
        str(step.days or ""),
        ", ".join(label("outcomes", code, "en") for code in step.outcomes),
    ]
    cells.append(known(step.confidence, step.source))
    return "| " + " | ".join(cells) + " |\n"


def parts(step: ProcedureStep, tongue: str) -> Iterator[str]:
    """What is done, by whom, and the paper that comes of it."""
    yield f"**{step.names[tongue]}**"
    yield step.who[tongue]
    yield f"*{step.paper[tongue]}*"


def known(confidence: str, source: str) -> str:
    """How something is known, with the way to its source."""
    return f"[{confidence}]({source.removeprefix('docs/')})"


def main() -> int:
    """Write the page, or compare it; 1 when it differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    written = page()
    if parser.parse_args().check:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == written
        print("" if same else "docs/procedures.md is old: run tools/procedures.py", end="")
        return 0 if same else 1
    TARGET.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

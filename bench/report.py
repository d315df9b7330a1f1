"""Tables of figures, written into docs/benchmarks.md between its marks."""

import os
import platform
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.registers import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(slots=True)
class Table:
    """A titled table; every row has as many cells as there are columns."""

    title: str
    columns: list[str]
    rows: list[list[str]] = field(default_factory=list)
    note: str = ""

    def add(self, *cells: str) -> None:
        """One more row. Raises ValueError when a cell is missing."""
        if len(cells) != len(self.columns):
            raise ValueError(f"{len(cells)} cells for {len(self.columns)} columns")
        self.rows.append(list(cells))

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        grid = "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
        return f"**{self.title}**\n\n{grid}\n" + (f"\n{self.note}\n" if self.note else "")


def milliseconds(value: float) -> str:
    """ "12.3 ms"."""
    return f"{value:.1f} ms"


def machine() -> str:
    """What it was measured on, and when."""
    memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
    return (
        f"{datetime.now(UTC).date().isoformat()}: {os.cpu_count()} processors,"
        f" {int(memory) // 1024 // 1024} GiB, {platform.system()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


def write(part: str, tables: list[Table]) -> None:
    """Put tables into the page, in place of those of the last time."""
    text = PAGE.read_text(encoding="utf-8")
    body = "\n".join([f"Measured {machine()}", "", *(table.markdown() for table in tables)])
    marks = rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)"
    changed, count = re.subn(marks, lambda m: f"{m[1]}{body}{m[2]}", text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{PAGE} has no place for {part}")
    PAGE.write_text(changed, encoding="utf-8")

"""Files and functions stay readable in one sitting: no file over 500 lines, no function over 60,
and the median function under 10."""

import ast
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src", "tests", "bench", "tools")
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN = 500, 60, 10


def functions(path: Path) -> list[tuple[str, int]]:
    """(name, lines without the docstring) of every function in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if doc := ast.get_docstring(node, clean=False):
                lines -= doc.count("\n") + 1
            found.append((node.name, lines))
    return found


def main() -> int:
    """Print every fault; 1 when there is one."""
    faults, lengths = [], []
    for path in sorted(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")):
        if "migrations" in path.parts:
            continue
        place = path.relative_to(ROOT)
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE:
            faults.append(f"{place}: {lines} lines")
        for name, length in functions(path):
            lengths.append(length)
            if length > LONGEST_FUNCTION:
                faults.append(f"{place}: {name} has {length} lines")
    if lengths and statistics.median(lengths) >= MEDIAN:
        faults.append(f"the median function has {statistics.median(lengths)} lines")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m phinong.reader FILES --json`: the reader without the rest of the house."""

import argparse
import sys
from pathlib import Path

from .command import read_files


def main(argv: list[str] | None = None) -> int:
    """Exit 0 when every file was read, 1 when some could not be."""
    parser = argparse.ArgumentParser(prog="phinong.reader", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object a line (the default)")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(argv)
    return 1 if read_files(options.files, options.jobs, sys.stdout) else 0


if __name__ == "__main__":
    sys.exit(main())

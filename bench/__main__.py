"""python -m bench [PART …] [--small N] [--large N]: measure, and write it down."""

import argparse
import os
import subprocess
import sys

import django

from bench import calibration, datecases, drafting, meeting_pages, pages, reading
from bench.registers import environment, register
from bench.report import Table, write

PARTS = ("pages", "meetings", "drafting", "search", "reader", "calibration", "dates")
# Parts that need no register, or make their own.
WITHOUT_REGISTER = {
    "meetings": meeting_pages.measure,
    "drafting": drafting.measure,
    "reader": reading.measure,
    "calibration": calibration.measure,
    "dates": datecases.measure,
}


def main() -> int:
    """Measure the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--small", type=int, default=pages.SMALL, help="ties of the small register")
    parser.add_argument("--large", type=int, default=pages.LARGE, help="ties of the large register")
    parser.add_argument("--print", action="store_true", help="print only, write nothing down")
    options = parser.parse_args()
    chosen = options.parts or PARTS
    if len(chosen) > 1:
        return each_alone(chosen, sys.argv[1:])
    for size in () if chosen[0] in WITHOUT_REGISTER else (options.small, options.large):
        register(size)
    tables = measured(chosen[0], options)
    for table in tables:
        print(table.markdown())
    if tables and not options.print:
        write(chosen[0], tables)
    return 0


def each_alone(chosen: list[str], words: list[str]) -> int:
    """Every part in a process of its own, so that none warms the next."""
    options = [word for word in words if word not in PARTS]
    for part in chosen:
        subprocess.run([sys.executable, "-m", "bench", part, *options], check=True)
    return 0


def measured(part: str, options: argparse.Namespace) -> list[Table]:
    """The tables of one part."""
    if part == "pages":
        return pages.measure(options.small, options.large)
    if part in WITHOUT_REGISTER:
        return WITHOUT_REGISTER[part]()
    os.environ.update(environment(options.large), DJANGO_SETTINGS_MODULE="phinong.site.settings")
    django.setup()
    from bench import searching  # noqa: PLC0415 - only now the framework knows its database

    return searching.measure(options.large)


if __name__ == "__main__":
    sys.exit(main())

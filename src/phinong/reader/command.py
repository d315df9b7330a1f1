"""`phinong read`: many sources, one JSON object a line, in the order they were given."""

import argparse
import contextlib
import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from .lines import SELDOM, read_in_order
from .progress import Progress, Stop, Tally
from .remembered import Lost, Remembered
from .sources import Misnamed, Source, sources_in, weight_of

STOPPED = 130  # what shells say of a command that Ctrl-C ended


def read_files(
    paths: Iterable[str | Path],
    jobs: int,
    out: IO[str],
    progress: Callable[[int, str], None] | None = None,
) -> int:
    """Streams the reading of each source to `out`; returns how many documents were not readable.

    What cannot be read gives `{"id": …, "error": code}` and does not stop the others.
    `progress(count, id)` is called after each. With `jobs` above 1, processes share the work
    and the order of the lines stays that of the paths. Raises Misnamed.
    """
    tally = Tally()
    for _, lines in read_in_order(sources_in(paths), jobs):
        for line in lines:
            out.write(line.json + "\n")
            tally.read += 1
            tally.unread += line.failed
            if progress:
                progress(tally.read, line.id)
    return tally.unread


def add_arguments(parser: Any) -> None:
    """The words of the command, for argparse and for what is built on it."""
    parser.add_argument(
        "files", nargs="+", help="files, folders, web archives (or warc://PATH?…), JSON lines"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line (the default)")
    parser.add_argument("--jobs", type=int, default=0, help="processes; 0 means all processors")
    parser.add_argument("--out", type=Path, help="write to this file instead of standard output")
    parser.add_argument(
        "--resume", type=Path, metavar="STATE", help="go on where the run with this file stopped"
    )


def run(options: argparse.Namespace) -> int:
    """Exit code: 0 when all was read, 1 when some was not, 2 for words that make no sense,
    130 when it was stopped; what was read until then is kept."""
    try:
        total = weight_of(options.files)
        with contextlib.ExitStack() as opened:
            remembered = Remembered(options.resume) if options.resume else None
            if remembered:
                opened.callback(remembered.close)
                if remembered.begun_anew:
                    _say("The state is of another version of the reader: all is read again.")
            out = opened.enter_context(_output(options.out, remembered))
            return _run(options, out, remembered, total)
    except Misnamed as misnamed:
        _say(str(misnamed))
    except sqlite3.DatabaseError:
        _say(f"{options.resume} is no state of an earlier run. Name another file.")
    except Lost as lost:
        _say(f"{lost} lacks lines that the state says are in it.")
        _say(f"Delete {options.resume} to begin anew.")
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 2


@contextlib.contextmanager
def _output(path: Path | None, remembered: Remembered | None) -> Iterator[IO[str]]:
    if path is None:
        # Line by line: a run that is killed leaves no half of one behind.
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
        yield sys.stdout
        return
    with remembered.opened(path) if remembered else path.open("w", encoding="utf-8") as out:
        yield out


def _run(
    options: argparse.Namespace, out: IO[str], remembered: Remembered | None, total: int
) -> int:
    tally, told = Tally(), Progress(total)
    with Stop() as stopped, _collecting_seldom():
        sources = sources_in(options.files)
        if remembered:
            sources = _new(sources, remembered, tally)
        for source, lines in read_in_order(sources, options.jobs or os.cpu_count() or 1, stopped):
            for line in lines:
                out.write(line.json + "\n")
                tally.read += 1
                tally.unread += line.failed
            tally.weight += source.weight
            if remembered:
                remembered.done(source.key, out)
            told(tally)
        if remembered:
            remembered.note(out)
    told(tally, last=True)
    return STOPPED if stopped() else int(tally.unread > 0)


@contextlib.contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Readings leave no circles behind: looking for some takes a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _new(sources: Iterable[Source], remembered: Remembered, tally: Tally) -> Iterator[Source]:
    """The sources whose content was not read before."""
    for source in sources:
        key = source.digest()
        if remembered.take(key):
            yield replace(source, key=key)
        else:
            tally.skipped += 1
            tally.weight += source.weight


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)

"""Reads many files and writes one JSON object a line, in the order they were given."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import IO, Any

from .model import Unreadable
from .reading import read

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".md")
_CHUNK = 16


def read_files(
    paths: Iterable[Path],
    jobs: int,
    out: IO[str],
    progress: Callable[[int, str], None] | None = None,
) -> int:
    """Streams the reading of each path to `out`; returns how many could not be read.

    A file that cannot be read gives `{"id": …, "error": code}` and does not stop the others.
    `progress(count, id)` is called after each. With `jobs` above 1, processes share the work
    and the order of the lines stays that of the paths.
    """
    unread = 0
    for count, line in enumerate(_lines(list(paths), jobs), start=1):
        out.write(line["json"] + "\n")
        unread += line["failed"]
        if progress:
            progress(count, line["id"])
    return unread


def _lines(paths: list[Path], jobs: int) -> Iterator[dict[str, Any]]:
    if jobs <= 1 or len(paths) <= 1:
        yield from map(read_one, paths)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from pool.map(read_one, paths, chunksize=_CHUNK)


def read_one(path: Path) -> dict[str, Any]:
    """The line of one file: its id, its JSON and whether it failed."""
    id_ = identity(path)
    try:
        record: dict[str, Any] = {"id": id_, **read(path).to_json()}
    except Unreadable as unreadable:
        record = {"id": id_, "error": unreadable.code}
    return {"id": id_, "json": json.dumps(record, ensure_ascii=False), "failed": "error" in record}


def identity(path: Path) -> str:
    """The file name without its known suffix."""
    return path.name.removesuffix(path.suffix) if path.suffix.lower() in SUFFIXES else path.name

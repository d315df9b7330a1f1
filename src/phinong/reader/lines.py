"""From a source to its lines: one JSON object a document, whatever happens to one of them."""

import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from .model import Reading, Unreadable
from .reading import read, read_all
from .sources import Source

SELDOM = (50_000, 20, 100)  # objects made before Python looks for circles among them
_SOURCES, _BYTES = 16, 1 << 20  # the most that one process is given at once


class Line(NamedTuple):
    """One document read: its id, its JSON, and whether it could not be read."""

    id: str
    json: str
    failed: bool


Read = tuple[Source, list[Line]]
# Readings hold nothing that leads back to itself, so no circles are looked for.
_in_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def read_in_order(
    sources: Iterable[Source], jobs: int, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Read]:
    """Each source with its lines. Once `stopped()`, only what is under way is finished."""
    parts = _parts(sources)
    first = list(islice(parts, 2))
    parts = chain(first, parts)
    if jobs > 1 and len(first) > 1:  # what one process reads in one go needs no other
        from .pool import read_shared  # noqa: PLC0415  loads what a short run does without

        yield from read_shared(parts, jobs, stopped)
        return
    for source in chain.from_iterable(parts):
        if stopped():
            return
        yield source, lines_of(source)


def _parts(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Sources in parts small enough to share fairly and large enough to be worth sending."""
    part: list[Source] = []
    size = 0
    for source in sources:
        part.append(source)
        size += len(source.content) or source.weight
        if len(part) == _SOURCES or size >= _BYTES:
            yield part
            part, size = [], 0
    if part:
        yield part


def lines_of(source: Source) -> list[Line]:
    """The lines of one source: several for an archive or a message with attachments.

    What cannot be read gives `{"id": …, "error": code}`. So does a fault of our own, with its
    trace on standard error: one page must not end a run over a million.
    """
    try:
        return [_line(source, id_, found) for id_, found in _readings(source)]
    except Exception:  # whatever it is, the other documents are read
        traceback.print_exc(file=sys.stderr)
        return [refused(source, "unreadable")]


def refused(source: Source, code: str) -> Line:
    """The line of a source that gave nothing to read."""
    return _line(source, source.id, Unreadable(code))


def _readings(source: Source) -> Iterator[tuple[str, Reading | Unreadable]]:
    if source.refused:
        yield source.id, Unreadable(source.refused)
    elif source.path is not None:
        for name, found in read_all(source.path):
            yield source.id if name in ("", source.path.name) else f"{source.id}/{name}", found
    else:
        yield source.id, _reading(source)


def _reading(source: Source) -> Reading | Unreadable:
    try:
        return read(
            source.content,
            name=source.name,
            media_type=source.media_type,
            published=source.published,
        )
    except Unreadable as unreadable:
        return unreadable


def _line(source: Source, id_: str, found: Reading | Unreadable) -> Line:
    record: dict[str, Any] = {"id": id_}
    if source.url:
        record["url"] = source.url
    if source.captured:
        record["captured"] = source.captured
    if isinstance(found, Unreadable):
        record["error"] = found.code
    else:
        record |= found.to_json()
        _with_hints(source, record)
    return Line(id_, _in_json(record), "error" in record)


def _with_hints(source: Source, record: dict[str, Any]) -> None:
    """What the collection knows, marked as such: a page was published by the day of its capture."""
    if source.captured and not record.get("published"):
        record["published"] = source.captured
        record["warnings"] = [*record["warnings"], "published-from-capture"]
    if source.cut and "text-cut" not in record["warnings"]:
        record["warnings"] = [*record["warnings"], "text-cut"]

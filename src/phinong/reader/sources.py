"""What is to be read: files, folders, web archives and collections of JSON lines, one by one.

Nothing is read ahead, so a collection may be larger than the memory. Every source says how many
bytes of the given files it stands for, which tells how far a run has come.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qsl, urlsplit

from .decode import MAX_BYTES
from .extract.warc import KINDS, captures

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".md")
WEB_ARCHIVES = (".warc", ".warc.gz", ".warc.zst")
JSON_LINES = (".jsonl", ".jsonl.gz")
SCHEME = "warc://"
_BLOCK = 1 << 20


class Misnamed(ValueError):  # noqa: N818  the word of the field, as Unreadable
    """What was given names no source; the message says what would."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document: a file by its path, or content taken out of a collection.

    `published` is an EDTF date the collection states, `captured` the day a crawler got it.
    `refused` says why there is nothing to read, `cut` that some of it is missing. `key` is set
    where a run remembers what it has read.
    """

    id: str
    path: Path | None = None
    content: bytes | str = b""
    name: str = ""
    media_type: str = ""
    url: str = ""
    published: str = ""
    captured: str = ""
    refused: str = ""
    cut: bool = False
    weight: int = 0
    key: bytes = b""

    def digest(self) -> bytes:
        """SHA-256 of the content; of the name where there is no content to be had."""
        try:
            if self.path is not None:
                with self.path.open("rb") as file:
                    return hashlib.file_digest(file, "sha256").digest()
        except OSError:
            return hashlib.sha256(f"unreadable\n{self.path}".encode()).digest()
        if self.refused:
            return hashlib.sha256(f"{self.refused}\n{self.id}".encode()).digest()
        raw = self.content
        return hashlib.sha256(
            raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
        ).digest()


def sources_in(given: Iterable[str | Path]) -> Iterator[Source]:
    """The sources of every file, folder or address, in the order given.

    A folder gives its files in the order of their names, with all its folders. A web archive is
    a file that ends like one, or `warc://PATH?host=…&type=html,pdf&offset=N`. Raises Misnamed
    for an address with an unknown part; a file that is not there is a source that gives no text.
    """
    for one in given:
        if isinstance(one, str) and one.startswith(SCHEME):
            yield from _archive(*_address(one))
        else:
            yield from _path(Path(one))


def weight_of(given: Iterable[str | Path]) -> int:
    """Bytes of all the files given, in folders too."""
    return sum(map(size_of, given))


def size_of(given: str | Path) -> int:
    """Bytes of a file, of all the files of a folder, or of the archive of an address."""
    archive = isinstance(given, str) and given.startswith(SCHEME)
    path = _address(str(given))[0] if archive else Path(given)
    return sum(map(_size, files_in(path)))


def files_in(path: Path) -> Iterator[Path]:
    """The file itself, or those of a folder in the order of their names."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _path(given: Path) -> Iterator[Source]:
    for path in files_in(given):
        name = path.name.lower()
        if name.endswith(WEB_ARCHIVES):
            yield from _archive(path, {})
        elif name.endswith(JSON_LINES):
            yield from _json_lines(path)
        else:
            yield Source(identity(path), path, weight=_size(path))


def identity(path: Path) -> str:
    """The file name without its known suffix."""
    return path.name.removesuffix(path.suffix) if path.suffix.lower() in SUFFIXES else path.name


def _address(address: str) -> tuple[Path, dict[str, str]]:
    """Path and options of `warc://PATH?…`. Raises Misnamed."""
    path, _, query = address.removeprefix(SCHEME).partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True))
    known = {"host", "type", "offset"}
    if not path or set(options) - known:
        raise Misnamed(f"{address}: write {SCHEME}PATH?host=HOST&type=html,pdf&offset=N")
    if unknown := set(options.get("type", "html").split(",")) - set(KINDS.values()):
        raise Misnamed(f"{address}: type is one or more of {', '.join(_kinds())}, not {unknown}")
    if not options.get("offset", "0").isdecimal():
        raise Misnamed(f"{address}: offset is the place of one record in bytes")
    return Path(path), options


def _kinds() -> list[str]:
    return list(dict.fromkeys(KINDS.values()))


def _archive(path: Path, options: dict[str, str]) -> Iterator[Source]:
    """The captures of a web archive; with an offset that of one record."""
    host, kinds = options.get("host", ""), options.get("type", ",".join(_kinds())).split(",")
    before, one = 0, "offset" in options
    try:
        for found in captures(path, offset=int(options.get("offset", 0))):
            weight, before = found.offset - before, found.offset
            wanted = found.refused or KINDS.get(found.media_type) in kinds
            if wanted and (not host or _of_host(found.address, host)):
                yield Source(
                    f"{path.name}@{found.offset}",
                    content=found.content,
                    name=found.name,
                    media_type=found.media_type,
                    url=found.address,
                    captured=found.captured,
                    refused=found.refused,
                    cut=found.cut,
                    weight=weight,
                )
            if one:
                return
    except OSError:
        yield Source(path.name, refused="unreadable", weight=_size(path))


def _of_host(address: str, host: str) -> bool:
    """True for the host itself and those below it."""
    try:
        named = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return named == host or named.endswith(f".{host}")


def _json_lines(path: Path) -> Iterator[Source]:
    """One document a line: `text`, and where known `id`, `url` and `published` or `date`."""
    name, number, before = path.name, 1, 0
    try:
        with path.open("rb") as raw:
            stream: Any = gzip.GzipFile(fileobj=raw) if name.endswith(".gz") else raw
            for line in _lines(stream):
                here = raw.tell() if raw.seekable() else 0  # a pipe has no places
                yield _of_line(f"{name}:{number}", line, here - before)
                number, before = number + 1, here
    except (OSError, EOFError, zlib.error):  # what follows a broken place cannot be unpacked
        yield Source(f"{name}:{number}", refused="unreadable")


def _lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Lines that hold something; None for one that is longer than any document."""
    while line := stream.readline(MAX_BYTES):
        if line.endswith(b"\n") or len(line) < MAX_BYTES:
            if line.strip():
                yield line
            continue
        while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _of_line(id_: str, line: bytes | None, weight: int) -> Source:
    if line is None:
        return Source(id_, refused="too-large", weight=weight)
    try:
        row = json.loads(line)
        text = row["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        text, row = None, {}
    if not isinstance(text, str):
        return Source(id_, refused="wrong-type", weight=weight)
    return Source(
        str(row.get("id") or id_),
        content=text,
        name="text.txt",
        url=str(row.get("url") or ""),
        published=str(row.get("published") or row.get("date") or ""),
        weight=weight,
    )

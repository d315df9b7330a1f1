"""Web archives (WARC 1.0 and 1.1, ISO 28500): each page, PDF and text they hold, with its address.

A broken record costs that record alone. The parser stops at what it cannot understand; reading
goes on at the next place where a record may begin: a compressed member, or a line "WARC/1.".
"""

import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from ..decode import MAX_BYTES

# What web servers call the kinds of document that are read.
KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
# Servers say this, or nothing, when they do not know what they send.
_UNSAID = ("", "application/octet-stream", "binary/octet-stream", "application/x-download")
_BEGINS = ((b"%PDF-", "application/pdf"), (b"<!doctype html", "text/html"), (b"<html", "text/html"))
# How a record begins: packed by gzip or by Zstandard, or as it is.
_GZIP, _ZSTANDARD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_PACKED = (_GZIP, _ZSTANDARD)
_PLAIN = b"\nWARC/1."
# For zlib: data with the header of gzip.
_WITH_HEADER = 16 + zlib.MAX_WBITS
# Where a stated length is too long, the next record lies inside the one before.
_SWALLOWED = b"\r\n\r\nWARC/1."
_STEP = 1 << 20
_ANSWERED = range(200, 300)
_HOLDING = ("response", "resource", "conversion")


@dataclass(frozen=True, slots=True)
class Capture:
    """A document as a crawler got it: at which address, on which day (EDTF), and its bytes.

    `offset` is where its record begins in the archive, as indexes (CDX) give it. `cut` says that
    less of it is there than the server sent. `refused` is the reason why there are no bytes:
    "unreadable" or "too-large".
    """

    offset: int
    address: str = ""
    captured: str = ""
    media_type: str = ""
    content: bytes = b""
    cut: bool = False
    refused: str = ""

    @property
    def name(self) -> str:
        """The last step of the address: a file name, if it has one."""
        try:
            return urlsplit(self.address).path.rpartition("/")[2]
        except ValueError:  # "http://[wiki]/"
            return ""


def captures(path: Path, *, offset: int = 0) -> Iterator[Capture]:
    """Every document of an archive from the record at `offset` on, one in memory at a time.

    Left out: what the server answered other than 2xx, what is no document (pictures, scripts),
    and records that only say how the crawl went. A place that cannot be understood gives one
    refused capture. Raises OSError when the file itself cannot be read.
    """
    with path.open("rb") as file:
        mark = _mark_of(file.read(_STEP))
        at: int | None = offset
        while at is not None:
            last = yield from _until_broken(file, at, plain=mark == _PLAIN)
            at = None if last is None else _next(file, mark, last + 1)


def _mark_of(head: bytes) -> bytes:
    """How the records of an archive begin, by the first that does; its very first may be broken.

    Bytes that look packed may stand in a plain archive, in a page or where it is damaged.
    """
    at = {mark: found for mark in _PACKED if (found := head.find(mark)) >= 0}
    plain = head.find(_PLAIN)
    if head.startswith(_PLAIN.lstrip()) or not at:
        return _PLAIN
    if _holds_a_record(head[at.get(_GZIP, len(head)) :]) and not 0 <= plain < at[_GZIP]:
        return _GZIP
    return _PLAIN if plain >= 0 else min(at, key=lambda mark: at[mark])


def _holds_a_record(packed: bytes) -> bool:
    """Whether a record comes out of what is packed with gzip."""
    beginning = _PLAIN.lstrip()
    try:
        return zlib.decompressobj(_WITH_HEADER).decompress(packed, len(beginning)) == beginning
    except zlib.error:
        return False


def _until_broken(file: IO[bytes], at: int, *, plain: bool) -> Generator[Capture, None, int | None]:
    """Captures up to a broken record; returns where the last one begins, None at the end."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  loaded only for web archives

    file.seek(at)
    last, sound = at, False
    try:
        for record in ArchiveIterator(file, parse_http=False):
            last, sound = record.stream_pos, False
            found = _capture(record)
            sound = True
            if found and plain and _SWALLOWED in found.content:
                yield replace(found, content=found.content.partition(_SWALLOWED)[0], cut=True)
                return last
            if found:
                yield found
            if plain and record.content_length > MAX_BYTES:
                return last  # its length may be wrong: what follows is looked for
    except OSError:
        if not sound:
            yield Capture(last, refused="unreadable")
        return last
    return None


def _next(file: IO[bytes], mark: bytes, at: int) -> int | None:
    """Where the next record may begin, at or behind a place; None when nowhere."""
    lead = mark.startswith(b"\n")
    at -= lead
    while True:
        file.seek(at)
        block = file.read(_STEP)
        found = block.find(mark)
        if found >= 0:
            return at + found + lead
        if len(block) < _STEP:
            return None
        at += _STEP - len(mark)


def _capture(record: Any) -> Capture | None:
    """The document of a record, or None when it holds none. Raises OSError for a broken one."""
    kind, address = str(record.record_type), record.headers.get("WARC-Target-URI", "").strip("<>")
    if kind not in _HOLDING or not address:
        return None
    day = record.record_date
    found = Capture(record.stream_pos, address, day.date().isoformat() if day else "")
    stated = record.content_length
    if stated > MAX_BYTES:
        return _too_large(record, found)
    record.freeze()
    short = record.content_length < stated or "WARC-Truncated" in record.headers
    found = replace(found, cut=short)
    return _answer(record, found) if record.is_http else _file(record, found)


def _too_large(record: Any, found: Capture) -> Capture | None:
    """Refused when it would be read otherwise; a film is not worth a word."""
    if record.is_http:
        record.parse_http(auto_decode="none")
        stated = (record.http_content_type or "").lower()
    else:
        stated = record.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return replace(found, refused="too-large") if stated in KINDS else None


def _answer(record: Any, found: Capture) -> Capture | None:
    """What a server answered, without the packing of its way here."""
    try:
        record.parse_http(auto_decode="all")
    except OSError:  # packed in a way that no browser knows either
        return replace(found, refused="unreadable")
    headers = record.http_headers
    if headers is None or headers.status_code not in _ANSWERED:
        return None
    sent = headers.get("Content-Length", "")
    packed = "Content-Encoding" in headers or "Transfer-Encoding" in headers
    short = sent.isdecimal() and not packed and int(sent) > record.content_length
    found = replace(found, cut=found.cut or short)
    return _document(record, found, (record.http_content_type or "").lower())


def _file(record: Any, found: Capture) -> Capture | None:
    """A file kept as it is, without an answer around it."""
    stated = record.headers.get("Content-Type", "")
    return _document(record, found, stated.partition(";")[0].strip().lower())


def _document(record: Any, found: Capture, media_type: str) -> Capture | None:
    """The content, when it is of a kind that is read; None otherwise and for nothing at all."""
    if media_type not in KINDS and media_type not in _UNSAID:
        return None
    try:
        content = record.reader.read(MAX_BYTES + 1)
    except OSError:
        return replace(found, refused="unreadable")
    if len(content) > MAX_BYTES:
        return replace(found, refused="too-large")
    if media_type in _UNSAID:
        head = content[:1024].lstrip().lower()
        media_type = next((kind for sign, kind in _BEGINS if head.startswith(sign.lower())), "")
    return (
        replace(found, media_type=media_type, content=content) if content and media_type else None
    )

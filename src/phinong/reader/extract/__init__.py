"""From a file to plain text, by what the bytes are and not by what they are called."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..decode import MAX_BYTES, decode
from ..model import Unreadable
from .archive import is_collection, is_word, members, opened
from .extracted import Extracted
from .parts import Budget, Part
from .tidy import tidy, tidy_traced
from .told import image_type, is_message

__all__ = ["Extracted", "Part", "Unreadable", "content_of", "extract", "parts_of"]

MAX_CHARACTERS = 2_000_000
MAX_NESTED = 4  # an archive in a message in an archive
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def extract(source: bytes | str | Path, *, name: str = "", media_type: str = "") -> Extracted:
    """The tidied text of a source. Raises Unreadable with one of its codes.

    Of a message it is the words of the message, of an archive that holds one document that
    document; an archive of several is Unreadable("several-documents"), to be read with `parts_of`.
    """
    if isinstance(source, str):
        return _finished(_text_or_html(source, media_type, name, "unicode"))
    content, name = content_of(source, name)
    return _finished(_by_content(content, name, media_type))


def content_of(source: bytes | str | Path, name: str = "") -> tuple[bytes, str]:
    """The bytes of a source and what it is called. Raises Unreadable."""
    if isinstance(source, str):
        return source.encode("utf-8", "surrogatepass"), name
    if isinstance(source, bytes):
        return source, name
    try:
        if source.stat().st_size > MAX_BYTES:
            raise Unreadable("too-large")
        return source.read_bytes(), name or source.name
    except OSError as broken:
        raise Unreadable("unreadable") from broken


def parts_of(source: bytes, name: str = "") -> Iterator[Part]:
    """Every document in a source, in its order: one unless it is an archive or has attachments.

    A message comes as itself, its attachments after it. A member that cannot be had comes with
    its reason; so does an archive that is broken, locked or swells beyond all measure.
    """
    yield from _parts(Part(name, source), Budget(), 0)


def _parts(part: Part, budget: Budget, depth: int) -> Iterator[Part]:
    """The part itself or what is inside; below the first, names begin with their container's."""
    try:
        inside = _inside(part, budget, depth)
        if inside is None:
            yield part
            return
        for inner in inside:
            if inner is part:
                yield part
                continue
            named = replace(inner, name=f"{part.name}/{inner.name}") if depth else inner
            yield from [named] if named.refused else _parts(named, budget, depth + 1)
    except Unreadable as refused:
        yield Part(part.name, refused=refused.code)


def _inside(part: Part, budget: Budget, depth: int) -> Iterator[Part] | None:
    """The documents in a container; None for a document that holds no others."""
    if _is_collection(part.content):
        if depth >= MAX_NESTED:
            raise Unreadable("zip-bomb")
        return members(part.content, budget)
    if is_message(part.content, part.name):
        if depth >= MAX_NESTED:
            raise Unreadable("zip-bomb")
        return _with_attachments(part, budget)
    return None


def _is_collection(source: bytes) -> bool:
    if not source.startswith(_ZIP):
        return False
    with opened(source) as archive:
        return is_collection(archive)


def _with_attachments(part: Part, budget: Budget) -> Iterator[Part]:
    facts, content = _asked("mail", part.content)
    yield part
    at = 0
    for number, (name, size) in enumerate(facts["parts"]):
        if number:
            budget.spend(size)
            yield Part(name, content[at : at + size])
        at += size


def _by_content(source: bytes, name: str, media_type: str) -> Extracted:
    if not source:
        raise Unreadable("empty")
    if len(source) > MAX_BYTES:
        raise Unreadable("too-large")
    if source[:1024].lstrip().startswith(b"%PDF-"):
        return _parsed("pdf", source)
    if source.startswith(_ZIP):
        return _archive(source)
    if source.startswith(_OLE):
        raise Unreadable("password-protected" if _ENCRYPTED in source else "wrong-type")
    if image_type(source):
        return _parsed("image", source)
    if is_message(source, name):
        return _message(source)
    text, coding, guessed = decode(source)
    found = _text_or_html(text, media_type, name, coding)
    if guessed:
        found.warnings.append("encoding-guessed")
    return found


def _parsed(task: str, source: bytes) -> Extracted:
    facts, _ = _asked(task, source)
    return Extracted(**facts)


def _asked(task: str, source: bytes) -> tuple[dict[str, Any], bytes]:
    from .apart import ask  # noqa: PLC0415  plain text needs no other process

    return ask(task, source)


def _archive(source: bytes) -> Extracted:
    with opened(source) as archive:
        if is_word(archive):
            _unlocked(archive)
            return _parsed("docx", source)
        if not is_collection(archive):
            raise Unreadable("wrong-type")
    inside = parts_of(source)
    first = next(inside, None)
    if first is None:
        raise Unreadable("empty")
    if next(inside, None) is not None:
        raise Unreadable("several-documents")
    if first.refused:
        raise Unreadable(first.refused)
    return _by_content(first.content, first.name, "")


def _unlocked(archive: zipfile.ZipFile) -> None:
    if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
        raise Unreadable("password-protected")


def _message(source: bytes) -> Extracted:
    """The words of a message, or the page in a saved one, under what its header says."""
    facts, content = _asked("mail", source)
    text = content[: facts["parts"][0][1]].decode("utf-8")
    if not text.strip():
        raise Unreadable("empty")
    title = tidy(facts["title"])
    if facts["body"] == "text/html":
        found = _parsed("html", text.encode())
        title = found.title or title
    else:
        found = Extracted(f"{title}\n\n{text}".strip(), "text/plain")
    found.media_type, found.title, found.encoding = facts["media_type"], title, ""
    for name in ("publisher", "published", "address"):
        setattr(found, name, facts[name] or getattr(found, name))
    return found


def _text_or_html(text: str, media_type: str, name: str, coding: str) -> Extracted:
    named = "html" in media_type or name.lower().endswith((".html", ".htm", ".xhtml"))
    if named or _looks_html(text):
        found = _parsed("html", text.encode("utf-8", "surrogatepass"))
        found.encoding = coding
        return found
    return Extracted(text, "text/plain", coding)


def _looks_html(text: str) -> bool:
    if "<" not in text[:2000]:
        return False
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<?xml")) or "<body" in head


def _finished(found: Extracted) -> Extracted:
    if len(found.text) > MAX_CHARACTERS:
        found.text = found.text[:MAX_CHARACTERS]
        found.layout = [run for run in found.layout if run[1] <= MAX_CHARACTERS]
        found.warnings.append("text-cut")
    if found.layout:
        traced = tidy_traced(found.text)
        found.text, found.layout = traced.text, list(traced.moved(found.layout))
    else:
        found.text = tidy(found.text)
    found.title = tidy(found.title).replace("\n", " ").strip()
    if not found.text.strip():
        raise Unreadable("empty")
    return found

"""From a file to plain text, by what the bytes are and not by what they are called."""

from dataclasses import dataclass, field
from pathlib import Path

from ..decode import decode
from ..model import Unreadable
from .tidy import tidy

MAX_CHARACTERS = 2_000_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass
class Extracted:
    """Text of a source and how it was obtained."""

    text: str
    media_type: str
    encoding: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    warnings: list[str] = field(default_factory=list)


def extract(source: bytes | str | Path, *, name: str = "", media_type: str = "") -> Extracted:
    """The tidied text of a source. Raises Unreadable with one of its codes."""
    if isinstance(source, Path):
        name = name or source.name
        source = _bytes_of(source)
    if isinstance(source, str):
        return _finished(_text_or_html(source, media_type, name, "unicode"))
    return _finished(_by_content(source, name, media_type))


def _bytes_of(path: Path) -> bytes:
    from ..decode import MAX_BYTES  # noqa: PLC0415

    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable("too-large")
        return path.read_bytes()
    except OSError as broken:
        raise Unreadable("unreadable") from broken


def _by_content(source: bytes, name: str, media_type: str) -> Extracted:
    if not source:
        raise Unreadable("empty")
    head = source[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        from .pdf import pdf_text  # noqa: PLC0415  loaded only for PDF files

        return pdf_text(source)
    if source.startswith(_ZIP):
        from .docx import docx_text  # noqa: PLC0415  loaded only for DOCX files

        return docx_text(source)
    if source.startswith(_OLE):
        raise Unreadable("password-protected" if _encrypted_office(source) else "wrong-type")
    text, coding, guessed = decode(source)
    found = _text_or_html(text, media_type, name, coding)
    if guessed:
        found.warnings.append("encoding-guessed")
    return found


def _encrypted_office(source: bytes) -> bool:
    """An office file under a password is an OLE container with this stream."""
    return "EncryptedPackage".encode("utf-16-le") in source


def _text_or_html(text: str, media_type: str, name: str, coding: str) -> Extracted:
    if (
        "html" in media_type
        or name.lower().endswith((".html", ".htm", ".xhtml"))
        or _looks_html(text)
    ):
        from .html import html_text  # noqa: PLC0415  loaded only for web pages

        found = html_text(text)
        found.encoding = coding
        return found
    return Extracted(text, "text/plain", coding)


def _looks_html(text: str) -> bool:
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<?xml")) or "<body" in head


def _finished(found: Extracted) -> Extracted:
    if len(found.text) > MAX_CHARACTERS:
        found.text = found.text[:MAX_CHARACTERS]
        found.warnings.append("text-cut")
    found.text = tidy(found.text)
    found.title = tidy(found.title).replace("\n", " ").strip()
    if not found.text.strip():
        raise Unreadable("empty")
    return found

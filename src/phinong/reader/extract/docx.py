"""DOCX files, opened only after their size inside has been counted."""

import io
import zipfile

from ..model import Unreadable
from . import Extracted

MAX_INSIDE = 200 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed; office files stay below 60
MAX_ENTRIES = 5000
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"


def docx_text(source: bytes) -> Extracted:
    """Paragraphs and table rows in their order.

    Raises Unreadable: "zip-bomb" for an archive that swells, "wrong-type" for another kind of
    archive, "password-protected", "unreadable" for a broken one.
    """
    _checked(source)
    from docx import Document  # noqa: PLC0415  loaded only for DOCX files

    try:
        document = Document(io.BytesIO(source))
        lines = list(_lines(document))
        title = document.core_properties.title or ""
    except Exception as broken:  # python-docx raises KeyError, ValueError, lxml errors …
        raise Unreadable("unreadable") from broken
    return Extracted("\n".join(lines), _TYPE, title=title if title in "\n".join(lines) else "")


def _checked(source: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as broken:
        raise Unreadable("unreadable") from broken
    inside = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MAX_ENTRIES or inside > MAX_INSIDE:
        raise Unreadable("zip-bomb")
    if inside > 10_000_000 and inside / packed > MAX_RATIO:
        raise Unreadable("zip-bomb")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable("password-protected")
    if _BODY not in {entry.filename for entry in entries}:
        raise Unreadable("wrong-type")
    _no_entities(source)


def _no_entities(source: bytes) -> None:
    """Refuses XML that declares entities, which no office program writes."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive, archive.open(_BODY) as body:
        if b"<!DOCTYPE" in body.read(4096):
            raise Unreadable("zip-bomb")


def _lines(document: object) -> "list[str]":
    lines = []
    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if hasattr(block, "rows"):
            lines += ["\t".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return lines

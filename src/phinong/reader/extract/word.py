"""The shape of a DOCX file: paragraphs and tables with what marks them, for who places its words.

Read in the worker with the limits of every other format. Changes somebody tracked are read as if
accepted, and counted.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from ..decode import MAX_BYTES
from ..model import Unreadable
from .apart import ask
from .archive import WORD_BODY, is_word, opened, read_entry
from .docx import _GONE, _W, _WORDS, MOST_DEPTH, _inside, _root

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = (b"macroEnabled", b"vbaProject")
TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text with line breaks, its style's id, its bookmarks, whether centred."""

    text: str
    style: str = ""
    marks: tuple[str, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `joined` when it is one of several merged into one."""

    paragraphs: tuple[Paragraph, ...]
    joined: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A file's blocks in order, paragraphs and tables by row; tracked changes and pictures."""

    blocks: tuple[Paragraph | tuple[Row, ...], ...]
    tracked: int = 0
    pictures: int = 0


def word_shape(source: bytes) -> Shape:
    """The shape of a DOCX file. Raises Unreadable with one of its codes.

    Codes beside those of every format: "macros" for a file that brings programs, and
    "no-text-layer" for one of pictures only.
    """
    if not source:
        raise Unreadable("empty")
    if len(source) > MAX_BYTES:
        raise Unreadable("too-large")
    if source.startswith(_OLE):
        raise Unreadable("password-protected" if _ENCRYPTED in source else "wrong-type")
    if not source.startswith(b"PK\x03\x04"):
        raise Unreadable("wrong-type")
    with opened(source) as archive:
        _is_sound(archive)
    facts, _content = ask("word", source)
    return _shape(facts)


def _is_sound(archive: zipfile.ZipFile) -> None:
    if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
        raise Unreadable("password-protected")
    if not is_word(archive):
        raise Unreadable("wrong-type")
    types = read_entry(archive, archive.getinfo(TYPES)) if TYPES in archive.NameToInfo else b""
    if any(mark in types for mark in _MACROS):
        raise Unreadable("macros")


def _shape(facts: dict[str, Any]) -> Shape:
    blocks = tuple(
        tuple(tuple(_cell(cell) for cell in row) for row in block["rows"])
        if "rows" in block
        else _paragraph(block)
        for block in facts["blocks"]
    )
    return Shape(blocks, facts["tracked"], facts["pictures"])


def _cell(written: dict[str, Any]) -> Cell:
    return Cell(tuple(map(_paragraph, written["paragraphs"])), written["joined"])


def _paragraph(written: dict[str, Any]) -> Paragraph:
    return Paragraph(written["text"], written["style"], tuple(written["marks"]), written["centred"])


# ── In the worker ──


def word_blocks(source: bytes) -> dict[str, Any]:
    """The facts of a `Shape`, as the worker answers them."""
    with opened(source) as archive:
        root = _root(archive, WORD_BODY)
    blocks = list(_blocks(root))
    tracked = sum(1 for element in root.iter() if element.tag in _TRACKED)
    pictures = sum(1 for element in root.iter() if element.tag in _PICTURES)
    if not any(element.text for element in root.iter(f"{_W}t")):
        raise Unreadable("no-text-layer" if pictures else "empty")
    return {"blocks": blocks, "tracked": tracked, "pictures": pictures}


_TRACKED = frozenset(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_PICTURES = frozenset((f"{_W}drawing", f"{_W}pict", f"{_W}object"))


def _blocks(parent: Element, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Paragraphs and tables of a body, at whatever depth they are wrapped."""
    if depth > MOST_DEPTH:
        raise Unreadable("zip-bomb")
    for child in parent:
        if child.tag == f"{_W}p":
            yield _said(child)
        elif child.tag == f"{_W}tbl":
            rows = [_row(row, depth + 1) for row in _inside(child, f"{_W}tr")]
            yield {"rows": rows}
        elif child.tag not in _GONE:
            yield from _blocks(child, depth + 1)


def _row(row: Element, depth: int) -> list[dict[str, Any]]:
    cells = []
    for cell in _inside(row, f"{_W}tc"):
        facts = cell.find(f"{_W}tcPr")
        span = facts.find(f"{_W}gridSpan") if facts is not None else None
        merged = facts is not None and facts.find(f"{_W}vMerge") is not None
        wide = span is not None and span.get(f"{_W}val", "1") != "1"
        paragraphs = [one for block in _blocks(cell, depth) for one in _flat(block)]
        cells.append({"paragraphs": paragraphs, "joined": merged or wide})
    return cells


def _flat(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A block's paragraphs; those of a table inside a cell one after the other."""
    if "rows" not in block:
        yield block
        return
    for row in block["rows"]:
        for cell in row:
            yield from cell["paragraphs"]


def _said(paragraph: Element) -> dict[str, Any]:
    facts = paragraph.find(f"{_W}pPr")
    style = facts.find(f"{_W}pStyle") if facts is not None else None
    align = facts.find(f"{_W}jc") if facts is not None else None
    words: list[str] = []
    marks: list[str] = []
    waiting = [child for child in reversed(paragraph) if child.tag != f"{_W}pPr"]
    while waiting:
        child = waiting.pop()
        if child.tag in _GONE or child.tag == f"{_W}rPr":
            continue
        if child.tag == f"{_W}bookmarkStart":
            marks.append(child.get(f"{_W}name", ""))
        elif child.tag in _WORDS:
            words.append(_WORDS[child.tag] or child.text or "")
        else:
            waiting += reversed(child)
    return {
        "text": "".join(words),
        "style": style.get(f"{_W}val", "") if style is not None else "",
        "marks": marks,
        "centred": align is not None and align.get(f"{_W}val") == "center",
    }

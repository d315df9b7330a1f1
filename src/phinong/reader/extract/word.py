"""The shape of a DOCX file: paragraphs and tables with what marks them, for who places its words.

Read in the worker with the limits of every other format. Changes somebody tracked are read as if
accepted, and counted; so are comments and notes, whose words are not read.
"""

import re
import zipfile
from collections import Counter
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
# A file brings programs by what it calls itself, or by a part that holds them, whatever its name.
_MACROS = (b"macroenabled", b"vbaproject")
_MACRO_PART = re.compile(r"(?:^|/)vba(?:project|data)[^/]*$", re.IGNORECASE)
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
    """A file's blocks in order, paragraphs and tables by row; how many tracked changes, pictures,
    comments and notes there are."""

    blocks: tuple[Paragraph | tuple[Row, ...], ...]
    tracked: int = 0
    pictures: int = 0
    comments: int = 0
    notes: int = 0


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
    named = any(_MACRO_PART.search(name) for name in archive.namelist())
    if named or any(mark in types.lower() for mark in _MACROS):
        raise Unreadable("macros")


def _shape(facts: dict[str, Any]) -> Shape:
    blocks = tuple(
        tuple(tuple(_cell(cell) for cell in row) for row in block["rows"])
        if "rows" in block
        else _paragraph(block)
        for block in facts["blocks"]
    )
    counts = {name: facts[name] for name in _COUNTED}
    return Shape(blocks, **counts)


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
    tags = Counter(element.tag for element in root.iter())
    counts = {name: sum(tags[f"{_W}{tag}"] for tag in of) for name, of in _COUNTED.items()}
    if not any(element.text for element in root.iter(f"{_W}t")):
        raise Unreadable("no-text-layer" if counts["pictures"] else "empty")
    return {"blocks": blocks, **counts}


_COUNTED = {
    "tracked": ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"),
    "pictures": ("drawing", "pict", "object"),
    "comments": ("commentReference",),
    "notes": ("footnoteReference", "endnoteReference"),
}


# What may stand between two paragraphs without parting them.
_BETWEEN = frozenset((f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}proofErr"))


def _blocks(parent: Element, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Paragraphs and tables of a body, at whatever depth they are wrapped."""
    if depth > MOST_DEPTH:
        raise Unreadable("zip-bomb")
    before: dict[str, Any] | None = None
    for child in parent:
        if child.tag == f"{_W}p":
            said = _joined(before, _said(child))
            before = said if _struck(child, "pPr", "rPr", "del") else None
            if before is None:
                yield said
            continue
        if before is not None and child.tag not in _BETWEEN:
            yield before
            before = None
        if child.tag == f"{_W}tbl":
            rows = _inside(child, f"{_W}tr")
            stand = [row for row in rows if not _struck(row, "trPr", "del")]
            yield {"rows": [_row(row, depth + 1) for row in stand]}
        elif child.tag not in _GONE:
            yield from _blocks(child, depth + 1)
    if before is not None:
        yield before


def _struck(element: Element, *path: str) -> bool:
    """Whether an element's own facts say that it was struck out."""
    return element.find("/".join(f"{_W}{name}" for name in path)) is not None


def _joined(before: dict[str, Any] | None, said: dict[str, Any]) -> dict[str, Any]:
    """A paragraph behind one whose mark was struck out: with that mark gone they are one, which
    looks as the second does."""
    if before is None:
        return said
    return said | {"text": before["text"] + said["text"], "marks": before["marks"] + said["marks"]}


def _row(row: Element, depth: int) -> list[dict[str, Any]]:
    cells = []
    for cell in _inside(row, f"{_W}tc"):
        if _struck(cell, "tcPr", "cellDel"):
            continue
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

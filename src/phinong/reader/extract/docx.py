"""DOCX files: what stands on the page, read from the XML inside (ECMA-376 part 1, chapter 17).

Runs in the worker. Text that was struck out, is hidden or stands there twice is left out.
"""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ..model import Unreadable
from .archive import WORD_BODY, opened, read_entry
from .extracted import Extracted

MOST_DEPTH = 200
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"))
_NOTES = re.compile(r"word/(?:foot|end)notes\.xml")
_MARGINS = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")


def docx_text(source: bytes) -> Extracted:
    """Paragraphs, table rows and text boxes in their order, then notes, then page margins.

    A row is one line with tabs between its cells; where cells hold several paragraphs, one cell
    follows the other. Raises Unreadable: "zip-bomb", "password-protected", "unreadable".
    """
    with opened(source) as archive:
        names = sorted(archive.namelist(), key=lambda name: (len(name), name))
        lines = list(_lines(_root(archive, WORD_BODY)))
        for name in filter(_NOTES.fullmatch, names):
            lines += _lines(_root(archive, name))
        margins = [x for n in filter(_MARGINS.fullmatch, names) for x in _lines(_root(archive, n))]
        title = _title(archive)
    lines += [line for line in dict.fromkeys(margins) if line.strip() and line not in lines]
    text = "\n".join(lines)
    return Extracted(text, _TYPE, title=title if title in text else "")


def _root(archive: zipfile.ZipFile, name: str) -> Element:
    """One file of the archive as XML. Declared entities are those of a bomb and refused."""
    try:
        root: Element = fromstring(read_entry(archive, archive.getinfo(name)), forbid_dtd=True)
    except DefusedXmlException as bomb:
        raise Unreadable("zip-bomb") from bomb
    except (ParseError, KeyError, ValueError, LookupError) as broken:
        raise Unreadable("unreadable") from broken
    return root


def _title(archive: zipfile.ZipFile) -> str:
    if "docProps/core.xml" not in archive.NameToInfo:
        return ""
    return (_root(archive, "docProps/core.xml").findtext(_TITLE) or "").strip()


def _lines(parent: Element, depth: int = 0) -> Iterator[str]:
    """The lines of a body, cell, box or margin, at whatever depth they are wrapped."""
    if depth > MOST_DEPTH:
        raise Unreadable("zip-bomb")
    for child in parent:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}p":
            yield from _paragraph(child, depth + 1)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, depth + 1)
        else:
            yield from _lines(child, depth + 1)


def _rows(table: Element, depth: int) -> Iterator[str]:
    for row in _inside(table, f"{_W}tr"):
        cells = [[x.strip() for x in _lines(c, depth)] for c in _inside(row, f"{_W}tc")]
        if any(len(cell) > 1 for cell in cells):
            yield from (line for cell in cells for line in cell)
        else:
            yield "\t".join(cell[0] if cell else "" for cell in cells)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those wrapped in a content control."""
    waiting = list(reversed(parent))
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag != f"{_W}tbl":
            waiting += reversed(child)


def _paragraph(paragraph: Element, depth: int) -> Iterator[str]:
    """The paragraph's own line, then those of the boxes that hang on it."""
    words: list[str] = []
    boxes: list[Element] = []
    waiting = list(reversed(paragraph))
    while waiting:
        child = waiting.pop()
        if child.tag in _GONE or (child.tag == f"{_W}r" and _is_hidden(child)):
            continue
        if child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag in _WORDS:
            words.append(_WORDS[child.tag] or child.text or "")
        else:
            waiting += reversed(child)
    yield "".join(words)
    for box in boxes:
        yield from _lines(box, depth)


# What one element puts on the line; nothing here means its own text.
_WORDS = {
    f"{_W}t": "", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-",
}  # fmt: skip


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "true") not in ("0", "false")

"""Two texts compared as a DOCX file with real tracked changes, which Word and LibreOffice can
accept or reject one by one: rejecting all gives the earlier text, accepting all the later one."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from phinong.drafting.canonical import Whole
from phinong.drafting.comparing import ComparedClause, compared
from phinong.drafting.docx_out import (
    HEADING,
    SIDE_BY_SIDE,
    WORDS,
    Paper,
    header,
    prepared,
    run,
    titled,
)
from phinong.drafting.numbering import article
from phinong.drafting.redline import Run

TRACKED = {"ins": "w:ins", "del": "w:del"}


@dataclass(slots=True)
class Tracks:
    """Who changed, when, and the numbers that the changes of a file carry."""

    author: str
    at: datetime
    number: int = 0

    def mark(self, kind: str) -> Any:
        """A new element for a change of this kind, ins or del."""
        element = OxmlElement(TRACKED[kind])
        self.number += 1
        element.set(qn("w:id"), str(self.number))
        element.set(qn("w:author"), self.author)
        element.set(qn("w:date"), self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        return element


def redline_docx(before: Whole, after: Whole, paper: Paper, *, author: str, at: datetime) -> bytes:
    """The changes from one text to another, all languages side by side."""
    tags = tuple(dict.fromkeys([*after.tags, *before.tags]))
    document = Document()
    prepared(document, tags)
    header(document, paper, tags)
    titled(document, paper, tags)
    table = document.add_table(rows=0, cols=len(tags), style="Table Grid")
    table.autofit = False
    width = Cm((24.7 if len(tags) > SIDE_BY_SIDE else 16) / len(tags))
    tracks = Tracks(author, at)
    for clause in compared(before, after):
        laid_row(table, clause, width, paper, tracks)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def laid_row(table: Any, clause: ComparedClause, width: Any, paper: Paper, tracks: Tracks) -> None:
    """A clause as a row; the row itself is a change when the clause came or went."""
    row = table.add_row()
    if kind := {"new": "ins", "gone": "del"}.get(clause.change):
        row._tr.get_or_add_trPr().append(tracks.mark(kind))
    for cell, changed in zip(row.cells, clause.cells, strict=True):
        cell.width = width
        sheet = Sheet(cell, [cell.paragraphs[0]], changed.tag, paper, tracks)
        heading = list(numbered(clause, changed.tag, changed.heading))
        if heading:
            laid(sheet, HEADING, heading)
        if changed.words or sheet.waiting:
            laid(sheet, WORDS, changed.words)


def numbered(clause: ComparedClause, tag: str, heading: Sequence[Run]) -> Iterator[Run]:
    """A heading with its number, which comes and goes with the clause."""
    if clause.number:
        kind = {"new": "ins", "gone": "del"}.get(clause.change, "same")
        yield Run(kind, article(clause.number, tag) + (" " if heading else ""))
    yield from heading


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cell that is written, its paragraph that waits, and in which language and hand."""

    into: Any
    waiting: list[Any]
    tag: str
    paper: Paper
    tracks: Tracks


def laid(sheet: Sheet, style: str, runs: Iterable[Run]) -> None:
    """Runs as paragraphs, one for each line. The mark that ends a paragraph came or went with the
    line break that it stands for."""
    paragraph = begun(sheet, style)
    for one in runs:
        for place, line in enumerate(one.text.split("\n")):
            if place:
                if one.kind != "same":
                    mark_of(paragraph).append(sheet.tracks.mark(one.kind))
                paragraph = begun(sheet, style)
            if line:
                tracked(paragraph, Run(one.kind, line), sheet, bold=style == HEADING)


def begun(sheet: Sheet, style: str) -> Any:
    """The paragraph that waits, or a new one."""
    paragraph = sheet.waiting.pop() if sheet.waiting else sheet.into.add_paragraph()
    paragraph.style = style
    return paragraph


def mark_of(paragraph: Any) -> Any:
    """The properties of the mark at a paragraph's end."""
    properties = paragraph._p.get_or_add_pPr()
    found = properties.find(qn("w:rPr"))
    if found is None:
        found = OxmlElement("w:rPr")
        properties.append(found)
    return found


def tracked(paragraph: Any, one: Run, sheet: Sheet, *, bold: bool) -> None:
    """One stretch of text: as it is, or inside the change that brought or took it."""
    run(paragraph, sheet.paper.said(one.text, sheet.tag), sheet.tag, bold=bold)
    if one.kind == "same":
        return
    made, change = paragraph._p[-1], sheet.tracks.mark(one.kind)
    paragraph._p.replace(made, change)
    change.append(made)
    if one.kind == "del":
        for text in made.iter(qn("w:t")):
            text.tag = qn("w:delText")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

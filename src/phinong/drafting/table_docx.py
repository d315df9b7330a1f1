"""The comparison table as a DOCX file: remark, answer, changed text, as ministries expect it."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.shared import Cm, Pt

from phinong.drafting.docx_out import FURNITURE, WORDS, Paper, add, header, prepared, run
from phinong.drafting.redline import Run

WIDTHS = (4.2, 6.8, 6.2, 7.5)  # centimetres, of an A4 sheet that lies
_THAI = re.compile("[\u0e01-\u0e4e]")
_HAN = re.compile("[\u3400-\u9fff]")
PAPER = Paper({}, (), None, "")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: runs of text, in a language when it is known."""

    runs: tuple[Run, ...]
    tag: str = ""
    bold: bool = False


Cells = tuple[Sequence[Line], Sequence[Line], Sequence[Line], Sequence[Line]]


def plain(text: str, tag: str = "", *, bold: bool = False) -> list[Line]:
    """A text as lines that changed nothing."""
    return [Line((Run("same", line),), tag, bold) for line in text.split("\n") if line]


def redlined(runs: Sequence[Run], tag: str) -> list[Line]:
    """A redline as lines, broken where the text breaks."""
    lines: list[list[Run]] = [[]]
    for one in runs:
        for place, piece in enumerate(one.text.split("\n")):
            if place:
                lines.append([])
            if piece:
                lines[-1].append(Run(one.kind, piece))
    return [Line(tuple(line), tag) for line in lines if line]


def table_docx(
    title: str, under: Sequence[str], heads: Sequence[str], rows: Sequence[Cells]
) -> bytes:
    """The table under a title; `heads` name its four columns."""
    document = Document()
    prepared(document, ("th", "en", "zh-Hans"))  # a sheet that lies
    header(document, PAPER, ())
    for line, text in enumerate((title, *under)):
        paragraph = document.add_paragraph(style=FURNITURE)
        run(paragraph, PAPER.said(text, ""), spoken(text), bold=not line)
    table = document.add_table(rows=0, cols=len(WIDTHS), style="Table Grid")
    table.autofit = False
    filled(table.add_row(), [plain(head, bold=True) for head in heads])
    add(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for cells in rows:
        filled(table.add_row(), cells)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def filled(row: Any, cells: Sequence[Sequence[Line]]) -> None:
    """Write the lines of each cell."""
    for cell, lines, width in zip(row.cells, cells, WIDTHS, strict=True):
        cell.width = Cm(width)
        waiting = [cell.paragraphs[0]]
        for line in lines:
            paragraph = waiting.pop() if waiting else cell.add_paragraph()
            paragraph.style = WORDS
            paragraph.paragraph_format.space_after = Pt(2)
            for one in line.runs:
                laid(paragraph, one, line)


def laid(paragraph: Any, one: Run, line: Line) -> None:
    """One run; what went is struck out, what came underlined, so that a printed sheet says it."""
    run(paragraph, PAPER.said(one.text, line.tag), line.tag or spoken(one.text), bold=line.bold)
    made = paragraph.runs[-1]
    if one.kind == "del":
        made.font.strike = True
    elif one.kind == "ins":
        made.font.underline = True


def spoken(text: str) -> str:
    """The language whose letters a text is written in; English where neither is met."""
    if _HAN.search(text):
        return "zh-Hans"
    return "th" if _THAI.search(text) else "en"

"""The summary for a partner as files: DOCX to be worked on, PDF to be sent."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from docx import Document
from docx.shared import Cm, Pt

from phinong.drafting.docx_out import run
from phinong.drafting.sealing import FACES
from phinong.meetings.minutes_docx import written
from phinong.meetings.partner_summary import Row, Summary, facts_as_data

TEMPLATE = Path(__file__).parent / "partner_summary.typ"
WIDTH = Cm(8.2)
BOLD = frozenset({"matter", "resolved"})


def summary_pdf(summary: Summary) -> bytes:
    """The summary as PDF; the same one gives the same bytes."""
    return typst.compile(
        TEMPLATE,
        sys_inputs={"data": json.dumps(facts_as_data(summary), ensure_ascii=False)},
        font_paths=[Path(str(files(name))) for name in FACES],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-3b",
        timestamp=int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    )


def summary_docx(summary: Summary) -> bytes:
    """The summary as DOCX: one table, a language in each column."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    two(table, summary.titles, summary.tags, bold=True)
    for row in (*summary.facts, *summary.matters):
        one(table, row)
    two(table, summary.notes, summary.tags)
    return written(document)


def two(table: Any, words: tuple[str, str], tags: tuple[str, str], *, bold: bool = False) -> None:
    """A row of the paper's own words."""
    for cell, text, tag in zip(table.add_row().cells, words, tags, strict=True):
        cell.width = WIDTH
        said(cell.paragraphs[0], text, tag, bold=bold)


def one(table: Any, row: Row) -> None:
    """A row of what it is and what it says, in both languages."""
    cells = table.add_row().cells
    for place, label, words in zip(cells, row.labels, row.cells, strict=True):
        place.width = WIDTH
        said(place.paragraphs[0], label, words.tag)
        shown = words.text if words.there else f"– {words.text} –"
        for line in shown.split("\n"):
            bold = row.kind in BOLD and words.there
            said(place.add_paragraph(), line, words.tag, bold=bold)


def said(paragraph: Any, text: str, tag: str, *, bold: bool = False) -> None:
    """A paragraph of one language without a space below."""
    paragraph.paragraph_format.space_after = Pt(0)
    run(paragraph, text, tag, bold=bold)

"""The minutes as a DOCX file in the official Thai form.

TH Sarabun, 16 points, 3 cm on the left and 2 cm on the right as the regulation on correspondence
asks; page numbers in Thai digits at the head of every page but the first.
"""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from phinong.drafting.docx_out import add, run, with_other_faces
from phinong.meetings.minutes_sheet import THAI, Block, Roll, Sheet, Sign, Someone

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
# Number, name, post, role or reason: a name stands on one line, also in a wider face than Sarabun.
WIDTHS = (Cm(0.9), Cm(5.5), Cm(6.1), Cm(3.5))
DOTS = "." * 40
FIRST = Cm(2.5)  # where a paragraph begins, as office practice has it


def minutes_docx(sheet: Sheet, *, mark: str = "") -> bytes:
    """The minutes as a DOCX file. `mark` stands small at the foot of every page: which version."""
    document = prepared(mark)
    headed(document, sheet.heading)
    for roll in sheet.rolls:
        line(document, roll.heading, bold=True, above=6)
        rows(document, roll)
    for words in sheet.began:
        line(document, words, above=6 if words == sheet.began[0] else 0)
    for block in sheet.blocks:
        laid(document, block)
    if sheet.ended:
        line(document, sheet.ended, above=12)
    for sign in sheet.signs:
        signed(document, sign)
    return written(document)


def prepared(mark: str) -> Any:
    """An empty document with the paper, faces and page numbers of the form."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    section.different_first_page_header_footer = True
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:fmt"), "thaiNumbers")
    section._sectPr.find(qn("w:cols")).addprevious(numbers)
    top = section.header.paragraphs[0]
    top.alignment = CENTRE
    run(top, "- ", THAI)
    page_number(top)
    run(top, " -", THAI)
    for foot in (section.footer, section.first_page_footer):
        foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        small(foot.paragraphs[0], mark)
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = with_other_faces(relation.target_part.blob)
    return document


def page_number(paragraph: Any) -> None:
    """The number of the page, as a field in the digits of the section: Thai ones in Word, Arabic
    ones in LibreOffice, which does not know them. A field that asks for Thai digits itself
    (ThaiArabic) would give the letter ข there."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run(paragraph, "", THAI)
        piece = paragraph.runs[-1]._r
        if kind:
            add(piece, "w:fldChar", fldCharType=kind)
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            piece.append(code)


def small(paragraph: Any, text: str) -> None:
    """A line of a footer."""
    if text:
        run(paragraph, text, THAI)
        for size in paragraph.runs[-1]._r.rPr.iter(qn("w:sz"), qn("w:szCs")):
            size.set(qn("w:val"), "20")


def headed(document: Any, words: Sequence[str]) -> None:
    """The lines at the head, in the middle, and the rule under them."""
    for place, text in enumerate(words):
        line(document, text, bold=not place, align=CENTRE)
    rule = line(document, "", align=CENTRE)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Cm(6)
    borders = OxmlElement("w:pBdr")
    add(borders, "w:bottom", val="single", sz="4", space="1")
    rule._p.get_or_add_pPr().insert(0, borders)


def line(
    into: Any,
    text: str,
    tag: str = THAI,
    *,
    bold: bool = False,
    align: Any = None,
    above: float = 0,
) -> Any:
    """A paragraph of one line, without a space below."""
    paragraph = into.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.space_before = Pt(above)
    paragraph.paragraph_format.line_spacing = 1.0
    if text:
        run(paragraph, text, tag, bold=bold)
    return paragraph


def rows(document: Any, roll: Roll) -> None:
    """A list of attendance, a row for each; a table without lines."""
    table = document.add_table(rows=0, cols=len(WIDTHS))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side, space in (("left", "0"), ("right", "40")):
        add(margins, f"w:{side}", w=space, type="dxa")
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for someone in roll.rows:
        row(table, someone)


def row(table: Any, someone: Someone) -> None:
    """One row of a list; it does not run over a page's end."""
    made = table.add_row()
    add(made._tr.get_or_add_trPr(), "w:cantSplit")
    cells = (someone.number, someone.name, someone.post, someone.aside)
    for cell, text, width in zip(made.cells, cells, WIDTHS, strict=True):
        cell.width = width
        first = cell.paragraphs[0]
        for place, said in enumerate(text.split("\n")):
            paragraph = first if not place else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = 1.0
            run(paragraph, said, THAI)


def laid(document: Any, block: Block) -> None:
    """A piece of the minutes, as its kind is laid out."""
    bold = block.kind == "heading"
    for place, text in enumerate(block.text.split("\n")):
        paragraph = line(document, "", above=8 if bold and not place else 0)
        label = block.label if not place else ""
        placed(paragraph, block.kind)
        if label:
            run(paragraph, label, THAI, bold=block.kind in ("heading", "resolved", "promised"))
            run(paragraph, "   " if bold else "  ", THAI)
        run(paragraph, text, block.tag, bold=bold)


def placed(paragraph: Any, kind: str) -> None:
    """Where a piece of this kind begins, and what stays with the next."""
    shape = paragraph.paragraph_format
    shape.keep_with_next = kind in ("heading", "matter")
    if kind != "heading":
        shape.first_line_indent = Cm(1.25) if kind == "matter" else FIRST
    if kind == "words":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY


def signed(document: Any, sign: Sign) -> None:
    """A line to sign on: the name in brackets, the post, and as what."""
    lines = [DOTS, f"({sign.name or DOTS})", *([sign.post] if sign.post else []), sign.what]
    for place, text in enumerate(lines):
        paragraph = line(document, text, align=CENTRE, above=0 if place else 28)
        paragraph.paragraph_format.left_indent = Cm(7)
        paragraph.paragraph_format.keep_with_next = text != sign.what


def written(document: Any) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

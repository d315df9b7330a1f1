"""A text as a DOCX file that Word and LibreOffice open with Thai and Chinese unbroken.

All languages side by side, a row of one table for each clause, or one language with a paragraph for
each line. Every run names its faces and its language, so that neither program guesses which of
them breaks its lines. Bookmarks name each clause, so that the file is known again when it comes
back (`docx_in`); what the file adds to the text carries the style FURNITURE and is not read again.
"""

import io
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from phinong.core.calendars import to_thai_digits
from phinong.drafting.canonical import Part, Whole
from phinong.drafting.numbering import article
from phinong.drafting.wording_now import numbers

HEADING, WORDS, FURNITURE = "PhinongHeading", "PhinongWords", "PhinongFurniture"
KINDS = {"title": "t", "preamble": "p", "article": "a", "signatures": "s"}
THAI, HAN = "TH Sarabun New", "SimSun"
# Faces that take their place where they are not installed.
OTHER_FACES = {THAI: "Sarabun", HAN: "Noto Serif CJK SC"}
LANGUAGES = {"th": "th-TH", "en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
HAN_SIZE, SIZE = 12, 16  # TH Sarabun is set small on its body: 16 points of it are the office size
SIDE_BY_SIDE = 2
WORDS_OF = {
    "th": ("ร่าง", "ฉบับที่ {}", "ลงชื่อ", "พยาน"),
    "en": ("Draft", "Version {}", "Signed", "Witness"),
    "zh-Hans": ("草案", "第{}版", "签署", "见证人"),
}
_NOT_IN_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_LINE = "." * 44


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands around the text: titles and parties by tag, which version, and its hash."""

    titles: Mapping[str, str]
    parties: Sequence[Mapping[str, str]]
    version: int | None
    sha256: str
    thai_digits: bool = False

    def said(self, text: str, tag: str) -> str:
        """A text as this file writes it: Thai digits when asked for, nothing XML cannot hold."""
        text = _NOT_IN_XML.sub("", text)
        return to_thai_digits(text) if self.thai_digits and tag == "th" else text


def docx_of(whole: Whole, paper: Paper, *, tags: Sequence[str] = ()) -> bytes:
    """The text in these languages (all, when none is named) as a DOCX file."""
    tags = [tag for tag in whole.tags if not tags or tag in tags]
    document = Document()
    prepared(document, tags)
    header(document, paper, tags)
    if not any(part.kind == "title" and part.texts for part in whole.parts):
        titled(document, paper, tags)
    if len(tags) >= SIDE_BY_SIDE:
        side_by_side(document, whole, paper, tags)
    else:
        one_by_one(document, whole, paper, tags)
    signing_lines(document, paper, tags)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def prepared(document: Any, tags: Sequence[str]) -> None:
    """Paper, margins, styles and faces; lying when three languages stand side by side."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if len(tags) > SIDE_BY_SIDE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name in (HEADING, WORDS, FURNITURE):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.space_before = Pt(0)
    document.styles[HEADING].paragraph_format.keep_with_next = True
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = with_other_faces(relation.target_part.blob)


def with_other_faces(table: bytes) -> bytes:
    """The table of faces with what stands in for ours."""
    rows = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/></w:font>'
        for face, other in OTHER_FACES.items()
    )
    return table.replace(b"</w:fonts>", rows.encode() + b"</w:fonts>")


def header(document: Any, paper: Paper, tags: Sequence[str]) -> None:
    """Draft, version and short hash at the head of every page."""
    paragraph = document.sections[0].header.paragraphs[0]
    for place, tag in enumerate(tags):
        draft, version, _signed, _witness = words_of(tag)
        numbered = f" · {version.format(paper.version)}" if paper.version else ""
        run(paragraph, paper.said(f"{'   ' if place else ''}{draft}{numbered}", tag), tag)
    run(paragraph, f"   {paper.sha256[:8]}", "en")


def words_of(tag: str) -> tuple[str, str, str, str]:
    """The file's own words in a language of the text; English where we have none."""
    return WORDS_OF.get(tag, WORDS_OF["en"])


def titled(document: Any, paper: Paper, tags: Sequence[str]) -> None:
    """Title and parties above a text that has no title of its own."""
    for tag in tags:
        for text in (paper.titles.get(tag, ""), " · ".join(names_in(paper, tag))):
            if text:
                paragraph = document.add_paragraph(style=FURNITURE)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                run(paragraph, paper.said(text, tag), tag, bold=True)


def names_in(paper: Paper, tag: str) -> list[str]:
    """The parties' names in one language, those that are known."""
    return [names[tag] for names in paper.parties if names.get(tag)]


def side_by_side(document: Any, whole: Whole, paper: Paper, tags: Sequence[str]) -> None:
    """One table: languages across, a clause in each row."""
    table = document.add_table(rows=0, cols=len(tags), style="Table Grid")
    table.autofit = False
    width = Cm((24.7 if len(tags) > SIDE_BY_SIDE else 16) / len(tags))
    numbered = numbers(whole.parts)
    for part in whole.parts:
        cells = table.add_row().cells
        for place, (cell, tag) in enumerate(zip(cells, tags, strict=True)):
            cell.width = width
            first = cell.paragraphs[0]
            if not place:
                marked(first, part)
            if part is whole.parts[0]:
                bookmark(first, f"phl_{tag.replace('-', '_')}")
            clause(cell, first, part, tag, number=numbered.get(part.uid), paper=paper)


def one_by_one(document: Any, whole: Whole, paper: Paper, tags: Sequence[str]) -> None:
    """One language, clause after clause."""
    numbered = numbers(whole.parts)
    for part in whole.parts:
        for tag in tags:
            first = document.add_paragraph()
            marked(first, part)
            if part is whole.parts[0]:
                bookmark(first, f"phl_{tag.replace('-', '_')}")
            clause(document, first, part, tag, number=numbered.get(part.uid), paper=paper)


def clause(
    into: Any, first: Any, part: Part, tag: str, *, number: int | None, paper: Paper
) -> None:
    """A clause's words in one language: its number and heading, then a paragraph for each line."""
    text = part.in_tag(tag)
    waiting, centred = [first], part.kind == "title"
    heading = " ".join(filter(None, (article(number, tag) if number else "", text.heading)))
    if heading:
        lines = paper.said(heading, tag)
        lay(waiting, into, HEADING, lines, tag, centred=centred)
    if text.words or not heading:
        for line in paper.said(text.words, tag).split("\n"):
            lay(waiting, into, WORDS, line, tag, centred=centred)


def lay(
    waiting: list[Any], into: Any, style: str, text: str, tag: str, *, centred: bool = False
) -> None:
    """One paragraph: the one that waits, or a new one."""
    paragraph = waiting.pop() if waiting else into.add_paragraph()
    paragraph.style = style
    if style == HEADING and isinstance(into, _Cell):
        # LibreOffice would keep the whole row with the next one and leave half pages empty.
        paragraph.paragraph_format.keep_with_next = False
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(paragraph, text, tag, bold=style == HEADING or centred)


def run(paragraph: Any, text: str, tag: str, *, bold: bool = False) -> None:
    """A run of one language with its faces, sizes and language, in the order the schema asks."""
    made = paragraph.add_run(text)
    facts = made._r.get_or_add_rPr()
    chinese = tag.startswith("zh")
    size = str(2 * (HAN_SIZE if chinese else SIZE))
    add(facts, "w:rFonts", ascii=THAI, hAnsi=THAI, cs=THAI, eastAsia=HAN)
    if bold:
        add(facts, "w:b")
        add(facts, "w:bCs")
    add(facts, "w:sz", val=size)
    add(facts, "w:szCs", val=size)
    if tag == "th" and not _HAN.search(text):
        add(facts, "w:cs")
    spoken = LANGUAGES.get(tag, tag)
    eastern = spoken if chinese or tag in ("ja", "ko") else "zh-CN"
    add(facts, "w:lang", val=spoken, bidi="th-TH", eastAsia=eastern)


def add(parent: Any, element_name: str, /, **facts: str) -> None:
    """An element with attributes of the same name space."""
    element = OxmlElement(element_name)
    for key, value in facts.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)


def marked(paragraph: Any, part: Part) -> None:
    """Bookmark a clause: its kind, its uid and what it provides."""
    bookmark(paragraph, f"ph_{KINDS[part.kind]}{part.uid}_{part.topic.replace('-', '_')}")


def bookmark(paragraph: Any, name: str) -> None:
    """Put an empty bookmark at the end of a paragraph."""
    number = str(zlib.crc32(name.encode()) >> 1)
    add(paragraph._p, "w:bookmarkStart", id=number, name=name)
    add(paragraph._p, "w:bookmarkEnd", id=number)


def signing_lines(document: Any, paper: Paper, tags: Sequence[str]) -> None:
    """Lines for who signs for each party, and for the witnesses."""
    table = document.add_table(rows=2, cols=max(1, len(paper.parties)))
    for row, word in enumerate((2, 3)):
        for place, names in enumerate(paper.parties):
            cell = table.rows[row].cells[place]
            first = [cell.paragraphs[0]]
            lay(first, cell, FURNITURE, "", tags[0])
            label = " / ".join(dict.fromkeys(words_of(tag)[word] for tag in tags))
            lay(first, cell, FURNITURE, f"{label} {_LINE}", tags[0])
            lay(first, cell, FURNITURE, f"({_LINE})", tags[0])
            for tag in tags if not row else ():
                if names.get(tag):
                    lay(first, cell, FURNITURE, paper.said(names[tag], tag), tag)

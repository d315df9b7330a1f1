"""DOCX files: everything that stands on the page, once, and in its order."""

import pytest
from tests.worlds.files import SENTENCE, docx, paragraph, word, zipped

from phinong.reader import Unreadable
from phinong.reader.extract import extract


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def table(rows):
    return f"<w:tbl>{rows}</w:tbl>"


def run(inside):
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def box(text):
    """A text box as Word writes it: once for itself and once for older programs."""
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice>"
        f"{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r>"
    )


CASES = {
    "paragraphs": (paragraph("หนึ่ง") + paragraph("สอง"), "หนึ่ง\nสอง"),
    "runs of one word": (run("<w:t>เชียง</w:t></w:r><w:r><w:t>ใหม่</w:t>"), "เชียงใหม่"),
    "tabs": (run("<w:t>ก</w:t><w:tab/><w:t>ข</w:t>"), "ก\tข"),
    "breaks": (run("<w:t>ก</w:t><w:br/><w:t>ข</w:t>"), "ก\nข"),
    "two languages side by side": (
        table(
            row(paragraph("ข้อ 1"), paragraph("Article 1"))
            + row(paragraph("ข้อ 2"), paragraph("Article 2"))
        ),
        "ข้อ 1\tArticle 1\nข้อ 2\tArticle 2",
    ),
    "whole texts side by side": (
        table(row(paragraph("ข้อ 1") + paragraph("ข้อ 2"), paragraph("Article 1"))),
        "ข้อ 1\nข้อ 2\nArticle 1",
    ),
    "a table in a table": (
        table(row(table(row(paragraph("in"), paragraph("side"))))),
        "in\tside",
    ),
    "a form's field": (f"<w:sdt><w:sdtContent>{paragraph('ช่อง')}</w:sdtContent></w:sdt>", "ช่อง"),
    "a link": ("<w:p><w:hyperlink><w:r><w:t>เว็บ</w:t></w:r></w:hyperlink></w:p>", "เว็บ"),
    "a text box": (f"<w:p><w:r><w:t>ก่อน</w:t></w:r>{box('ในกล่อง')}</w:p>", "ก่อน\nในกล่อง"),
    "struck out and put in": (
        "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins></w:p>",
        "ใหม่",
    ),
    "hidden": (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:r><w:t>เห็น</w:t></w:r></w:p>",
        "เห็น",
    ),
    "a field's order": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>",
        "1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_stands_on_the_page_is_read_once(case):
    body, text = CASES[case]
    assert extract(word(body)).text == text


def test_notes_follow_the_body_and_margins_follow_the_notes():
    source = word(
        paragraph("เนื้อหา"),
        header1=paragraph("สำนักงานจังหวัดเชียงใหม่"),
        header2=paragraph("สำนักงานจังหวัดเชียงใหม่"),
        footer1=paragraph("หน้า 1"),
        footnotes=f"<w:footnote>{paragraph('หมายเหตุ')}</w:footnote>",
    )
    assert extract(source).text == "เนื้อหา\nหมายเหตุ\nหน้า 1\nสำนักงานจังหวัดเชียงใหม่"


def test_a_file_made_by_a_program_gives_its_paragraphs_and_rows():
    found = extract(docx(SENTENCE, rows=[("ฝ่าย ก", "ฝ่าย ข"), ("Side A", "Side B")]))
    assert found.text == f"{SENTENCE}\nฝ่าย ก\tฝ่าย ข\nSide A\tSide B"
    assert (found.media_type.rpartition(".")[2], found.warnings) == ("document", [])


DEEP = "<w:sdt>" * 1000 + paragraph("x") + "</w:sdt>" * 1000
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"PK\x03\x04 nothing", "unreadable"),
        (docx(SENTENCE)[:-40], "unreadable"),
        (zipped({"word/document.xml": "<w:p>"}), "unreadable"),
        (zipped({"word/document.xml": LAUGHS}), "zip-bomb"),
        (zipped({"word/document.xml": "<x>" + " " * 30_000_000}), "zip-bomb"),
        (word(DEEP), "zip-bomb"),
        (word(""), "empty"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (b"\xd0\xcf\x11\xe0 an old office file", "wrong-type"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "wrong-type"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "wrong-type"),
    ],
    ids=[
        "no archive", "cut", "broken XML", "entities", "swells", "too deep", "nothing in it",
        "locked", "old format", "a spreadsheet", "another office format",
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(source, code):
    with pytest.raises(Unreadable) as refused:
        extract(source)
    assert refused.value.code == code

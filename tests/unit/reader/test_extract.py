"""Files of each kind, and those that are refused."""

import io
import zipfile

import pytest
from docx import Document

from phinong.reader import Unreadable, read
from phinong.reader.extract import extract
from phinong.reader.extract.html import plain_text
from phinong.reader.extract.tidy import tidy

SENTENCE = "เมื่อวันที่ 5 มีนาคม 2567 จังหวัดเชียงใหม่ลงนามบันทึกความเข้าใจกับนครเฉิงตู"


def docx_bytes(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "ฝ่าย ก", "ฝ่าย ข"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_a_docx_gives_its_paragraphs_and_table_rows():
    assert extract(docx_bytes(SENTENCE)).text == f"{SENTENCE}\nฝ่าย ก\tฝ่าย ข"


def test_a_page_gives_its_text_without_script_and_menu():
    page = f"<html><body><nav>เมนู</nav><p>{SENTENCE}</p><script>x()</script></body></html>"
    assert plain_text(page) == SENTENCE


def test_a_page_gives_title_publisher_and_day_of_its_head():
    head = (
        '<meta property="og:title" content="ข่าวลงนาม"><meta property="og:site_name" content="สวท.">'
        '<meta property="article:published_time" content="2024-03-06T10:00">'
    )
    page = f"<!doctype html><html><head>{head}</head><body><p>{SENTENCE}</p></body></html>"
    found = extract(page.encode())
    assert (found.title, found.publisher, found.published) == ("ข่าวลงนาม", "สวท.", "2024-03-06")


def test_deeply_nested_markup_is_read_without_harm():
    page = "<html><body>" + "<div>" * 50_000 + SENTENCE
    assert SENTENCE in extract(page).text


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 nothing", "unreadable"),
        (b"PK\x03\x04 nothing", "unreadable"),
        (zipped(xl__workbook_xml="<x/>", mimetype="a spreadsheet"), "wrong-type"),
        (zipped(word__document_xml="<x>" + " " * 30_000_000), "zip-bomb"),
        (zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "zip-bomb"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
        (b"\xd0\xcf\x11\xe0 an old office file", "wrong-type"),
    ],
)
def test_what_cannot_be_read_has_a_code(source, code):
    with pytest.raises(Unreadable) as refused:
        read(source)
    assert refused.value.code == code


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(Unreadable) as refused:
        read(tmp_path / "none.txt")
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("นํ้าใจ", "น้ำใจ"),
        ("เเม่ฮ่องสอน", "แม่ฮ่องสอน"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("จังหวัด\u200bเชียงใหม่", "จังหวัดเชียงใหม่"),
        ("2567\u00a0น.", "2567 น."),
    ],
)
def test_text_gets_one_spelling(written, tidied):
    assert tidy(written) == tidied

"""The minutes as papers: every name, number, hour and resolution stands on them, word for word."""

import json
import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from tests.world import user
from tests.worlds.minuted import GROUP, ORKHON, OVERVIEW, RESOLVED, SEJONG, concluded, minutes
from tests.worlds.papers import drawn

from phinong.core.calendars import to_thai_digits
from phinong.meetings.minutes_docx import minutes_docx
from phinong.meetings.minutes_pdf import certified_paper, minutes_pdf
from phinong.meetings.minutes_sheet import lines_of, said, sheet_of
from phinong.meetings.minutes_text import sha256_of
from phinong.meetings.models import MinutesVersion

pytestmark = pytest.mark.django_db
OFFICE = shutil.which("soffice")
SAID = [
    "รายงานการประชุมคณะกรรมการเมืองพี่เมืองน้อง",
    "ครั้งที่ ๑/๒๕๖๕",
    "เมื่อวันจันทร์ที่ ๑๔ มีนาคม ๒๕๖๕",
    "ณ ห้องประชุม ๔ ชั้น ๔ อาคารอำนวยการ ศาลากลางจังหวัดเชียงใหม่",
    "ผู้มาประชุม",
    "๑. นายวรญาณ บุญณราช",
    "รองผู้ว่าราชการจังหวัดเชียงใหม่",
    "รองประธานกรรมการ",
    "๒. นางสาวกุลธิดา ปู่เสือ",
    "หัวหน้างานวิเทศสัมพันธ์\nแทน มหาวิทยาลัยเชียงใหม่",
    "กรรมการ",
    "๓. นายฐิติ ญาณวุฒิ",
    "หัวหน้าสำนักงานจังหวัดเชียงใหม่",
    "เลขานุการ",
    "ผู้ไม่มาประชุม",
    "๑. นายประจญ ปรัชญ์สกุล",
    "ผู้ว่าราชการจังหวัดเชียงใหม่",
    "ติดราชการ",
    "ผู้เข้าร่วมประชุม",
    "๑. นางน้ำผึ้ง ที่ปู่",
    "นักวิเทศสัมพันธ์ชำนาญการ",
    "เริ่มประชุมเวลา ๑๓.๓๐ น.",
    "ประธานในที่ประชุม นายวรญาณ บุญณราช รองผู้ว่าราชการจังหวัดเชียงใหม่"
    " ปฏิบัติหน้าที่แทน นายประจญ ปรัชญ์สกุล ผู้ว่าราชการจังหวัดเชียงใหม่",
    "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "ไม่มี",
    "ระเบียบวาระที่ ๒ เรื่องรับรองรายงานการประชุม",
    "ไม่มี",
    "ระเบียบวาระที่ ๓ เรื่องเพื่อทราบ",
    "๓.๑ ภาพรวมความสัมพันธ์เมืองพี่เมืองน้องของจังหวัด",
    to_thai_digits(OVERVIEW),
    "ระเบียบวาระที่ ๔ เรื่องเพื่อพิจารณา",
    f"๔.๑ {SEJONG}",
]
LAST = [
    f"๔.๒ {ORKHON}",
    f"มติที่ประชุม {RESOLVED}",
    "ระเบียบวาระที่ ๕ เรื่องอื่น ๆ",
    f"เรื่องที่มอบหมาย {GROUP} (ผู้รับผิดชอบ: จังหวัดเชียงใหม่ กำหนด: ๑๒ เมษายน ๒๕๖๕)",
    "เลิกประชุมเวลา ๑๖.๐๕ น.",
    "ผู้จดรายงานการประชุม",
    "ผู้ตรวจรายงานการประชุม",
]


@pytest.fixture
def version() -> MinutesVersion:
    return minutes()


def letters(text: str) -> str:
    """The letters and digits that keep their place on a page; marks are drawn in any order."""
    kept = ("Lo", "Lu", "Ll", "Nd")
    return "".join(c for c in text if unicodedata.category(c) in kept and c != "ำ")


def marks(text: str) -> list[str]:
    """The Thai marks; SARA AM is drawn as two signs and is counted as them."""
    return [c for c in text.replace("ำ", "ํา") if unicodedata.category(c) == "Mn"]


def text_of(content: bytes | Path) -> str:
    with pypdfium2.PdfDocument(content) as paper:
        return "".join(page.get_textpage().get_text_bounded() for page in paper)


def test_the_sheet_says_what_was_written_down_in_the_order_of_the_form(version):
    found = list(lines_of(sheet_of(version.canonical)))
    assert found[: len(SAID)] == SAID
    assert found[-len(LAST) :] == LAST
    assert len(found) == len(SAID) + len(LAST) + 1  # what was said on Sejong, between the two


def test_the_word_file_holds_every_line(version):
    sheet = sheet_of(version.canonical)
    document = Document(BytesIO(minutes_docx(sheet)))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = letters("".join([*(p.text for p in document.paragraphs), *rows]))
    assert [line for line in lines_of(sheet) if letters(line) not in text] == []


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_libreoffice_shows_every_line_with_all_its_marks(version, tmp_path: Path):
    sheet = sheet_of(version.canonical)
    (tmp_path / "m.docx").write_bytes(minutes_docx(sheet))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(tmp_path / "m.docx")], check=True, capture_output=True)
    seen = text_of(tmp_path / "m.pdf")
    holds(seen, sheet)
    assert "- 2 -" in seen  # the number of the page, at its head


def test_the_pdf_shows_every_line(version):
    seen = letters(text_of(certified_paper(version).content))
    pieces = [piece for line in lines_of(sheet_of(version.canonical)) for piece in line.split()]
    assert [piece for piece in pieces if not copied(piece).search(seen)] == []


def copied(piece: str) -> re.Pattern[str]:
    """A piece as a program copies it from the page: letters of a syllable may come twice."""
    return re.compile("".join(f"(?:{re.escape(c)})+.?" for c in letters(piece)))


def holds(seen: str, sheet) -> None:
    """Every piece stands on the page whole; rows of lists stand piece by piece."""
    pieces = [piece for line in lines_of(sheet) for piece in line.split()]
    assert [piece for piece in pieces if letters(piece) not in letters(seen)] == []
    wanted = marks("".join(pieces))
    assert [m for m in set(wanted) if marks(seen).count(m) < wanted.count(m)] == []


def test_no_letter_of_the_pdf_is_missing_from_its_face(version):
    bare = []
    for page in pypdfium2.PdfDocument(certified_paper(version).content):
        text, bitmap = page.get_textpage(), page.render(scale=3, grayscale=True)
        for n in range(text.count_chars()):
            character, box = text.get_text_range(n, 1), text.get_charbox(n)
            if character.strip() and box[2] - box[0] > 0.5 and not drawn(bitmap, box):
                bare.append(character)
    assert bare == []


def test_the_canonical_text_rides_along_with_its_hash(version):
    paper = pypdfium2.PdfDocument(certified_paper(version).content)
    (attached,) = [paper.get_attachment(n) for n in range(paper.count_attachments())]
    text = bytes(attached.get_data()).decode()
    assert (attached.get_name(), sha256_of(text)) == ("minutes.json", version.sha256)


def test_the_same_text_gives_the_same_pages(version):
    assert certified_paper(version).content == certified_paper(version).content
    assert sheet_of(version.canonical) == sheet_of(version.canonical)


def test_what_is_not_for_everybody_is_left_out_of_the_public_sheet():
    closed = minutes(public=False)
    open_lines = list(lines_of(sheet_of(closed.canonical, public=True)))
    whole = list(lines_of(sheet_of(closed.canonical)))
    assert [line for line in whole if line not in open_lines] == [
        f"๔.๒ {ORKHON}",
        f"มติที่ประชุม {RESOLVED}",
    ]


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("ห้อง 4\x00\x0b ชั้น 2\x1b", "ห้อง ๔\n ชั้น ๒"),
        ("บรรทัด\r\nสอง\u2028สาม\x0cสี่", "บรรทัด\nสอง\nสาม\nสี่"),
        ("\u202eกลับ\u202c \ufffe", "กลับ"),
        ("QS 2024 และ 2024", "QS ๒๐๒๔ และ ๒๐๒๔"),
        ("a4-12 https://example.org/2 ข้อ 3/2565", "a4-12 https://example.org/2 ข้อ ๓/๒๕๖๕"),
    ],
)
def test_what_a_page_cannot_hold_is_left_out(written: str, set_as: str, version):
    assert said(written) == set_as
    whole = json.loads(version.canonical)
    whole["agenda"][0]["notes"][0]["words"] = written
    sheet = sheet_of(json.dumps(whole))
    assert Document(BytesIO(minutes_docx(sheet))).paragraphs
    assert minutes_pdf(sheet).startswith(b"%PDF")


@given(st.text())
def test_setting_a_text_twice_changes_nothing_more(text: str):
    assert said(said(text)) == said(text)


@pytest.mark.parametrize(("suffix", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_office_takes_the_minutes_as_files_and_nobody_else_does(client, suffix, begins):
    meeting = concluded()
    address = f"/en/meetings/{meeting.code}/minutes.{suffix}"
    client.force_login(user())
    assert client.get(address).status_code == 404
    minutes(meeting)
    answer = client.get(address)
    assert (answer.status_code, answer.content[: len(begins)]) == (200, begins)
    assert client.post(address).status_code == 405
    client.logout()
    assert client.get(address).status_code == 302

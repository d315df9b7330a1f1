"""DOCX files go out and come back; what comes in is shown first, and nothing bad is taken in."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from tests import world
from tests.worlds import drafting as drafts

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.docx_in import proposal_of
from phinong.drafting.models import ClauseText, Draft
from phinong.drafting.texts import remove_clause
from phinong.drafting.word_taking import take_in_words
from phinong.drafting.wording_now import older_than_original, standing_of
from phinong.reader.extract.word import word_shape
from phinong.record.models import Event

pytestmark = pytest.mark.django_db
ROWS = [
    ("ภาษาไทย", "English"),
    ("ข้อ ๑ วัตถุประสงค์\nผู้เข้าร่วมจะเป็นมิตรกัน", "Article 1 Purpose\nThe Participants will be friends."),
    ("ข้อ ๒ ค่าใช้จ่าย\nแต่ละฝ่ายจ่ายเอง", "Article 2 Costs\nEach side pays its own."),
    ("ลงนาม ณ เชียงใหม่", "Signed at Chiang Mai"),
]


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def saved(document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def table(rows: list[tuple[str, ...]]) -> bytes:
    document = Document()
    grid = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.paragraphs[0].text, *more = text.split("\n")
            for line in more:
                cell.add_paragraph(line)
    return saved(document)


def sent(content: bytes, name: str = "text.docx") -> dict[str, SimpleUploadedFile]:
    return {"files": SimpleUploadedFile(name, content)}


def base(draft: Draft) -> str:
    return f"/en/drafts/{draft.code}/"


def exported(officer: Client, draft: Draft, query: str = "") -> bytes:
    answer = officer.get(f"{base(draft)}text.docx{query}")
    assert answer.status_code == 200
    return answer.content


def kept(html: str) -> str:
    return html.partition('name="proposal" value="')[2].partition('"')[0]


def words(draft: Draft, topic: str, tag: str) -> str:
    return ClauseText.objects.get(clause=drafts.clause(draft, topic), tag=tag).words


@pytest.mark.parametrize("query", ["", "?digits=thai"])
def test_out_and_back_changes_nothing(officer: Client, draft: Draft, query: str):
    proposal = proposal_of([word_shape(exported(officer, draft, query))], ["th", "en"])
    before = standing_of(draft).sha256
    assert take_in_words(draft, proposal, by=REGISTER, seen=before) == []
    assert standing_of(draft).sha256 == before


def test_into_an_empty_draft_the_text_is_the_same(officer: Client, draft: Draft):
    content, before = exported(officer, draft), standing_of(draft).sha256
    for uid in draft.clauses.values_list("uid", flat=True):
        remove_clause(draft, uid, by=REGISTER)
    empty = standing_of(draft).sha256
    take_in_words(draft, proposal_of([word_shape(content)], ["th", "en"]), by=REGISTER, seen=empty)
    assert standing_of(draft).sha256 == before


def test_every_run_names_its_faces_and_language(officer: Client, draft: Draft):
    document = Document(io.BytesIO(exported(officer, draft)))
    runs = [r for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs
            for r in p.runs]  # fmt: skip
    assert runs
    for one in runs:
        facts = one._r.rPr
        faces, language = facts.find(qn("w:rFonts")), facts.find(qn("w:lang"))
        assert faces.get(qn("w:cs")) == "TH Sarabun New"
        assert faces.get(qn("w:eastAsia")) == "SimSun"
        assert language.get(qn("w:val")) in ("th-TH", "en-GB")
    text = "\n".join(c.text for t in document.tables for row in t.rows for c in row.cells)
    assert "ข้อ ๑ วัตถุประสงค์" in text
    assert "Article 1 Purpose" in text
    assert "Draft" in document.sections[0].header.paragraphs[0].text
    assert standing_of(draft).sha256[:8] in document.sections[0].header.paragraphs[0].text


def test_a_file_of_others_is_shown_first_and_then_taken_in(officer: Client, draft: Draft):
    html = officer.post(f"{base(draft)}word/", sent(table(ROWS))).content.decode()
    assert words(draft, "purpose", "en") == drafts.WORDS["purpose"]["en"][1]
    answer = officer.post(f"{base(draft)}word/take/", {"proposal": kept(html)})
    assert answer.status_code == 302
    assert words(draft, "purpose", "en") == "The Participants will be friends."
    assert words(draft, "purpose", "th") == "ผู้เข้าร่วมจะเป็นมิตรกัน"
    # Article 2 of the draft was about the term; the file's second article stands in its place.
    assert words(draft, "term", "en") == "Each side pays its own."
    assert words(draft, "signatures", "en") == "Signed at Chiang Mai"
    assert words(draft, "preamble", "en") == drafts.WORDS["preamble"]["en"][1]
    event = Event.objects.about("draft", draft.pk).order_by("id").last()
    assert event.verb == "draft.file-taken-in"
    assert list(older_than_original(standing_of(draft))) == []


def test_what_was_shown_is_not_written_over_newer_words(officer: Client, draft: Draft):
    html = officer.post(f"{base(draft)}word/", sent(table(ROWS))).content.decode()
    remove_clause(draft, drafts.clause(draft, "term").uid, by=REGISTER)
    answer = officer.post(f"{base(draft)}word/take/", {"proposal": kept(html)})
    assert answer.status_code == 409
    assert words(draft, "purpose", "en") == drafts.WORDS["purpose"]["en"][1]


def test_what_was_shown_cannot_be_exchanged(officer: Client, draft: Draft):
    answer = officer.post(f"{base(draft)}word/take/", {"proposal": "other:words:here"})
    assert answer.status_code == 422


def test_a_reader_takes_nothing_in(draft: Draft):
    proposal = proposal_of([word_shape(table(ROWS))], ["th", "en"])
    with pytest.raises(NotAllowed):
        take_in_words(draft, proposal, by=world.user("reader"), seen=standing_of(draft).sha256)


def test_scripts_are_words(officer: Client, draft: Draft):
    script = "<script>alert(1)</script>"
    rows = [ROWS[0], ("ข้อ ๑ ก\nข", f"Article 1 {script}\nThe words {script}")]
    html = officer.post(f"{base(draft)}word/", sent(table(rows))).content.decode()
    assert script not in html
    officer.post(f"{base(draft)}word/take/", {"proposal": kept(html)})
    assert words(draft, "purpose", "en") == f"The words {script}"
    assert script not in officer.get(base(draft)).content.decode()


def test_tracked_changes_are_read_as_accepted_and_said(officer: Client, draft: Draft):
    document = Document()
    document.add_paragraph("Article 1 Purpose")
    paragraph = document.add_paragraph("Friends ")
    for name, text in (("ins", "for ever"), ("del", "for a day")):
        made = paragraph._p.makeelement(qn(f"w:{name}"), {qn("w:id"): "1", qn("w:author"): "x"})
        made.append(paragraph.add_run(text)._r)
        paragraph._p.append(made)
    html = officer.post(f"{base(draft)}word/", sent(saved(document))).content.decode()
    assert "The file has tracked changes. They are read as if accepted." in html
    officer.post(f"{base(draft)}word/take/", {"proposal": kept(html)})
    assert words(draft, "purpose", "en") == "Friends for ever"


def struck(element, *path: str) -> None:
    """Mark something as struck out where its own facts are kept."""
    for name in path:
        found = element.find(qn(f"w:{name}"))
        if found is None:
            found = element.makeelement(qn(f"w:{name}"), {})
            element.insert(0, found)
        element = found


def test_rows_and_paragraph_marks_that_were_struck_out_are_gone(draft: Draft):
    document = Document(io.BytesIO(table(ROWS)))
    grid = document.tables[0]
    struck(grid.rows[2]._tr, "trPr", "del")
    cell = grid.rows[1].cells[0]
    struck(cell.paragraphs[1]._p, "pPr", "rPr", "del")
    cell.add_paragraph("ตลอดไป")
    shape = word_shape(saved(document))
    proposal = proposal_of([shape], ["th", "en"])
    assert shape.tracked == 2
    said = [clause.texts["th"].words for clause in proposal.clauses if clause.kind == "article"]
    assert said == ["ผู้เข้าร่วมจะเป็นมิตรกันตลอดไป"]


def test_a_struck_mark_before_a_table_keeps_the_order(draft: Draft):
    document = Document()
    struck(document.add_paragraph("Article 1 Purpose")._p, "pPr", "rPr", "del")
    document.add_table(1, 1).rows[0].cells[0].text = "a"
    before, grid, *_rest = word_shape(saved(document)).blocks
    assert before.text == "Article 1 Purpose"
    assert isinstance(grid, tuple)


def test_comments_and_notes_of_a_file_are_told(officer: Client, draft: Draft):
    document = Document(io.BytesIO(table(ROWS)))
    run = document.tables[0].rows[1].cells[1].paragraphs[1].runs[0]._r
    for name in ("commentReference", "footnoteReference"):
        run.append(run.makeelement(qn(f"w:{name}"), {qn("w:id"): "1"}))
    html = officer.post(f"{base(draft)}word/", sent(saved(document))).content.decode()
    assert "The file has 1 comment. It is not taken in" in html
    assert "Footnotes and endnotes of the file are left out." in html


def test_what_a_file_would_do_is_counted(officer: Client, draft: Draft):
    html = officer.post(f"{base(draft)}word/", sent(table(ROWS))).content.decode()
    assert "<span>1 clause is new</span>" in html
    assert "<span>2 clauses change</span>" in html
    assert "<span>0 clauses are as they were</span>" in html


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [(f"ข้อ {n} เรื่อง\nก", f"Article {n} Matter\na") for n in range(1, 302)],
            "With this file the text would have 302 clauses, and it may have 300.",
        ),
        (
            [("ข้อ ๑ ก\nข", "Article 1 A\nb"), ("ข้อ ๒ ก\nข", "Article 2 A\n" + "b " * 10_001)],
            "These of the file are longer: 2.",
        ),
    ],
)
def test_what_passes_a_limit_is_told_before_it_is_taken_in(
    officer: Client, draft: Draft, rows: list[tuple[str, ...]], said: str
):
    answer = officer.post(f"{base(draft)}word/", sent(table([ROWS[0], *rows])))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert not kept(html)
    assert f'href="{base(draft)}word/">Choose another file' in html


def test_of_several_files_each_that_cannot_be_read_is_named(officer: Client, draft: Draft):
    files = [
        SimpleUploadedFile("th.docx", table(ROWS)),
        SimpleUploadedFile("en.docx", b"%PDF-1.7"),
        SimpleUploadedFile("zh.docx", b""),
    ]
    html = officer.post(f"{base(draft)}word/", {"files": files}).content.decode()
    assert "en.docx: This is not a .docx file." in html
    assert "zh.docx: The file has no words." in html
    assert "th.docx: " not in html


def test_more_files_than_are_read_are_refused(officer: Client, draft: Draft):
    files = [SimpleUploadedFile(f"{n}.docx", table(ROWS)) for n in range(9)]
    answer = officer.post(f"{base(draft)}word/", {"files": files})
    assert answer.status_code == 422
    assert "At most 8 files are read at once." in answer.content.decode()


def test_a_broken_table_keeps_what_can_be_placed_and_shows_the_rest(draft: Draft):
    document = Document(io.BytesIO(table(ROWS)))
    grid = document.tables[0]
    joined = grid.add_row()
    joined.cells[0].merge(joined.cells[1]).text = "1234 5678"
    short = grid.add_row()
    short._tr.remove(short.cells[1]._tc)
    short.cells[0].text = "ข้อ ๓ การแก้ไข"
    proposal = proposal_of([word_shape(saved(document))], ["th", "en"])
    assert proposal.unplaced == ("1234 5678",)
    assert proposal.clauses[1].texts["en"].words == "Each side pays its own."


def rezipped(content: bytes, **changed: bytes) -> bytes:
    """A file with parts of it replaced or added; names with / are written as __."""
    parts = {name.replace("__", "/"): data for name, data in changed.items()}
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return written.getvalue()


def with_macros() -> bytes:
    content = table(ROWS)
    types = zipfile.ZipFile(io.BytesIO(content)).read("[Content_Types].xml")
    plain = b"officedocument.wordprocessingml.document.main+xml"
    return rezipped(
        content,
        **{"[Content_Types].xml": types.replace(
            b"application/vnd.openxmlformats-" + plain,
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )},
    )  # fmt: skip


def with_macro_part() -> bytes:
    """Programs in a file that does not declare them, as a mail filter may leave it."""
    return rezipped(table(ROWS), word__vbaProject__bin=b"").replace(
        b"vbaProject/bin", b"vbaProject.bin"
    )


def with_macro_type() -> bytes:
    """Programs in a part of another name, told by its type alone."""
    content = table(ROWS)
    types = zipfile.ZipFile(io.BytesIO(content)).read("[Content_Types].xml")
    part = (
        b'<Override PartName="/word/code.bin" ContentType="application/vnd.ms-office.VBAProject"/>'
    )
    return rezipped(
        content,
        **{"[Content_Types].xml": types.replace(b"</Types>", part + b"</Types>")},
        word__code=b"",
    )


def pictures_only() -> bytes:
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
        for t, d in (
            (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            (b"IDAT", b"\x78\x9c\x63\x00\x00\x00\x02\x00\x01"),
            (b"IEND", b""),
        )
    )
    document = Document()
    document.add_picture(io.BytesIO(picture))
    return saved(document)


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
LOCKED = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
BAD = {
    "empty file": (lambda: b"", "The file has no words"),
    "no words": (lambda: saved(Document()), "The file has no words"),
    "not a file of words": (lambda: b"%PDF-1.7 x", "This is not a .docx file"),
    "another archive": (
        lambda: rezipped(b"PK\x05\x06" + b"\0" * 18, a=b"b"),
        "This is not a .docx",
    ),
    "cut short": (lambda: table(ROWS)[:900], "The file could not be read"),
    "password": (lambda: LOCKED, "The file has a password"),
    "macros": (with_macros, "brings programs (macros)"),
    "a part with macros": (with_macro_part, "brings programs (macros)"),
    "macros of another name": (with_macro_type, "brings programs (macros)"),
    "pictures only": (pictures_only, "pictures only"),
    "XML bomb": (
        lambda: rezipped(table(ROWS), **{"word/document.xml": BOMB}),
        "swells beyond all measure",
    ),
    "swells": (
        lambda: rezipped(table(ROWS), word__big=b"\0" * 30_000_000),
        "swells beyond all measure",
    ),
    "another language": (
        lambda: table([("한국어 본문입니다", "목적은 우호입니다"), ("제1조 목적", "제2조 기간")]),
        "No words in a language of this draft",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_its_reason(officer: Client, draft: Draft, case: str):
    make, said = BAD[case]
    content = make()
    before = standing_of(draft).sha256
    answer = officer.post(f"{base(draft)}word/", sent(content))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert standing_of(draft).sha256 == before


def long_file(articles: int) -> bytes:
    document = Document()
    for number in range(1, articles + 1):
        document.add_paragraph(f"Article {number} Work")
        document.add_paragraph("The Participants will work together on this matter. " * 40)
        document.add_page_break()
    return saved(document)


def test_three_hundred_pages_are_read_and_too_many_clauses_refused(officer: Client, draft: Draft):
    fits = proposal_of([word_shape(long_file(299))], ["th", "en"])
    assert len(fits.clauses) == 299
    seen = standing_of(draft).sha256
    with pytest.raises(Refused) as refused:
        take_in_words(
            draft,
            proposal_of([word_shape(long_file(301))], ["th", "en"]),
            by=REGISTER,
            seen=seen,
        )
    assert [reason.code for reason in refused.value.reasons] == ["file-clauses-too-many"]
    assert standing_of(draft).sha256 == seen


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_it_speaks_three_languages(officer: Client, draft: Draft, language: str):
    assert officer.get(f"/{language}/drafts/{draft.code}/word/").status_code == 200

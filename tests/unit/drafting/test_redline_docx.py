"""Tracked changes are real: rejecting all gives the text before, accepting all the text after."""

import io
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.docx_out import Paper
from phinong.drafting.redline_docx import redline_docx

OFFICE = shutil.which("soffice")
AT = datetime(2022, 3, 15, 9, tzinfo=UTC)
PAPER = Paper({}, [], 2, "0" * 64)
TAGS = (("th", "authentic"), ("en", "authentic"), ("zh-Hans", "authentic"))
BEFORE = {
    "th": "คู่ภาคีต้องส่งเสริมมิตรภาพ\nมีระยะเวลาห้าปี",
    "en": "The Parties shall promote friendship.\nFor five years.",
    "zh-Hans": "缔约方应促进友谊。\n为期五年。",
}
AFTER = {
    "th": "ผู้เข้าร่วมจะส่งเสริมมิตรภาพ\nมีระยะเวลาสองปี\nและต่ออายุได้",
    "en": "The Participants will promote friendship.\nFor two years.\nIt may be renewed.",
    "zh-Hans": "参与方将促进友谊。\n为期两年。",
}


def whole(texts: dict[str, dict[str, str]]) -> Whole:
    parts = (
        Part("article", "", {tag: Wording("", words) for tag, words in by_tag.items()}, uid)
        for uid, by_tag in texts.items()
    )
    return Whole("mou", ("a", "b"), TAGS, "", tuple(parts))


def file_of(before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]) -> bytes:
    return redline_docx(whole(before), whole(after), PAPER, author="สมชาย", at=AT)


def words_after(written: bytes, *, rejecting: bool) -> list[list[str]]:
    """The words of every cell once all changes are accepted or rejected, as Word does it."""
    lost, kept = ("w:ins", "w:del") if rejecting else ("w:del", "w:ins")
    rows = []
    for row in Document(io.BytesIO(written)).tables[0]._tbl.tr_lst:
        marks = row.trPr if row.trPr is not None else ()
        if any(mark.tag == qn(lost) for mark in marks):
            continue
        rows.append([cell_words(cell, lost, kept) for cell in row.tc_lst])
    return rows


def cell_words(cell, lost: str, kept: str) -> str:
    """A cell's words: a paragraph whose mark was lost runs on into the next one."""
    text = ""
    for paragraph in cell.p_lst:
        for run in paragraph.iter(qn("w:r")):
            if not any(parent.tag == qn(lost) for parent in run.iterancestors()):
                text += "".join(part.text or "" for part in run.iter(qn("w:t"), qn("w:delText")))
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(lost)}")
        text += "" if mark is not None else "\n"
    return text.rstrip("\n")


def said(texts: dict[str, dict[str, str]]) -> list[list[str]]:
    heads = [("ข้อ ๑", "Article 1", "第一条"), ("ข้อ ๒", "Article 2", "第二条")]
    return [
        [
            f"{head}\n{by_tag[tag]}".rstrip("\n")
            for head, (tag, _role) in zip(row, TAGS, strict=True)
        ]
        for row, by_tag in zip(heads, texts.values(), strict=False)
    ]


def test_accepting_gives_the_later_text_and_rejecting_the_earlier():
    written = file_of({"one": BEFORE}, {"one": AFTER})
    assert words_after(written, rejecting=False) == said({"one": AFTER})
    assert words_after(written, rejecting=True) == said({"one": BEFORE})


def test_a_clause_that_came_or_went_is_a_changed_row():
    written = file_of({"one": BEFORE}, {"one": BEFORE, "two": AFTER})
    assert words_after(written, rejecting=True) == said({"one": BEFORE})
    assert words_after(written, rejecting=False) == said({"one": BEFORE, "two": AFTER})
    written = file_of({"one": BEFORE, "two": AFTER}, {"one": BEFORE})
    assert words_after(written, rejecting=False) == said({"one": BEFORE})
    assert words_after(written, rejecting=True) == said({"one": BEFORE, "two": AFTER})


def test_every_change_says_who_and_when_under_its_own_number():
    document = Document(io.BytesIO(file_of({"one": BEFORE}, {"one": AFTER})))
    changes = list(document.element.body.iter(qn("w:ins"), qn("w:del")))
    assert {change.get(qn("w:author")) for change in changes} == {"สมชาย"}
    assert {change.get(qn("w:date")) for change in changes} == {"2022-03-15T09:00:00Z"}
    numbers = [change.get(qn("w:id")) for change in changes]
    assert len(numbers) == len(set(numbers)) > 0


WORDS = st.text(st.sampled_from("ก่ขี้งญ abc 中文。\n๑2"), max_size=40).map(str.strip)


@given(before=WORDS, after=WORDS)
def test_no_letter_is_lost_either_way(before: str, after: str):
    old = dict.fromkeys(("th", "en", "zh-Hans"), before)
    new = dict.fromkeys(("th", "en", "zh-Hans"), after)
    written = file_of({"one": old}, {"one": new})
    assert words_after(written, rejecting=False) == said({"one": new})
    assert words_after(written, rejecting=True) == said({"one": old})


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_libreoffice_sees_the_changes_and_both_texts(tmp_path: Path):
    (tmp_path / "changes.docx").write_bytes(file_of({"one": BEFORE}, {"one": AFTER}))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [OFFICE, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(tmp_path / "changes.docx")], check=True, capture_output=True)
    seen = (tmp_path / "changes.fodt").read_text("utf-8")
    assert "<text:insertion>" in seen
    assert "<text:deletion>" in seen
    assert seen.count("<dc:creator>สมชาย</dc:creator>") > 0
    for word in ("ผู้เข้าร่วมจะ", "คู่ภาคีต้อง", "Participants", "Parties", "参与方将", "缔约方应"):
        assert word in seen

"""A DOCX of ours opened by LibreOffice: every letter of Thai and Chinese comes out, in order."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.docx_out import Paper, docx_of
from phinong.drafting.library import templates, variants

OFFICE = shutil.which("soffice")
PAPER = Paper({}, [{"th": "จังหวัดเชียงใหม่", "zh-Hans": "清迈府"}], 1, "0" * 64)


def text_in(*tags: str) -> Whole:
    """The sister-city template as it stands in these languages, fields and all."""
    chosen = [variants()[key] for key in templates()["sister-city-mou"].clauses]
    parts = [
        Part(
            one.kind,
            one.topic,
            {tag: Wording(one.texts[tag].heading, one.texts[tag].words) for tag in tags},
            f"c{n}",
        )
        for n, one in enumerate(chosen)
    ]
    languages = tuple((tag, "authentic") for tag in tags)
    return Whole("mou", ("a", "b"), languages, "", tuple(parts))


def opened(whole: Whole, folder: Path) -> pypdfium2.PdfDocument:
    """The file of a text as LibreOffice prints it."""
    (folder / "text.docx").write_bytes(docx_of(whole, PAPER))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    order = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*order, str(folder / "text.docx")], check=True, capture_output=True)
    return pypdfium2.PdfDocument(folder / "text.pdf")


def letters(text: str) -> str:
    """The letters that keep their place in a PDF: marks above and below are drawn in any order."""
    return "".join(c for c in text if unicodedata.category(c) in ("Lo", "Lu", "Ll") and c != "ำ")


def marks(text: str) -> list[str]:
    """The Thai marks, sorted. SARA AM is drawn as two signs and is compared as them."""
    spread = text.replace("ำ", "ํา")
    return sorted(c for c in spread if unicodedata.category(c) == "Mn")


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("tag", ["th", "zh-Hans"])
def test_every_letter_comes_out_in_order(tag: str, tmp_path: Path):
    whole = text_in(tag)
    with opened(whole, tmp_path) as paper:
        seen = "".join(page.get_textpage().get_text_bounded() for page in paper)
    for part in whole.parts:
        text = part.in_tag(tag)
        for line in (text.heading, *text.words.split("\n")):
            assert letters(line) in letters(seen)
    said = "".join(text.heading + text.words for p in whole.parts for text in p.texts.values())
    assert [c for c in set(marks(said)) if marks(seen).count(c) < marks(said).count(c)] == []


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_languages_side_by_side_leave_no_page_half_empty(tmp_path: Path):
    """A clause goes over to the next page where it must; no row is held back for the next one."""
    with opened(text_in("th", "en", "zh-Hans"), tmp_path) as paper:
        *full, _last = (page.get_textpage() for page in paper)
        reached = [
            lowest(text) / page.get_height() for text, page in zip(full, paper, strict=False)
        ]
    assert [round(share, 2) for share in reached if share > 1 / 4] == []


def lowest(text: pypdfium2.PdfTextPage) -> float:
    """The lowest place on a page where something is written, from the foot."""
    return min(text.get_rect(place)[1] for place in range(text.count_rects()))

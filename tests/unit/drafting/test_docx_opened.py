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


def text_in(tag: str) -> Whole:
    """The sister-city template as it stands in one language, fields and all."""
    chosen = [variants()[key] for key in templates()["sister-city-mou"].clauses]
    parts = [
        Part(
            one.kind,
            one.topic,
            {tag: Wording(one.texts[tag].heading, one.texts[tag].words)},
            f"c{n}",
        )
        for n, one in enumerate(chosen)
    ]
    return Whole("mou", ("a", "b"), ((tag, "authentic"),), "", tuple(parts))


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
    (tmp_path / "text.docx").write_bytes(docx_of(whole, PAPER))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(tmp_path / "text.docx")], check=True, capture_output=True)
    with pypdfium2.PdfDocument(tmp_path / "text.pdf") as paper:
        seen = "".join(page.get_textpage().get_text_bounded() for page in paper)
    for part in whole.parts:
        text = part.in_tag(tag)
        for line in (text.heading, *text.words.split("\n")):
            assert letters(line) in letters(seen)
    said = "".join(text.heading + text.words for p in whole.parts for text in p.texts.values())
    assert [c for c in set(marks(said)) if marks(seen).count(c) < marks(said).count(c)] == []

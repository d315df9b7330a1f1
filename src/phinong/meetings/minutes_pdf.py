"""The minutes as PDF: PDF/A-3 with the canonical text attached, as texts are sealed.

Set by Typst with faces that come as packages, so that every machine sets the same pages. TH Sarabun
is not among them: a looped Thai face that is free takes its place.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import typst

from phinong.drafting.sealing import FACES
from phinong.meetings.minutes_sheet import Sheet, sheet_of
from phinong.meetings.minuting import MinutesPaper
from phinong.meetings.models import MinutesVersion

TEMPLATE = Path(__file__).parent / "minutes.typ"


def minutes_pdf(sheet: Sheet, *, canonical: str = "", mark: str = "") -> bytes:
    """The sheet as PDF. The same sheet gives the same bytes."""
    paper = {
        **asdict(sheet),
        "title": " ".join(sheet.heading[:2]),
        "canonical": canonical,
        "mark": mark,
    }
    return typst.compile(
        TEMPLATE,
        sys_inputs={"data": json.dumps(paper, ensure_ascii=False)},
        font_paths=[Path(str(files(name))) for name in FACES],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-3b",
        timestamp=int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    )


def certified_paper(version: MinutesVersion) -> MinutesPaper:
    """The minutes as they enter the record: set from the canonical text alone."""
    content = minutes_pdf(
        sheet_of(version.canonical),
        canonical=version.canonical,
        mark=f"SHA-256 {version.sha256}",
    )
    return MinutesPaper(content, "application/pdf", "pdf")

"""The agenda book: one PDF with cover, contents, agenda, and every paper exactly as it is laid.

A version of a draft stands with its words in all its languages and the hash it is known by; a
document with the pages of its PDF, or with its words; any other file by its hash and address. Set
by Typst as the minutes are; it embeds the pages of other PDF files itself.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from phinong.drafting.models import ClauseKind, Version
from phinong.drafting.numbering import article
from phinong.drafting.sealing import FACES
from phinong.drafting.wording_now import numbers, whole_of_version
from phinong.meetings.agenda_sheet import Agenda, Annex
from phinong.meetings.minutes_sheet import THAI, said, settable
from phinong.reader import Unreadable
from phinong.reader.extract.apart import ask
from phinong.record.files import file_at
from phinong.record.models import Document, DocumentKind

TEMPLATE = Path(__file__).parent / "agenda_book.typ"
# Beyond this a file is named by its hash and not set: a book is carried into a meeting.
MOST_PAGES = 120
LONGEST = 60_000
TOO_LONG = "เอกสารนี้ยาวเกินกว่าจะรวมเล่ม เปิดได้ที่ที่อยู่ข้างต้น"
APART = "เอกสารนี้แนบแยกต่างหาก เปิดได้ที่ที่อยู่ข้างต้น"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a paper's words under its heading."""

    heading: str
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A paper as it stands in the book: what it is, its words, or the pages of its file."""

    label: str
    title: str
    tag: str
    facts: Sequence[str]
    parts: Sequence[Part] = ()
    file: str = ""
    pages: int = 0
    source: Path | None = field(default=None, compare=False)


def agenda_book(agenda: Agenda, *, origin: str, mark: str) -> bytes:
    """The book as PDF; the same agenda gives the same bytes. `origin` is the address of this
    register, for papers that are not set here."""
    bound = [bound_in(annex, origin) for annex in agenda.annexes]
    try:
        return compiled(agenda, bound, mark)
    except typst.TypstError:
        # A file whose pages cannot be set is named as any other file is.
        return compiled(agenda, [apart(one) for one in bound], mark)


def compiled(agenda: Agenda, bound: Sequence[Bound], mark: str) -> bytes:
    """The book set in a folder of its own, where the files of papers lie beside it."""
    sheet = agenda.sheet
    annexes = []
    with tempfile.TemporaryDirectory(prefix="phinong-book-") as folder:
        root = Path(folder)
        for place, one in enumerate(bound):
            name = f"{place}.pdf" if one.source else ""
            if one.source:
                (root / name).symlink_to(one.source)
            facts = {key: value for key, value in asdict(one).items() if key != "source"}
            annexes.append({**facts, "file": name})
        book = {
            "title": " ".join(sheet.heading[:2]),
            "running": " ".join(sheet.heading[:2]),
            "heading": sheet.heading,
            "began": sheet.began,
            "blocks": [asdict(block) for block in sheet.blocks],
            "annexes": annexes,
            "mark": mark,
        }
        (root / "book.typ").write_bytes(TEMPLATE.read_bytes())
        return set_in(root, book)


def set_in(root: Path, book: Mapping[str, Any]) -> bytes:
    """The PDF of a book whose template and files lie in a folder."""
    return typst.compile(
        root / "book.typ",
        root=root,
        sys_inputs={"data": json.dumps(book, ensure_ascii=False)},
        font_paths=[Path(str(files(name))) for name in FACES],
        ignore_system_fonts=True,
        format="pdf",
        timestamp=int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    )


def apart(one: Bound) -> Bound:
    """A paper without the pages of its file."""
    if one.source is None:
        return one
    return replace(one, source=None, pages=0, parts=[Part("", APART, "th")])


def bound_in(annex: Annex, origin: str) -> Bound:
    """A paper as the book holds it."""
    paper = annex.paper
    if paper.version:
        return version_bound(annex, paper.version)
    assert paper.document is not None  # noqa: S101 - the table says that a paper is one of both
    return document_bound(annex, paper.document, origin)


def version_bound(annex: Annex, version: Version) -> Bound:
    """A version of a draft: its words in every language, clause by clause."""
    facts = [said(f"ร่างฉบับที่ {version.number}"), f"SHA-256 {annex.paper.sha256}"]
    return Bound(annex.label, annex.title, annex.tag, facts, list(clauses_of(version)))


def clauses_of(version: Version) -> Iterator[Part]:
    """The clauses of a version, one language after the other, Thai first."""
    whole = whole_of_version(version)
    numbered = numbers(whole.parts)
    for tag in sorted(whole.tags, key=lambda tag: tag != THAI):
        for part in whole.parts:
            wording = part.in_tag(tag)
            if wording.heading or wording.words:
                label = article(numbered[part.uid], tag) if part.uid in numbered else ""
                head = " ".join(filter(None, (label, settable(wording.heading))))
                own = "" if part.kind == ClauseKind.TITLE else head
                yield Part(own, settable(wording.words), tag)


def document_bound(annex: Annex, document: Document, origin: str) -> Bound:
    """A document: the pages of its PDF, its pasted words, or where its file is to be had."""
    facts = [*told_of(document), f"SHA-256 {annex.paper.sha256}"]
    facts.append(origin + document.get_absolute_url())
    made = Bound(annex.label, annex.title, annex.tag, facts)
    if document.media_type == "application/pdf" and (kept := file_at(document.file)):
        pages = pages_of(kept)
        if 0 < pages <= MOST_PAGES:
            return replace(made, source=kept, pages=pages)
        return replace(made, parts=[Part("", TOO_LONG if pages else APART, "th")])
    if document.kind == DocumentKind.TEXT and len(document.text) <= LONGEST:
        return replace(made, parts=[Part("", settable(document.text), document.language)])
    return replace(made, parts=[Part("", APART, "th")])


def told_of(document: Document) -> Iterator[str]:
    """Publisher and file name of a document, those that are known."""
    yield from filter(None, (settable(document.publisher), settable(document.file_name)))


def pages_of(kept: Path) -> int:
    """How many pages a PDF file has; 0 for one that cannot be opened. Asked in the process apart
    in which all foreign files are opened."""
    try:
        facts, _content = ask("pages", kept.read_bytes())
    except Unreadable:
        return 0
    return int(facts["pages"])

"""Everything the page of one document shows."""

from dataclasses import dataclass
from typing import Any

from phinong.core.vocabulary import label, vocabulary
from phinong.record.kinds import CARRYING
from phinong.record.marked_text import Part, Run, paragraphs, part_with, parts
from phinong.record.models import Document, Event, Passage
from phinong.record.offices import office_names
from phinong.record.paper import Paper
from phinong.record.queries import Resting, history, what_rests_on

READ_OFFICE = "read-office"
WITHDRAW = "withdraw-document"


@dataclass(frozen=True, slots=True)
class Leaning:
    """A record that rests on the document, with the numbers of the passages it cites.

    `pages` are those of the paper on which the passages stand, for documents that have pages.
    """

    record: Resting
    numbers: list[int]
    fields: list[str]
    pages: list[int]

    @property
    def anchor(self) -> str:
        """The id of its place in the list."""
        return f"r-{self.record.kind}-{self.record.number}"


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page of a document for one reader."""

    document: Document
    part: Part
    parts: list[Part]
    paragraphs: list[list[Run]]
    targets: dict[int, str]
    leaning: list[Leaning]
    carrying: list[Leaning]
    office: str
    may_read_office: bool
    may_withdraw: bool
    history: list[Event]


def document_page(
    document: Document, *, user: Any, language: str, part: int = 0, passage: int = 0
) -> DocumentPage:
    """The page; `part` asks for a stretch of a long text, `passage` for the one it stands in."""
    leaning, passages = leaning_on(document, language, user)
    said = [row for row in leaning if row.record.kind not in CARRYING]
    carrying = [row for row in leaning if row.record.kind in CARRYING]
    stretches = parts(document.text)
    shown = part_shown(stretches, passages, part=part, passage=passage)
    may_read_office = signed_in_may(user, READ_OFFICE, document.kept_by)
    return DocumentPage(
        document=document,
        part=shown,
        parts=stretches,
        paragraphs=list(paragraphs(document.text, passages, shown)),
        targets=first_record_of([*said, *carrying]),
        leaning=said,
        carrying=carrying,
        office=office_names([document.kept_by], language).get(document.kept_by, ""),
        may_read_office=may_read_office,
        may_withdraw=signed_in_may(user, WITHDRAW, document.kept_by),
        history=history("document", document.pk) if may_read_office else [],
    )


def signed_in_may(user: Any, what: str, body: str) -> bool:
    """True when the reader is signed in and may do this for the office."""
    return bool(user.is_authenticated and user.may(what, body))


def leaning_on(document: Document, language: str, user: Any) -> tuple[list[Leaning], list[Passage]]:
    """The records that rest on the document by their first passage, and the passages in order."""
    groups = what_rests_on(document, language, user)
    records = [record for rows in groups.values() for record in rows]
    kept = {passage.pk: passage for record in records for passage in record.passages}
    passages = sorted(kept.values(), key=lambda p: (p.start, p.end))
    number = {passage.pk: n for n, passage in enumerate(passages, 1)}
    paper = Paper(document.layout)
    leaning = [
        Leaning(
            r,
            sorted({number[p.pk] for p in r.passages}),
            field_words(r.fields, language),
            paper.pages_of((p.start, p.end) for p in r.passages),
        )
        for r in records
    ]
    last = len(passages) + 1
    return sorted(leaning, key=lambda row: row.numbers[0] if row.numbers else last), passages


def field_words(fields: list[str], language: str) -> list[str]:
    """What the fields are called, each once; a field like `area.culture` is an area."""
    known = vocabulary("value-names")
    names = dict.fromkeys(field.partition(".")[0] for field in fields)
    return [label("value-names", name, language) for name in names if name in known]


def first_record_of(leaning: list[Leaning]) -> dict[int, str]:
    """{passage number: anchor of the first record that cites it}."""
    found: dict[int, str] = {}
    for row in leaning:
        for number in row.numbers:
            found.setdefault(number, row.anchor)
    return found


def part_shown(stretches: list[Part], passages: list[Passage], *, part: int, passage: int) -> Part:
    """The stretch with the passage, or the one asked for, or the first."""
    wanted = next((p for p in passages if p.pk == passage), None)
    if wanted is not None:
        return part_with(stretches, wanted.start)
    return stretches[part - 1] if 1 <= part <= len(stretches) else stretches[0]

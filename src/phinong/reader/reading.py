"""From a source to a reading: the stages in their order."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .calibration import calibrated
from .cooperation import may_be_cooperation, still_may_be
from .dates import Found, dateline, dates_in
from .event_date import event_date
from .extract import Extracted, Part, content_of, extract, parts_of
from .findings import Facts, findings_of
from .labels import labels_of, tie_of
from .language import content_language_of, language_of
from .model import Reading, Unreadable
from .names import apart_from, names_in
from .page import Page
from .parties import Lineup, parties_of
from .people import people_in
from .record import record_of


def read(
    source: bytes | str | Path,
    *,
    name: str = "",
    media_type: str = "",
    published: str | None = None,
    known: Any = None,
) -> Reading:
    """Reads one document. Executes nothing in it and reaches for nothing outside it.

    `name` is the file name, a hint only; `published` an EDTF date known from elsewhere; `known`
    a gazetteer to use instead of the packaged one. Of a message the words are read, not what is
    attached to it. Raises Unreadable, "several-documents" for an archive of them.
    """
    content, name = content_of(source, name)
    given = source if isinstance(source, str) else content
    extracted = extract(given, name=name, media_type=media_type)
    digest = hashlib.sha256(content).hexdigest()
    return read_text(extracted, digest=digest, published=published or "", known=known)


def read_all(
    source: bytes | str | Path, *, name: str = "", known: Any = None
) -> Iterator[tuple[str, Reading | Unreadable]]:
    """Reads every document in a source: each member of an archive, a message and its attachments.

    Gives (name, reading) in the order of the source, and (name, Unreadable) for what cannot be
    read, so that one bad member spoils no others. A plain file gives itself alone.
    """
    try:
        content, name = content_of(source, name)
    except Unreadable as refused:
        yield name or (source.name if isinstance(source, Path) else ""), refused
        return
    for part in parts_of(content, name):
        yield part.name, _reading_of(part, known)


def _reading_of(part: Part, known: Any) -> Reading | Unreadable:
    if part.refused:
        return Unreadable(part.refused)
    try:
        return read(part.content, name=part.name, known=known)
    except Unreadable as refused:
        return refused


def read_text(found: Extracted, *, digest: str, published: str = "", known: Any = None) -> Reading:
    """The stages behind `read`, for text already extracted."""
    facts = facts_of(found, known)
    page, paper = facts.page, facts.paper
    tie = ""
    if facts.labels.is_cooperation:
        tie = tie_of(page, [side.first.kind for side in facts.sides], facts.labels.instrument)
    inferred = ["year-from-dateline"] if any(d.inferred for d in facts.dates) else []
    return Reading(
        text=page.text,
        language=content_language_of(page.text, page.language),
        title=page.title_text,
        publisher=found.publisher,
        published=published or found.published or _day(paper),
        encoding=found.encoding,
        media_type=found.media_type,
        findings=tuple(calibrated(findings_of(facts), facts)),
        record=record_of(facts, tie),
        warnings=tuple(found.warnings + inferred),
        sha256=digest,
        address=found.address,
        layout=tuple(tuple(run) for run in found.layout),
    )


def facts_of(found: Extracted, known: Any = None) -> Facts:
    """What the stages find in a text, before it is put together into findings."""
    page = Page(found.text, language_of(found.text), found.title)
    dates = dates_in(page)
    names = names_in(page, known) if may_be_cooperation(page) else []
    people = people_in(page, [n.span for n in names])
    names = apart_from(names, people)
    lineup = Lineup(page, names, people) if still_may_be(page, names) else None
    paper = dateline(page, dates)
    labels = labels_of(page, names, lineup.telling() if lineup else [], dates, paper)
    about = labels.is_cooperation  # of other papers neither day nor parties are told
    when = event_date(page, dates, labels.event_type) if about else None
    sides = parties_of(lineup.everyone(), page) if about and lineup else []
    return Facts(page, labels, dates, when, paper, names, sides, people, found.publisher)


def _day(paper: Found | None) -> str:
    return paper.edtf if paper else ""

"""A document comes in: kept with its hash, read, and its findings put before the officers.

All of it happens in one transaction; the stored file is written first under its own hash, so an
interrupted intake leaves at most an unused file, never half a document.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from phinong.core.acting import Actor
from phinong.core.messages import MESSAGES
from phinong.core.refusals import Refusal, Refused, refuse_if
from phinong.places.linking import candidates, decisive
from phinong.reader import read
from phinong.reader.extract import Part, parts_of
from phinong.reader.model import Finding as Found
from phinong.reader.model import Reading, Unreadable, Value
from phinong.record.actions import add_document
from phinong.record.decisions import propose
from phinong.record.files import keep_file
from phinong.record.models import Document, DocumentKind
from phinong.site.intake.forms import too_large
from phinong.site.review.value_types import Type, type_of


@dataclass(frozen=True, slots=True)
class Arrival:
    """What comes in. `name` is a file's name or empty for pasted text."""

    content: bytes
    name: str = ""
    media_type: str = ""
    address: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: the document, or the reasons why it was not kept.

    `remarks` are what an officer should know of a document that was kept.
    """

    name: str
    document: Document | None = None
    reasons: tuple[Refusal, ...] = ()
    remarks: tuple[Refusal, ...] = ()


def take_in_all(
    arrival: Arrival, *, by: Actor, kept_by: str, public: bool = True
) -> Iterator[Outcome]:
    """Keep every document in what comes in: each member of an archive, each file of a message.

    Each is kept or refused by itself. Taking the same in again keeps what is missing and names
    the others as kept already.
    """
    if too_large(len(arrival.content)):
        yield Outcome(arrival.name, reasons=(Refusal("file-too-large", limit_facts()),))
        return
    parts = parts_of(arrival.content, arrival.name)
    first, second = next(parts, None), next(parts, None)
    if second is None:
        part = first or Part(arrival.name)
        yield outcome(
            part, replace(arrival, content=part.content, name=part.name), by, kept_by, public
        )
        return
    # A title and an address are those of one document.
    shared = replace(arrival, content=b"", title="", address="")
    for part in chain([first or second, second], parts):
        one = replace(shared, content=part.content, name=part.name)
        yield outcome(part, one, by, kept_by, public)


def outcome(part: Part, arrival: Arrival, by: Actor, kept_by: str, public: bool) -> Outcome:
    """Keep one part, or say why not."""
    if part.refused:
        return Outcome(part.name, reasons=(unread(part.refused, part.name),))
    try:
        document, reading = taken_in(arrival, by=by, kept_by=kept_by, public=public)
    except Refused as refused:
        return Outcome(part.name, reasons=tuple(refused.reasons))
    return Outcome(part.name, document, remarks=tuple(remarks(reading)))


def remarks(reading: Reading) -> Iterator[Refusal]:
    """What there is to say of how a document was read."""
    for warning in reading.warnings:
        if f"reading-{warning}" in MESSAGES:
            yield Refusal(f"reading-{warning}")


def take_in(arrival: Arrival, *, by: Actor, kept_by: str, public: bool = True) -> Document:
    """Keep and read one document; its findings wait for decisions.

    Raises Refused for a file that is too large, empty, unreadable, locked by a password, a bomb,
    of a wrong type, of several documents, too slow to read, or kept already; nothing is stored
    then.
    """
    return taken_in(arrival, by=by, kept_by=kept_by, public=public)[0]


def taken_in(
    arrival: Arrival, *, by: Actor, kept_by: str, public: bool
) -> tuple[Document, Reading]:
    """The document that was kept, and how it was read. Raises Refused like `take_in`."""
    refuse_if([Refusal("file-too-large", limit_facts())] if too_large(len(arrival.content)) else [])
    reading = read_or_refuse(arrival)
    stored = keep_file(arrival.content) if arrival.name else ""
    with transaction.atomic():
        document = keep(arrival, reading, by=by, kept_by=kept_by, public=public, stored=stored)
        propose(document, [proposal(found) for found in reading.findings], by=by)
    return document, reading


def unread(code: str, name: str) -> Refusal:
    """The reason why the reader could not read a file."""
    return Refusal(f"document-{code}", {"file": name})


def limit_facts() -> dict[str, Any]:
    """The size limit for the sentence that refuses."""
    return {"megabytes": settings.PHINONG_MAX_UPLOAD // (1024 * 1024)}


def read_or_refuse(arrival: Arrival) -> Reading:
    """The reading, or Refused with the reader's reason."""
    name = arrival.name or ("page.html" if looks_like_html(arrival.content) else "text.txt")
    try:
        return read(
            arrival.content,
            name=name,
            media_type=arrival.media_type,
            published=arrival.published or None,
        )
    except Unreadable as unreadable:
        refuse_if([unread(unreadable.code, arrival.name)])
        raise


def looks_like_html(content: bytes) -> bool:
    """Whether pasted words are the source of a page."""
    head = content[:2000].lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml"))


def keep(
    arrival: Arrival, reading: Reading, *, by: Actor, kept_by: str, public: bool, stored: str
) -> Document:
    """The document's row, from what the person said and, where they said nothing, what was read."""
    kind = DocumentKind.FILE if arrival.name else DocumentKind.TEXT
    return add_document(
        by=by,
        kept_by=kept_by,
        public=public,
        kind=DocumentKind.ADDRESS if arrival.address and not arrival.name else kind,
        title=(arrival.title or reading.title or first_line(reading.text) or arrival.name)[:400],
        text=reading.text,
        language=reading.language,
        publisher=(arrival.publisher or reading.publisher)[:300],
        published_edtf=arrival.published or reading.published,
        address=arrival.address or reading.address,
        layout=[list(run) for run in reading.layout],
        file=stored,
        file_name=Path(arrival.name).name[:255],
        file_sha256=hashlib.sha256(arrival.content).hexdigest() if stored else "",
        media_type=reading.media_type,
    )


def first_line(text: str) -> str:
    """The first line that says something."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def proposal(found: Found) -> tuple[str, list[dict[str, Any]], dict[str, Any]]:
    """A reader's finding in the shape the memory keeps, with names linked where that is certain."""
    values = [stored_value(value, found.kind) for value in found.values]
    facts = {
        "start": found.span.start,
        "end": found.span.end,
        "confidence": found.confidence,
        "key": found.key,
    }
    return found.kind, values, facts


def stored_value(value: Value, kind: str) -> dict[str, Any]:
    """One value as JSON; a body's name gets the code of the body it certainly means."""
    stored: dict[str, Any] = {
        "name": value.name,
        "value": value.value,
        "as_written": value.as_written,
        "start": value.span.start,
        "end": value.span.end,
        "confidence": value.confidence,
        "why": list(value.why),
        "entry": value.entry or "",
        "body": "",
    }
    if type_of(value.name, kind)[0] == Type.BODY:
        stored["body"] = certain_body(stored)
    return stored


def certain_body(stored: dict[str, Any]) -> str:
    """The code of the one body a written name means, or empty when a person must choose."""
    name = stored["as_written"] or str(stored["value"])
    sure = decisive(candidates(name, entry=stored["entry"]))
    return sure.body.code if sure else ""

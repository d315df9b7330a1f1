"""A document as data."""

from typing import Any

from phinong.record.models import Document
from phinong.record.queries import what_rests_on


def as_json(document: Document, *, user: Any, language: str) -> dict[str, Any]:
    """The document with its text, its details and every record that rests on it.

    Spans count characters of `text`; `sha256` is the hash of `text` in UTF-8.
    """
    groups = what_rests_on(document, language, user)
    return {
        "code": document.code,
        "kind": document.kind,
        "title": document.title,
        "language": document.language,
        "publisher": document.publisher,
        "address": document.address,
        "published": document.published_edtf,
        "published_as_written": document.published_written,
        "standing": document.standing,
        "withdrawn_because": document.withdrawn_why,
        "sha256": document.sha256,
        "file": {"name": document.file_name, "sha256": document.file_sha256}
        if document.file
        else None,
        "kept_by": document.kept_by,
        "added": document.added_at.isoformat(),
        "text": document.text,
        "rests_on_it": [
            {
                "kind": record.kind,
                "name": record.label,
                "path": record.path,
                "fields": record.fields,
                "passages": [
                    {"start": p.start, "end": p.end, "quote": p.quote} for p in record.passages
                ],
            }
            for rows in groups.values()
            for record in rows
        ],
    }

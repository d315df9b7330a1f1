"""What a document says about itself: accepted, it becomes the document's own details."""

from typing import Any

from phinong.core.acting import Actor
from phinong.core.dates import parse_edtf
from phinong.record.actions import cite_worths, note
from phinong.record.landing import Landed, Landing, Touched, Values, Worth
from phinong.record.models import Document, Finding
from phinong.record.second_source import FINDING

# The column that a value of the reader's fills, and how long it may be.
COLUMNS = {
    "title": ("title", 400),
    "publisher": ("publisher", 300),
    "language": ("language", 20),
    "published": ("published_edtf", 40),
    "date": ("published_edtf", 40),
}


def describe(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Write the accepted details and cite the words they stand in; a later one wins.

    The event names the finding, so that undoing it puts back what stood there before.
    """
    changes = changed_columns(values)
    was = {column: getattr(document, column) for column in changes}
    for column, value in changes.items():
        setattr(document, column, value)
    document.save(update_fields=list(changes) or None)
    note(
        "document.completed",
        "document",
        document.pk,
        by=by,
        body=document.kept_by,
        was=was,
        now=changes | {FINDING: finding.pk},
        source=document.code,
    )
    cite_worths("document", document.pk, values, document=document, by=by, finding=finding)
    return Landed((Touched("document", document.pk, made=False),))


def changed_columns(values: Values) -> dict[str, Any]:
    """{column: value} for every value that has a column; dates as EDTF with their own words."""
    changes: dict[str, Any] = {}
    for worth in values:
        if worth.name in COLUMNS and worth.value:
            column, longest = COLUMNS[worth.name]
            changes[column] = str(worth.value)[:longest]
            if column == "published_edtf":
                changes |= dated(worth)
    return changes


def dated(worth: Worth) -> dict[str, str]:
    """The publication date as understood and as written. Raises ValueError unless it is EDTF."""
    return {
        "published_edtf": parse_edtf(str(worth.value)).edtf,
        "published_written": worth.as_written[:120],
    }


DESCRIBING = Landing(land=describe)

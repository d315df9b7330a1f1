"""The versions of a draft, and two of its texts side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from phinong.drafting.canonical import Whole
from phinong.drafting.comparing import ComparedClause, compared
from phinong.drafting.models import Draft
from phinong.drafting.wording_now import in_order_of, standing_of, tongues_of, whole_of_version


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as lists name it; its text is read when it is asked for. `by` is who made it."""

    number: int
    sha256: str
    note: str
    made_at: datetime
    office: str
    by: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts of a draft: `after` is None for the text as it stands, `before` for no comparison.

    `clauses` are those of both texts, `tags` the languages of the later one.
    """

    versions: list[VersionRow]
    before: VersionRow | None
    after: VersionRow | None
    clauses: Sequence[ComparedClause]
    tags: Sequence[str]


def version_rows(draft: Draft) -> list[VersionRow]:
    """The draft's versions, newest first; one query."""
    names = ("made_by__display_name", "made_by__username")
    rows = draft.versions.order_by("-number")
    found = rows.values_list("number", "sha256", "note", "made_at", "office", *names)
    return [
        VersionRow(number, sha256, note, at, office, shown or name or "")
        for number, sha256, note, at, office, shown, name in found
    ]


def wanted(number: str | None, rows: Iterable[VersionRow]) -> VersionRow | None:
    """The version with this number, or None."""
    return next((row for row in rows if str(row.number) == number), None)


def comparison_of(draft: Draft, start: str | None, end: str | None) -> Comparison:
    """What changed from the version that `start` numbers to that of `end`, or to the text as it
    stands; nothing is compared while no version is named to begin from. Five queries at most."""
    rows = version_rows(draft)
    before, after = wanted(start, rows), wanted(end, rows)
    if before is None:
        return Comparison(rows, None, after, (), ())
    old, new = texts_of(draft, before, after)
    return Comparison(rows, before, after, compared(old, new), new.tags)


def texts_of(draft: Draft, before: VersionRow, after: VersionRow | None) -> tuple[Whole, Whole]:
    """The texts of two versions, or of one and the text as it stands."""
    named = [row.number for row in (before, after) if row]
    found = {row.number: row for row in draft.versions.filter(number__in=named)}
    standing = None if after else standing_of(draft).whole
    order = standing.tags if standing else tongues_of(draft)
    old, *later = (in_order_of(order, whole_of_version(found[number])) for number in named)
    return old, standing or later[0]

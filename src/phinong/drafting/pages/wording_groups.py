"""The remarks of the wording check laid together: what is to be filled in, what is surely wrong,
and what somebody has to judge, each by the clause it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from phinong.core.languages import in_language
from phinong.drafting.library import field_labels
from phinong.drafting.models import Draft
from phinong.drafting.pages.wording import RemarkRow, facts_of, rows_of
from phinong.drafting.panels import Panel
from phinong.drafting.wording import remarks
from phinong.drafting.wording_now import shown_standing

# How many remarks the margin shows; the rest are on the check's own page.
SHOWN = 6
Row = TypeVar("Row")
GAP = "wording-gap"
CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Open:
    """A gap in a clause, once for all the languages in which it is open."""

    row: RemarkRow
    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A remark, and how often the clause gives cause for it in this language."""

    row: RemarkRow
    times: int


@dataclass(frozen=True, slots=True)
class Group(Generic[Row]):
    """The rows of one clause; `row` is the first of its remarks and says where it stands."""

    row: RemarkRow
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """All remarks on a text: `fill` what is to be filled in, `change` what is surely wrong, `look`
    what is to be judged; the numbers count gaps and remarks as they are shown."""

    fill: list[Group[Open]]
    change: list[Group[Told]]
    look: list[Group[Told]]

    @property
    def fills(self) -> int:
        """How many gaps are open, each counted once for all languages."""
        return sum(len(group.rows) for group in self.fill)

    @property
    def changes(self) -> int:
        """How many remarks are on what is surely wrong."""
        return sum(len(group.rows) for group in self.change)

    @property
    def looks(self) -> int:
        """How many remarks are to be judged."""
        return sum(len(group.rows) for group in self.look)


def checked(rows: Sequence[RemarkRow], language: str) -> Checked:
    """The remarks by what they ask for, then by clause in the order of the text."""
    gaps = [row for row in rows if row.remark.code == GAP]
    rest = [row for row in rows if row.remark.code != GAP]
    return Checked(
        fill=[Group(of[0], tuple(opened(of, language))) for of in by_clause(gaps)],
        change=told_by_clause(row for row in rest if row.remark.severity == CHANGE),
        look=told_by_clause(row for row in rest if row.remark.severity != CHANGE),
    )


def by_clause(rows: Iterable[RemarkRow]) -> list[list[RemarkRow]]:
    """The rows of each clause, in the order in which the clauses first come."""
    found: dict[str, list[RemarkRow]] = {}
    for row in rows:
        found.setdefault(row.remark.uid, []).append(row)
    return list(found.values())


def opened(rows: Iterable[RemarkRow], language: str) -> list[Open]:
    """The gaps of one clause, those of one field together whatever the language."""
    found: dict[str, list[RemarkRow]] = {}
    for row in rows:
        found.setdefault(field_of(row), []).append(row)
    return [
        Open(of[0], name_of(key, language), tuple(dict.fromkeys(row.language for row in of)))
        for key, of in found.items()
    ]


def field_of(row: RemarkRow) -> str:
    """The library's field that a gap is of, else the gap as it stands."""
    words, tag = row.remark.words, row.remark.tag
    named = (name for name, of in field_labels().items() if words == f"‹{of.get(tag, '')}›")
    return next(named, words)


def name_of(key: str, language: str) -> str:
    """What is to be filled in, for the reader."""
    labels = field_labels().get(key)
    return in_language(dict(labels), language).text if labels else key.strip("‹›")


def told_by_clause(rows: Iterable[RemarkRow]) -> list[Group[Told]]:
    """The remarks of each clause, the same one in the same language once."""
    found = []
    for of in by_clause(rows):
        same: dict[tuple[str, str], list[RemarkRow]] = {}
        for row in of:
            same.setdefault((row.language, row.sentence), []).append(row)
        found.append(Group(of[0], tuple(Told(rows[0], len(rows)) for rows in same.values())))
    return found


def in_margin(draft: Draft, user: Any, language: str) -> Panel | None:
    """The first remarks beside the clauses, and how many gaps a template left; nothing while there
    is neither."""
    whole = shown_standing(draft).whole
    found = remarks(whole, facts_of(draft))
    if not found:
        return None
    page = checked(rows_of(found, whole, language), language)
    rows = [told.row for group in (*page.change, *page.look) for told in group.rows]
    count = page.fills + len(rows)
    context = {"rows": rows[:SHOWN], "fills": page.fills, "count": count, "draft": draft}
    return Panel("drafting/_wording.html", context)

"""Everything the workspace of a draft shows, and the rows of the list of drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from phinong.core.languages import InLanguage
from phinong.drafting.access import May, offices_of
from phinong.drafting.canonical import Wording
from phinong.drafting.models import Draft, DraftLanguage, DraftParty, Version
from phinong.drafting.verdicts import approvals
from phinong.drafting.wording_now import (
    Standing,
    numbers,
    older_than_original,
    standing_of,
)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list."""

    draft: Draft
    title: InLanguage
    parties: list[DraftParty]


def rows_of(drafts: Iterable[Draft], language: str) -> list[DraftRow]:
    """The rows of the list; reads the prefetched parties."""
    return [DraftRow(d, d.title(language), list(d.parties.all())) for d in drafts]


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause's words in one language, with the revision a writer must have seen."""

    tag: str
    wording: Wording
    revision: int
    older: bool


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause across all languages. `number` is None for what is not an article."""

    uid: str
    kind: str
    topic: str
    number: int | None
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class PartyApproval:
    """A party with what it approved: the text as it stands, an older one (`lapsed`), or nothing."""

    party: DraftParty
    approved: bool
    lapsed: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    """A draft's workspace for one person."""

    title: InLanguage
    languages: tuple[DraftLanguage, ...]
    rows: list[ClauseRow]
    sha256: str
    versions: list[Version]
    approvals: list[PartyApproval]
    may_edit: bool


def workspace_of(draft: Draft, user: Any, language: str) -> Workspace:
    """The workspace of a draft that came with its parties; a fixed number of queries."""
    standing = standing_of(draft)
    versions = list(draft.versions.defer("canonical").order_by("-number"))
    return Workspace(
        title=draft.title(language),
        languages=standing.languages,
        rows=clause_rows(standing),
        sha256=standing.sha256,
        versions=versions,
        approvals=approvals_of(draft, standing.sha256),
        may_edit=any(user.may(May.EDIT_TIE, office) for office in offices_of(draft)),
    )


def clause_rows(standing: Standing) -> list[ClauseRow]:
    """The clauses in order, each with a cell for every language."""
    older, numbered = set(older_than_original(standing)), numbers(standing.whole.parts)
    return [
        ClauseRow(
            uid=clause.uid,
            kind=clause.kind,
            topic=clause.topic,
            number=numbered.get(clause.uid),
            cells=[cell_of(standing, clause.uid, one.tag, older) for one in standing.languages],
        )
        for clause in standing.clauses
    ]


def cell_of(standing: Standing, uid: str, tag: str, older: set[tuple[str, str]]) -> Cell:
    """One clause's words in one language."""
    row = standing.text(uid, tag)
    wording = Wording(row.heading, row.words) if row else Wording()
    return Cell(tag, wording, row.revision if row else 0, (uid, tag) in older)


def approvals_of(draft: Draft, sha256: str) -> list[PartyApproval]:
    """What each party approved; an approval of another text than this one has lapsed."""
    given = approvals(draft)
    return [
        PartyApproval(
            party=party,
            approved=given.get(party.body.code) == sha256,
            lapsed=bool(given.get(party.body.code)) and given[party.body.code] != sha256,
        )
        for party in draft.parties.all()
    ]

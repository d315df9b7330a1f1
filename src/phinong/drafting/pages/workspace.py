"""Everything the workspace of a draft shows."""

from dataclasses import dataclass
from typing import Any

from phinong.core.languages import InLanguage
from phinong.drafting.access import May, may_for, offices_of
from phinong.drafting.canonical import Wording
from phinong.drafting.models import ClauseKind, Draft, DraftLanguage, DraftParty, Version
from phinong.drafting.rules import why_not
from phinong.drafting.verdicts import approvals
from phinong.drafting.wording_now import (
    Standing,
    numbers,
    older_than_original,
    standing_of,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause's words in one language, with the revision a writer must have seen.

    `older` when the words are older than the original they translate.
    """

    language: DraftLanguage
    wording: Wording
    revision: int
    older: bool

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause across all languages. `number` is None for what is not an article."""

    uid: str
    kind: str
    topic: str
    number: int | None
    cells: list[Cell]

    @property
    def is_open(self) -> bool:
        """Whether something is left to do: words missing in a language, or an old translation."""
        return any(cell.older or not cell.wording for cell in self.cells)

    @property
    def kind_label(self) -> str:
        """What part of a text it is."""
        return str(ClauseKind(self.kind).label)

    @property
    def heading(self) -> str:
        """Its heading in the first language that has one."""
        return next((cell.wording.heading for cell in self.cells if cell.wording.heading), "")


@dataclass(frozen=True, slots=True)
class PartyApproval:
    """A party with what it approved: the text as it stands, an older one (`lapsed`), or nothing.

    `mine` when this reader may decide for it.
    """

    party: DraftParty
    approved: bool
    lapsed: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    """A draft's workspace for one person. `version` is the one that says what the text says now."""

    title: InLanguage
    languages: tuple[DraftLanguage, ...]
    rows: list[ClauseRow]
    sha256: str
    versions: list[Version]
    version: Version | None
    approvals: list[PartyApproval]
    may_edit: bool
    editing: str
    open_matters: int

    @property
    def may_write(self) -> bool:
        """Whether the words can be changed by this person now."""
        return self.may_edit

    @property
    def latest(self) -> Version | None:
        """The newest version."""
        return self.versions[0] if self.versions else None


def workspace_of(draft: Draft, user: Any, language: str, *, editing: str = "") -> Workspace:
    """The workspace of a draft that came with its parties; a fixed number of queries."""
    standing = standing_of(draft)
    versions = version_rows(draft)
    rows = clause_rows(standing)
    may_edit = any(user.may(May.EDIT_TIE, office) for office in offices_of(draft))
    return Workspace(
        title=draft.title(language),
        languages=standing.languages,
        rows=rows,
        sha256=standing.sha256,
        versions=versions,
        version=next((row for row in versions if row.sha256 == standing.sha256), None),
        approvals=approvals_of(draft, standing.sha256, user),
        may_edit=may_edit and not why_not("edit", draft.status),
        editing=editing if may_edit else "",
        open_matters=sum(row.is_open for row in rows),
    )


def version_rows(draft: Draft) -> list[Version]:
    """The draft's versions, newest first."""
    return list(draft.versions.select_related("made_by").order_by("-number"))


def neighbour_order(draft: Draft, uid: str, step: int) -> list[str]:
    """The clauses' uids with this one moved one place up (-1) or down (1), where it can."""
    uids = list(draft.clauses.order_by("order", "id").values_list("uid", flat=True))
    if uid in uids:
        place = uids.index(uid)
        other = min(max(place + step, 0), len(uids) - 1)
        uids[place], uids[other] = uids[other], uids[place]
    return uids


def clause_rows(standing: Standing) -> list[ClauseRow]:
    """The clauses in order, each with a cell for every language."""
    older, numbered = set(older_than_original(standing)), numbers(standing.whole.parts)
    return [
        ClauseRow(
            uid=clause.uid,
            kind=clause.kind,
            topic=clause.topic,
            number=numbered.get(clause.uid),
            cells=[cell_of(standing, clause.uid, one, older) for one in standing.languages],
        )
        for clause in standing.clauses
    ]


def cell_of(
    standing: Standing, uid: str, language: DraftLanguage, older: set[tuple[str, str]]
) -> Cell:
    """One clause's words in one language."""
    row = standing.text(uid, language.tag)
    wording = Wording(row.heading, row.words) if row else Wording()
    revision = row.revision if row else 0
    return Cell(language, wording, revision, (uid, language.tag) in older)


def approvals_of(draft: Draft, sha256: str, user: Any) -> list[PartyApproval]:
    """What each party approved; an approval of another text than this one has lapsed."""
    given = approvals(draft)
    return [
        PartyApproval(
            party=party,
            approved=given.get(party.body.code) == sha256,
            lapsed=bool(given.get(party.body.code)) and given[party.body.code] != sha256,
            mine=may_for(user, May.APPROVE, party, kept_by=draft.kept_by),
        )
        for party in draft.parties.all()
    ]

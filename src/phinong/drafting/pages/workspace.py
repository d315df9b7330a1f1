"""Everything the workspace of a draft shows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from phinong.core.languages import InLanguage
from phinong.core.vocabulary import label
from phinong.drafting.access import May, may_for, offices_of
from phinong.drafting.canonical import Part, Wording
from phinong.drafting.filling import gaps_left
from phinong.drafting.models import (
    ClauseKind,
    Draft,
    DraftLanguage,
    DraftParty,
    Remark,
    RemarkState,
    Verdict,
)
from phinong.drafting.rules import why_not
from phinong.drafting.verdicts import approved_in
from phinong.drafting.wording_now import (
    Standing,
    numbers,
    older_than_original,
    shown_standing,
    words_hash,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause's words in one language, with the revision a writer must have seen.

    `older` when the words are older than the original they translate; `name` is the language's.
    """

    language: DraftLanguage
    name: str
    wording: Wording
    revision: int
    older: bool

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag

    @property
    def hash(self) -> str:
        """The hash of the words, for a form that tells whether it changed them."""
        return words_hash(self.wording)


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause across all languages. `number` is None for what is not an article; `is_open` while
    something is left to do: words missing in a language, an old translation, a marked gap, or a
    remark that waits for an answer. `gaps` are the marked gaps of its words."""

    uid: str
    kind: str
    topic: str
    number: int | None
    cells: list[Cell]
    is_open: bool
    gaps: Sequence[str] = ()

    @property
    def kind_label(self) -> str:
        """What part of a text it is."""
        return str(ClauseKind(self.kind).label)

    @property
    def called(self) -> str:
        """What it is called on the page: its number, or what part of a text it is."""
        if self.number is None:
            return self.kind_label
        return _("Clause %(number)s") % {"number": self.number}

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
    """A draft's workspace for one person. `latest` is the number of the newest version, `version`
    that of the one that says what the text says now; None where there is none. `quotes` are the
    words that remarks without an answer quote, by (clause, language)."""

    title: InLanguage
    languages: tuple[DraftLanguage, ...]
    rows: list[ClauseRow]
    sha256: str
    latest: int | None
    version: int | None
    approvals: list[PartyApproval]
    may_edit: bool
    editing: str
    open_matters: int
    unsettled: list[Remark]
    quotes: Mapping[tuple[str, str], Sequence[str]]

    @property
    def gaps(self) -> list[ClauseRow]:
        """The clauses that still have marked gaps."""
        return [row for row in self.rows if row.gaps]

    @property
    def waited_for(self) -> list[PartyApproval]:
        """The parties that have not approved the text as it stands."""
        return [row for row in self.approvals if not row.approved]

    @property
    def next_approval(self) -> PartyApproval | None:
        """The party for which this reader approves next; None while something is left to do."""
        if not self.version or not self.may_edit or self.open_matters or self.unsettled:
            return None
        return next((row for row in self.waited_for if row.mine), None)

    @property
    def may_write(self) -> bool:
        """Whether the words can be changed by this person now."""
        return self.may_edit


def workspace_of(draft: Draft, user: Any, language: str, *, editing: str = "") -> Workspace:
    """The workspace of a draft that came with its parties; a fixed number of queries."""
    standing = shown_standing(draft)
    versions = dict(draft.versions.order_by("number").values_list("sha256", "number"))
    remarks = unsettled(draft)
    rows = clause_rows(standing, language, {row.uid for row in remarks})
    may_edit = any(user.may(May.EDIT_TIE, office) for office in offices_of(draft))
    return Workspace(
        title=draft.title(language),
        languages=standing.languages,
        rows=rows,
        sha256=standing.sha256,
        latest=max(versions.values(), default=None),
        version=versions.get(standing.sha256),
        approvals=approvals_of(draft, standing.sha256, user),
        may_edit=may_edit and not why_not("edit", draft.status),
        editing=editing if may_edit else "",
        open_matters=sum(row.is_open for row in rows),
        unsettled=remarks,
        quotes=quotes_of(remarks),
    )


def neighbour_order(draft: Draft, uid: str, step: int) -> list[str]:
    """The clauses' uids with this one moved one place up (-1) or down (1), where it can."""
    uids = list(draft.clauses.order_by("order", "id").values_list("uid", flat=True))
    if uid in uids:
        place = uids.index(uid)
        other = min(max(place + step, 0), len(uids) - 1)
        uids[place], uids[other] = uids[other], uids[place]
    return uids


def clause_rows(
    standing: Standing, language: str, remarked: Collection[str] = ()
) -> list[ClauseRow]:
    """The clauses in order, each with a cell for every language, for a reader of `language`.

    `remarked` are those on which a remark waits for an answer.
    """
    names = {one.tag: label("languages", one.tag, language) for one in standing.languages}
    older, numbered = set(older_than_original(standing)), numbers(standing.whole.parts)
    gaps = gaps_left(standing.whole)
    rows = []
    for part in standing.whole.parts:
        cells = [cell_of(standing, part, one, older, names) for one in standing.languages]
        rows.append(
            ClauseRow(
                uid=part.uid,
                kind=part.kind,
                topic=part.topic,
                number=numbered.get(part.uid),
                cells=cells,
                is_open=part.uid in remarked
                or part.uid in gaps
                or any(cell.older or not cell.wording for cell in cells),
                gaps=gaps.get(part.uid, ()),
            )
        )
    return rows


def cell_of(
    standing: Standing,
    part: Part,
    language: DraftLanguage,
    older: set[tuple[str, str]],
    names: Mapping[str, str],
) -> Cell:
    """One clause's words in one language."""
    tag = language.tag
    row = standing.text(part.uid, tag)
    revision = row.revision if row else 0
    return Cell(language, names[tag], part.in_tag(tag), revision, (part.uid, tag) in older)


def approvals_of(draft: Draft, sha256: str, user: Any) -> list[PartyApproval]:
    """What each party approved; an approval of another text than this one has lapsed."""
    parties = list(draft.parties.all())
    prefetch_related_objects(parties, "body__roles")
    rows = ((row.body_id, row.outcome, row.sha256) for row in verdicts_of(draft) if row.body_id)
    given = approved_in(rows)
    return [
        PartyApproval(
            party=party,
            approved=given.get(party.body_id) == sha256,
            lapsed=given.get(party.body_id, "") not in ("", sha256),
            mine=may_for(user, May.APPROVE, party, kept_by=draft.kept_by),
        )
        for party in parties
    ]


def verdicts_of(draft: Draft) -> list[Verdict]:
    """Every verdict on a draft, with the version it is of: read once for all parts of the page.

    Kept on this draft as it was fetched, as `wording_now.shown_standing` keeps the text.
    """
    kept: list[Verdict] | None = getattr(draft, "_shown_verdicts", None)
    if kept is None:
        rows = draft.verdicts.select_related("version").order_by("at", "id")
        kept = list(rows.defer("version__canonical", "version__uids"))
        draft._shown_verdicts = kept  # type: ignore[attr-defined]
    return kept


def remarks_of(draft: Draft) -> list[Remark]:
    """Every remark on a draft with who made it: read once for all parts of the page.

    Kept on this draft as it was fetched, as `wording_now.shown_standing` keeps the text.
    """
    kept: list[Remark] | None = getattr(draft, "_shown_remarks", None)
    if kept is None:
        rows = draft.remarks.select_related("version", "review__body")
        kept = list(rows.defer("version__canonical", "version__uids").order_by("at", "id"))
        draft._shown_remarks = kept  # type: ignore[attr-defined]
    return kept


def unsettled(draft: Draft) -> list[Remark]:
    """The remarks on which the office still has to say something, without replies."""
    rows = remarks_of(draft)
    return [row for row in rows if row.parent_id is None and row.state == RemarkState.OPEN]


def quotes_of(remarks: Iterable[Remark]) -> dict[tuple[str, str], list[str]]:
    """{(clause, language): the words that remarks quote there}."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in remarks:
        if row.quote:
            found.setdefault((row.uid, row.tag), []).append(row.quote)
    return found

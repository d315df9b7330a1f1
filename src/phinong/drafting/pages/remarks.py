"""Remarks as pages show them: threads by clause, with what became of their words since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from phinong.drafting import drawing
from phinong.drafting.access import May, offices_of
from phinong.drafting.canonical import Whole
from phinong.drafting.drawing import Pen
from phinong.drafting.models import Draft, Remark, RemarkState, Version
from phinong.drafting.pages.workspace import ClauseRow, remarks_of
from phinong.drafting.panels import Panel
from phinong.drafting.redline import Run, redline
from phinong.drafting.review_rules import CLOSED_DRAFTS, REMARK_VERBS
from phinong.drafting.wording_now import Standing, numbers, shown_standing, whole_of_version


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with its replies.

    `runs` is the proposal against `standing`, the words in whose place it would come; of a remark
    that is settled, against the words that it was made on. `gone` when
    the quoted words stand there no more, `older` when the clause changed since the version that the
    remark is on; `verbs` are those that this reader may use now.
    """

    remark: Remark
    replies: list[Remark]
    number: int | None
    runs: list[Run]
    standing: str
    revision: int
    gone: bool
    older: bool
    verbs: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether the office still has to say something."""
        return self.remark.state == "open"


@dataclass(frozen=True, slots=True)
class Beside:
    """What remarks are shown beside: `before` is the text of each version by its primary key,
    `after` the text whose words a proposal is held against, `revisions` {(uid, tag): revision}."""

    before: Mapping[int, Whole]
    after: Whole
    revisions: Mapping[Any, int]


def threads_of(remarks: Iterable[Remark], beside: Beside) -> list[Thread]:
    """Threads in the order of their first remark."""
    replies: dict[int | None, list[Remark]] = {}
    for row in remarks:
        replies.setdefault(row.parent_id, []).append(row)
    return [thread_of(row, replies.get(row.pk, []), beside) for row in replies.get(None, [])]


def thread_of(remark: Remark, replies: list[Remark], beside: Beside) -> Thread:
    """One remark beside the words as they stand in the later text."""
    before = beside.before[remark.version_id]
    was, now = words_in(before, remark), words_in(beside.after, remark)
    verbs = (verb for verb, (sources, _to) in REMARK_VERBS.items() if remark.state in sources)
    held_against = now if remark.state == RemarkState.OPEN else was
    return Thread(
        remark=remark,
        replies=replies,
        number=numbers(beside.after.parts).get(remark.uid) or numbers(before.parts).get(remark.uid),
        runs=redline(held_against or "", remark.proposal) if remark.proposal is not None else [],
        standing=now or "",
        revision=beside.revisions.get((remark.uid, remark.tag), 0),
        gone=bool(remark.uid) and (now is None or remark.quote not in now),
        older=bool(remark.uid) and was != now,
        verbs=tuple(verbs),
    )


def words_in(whole: Whole, remark: Remark) -> str | None:
    """The words of a remark's clause in its language; None where the text has no such clause.

    For a remark on a clause in all languages: all its words, one language after the other.
    """
    part = next((part for part in whole.parts if part.uid == remark.uid), None)
    if part is None:
        return None
    if remark.tag:
        return part.in_tag(remark.tag).words
    return "\n".join(part.in_tag(tag).words for tag in sorted(part.texts))


def revisions_of(standing: Standing) -> dict[Any, int]:
    """{(uid, tag): revision} of a text as it stands."""
    return {key: row.revision for key, row in standing.texts.items()}


def wholes_of(remarks: Iterable[Remark]) -> dict[int, Whole]:
    """The text of every version that a remark is on; one query, none without remarks."""
    named = {row.version_id for row in remarks}
    versions = Version.objects.filter(pk__in=named) if named else ()
    return {version.pk: whole_of_version(version) for version in versions}


def office_threads(draft: Draft) -> list[Thread]:
    """The threads of a draft against the text as it stands."""
    rows = remarks_of(draft)
    standing = shown_standing(draft)
    return threads_of(rows, Beside(wholes_of(rows), standing.whole, revisions_of(standing)))


def may_remark(draft: Draft, user: Any) -> bool:
    """Whether the reader works on the text, and the draft is still open to remarks."""
    works = any(user.may(May.EDIT_TIE, office) for office in offices_of(draft))
    return works and draft.status not in CLOSED_DRAFTS


def beside_clauses(draft: Draft, user: Any, language: str) -> Panel | None:
    """The threads beside each clause, and the way to add one."""
    threads, may = office_threads(draft), may_remark(draft, user)
    if not threads and not may:
        return None
    by_clause: dict[str, list[Thread]] = {}
    for thread in threads:
        by_clause.setdefault(thread.remark.uid, []).append(thread)

    def beside(row: ClauseRow, pen: Pen) -> str:
        return drawing.remarks(row, pen, by_clause.get(row.uid, ()), may=may)

    return Panel(beside=beside)


def apart_from_clauses(draft: Draft, user: Any, language: str) -> Panel | None:
    """Threads on the whole text, and on clauses that were taken out: none is ever lost."""
    rows = remarks_of(draft)
    here = {clause.uid for clause in shown_standing(draft).clauses}
    if all(row.uid in here for row in rows):
        return None
    threads = [one for one in office_threads(draft) if one.remark.uid not in here]
    return Panel(
        "drafting/_threads_apart.html",
        {"threads": threads, "may": may_remark(draft, user), "draft": draft},
    )

"""The door by which the words of a DOCX file enter a draft, once somebody saw what changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from phinong.core.acting import Actor
from phinong.core.calendars import thai_digits_to_ascii
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import edited, locked, noted
from phinong.drafting.canonical import Part, Wording, tidy
from phinong.drafting.docx_in import Proposal, Proposed
from phinong.drafting.models import ClauseText, Draft
from phinong.drafting.rules import LONGEST_CLAUSE, MOST_CLAUSES, ONCE, why_not
from phinong.drafting.texts import free_uid, hash_of_original, lay_out
from phinong.drafting.wording_now import numbers, standing_of


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would do to one clause: `texts` holds only words that differ, `was` those now."""

    uid: str
    clause: Proposed
    new: bool
    texts: dict[str, Wording]
    was: dict[str, Wording]


def changes_of(parts: Sequence[Part], proposal: Proposal) -> list[Change]:
    """The clauses of a file against those that stand, found by uid, by part, or by number."""
    standing = {part.uid: part for part in parts}
    by_number = {number: uid for uid, number in numbers(parts).items()}
    by_kind = {part.kind: part.uid for part in parts if part.kind in ONCE}
    found, taken = [], set()
    for clause in proposal.clauses:
        near = by_kind.get(clause.kind) or by_number.get(clause.number or 0, "")
        uid = clause.uid if clause.uid in standing else "" if clause.uid else near
        uid = "" if uid in taken else uid
        taken.add(uid)
        part = standing.get(uid)
        was = {tag: part.in_tag(tag) if part else Wording() for tag in clause.texts}
        texts = {tag: text for tag, text in clause.texts.items() if not says_same(text, was[tag])}
        found.append(Change(uid, clause, part is None, texts, was))
    return found


def says_same(one: Wording, other: Wording) -> bool:
    """Whether two wordings differ in nothing but the script of their digits."""
    return all(
        thai_digits_to_ascii(tidy(a)) == thai_digits_to_ascii(tidy(b))
        for a, b in ((one.heading, other.heading), (one.words, other.words))
    )


def applied(parts: Sequence[Part], changes: Iterable[Change]) -> list[Part]:
    """The clauses after these changes. What the file lacks stays; new ones follow the last."""
    found = list(parts)
    place = 0
    for change in changes:
        if change.new:
            uid = change.clause.uid or free_uid()
            topic, kind = change.clause.topic, change.clause.kind
            found.insert(place, Part(kind, topic, change.texts, uid))
            place += 1
            continue
        at = next(n for n, part in enumerate(found) if part.uid == change.uid)
        found[at] = replace(found[at], texts={**found[at].texts, **change.texts})
        place = at + 1
    return found


def why_not_take(*, status: str, seen: str, current: str, parts: Sequence[Part]) -> list[Refusal]:
    """Reasons against taking in a file. `seen` is the hash of the text it was compared with."""
    reasons = why_not("edit", status)
    if seen != current:
        reasons.append(Refusal("text-changed-since-file"))
    if len(parts) > MOST_CLAUSES:
        facts = {"count": len(parts), "most": MOST_CLAUSES}
        reasons.append(Refusal("file-clauses-too-many", facts))
    if long := too_long(parts):
        reasons.append(Refusal("file-clauses-too-long", {"clauses": long, "most": LONGEST_CLAUSE}))
    kinds = [part.kind for part in parts if part.kind in ONCE]
    if len(kinds) > len(set(kinds)):
        reasons.append(Refusal("file-has-part-twice"))
    return reasons


def too_long(parts: Sequence[Part]) -> list[str]:
    """The clauses that are longer than a clause may be in some language, by number or else by
    heading."""
    numbered = numbers(parts)
    return [
        str(numbered.get(part.uid) or next((t.heading for t in part.texts.values()), "") or "–")
        for part in parts
        if any(len(t.heading) + len(t.words) > LONGEST_CLAUSE for t in part.texts.values())
    ]


@transaction.atomic
def take_in_words(
    draft: Draft, proposal: Proposal, *, by: Actor, seen: str, file: str = ""
) -> list[Change]:
    """Write what a file brings: changed and new clauses; the rest is left alone. The changes.

    Raises Refused when the text changed since it was compared, or would pass a limit; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    standing = standing_of(draft)
    wanted = changes_of(standing.whole.parts, proposal)
    parts = applied(standing.whole.parts, wanted)
    refuse_if(why_not_take(status=draft.status, seen=seen, current=standing.sha256, parts=parts))
    changed = [change for change in wanted if change.texts or change.new]
    if not changed:
        return []
    lay_out(draft, parts, by=by)
    translated(draft, changed)
    draft = edited(draft, by=by, office=office)
    was = {"clauses": [said(change, change.was) for change in changed]}
    now = {"file": file, "clauses": [said(change, change.texts) for change in changed]}
    noted("draft.file-taken-in", draft, by=by, office=office, was=was, now=now)
    return changed


def translated(draft: Draft, changed: Iterable[Change]) -> None:
    """Translations that came with the file are as new as the originals beside them."""
    tags = {change.uid: set(change.texts) for change in changed if change.uid}
    rows = ClauseText.objects.filter(clause__draft=draft).select_related("clause")
    for row in rows:
        known = tags.get(row.clause.uid)
        if row.tag in known if known is not None else not row.against:
            row.against = hash_of_original(draft, row.clause, row.tag)
            row.save(update_fields=["against"])


def said(change: Change, texts: dict[str, Wording]) -> dict[str, object]:
    """One clause as the history keeps it."""
    words = {tag: {"heading": text.heading, "words": text.words} for tag, text in texts.items()}
    return {"clause": change.uid, "kind": change.clause.kind, "texts": words}

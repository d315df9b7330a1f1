"""The doors for every change to the words of a draft, and for its versions."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.crypto import get_random_string

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import edited, locked, noted
from phinong.drafting.canonical import Part, Whole, canonical, sha256_of, tidy
from phinong.drafting.models import Clause, ClauseKind, ClauseText, Draft, Version
from phinong.drafting.rules import why_not, why_not_add_clause, why_not_version, why_not_write
from phinong.drafting.wording_now import standing_of, whole_of_version, words_hash

UID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
STEP = 10  # between clauses, so that one can be put in without moving all


def user_or_none(by: Any) -> Any:
    """The account behind an actor; None for the register itself."""
    return by if getattr(by, "pk", None) else None


@transaction.atomic
def write_clause(
    draft: Draft, uid: str, tag: str, *, by: Actor, heading: str, words: str, seen: int
) -> ClauseText:
    """Write a clause's words in one language. `seen` is the revision the writer had before them.

    The same words change nothing. Raises Refused, with `clause-changed-meanwhile` when somebody
    wrote since: the caller shows both texts, so nobody's words are lost. NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    clause = clause_of(draft, uid)
    row = ClauseText.objects.filter(clause=clause, tag=tag).first()
    row = row or ClauseText(clause=clause, tag=tag)
    heading, words = tidy(heading).strip(), tidy(words)
    if (row.heading, row.words) == (heading, words):
        return row
    tags = list(draft.languages.values_list("tag", flat=True))
    length = len(heading) + len(words)
    refuse_if(
        why_not_write(
            status=draft.status,
            tag=tag,
            tags=tags,
            seen=seen,
            revision=row.revision,
            length=length,
        )
    )
    was = {"heading": row.heading, "words": row.words}
    row.heading, row.words, row.revision = heading, words, row.revision + 1
    row.against = hash_of_original(draft, clause, tag)
    row.changed_at, row.changed_by = timezone.now(), user_or_none(by)
    row.save()
    edited(draft, by=by, office=office)
    now = {"clause": uid, "language": tag, "heading": heading, "words": words}
    noted("draft.clause-written", draft, by=by, office=office, was=was, now=now)
    return row


def clause_of(draft: Draft, uid: str) -> Clause:
    """The clause with this uid. Raises Refused when the draft has none (any more)."""
    clause = draft.clauses.filter(uid=uid).first()
    if clause is None:
        refuse_if([Refusal("clause-gone")])
        raise AssertionError("unreachable")
    return clause


def hash_of_original(draft: Draft, clause: Clause, tag: str) -> str:
    """The hash of the words a translation in `tag` is made from; empty for an authentic text."""
    language = draft.languages.filter(tag=tag).first()
    if language is None or not language.based_on:
        return ""
    return words_hash(ClauseText.objects.filter(clause=clause, tag=language.based_on).first())


@transaction.atomic
def confirm_translation(draft: Draft, uid: str, tag: str, *, by: Actor) -> ClauseText:
    """Say that a translation still says what its original says. Raises Refused; NotAllowed."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not("edit", draft.status))
    clause = clause_of(draft, uid)
    row = ClauseText.objects.filter(clause=clause, tag=tag).first()
    against = hash_of_original(draft, clause, tag)
    if row is None or not against:
        refuse_if([Refusal("nothing-to-compare-with")])
        raise AssertionError("unreachable")
    if row.against != against:
        row.against = against
        row.save(update_fields=["against"])
        now = {"clause": uid, "language": tag}
        noted("draft.translation-confirmed", draft, by=by, office=office, now=now)
    return row


@transaction.atomic
def add_clause(
    draft: Draft,
    *,
    by: Actor,
    kind: str = ClauseKind.ARTICLE,
    topic: str = "",
    after: str = "",
    uid: str = "",
) -> Clause:
    """Add an empty clause behind the one called `after`, or at its kind's own place.

    Raises Refused for a kind that stands once or an unknown one; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    rows = list(draft.clauses.order_by("order", "id"))
    kinds = [row.kind for row in rows]
    refuse_if(why_not_add_clause(status=draft.status, kind=kind, kinds=kinds))
    place = place_for(rows, kind, after)
    draft.clauses.filter(order__gte=place).update(order=F("order") + STEP)
    clause = Clause.objects.create(
        draft=draft, uid=uid or free_uid(), kind=kind, topic=topic, order=place
    )
    edited(draft, by=by, office=office)
    now = {"clause": clause.uid, "kind": kind, "topic": topic}
    noted("draft.clause-added", draft, by=by, office=office, now=now)
    return clause


def free_uid() -> str:
    """A new name for a clause; ten letters make a second one of the same improbable."""
    return get_random_string(10, UID_LETTERS)


def place_for(rows: Sequence[Clause], kind: str, after: str) -> int:
    """The order of a new clause: behind `after`, else title, preamble, articles, signatures."""
    for row in rows:
        if row.uid == after:
            return row.order + 1
    ranks = {ClauseKind.TITLE: 0, ClauseKind.PREAMBLE: 1, ClauseKind.SIGNATURES: 3}
    rank = ranks.get(ClauseKind(kind), 2)
    before = [row.order for row in rows if ranks.get(ClauseKind(row.kind), 2) <= rank]
    return max(before, default=0) + 1


@transaction.atomic
def remove_clause(draft: Draft, uid: str, *, by: Actor, why: str = "") -> None:
    """Take a clause out; its words stay in the history and in every version. Raises Refused."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    clause = clause_of(draft, uid)
    refuse_if(why_not("edit", draft.status))
    texts = {row.tag: {"heading": row.heading, "words": row.words} for row in clause.texts.all()}
    was = {"clause": uid, "kind": clause.kind, "topic": clause.topic, "texts": texts}
    clause.delete()
    edited(draft, by=by, office=office)
    noted("draft.clause-removed", draft, by=by, office=office, was=was, why=why)


@transaction.atomic
def order_clauses(draft: Draft, uids: Sequence[str], *, by: Actor) -> None:
    """Put the clauses into this order. Raises Refused unless it names each of them once."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    rows = {row.uid: row for row in draft.clauses.all()}
    before = [row.uid for row in draft.clauses.order_by("order", "id")]
    whole = sorted(uids) == sorted(rows)
    refuse_if(
        [*why_not("edit", draft.status), *([] if whole else [Refusal("clause-order-incomplete")])]
    )
    if list(uids) == before:
        return
    for place, uid in enumerate(uids, start=1):
        rows[uid].order = place * STEP
    Clause.objects.bulk_update(rows.values(), ["order"])
    edited(draft, by=by, office=office)
    now = {"order": list(uids)}
    noted("draft.clauses-ordered", draft, by=by, office=office, was={"order": before}, now=now)


@transaction.atomic
def make_version(draft: Draft, *, by: Actor, note: str = "") -> Version:
    """Fix the text as it stands as the next version. Raises Refused when nothing changed since the
    latest one, or there are no words; NotAllowed."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    standing = standing_of(draft)
    latest = draft.versions.order_by("-number").first()
    refuse_if(
        why_not_version(
            status=draft.status,
            sha256=standing.sha256,
            latest=latest.sha256 if latest else "",
            empty=not any(part.texts for part in standing.whole.parts),
        )
    )
    return fix(draft, standing.whole, by=by, office=office, note=note)


def fix(draft: Draft, whole: Whole, *, by: Any, office: str, note: str = "") -> Version:
    """Write a text as the next version of a locked draft, and the event."""
    form = canonical(whole)
    top = draft.versions.aggregate(top=Max("number"))["top"] or 0
    version = Version.objects.create(
        draft=draft,
        number=top + 1,
        sha256=sha256_of(form),
        canonical=form,
        uids=[part.uid for part in whole.parts],
        note=note,
        office=office,
        made_at=timezone.now(),
        made_by=user_or_none(by),
    )
    now = {"version": version.number, "sha256": version.sha256}
    noted("draft.version-made", draft, by=by, office=office, now=now, why=note)
    return version


def keep_standing(draft: Draft, *, by: Any, office: str, note: str = "") -> Version | None:
    """Fix the text of a locked draft as it stands, unless it has no words or its latest version
    says the same; then None."""
    standing = standing_of(draft)
    latest = draft.versions.order_by("-number").first()
    same = latest is not None and latest.sha256 == standing.sha256
    if same or not any(part.texts for part in standing.whole.parts):
        return None
    return fix(draft, standing.whole, by=by, office=office, note=note)


def latest_version(draft: Draft, *, by: Actor) -> Version:
    """The version of the text as it stands, made when the latest one is another text."""
    latest = draft.versions.order_by("-number").first()
    if latest is not None and latest.sha256 == standing_of(draft).sha256:
        return latest
    return make_version(draft, by=by)


@transaction.atomic
def restore_version(draft: Draft, number: int, *, by: Actor, why: str = "") -> Draft:
    """Let the text say again what a version said. What stands now becomes a version first, so
    that nothing is lost. Parties and languages stay as they are, and so do the words of a
    language that the version had not. Raises Refused; NotAllowed."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not("edit", draft.status))
    version = draft.versions.get(number=number)
    standing = standing_of(draft)
    if standing.sha256 == version.sha256:
        return draft
    keep_standing(draft, by=by, office=office)
    whole = whole_of_version(version)
    tags = frozenset(standing.whole.tags) & frozenset(whole.tags)
    before = {part.uid: part for part in standing.whole.parts}
    lay_out(draft, whole.parts, by=by, tags=tags)
    # A translation that was older than its original and stays as it is stays older.
    changed = {part.uid for part in whole.parts if differs(before.get(part.uid), part, tags)}
    for clause in draft.clauses.filter(uid__in=changed):
        translated_now(draft, clause, tags=tags)
    draft = edited(draft, by=by, office=office)
    now = {"version": number}
    noted("draft.version-restored", draft, by=by, office=office, now=now, why=why)
    return draft


def differs(before: Part | None, after: Part, tags: Collection[str]) -> bool:
    """Whether a clause says something else in one of these languages."""
    return before is None or any(before.in_tag(tag) != after.in_tag(tag) for tag in tags)


def lay_out(
    draft: Draft, parts: Sequence[Part], *, by: Any, tags: Collection[str] | None = None
) -> None:
    """Make clauses and words say exactly what these parts say; each keeps its uid where it has one.

    Words are written in the languages `tags`, by default in those of the draft; what stands in any
    other stays. Revisions grow, so whoever is writing meanwhile is told.
    """
    if tags is None:
        tags = set(draft.languages.values_list("tag", flat=True))
    kept = {clause.uid: clause for clause in draft.clauses.all()}
    wanted = [part.uid or free_uid() for part in parts]
    draft.clauses.exclude(uid__in=wanted).delete()
    for place, (uid, part) in enumerate(zip(wanted, parts, strict=True), start=1):
        clause = kept.get(uid) or Clause(draft=draft, uid=uid)
        clause.kind, clause.topic, clause.order = part.kind, part.topic, place * STEP
        clause.save()
        lay_out_words(clause, part, tags, by=by)


def lay_out_words(clause: Clause, part: Part, tags: Collection[str], *, by: Any) -> None:
    """Make the words of one clause say what its part says, in each of these languages."""
    rows = {row.tag: row for row in clause.texts.all()}
    for tag in tags:
        row, text = rows.get(tag) or ClauseText(clause=clause, tag=tag), part.in_tag(tag)
        if (row.heading, row.words) != (text.heading, text.words):
            row.heading, row.words, row.revision = text.heading, text.words, row.revision + 1
            row.changed_at, row.changed_by = timezone.now(), user_or_none(by)
            row.save()


def translated_now(
    draft: Draft, clause: Clause | None = None, *, tags: Collection[str] | None = None
) -> None:
    """Words that came in all these languages at once are as new as their originals."""
    rows = ClauseText.objects.filter(clause__draft=draft).select_related("clause")
    rows = rows if tags is None else rows.filter(tag__in=tags)
    for row in rows.filter(clause=clause) if clause else rows:
        row.against = hash_of_original(draft, row.clause, row.tag)
        row.save(update_fields=["against"])


def sha256_of_standing(draft: Draft) -> str:
    """The hash of the text as it stands."""
    return sha256_of(canonical(standing_of(draft).whole))

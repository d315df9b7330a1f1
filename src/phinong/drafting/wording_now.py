"""The text as it stands: read whole, numbered, compared with its versions and its original."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from phinong.drafting.canonical import Part, Whole, Wording, canonical, sha256_of, tidy, whole_of
from phinong.drafting.models import Clause, ClauseKind, ClauseText, Draft, DraftLanguage, Version


@dataclass(frozen=True)
class Standing:
    """A draft's text as it stands: the rows by clause and language, and the whole with its hash."""

    clauses: tuple[Clause, ...]
    texts: Mapping[tuple[str, str], ClauseText]
    languages: tuple[DraftLanguage, ...]
    whole: Whole

    @cached_property
    def sha256(self) -> str:
        """The hash of the text as it stands."""
        return sha256_of(canonical(self.whole))

    def text(self, uid: str, tag: str) -> ClauseText | None:
        """The row of a clause in a language, or None while nobody wrote it."""
        return self.texts.get((uid, tag))


def standing_of(draft: Draft) -> Standing:
    """The text of a draft as it stands; three queries, one more where parties were not fetched."""
    clauses = tuple(draft.clauses.order_by("order", "id"))
    languages = tuple(draft.languages.order_by("order", "id"))
    uids = {clause.pk: clause.uid for clause in clauses}
    rows = ClauseText.objects.filter(clause__draft=draft)
    texts = {(uids[row.clause_id], row.tag): row for row in rows if row.clause_id in uids}
    parts = tuple(_part(clause, languages, texts) for clause in clauses)
    whole = Whole(
        instrument=draft.instrument,
        parties=tuple(party.body.code for party in draft.parties.all()),
        languages=tuple((language.tag, language.role) for language in languages),
        prevails=draft.prevails,
        parts=parts,
    )
    return Standing(clauses, texts, languages, whole)


def shown_standing(draft: Draft) -> Standing:
    """The text as the page that is being made shows it: read once for all its parts.

    Kept on this draft as it was fetched, so only for pages; actions read with `standing_of`.
    """
    kept: Standing | None = getattr(draft, "_shown_standing", None)
    if kept is None:
        kept = standing_of(draft)
        draft._shown_standing = kept  # type: ignore[attr-defined]
    return kept


def _part(
    clause: Clause,
    languages: Iterable[DraftLanguage],
    texts: Mapping[tuple[str, str], ClauseText],
) -> Part:
    words = {}
    for language in languages:
        row = texts.get((clause.uid, language.tag))
        if row is not None and (row.heading or row.words):
            words[language.tag] = Wording(row.heading, row.words)
    return Part(clause.kind, clause.topic, words, clause.uid)


def whole_of_version(version: Version) -> Whole:
    """The text of a version, its clauses known again by their uids."""
    return whole_of(version.canonical, version.uids, own=True)


def as_spoken(draft: Draft, version: Version) -> Whole:
    """The text of a version with its languages in the order of the draft, which the canonical form
    does not keep; a language that the draft has no more comes last."""
    return in_order_of(tongues_of(draft), whole_of_version(version))


def tongues_of(draft: Draft) -> list[str]:
    """The tags of a draft's languages in their order; one query."""
    return list(draft.languages.order_by("order", "id").values_list("tag", flat=True))


def in_order_of(tags: Sequence[str], whole: Whole) -> Whole:
    """A text with its languages in this order; those it does not name come last."""
    place = {tag: n for n, tag in enumerate(tags)}
    spoken = sorted(whole.languages, key=lambda row: place.get(row[0], len(tags)))
    return replace(whole, languages=tuple(spoken))


def numbers(parts: Iterable[Part]) -> dict[str, int]:
    """{uid: number} of the articles, counted in order from 1."""
    articles = (part.uid for part in parts if part.kind == ClauseKind.ARTICLE)
    return {uid: number for number, uid in enumerate(articles, start=1)}


def words_hash(text: ClauseText | Wording | None) -> str:
    """The hash of one clause's words in one language; empty for none."""
    if text is None or not (text.heading or text.words):
        return ""
    return sha256_of(f"{tidy(text.heading)}\n\n{tidy(text.words)}")


def older_than_original(standing: Standing) -> Iterator[tuple[str, str]]:
    """(uid, tag) of every translated clause whose original changed since it was last checked."""
    for language in standing.languages:
        if not language.based_on:
            continue
        for clause in standing.clauses:
            here = standing.text(clause.uid, language.tag)
            original = words_hash(standing.text(clause.uid, language.based_on))
            if here is not None and here.words and here.against != original:
                yield clause.uid, language.tag


def missing_words(standing: Standing) -> Iterator[tuple[str, str]]:
    """(uid, tag) of every clause that has words in some language and none in this one."""
    for part in standing.whole.parts:
        for tag in standing.whole.tags:
            if part.texts and not part.in_tag(tag):
                yield part.uid, tag

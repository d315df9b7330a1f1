"""Yes or no, with all reasons, for changes to drafts and their texts. Facts in, refusals out."""

from collections.abc import Collection, Mapping, Sequence

from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.drafting.models.draft import DraftStatus as S
from phinong.drafting.models.text import ClauseKind

MOVES: dict[str, tuple[frozenset[S], S]] = {  # verb: (from any of, to)
    "draft": (frozenset({S.INTENDED}), S.DRAFTING),
    "send": (frozenset({S.DRAFTING, S.IN_REVIEW}), S.IN_REVIEW),
    "return": (frozenset({S.IN_REVIEW}), S.DRAFTING),
    "agree": (frozenset({S.DRAFTING, S.IN_REVIEW}), S.AGREED),
    "edit": (frozenset({S.INTENDED, S.DRAFTING, S.IN_REVIEW, S.AGREED}), S.DRAFTING),
    "sign": (frozenset({S.AGREED}), S.SIGNED),
    "withdraw": (frozenset({S.INTENDED, S.DRAFTING, S.IN_REVIEW, S.AGREED}), S.WITHDRAWN),
    "take-up": (frozenset({S.WITHDRAWN}), S.DRAFTING),
    "unsign": (frozenset({S.SIGNED}), S.AGREED),  # recorded by mistake; reason required
}
NEEDS_REASON = frozenset({"withdraw", "take-up", "unsign"})
# Outcomes of the vocabulary `outcomes` that approve exactly the text they were given on.
APPROVING = frozenset({"approved", "endorsed"})
FEWEST_PARTIES = 2
LONGEST_CLAUSE = 20_000
MOST_CLAUSES = 300
MOST_LANGUAGES = 8
# Parts that stand once in a text.
ONCE = (ClauseKind.TITLE, ClauseKind.PREAMBLE, ClauseKind.SIGNATURES)


def why_not(verb: str, status: str) -> list[Refusal]:
    """Reasons against a move from a status; empty when the table has it."""
    sources, _target = MOVES[verb]
    return (
        [] if status in sources else [Refusal(f"draft-cannot-{verb}", {"status": S(status).label})]
    )


def why_not_move(verb: str, status: str, *, why: str = "") -> list[Refusal]:
    """The same with the reason that some moves need."""
    missing = verb in NEEDS_REASON and not why.strip()
    return why_not(verb, status) + ([Refusal("reason-missing")] if missing else [])


def why_not_open(
    *,
    instrument: str,
    parties: Sequence[str],
    tags: Sequence[str],
    prevails: str,
    titles: Mapping[str, str],
) -> list[Refusal]:
    """Reasons against opening a draft so. `parties` are body codes, `tags` language tags."""
    reasons = []
    if instrument not in vocabulary("instruments"):
        reasons.append(Refusal("instrument-unknown", {"instrument": instrument}))
    if len(set(parties)) < len(parties):
        reasons.append(Refusal("party-twice"))
    elif len(parties) < FEWEST_PARTIES:
        reasons.append(Refusal("parties-too-few"))
    if not any(text.strip() for text in titles.values()):
        reasons.append(Refusal("draft-title-missing"))
    return reasons + why_not_languages(tags, prevails)


def why_not_languages(tags: Sequence[str], prevails: str) -> list[Refusal]:
    """Reasons against these languages, and against the one that is to prevail."""
    reasons = [
        Refusal("draft-language-unknown", {"language": tag})
        for tag in tags
        if tag not in vocabulary("languages") or tag == "und"
    ]
    if not tags:
        reasons.append(Refusal("language-missing"))
    if len(set(tags)) < len(tags):
        reasons.append(Refusal("language-twice"))
    if len(tags) > MOST_LANGUAGES:
        reasons.append(Refusal("languages-too-many", {"most": MOST_LANGUAGES}))
    if prevails and prevails not in tags:
        reasons.append(Refusal("prevailing-language-not-in-text", {"language": prevails}))
    return reasons


def why_not_write(
    *, status: str, tag: str, tags: Collection[str], seen: int, revision: int, length: int
) -> list[Refusal]:
    """Reasons against writing a clause's words: who saw an older revision is told."""
    reasons = why_not("edit", status)
    if tag not in tags:
        reasons.append(Refusal("language-not-in-draft", {"language": tag}))
    if seen != revision:
        reasons.append(Refusal("clause-changed-meanwhile"))
    if length > LONGEST_CLAUSE:
        reasons.append(Refusal("clause-too-long", {"most": LONGEST_CLAUSE}))
    return reasons


def why_not_add_clause(*, status: str, kind: str, kinds: Sequence[str]) -> list[Refusal]:
    """Reasons against one more clause, given the kinds there are."""
    reasons = why_not("edit", status)
    if kind not in ClauseKind:
        reasons.append(Refusal("clause-kind-unknown", {"kind": kind}))
    elif kind in ONCE and kind in kinds:
        reasons.append(Refusal("clause-kind-once", {"kind": ClauseKind(kind).label}))
    if len(kinds) >= MOST_CLAUSES:
        reasons.append(Refusal("clauses-too-many", {"most": MOST_CLAUSES}))
    return reasons


def why_not_version(*, status: str, sha256: str, latest: str, empty: bool) -> list[Refusal]:
    """Reasons against fixing the text as the next version."""
    reasons = [] if status not in (S.SIGNED, S.WITHDRAWN) else why_not("edit", status)
    if empty:
        reasons.append(Refusal("text-empty"))
    if sha256 == latest:
        reasons.append(Refusal("version-unchanged"))
    return reasons


def why_not_decide_on(*, sha256: str, seen: str, latest: str, current: str) -> list[Refusal]:
    """Reasons against a verdict on a version.

    `seen` is the hash the decider had before them, `sha256` that of the version, `latest` that of
    the newest version and `current` that of the text as it stands now.
    """
    if seen != sha256:
        return [Refusal("version-not-the-one-seen")]
    if sha256 != latest:
        return [Refusal("version-not-the-latest")]
    return [] if sha256 == current else [Refusal("text-changed-since-version")]


def is_agreed(approved: Mapping[str, str], parties: Collection[str], current: str) -> bool:
    """Whether every party's last verdict approves exactly the text as it stands.

    `approved` is {body code: hash its last verdict approved, or ""}.
    """
    return bool(parties) and all(approved.get(code) == current for code in parties)

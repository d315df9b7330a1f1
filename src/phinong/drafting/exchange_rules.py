"""Yes or no, with all reasons, for texts that arrive in bundles. Facts in, refusals out."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.drafting.bundles import Sent
from phinong.drafting.canonical import Part, Whole
from phinong.drafting.models.text import ClauseKind
from phinong.drafting.rules import (
    LONGEST_CLAUSE,
    MOST_CLAUSES,
    ONCE,
    why_not,
    why_not_languages,
)

UID = re.compile(r"[A-Za-z0-9_-]{1,12}")
LONGEST_TITLE = 400
LONGEST_NOTE = 2_000
LONGEST_CODE = 160
# Clocks of two registers may differ by so much.
AHEAD = timedelta(days=1)
HASH = re.compile("[0-9a-f]{64}")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def why_not_hold(sent: Sent) -> list[Refusal]:
    """Reasons against what a bundle carries, whoever sent it: limits, codes, strange characters."""
    reasons = [*why_not_whole(sent.whole), *why_not_uids(sent.uids, len(sent.whole.parts))]
    texts = [*sent.title.values(), sent.note, *all_words(sent.whole)]
    if any(CONTROL.search(text) for text in texts):
        reasons.append(Refusal("bundle-strange-characters"))
    long = len(sent.note) > LONGEST_NOTE or any(len(t) > LONGEST_TITLE for t in sent.title.values())
    if long or max(map(len, (sent.draft, sent.office, sent.answers))) > LONGEST_CODE:
        reasons.append(Refusal("bundle-field-too-long"))
    if any(not HASH.fullmatch(hashed) for hashed in sent.approved.values()):
        reasons.append(Refusal("bundle-unreadable"))
    if not sent.draft or when_sent(sent.sent_at) is None:
        reasons.append(Refusal("bundle-unreadable"))
    return once(reasons)


def once(reasons: Sequence[Refusal]) -> list[Refusal]:
    """Each reason once, in order."""
    found: dict[str, Refusal] = {}
    for reason in reasons:
        found.setdefault(reason.code, reason)
    return list(found.values())


def why_not_whole(whole: Whole) -> list[Refusal]:
    """Reasons against a text that arrives, by the limits that bind our own texts."""
    reasons = why_not_languages(whole.tags, whole.prevails)
    if whole.instrument not in vocabulary("instruments"):
        reasons.append(Refusal("instrument-unknown", {"instrument": whole.instrument[:60]}))
    if len(whole.parts) > MOST_CLAUSES:
        reasons.append(Refusal("clauses-too-many", {"most": MOST_CLAUSES}))
    kinds = [part.kind for part in whole.parts]
    reasons += [
        Refusal("clause-kind-unknown", {"kind": kind[:60]})
        for kind in kinds
        if kind not in ClauseKind
    ]
    single = [kind for kind in kinds if kind in ONCE]
    if len(single) > len(set(single)):
        reasons.append(Refusal("file-has-part-twice"))
    if any(len(text) > LONGEST_CLAUSE for text in all_words(whole)):
        reasons.append(Refusal("clause-too-long", {"most": LONGEST_CLAUSE}))
    return reasons + why_not_parts(whole.parts, whole.tags)


def why_not_parts(parts: Sequence[Part], tags: Collection[str]) -> list[Refusal]:
    """Reasons against clauses: topics and languages that the text or the register has not."""
    topics = {part.topic for part in parts if part.topic} - set(vocabulary("clause-topics"))
    strange = {tag for part in parts for tag in part.texts} - set(tags)
    reasons = [Refusal("bundle-topic-unknown", {"topics": sorted(topics)[:5]})] if topics else []
    return reasons + (
        [Refusal("language-not-in-draft", {"language": sorted(strange)[0][:20]})] if strange else []
    )


def why_not_uids(uids: Sequence[str], clauses: int) -> list[Refusal]:
    """Each clause has a name of its own that ours may keep."""
    good = len(uids) == clauses == len(set(uids)) and all(UID.fullmatch(uid) for uid in uids)
    return [] if good else [Refusal("bundle-clause-names")]


def all_words(whole: Whole) -> list[str]:
    """Every heading and every wording of a text."""
    texts = [text for part in whole.parts for text in part.texts.values()]
    return [words for text in texts for words in (text.heading, text.words)]


def when_sent(text: str) -> datetime | None:
    """The instant a bundle names, with its zone; None for what is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def why_not_from(
    *, key_of: str, office: str, revoked: bool, sent_at: datetime | None, now: datetime
) -> list[Refusal]:
    """Reasons against a bundle by who signed it and when. `key_of` is the body whose key it is."""
    reasons = [Refusal("bundle-key-revoked")] if revoked else []
    if office != key_of:
        facts = {"office": office[:60], "key_of": key_of}
        reasons.append(Refusal("bundle-office-differs", facts))
    if sent_at and sent_at > now + AHEAD:
        reasons.append(Refusal("bundle-from-future"))
    return reasons


def why_not_receive(
    *, party: bool, status: str, sent_at: datetime | None, last: datetime | None, again: bool
) -> list[Refusal]:
    """Reasons against a bundle for one draft. `party` is whether its sender is a party there,
    `last` when the newest bundle of that sender was sent, `again` whether this one is kept."""
    reasons = [] if party else [Refusal("bundle-not-a-party")]
    reasons += why_not("edit", status)
    if again:
        return [*reasons, Refusal("bundle-kept-already")]
    if last and sent_at and sent_at <= last:
        reasons.append(Refusal("bundle-older", {"last": localdate(last)}))
    return reasons


def why_not_begin(*, unknown: Sequence[str], party: bool) -> list[Refusal]:
    """Reasons against a new draft from a bundle: every party is a body here, we are one."""
    reasons = [Refusal("bundle-body-unknown", {"bodies": list(unknown)[:8]})] if unknown else []
    return reasons + ([] if party else [Refusal("bundle-not-for-us")])


def why_not_take(
    *, status: str, seen: str, current: str, chosen: Collection[str], parts: Sequence[Part]
) -> list[Refusal]:
    """Reasons against taking chosen clauses. `seen` is the hash of our text as it was shown,
    `parts` what our text would then be."""
    reasons = why_not("edit", status)
    if seen != current:
        reasons.append(Refusal("text-changed-since-file"))
    if not chosen:
        reasons.append(Refusal("bundle-nothing-chosen"))
    if len(parts) > MOST_CLAUSES:
        reasons.append(Refusal("clauses-too-many", {"most": MOST_CLAUSES}))
    kinds = [part.kind for part in parts if part.kind in ONCE]
    if len(kinds) > len(set(kinds)):
        reasons.append(Refusal("file-has-part-twice"))
    return reasons


def why_not_count(*, approved: str, current: str) -> list[Refusal]:
    """Reasons against counting the approval a bundle carries: it must be of our text as it is."""
    if not approved:
        return [Refusal("bundle-approves-nothing")]
    return [] if approved == current else [Refusal("bundle-approves-other")]

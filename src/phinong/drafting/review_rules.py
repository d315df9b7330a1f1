"""Yes or no, with all reasons, for reviews and the remarks made in them. Facts in, refusals out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.drafting.canonical import Part
from phinong.drafting.models.draft import DraftStatus as S
from phinong.drafting.models.reviewing import RemarkState as R
from phinong.drafting.models.reviewing import ReviewKind
from phinong.drafting.rules import LONGEST_CLAUSE


class Stage(models.TextChoices):
    """Where a review stands; computed, never stored."""

    OPEN = "open", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    EXPIRED = "expired", _("Link expired")
    REVOKED = "revoked", _("Withdrawn")


USUAL_DAYS, MOST_DAYS = 30, 180
# What pages call a remark's state. "Open" alone is a verb elsewhere.
STATE_WORDS = {
    R.OPEN: _("Not answered yet"),
    R.ACCEPTED: R.ACCEPTED.label,
    R.ANSWERED: R.ANSWERED.label,
    R.CLOSED: R.CLOSED.label,
}
# A review's verbs, and the stages from which each goes.
REVIEW_VERBS: dict[str, frozenset[Stage]] = {
    "read": frozenset({Stage.OPEN, Stage.ANSWERED}),
    "remark": frozenset({Stage.OPEN, Stage.ANSWERED}),
    "decide": frozenset({Stage.OPEN, Stage.ANSWERED}),
    "remind": frozenset({Stage.OPEN}),
    "renew": frozenset({Stage.OPEN, Stage.ANSWERED, Stage.EXPIRED}),
    "revoke": frozenset({Stage.OPEN, Stage.ANSWERED, Stage.EXPIRED}),
}
# What is still possible when the draft was signed or withdrawn: to read, and to close the door.
ON_CLOSED_DRAFTS = frozenset({"read", "revoke"})
CLOSED_DRAFTS = frozenset({S.SIGNED, S.WITHDRAWN})
# A remark's verbs: (from any of, to); None leaves it where it stands.
REMARK_VERBS: dict[str, tuple[frozenset[R], R | None]] = {
    "reply": (frozenset({R.OPEN, R.ACCEPTED, R.ANSWERED}), None),
    "accept": (frozenset({R.OPEN, R.ANSWERED}), R.ACCEPTED),
    "answer": (frozenset({R.OPEN, R.ANSWERED}), R.ANSWERED),
    "close": (frozenset({R.OPEN, R.ACCEPTED, R.ANSWERED}), R.CLOSED),
    "reopen": (frozenset({R.ACCEPTED, R.ANSWERED, R.CLOSED}), R.OPEN),
}
# What a reviewer may decide, codes of the vocabulary `outcomes`; the rest are steps of a route.
DECISIONS = (
    "approved",
    "approved-in-principle",
    "endorsed",
    "endorsed-with-changes",
    "acknowledged",
    "returned",
    "rejected",
)
# Outcomes after which the text goes back to those who write it.
RETURNING = frozenset({"returned", "rejected", "endorsed-with-changes"})


@dataclass(frozen=True, slots=True)
class Spot:
    """What a remark is about: the whole text (no uid), a clause, or words of it in one language."""

    uid: str = ""
    tag: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""


def stage_of(
    *,
    revoked_at: datetime | None,
    expires_at: datetime | None,
    answered_at: datetime | None,
    now: datetime,
) -> Stage:
    """Where a review stands at this moment. A door that was shut stays shut, answered or not."""
    if revoked_at is not None:
        return Stage.REVOKED
    if expires_at is not None and expires_at <= now:
        return Stage.EXPIRED
    return Stage.ANSWERED if answered_at is not None else Stage.OPEN


def why_not_review(verb: str, stage: str, status: str) -> list[Refusal]:
    """Reasons against a verb on a review at this stage, of a draft in this status."""
    reasons = []
    if stage not in REVIEW_VERBS[verb]:
        codes = {
            Stage.EXPIRED: Refusal("review-expired"),
            Stage.REVOKED: Refusal("review-revoked"),
            Stage.ANSWERED: Refusal("review-answered"),
        }
        reasons.append(codes[Stage(stage)])
    if verb not in ON_CLOSED_DRAFTS:
        reasons += why_not_review_draft(status)
    return reasons


def why_not_review_draft(status: str) -> list[Refusal]:
    """A draft that was signed or withdrawn is not reviewed any more."""
    if status not in CLOSED_DRAFTS:
        return []
    return [Refusal("review-draft-closed", {"status": S(status).label})]


def why_not_ask(
    *,
    status: str,
    kind: str,
    reviewer: str,
    by_link: bool,
    has_office: bool,
    days: int,
    due: date | None,
    today: date,
) -> list[Refusal]:
    """Reasons against asking for a review so.

    `has_office` says whether a body was named whose office works in this register: it is asked
    inside, so that nobody speaks for it who holds no role there. Everybody else gets a link.
    """
    reasons = why_not_review_draft(status)
    if kind not in ReviewKind:
        reasons.append(Refusal("review-kind-unknown"))
    if by_link and has_office:
        reasons.append(Refusal("review-body-has-office"))
    if not by_link and not has_office:
        reasons.append(Refusal("review-body-has-no-office"))
    if by_link and not reviewer.strip():
        reasons.append(Refusal("reviewer-missing"))
    if by_link:
        reasons += why_not_days(days)
    if due is not None and due < today:
        reasons.append(Refusal("review-due-past", {"due": due}))
    return reasons


def why_not_days(days: int) -> list[Refusal]:
    """Reasons against a link that opens for so many days."""
    return [] if 1 <= days <= MOST_DAYS else [Refusal("review-days", {"most": MOST_DAYS})]


def why_not_settle(verb: str, state: str, status: str, *, answer: str = "") -> list[Refusal]:
    """Reasons against a verb on a remark in this state, of a draft in this status."""
    sources, _target = REMARK_VERBS[verb]
    reasons = why_not_review_draft(status)
    if state not in sources:
        reasons.append(Refusal(f"remark-cannot-{verb}", {"state": STATE_WORDS[R(state)]}))
    if verb in ("answer", "reply"):
        reasons += [Refusal("answer-missing")] if not answer.strip() else []
    if len(answer) > LONGEST_CLAUSE:
        reasons.append(Refusal("remark-too-long", {"most": LONGEST_CLAUSE}))
    return reasons


def why_not_remark(
    *, name: str, spot: Spot, parts: Mapping[str, Part], words: str, proposal: str | None
) -> list[Refusal]:
    """Reasons against a remark on a version whose clauses are `parts` by uid."""
    reasons = [] if name.strip() else [Refusal("remark-name-missing")]
    if not words.strip() and proposal is None:
        reasons.append(Refusal("remark-empty"))
    if max(len(words), len(proposal or "")) > LONGEST_CLAUSE:
        reasons.append(Refusal("remark-too-long", {"most": LONGEST_CLAUSE}))
    part = parts.get(spot.uid)
    if spot.uid and part is None:
        return [*reasons, Refusal("remark-clause-not-in-version")]
    return reasons + why_not_spot(spot, part, proposal)


def why_not_spot(spot: Spot, part: Part | None, proposal: str | None) -> list[Refusal]:
    """Reasons against these words of a clause, and against what is proposed in their place."""
    needs_words = proposal is not None or bool(spot.quote) or spot.start is not None
    if not needs_words and not spot.tag:
        return []
    if part is None:
        return [Refusal("remark-clause-missing")] if needs_words else []
    if spot.tag not in part.texts:
        return [Refusal("remark-language-not-in-version")]
    words, reasons = part.in_tag(spot.tag).words, []
    if (spot.start is None) != (spot.end is None):
        reasons.append(Refusal("remark-span-outside"))
    elif spot.start is not None and spot.end is not None:
        if not 0 <= spot.start < spot.end <= len(words):
            reasons.append(Refusal("remark-span-outside"))
        elif spot.quote and words[spot.start : spot.end] != spot.quote:
            reasons.append(Refusal("remark-quote-not-there"))
    elif spot.quote and spot.quote not in words:
        reasons.append(Refusal("remark-quote-not-there"))
    if proposal is not None and proposal == words:
        reasons.append(Refusal("proposal-changes-nothing"))
    return reasons


def why_not_outcome(*, outcome: str, seen: str, sha256: str, name: str) -> list[Refusal]:
    """Reasons against an outcome; `seen` is the hash the reviewer had before them."""
    reasons = [] if name.strip() else [Refusal("remark-name-missing")]
    if outcome not in DECISIONS or outcome not in vocabulary("outcomes"):
        reasons.append(Refusal("review-outcome-unknown"))
    return reasons + ([] if seen == sha256 else [Refusal("version-not-the-one-seen")])

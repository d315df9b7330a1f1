"""The doors for reviews: asking, reminding, the link's life, and a reviewer's outcome."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, NotAllowed
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.access import May, offices_of, require_any
from phinong.drafting.actions import locked, moved, noted
from phinong.drafting.letters import tell_asker, tell_office
from phinong.drafting.links import hash_of, new_secret
from phinong.drafting.models import Draft, DraftStatus, Review, ReviewKind, Verdict, Version
from phinong.drafting.review_rules import (
    RETURNING,
    USUAL_DAYS,
    Stage,
    stage_of,
    why_not_ask,
    why_not_days,
    why_not_outcome,
    why_not_review,
)
from phinong.drafting.rules import APPROVING, is_agreed, why_not
from phinong.drafting.texts import latest_version, sha256_of_standing, user_or_none
from phinong.drafting.verdicts import approvals
from phinong.places.models import Body


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever came by a review's link. Holds no role anywhere: the link opens its review alone."""

    review: Review
    name: str

    def may(self, what: str, body: str) -> bool:
        """Never: what a guest may do stands with the review."""
        return False

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Asked:
    """A review that was asked for, and the link's secret: here and nowhere else, ever again."""

    review: Review
    secret: str = ""


@transaction.atomic
def ask_for_review(
    draft: Draft,
    *,
    by: Actor,
    kind: str,
    today: date,
    body: Body | None = None,
    reviewer: str = "",
    asked: str = "",
    due: date | None = None,
    by_link: bool = False,
    days: int = USUAL_DAYS,
    origin: str = "",
) -> Asked:
    """Send the text as it stands to somebody for an opinion; it becomes a version if it is none.

    A body whose office works in this register is asked inside and gets mail; anybody else gets a
    link. `origin` is the address of this register for the mail. Raises Refused; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    facts: dict[str, Any] = {"kind": kind, "reviewer": reviewer.strip(), "by_link": by_link}
    has_office = body is not None and body.roles.exists()
    refuse_if(
        why_not_ask(
            status=draft.status, has_office=has_office, days=days, due=due, today=today, **facts
        )
    )
    version = latest_version(draft, by=by)
    secret, now = new_secret() if by_link else "", timezone.now()
    review = Review.objects.create(
        draft=draft,
        version=version,
        kind=kind,
        body=body,
        reviewer=facts["reviewer"],
        round=round_of(draft, kind, body, facts["reviewer"]),
        asked=asked.strip(),
        asked_by=user_or_none(by),
        asked_at=now,
        due=due,
        secret_sha256=hash_of(secret) if secret else "",
        expires_at=now + timedelta(days=days) if secret else None,
    )
    noted("draft.review-asked", draft, by=by, office=office, now=facts_of(review), why=asked)
    if not why_not("send", draft.status):
        moved(draft, "send", by=by, office=office)
    if not by_link:
        transaction.on_commit(partial(tell_office, review, origin=origin), robust=True)
    return Asked(review, secret)


def round_of(draft: Draft, kind: str, body: Body | None, reviewer: str) -> int:
    """Which round it is: a body is the same whoever reads there, others go by their name."""
    same = draft.reviews.filter(kind=kind, body=body)
    if body is None:
        same = same.filter(reviewer=reviewer)
    return same.count() + 1


def facts_of(review: Review) -> dict[str, Any]:
    """What an event keeps of a review."""
    return {
        "review": review.pk,
        "version": review.version.number,
        "sha256": review.version.sha256,
        "reviewer": str(review.body.code) if review.body else review.reviewer,
        "round": review.round,
    }


def stage_now(review: Review) -> Stage:
    """Where a review stands now."""
    return stage_of(
        revoked_at=review.revoked_at,
        expires_at=review.expires_at,
        answered_at=review.answered_at,
        now=timezone.now(),
    )


def locked_review(review: Review) -> tuple[Draft, Review]:
    """The draft and the review as they are now, locked until the transaction ends."""
    draft = locked(review.draft)
    kept = Review.objects.select_for_update(of=("self",)).select_related("version", "body")
    found = kept.get(pk=review.pk)
    found.draft = draft
    return draft, found


def opened_for(review: Review, verb: str, by: Actor) -> tuple[Draft, Review, str]:
    """The locked draft and review for an act of the office that sent it, and which office acts.

    Raises NotAllowed, and Refused when the review's stage or the draft's status forbid it.
    """
    draft, review = locked_review(review)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_review(verb, stage_now(review), draft.status))
    return draft, review, office


@transaction.atomic
def revoke_review(review: Review, *, by: Actor, why: str = "") -> Review:
    """Take a review back: its link and its page open no more. Raises Refused; NotAllowed."""
    draft, review, office = opened_for(review, "revoke", by)
    review.revoked_at = timezone.now()
    review.save(update_fields=["revoked_at"])
    noted("draft.review-revoked", draft, by=by, office=office, now=facts_of(review), why=why)
    return review


@transaction.atomic
def renew_link(review: Review, *, by: Actor, days: int = USUAL_DAYS) -> Asked:
    """A new link in place of the old one, which opens no more. Raises Refused; NotAllowed."""
    draft, review, office = opened_for(review, "renew", by)
    refuse_if([*([] if review.secret_sha256 else [Refusal("review-no-link")]), *why_not_days(days)])
    secret = new_secret()
    review.secret_sha256 = hash_of(secret)
    review.expires_at = timezone.now() + timedelta(days=days)
    review.save(update_fields=["secret_sha256", "expires_at"])
    noted("draft.review-link-renewed", draft, by=by, office=office, now=facts_of(review))
    return Asked(review, secret)


@transaction.atomic
def remind_reviewer(review: Review, *, by: Actor, origin: str = "") -> Review:
    """Write to the reviewing office again. Raises Refused, also for a link, which has no address to
    write to; NotAllowed."""
    draft, review, office = opened_for(review, "remind", by)
    refuse_if([Refusal("review-by-link")] if review.secret_sha256 else [])
    noted("draft.review-reminded", draft, by=by, office=office, now=facts_of(review))
    transaction.on_commit(partial(tell_office, review, origin=origin, again=True), robust=True)
    return review


def require_reviewer(by: Actor, what: str, review: Review) -> str:
    """The office for which `by` speaks in a review; empty for a guest. Raises NotAllowed.

    A guest speaks in the review of the link alone; a body's office for itself. For a reviewer
    without an office here, whoever may do `what` in an office of the draft writes down what the
    reviewer said on paper.
    """
    if isinstance(by, Guest):
        if by.review.pk != review.pk or not review.secret_sha256:
            raise NotAllowed(what, review.draft.kept_by)
        return ""
    if not review.secret_sha256 and review.body is not None:
        code = review.body.code
        if getattr(by, "is_authenticated", True) and by.may(what, code):
            return code
        raise NotAllowed(what, code)
    return require_any(by, what, review.draft)


def event_office(review: Review, office: str) -> str:
    """Under which office the history keeps a reviewer's act: a draft's own office for guests and
    for reviewers that are none of its parties."""
    offices = offices_of(review.draft)
    return office if office in offices else offices[0]


@transaction.atomic
def give_outcome(
    review: Review,
    *,
    by: Actor,
    outcome: str,
    seen: str,
    name: str = "",
    words: str = "",
    origin: str = "",
) -> Verdict:
    """A reviewer's outcome on exactly the version that was sent; `seen` is the hash shown to them.

    A return takes a draft in review back to drafting. Thinking again is another outcome beside the
    first. Raises Refused when the link is over, the draft closed, or another text was seen;
    NotAllowed.
    """
    draft, review = locked_review(review)
    office = require_reviewer(by, May.APPROVE, review)
    said = name.strip() or str(by)
    reasons = why_not_review("decide", stage_now(review), draft.status)
    version: Version = review.version
    facts = {"outcome": outcome, "seen": seen, "sha256": version.sha256, "name": said}
    refuse_if([*reasons, *why_not_outcome(**facts)])
    now = timezone.now()
    verdict = Verdict.objects.create(
        draft=draft,
        version=version,
        sha256=version.sha256,
        review=review,
        body=review.body if binds(review) else None,
        outcome=outcome,
        words=words.strip(),
        by=user_or_none(by),
        by_name=said,
        at=now,
    )
    if review.answered_at is None:
        review.answered_at = now
        review.save(update_fields=["answered_at"])
    kept = event_office(review, office)
    told = {**facts_of(review), "outcome": outcome, "name": said}
    noted("draft.reviewed", draft, by=by, office=kept, now=told, why=words)
    follow_outcome(draft, outcome, by=by, office=kept)
    transaction.on_commit(partial(tell_asker, review, said, origin=origin), robust=True)
    return verdict


def binds(review: Review) -> bool:
    """Whether an outcome is the body's own decision on the text. What counsel or a committee of a
    party says is no approval by that party, and does not end one."""
    parties = [party.body_id for party in review.draft.parties.all()]
    return review.kind == ReviewKind.OTHER_SIDE or review.body_id not in parties


def follow_outcome(draft: Draft, outcome: str, *, by: Any, office: str) -> None:
    """The status that a reviewer's outcome leads to: back to drafting when it is returned, agreed
    when it was the last approval missing, not agreed any more when a party thought again."""
    current = sha256_of_standing(draft)
    parties = [party.body.code for party in draft.parties.all()]
    agreed = is_agreed(approvals(draft), parties, current)
    if agreed and outcome in APPROVING and not why_not("agree", draft.status):
        moved(draft, "agree", by=by, office=office)
    elif not agreed and draft.status == DraftStatus.AGREED:
        moved(draft, "edit", by=by, office=office)
    elif outcome in RETURNING and draft.status == DraftStatus.IN_REVIEW:
        moved(draft, "return", by=by, office=office)

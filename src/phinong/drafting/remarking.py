"""The doors for remarks: making them, and what the office that writes the text does with them."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, NotAllowed
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import locked, noted
from phinong.drafting.canonical import Whole, tidy
from phinong.drafting.models import ClauseText, Draft, Remark, RemarkState, Review, Version
from phinong.drafting.review_rules import (
    REMARK_VERBS,
    Spot,
    why_not_remark,
    why_not_review,
    why_not_review_draft,
    why_not_settle,
)
from phinong.drafting.reviewing import (
    Guest,
    event_office,
    locked_review,
    require_reviewer,
    stage_now,
)
from phinong.drafting.texts import latest_version, user_or_none, write_clause
from phinong.drafting.wording_now import whole_of_version


@transaction.atomic
def remark_in_review(
    review: Review,
    *,
    by: Actor,
    spot: Spot,
    words: str,
    proposal: str | None = None,
    name: str = "",
) -> Remark:
    """A reviewer's remark on the version that was sent. `proposal` is the whole clause in one
    language as the reviewer would have it, None when nothing is proposed.

    Raises Refused when the link is over, the draft closed, or the version has no such words;
    NotAllowed for who is not this review's reviewer.
    """
    draft, review = locked_review(review)
    office = require_reviewer(by, May.EDIT_TIE, review)
    reasons = why_not_review("remark", stage_now(review), draft.status)
    made = made_remark(
        review.version, by=by, spot=spot, words=words, proposal=proposal, name=name, reasons=reasons
    )
    made.review, made.office = review, office
    kept = event_office(review, office)
    return entered(made, by=by, office=kept)


@transaction.atomic
def remark_in_office(
    draft: Draft, *, by: Actor, spot: Spot, words: str, proposal: str | None = None
) -> Remark:
    """A remark of an office that works on the draft, on the text as it stands: it becomes a version
    if it is none. Raises Refused; NotAllowed."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_review_draft(draft.status))
    version = latest_version(draft, by=by)
    made = made_remark(version, by=by, spot=spot, words=words, proposal=proposal, name="")
    made.office = office
    return entered(made, by=by, office=office)


def made_remark(
    version: Version,
    *,
    by: Actor,
    spot: Spot,
    words: str,
    proposal: str | None,
    name: str,
    reasons: Any = (),
) -> Remark:
    """A remark that is not kept yet. Raises Refused with these reasons and with its own."""
    said = name.strip() or str(by)
    words = tidy(words).strip()
    proposal = None if proposal is None else tidy(proposal)
    parts = {part.uid: part for part in whole_of_version(version).parts}
    own = why_not_remark(name=said, spot=spot, parts=parts, words=words, proposal=proposal)
    refuse_if([*reasons, *own])
    start, end, quote = found_at(whole_of_version(version), spot)
    return Remark(
        draft_id=version.draft_id,
        version=version,
        uid=spot.uid,
        tag=spot.tag,
        start=start,
        end=end,
        quote=quote,
        words=words,
        proposal=proposal,
        by=user_or_none(by),
        by_name=said,
        at=timezone.now(),
    )


def found_at(whole: Whole, spot: Spot) -> tuple[int | None, int | None, str]:
    """(start, end, quoted words) of a spot. Words that stand more than once keep no place when none
    was given: which of them was meant is not guessed."""
    words = next((p.in_tag(spot.tag).words for p in whole.parts if p.uid == spot.uid), "")
    if spot.start is not None and spot.end is not None:
        return spot.start, spot.end, words[spot.start : spot.end]
    if spot.quote and words.count(spot.quote) == 1:
        start = words.index(spot.quote)
        return start, start + len(spot.quote), spot.quote
    return None, None, spot.quote


def entered(remark: Remark, *, by: Actor, office: str) -> Remark:
    """Keep a remark and write the event."""
    remark.save()
    now = {**facts_of(remark), "words": remark.words, "quote": remark.quote}
    if remark.proposal is not None:
        now["proposal"] = remark.proposal
    noted("draft.remarked", remark.draft, by=by, office=office, now=now)
    return remark


def facts_of(remark: Remark) -> dict[str, Any]:
    """What an event keeps of a remark, besides what was said."""
    return {
        "remark": remark.pk,
        "clause": remark.uid,
        "language": remark.tag,
        "version": remark.version.number,
        "name": remark.by_name,
    }


def locked_remark(remark: Remark) -> tuple[Draft, Remark]:
    """The draft and the remark as they are now, locked until the transaction ends."""
    draft = locked(remark.draft)
    kept = Remark.objects.select_for_update(of=("self",)).select_related("version")
    found = kept.get(pk=remark.pk)
    found.draft = draft
    return draft, found


@transaction.atomic
def reply(remark: Remark, *, by: Actor, words: str, name: str = "") -> Remark:
    """A word in a remark's thread, by its reviewer or by an office of the draft; a reply to a reply
    joins the same thread. Raises Refused; NotAllowed."""
    draft, remark = locked_remark(remark.parent or remark)
    words = tidy(words).strip()
    review = remark.review
    speaks = isinstance(by, Guest) or (review is not None and not may_settle(by, draft))
    reasons = why_not_settle("reply", remark.state, draft.status, answer=words)
    if speaks:
        if review is None:
            raise NotAllowed(May.EDIT_TIE, draft.kept_by)
        office = require_reviewer(by, May.EDIT_TIE, review)
        reasons += why_not_review("remark", stage_now(review), "")
        kept = event_office(review, office)
    else:
        kept = office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(reasons)
    made = Remark(
        draft=draft,
        version=remark.version,
        review=review,
        uid=remark.uid,
        tag=remark.tag,
        words=words,
        by=user_or_none(by),
        by_name=name.strip() or str(by),
        office=office,
        at=timezone.now(),
        parent=remark,
    )
    return entered(made, by=by, office=kept)


def may_settle(by: Actor, draft: Draft) -> bool:
    """Whether somebody works on the text itself, and not only reviews it."""
    try:
        require_any(by, May.EDIT_TIE, draft)
    except NotAllowed:
        return False
    return True


@transaction.atomic
def accept(
    remark: Remark, *, by: Actor, seen: int = 0, words: str | None = None, answer: str = ""
) -> Remark:
    """Take a remark up. A proposal's words, or `words` as the office rewrote them, are written into
    the clause; `seen` is the revision the officer had before them. What the clause says then is
    kept beside the remark.

    Raises Refused, with `clause-changed-meanwhile` when somebody wrote since; NotAllowed.
    """
    draft, remark = locked_remark(remark)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_settle("accept", remark.state, draft.status, answer=answer))
    wanted = remark.proposal if words is None else words
    row = ClauseText.objects.filter(
        clause__draft=draft, clause__uid=remark.uid, tag=remark.tag
    ).first()
    if remark.proposal is not None and wanted is not None:
        heading = row.heading if row else ""
        row = write_clause(
            draft, remark.uid, remark.tag, by=by, heading=heading, words=wanted, seen=seen
        )
    remark.became = row.words if row else ""
    return settled(draft, remark, "accept", by=by, office=office, answer=answer)


@transaction.atomic
def answer(remark: Remark, *, by: Actor, words: str) -> Remark:
    """Answer a remark without taking it up. Raises Refused; NotAllowed."""
    return settle(remark, "answer", by=by, words=words)


@transaction.atomic
def close(remark: Remark, *, by: Actor, words: str = "") -> Remark:
    """Close a remark: nothing is left to do. Raises Refused; NotAllowed."""
    return settle(remark, "close", by=by, words=words)


@transaction.atomic
def reopen(remark: Remark, *, by: Actor, words: str = "") -> Remark:
    """Open a remark again; its answer stays. Raises Refused; NotAllowed."""
    return settle(remark, "reopen", by=by, words=words)


def settle(remark: Remark, verb: str, *, by: Actor, words: str) -> Remark:
    """One of the verbs that leave the text alone."""
    draft, remark = locked_remark(remark)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_settle(verb, remark.state, draft.status, answer=words))
    return settled(draft, remark, verb, by=by, office=office, answer=words)


def settled(
    draft: Draft, remark: Remark, verb: str, *, by: Actor, office: str, answer: str
) -> Remark:
    """Write the state a verb leads to, the answer when there is one, and the event with both."""
    was = {"state": remark.state, "answer": remark.answer}
    target = REMARK_VERBS[verb][1]
    remark.state = target or RemarkState(remark.state)
    remark.answer = tidy(answer).strip() or remark.answer
    remark.settled_by, remark.settled_at = user_or_none(by), timezone.now()
    remark.save(update_fields=["state", "answer", "became", "settled_by", "settled_at"])
    now = {"state": str(remark.state), "answer": remark.answer, "became": remark.became}
    noted(
        f"draft.remark-{verb}",
        draft,
        by=by,
        office=office,
        was=was,
        now={**facts_of(remark), **now},
    )
    return remark

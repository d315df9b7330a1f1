"""The doors for calling a meeting: invitations by mail and calendar, and their answers."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.conduct_rules import why_not_move
from phinong.meetings.holders import Holder, holders, seats_of, standing_on
from phinong.meetings.invitation_mail import send
from phinong.meetings.models import Answer, Invitation, Meeting


def who_is_invited(meeting: Meeting, language: str) -> list[Holder]:
    """The seats of the meeting's committee on its day, with who holds them then."""
    committee = planning.committee_of(meeting)
    day = meeting.held_day or timezone.localdate()
    return holders(standing_on(seats_of(committee), day), day, language)


@transaction.atomic
def call_meeting(meeting: Meeting, *, by: Actor, language: str = "th") -> list[Invitation]:
    """Invite every seat: to its address goes a mail with the entry for the calendar; seats without
    an address are listed to be invited by letter. Called again, the entries are replaced.

    What stands on every agenda is put on it. Raises Refused; NotAllowed.
    """
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    invited = who_is_invited(meeting, language)
    reasons = why_not_move("call", meeting.status)
    reasons += [] if invited else [Refusal("nobody-to-invite")]
    reasons += [] if meeting.starts_at else [Refusal("meeting-time-missing")]
    refuse_if(reasons)
    begin_agenda(meeting, by=by)
    found = [invite(meeting, holder) for holder in invited]
    planning.moved(meeting, "call", by=by, now={"invited": len(found)})
    mailed = [row.pk for row in found if row.mail]
    transaction.on_commit(partial(send, meeting.pk, mailed, language))
    return found


def invite(meeting: Meeting, holder: Holder) -> Invitation:
    """The invitation of one seat, in the name of who holds it; sent again it counts up."""
    row = meeting.invitations.filter(seat=holder.seat).first()
    row = row or Invitation(meeting=meeting, seat=holder.seat, uid=uuid.uuid4())
    row.sequence = row.sequence + 1 if row.sent_at else 0
    row.person, row.name, row.post = holder.person, holder.name, holder.post[:300]
    row.mail, row.sent_at = holder.seat.mail, timezone.now()
    row.save()
    return row


@transaction.atomic
def invite_guest(
    meeting: Meeting, *, by: Actor, name: str, post: str = "", mail: str = ""
) -> Invitation:
    """Invite somebody who has no seat. Sent with the next calling. Raises Refused; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    reasons = why_not_move("call", meeting.status)
    reasons += [] if name.strip() else [Refusal("attendance-name-missing")]
    refuse_if(reasons)
    row = Invitation.objects.create(
        meeting=meeting, uid=uuid.uuid4(), name=name.strip(), post=post.strip(), mail=mail
    )
    planning.told("meeting.guest-invited", meeting, by=by, now={"name": row.name})
    return row


@transaction.atomic
def answer(invitation: Invitation, *, by: Actor, said: str, words: str = "") -> Invitation:
    """Write down what somebody answered. Raises Refused for an unknown answer; NotAllowed."""
    meeting = planning.locked(invitation.meeting)
    require_meeting(by, meeting)
    refuse_if([] if said in Answer else [Refusal("answer-unknown", {"answer": said})])
    was = {"answer": invitation.answer}
    invitation.answer, invitation.words = said, words.strip()[:300]
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["answer", "words", "answered_at"])
    now: dict[str, Any] = {"answer": said, "invitation": invitation.pk}
    planning.told("meeting.answered", meeting, by=by, was=was, now=now, why=words)
    return invitation


def unreached(invitations: Sequence[Invitation]) -> list[Invitation]:
    """Those who have no address: to be invited by letter."""
    return [row for row in invitations if not row.mail]

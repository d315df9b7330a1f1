"""The doors for calling a meeting: invitations by mail and calendar, and their answers."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.links import hash_of, new_secret, opened_by
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.conduct_rules import why_not_move
from phinong.meetings.holders import Holder, holders, seats_of, standing_on
from phinong.meetings.invitation_mail import send
from phinong.meetings.models import Answer, Invitation, Meeting, MeetingStatus


def who_is_invited(meeting: Meeting, language: str) -> list[Holder]:
    """The seats of the meeting's committee on its day, with who holds them then."""
    committee = planning.committee_of(meeting)
    day = meeting.held_day or timezone.localdate()
    return holders(standing_on(seats_of(committee), day), day, language)


@transaction.atomic
def call_meeting(
    meeting: Meeting, *, by: Actor, language: str = "th", origin: str = ""
) -> list[Invitation]:
    """Invite every seat: to its address goes a mail with the entry for the calendar and a link to
    answer by; seats without an address are listed to be invited by letter. Called again, entries
    and links are replaced. `origin` is the address of this register for the mail.

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
    secrets = {row.pk: with_link(row) for row in found if row.mail}
    transaction.on_commit(partial(send, meeting.pk, secrets, language, origin))
    return found


def with_link(row: Invitation) -> str:
    """Give an invitation a new link in place of any before; its secret, here and in the mail."""
    secret = new_secret()
    row.secret_sha256 = hash_of(secret)
    row.save(update_fields=["secret_sha256"])
    return secret


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
    return answered(invitation, meeting, by=by, said=said, words=words)


@transaction.atomic
def answer_by_link(invitation: Invitation, *, said: str, words: str = "") -> Invitation:
    """What somebody invited answers by the link of their mail, until the meeting is opened or its
    day is over. Raises Refused then, for an unknown answer, and for a substitute without a name."""
    meeting = planning.locked(invitation.meeting)
    reasons = [] if is_awaited(meeting) else [Refusal("answer-too-late")]
    reasons += [] if said else [Refusal("answer-unknown", {"answer": said})]
    named = said != Answer.SENDS or words.strip()
    refuse_if(reasons + ([] if named else [Refusal("substitute-name-missing")]))
    return answered(invitation, meeting, by=Invited(invitation), said=said, words=words)


def is_awaited(meeting: Meeting) -> bool:
    """Whether answers to the invitations are still awaited."""
    over = meeting.held_day is not None and meeting.held_day < timezone.localdate()
    return meeting.status == MeetingStatus.CALLED and not over


@dataclass(frozen=True, slots=True)
class Invited:
    """Whoever came by the link of an invitation. Holds no role anywhere."""

    row: Invitation

    def may(self, what: str, body: str) -> bool:
        """Never: the link answers its invitation and does nothing else."""
        return False

    def __str__(self) -> str:
        return self.row.name or self.row.post


def answered(
    invitation: Invitation, meeting: Meeting, *, by: Any, said: str, words: str
) -> Invitation:
    """Keep an answer, and the event."""
    refuse_if([] if said in Answer else [Refusal("answer-unknown", {"answer": said})])
    was = {"answer": invitation.answer}
    invitation.answer, invitation.words = Answer(said), words.strip()[:300]
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["answer", "words", "answered_at"])
    now: dict[str, Any] = {"answer": said, "invitation": invitation.pk}
    planning.told("meeting.answered", meeting, by=by, was=was, now=now, why=words)
    return invitation


def invitation_by(secret: str) -> Invitation | None:
    """The invitation that a secret opens; None when it opens none."""
    return opened_by(secret, Invitation.objects.select_related("meeting__committee"))


def unreached(invitations: Sequence[Invitation]) -> list[Invitation]:
    """Those who have no address: to be invited by letter."""
    return [row for row in invitations if not row.mail]

"""Minutes sent round: a mail to each address with a link of its own, and that link's life.

As with reviews of drafts the secret of a link is made once, stands in the mail alone, and is kept
only as its hash. A link opens the minutes of one meeting, ends by itself, and can be revoked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import refuse_if
from phinong.drafting.links import hash_of, new_secret, opened_by
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.minutes_mail import send
from phinong.meetings.minutes_rules import (
    USUAL_DAYS,
    link_stage,
    why_not_links,
    why_not_send_again,
)
from phinong.meetings.models import (
    Invitation,
    Meeting,
    MinutesLink,
    MinutesState,
    MinutesVersion,
)

SENT_ROUND = (MinutesState.CIRCULATED, MinutesState.CERTIFIED)


@dataclass(frozen=True, slots=True)
class Sending:
    """How minutes go round: to which invitations (their numbers), for how many days the links
    open, in which language, and the address of this register for the links."""

    to: Sequence[int] = ()
    days: int = USUAL_DAYS
    language: str = "th"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class LinkReader:
    """Whoever came by a link. Holds no role anywhere: the link opens these minutes alone."""

    link: MinutesLink
    name: str

    def may(self, what: str, body: str) -> bool:
        """Never: what a reader may do stands with the link."""
        return False

    def __str__(self) -> str:
        return self.name


def sent_version(meeting: Meeting) -> MinutesVersion | None:
    """The newest version that went round; None before the first."""
    return meeting.minutes.filter(state__in=SENT_ROUND).order_by("-number").first()


def send_links(meeting: Meeting, version: MinutesVersion, sending: Sending) -> list[MinutesLink]:
    """Make a link for each chosen invitation of a locked meeting and mail it after the commit.
    Raises Refused for one without an address, or days out of bounds."""
    chosen = list(dict.fromkeys(sending.to))
    rows = list(meeting.invitations.filter(pk__in=chosen).exclude(mail="").order_by("id"))
    refuse_if(why_not_links(chosen=len(chosen), reached=len(rows), days=sending.days))
    made = [link_for(row, version, sending.days) for row in rows]
    secrets = {link.pk: secret for link, secret in made}
    if secrets:
        after = partial(send, secrets, language=sending.language, origin=sending.origin)
        transaction.on_commit(after)
    return [link for link, _secret in made]


def link_for(row: Invitation, version: MinutesVersion, days: int) -> tuple[MinutesLink, str]:
    """A new link for somebody invited, and its secret."""
    secret, now = new_secret(), timezone.now()
    link = MinutesLink.objects.create(
        meeting=row.meeting,
        version=version,
        invitation=row,
        name=(row.name or row.post)[:300],
        mail=row.mail,
        secret_sha256=hash_of(secret),
        sent_at=now,
        expires_at=now + timedelta(days=days),
    )
    return link, secret


@transaction.atomic
def send_again(meeting: Meeting, *, by: Actor, sending: Sending) -> list[MinutesLink]:
    """Send minutes that are round to somebody more, or once more. Raises Refused; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    refuse_if(why_not_send_again(status=meeting.status, chosen=len(sending.to)))
    version = sent_version(meeting)
    assert version is not None  # noqa: S101 - minutes that are round have one
    made = send_links(meeting, version, sending)
    now = {"version": version.number, "to": [link.name for link in made]}
    planning.told("meeting.minutes-sent-again", meeting, by=by, now=now)
    return made


@transaction.atomic
def revoke_link(link: MinutesLink, *, by: Actor, why: str = "") -> MinutesLink:
    """Shut a link for good; shut already it stays as it is. Raises NotAllowed."""
    meeting = planning.locked(link.meeting)
    require_meeting(by, meeting)
    link = MinutesLink.objects.get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        now: dict[str, Any] = {"link": link.pk, "name": link.name}
        planning.told("meeting.minutes-link-revoked", meeting, by=by, now=now, why=why)
    return link


def link_by(secret: str) -> MinutesLink | None:
    """The link that a secret opens, ended and revoked ones too; None when it opens none."""
    related = ("meeting__committee", "invitation__seat")
    return opened_by(secret, MinutesLink.objects.select_related(*related))


def stage_now(link: MinutesLink) -> str:
    """Where a link stands now: open, expired or revoked."""
    now = timezone.now()
    return link_stage(revoked_at=link.revoked_at, expires_at=link.expires_at, now=now)

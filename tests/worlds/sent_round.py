"""Minutes of meeting 1/2565 on their way round: called, held, sent round and certified."""

from datetime import timedelta
from typing import Any

from django.core import mail
from django.urls import reverse
from django.utils import translation
from tests.worlds.conducted import DAY, held, planned
from tests.worlds.minuted import concluded

from phinong.core.acting import REGISTER
from phinong.meetings.inviting import call_meeting
from phinong.meetings.minuting import certify, circulate, draft_minutes
from phinong.meetings.models import Meeting, MinutesVersion


def url(name: str, *arguments) -> str:
    with translation.override("th"):
        return reverse(f"meetings:{name}", args=arguments)


def at(made: Meeting) -> Meeting:
    return Meeting.objects.get(pk=made.pk)


def newest(made: Meeting) -> MinutesVersion:
    return made.minutes.latest("number")


def called_and_held(*, resolved_public: bool = True, **facts: Any) -> Meeting:
    """The meeting, with invitations that went out; three seats have an address."""
    made = planned()
    call_meeting(made, by=REGISTER)
    mail.outbox.clear()
    return concluded(at(made), public=resolved_public, **facts)


def round_one(**facts: Any) -> Meeting:
    """The same with its minutes sent round on paper."""
    made = called_and_held(**facts)
    circulate(made, by=REGISTER, seen=draft_minutes(made, by=REGISTER).sha256)
    return at(made)


def later_one(days: int = 60) -> Meeting:
    """A later meeting of the committee, held."""
    return held(planned(day=DAY + timedelta(days=days)))


def certified_one(*, public: bool = True, **facts: Any) -> Meeting:
    """The meeting with certified minutes."""
    made, later = round_one(**facts), later_one()
    certify(made, by=REGISTER, at=later, seen=newest(made).sha256, public=public)
    return at(made)

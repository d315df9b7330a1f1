"""Meetings to come stand in the calendar of the office that conducts them."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests import world
from tests.world import OFFICE, body
from tests.worlds import conducted

from phinong.core.acting import REGISTER
from phinong.drafting.calendars import address_parts
from phinong.drafting.reminding import remind
from phinong.meetings.models import Meeting
from phinong.meetings.planning import put_off

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def meeting_in(days: int) -> Meeting:
    day = TODAY + timedelta(days=days)
    return conducted.planned(day=day, starts_at=conducted.instant(13, day, 30))


def events(client: Client, office: str = OFFICE) -> list[tuple[str, date, str]]:
    """Name, day and description of every event of an office's calendar."""
    answer = client.get(reverse("drafting:calendar", args=address_parts(office)))
    return [
        (str(event["UID"]), event["DTSTART"].dt, str(event["DESCRIPTION"]))
        for event in Calendar.from_ical(answer.content).walk("VEVENT")
    ]


def test_the_meetings_to_come_and_no_others(client: Client):
    soon = meeting_in(12)
    conducted.held(meeting_in(-9))
    Meeting.objects.filter(pk=meeting_in(20).pk).update(status="cancelled")
    ((name, day, told),) = events(client)
    assert (name, day) == (f"{soon.code}.held@phinong", soon.held_day)
    assert told.endswith("13:30")


def test_another_office_has_none_of_them(client: Client):
    meeting_in(12)
    other = body("nan-province", en="Nan Province")
    assert events(client, other.code) == []


def test_a_meeting_put_off_is_the_same_entry_on_another_day(client: Client):
    meeting = meeting_in(12)
    before = events(client)
    later = TODAY + timedelta(days=40)
    put_off(meeting, by=REGISTER, day=later, why="The hall is taken")
    ((name, day, _told),) = events(client)
    assert (name, day) == (before[0][0], later)


def test_nobody_is_written_to_because_of_a_meeting():
    meeting_in(5)
    user = world.user("officer")
    user.email = "officer@example.org"
    user.save()
    assert remind(user, today=TODAY) == []
    assert mail.outbox == []

"""Reminders as calendars (RFC 5545): of one agreement, and of everything an office keeps.

The calendar of an office has an address that nobody can guess and that the office can change; who
has it may read the office's reminders without signing in, since calendar programs cannot sign in.
"""

import hmac
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils.crypto import salted_hmac
from icalendar import Alarm, Calendar, Event

from phinong.accounts.roles import May
from phinong.core.acting import Actor, require
from phinong.drafting.coming_up import Coming
from phinong.drafting.models import OfficeCalendar
from phinong.places.models import Body
from phinong.record.actions import note

SALT = "phinong.drafting.calendar"
PRODUCT = "-//Phinong//Agreements//EN"
# An alarm in the morning of the first day of a reminder.
MORNING = timedelta(hours=9)
HOURS_BETWEEN_FETCHES = 12


def token_of(office: str, edition: int) -> str:
    """The secret part of an office's calendar address."""
    return salted_hmac(SALT, f"{office}:{edition}", algorithm="sha256").hexdigest()[:40]


def address_parts(office: str) -> tuple[str, str]:
    """(office, token) of the calendar's address as it is in use."""
    row = OfficeCalendar.objects.filter(office=office).first()
    return office, token_of(office, row.edition if row else 1)


def is_open(office: str, token: str) -> bool:
    """Whether a token opens the calendar of an office."""
    return hmac.compare_digest(address_parts(office)[1].encode(), token.encode())


@transaction.atomic
def new_address(office: Body, *, by: Actor) -> OfficeCalendar:
    """Close the address of an office's calendar and give it another. Raises NotAllowed."""
    require(by, May.EDIT_TIE, body=office.code)
    OfficeCalendar.objects.get_or_create(office=office.code)
    row = OfficeCalendar.objects.select_for_update().get(office=office.code)
    row.edition += 1
    row.save(update_fields=["edition"])
    note("office.calendar-renewed", "body", office.pk, by=by, body=office.code)
    return row


def calendar_of(due: Iterable[Coming], *, name: str, language: str, address: str) -> bytes:
    """Reminders as an iCalendar file; `address` is the site's, for links and names of events."""
    calendar = Calendar.new(
        prodid=PRODUCT,
        name=name,
        # Named by what it is of: the same reminders are the same file.
        uid=f"{uuid5(NAMESPACE_URL, f'{address}/{name}')}",
        refresh_interval=timedelta(hours=HOURS_BETWEEN_FETCHES),
    )
    for row in due:
        calendar.add_component(event_of(row, language, address))
    return bytes(calendar.to_ical())


def event_of(row: Coming, language: str, address: str) -> Event:
    """A reminder as an event: a day where the day is known, the month or span where it is not."""
    first, last = row.days()
    event = Event.new(
        uid=f"{row.code}.{row.key.replace(':', '.').replace('/', '_')}@phinong",
        summary=f"{row.brief}: {row.title(language)}",
        description=row.sentence,
        url=f"{address}{row.path}",
        start=first,
        end=last + timedelta(days=1),
        # The same reminder is the same event whenever it is fetched.
        stamp=datetime.combine(row.since, time.min, UTC),
    )
    event.add("transp", "TRANSPARENT")
    alarm = Alarm.new(description=row.sentence, uid=f"alarm.{event['UID']}")
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", MORNING)
    event.add_component(alarm)
    return event

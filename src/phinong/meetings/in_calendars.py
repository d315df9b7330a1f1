"""Meetings to come in the calendar of the office that conducts them, beside reminders and promises.

They are sent to nobody: invitations are, to those invited.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phinong.drafting.coming_up import Brings
from phinong.meetings.models import Meeting, MeetingStatus
from phinong.meetings.naming import meeting_label

MOST = 2_000
# From when a meeting counts as coming up.
AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ToCome:
    """A meeting on its day. Put off, it is the same entry on another day."""

    meeting: Meeting
    day: date
    kind = "meeting"
    key = "held"
    look = "process"

    @property
    def number(self) -> int:
        """The meeting's number."""
        return self.meeting.pk

    @property
    def code(self) -> str:
        """The meeting's code."""
        return self.meeting.code

    @property
    def office(self) -> str:
        """The office that conducts it."""
        return self.meeting.kept_by

    @property
    def path(self) -> str:
        """The meeting's page."""
        return self.meeting.get_absolute_url()

    @property
    def since(self) -> date:
        """The day from which it comes up."""
        return self.day - AHEAD

    @property
    def sentence(self) -> str:
        """How far it is, and at what hour it begins, in the active language."""
        starts = self.meeting.starts_at
        hour = f" · {timezone.localtime(starts):%H:%M}" if starts else ""
        return f"{self.meeting.get_status_display()}{hour}"

    @property
    def brief(self) -> str:
        """What comes up in a few words, in the active language."""
        return str(_("Meeting"))

    def title(self, language: str) -> str:
        """What the meeting is called."""
        return meeting_label(self.meeting, language)

    def days(self) -> tuple[date, date]:
        """Its day."""
        return self.day, self.day


def nothing_up(user: Any, today: date) -> Sequence[ToCome]:
    """Meetings are no reminders: the desk says what one asks for."""
    return ()


def meetings_ahead(office: str, today: date) -> list[ToCome]:
    """The meetings of an office that are planned or called, from today on; one query."""
    statuses = (MeetingStatus.PLANNED, MeetingStatus.CALLED)
    rows = Meeting.objects.filter(kept_by=office, status__in=statuses, held_day__gte=today)
    found = rows.select_related("committee").order_by("held_day", "pk")[:MOST]
    return [ToCome(row, row.held_day) for row in found if row.held_day]


MEETINGS = Brings(_("Meetings"), nothing_up, meetings_ahead, "meetings:meetings")

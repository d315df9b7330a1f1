"""The doors to a meeting's minutes."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phinong.meetings.doors import Door
from phinong.meetings.models import Meeting, MeetingStatus
from phinong.meetings.page import keeps

WRITTEN = frozenset(
    {
        MeetingStatus.DRAFTED,
        MeetingStatus.CIRCULATED,
        MeetingStatus.CORRECTED,
        MeetingStatus.CERTIFIED,
    }
)


# After the meeting, and before its minutes are certified, they are what comes next.
UNFINISHED = (WRITTEN | {MeetingStatus.HELD}) - {MeetingStatus.CERTIFIED}


def reads_minutes(meeting: Meeting, user: Any) -> bool:
    """Whether a reader finds something on the page of a meeting's minutes: the office once it was
    held, everybody once they are certified and public."""
    if keeps(user, meeting):
        return meeting.status in WRITTEN | {MeetingStatus.HELD}
    return meeting.public and meeting.status == MeetingStatus.CERTIFIED


def minutes_door(meeting: Meeting, user: Any) -> Door | None:
    """To the page of the minutes, once the meeting was held."""
    if meeting.status not in WRITTEN | {MeetingStatus.HELD}:
        return None
    url = reverse("meetings:minutes", args=[meeting.code])
    return Door(url, _("Minutes"), meeting.status in UNFINISHED)


def word_door(meeting: Meeting, user: Any) -> Door | None:
    """To the minutes as a Word file, once they were drafted."""
    url = reverse("meetings:minutes-word", args=[meeting.code])
    return Door(url, _("Minutes (Word)")) if meeting.status in WRITTEN else None


def pdf_door(meeting: Meeting, user: Any) -> Door | None:
    """To the minutes as a PDF file, once they were drafted."""
    url = reverse("meetings:minutes-pdf", args=[meeting.code])
    return Door(url, _("Minutes (PDF)")) if meeting.status in WRITTEN else None

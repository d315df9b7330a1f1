"""What a meeting is called where it has no title of its own."""

from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.meetings.models import Meeting


def number_label(meeting: Meeting) -> str:
    """ "1/2565", or empty."""
    return f"{meeting.number}/{meeting.be_year}" if meeting.number else ""


def meeting_label(meeting: Meeting, language: str) -> str:
    """Title, or committee with number or day, in the reader's language; committee loaded."""
    if title := meeting.title(language).text:
        return title
    when = number_label(meeting)
    if not when and meeting.held_edtf:
        when = say(parse_edtf(meeting.held_edtf), language)
    return f"{meeting.committee.name(language).text} {when}".strip()

"""What a meeting is called where it has no title of its own."""

from collections.abc import Mapping

from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.core.languages import UI, in_language
from phinong.meetings.models import Meeting

Names = Mapping[str, str]


def number_label(meeting: Meeting) -> str:
    """ "1/2565", or empty."""
    return numbered(meeting.number, meeting.be_year)


def numbered(number: int | None, be_year: int | None) -> str:
    """The number of a meeting with its year; empty for a meeting without one."""
    return f"{number}/{be_year}" if number else ""


def meeting_label(meeting: Meeting, language: str) -> str:
    """Title, or committee with number or day, in the reader's language; committee loaded."""
    number, day = number_label(meeting), meeting.held_edtf
    return label_of(meeting.titles, meeting.committee.names, number, day, language)


def label_of(titles: Names, committee: Names, number: str, held_edtf: str, language: str) -> str:
    """The same from its parts: titles, the names of its committee, its number and its day."""
    if title := in_language(titles, language).text:
        return title
    when = number or (say(parse_edtf(held_edtf), language) if held_edtf else "")
    return f"{in_language(committee, language).text} {when}".strip()


def written_apart(edtf: str, written: str) -> str:
    """The source's own words for a date, where they say more than our page does anyway."""
    if not edtf or not written:
        return written
    day = parse_edtf(edtf)
    plain = {say(day, language) for language in UI}
    return "" if " ".join(written.split()) in plain else written

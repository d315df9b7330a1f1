"""What the memory must know of this room's records: fetch, name, address, take back."""

from collections.abc import Iterable
from typing import Any

from phinong.core.languages import in_language
from phinong.meetings.actions import remove_meeting, remove_row
from phinong.meetings.models import AgendaItem, Commitment, Meeting, Resolution
from phinong.meetings.naming import meeting_label
from phinong.record.landing import Record
from phinong.ties.models import Tie
from phinong.ties.summarising import summarise_again

LONGEST = 120


def meetings(numbers: Iterable[int]) -> dict[int, Any]:
    """Meetings by number, with their committees."""
    return Meeting.objects.select_related("committee").in_bulk(list(numbers))


def prove_meetings(numbers: set[int], proved: bool) -> None:
    """Sum up the ties that meetings considered when these lost, or regained, their last proof."""
    ties = Tie.objects.filter(agenda_items__meeting__in=numbers).distinct()
    summarise_again(ties, why="source restored" if proved else "source withdrawn")


def items(numbers: Iterable[int]) -> dict[int, Any]:
    """Agenda items by number, with their meetings."""
    return AgendaItem.objects.select_related("meeting").in_bulk(list(numbers))


def resolutions(numbers: Iterable[int]) -> dict[int, Any]:
    """Resolutions by number, with their meetings."""
    return Resolution.objects.select_related("meeting").in_bulk(list(numbers))


def commitments(numbers: Iterable[int]) -> dict[int, Any]:
    """Commitments by number, with the meeting or tie they belong to."""
    return Commitment.objects.select_related("meeting", "tie").in_bulk(list(numbers))


def words_of(row: Any, language: str) -> str:
    """A row's own words, shortened for a list."""
    text = in_language(row.texts, language).text
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def of_meeting(row: Any) -> str:
    """The page of the meeting a row belongs to."""
    return str(row.meeting.get_absolute_url())


def of_commitment(commitment: Commitment) -> str:
    """The commitment in the list of commitments."""
    return commitment.get_absolute_url()


RECORDS = {
    "meeting": Record(
        meetings, meeting_label, Meeting.get_absolute_url, remove_meeting, prove_meetings
    ),
    "agenda-item": Record(items, words_of, of_meeting, remove_row),
    "resolution": Record(resolutions, words_of, of_meeting, remove_row),
    "commitment": Record(commitments, words_of, of_commitment, remove_row),
}

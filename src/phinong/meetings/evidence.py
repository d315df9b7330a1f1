"""Days on which committees considered ties: evidence for a tie's life."""

from collections.abc import Collection

from phinong.meetings.models import AgendaItem
from phinong.meetings.models.meeting import NOT_HELD
from phinong.record.actions import proved_numbers
from phinong.ties.evidence import Dated

WEFT = "meeting"


def meetings_on_ties(ties: Collection[int]) -> dict[int, list[Dated]]:
    """{tie: days on which a meeting considered it}; two queries, however many ties.

    A meeting whose every source was withdrawn still shows, as not verified. One that is to come,
    or was called off, considered nothing.
    """
    rows = AgendaItem.objects.filter(tie__in=ties).exclude(meeting__held_edtf="")
    rows = rows.exclude(meeting__status__in=NOT_HELD)
    pairs = set(rows.values_list("tie", "meeting", "meeting__held_edtf"))
    proved = proved_numbers("meeting", {meeting for _tie, meeting, _held in pairs})
    found: dict[int, list[Dated]] = {}
    for tie, meeting, held in sorted(pairs):
        shown = Dated(held, WEFT, "meeting", meeting, verified=meeting in proved)
        found.setdefault(tie, []).append(shown)
    return found

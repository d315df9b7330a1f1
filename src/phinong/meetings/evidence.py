"""Days on which committees considered ties: evidence for a tie's life."""

from collections.abc import Collection

from phinong.meetings.tie_reading import CONSIDERED
from phinong.record.actions import proved_numbers
from phinong.ties.evidence import Dated

WEFT = "meeting"


def meetings_on_ties(ties: Collection[int]) -> dict[int, list[Dated]]:
    """{tie: days on which a meeting considered it}; two queries, however many ties.

    A meeting whose every source was withdrawn still shows, as not verified. One that is to come,
    or was called off, considered nothing.
    """
    pairs = CONSIDERED.ask(ties=list(ties))
    proved = proved_numbers("meeting", {one.meeting for one in pairs})
    found: dict[int, list[Dated]] = {}
    for tie, meeting, held in sorted(pairs):
        shown = Dated(held, WEFT, "meeting", meeting, verified=meeting in proved)
        found.setdefault(tie, []).append(shown)
    return found

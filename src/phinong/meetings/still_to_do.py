"""What earlier meetings of a committee left to be done: item 3 of its next agenda follows it up."""

from datetime import date

from phinong.meetings.models import Commitment, ItemSource, Meeting
from phinong.meetings.page import Promise, promises

MOST = 60


def still_to_do(meeting: Meeting, *, today: date) -> list[Promise]:
    """What was undertaken at earlier meetings of the committee and at those of its working groups,
    and waits still: the first to fall due first, what has no day last. For the office that
    conducts the meeting, and for whom it invites. One query; none where nothing follows up."""
    if not meeting.items.filter(source_kind=ItemSource.FOLLOW_UP).exists():
        return []
    waiting = Commitment.objects.unkept().filter(kept_by=meeting.kept_by)
    own = waiting.filter(meeting__committee=meeting.committee_id)
    groups = waiting.filter(meeting__committee__parent=meeting.committee_id)
    rows = (own | groups).exclude(meeting=meeting)
    if meeting.held_day:
        rows = rows.filter(meeting__held_day__lt=meeting.held_day)
    return promises(rows.order_by("due_day", "id"), today=today)[:MOST]

"""Who may do what with committees and meetings that an office conducts. The only place of this room
that says so.

Whoever keeps meetings for the office keeps its committees, calls and holds their meetings and
writes the minutes. Certifying minutes needs the role that approves; so does carrying out a verdict
on a text, which the room of drafts asks itself. Of a meeting that is not public nobody else learns.
"""

from typing import Any

from phinong.accounts.roles import May
from phinong.core.acting import Actor, NotAllowed, require
from phinong.meetings.models import Committee, Meeting

__all__ = [
    "May",
    "may_conduct",
    "require_committee",
    "require_meeting",
    "require_office",
    "require_papers",
]

KEEP = May.EDIT_MEETING
CERTIFY = May.APPROVE


def require_office(by: Actor, office: str) -> None:
    """Raise NotAllowed unless `by` keeps meetings for this office."""
    require(by, KEEP, body=office)


def require_committee(by: Actor, committee: Committee) -> str:
    """The office that keeps the committee. Raises NotAllowed unless `by` works on it there."""
    require(by, KEEP, body=committee.kept_by)
    return committee.kept_by


def require_meeting(by: Actor, meeting: Meeting, what: str = KEEP) -> str:
    """The office that keeps the meeting. Raises NotAllowed unless `by` may do `what` there."""
    require(by, what, body=meeting.kept_by)
    return meeting.kept_by


def require_papers(by: Any, meeting: Meeting) -> None:
    """Raise NotAllowed unless `by` works in the office that conducts the meeting, or is invited.

    Somebody invited is known by the address their invitation went to: that of an account is set by
    who administers it, never by its holder.
    """
    if meeting.kept_by in by.body_codes():
        return
    mail = (by.email or "").strip()
    if (
        not mail
        or not meeting.invitations.filter(mail__iexact=mail, sent_at__isnull=False).exists()
    ):
        raise NotAllowed(KEEP, meeting.kept_by)


def may_conduct(user: Actor, meeting: Meeting) -> bool:
    """Whether to show the doors of preparing and holding a meeting; actions open them."""
    signed_in = getattr(user, "is_authenticated", True)
    return bool(signed_in and user.may(KEEP, meeting.kept_by))

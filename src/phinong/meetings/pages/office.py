"""What the page of a meeting shows beside for the office that conducts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phinong.meetings.access import may_conduct
from phinong.meetings.conduct_rules import PREPARING, WRITING
from phinong.meetings.doors import Door, doors_of
from phinong.meetings.models import Attendance, Consequence, Meeting, MeetingStatus, Paper, Rival
from phinong.meetings.partner_summary import partners_of
from phinong.meetings.sitting import needed, there


@dataclass(frozen=True, slots=True)
class OfficeSide:
    """Doors to the next acts, how many are needed and there, papers by matter, what was not
    carried out yet, and what two hands wrote at once. Empty for everybody else."""

    doors: list[Door] = field(default_factory=list)
    conducted: bool = False
    needed: int | None = None
    there: int = 0
    papers: Mapping[int, list[Paper]] = field(default_factory=dict)
    attendance: list[Attendance] = field(default_factory=list)
    waiting: list[Consequence] = field(default_factory=list)
    rivals: list[Rival] = field(default_factory=list)


def office_side(meeting: Meeting, user: Any) -> OfficeSide:
    """What the office sees beside; a fixed number of queries, none for everybody else."""
    if not may_conduct(user, meeting):
        return OfficeSide()
    doors = doors_of(meeting, user)
    if meeting.status == MeetingStatus.REPORTED:
        return OfficeSide(doors=doors)
    waiting = Consequence.objects.filter(resolution__meeting=meeting, done_at=None)
    day = meeting.held_day
    return OfficeSide(
        doors,
        conducted=True,
        needed=needed(meeting, day) if day else None,
        there=there(meeting),
        papers=papers_of(meeting),
        attendance=list(meeting.attendance.select_related("seat")),
        waiting=list(waiting.select_related("resolution")),
        rivals=list(meeting.rivals.filter(settled_at=None)),
    )


def papers_of(meeting: Meeting) -> dict[int, list[Paper]]:
    """{matter: papers laid before the meeting on it}."""
    found: dict[int, list[Paper]] = {}
    rows = Paper.objects.filter(item__meeting=meeting)
    for paper in rows.select_related("version__draft", "document"):
        found.setdefault(paper.item_id, []).append(paper)
    return found


def prepare_door(meeting: Meeting, user: Any) -> Door | None:
    """To the page on which a meeting is prepared, or taken on."""
    url = reverse("meetings:prepare", args=[meeting.code])
    if meeting.status == MeetingStatus.REPORTED:
        return Door(url, _("Hold it here"))
    main = meeting.status in (MeetingStatus.PLANNED, MeetingStatus.CALLED)
    label = _("Prepare the meeting")
    return Door(url, label, main) if meeting.status in PREPARING else None


def book_door(meeting: Meeting, user: Any) -> Door | None:
    """To the agenda with its papers as one PDF."""
    url = reverse("meetings:agenda-book", args=[meeting.code])
    return Door(url, _("Agenda book (PDF)")) if meeting.status in PREPARING else None


def agenda_door(meeting: Meeting, user: Any) -> Door | None:
    """To the agenda as a Word file."""
    url = reverse("meetings:agenda-word", args=[meeting.code])
    return Door(url, _("Agenda (Word)")) if meeting.status in PREPARING else None


def partners_door(meeting: Meeting, user: Any) -> Door | None:
    """To what was resolved, for the partners it is about."""
    url = reverse("meetings:partners", args=[meeting.code])
    return Door(url, _("For the partners")) if partners_of(meeting) else None


def live_door(meeting: Meeting, user: Any) -> Door | None:
    """To the page used while the meeting is in session; the next act while it is."""
    url = reverse("meetings:live", args=[meeting.code])
    if meeting.status in (MeetingStatus.CALLED, MeetingStatus.OPEN):
        return Door(url, _("In the meeting"), meeting.status == MeetingStatus.OPEN)
    held = meeting.status in WRITING
    return Door(url, _("What was written in the meeting")) if held else None

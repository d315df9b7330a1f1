"""Who decides, and what they decide (Popolo's words). One file for each question; this one gathers
them for the framework."""

from phinong.meetings.models.agenda import AgendaGroup, AgendaItem, ItemSource, Paper
from phinong.meetings.models.commitment import Commitment, CommitmentState, Origin
from phinong.meetings.models.committee import AgendaForm, Committee, GroundKind, Seat, SeatRole
from phinong.meetings.models.holding import Attendance, LiveAct, Note, Presence, Rival
from phinong.meetings.models.meeting import Answer, Invitation, Meeting, MeetingStatus
from phinong.meetings.models.minutes import (
    Correction,
    CorrectionState,
    MinutesLink,
    MinutesState,
    MinutesVersion,
)
from phinong.meetings.models.resolution import Consequence, Resolution, Taken

__all__ = [
    "AgendaForm",
    "AgendaGroup",
    "AgendaItem",
    "Answer",
    "Attendance",
    "Commitment",
    "CommitmentState",
    "Committee",
    "Consequence",
    "Correction",
    "CorrectionState",
    "GroundKind",
    "Invitation",
    "ItemSource",
    "LiveAct",
    "Meeting",
    "MeetingStatus",
    "MinutesLink",
    "MinutesState",
    "MinutesVersion",
    "Note",
    "Origin",
    "Paper",
    "Presence",
    "Resolution",
    "Rival",
    "Seat",
    "SeatRole",
    "Taken",
]

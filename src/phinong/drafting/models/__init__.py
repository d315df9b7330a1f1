"""What a draft is made of. One file for each question; this one gathers them for the framework."""

from phinong.drafting.models.draft import Draft, DraftLanguage, DraftParty, DraftStatus, Role
from phinong.drafting.models.electronic import ElectronicSignature
from phinong.drafting.models.exchange import Bundle, Direction, OfficeKey, PartnerKey
from phinong.drafting.models.life import OfficeCalendar
from phinong.drafting.models.reviewing import Remark, RemarkState, Review, ReviewKind, Verdict
from phinong.drafting.models.route import Route, RouteStep, StepState
from phinong.drafting.models.signing import Ceremony, Keepsake, KeepsakeKind, Original, Signature
from phinong.drafting.models.text import Clause, ClauseKind, ClauseText, Version

__all__ = [
    "Bundle",
    "Ceremony",
    "Clause",
    "ClauseKind",
    "ClauseText",
    "Direction",
    "Draft",
    "DraftLanguage",
    "DraftParty",
    "DraftStatus",
    "ElectronicSignature",
    "Keepsake",
    "KeepsakeKind",
    "OfficeCalendar",
    "OfficeKey",
    "Original",
    "PartnerKey",
    "Remark",
    "RemarkState",
    "Review",
    "ReviewKind",
    "Role",
    "Route",
    "RouteStep",
    "Signature",
    "StepState",
    "Verdict",
    "Version",
]

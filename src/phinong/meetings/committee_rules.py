"""Yes or no, with all reasons, for committees and their seats. Facts in, refusals out."""

import re
from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import Any

from phinong.core.dates import parse_edtf
from phinong.core.refusals import Refusal
from phinong.meetings.models.committee import SeatRole

QUORUM_KINDS = ("share", "number")
COUNTED = ("seats", "filled")
SHARE = re.compile(r"([1-9]\d?)/([1-9]\d?)")
# Roles of which a committee has one.
ONCE = frozenset({SeatRole.CHAIR, SeatRole.SECRETARY})


def why_not_set_up(
    *, has_committee: bool, mandates: Mapping[str, str], ground: bool, since: str, until: str
) -> list[Refusal]:
    """Reasons against giving a body a constitution.

    `ground` says whether the paper that sets it up is named, in words or as a record.
    """
    reasons = [Refusal("committee-there-already")] if has_committee else []
    if not any(text.strip() for text in mandates.values()):
        reasons.append(Refusal("mandate-missing"))
    if not ground:
        reasons.append(Refusal("committee-ground-missing"))
    return reasons + why_not_term(since, until)


def why_not_term(since: str, until: str) -> list[Refusal]:
    """A term cannot end before it begins; both are EDTF or empty."""
    if not since or not until:
        return []
    start, end = parse_edtf(since).first_day(), parse_edtf(until).last_day()
    backwards = start is not None and end is not None and end < start
    return [Refusal("date-backwards")] if backwards else []


def why_not_quorum(quorum: Mapping[str, Any]) -> list[Refusal]:
    """Reasons against a quorum rule; none at all is a rule not known yet."""
    if not quorum:
        return []
    kind, value = quorum.get("kind"), str(quorum.get("value", ""))
    known = kind in QUORUM_KINDS and quorum.get("counted") in COUNTED
    share = SHARE.fullmatch(value)
    right = (
        (share and Fraction(value) <= 1) if kind == "share" else value.isdecimal() and value > "0"
    )
    return [] if known and right else [Refusal("quorum-rule-unreadable", {"value": value})]


def quorum_of(quorum: Mapping[str, Any], *, seats: int, filled: int) -> int | None:
    """How many must be there; None while no rule is known.

    A share is rounded up: half of nine seats is five.
    """
    if not quorum:
        return None
    counted = filled if quorum["counted"] == "filled" else seats
    if quorum["kind"] == "number":
        return int(quorum["value"])
    return ceil(Fraction(quorum["value"]) * counted)


def why_not_seat(
    *,
    role: str,
    of: int,
    roles: Mapping[str, int],
    taken: bool,
    ended: bool,
    since: str,
    until: str,
) -> list[Refusal]:
    """Reasons against a seat. `of` counts what it belongs to (a post, a body, a person: one),
    `roles` how many standing seats each role has, `taken` that this owner has a seat already."""
    reasons = [Refusal("committee-ended")] if ended else []
    if role not in SeatRole:
        reasons.append(Refusal("seat-role-unknown", {"role": role}))
    elif role in ONCE and roles.get(role):
        reasons.append(Refusal("seat-role-taken", {"role": SeatRole(role).label}))
    if of != 1:
        reasons.append(Refusal("seat-owner-missing"))
    if taken:
        reasons.append(Refusal("seat-there-already"))
    return reasons + why_not_term(since, until)


def why_not_end(*, ended: str, why: str) -> list[Refusal]:
    """Reasons against ending a committee or a seat; `ended` is the day it ended already."""
    reasons = [Refusal("ended-already")] if ended else []
    return reasons + ([] if why.strip() else [Refusal("reason-missing")])

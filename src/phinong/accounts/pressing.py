"""In which order things wait: by what they block, then by their day, then by how long they wait.

Facts in, reasons out; nothing here asks the database.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Blocks(StrEnum):
    """Who or what cannot go on while something is left undone."""

    PARTNER = "partner"
    MEETING = "meeting"
    OFFICE = "office"
    MINUTES = "minutes"
    PROMISE = "promise"
    NOTHING = ""


class Group(IntEnum):
    """The headings under which things wait, in their order."""

    HOLDS_UP = 1
    ITS_DAY = 2
    REST = 3


# Somebody outside cannot be asked to hurry, and a day on which people come together cannot be
# had again; an office, a paper and a promise of our own can wait longer, in this order.
RANK = {
    Blocks.PARTNER: 0,
    Blocks.MEETING: 1,
    Blocks.OFFICE: 2,
    Blocks.MINUTES: 3,
    Blocks.PROMISE: 4,
    Blocks.NOTHING: 5,
}
# A day is near for a week, and a wait is long after a month.
NEAR_DAYS = 7
LONG_DAYS = 30


@dataclass(frozen=True, slots=True)
class Weight:
    """Where something stands and why: its heading, every reason, and the days to its day (past
    when negative, None without one). Weights sort by `key`."""

    group: Group
    reasons: tuple[str, ...]
    days: int | None
    key: tuple[int, int, date, date]


def weigh(*, blocks: Blocks, due: date | None, since: date | None, today: date) -> Weight:
    """The weight of something that waits. Reasons are codes: `holds-up`, `overdue`, `near`, `long`.

    What holds up somebody comes first, whatever its day; then what is overdue or due within a
    week; then the rest. Within a heading by who is held up, by the day, by the longest wait.
    """
    days = (due - today).days if due else None
    found = []
    if blocks != Blocks.NOTHING:
        found.append("holds-up")
    if days is not None and days <= NEAR_DAYS:
        found.append("overdue" if days < 0 else "near")
    if since and (today - since).days > LONG_DAYS:
        found.append("long")
    group = group_of(found)
    rank = RANK[blocks] if group == Group.HOLDS_UP else 0
    return Weight(group, tuple(found), days, (group, rank, due or date.max, since or today))


def group_of(reasons: list[str]) -> Group:
    """The heading that reasons lead to."""
    if "holds-up" in reasons:
        return Group.HOLDS_UP
    return Group.ITS_DAY if {"overdue", "near"} & set(reasons) else Group.REST

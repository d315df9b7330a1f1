"""What a commitment recorded by hand comes from: an agreement, or a record of a room above.

    comes_from("activity", Whence("activities", find, tie_of))      # once, when an app starts

The column `origin` says how it was undertaken; which kind of record tells of it follows from that
(`commitment_rules.COMES_FROM`), and `origin_id` is its number.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from phinong.core.acting import Actor
from phinong.meetings.commitment_rules import COMES_FROM
from phinong.meetings.models import Commitment
from phinong.record.landing import REGISTRY
from phinong.ties.models import Agreement, Tie


def nothing_more(row: Any, commitment: Commitment, *, by: Actor) -> None:
    """Nothing is written beside."""


def nobody(commitment: Commitment) -> None:
    """No record tells of it."""


@dataclass(frozen=True, slots=True)
class Whence:
    """How records of one kind are found and joined.

    `room` is the part of a page's address before the code. `find(code, user)` gives the record
    that the user may see, or None; `tie_of(row)` its tie; `made(row, commitment, by=)` is called
    when a commitment was recorded from it; `telling(commitment)` gives the record of which a
    document told it, or None.
    """

    room: str
    find: Callable[[str, Any], Any]
    tie_of: Callable[[Any], Tie | None]
    made: Callable[..., None] = nothing_more
    telling: Callable[[Commitment], Any] = nobody


@dataclass(frozen=True, slots=True)
class Told:
    """A record that tells of a commitment: its kind, the row, its name and its address."""

    kind: str
    row: Any
    label: str
    path: str


WHENCE: dict[str, Whence] = {}


def comes_from(kind: str, whence: Whence) -> None:
    """Let commitments come from records of a kind. Called once, when an app starts."""
    WHENCE[kind] = whence


def found(address: str, user: Any) -> tuple[str, Any] | None:
    """(kind, record) of a page's address, or of a code; None for none that the user may see."""
    steps = [step for step in address.strip().split("/") if step]
    room = steps[-2] if len(steps) > 1 else ""
    for kind, whence in WHENCE.items() if steps else ():
        if room in ("", whence.room) and (row := whence.find(steps[-1], user)):
            return kind, row
    return None


def told_by(commitment: Commitment, language: str) -> Told | None:
    """The record that a commitment comes from, whoever may see it; None without one."""
    for kind, row in rows_telling(commitment):
        record = REGISTRY.record(kind)
        return Told(kind, row, record.label(row, language), record.path(row))
    return None


def rows_telling(commitment: Commitment) -> Iterator[tuple[str, Any]]:
    """(kind, row) of the record named by its origin, else of those that a document told it of."""
    kind = COMES_FROM.get(commitment.origin, "")
    if kind in WHENCE and commitment.origin_id is not None:
        yield from ((kind, row) for row in fetched(kind, commitment.origin_id))
    elif commitment.meeting_id is None:
        rows = ((kind, whence.telling(commitment)) for kind, whence in WHENCE.items())
        yield from ((kind, row) for kind, row in rows if row)


def fetched(kind: str, number: int) -> Iterable[Any]:
    """The row of a kind with this number, where it is still there."""
    return REGISTRY.record(kind).fetch([number]).values()


def agreement_by_code(code: str, user: Any) -> Agreement | None:
    """The agreement with this code that the user may see."""
    return Agreement.objects.visible_to(user).select_related("tie").filter(code=code).first()


AGREEMENT = Whence("agreements", agreement_by_code, lambda agreement: agreement.tie)

"""What changed last in the register of some offices, and the records it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.timezone import localdate

from phinong.accounts.models import User
from phinong.accounts.queries import of_the_register
from phinong.core.questions import Given, Question
from phinong.drafting.models import Draft
from phinong.record.landing import REGISTRY
from phinong.record.models import Event
from phinong.record.queries import shown_to
from phinong.record.verbs import word_for


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed: in words, its day, and who did it (empty when nobody is known).

    `what` names the record it is about, `url` leads to its page; both are empty where the record is
    gone or the reader may not know of it.
    """

    word: str
    day: date
    by: str
    what: str = ""
    url: str = ""


class Noted(NamedTuple):
    """An event: what was done to which record, when, and by whom (None when nobody is known)."""

    verb: str
    kind: str
    number: int
    at: datetime
    name: str | None
    user: str | None


NOTED = ("verb", "about_kind", "about_id", "at", "by__display_name", "by__username")


def noted(given: Given) -> QuerySet[Any]:
    """What was noted of the register of offices, the latest first."""
    events = of_the_register(Event.objects.filter(body__in=given.each("offices")))
    return events.order_by("-id").values_list(*NOTED)


EVENTS = Question(Noted, noted)
# So many events are looked through for the records that changed last.
LOOKED_THROUGH = 50


@dataclass(frozen=True, slots=True)
class Latest:
    """The records that changed last, each with its latest change, and whether there are more
    changes than these."""

    rows: Sequence[Change]
    more: bool


def latest_changes(user: User, offices: Sequence[str], *, language: str, most: int) -> Latest:
    """What changed last in the register of these offices, a row for each record; one query, and
    those that name them."""
    events = EVENTS.ask(LOOKED_THROUGH, offices=offices)
    latest: dict[tuple[str, int], Noted] = {}
    for one in events:
        latest.setdefault((one.kind, one.number), one)
    shown = list(latest.values())[:most]
    return Latest(named_changes(user, shown, language), len(events) > len(shown))


def named_changes(user: User, events: Sequence[Noted], language: str) -> list[Change]:
    """Events with the records they are about; one query for each kind of record (two of drafts,
    which have readers of their own)."""
    wanted: dict[str, set[int]] = {}
    for one in events:
        wanted.setdefault(one.kind, set()).add(one.number)
    there = {kind: known_to(user, kind, numbers) for kind, numbers in wanted.items()}
    return [change(one, there[one.kind].get(one.number), language) for one in events]


def change(one: Noted, instance: Any, language: str) -> Change:
    """An event, with the name and the page of its record (None where it is not to be named)."""
    record = REGISTRY.records.get(one.kind)
    named = record is not None and instance is not None
    return Change(
        word_for(one.verb),
        localdate(one.at),
        one.name or one.user or "",
        record.label(instance, language) if record and named else "",
        record.path(instance) if record and named else "",
    )


def known_to(user: User, kind: str, numbers: Iterable[int]) -> dict[int, Any]:
    """{number: record} of those of one kind that a user may know of; nothing of a kind that no room
    made known."""
    record = REGISTRY.records.get(kind)
    found = record.fetch(numbers) if record else {}
    if kind == "draft":
        return of_readers(user, found)
    return {number: one for number, one in found.items() if shown_to(one, user)}


def of_readers(user: User, drafts: dict[int, Any]) -> dict[int, Any]:
    """The drafts that the offices of a user keep or are a party to, whatever tie they belong to."""
    visible = Draft.objects.visible_to(user).filter(pk__in=drafts).values_list("pk", flat=True)
    return {number: drafts[number] for number in visible}

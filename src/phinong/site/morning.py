"""What stands on a desk in the morning: what waits, by what it blocks, and what comes up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from phinong.accounts.models import User
from phinong.accounts.pressing import Group, Weight
from phinong.accounts.roles import May
from phinong.accounts.waiting import (
    Asked,
    ComingDay,
    Days,
    Door,
    Pile,
    Unsaid,
    Waiting,
    adds_desk_door,
    adds_waiting,
    days_ahead,
    desk_doors,
    waited_for,
    waiting_for,
)
from phinong.core.addresses import address
from phinong.core.counting import First
from phinong.core.languages import InLanguage
from phinong.places.clocks import zone_of
from phinong.places.models import Place
from phinong.site.changes import Latest, latest_changes
from phinong.site.desk_reading import (
    DOCUMENTS_UNDECIDED,
    HOMES,
    PARTNERS,
    Disputed,
    Uncopied,
    Undecided,
    disputed_ties,
    unchecked_sources,
)
from phinong.site.strip import Strip, strip
from phinong.ties.naming import short_names

AHEAD = timedelta(days=90)
# Rows under one heading, rows of one kind of day, and rows of the lists beside.
SHOWN, SHOWN_DAYS, SHOWN_BESIDE = 12, 5, 5
# Partners looked at for their clocks, and how many of these are shown.
NEWEST, PARTNERS_SHOWN = 12, 3


@dataclass(frozen=True, slots=True)
class Row:
    """Something that waits, with how it weighs."""

    waiting: Waiting
    weight: Weight
    first: bool = False

    @property
    def late(self) -> int:
        """Whole days since its day."""
        return -(self.weight.days or 0)


@dataclass(frozen=True, slots=True)
class Coming:
    """A day that comes up, and how many days are left until its last one."""

    day: ComingDay
    left: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the desk: its rows, how many there are in all, and where the others lie."""

    group: Group
    rows: Sequence[Row]
    total: int
    others: Sequence[tuple[Door, int]]


@dataclass(frozen=True, slots=True)
class Clock:
    """A place whose time is told: its names, and the zone in which it lies."""

    names: Any
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on a desk. Each list holds its first rows; the number of all stands beside it.

    `ahead` is what comes up, by kind: the days, the first of them, and how many there are.
    """

    today: date
    headings: Sequence[Heading]
    total: int
    holding: int
    elsewhere: Sequence[Waiting]
    elsewhere_total: int
    elsewhere_doors: Sequence[Door]
    ahead: Sequence[tuple[Days, Sequence[Coming], int]]
    ahead_total: int
    next_day: date | None
    strip: Strip
    clocks: Sequence[Clock]
    doors: Sequence[Door]
    disputed: First[Disputed]
    unchecked: First[Uncopied]
    changes: Latest


def put_on_desks() -> None:
    """Add what the site itself knows to every desk."""
    adds_waiting(60, documents_waiting)
    adds_desk_door(10, door_to_intake)
    adds_desk_door(20, door_to_calendars)


def of(user: User, *, now: datetime, language: str) -> Desk:
    """The desk of this user at this instant; a fixed number of queries, whatever lies on it, and
    those that name what changed last (`latest_changes`)."""
    today, offices = now.date(), tuple(user.body_codes())
    asked = Asked(user, offices, language, today, today + AHEAD, SHOWN)
    piles = waiting_for(asked)
    elsewhere = waited_for(asked)
    ahead = days_ahead(asked)
    return Desk(
        today=today,
        headings=headings(piles, today),
        total=sum(pile.total for pile in piles),
        holding=sum(pile.counts.get(Group.HOLDS_UP, 0) for pile in piles),
        elsewhere=[row.said() for pile in elsewhere for row in pile.rows[:SHOWN_BESIDE]],
        elsewhere_total=sum(pile.total for pile in elsewhere),
        elsewhere_doors=[p.door for p in elsewhere if p.door and p.total > SHOWN_BESIDE],
        ahead=[(days, coming(days, today), sum(days.tally.values())) for days in ahead],
        ahead_total=sum(sum(days.tally.values()) for days in ahead),
        next_day=next_day(ahead),
        strip=strip(today, ahead, language),
        clocks=clocks(offices, now),
        doors=desk_doors(user),
        disputed=disputed_ties(offices, SHOWN_BESIDE),
        unchecked=unchecked_sources(offices, SHOWN_BESIDE),
        changes=latest_changes(user, offices, language=language, most=SHOWN_BESIDE),
    )


def headings(piles: Sequence[Pile], today: date) -> list[Heading]:
    """What waits under its headings, each in its order; headings under which nothing is left out.

    The first row of all is marked: it is what to begin with.
    """
    weighed = [(row.weight(today), row) for pile in piles for row in pile.rows]
    weighed.sort(key=lambda pair: pair[0].key)
    found: list[Heading] = []
    for group in Group:
        total = sum(pile.counts.get(group, 0) for pile in piles)
        here = [(weight, row) for weight, row in weighed if weight.group == group][:SHOWN]
        rows = [
            Row(row.said(), weight, first=not found and n == 0)
            for n, (weight, row) in enumerate(here)
        ]
        if total:
            found.append(Heading(group, rows, total, others(piles, group, [r for _w, r in here])))
    return found


def others(piles: Iterable[Pile], group: Group, shown: list[Unsaid]) -> list[tuple[Door, int]]:
    """Where what is not shown under a heading lies, and how much of it."""
    found = []
    for pile in piles:
        here = sum(any(row is one for one in shown) for row in pile.rows)
        rest = pile.counts.get(group, 0) - here
        if pile.door and rest > 0:
            found.append((pile.door, rest))
    return found


def coming(days: Days, today: date) -> list[Coming]:
    """The first days of a kind."""
    return [Coming(row, (row.last - today).days) for row in days.rows[:SHOWN_DAYS]]


def next_day(ahead: Iterable[Days]) -> date | None:
    """The next day on which something comes up."""
    return min((day for days in ahead for day in days.tally), default=None)


# ── What the site itself adds ──


def documents_waiting(asked: Asked) -> Pile:
    """Documents of the user's offices with findings on which nobody has decided."""
    offices = asked.where(May.DECIDE_FINDING)
    found = DOCUMENTS_UNDECIDED.ask(asked.most, offices=offices)
    rows = [Unsaid(partial(document_row, one), since=localdate(one.added_at)) for one in found]
    total = found[0].in_all if found else 0
    return Pile(rows, {Group.REST: total}, Door(address("site:review"), _("Review")))


def document_row(document: Undecided, one: Unsaid) -> Waiting:
    """A document with findings that wait: since when, and how many."""
    words = ngettext("%(n)s finding waits", "%(n)s findings wait", document.findings)
    return Waiting(
        what=InLanguage(document.title, document.language),
        why=words % {"n": document.findings},
        act=Door(address("site:review-document", document.code), _("Review the findings")),
        since=one.since,
        tag=pgettext("desk", "Source"),
    )


def door_to_intake(user: User) -> Door | None:
    """To where documents are added."""
    may = user.may_anywhere(May.ADD_DOCUMENT)
    return Door(address("site:intake"), gettext_lazy("Add documents")) if may else None


def door_to_calendars(user: User) -> Door | None:
    """To the addresses for calendar programs."""
    may = user.may_anywhere(May.EDIT_TIE)
    return Door(address("drafting:reminders"), gettext_lazy("To your calendar")) if may else None


# ── Clocks ──


def clocks(offices: Sequence[str], now: datetime) -> list[Clock]:
    """Here, and where the newest ties' partners are, as far as its time is clear; two queries.

    One clock tells the time of its zone, so a partner next door adds none.
    """
    bodies = HOMES.ask(1, offices=offices) + PARTNERS.ask(NEWEST, offices=offices)
    found: dict[str, Clock] = {}
    for body in bodies:
        place: Place | None = body.place
        if place and (zone := zone_of(place, now)):
            found.setdefault(zone.key, Clock(short_names(body), zone))
    return list(found.values())[: PARTNERS_SHOWN + 1]

"""What stands on a desk in the morning: what waits, by what it blocks, and what comes up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
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
    Waiting,
    adds_desk_door,
    adds_waiting,
    days_ahead,
    desk_doors,
    waited_for,
    waiting_for,
)
from phinong.core.languages import InLanguage
from phinong.places.clocks import zone_of
from phinong.places.models import Body, Place
from phinong.record.models import Document, Event, Finding, FindingState, Standing
from phinong.record.verbs import word_for
from phinong.site.strip import strip
from phinong.ties.models import Party, Tie
from phinong.ties.naming import short_names

AHEAD = timedelta(days=90)
# Rows under one heading, rows of one kind of day, and rows of the lists beside.
SHOWN, SHOWN_DAYS, SHOWN_BESIDE = 12, 5, 5
# Partners looked at for their clocks, how many of these are shown, and what is read of them.
NEWEST, PARTNERS = 12, 3
CLOCK = (
    "body__kind",
    "body__names",
    "body__place__names",
    "body__place__country",
    "body__place__latitude",
    "body__place__longitude",
)


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


def put_on_desks() -> None:
    """Add what the site itself knows to every desk."""
    adds_waiting(60, documents_waiting)
    adds_desk_door(10, door_to_intake)
    adds_desk_door(20, door_to_calendars)


def of(user: User, *, now: datetime, language: str) -> dict[str, Any]:
    """The desk of this user at this instant; a fixed number of queries, whatever lies on it."""
    today, offices = now.date(), tuple(user.body_codes())
    asked = Asked(user, offices, language, today, today + AHEAD, SHOWN)
    piles = waiting_for(asked)
    elsewhere = waited_for(asked)
    ahead = days_ahead(asked)
    return {
        "today": today,
        "headings": headings(piles, today),
        "total": sum(pile.total for pile in piles),
        "holding": sum(pile.counts.get(Group.HOLDS_UP, 0) for pile in piles),
        "elsewhere": [row for pile in elsewhere for row in pile.rows[:SHOWN_BESIDE]],
        "elsewhere_total": sum(pile.total for pile in elsewhere),
        "elsewhere_doors": [pile.door for pile in elsewhere if pile.total > SHOWN_BESIDE],
        "ahead": [(days, coming(days, today), sum(days.tally.values())) for days in ahead],
        "ahead_total": sum(sum(days.tally.values()) for days in ahead),
        "next_day": next_day(ahead),
        "strip": strip(today, ahead, language),
        "clocks": clocks(offices, now),
        "doors": desk_doors(user),
        **beside(list(offices)),
    }


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
            Row(row, weight, first=not found and n == 0) for n, (weight, row) in enumerate(here)
        ]
        if total:
            found.append(Heading(group, rows, total, others(piles, group, [r for _w, r in here])))
    return found


def others(piles: Iterable[Pile], group: Group, shown: list[Waiting]) -> list[tuple[Door, int]]:
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
    mine = Q(document__kept_by__in=offices, document__standing=Standing.KEPT)
    waiting = Finding.objects.filter(mine, state=FindingState.OPEN)
    documents = waiting.aggregate(n=Count("document", distinct=True))["n"]
    facts = ("document__code", "document__title", "document__language", "document__added_at")
    first = waiting.order_by("document").values_list("document", *facts).annotate(n=Count("pk"))
    rows = [document_row(*told) for told in first[: asked.most]]
    return Pile(rows, {Group.REST: documents}, Door(reverse("site:review"), _("Review")))


def document_row(_number: int, code: str, title: str, language: str, *rest: Any) -> Waiting:
    """A document with findings that wait: since when, and how many."""
    added, findings = rest
    words = ngettext("%(n)s finding waits", "%(n)s findings wait", findings)
    return Waiting(
        what=InLanguage(title, language),
        why=words % {"n": findings},
        act=Door(reverse("site:review-document", args=[code]), _("Review the findings")),
        since=added.date(),
        tag=pgettext("desk", "Source"),
    )


def door_to_intake(user: User) -> Door | None:
    """To where documents are added."""
    may = user.may_anywhere(May.ADD_DOCUMENT)
    return Door(reverse("site:intake"), gettext_lazy("Add documents")) if may else None


def door_to_calendars(user: User) -> Door | None:
    """To the addresses for calendar programs."""
    may = user.may_anywhere(May.EDIT_TIE)
    return Door(reverse("drafting:reminders"), gettext_lazy("To your calendar")) if may else None


# ── Clocks ──


def clocks(offices: Sequence[str], now: datetime) -> list[Clock]:
    """Here, and where the newest ties' partners are, as far as its time is clear; two queries.

    One clock tells the time of its zone, so a partner next door adds none.
    """
    homes = Body.objects.filter(code__in=offices, place__isnull=False).select_related("place")
    seats = Party.objects.filter(tie__kept_by__in=offices, body__place__isnull=False)
    partners = seats.exclude(body__code__in=offices).select_related("body__place").only(*CLOCK)
    abroad = [party.body for party in partners.order_by("-tie", "side")[:NEWEST]]
    found: dict[str, Clock] = {}
    for body in [*homes[:1], *abroad]:
        place: Place | None = body.place
        if place and (zone := zone_of(place, now)):
            found.setdefault(zone.key, Clock(short_names(body), zone))
    return list(found.values())[: PARTNERS + 1]


# ── Beside ──


def beside(offices: list[str]) -> dict[str, Any]:
    """Short lists beside: disputes, sources without a copy, the latest changes."""
    latest = recent_events(offices)[:SHOWN_BESIDE]
    return {
        "disputed": disputed_ties(offices)[:SHOWN_BESIDE],
        "unchecked": unchecked_sources(offices)[:SHOWN_BESIDE],
        "events": [(event, word_for(event.verb)) for event in latest],
    }


def disputed_ties(offices: list[str]) -> QuerySet[Tie]:
    """Ties whose sides say different things."""
    mine = Tie.objects.filter(kept_by__in=offices, disputed=True)
    return mine.with_parties().order_by("-evidence_day", "-id")


def unchecked_sources(offices: list[str]) -> QuerySet[Document]:
    """Sources known only by their address: nobody has put the words themselves beside it."""
    mine = Document.objects.filter(kept_by__in=offices, sha256="", standing=Standing.KEPT)
    return mine.defer("text", "layout").order_by("id")


def recent_events(offices: list[str]) -> QuerySet[Event]:
    """What changed last in these offices."""
    return Event.objects.filter(body__in=offices).select_related("by").order_by("-id")

"""Commitments among what comes up: a month and a week before their day, and when it is over.

For the offices that keep a commitment and those that owe it. A commitment with another day comes
up again; who was told of one day is not told of it twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phinong.core.dates import Interval, PartialDate, parse_edtf
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.drafting.coming_up import Brings
from phinong.drafting.spoken import OnDay
from phinong.meetings.commitment_rules import BEFORE_DUE, reminder_of
from phinong.meetings.models import Commitment

MOST = 2_000
AHEAD = timedelta(days=max(BEFORE_DUE))
LOOKS = {"overdue": "overdue"}
IN_CALENDAR = "due"


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment that comes up; `what` says how: `due-30`, `due-7`, `overdue`, or `due` for its
    day in a calendar."""

    commitment: Commitment
    what: str
    today: date
    kind = "commitment"

    @property
    def number(self) -> int:
        """The commitment's number."""
        return self.commitment.pk

    @property
    def code(self) -> str:
        """The commitment's code."""
        return self.commitment.code

    @property
    def office(self) -> str:
        """The office that keeps the commitment."""
        return self.commitment.kept_by

    @property
    def key(self) -> str:
        """What comes up and for which day."""
        return f"{self.what}:{self.commitment.due_edtf}"

    @property
    def path(self) -> str:
        """The commitment's page."""
        return self.commitment.get_absolute_url()

    @property
    def look(self) -> str:
        """What is late, and what can still be done in time."""
        return LOOKS.get(self.what, "process")

    @property
    def since(self) -> date:
        """The day from which a commitment comes up at all."""
        return self.days()[1] - AHEAD

    @property
    def sentence(self) -> str:
        """What comes up, in the active language."""
        facts: dict[str, Any] = {"when": OnDay(self.commitment.due_edtf)}
        facts["days"] = abs((self.days()[1] - self.today).days)
        return say(Refusal(f"remind-commitment-{self.what}", facts))

    @property
    def brief(self) -> str:
        """What comes up in a few words, in the active language."""
        return str(_("To be done"))

    def title(self, language: str) -> str:
        """The promise's own words."""
        return self.commitment.text(language).text

    def days(self) -> tuple[date, date]:
        """The days by which it is to be done, as exactly as they are known."""
        meant: PartialDate | Interval = parse_edtf(self.commitment.due_edtf)
        last = self.commitment.due_day or self.today
        return meant.first_day() or last, last


def waiting(offices: Iterable[str]) -> QuerySet[Commitment]:
    """What these offices keep or owe, waits, and has a day; the next to fall due first."""
    rows = Commitment.objects.filter(Commitment.objects.at(offices)).unkept()
    return rows.exclude(due_day=None).order_by("due_day", "id")


def commitments_up(user: Any, today: date) -> list[Due]:
    """What is up today for the offices of a user; one query."""
    if not user.is_authenticated or not user.body_codes():
        return []
    rows = waiting(user.body_codes()).filter(due_day__lte=today + AHEAD)[:MOST]
    found = ((row, reminder_of(state=row.state, due_day=row.due_day, today=today)) for row in rows)
    return [Due(row, what, today) for row, what in found if what]


def commitments_ahead(office: str, today: date) -> list[Due]:
    """Every day by which something waits to be done, for the calendar of an office; one query."""
    return [Due(row, IN_CALENDAR, today) for row in waiting([office])[:MOST]]


COMMITMENTS = Brings(_("Commitments"), commitments_up, commitments_ahead, "meetings:commitments")

"""The life of signed agreements: what comes up for whom, from the rows of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phinong.core.addresses import address
from phinong.core.dates import parse_edtf
from phinong.core.languages import django_to_ui, in_language
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.drafting.life_reading import Lived, running_of
from phinong.drafting.life_rules import KINDS, Reminder, ahead, coming
from phinong.drafting.spoken import OnDay
from phinong.ties.days import first_day, last_day
from phinong.ties.naming import instrument_name


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder with the agreement it is about."""

    agreement: Lived
    reminder: Reminder
    kind = "agreement"

    @property
    def number(self) -> int:
        """The agreement's number."""
        return self.agreement.number

    @property
    def code(self) -> str:
        """The agreement's code."""
        return self.agreement.code

    @property
    def office(self) -> str:
        """The office that keeps the agreement."""
        return self.agreement.kept_by

    @property
    def key(self) -> str:
        """The same whenever the same comes up."""
        return self.reminder.key

    @property
    def path(self) -> str:
        """The agreement's page."""
        return address("ties:agreement", self.code)

    @property
    def since(self) -> date:
        """The day from which it is up."""
        return self.reminder.since

    def days(self) -> tuple[date, date]:
        """The first and last day of its event in a calendar.

        It stands on the day from which it is up; the last day for notice, and a mark, stand where
        they are, as exactly as they are known.
        """
        reminder = self.reminder
        if reminder.kind in ("notice", "mark") and reminder.until:
            return first_day(reminder.about), last_day(reminder.about)
        return reminder.since, reminder.since

    @property
    def sentence(self) -> str:
        """What comes up, in the active language."""
        return sentence(self.reminder, self.who)

    @property
    def brief(self) -> str:
        """What comes up in a few words, in the active language."""
        return str(BRIEF[self.reminder.kind] % {"count": self.reminder.count})

    @property
    def who(self) -> str:
        """The name of the signatory it is about, in the active language; empty for none."""
        names = self.agreement.people.get(self.reminder.who, {})
        return in_language(names, django_to_ui(get_language() or "")).text

    def title(self, language: str) -> str:
        """What the agreement is called for a reader."""
        one = self.agreement
        names = (in_language(party.names, language).text for party in one.parties)
        return instrument_name(one.titles, one.instrument, names, language)

    @property
    def look(self) -> str:
        """How it looks: what is late, what presses, what can wait."""
        return LOOKS.get(self.reminder.kind, "process")


BRIEF = {
    "ends-12": _("Ends in 12 months"),
    "ends-6": _("Ends in 6 months"),
    "ends-3": _("Ends in 3 months"),
    "term-over": _("The term is over"),
    "notice": _("Last day for notice"),
    "silent": _("36 months without activity"),
    "mark": _("%(count)s years since the signing"),
    "signatory-left": _("A signatory has left the office"),
}
LOOKS = {"term-over": "overdue", "ends-3": "overdue", "silent": "quiet"}


def sentence(reminder: Reminder, who: str = "") -> str:
    """A reminder in the active language; its dates in the reader's calendar."""
    facts: dict[str, Any] = {"who": who, "count": reminder.count}
    facts["when"] = OnDay(reminder.about)
    facts["date"] = parse_edtf(reminder.about)
    code = f"remind-{reminder.kind}"
    if reminder.renewal == "automatic" and reminder.kind in ("notice", "term-over"):
        code += "-automatic"
    return say(Refusal(code, facts))


def reminders_for(user: Any, today: date) -> list[Due]:
    """What is up today for the offices of a user, the most pressing first; three queries."""
    if not user.is_authenticated or not user.body_codes():
        return []
    return due_of(running_of(user.body_codes()), today)


def due_of(agreements: Iterable[Lived], today: date) -> list[Due]:
    """What is up for these agreements, the most pressing first."""
    due = [Due(one, reminder) for one in agreements for reminder in coming(one.facts, today)]
    return sorted(due, key=lambda row: (KINDS.index(row.reminder.kind), row.reminder.about))


def office_ahead(office: str, today: date) -> list[Due]:
    """What is up or comes later for an office, of what it keeps and what is public."""
    return ahead_of(running_of([office]), today)


def ahead_of(agreements: Iterable[Lived], today: date) -> list[Due]:
    """What is up or comes later for these agreements, in order of time."""
    found = [Due(one, reminder) for one in agreements for reminder in ahead(one.facts, today)]
    return sorted(found, key=lambda row: (row.reminder.since, row.number))

"""What comes up in the life of a signed agreement, and when. Facts in, reminders out.

Sources of the spans: twelve, six and three months before the end, and 36 months without anything
done, from the practice of Thai university councils; the year before each ten-year mark, because
Chinese offices hold anniversaries at ten-year marks only (field notes, sections 3.1 and 1.3).

A date known only to the month or the year is never made exact: what hangs on it begins on the
first day it may mean, and is said as "in 2027".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from phinong.core.dates import PartialDate, parse_edtf
from phinong.ties.days import end_of_term, first_day, last_day, months_after, months_before

RUNNING = frozenset({"signed", "in-force", "renewed"})
BEFORE_END = (12, 6, 3)
SILENT_MONTHS = 36
MARK_YEARS = 10
YEAR = 12
# Days before the last day for notice on which it comes up, and for how long a departure stays up.
NOTICE_AHEAD = 30
LEFT_MONTHS = 12
KINDS = ("term-over", "ends-3", "ends-6", "ends-12", "notice", "silent", "signatory-left", "mark")


@dataclass(frozen=True, slots=True)
class Left:
    """A signatory whose time in the office is over: the person's code, and until when (EDTF)."""

    person: str
    until: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rule asks of an agreement. Dates are EDTF, empty where no source gives them.

    `seen` is the last dated evidence of the tie. `followed` is true when a signed agreement renews
    or takes the place of this one.
    """

    status: str
    signed: str = ""
    ends: str = ""
    notice_days: int | None = None
    renewal: str = ""
    seen: str = ""
    followed: bool = False
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that comes up: from the first to the last day, and what it is about (EDTF).

    `until` is None while it stays up until somebody acts. `who` is the signatory's code, `count`
    the years of a mark or the days of notice, `renewal` the mode that an end is followed by.
    """

    kind: str
    since: date
    until: date | None
    about: str
    who: str = ""
    count: int = 0
    renewal: str = ""

    @property
    def key(self) -> str:
        """The same whenever the same comes up: what is sent once is known by it."""
        return ":".join(part for part in (self.kind, self.about, self.who) if part)

    def is_up(self, day: date) -> bool:
        """Whether it is up on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def coming(facts: Facts, day: date) -> list[Reminder]:
    """What is up on a day, the most pressing first; nothing for an agreement that does not run."""
    up = [reminder for reminder in ahead(facts, day) if reminder.is_up(day)]
    return sorted(up, key=lambda reminder: (KINDS.index(reminder.kind), reminder.about))


def ahead(facts: Facts, day: date) -> list[Reminder]:
    """Everything that is up on a day or comes later, in order of its first day."""
    if facts.status not in RUNNING or facts.followed:
        return []
    found = [*before_end(facts), *notice(facts), *silence(facts), *marks(facts, day)]
    found += departures(facts.left)
    left = (r for r in found if r.until is None or r.until >= day)
    return sorted(left, key=lambda reminder: (reminder.since, KINDS.index(reminder.kind)))


def before_end(facts: Facts) -> Iterator[Reminder]:
    """Twelve, six and three months before the end, each until the next; then that it is over.

    An end known only to its year has the first of them alone: half a year before "2027" is no day.
    """
    if not facts.ends:
        return
    opens, closes = first_day(facts.ends), last_day(facts.ends)
    year_only = is_year(facts.ends)
    months = BEFORE_END[:1] if year_only else BEFORE_END
    starts = [months_before(opens, back) for back in months]
    stops = [*(start - timedelta(days=1) for start in starts[1:]), closes]
    for back, start, stop in zip(months, starts, stops, strict=True):
        yield Reminder(f"ends-{back}", start, stop, facts.ends, renewal=facts.renewal)
    over = closes + timedelta(days=1)
    yield Reminder("term-over", over, None, facts.ends, renewal=facts.renewal)


def is_year(edtf: str) -> bool:
    """Whether a date is known to no more than its year, or is a span of time."""
    meant = parse_edtf(edtf)
    return not isinstance(meant, PartialDate) or meant.month is None


def notice(facts: Facts) -> Iterator[Reminder]:
    """The last day on which notice can be given, from a month before; exact as the end is."""
    if not facts.ends or not facts.notice_days or is_year(facts.ends):
        return
    back = timedelta(days=facts.notice_days)
    opens, closes = first_day(facts.ends) - back, last_day(facts.ends) - back
    about = opens.isoformat() if opens == closes else spanned(opens, closes)
    since = opens - timedelta(days=NOTICE_AHEAD)
    yield Reminder("notice", since, closes, about, count=facts.notice_days, renewal=facts.renewal)


def spanned(opens: date, closes: date) -> str:
    """Two days as one date: the month they share, else a span."""
    if (opens.year, opens.month) == (closes.year, closes.month):
        return PartialDate.of(opens, "month").edtf
    return f"{opens.isoformat()}/{closes.isoformat()}"


def silence(facts: Facts) -> Iterator[Reminder]:
    """36 months after the last dated evidence, counted from the last day it may mean."""
    newest = max(filter(None, (facts.seen, facts.signed)), key=last_day, default="")
    if newest:
        yield Reminder("silent", months_after(last_day(newest), SILENT_MONTHS), None, newest)


def marks(facts: Facts, day: date) -> Iterator[Reminder]:
    """The year before the next ten-year mark of the signing; the mark is as exact as the day."""
    if not facts.signed or not isinstance(parse_edtf(facts.signed), PartialDate):
        return
    for tens in range(1, 11):
        mark = years_after(facts.signed, tens * MARK_YEARS)
        if last_day(mark) >= day:
            since = months_before(first_day(mark), YEAR)
            yield Reminder("mark", since, last_day(mark), mark, count=tens * MARK_YEARS)
            return


def years_after(edtf: str, years: int) -> str:
    """The same date so many years later, as exact as it is."""
    meant = parse_edtf(edtf)
    assert isinstance(meant, PartialDate)  # noqa: S101 - the caller asked
    later = months_after(meant.first_day(), years * YEAR)
    return replace(PartialDate.of(later, meant.precision), qualifier=meant.qualifier).edtf


def departures(left: Iterable[Left]) -> Iterator[Reminder]:
    """A signatory who left, for a year from the day this is sure."""
    for one in left:
        since = last_day(one.until) + timedelta(days=1)
        yield Reminder(
            "signatory-left", since, months_after(since, LEFT_MONTHS), one.until, who=one.person
        )


def ends_by_term(signed: str, ends: str, months: int | None) -> str:
    """The end that is stated, else the one its term gives from the signing; empty for neither."""
    return ends or (end_of_term(signed, months) if signed and months else "")

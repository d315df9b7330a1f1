"""The life of signed agreements: what comes up for whom, from the rows of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import get_language

from phinong.core.dates import parse_edtf
from phinong.core.languages import django_to_ui
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.drafting.life_rules import (
    KINDS,
    RUNNING,
    Facts,
    Left,
    Reminder,
    ahead,
    coming,
    ends_by_term,
)
from phinong.drafting.spoken import OnDay
from phinong.places.models import Tenure
from phinong.ties.days import clearly_before, first_day, last_day
from phinong.ties.models import Agreement, AgreementParty, Lineage, Signatory
from phinong.ties.naming import agreement_name
from phinong.ties.rules import SIGNED_STATUSES

__all__ = [
    "Due",
    "ahead_of",
    "coming",
    "due_of",
    "facts_of",
    "office_ahead",
    "reminders_for",
    "with_life",
]

FOLLOWS = ("renews", "supersedes", "terminates")
# What is read of a party: what the agreement is called, and whose it is.
BOUND = ("agreement", "side", "body__code", "body__names")
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder with the agreement it is about."""

    agreement: Agreement
    reminder: Reminder
    kind = "agreement"

    @property
    def number(self) -> int:
        """The agreement's number."""
        return self.agreement.pk

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
        return self.agreement.get_absolute_url()

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
    def who(self) -> str:
        """The name of the signatory it is about, in the active language; empty for none."""
        if not self.reminder.who:
            return ""
        language = django_to_ui(get_language() or "")
        lines = leavers(self.agreement)
        people = (line.person for line in lines if line.person.code == self.reminder.who)
        return next((person.name(language).text for person in people), "")

    def title(self, language: str) -> str:
        """What the agreement is called for a reader."""
        return agreement_name(self.agreement, language)

    @property
    def look(self) -> str:
        """How it looks: what is late, what presses, what can wait."""
        return LOOKS.get(self.reminder.kind, "process")


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


def with_life(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements with all that `facts_of` reads; two more queries, however many there are, and a
    third where a signatory left."""
    followers = Lineage.objects.filter(earlier=OuterRef("pk"), relation__in=FOLLOWS)
    followed = Exists(followers.filter(agreement__status__in=SIGNED_STATUSES))
    until = Tenure.objects.filter(person=OuterRef("person")).exclude(until_edtf="")
    signatories = Signatory.objects.filter(Exists(until), witness=False, party__isnull=False)
    tenures = Prefetch("person__tenures", Tenure.objects.select_related("post"))
    left = signatories.select_related("person", "party").prefetch_related(tenures)
    parties = AgreementParty.objects.select_related("body").only(*BOUND)
    return (
        agreements.select_related("tie")
        .annotate(followed=followed)
        .prefetch_related(
            Prefetch("parties", parties), Prefetch("signatories", left, to_attr="leavers")
        )
    )


def facts_of(agreement: Agreement) -> Facts:
    """What the rule asks of an agreement that came `with_life`; no query."""
    months = agreement.term_months
    return Facts(
        status=agreement.status if agreement.proved else "unstated",
        signed=agreement.signed_edtf,
        ends=ends_by_term(agreement.signed_edtf, agreement.ends_edtf, months),
        notice_days=agreement.notice_days,
        renewal=agreement.renewal,
        seen=agreement.tie.evidence_edtf if agreement.tie else "",
        followed=agreement.followed,  # type: ignore[attr-defined]
        left=tuple(left_of(agreement)),
    )


def leavers(agreement: Agreement) -> list[Signatory]:
    """The signatories of whom a source says until when they held some office."""
    found: list[Signatory] = agreement.leavers  # type: ignore[attr-defined]
    return found


def left_of(agreement: Agreement) -> Iterable[Left]:
    """Signatories of whom a source says until when they held the office, and none that they do."""
    for line in leavers(agreement):
        party = line.party
        held = [t for t in line.person.tenures.all() if party and t.post.body_id == party.body_id]
        ends = [t.until_edtf for t in held if t.until_edtf]
        until = max(ends, key=lambda day: parse_edtf(day).last_day() or date.max, default="")
        again = any(clearly_before(until, day) for t in held for day in (t.since_edtf, t.seen_edtf))
        if until and not again and not clearly_before(until, agreement.signed_edtf):
            yield Left(line.person.code, until)


def running(agreements: QuerySet[Agreement], offices: Iterable[str]) -> QuerySet[Agreement]:
    """The running agreements of these offices: those they keep and those that bind them."""
    offices = list(offices)
    bound = AgreementParty.objects.filter(body__code__in=offices).values("agreement")
    mine = agreements.filter(Q(kept_by__in=offices) | Q(pk__in=bound), status__in=RUNNING)
    return with_life(mine).order_by("pk")[:MOST]


def reminders_for(user: Any, today: date) -> list[Due]:
    """What is up today for the offices of a user, the most pressing first; at most four queries."""
    if not user.is_authenticated or not user.body_codes():
        return []
    visible = Agreement.objects.visible_to(user)
    return due_of(running(visible, user.body_codes()), today)


def due_of(agreements: Iterable[Agreement], today: date) -> list[Due]:
    """What is up for these agreements, the most pressing first."""
    due = [Due(one, reminder) for one in agreements for reminder in coming(facts_of(one), today)]
    return sorted(due, key=lambda row: (KINDS.index(row.reminder.kind), row.reminder.about))


def office_ahead(office: str, today: date) -> list[Due]:
    """What is up or comes later for an office, of what it keeps and what is public."""
    kept = Agreement.objects.filter(kept_by=office) | Agreement.objects.published()
    return ahead_of(running(kept, [office]), today)


def ahead_of(agreements: Iterable[Agreement], today: date) -> list[Due]:
    """What is up or comes later for these agreements, in order of time."""
    found = [Due(one, reminder) for one in agreements for reminder in ahead(facts_of(one), today)]
    return sorted(found, key=lambda row: (row.reminder.since, row.agreement.pk))

"""What is open: commitments, what was resolved and not carried out, and what comes up."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.languages import in_language
from phinong.drafting.life import due_of
from phinong.drafting.life_reading import lives_of
from phinong.drafting.life_rules import RUNNING
from phinong.meetings.following import rows_of
from phinong.meetings.models import Commitment, Consequence
from phinong.meetings.naming import meeting_label
from phinong.site.handover.brief import Group, Line, group
from phinong.site.handover.scope import Scope
from phinong.ties.models import Agreement

LOOKED_AT = 500


def promises(scope: Scope) -> Iterator[Group]:
    """Overdue, still to do, resolved and not carried out, and what comes up for agreements."""
    mine = Commitment.objects.filter(Commitment.objects.at([scope.office.code])).unkept()
    door = reverse("meetings:commitments")
    if scope.tie is not None:
        mine, door = mine.filter(tie=scope.tie), f"{door}?tie={scope.tie.code}"
    late = mine.filter(due_day__lt=scope.today)
    rest = mine.exclude(due_day__lt=scope.today)
    heading = pgettext_lazy("commitment", "Overdue")
    yield group("overdue", heading, commitments(scope, late), door=door)
    yield group("to-do", _("Still to do"), commitments(scope, rest), door=door)
    yield group("resolved", _("Resolved and not carried out"), consequences(scope))
    yield group("coming", _("What comes up for agreements"), coming(scope))


def commitments(scope: Scope, rows: QuerySet[Commitment]) -> Iterator[Line]:
    """Each with whose it is and by when; three queries at most."""
    related = rows.select_related("owner", "person", "meeting__committee", "tie")
    found = list(related.order_by("due_day", "id")[:LOOKED_AT])
    offices = [scope.office.code]
    for row in rows_of(found, today=scope.today, language=scope.language, offices=offices):
        one, whose = row.commitment, row.whose
        body = whose.body.name(scope.language).text if whose.body else ""
        words = (body, whose.post, whose.name, whose.note)
        yield Line(
            one.text(scope.language),
            one.get_absolute_url(),
            one.due_edtf,
            " · ".join(filter(None, words)),
            row.promise.look,
            ("commitment", one.pk, None),
        )


def consequences(scope: Scope) -> Iterator[Line]:
    """What a meeting resolved and nobody carried out yet; one query."""
    rows = Consequence.objects.filter(done_at=None, resolution__meeting__kept_by=scope.office.code)
    if scope.tie is not None:
        rows = rows.filter(resolution__item__tie=scope.tie)
    seen: set[int] = set()
    for row in rows.select_related("resolution__meeting__committee").order_by("pk")[:LOOKED_AT]:
        resolution, meeting = row.resolution, row.resolution.meeting
        if resolution.pk in seen:
            continue
        seen.add(resolution.pk)
        yield Line(
            in_language(resolution.texts, scope.language),
            meeting.get_absolute_url(),
            meeting.held_edtf,
            meeting_label(meeting, scope.language),
            "process",
            ("resolution", resolution.pk, None),
        )


def coming(scope: Scope) -> Iterator[Line]:
    """Ends, notices, silence, marks and departures of the running agreements.

    At most four queries."""
    numbers = [one.pk for one in scope.agreements if one.status in RUNNING]
    running = Agreement.objects.filter(pk__in=numbers).order_by("pk")
    for due in due_of(lives_of(running) if numbers else [], scope.today):
        yield Line(
            due.title(scope.language),
            due.path,
            due.reminder.about,
            due.sentence,
            due.look,
            ("agreement", due.number, None),
        )

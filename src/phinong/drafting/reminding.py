"""Reminders by mail: each to each officer once. What was sent is an event of the record."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from phinong.accounts.models import User
from phinong.accounts.roles import May
from phinong.core.acting import SYSTEM
from phinong.drafting.coming_up import Coming, up_for
from phinong.record.actions import note
from phinong.record.models import Event

# Page languages and the framework's names for them; Thai for who chose none.
SPOKEN = {"th": "th", "en": "en", "zh": "zh-hans"}


def recipients() -> Iterator[User]:
    """Everyone with an address who keeps ties or meetings in some office."""
    users = User.objects.filter(is_active=True, roles__isnull=False).exclude(email="")
    for user in users.distinct().order_by("pk"):
        if user.may_anywhere(May.EDIT_TIE) or user.may_anywhere(May.EDIT_MEETING):
            yield user


def unsent(user: User, today: date) -> list[Coming]:
    """What is up today for a user and was never sent to them; a query for each kind of record."""
    due = up_for(user, today)
    sent = {kind: sent_to(user, kind, due) for kind in {row.kind for row in due}}
    return [row for row in due if (row.number, row.key) not in sent[row.kind]]


def sent_to(user: User, kind: str, due: Iterable[Coming]) -> set[tuple[int, str]]:
    """(number, key) of what was sent to a user about these records of one kind."""
    numbers = [row.number for row in due if row.kind == kind]
    told = Event.objects.filter(verb=verb_of(kind), about_kind=kind, about_id__in=numbers)
    return {
        (number, str(now.get("reminder")))
        for number, now in told.values_list("about_id", "now")
        if now.get("to") == user.pk
    }


def verb_of(kind: str) -> str:
    """The word under which it is kept that a reminder about such a record was sent."""
    return f"{kind}.reminded"


@transaction.atomic
def remind(user: User, *, today: date) -> list[Coming]:
    """Send a user what is up and was not sent yet, in one mail; gives what was sent.

    The events stand only when the mail went out: a failure leaves all for the next time.
    """
    User.objects.select_for_update().get(pk=user.pk)
    due = unsent(user, today)
    if not due:
        return []
    for row in due:
        now = {"reminder": row.key, "to": user.pk, "day": today.isoformat()}
        note(verb_of(row.kind), row.kind, row.number, by=SYSTEM, body=row.office, now=now)
    letter(user, due).send()
    return due


def letter(user: User, due: list[Coming]) -> EmailMessage:
    """The mail, in the user's language; Thai where they chose none."""
    language = user.language if user.language in SPOKEN else "th"
    with override(SPOKEN[language]):
        rows = [(row.title(language), row.sentence, row.path) for row in due]
        count = ngettext("%(n)s matter needs attention", "%(n)s matters need attention", len(due))
        context = {"rows": rows, "user": user, "address": settings.PHINONG_ADDRESS}
        text = render_to_string("drafting/reminders.txt", context)
        subject = _("Phinong: %(what)s") % {"what": count % {"n": len(due)}}
    return EmailMessage(subject, text, to=[user.email])

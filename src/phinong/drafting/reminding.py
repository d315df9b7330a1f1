"""Reminders by mail: each to each officer once. What was sent is an event of the agreement."""

from collections.abc import Iterator
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
from phinong.drafting.life import Due, reminders_for
from phinong.record.actions import note
from phinong.record.models import Event

VERB = "agreement.reminded"
# Page languages and the framework's names for them; Thai for who chose none.
SPOKEN = {"th": "th", "en": "en", "zh": "zh-hans"}


def recipients() -> Iterator[User]:
    """Everyone with an address who keeps ties in some office."""
    users = User.objects.filter(is_active=True, roles__isnull=False).exclude(email="")
    for user in users.distinct().order_by("pk"):
        if user.may_anywhere(May.EDIT_TIE):
            yield user


def unsent(user: User, today: date) -> list[Due]:
    """What is up today for a user and was never sent to them."""
    due = reminders_for(user, today)
    numbers = [row.agreement.pk for row in due]
    told = Event.objects.filter(verb=VERB, about_kind="agreement", about_id__in=numbers)
    sent = {
        (number, now.get("reminder"))
        for number, now in told.values_list("about_id", "now")
        if now.get("to") == user.pk
    }
    return [row for row in due if (row.agreement.pk, row.reminder.key) not in sent]


@transaction.atomic
def remind(user: User, *, today: date) -> list[Due]:
    """Send a user what is up and was not sent yet, in one mail; gives what was sent.

    The events stand only when the mail went out: a failure leaves all for the next time.
    """
    User.objects.select_for_update().get(pk=user.pk)
    due = unsent(user, today)
    if not due:
        return []
    for row in due:
        now = {"reminder": row.reminder.key, "to": user.pk, "day": today.isoformat()}
        office = row.agreement.kept_by
        note(VERB, "agreement", row.agreement.pk, by=SYSTEM, body=office, now=now)
    letter(user, due).send()
    return due


def letter(user: User, due: list[Due]) -> EmailMessage:
    """The mail, in the user's language; Thai where they chose none."""
    language = user.language if user.language in SPOKEN else "th"
    with override(SPOKEN[language]):
        rows = [(row.title(language), row.sentence, row.agreement) for row in due]
        count = ngettext(
            "%(n)s agreement needs attention", "%(n)s agreements need attention", len(due)
        )
        context = {"rows": rows, "user": user, "address": settings.PHINONG_ADDRESS}
        text = render_to_string("drafting/reminders.txt", context)
        subject = _("Phinong: %(what)s") % {"what": count % {"n": len(due)}}
    return EmailMessage(subject, text, to=[user.email])

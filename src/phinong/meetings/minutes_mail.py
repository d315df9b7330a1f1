"""The mail by which minutes go round: what they are, until when the link opens, and the link.

Like every mail of the register it carries an address and no words of the paper.
"""

from collections.abc import Mapping

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from phinong.core.languages import in_language
from phinong.meetings.models import MinutesLink
from phinong.meetings.naming import meeting_label

# Django's names of our languages.
SPOKEN = {"th": "th", "en": "en", "zh": "zh-hans"}


def send(secrets: Mapping[int, str], *, language: str, origin: str) -> int:
    """Send each of these links ({its number: its secret}) to its address; how many went."""
    rows = MinutesLink.objects.filter(pk__in=secrets).select_related(
        "meeting__committee", "version", "invitation"
    )
    mails = [mail_of(row, secrets[row.pk], language, origin) for row in rows.order_by("id")]
    return get_connection().send_messages(mails) or 0


def mail_of(link: MinutesLink, secret: str, language: str, origin: str) -> EmailMessage:
    """One mail, in the language of whoever sends the minutes round."""
    meeting = link.meeting
    with translation.override(SPOKEN.get(language, "th")):
        context = {
            "link": link,
            "post": post_of(link),
            "meeting": meeting,
            "title": meeting_label(meeting, language),
            "venue": in_language(meeting.venue, language).text,
            "address": origin + reverse("meetings:minutes-link", args=[secret]),
            "inside": origin + reverse("meetings:minutes", args=[meeting.code]),
        }
        words = render_to_string("meetings/minutes_mail.txt", context)
        subject = render_to_string("meetings/minutes_subject.txt", context)
    return EmailMessage(subject=" ".join(subject.split()), body=words, to=[link.mail])


def post_of(link: MinutesLink) -> str:
    """The post under which somebody was invited; empty where it is their only name here."""
    post = link.invitation.post if link.invitation else ""
    return "" if post == link.name else post

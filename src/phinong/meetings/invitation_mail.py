"""The words of an invitation, and its entry for a calendar (RFC 5545, RFC 6047)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import icalendar
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from phinong.core.languages import in_language
from phinong.meetings.models import AgendaItem, Invitation, Meeting
from phinong.meetings.naming import meeting_label

# Django's names of our languages.
SPOKEN = {"zh": "zh-hans"}
PRODUCT = "-//Phinong//Meetings//EN"
# How long an entry is where no end was said.
USUAL = timedelta(hours=3)


def subject_of(meeting: Meeting, language: str) -> str:
    """What the mail and the entry are called."""
    number = f"{meeting.number}/{meeting.be_year}" if meeting.number and meeting.titles else ""
    return f"{number} {meeting_label(meeting, language)}".strip()


def calendar_entry(
    meeting: Meeting, invitations: Sequence[Invitation], language: str, *, now: datetime
) -> bytes:
    """An invitation as a calendar takes it: METHOD:REQUEST with those invited as attendees.

    The entry keeps the uid of the first invitation; a later sequence replaces an earlier entry.
    Raises ValueError for a meeting without a time.
    """
    if meeting.starts_at is None:
        raise ValueError("a calendar needs a time")
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "REQUEST")
    event = icalendar.Event()
    event.add("uid", f"{invitations[0].uid}@phinong")
    event.add("sequence", max(row.sequence for row in invitations))
    event.add("dtstamp", now)
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at or meeting.starts_at + USUAL))
    event.add("summary", subject_of(meeting, language))
    if venue := in_language(meeting.venue, language).text:
        event.add("location", venue)
    if meeting.online:
        event.add("url", meeting.online)
    event.add("organizer", f"mailto:{settings.DEFAULT_FROM_EMAIL}")
    for row in invitations:
        event.add("attendee", attendee(row), encode=False)
    calendar.add_component(event)
    return calendar.to_ical()


def attendee(row: Invitation) -> icalendar.vCalAddress:
    """One who is invited, asked for an answer."""
    found = icalendar.vCalAddress(f"mailto:{row.mail}")
    found.params["CN"] = icalendar.vText(row.name or row.post)
    found.params["ROLE"] = icalendar.vText("REQ-PARTICIPANT" if row.seat_id else "OPT-PARTICIPANT")
    found.params["PARTSTAT"] = icalendar.vText("NEEDS-ACTION")
    found.params["RSVP"] = icalendar.vText("TRUE")
    return found


def words_of(meeting: Meeting, row: Invitation, language: str, secret: str, origin: str) -> str:
    """The mail's words, with the link to answer by and the address of the papers."""
    with translation.override(SPOKEN.get(language, language)):
        address = origin + reverse("meetings:invited", args=[secret])
        book = origin + reverse("meetings:agenda-book", args=[meeting.code])
    context = {
        "address": address,
        "book": book,
        "meeting": meeting,
        "row": row,
        "title": subject_of(meeting, language),
        "venue": in_language(meeting.venue, language).text,
        "items": [in_language(item.texts, language).text for item in agenda_of(meeting)],
    }
    with translation.override(SPOKEN.get(language, language)):
        return render_to_string("meetings/invitation.txt", context)


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The matters in their order."""
    return list(meeting.items.order_by("group", "order"))


def send(meeting_id: int, secrets: Mapping[int, str], language: str, origin: str) -> int:
    """Send these invitations ({its number: the secret of its link}), each with its own entry; how
    many went. After the commit."""
    meeting = Meeting.objects.select_related("committee").get(pk=meeting_id)
    rows = meeting.invitations.filter(pk__in=secrets).order_by("id")
    mails = [mail_of(meeting, row, language, secrets[row.pk], origin) for row in rows]
    return get_connection().send_messages(mails) or 0


def mail_of(
    meeting: Meeting, row: Invitation, language: str, secret: str, origin: str
) -> EmailMultiAlternatives:
    """One invitation as a mail, its entry beside the words."""
    mail = EmailMultiAlternatives(
        subject=" ".join(subject_of(meeting, language).split()),
        body=words_of(meeting, row, language, secret, origin),
        to=[row.mail],
    )
    entry = calendar_entry(meeting, [row], language, now=timezone.now()).decode()
    mail.attach_alternative(entry, "text/calendar; method=REQUEST; charset=UTF-8")
    return mail

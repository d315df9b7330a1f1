"""A committee's meeting: when and where, who chairs, who is invited, where it stands."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from phinong.core.fields import EDTFField
from phinong.core.indexes import LatestIndex
from phinong.core.languages import InLanguage, in_language
from phinong.meetings.models.committee import AgendaForm, Seat
from phinong.places.models import Body, Person
from phinong.record.models import Document


class MeetingStatus(models.TextChoices):
    """Where a meeting stands. REPORTED is one that we know from a document and did not conduct.

    The minutes are written, sent round, corrected and certified at the next meeting. What is
    certified never changes.
    """

    REPORTED = "reported", pgettext_lazy("meeting", "Known from a document")
    PLANNED = "planned", pgettext_lazy("meeting", "Being prepared")
    CALLED = "called", pgettext_lazy("meeting", "Called")
    OPEN = "open", pgettext_lazy("meeting", "In session")
    HELD = "held", pgettext_lazy("meeting", "Held")
    DRAFTED = "drafted", pgettext_lazy("meeting", "Minutes drafted")
    CIRCULATED = "circulated", pgettext_lazy("meeting", "Minutes sent round")
    CORRECTED = "corrected", pgettext_lazy("meeting", "Minutes corrected")
    CERTIFIED = "certified", pgettext_lazy("meeting", "Minutes certified")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Called off")


# A meeting that is being prepared, or was called off, is no evidence of anything.
NOT_HELD = (MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.CANCELLED)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings as the pages ask for them."""

    def published(self) -> Self:
        """Meetings that everyone may see."""
        return self.filter(public=True)

    def visible_to(self, user: Any) -> Self:
        """Public meetings, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(public=True) | Q(kept_by__in=user.body_codes()))

    def kept_for(self, user: Any) -> Self:
        """Meetings of the offices where the user works: what they conduct."""
        return self.filter(kept_by__in=user.body_codes() if user.is_authenticated else [])

    def conducted(self) -> Self:
        """Meetings that an office conducts here, not those only reported by a document."""
        return self.exclude(status=MeetingStatus.REPORTED)

    def took_place(self) -> Self:
        """Meetings that were held, or are in session: not those to come or called off."""
        return self.exclude(status__in=NOT_HELD)


class Meeting(models.Model):
    """A meeting of a committee. Its number is n/BE year per committee, both empty when unknown.

    `held_edtf` is its day. `starts_at` and `ends_at` are as called, `opened_at` and `closed_at`
    as it was. `chair` presides; `on_behalf_of` gave them the chair, by the paper `delegation`.
    `certified_in` is the meeting that certified the minutes.

    `recorder` opened the meeting here. Who signs the minutes as having taken and as having checked
    them stands in words (`recorder_name`, `checker_name` and their posts), as the form has it.
    """

    code = models.SlugField(max_length=160, unique=True)
    committee = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(null=True)
    be_year = models.PositiveIntegerField(null=True)
    titles = models.JSONField(default=dict)
    held_edtf = EDTFField(blank=True, default="")
    held_written = models.CharField(max_length=120, blank=True, default="")
    held_day = models.DateField(null=True)
    venue = models.JSONField(default=dict)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, related_name="chaired")
    chair_post = models.JSONField(default=dict)
    on_behalf_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on_behalf_post = models.JSONField(default=dict)
    status = models.CharField(
        max_length=10, choices=MeetingStatus, default=MeetingStatus.REPORTED, db_index=True
    )
    form = models.CharField(max_length=6, choices=AgendaForm, default=AgendaForm.THAI)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    online = models.URLField(max_length=500, blank=True, default="")
    delegation = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    recorder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    recorder_name = models.CharField(max_length=200, blank=True, default="")
    recorder_post = models.CharField(max_length=300, blank=True, default="")
    checker_name = models.CharField(max_length=200, blank=True, default="")
    checker_post = models.CharField(max_length=300, blank=True, default="")
    certified_in = models.ForeignKey("self", models.PROTECT, null=True, related_name="certifies")
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "committee",
                "number",
                "be_year",
                name="meeting_number_once",
                condition=Q(number__isnull=False),
            ),
        ]
        indexes = [
            LatestIndex(
                "public",
                models.F("held_day").desc(nulls_last=True),
                models.F("id").desc(),
                name="meeting_latest",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def title(self, language: str) -> InLanguage:
        """The meeting's title for a reader of `language`."""
        return in_language(self.titles, language)

    def get_absolute_url(self) -> str:
        from django.urls import reverse  # noqa: PLC0415

        return reverse("meetings:meeting", args=[self.code])


class Answer(models.TextChoices):
    """What somebody answered to an invitation."""

    NONE = "", pgettext_lazy("invitation", "No answer yet")
    COMES = "comes", pgettext_lazy("invitation", "Comes")
    DECLINES = "declines", pgettext_lazy("invitation", "Cannot come")
    SENDS = "sends", pgettext_lazy("invitation", "Sends a substitute")


class Invitation(models.Model):
    """A meeting's invitation to a seat, or to a guest by name.

    `uid` names the entry in the guest's calendar and stays; `sequence` grows each time it is
    sent (RFC 5545). `name` and `post` are of who was invited, as they were then. The secret of the
    link in its mail is kept only as its SHA-256; sent again, the link before opens no more.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True, default="")
    post = models.CharField(max_length=300, blank=True, default="")
    mail = models.EmailField(blank=True, default="")
    uid = models.UUIDField(unique=True)
    sequence = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True, default=Answer.NONE)
    answered_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=300, blank=True, default="")
    secret_sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "seat", name="invitation_once", condition=Q(seat__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} to {self.meeting_id}"

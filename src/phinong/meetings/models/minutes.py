"""The minutes of a meeting: versions that never change, and corrections asked for."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from phinong.meetings.models.agenda import AgendaItem
from phinong.meetings.models.committee import Seat
from phinong.meetings.models.meeting import Invitation, Meeting
from phinong.record.models import Document


class MinutesState(models.TextChoices):
    """What a version of the minutes was made for."""

    DRAFT = "draft", pgettext_lazy("minutes", "Draft")
    CIRCULATED = "circulated", pgettext_lazy("minutes", "Sent round")
    CORRECTED = "corrected", pgettext_lazy("minutes", "Corrected")
    CERTIFIED = "certified", pgettext_lazy("minutes", "Certified")


class MinutesVersion(models.Model):
    """The whole minutes at one moment, in the canonical form, with its SHA-256. Never changed.

    `paper` is the minutes as they left the office, a document of the register; the certified
    version has one, and what the meeting resolved is cited from it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=MinutesState)
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("meeting", "number", name="minutes_number_once")]

    def __str__(self) -> str:
        return f"{self.number} of {self.meeting_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("minutes are never rewritten; make the next version")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("minutes are never deleted")


class MinutesLink(models.Model):
    """The minutes of one meeting sent to one address: who opens the link reads them and may ask
    for a correction, without an account.

    The secret is kept only as its SHA-256; it opens the minutes of this meeting alone, ends at
    `expires_at` and can be revoked. `version` is the one that was sent.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_links")
    version = models.ForeignKey(MinutesVersion, models.PROTECT, related_name="links")
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, related_name="minutes_links"
    )
    name = models.CharField(max_length=300, blank=True, default="")
    mail = models.EmailField()
    secret_sha256 = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "id"]

    def __str__(self) -> str:
        return f"{self.meeting_id} to {self.name}"


class CorrectionState(models.TextChoices):
    """What became of a correction asked for."""

    OPEN = "open", pgettext_lazy("correction", "Waiting")
    TAKEN = "taken", pgettext_lazy("correction", "Taken in")
    DECLINED = "declined", pgettext_lazy("correction", "Not taken in")


class Correction(models.Model):
    """A correction that somebody asked for in minutes sent round: what, and what instead.

    `asked_by` is the seat that asked, `name` who spoke for it, `link` by which it came in. What it
    is about is a matter (`item`), or a `part` of the minutes: head, present, absent, attending;
    neither for the whole.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="corrections")
    version = models.ForeignKey(MinutesVersion, models.PROTECT, related_name="corrections")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="+")
    part = models.CharField(max_length=12, blank=True, default="")
    words = models.TextField()
    instead = models.TextField(blank=True, default="")
    asked_by = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True, default="")
    link = models.ForeignKey(MinutesLink, models.SET_NULL, null=True, related_name="corrections")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=CorrectionState, default=CorrectionState.OPEN)
    answer = models.TextField(blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.words[:60]

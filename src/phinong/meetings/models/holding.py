"""What is written down while a meeting is in session: who is there, and what is said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from phinong.meetings.models.agenda import AgendaItem
from phinong.meetings.models.committee import Seat
from phinong.meetings.models.meeting import Meeting
from phinong.meetings.models.synced import Synced
from phinong.places.models import Person


class Presence(models.TextChoices):
    """Whether a seat is taken, and by whom. ATTENDING is for who has no seat.

    Minutes list these apart: who came (substitutes with whom they stand for), who did not with
    the reason, who else attended.
    """

    PRESENT = "present", pgettext_lazy("attendance", "Present")
    SUBSTITUTE = "substitute", pgettext_lazy("attendance", "Represented by a substitute")
    ABSENT = "absent", pgettext_lazy("attendance", "Absent")
    ATTENDING = "attending", pgettext_lazy("attendance", "Also attending")


class Attendance(Synced):
    """One seat at a meeting, or one person who attends without a seat.

    Membership belongs to a post, attendance to a person: `name` and `post` are those of who was
    there (or failed to be), as they were that day; for a substitute those of the substitute.
    `arrived` and `left` stand empty for who was there from beginning to end.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="attendance")
    name = models.CharField(max_length=200, blank=True, default="")
    post = models.CharField(max_length=300, blank=True, default="")
    presence = models.CharField(max_length=10, choices=Presence)
    reason = models.CharField(max_length=300, blank=True, default="")
    arrived = models.TimeField(null=True)
    left = models.TimeField(null=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "seat", name="attendance_of_seat_once", condition=Q(seat__isnull=False)
            ),
            models.CheckConstraint(
                name="attendance_seat_or_attending",
                condition=Q(seat__isnull=True, presence="attending")
                | Q(seat__isnull=False) & ~Q(presence="attending"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.presence} {self.name}"


class Note(Synced):
    """Words noted on a matter, or on the meeting as a whole; `speaker` where somebody said it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="notes")
    words = models.TextField(blank=True, default="")
    speaker = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.words[:60]


class LiveAct(models.Model):
    """One act of a meeting's page that was taken in, by the name its page gave it.

    What arrives a second time is known by it and changes nothing. `revision` is the one it gave
    its row, 0 where what it wrote stands beside: the page that wrote without a connection builds
    its next words on that one, whatever others wrote since.
    """

    uid = models.UUIDField(unique=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=30)
    revision = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class Rival(models.Model):
    """What another hand wrote on a row without having seen its newest words.

    The row keeps what came first; this keeps what came second, whole, until somebody settles
    which stands. `kind` is attendance, note, resolution or commitment, `number` the row's.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="rivals")
    kind = models.CharField(max_length=20)
    number = models.BigIntegerField()
    facts = models.JSONField()
    against = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

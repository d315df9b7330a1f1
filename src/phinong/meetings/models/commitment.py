"""What somebody undertook to do, and whether it was kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from phinong.core.fields import EDTFField
from phinong.core.languages import InLanguage, in_language
from phinong.meetings.models.agenda import AgendaItem
from phinong.meetings.models.meeting import Meeting
from phinong.meetings.models.resolution import Resolution
from phinong.meetings.models.synced import Synced
from phinong.places.models import Body, Person
from phinong.record.models import Document
from phinong.ties.models import Tie


class CommitmentState(models.TextChoices):
    """Whether a promise was kept. Unknown is open, not kept."""

    OPEN = "open", pgettext_lazy("commitment", "Open")
    KEPT = "kept", pgettext_lazy("commitment", "Kept")
    CHANGED = "changed", pgettext_lazy("commitment", "Changed")
    LAPSED = "lapsed", pgettext_lazy("commitment", "Lapsed")


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Commitments as the pages ask for them."""

    def published(self) -> Self:
        """Commitments that everyone may see."""
        return self.filter(public=True)

    def visible_to(self, user: Any) -> Self:
        """Public commitments, and those that the offices where the user works keep or owe."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(public=True) | self.at(user.body_codes()))

    @staticmethod
    def at(offices: Iterable[str]) -> Q:
        """What these offices keep, and what they owe: whoever is to do it may know of it."""
        offices = list(offices)
        owed = Body.objects.filter(code__in=offices).values("pk")
        return Q(kept_by__in=offices) | Q(owner__in=owed)

    def followed_in_public(self) -> Self:
        """Public commitments that nothing closed leads to: neither their resolution nor their
        meeting is for the office alone."""
        closed = Q(resolution__public=False) | Q(meeting__public=False)
        return self.published().exclude(closed)

    def overdue(self, today: date) -> Self:
        """Promises that still wait after the last day they were for."""
        return self.unkept().filter(due_day__lt=today)

    def unkept(self) -> Self:
        """Promises that still wait for somebody."""
        return self.filter(state__in=(CommitmentState.OPEN, CommitmentState.CHANGED))


class Origin(models.TextChoices):
    """Where somebody undertook it."""

    UNKNOWN = "", pgettext_lazy("commitment", "Not stated")
    MEETING = "meeting", pgettext_lazy("commitment", "Meeting")
    VISIT = "visit", pgettext_lazy("commitment", "Visit")
    CLAUSE = "clause", pgettext_lazy("commitment", "Clause of a text")
    SPEECH = "speech", pgettext_lazy("commitment", "Speech")
    PLAN = "plan", pgettext_lazy("commitment", "Plan")


class Commitment(Synced):
    """What somebody undertook to do, said at a meeting, a visit or in a text.

    Owner and day stay empty when the source names none; they are never guessed. `owner` is the
    body, `person` who sees to it. `origin` with `origin_id` says where it comes from; `evidence`
    is the document that shows how it ended. It waits while one of `depends_on` is open.
    """

    code = models.SlugField(max_length=160, unique=True)
    texts = models.JSONField(default=dict)
    owner = models.ForeignKey(Body, models.PROTECT, null=True, related_name="commitments")
    owner_note = models.CharField(max_length=300, blank=True, default="")
    due_edtf = EDTFField(blank=True, default="")
    due_day = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=CommitmentState, default=CommitmentState.OPEN)
    made_edtf = EDTFField(blank=True, default="")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="commitments")
    tie = models.ForeignKey(Tie, models.PROTECT, null=True, related_name="commitments")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="commitments")
    resolution = models.ForeignKey(
        Resolution, models.SET_NULL, null=True, related_name="commitments"
    )
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="commitments")
    origin = models.CharField(max_length=10, choices=Origin, blank=True, default=Origin.UNKNOWN)
    origin_id = models.BigIntegerField(null=True)
    depends_on = models.ManyToManyField("self", symmetrical=False, related_name="held_up")
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    state_why = models.TextField(blank=True, default="")
    state_at = models.DateTimeField(null=True)
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("kept_by", "state", "due_day", name="commitment_waiting"),
            models.Index("owner", "state", "due_day", name="commitment_owed"),
        ]

    def __str__(self) -> str:
        return self.code

    def text(self, language: str) -> InLanguage:
        """The promise, as the source words it."""
        return in_language(self.texts, language)

    def get_absolute_url(self) -> str:
        from django.urls import reverse  # noqa: PLC0415

        return reverse("meetings:commitment", args=[self.code])

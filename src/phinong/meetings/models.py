"""Who decides: committees' meetings, agenda items, resolutions and commitments (Popolo's words)."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.fields import EDTFField
from phinong.core.indexes import LatestIndex
from phinong.core.languages import InLanguage, in_language
from phinong.core.term_field import TermField
from phinong.places.models import Body, Person
from phinong.ties.models import Agreement, Tie


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


class Meeting(models.Model):
    """A meeting of a committee. Its number is n/BE year per committee, both empty when unknown."""

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


class AgendaGroup(models.IntegerChoices):
    """The five headings under which a Thai committee takes its matters, with their numbers.

    Source: the standard form of minutes under the Prime Minister's Office regulation on
    correspondence, B.E. 2526 (form 11) and office practice.
    """

    CHAIR = 1, _("Announcements by the chair")
    MINUTES = 2, _("Adoption of the minutes")
    INFORMATION = 3, _("For information")
    CONSIDERATION = 4, _("For consideration")
    OTHER = 5, _("Other matters")


class AgendaItem(models.Model):
    """A matter before a meeting, about a tie or an agreement where it is one.

    An agreement whose acceptance is undone leaves the matter standing without it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    group = models.PositiveSmallIntegerField(choices=AgendaGroup, default=AgendaGroup.CONSIDERATION)
    order = models.PositiveIntegerField()
    texts = models.JSONField(default=dict)
    tie = models.ForeignKey(Tie, models.SET_NULL, null=True, related_name="agenda_items")
    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, related_name="agenda_items"
    )

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint("meeting", "order", name="agenda_order_once")]

    def __str__(self) -> str:
        return f"{self.order} of {self.meeting_id}"


class Resolution(models.Model):
    """What a meeting resolved (มติ), word for word, with its outcome as a code."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="resolutions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="resolutions")
    texts = models.JSONField(default=dict)
    outcome = TermField("outcomes", blank=True, default="")

    def __str__(self) -> str:
        return f"{self.outcome} {self.meeting_id}"


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
        """Public commitments, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(public=True) | Q(kept_by__in=user.body_codes()))

    def unkept(self) -> Self:
        """Promises that still wait for somebody."""
        return self.filter(state__in=(CommitmentState.OPEN, CommitmentState.CHANGED))


class Commitment(models.Model):
    """What somebody undertook to do, said at a meeting, a visit or in a text.

    Owner and day stay empty when the source names none; they are never guessed.
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
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)

    objects = CommitmentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.code

    def text(self, language: str) -> InLanguage:
        """The promise, as the source words it."""
        return in_language(self.texts, language)

    def get_absolute_url(self) -> str:
        from django.urls import reverse  # noqa: PLC0415

        return reverse("meetings:commitment", args=[self.code])

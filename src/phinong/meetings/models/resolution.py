"""What a meeting resolved, and what follows from it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from phinong.core.term_field import TermField
from phinong.drafting.models import Version
from phinong.meetings.models.agenda import AgendaItem
from phinong.meetings.models.meeting import Meeting
from phinong.meetings.models.synced import Synced


class Taken(models.TextChoices):
    """How a meeting came to what it resolved."""

    UNKNOWN = "", pgettext_lazy("resolution", "Not stated")
    CONSENSUS = "consensus", pgettext_lazy("resolution", "By consensus")
    VOTE = "vote", pgettext_lazy("resolution", "By vote")


class Resolution(Synced):
    """What a meeting resolved (มติ), word for word, with its outcome as a code.

    `number` counts within the meeting; `page` is where the certified minutes have it. Where it
    decides on a text, `version` and `sha256` say on exactly which. Votes stand only for a vote.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="resolutions")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="resolutions")
    texts = models.JSONField(default=dict)
    outcome = TermField("outcomes", blank=True, default="")
    number = models.PositiveIntegerField(null=True)
    page = models.PositiveIntegerField(null=True)
    taken = models.CharField(max_length=10, choices=Taken, blank=True, default=Taken.UNKNOWN)
    votes_for = models.PositiveIntegerField(null=True)
    votes_against = models.PositiveIntegerField(null=True)
    abstained = models.PositiveIntegerField(null=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="resolutions")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    public = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "meeting",
                "number",
                name="resolution_number_once",
                condition=Q(number__isnull=False),
            ),
            models.CheckConstraint(
                name="resolution_on_a_version_has_its_hash",
                condition=Q(version__isnull=True) | ~Q(sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.meeting_id}"


class Consequence(models.Model):
    """Something that follows from a resolution: a verdict on a text, a committee set up, …

    `kind` is one that a room registered (`meetings.consequences`), `facts` what it needs. It is
    carried out once; `made_kind` and `made_id` name the record it made.
    """

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="consequences")
    kind = models.CharField(max_length=30)
    facts = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_kind = models.CharField(max_length=30, blank=True, default="")
    made_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.resolution_id}"

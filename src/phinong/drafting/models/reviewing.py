"""Reviews asked for, remarks made in them, and verdicts on exact versions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.term_field import TermField
from phinong.drafting.models.draft import Draft
from phinong.drafting.models.text import Version
from phinong.places.models import Body


class ReviewKind(models.TextChoices):
    """Who is asked."""

    MINISTRY = "ministry", _("Ministry")
    COUNCIL = "council", _("Council or committee")
    COUNSEL = "counsel", _("Legal counsel")
    OTHER_SIDE = "other-side", _("The other side")


class Review(models.Model):
    """A version sent to somebody for an opinion, by account or by a link.

    The link's secret is kept only as its SHA-256 (`secret_sha256`), opens this review alone, ends
    at `expires_at` and can be revoked. `round` counts the reviews of a draft by one reviewer.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="reviews")
    version = models.ForeignKey(Version, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=12, choices=ReviewKind)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    reviewer = models.CharField(max_length=200, blank=True, default="")
    round = models.PositiveSmallIntegerField(default=1)
    asked = models.TextField(blank=True, default="")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    due = models.DateField(null=True)
    secret_sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.round} of {self.draft_id}"


class RemarkState(models.TextChoices):
    """What became of a remark."""

    OPEN = "open", pgettext_lazy("remark", "Open")
    ACCEPTED = "accepted", _("Accepted")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class Remark(models.Model):
    """A remark on a clause or on words of it, perhaps with the text proposed instead.

    `start` and `end` are characters of the clause's words in `tag` as they stand in `version`.
    `proposal` is the whole proposed text of the clause in `tag`; the redline is computed.
    `answer` and `became` (the changed words) make the comparison table that ministries expect.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="remarks")
    version = models.ForeignKey(Version, models.PROTECT, related_name="remarks")
    review = models.ForeignKey(Review, models.PROTECT, null=True, related_name="remarks")
    uid = models.CharField(max_length=12, blank=True, default="")
    tag = models.CharField(max_length=20, blank=True, default="")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")
    proposal = models.TextField(null=True)  # noqa: DJ001  none proposed, or all words struck out
    state = models.CharField(max_length=10, choices=RemarkState, default=RemarkState.OPEN)
    answer = models.TextField(blank=True, default="")
    became = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200, blank=True, default="")
    office = models.CharField(max_length=120, blank=True, default="")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="remark_says_something",
                condition=~Q(words="") | Q(proposal__isnull=False),
                violation_error_message=_("Write a remark, or propose other words."),
            ),
            models.CheckConstraint(
                name="remark_span_whole",
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__gt=models.F("start")),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]


class Verdict(models.Model):
    """What somebody decided on exactly this text: the hash stands in the row itself.

    `outcome` is a code of the vocabulary `outcomes`. `ground_kind` and `ground_id` name a record
    of another room that is its evidence, such as a resolution. Never changed: who thinks again
    gives another verdict.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="verdicts")
    version = models.ForeignKey(Version, models.PROTECT, related_name="verdicts")
    sha256 = models.CharField(max_length=64)
    review = models.ForeignKey(Review, models.PROTECT, null=True, related_name="verdicts")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    outcome = TermField("outcomes")
    words = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField()
    ground_kind = models.CharField(max_length=30, blank=True, default="")
    ground_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.outcome} of {self.sha256[:8]}"

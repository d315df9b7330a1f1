"""What a meeting considers, and the papers it has before it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.drafting.models import Draft, Version
from phinong.meetings.models.meeting import Meeting
from phinong.meetings.models.synced import Synced
from phinong.record.models import Document
from phinong.ties.models import Agreement, Tie


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


class ItemSource(models.TextChoices):
    """Where a matter comes from."""

    HAND = "", pgettext_lazy("matter", "Added by hand")
    MINUTES = "minutes", pgettext_lazy("matter", "Minutes to certify")
    FOLLOW_UP = "follow-up", pgettext_lazy("matter", "What is still to be done")
    COMMITMENT = "commitment", pgettext_lazy("matter", "Commitment to follow up")
    STEP = "step", pgettext_lazy("matter", "Agreement at a deciding step")
    DISPUTE = "dispute", pgettext_lazy("matter", "Sources that disagree")
    PRACTICE = "practice", pgettext_lazy("matter", "Practice offered")


class AgendaItem(Synced):
    """A matter before a meeting, about a tie or an agreement where it is one.

    An agreement whose acceptance is undone leaves the matter standing without it. `source_kind`
    and `source_id` say what made it come up (`ItemSource`): the number of a meeting, committee,
    commitment, route step, tie or practice. `draft` is the text it is about; `proposal` what the
    meeting is asked to resolve.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    group = models.PositiveSmallIntegerField(choices=AgendaGroup, default=AgendaGroup.CONSIDERATION)
    order = models.PositiveIntegerField()
    texts = models.JSONField(default=dict)
    tie = models.ForeignKey(Tie, models.SET_NULL, null=True, related_name="agenda_items")
    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, related_name="agenda_items"
    )
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="agenda_items")
    source_kind = models.CharField(
        max_length=12, choices=ItemSource, blank=True, default=ItemSource.HAND
    )
    source_id = models.BigIntegerField(null=True)
    proposal = models.JSONField(default=dict)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint("meeting", "order", name="agenda_order_once"),
            models.UniqueConstraint(
                "meeting",
                "source_kind",
                "source_id",
                name="agenda_source_once",
                condition=Q(source_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} of {self.meeting_id}"


class Paper(models.Model):
    """A paper laid before the meeting, exactly as it was: a version of a draft, or a document.

    `sha256` is that of the version's canonical text or of the document's words or file.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="laid_before")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="laid_before")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="paper_is_one_thing",
                condition=Q(version__isnull=False, document__isnull=True)
                | Q(version__isnull=True, document__isnull=False),
                violation_error_message=_("A paper is a version of a draft or a document."),
            ),
            models.UniqueConstraint(
                "item", "version", name="paper_version_once", condition=Q(version__isnull=False)
            ),
            models.UniqueConstraint(
                "item", "document", name="paper_document_once", condition=Q(document__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id or self.document_id} for {self.item_id}"

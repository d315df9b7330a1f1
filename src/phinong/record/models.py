"""What we remember, and how we know: events, documents, passages, findings, citations.

Records of other rooms are named here by kind and number (`about_kind`, `about_id`), never by a
foreign key: the memory outlives what it describes, and this room knows no room above it.
"""

from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phinong.core.addresses import address
from phinong.core.fields import EDTFField


class EventQuerySet(models.QuerySet["Event"]):
    """Events may be read and appended; nothing else."""

    def about(self, kind: str, number: int) -> Self:
        """The history of one record, newest first."""
        return self.filter(about_kind=kind, about_id=number).order_by("-id")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("events are never rewritten; write a correcting event")

    def delete(self) -> NoReturn:
        raise TypeError("events are never deleted; write a correcting event")


class Event(models.Model):
    """One change: who did what to which record, what it was before and after, why, on what ground.

    Appended by `record.actions.note` inside the transaction of the change it describes.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    verb = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=30)
    about_id = models.BigIntegerField()
    body = models.CharField(max_length=120, blank=True, default="")
    was = models.JSONField(default=dict)
    now = models.JSONField(default=dict)
    why = models.TextField(blank=True, default="")
    source = models.CharField(max_length=200, blank=True, default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["about_kind", "about_id", "-id"], name="event_about"),
            models.Index(fields=["body", "-id"], name="event_body"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.about_kind}:{self.about_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("events are never rewritten; write a correcting event")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("events are never deleted; write a correcting event")


class Standing(models.TextChoices):
    """Whether a source still stands behind what was taken from it."""

    KEPT = "kept", _("Kept")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DocumentKind(models.TextChoices):
    """How a document came to us."""

    FILE = "file", _("File")
    TEXT = "text", _("Pasted text")
    ADDRESS = "address", _("Address")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Who may see which document."""

    def published(self) -> Self:
        """Documents that everyone may read."""
        return self.filter(public=True)

    def visible_to(self, user: Any) -> Self:
        """Public documents, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(public=True) | Q(kept_by__in=user.body_codes()))

    def standing(self) -> Self:
        """Documents that have not been withdrawn."""
        return self.filter(standing=Standing.KEPT)


class Document(models.Model):
    """A source: a file, a pasted text, or an address with or without a saved copy.

    `text` is the extracted text to which every span refers and never changes; `sha256` is its
    hash, `file_sha256` that of the bytes as received. An address without a saved copy has no
    text: what rests on it is shown as waiting to be checked.
    """

    code = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=DocumentKind)
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=20, blank=True, default="")
    publisher = models.CharField(max_length=300, blank=True, default="")
    address = models.URLField(max_length=2000, blank=True, default="")
    published_edtf = EDTFField(blank=True, default="")
    published_written = models.CharField(max_length=120, blank=True, default="")
    text = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)
    file = models.CharField(max_length=200, blank=True, default="")
    file_name = models.CharField(max_length=255, blank=True, default="")
    file_sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)
    media_type = models.CharField(max_length=100, blank=True, default="")
    # Page and box of text runs for paged formats: [[start, end, page, x0, y0, x1, y1], …].
    layout = models.JSONField(default=list)
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.KEPT)
    withdrawn_why = models.TextField(blank=True, default="")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["public", "-id"], name="document_public")]
        constraints = [
            models.CheckConstraint(
                name="document_has_text_or_address",
                condition=~Q(text="") | ~Q(address=""),
                violation_error_message=_("A document needs its text or its address."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("record:document", self.code)

    @property
    def has_copy(self) -> bool:
        """Whether the words themselves are kept here, not only an address."""
        return bool(self.sha256)


class Passage(models.Model):
    """A run of characters in a document's text, with its words kept beside it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint("document", "start", "end", name="passage_once"),
            models.CheckConstraint(
                name="passage_is_not_empty", condition=Q(end__gt=models.F("start"))
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:60]


class FindingState(models.TextChoices):
    """What was decided on a finding."""

    OPEN = "open", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


class Finding(models.Model):
    """One proposed record or claim, waiting for a person's decision.

    `values` is a list of {name, value, as_written, start, end, confidence, why, entry, body}:
    the reader's words for it (`phinong.reader.Value`), spans into the document's text.
    `decided_values` holds what the officer accepted, so that an edit stays visible.
    `version` grows with every decision: a second officer who decides on an older version is told.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="findings")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=200, blank=True, default="")
    values = models.JSONField(default=list)
    decided_values = models.JSONField(default=list)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    confidence = models.FloatField(default=0.5)
    proposed_by = models.CharField(max_length=40, default="reader")
    state = models.CharField(max_length=10, choices=FindingState, default=FindingState.OPEN)
    version = models.PositiveIntegerField(default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_why = models.TextField(blank=True, default="")
    # What accepting made or touched: [[kind, number, made here], …], the record itself first.
    landed = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint("document", "order", name="finding_order_once"),
            models.CheckConstraint(
                name="finding_decided_has_decider",
                condition=Q(state="open") | Q(decided_at__isnull=False),
            ),
        ]
        indexes = [models.Index("state", "document", name="finding_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.order} of {self.document_id}"


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations by what they prove."""

    def about(self, kind: str, number: int) -> Self:
        """The citations of one record."""
        return self.filter(about_kind=kind, about_id=number)

    def of_all(self, kind: str, numbers: list[int]) -> Self:
        """The citations of many records of one kind, documents included, in one query."""
        found = self.filter(about_kind=kind, about_id__in=numbers)
        return found.select_related("document", "passage").defer(
            "document__text", "document__layout"
        )


class Citation(models.Model):
    """The accepted link from a record's field to the document (and passage) that proves it.

    `field` is empty when the source stands behind the whole record. A citation whose document is
    withdrawn stays and says so: what it proved now stands unproved.
    """

    about_kind = models.CharField(max_length=30)
    about_id = models.BigIntegerField()
    field = models.CharField(max_length=60, blank=True, default="")
    document = models.ForeignKey(Document, models.PROTECT, related_name="citations")
    passage = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="citations")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, related_name="citations")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.KEPT)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    accepted_at = models.DateTimeField()

    objects = CitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("about_kind", "about_id", name="citation_about")]

    def __str__(self) -> str:
        return f"{self.about_kind}:{self.about_id} {self.field}"

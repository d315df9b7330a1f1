"""How we find it: one entry per public record or document page, indexed by our own tokens."""

from django.db import models

from phinong.core.fields import EDTFField


class Entry(models.Model):
    """One thing that can be found, or one part of a long one.

    `titles` is what a reader is shown; `title` holds every name and title, `body` every other
    text, one to a line, as written. The table `discovery_text` beside this one holds their tokens
    under the same `rank` (see `discovery.ranking`); both are kept by `discovery.index` alone and
    can be made again from the records by `phinong index`.
    """

    kind = models.CharField(max_length=30)
    number = models.BigIntegerField()
    part = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=1)
    rank = models.BigIntegerField(unique=True)
    path = models.CharField(max_length=300)
    titles = models.JSONField(default=dict)
    title = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    # The date as exact as known, and the day by which the entry is placed.
    edtf = EDTFField(blank=True, default="")
    day = models.DateField(null=True)
    public = models.BooleanField(default=True)
    kept_by = models.CharField(max_length=120, blank=True, default="")
    # Bodies and places this is about, as {kind}{number}: found by every name of theirs.
    about = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint("kind", "number", "part", name="entry_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"

"""How we find it: one entry per public record or document page, indexed by our own tokens."""

from django.db import models


class Entry(models.Model):
    """One thing that can be found.

    `title` and `body` are shown in snippets; the full-text index beside this table holds their
    cluster bigrams (`core.folding.index_tokens`). Long documents have one entry per part.
    """

    kind = models.CharField(max_length=30)
    number = models.BigIntegerField()
    part = models.PositiveIntegerField(default=0)
    path = models.CharField(max_length=300)
    titles = models.JSONField(default=dict)
    title = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    day = models.DateField(null=True)
    public = models.BooleanField(default=True)
    kept_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint("kind", "number", "part", name="entry_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"

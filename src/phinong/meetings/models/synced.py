"""What rows share that two secretaries may write at once, or one of them without a connection."""

from django.db import models


class Synced(models.Model):
    """A row that the page of a running meeting writes.

    `uid` is given by whoever writes first, online or not, so that sending twice makes one row;
    rows that a document brought have none.
    `revision` grows with every change: who changed an older one is heard too (`Rival`).
    """

    uid = models.UUIDField(unique=True, null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

"""The words: clauses, their text in each language, and versions that never change."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.drafting.models.draft import Draft


class ClauseKind(models.TextChoices):
    """The parts of an instrument (field notes, anatomy of a memorandum)."""

    TITLE = "title", _("Title")
    PREAMBLE = "preamble", _("Preamble")
    ARTICLE = "article", _("Article")
    SIGNATURES = "signatures", _("Signature block")


class Clause(models.Model):
    """One part of the text, the same in all languages. Articles are numbered by their order.

    `uid` stays when clauses are moved, so that remarks and comparisons find it again. `topic`
    says what it provides (`areas`, `costs`, `term`, …), a code of the vocabulary `clause-topics`.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="clauses")
    uid = models.CharField(max_length=12)
    kind = models.CharField(max_length=10, choices=ClauseKind, default=ClauseKind.ARTICLE)
    topic = models.CharField(max_length=40, blank=True, default="")
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("draft", "uid", name="clause_uid_once")]
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.uid} of {self.draft_id}"


class ClauseText(models.Model):
    """A clause's words in one language.

    `revision` grows with every change: who saves on an older one is shown both texts. For a
    translation, `against` is the hash of the original's words it was last checked with: when the
    original differs by now, the translation is older than its original and says so.
    """

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="texts")
    tag = models.CharField(max_length=20)
    heading = models.TextField(blank=True, default="")
    words = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=0)
    against = models.CharField(max_length=64, blank=True, default="")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint("clause", "tag", name="clause_text_once")]

    def __str__(self) -> str:
        return f"{self.tag} of {self.clause_id}"


class Version(models.Model):
    """The whole text at one moment. Approvals, reviews and signatures are of its `sha256`.

    `canonical` is the text in the canonical form of `drafting.canonical`; it never changes.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    canonical = models.TextField()
    # The clauses' uids in order, by which they are found again in other versions.
    uids = models.JSONField(default=list)
    note = models.TextField(blank=True, default="")
    # The office that made it, by body code; of the other side when it came in a bundle.
    office = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint("draft", "number", name="version_number_once")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} of {self.draft_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("versions are never rewritten; make the next one")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("versions are never deleted")

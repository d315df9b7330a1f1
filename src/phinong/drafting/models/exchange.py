"""Texts that travel between two registers: bundles, and the keys by which they are trusted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.drafting.models.draft import Draft
from phinong.drafting.models.text import Version
from phinong.places.models import Body


class Direction(models.TextChoices):
    """Which way a bundle went."""

    OUT = "out", _("Sent")
    IN = "in", _("Received")


class OfficeKey(models.Model):
    """The key by which an office of this register signs what it sends. One at a time is in use.

    Only the public part stands here; the private one is a file that the server alone can read
    (`drafting.keys`). `public` is written as in PartnerKey.
    """

    office = models.CharField(max_length=120, db_index=True)
    kid = models.CharField(max_length=64, unique=True)
    public = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office"],
                condition=models.Q(retired_at=None),
                name="office_key_in_use_once",
            )
        ]

    def __str__(self) -> str:
        return self.kid


class PartnerKey(models.Model):
    """A public key by which an office elsewhere signs, and who here vouched for it.

    `public` is the raw Ed25519 key, base64url without padding (RFC 8032, RFC 8037).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="keys")
    kid = models.CharField(max_length=64)
    public = models.CharField(max_length=64)
    name = models.CharField(max_length=200, blank=True, default="")
    # The office here that trusts it.
    kept_by = models.CharField(max_length=120, db_index=True)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    trusted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("kid", "kept_by", name="partner_key_once")]

    def __str__(self) -> str:
        return self.kid


class Bundle(models.Model):
    """A text that left or arrived as a signed file. `payload` is exactly what was signed."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="bundles")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    direction = models.CharField(max_length=3, choices=Direction)
    office = models.CharField(max_length=120)
    kid = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    payload = models.TextField()
    signature = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint("draft", "direction", "sha256", name="bundle_once")]

    def __str__(self) -> str:
        return f"{self.direction} {self.sha256[:8]}"

"""Electronic signatures on the sealed text, each in the file in which it came to stand."""

from django.conf import settings
from django.db import models

from phinong.drafting.models.draft import DraftParty
from phinong.drafting.models.signing import Ceremony, Keepsake

LONGEST_FIELD, LONGEST_NAME = 120, 400


class ElectronicSignature(models.Model):
    """One signature in a file (PAdES), with what everybody may know of its certificate.

    `file` holds it and all before it: each file begins with the bytes of the one before, the first
    with those of the sealed text. `made_here` when the party's office signed in this register; else
    the file came back signed. `stamped` when an authority vouches for the time, else `signed_at` is
    the signer's own word.
    """

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="electronic")
    party = models.ForeignKey(DraftParty, models.PROTECT, related_name="+")
    file = models.ForeignKey(Keepsake, models.PROTECT, related_name="electronic")
    field = models.CharField(max_length=LONGEST_FIELD)
    subject = models.CharField(max_length=LONGEST_NAME)
    issuer = models.CharField(max_length=LONGEST_NAME)
    fingerprint = models.CharField(max_length=64)
    since = models.DateTimeField()
    until = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    stamped = models.BooleanField(default=False)
    made_here = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("ceremony", "field", name="electronic_signature_once"),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.ceremony_id}"

"""The signing: who signed for whom, which originals exist, where each is kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.fields import EDTFField
from phinong.core.term_field import TermField
from phinong.drafting.models.draft import Draft, DraftParty
from phinong.drafting.models.text import Version
from phinong.places.models import Body, Person, Place


class Ceremony(models.Model):
    """The signing of one version: the day, the place, the event it was part of."""

    draft = models.OneToOneField(Draft, models.PROTECT, related_name="ceremony")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    day_edtf = EDTFField(blank=True, default="")
    venue = models.JSONField(default=dict)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    occasion = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "ceremonies"

    def __str__(self) -> str:
        return f"signing of {self.draft_id}"


class Signature(models.Model):
    """Somebody who signs or witnesses. A witness signs for nobody.

    `name` is the person's name as it stands under the signature, by language; `person` the
    register's record when there is one. `on_behalf_of` is the person for whom is signed.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="signatures")
    party = models.ForeignKey(DraftParty, models.CASCADE, null=True, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.JSONField(default=dict)
    post = models.JSONField(default=dict)
    capacity = TermField("capacities", default="own")
    on_behalf_of = models.JSONField(default=dict)
    witness = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.pk} for {self.party_id}"


class Original(models.Model):
    """One signed paper: its language or languages, and where it is kept."""

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="originals")
    tags = models.JSONField(default=list)
    number = models.PositiveSmallIntegerField(default=1)
    keeper = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    kept_at = models.JSONField(default=dict)

    class Meta:
        ordering = ["number", "id"]

    def __str__(self) -> str:
        return f"original {self.number} of {self.ceremony_id}"


class KeepsakeKind(models.TextChoices):
    """What a kept file is."""

    SEALED = "sealed", _("Sealed text")
    SCAN = "scan", _("Scan of an original")
    PHOTO = "photo", _("Photograph")
    SIGNED = "signed", _("Sealed text with electronic signatures")


class Keepsake(models.Model):
    """A file of the signing, kept under its hash.

    A scan is of one `original`, or of all when none is named. `public` when everyone may see it who
    may see the agreement; the sealed text follows the agreement alone, and so does that text with
    electronic signatures.
    """

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="keepsakes")
    kind = models.CharField(max_length=8, choices=KeepsakeKind)
    sha256 = models.CharField(max_length=64)
    file = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    caption = models.JSONField(default=dict)
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="scans")
    public = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint("ceremony", "sha256", name="keepsake_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:8]}"

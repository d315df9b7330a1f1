"""A draft: what is intended, between whom, in which languages."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phinong.core.languages import InLanguage, in_language
from phinong.core.term_field import TermField
from phinong.places.models import Body
from phinong.ties.models import Agreement, Tie


class DraftStatus(models.TextChoices):
    """Where a draft stands. Few and in code; the steps of each party's route are data.

    AGREED means that every party approved the same hash; the next edit takes it back to DRAFTING.
    """

    INTENDED = "intended", _("Intended")
    DRAFTING = "drafting", _("Being drafted")
    IN_REVIEW = "in-review", _("In review")
    AGREED = "agreed", _("Agreed word for word")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Role(models.TextChoices):
    """What the text of one language is beside the others."""

    AUTHENTIC = "authentic", _("Authentic text")
    TRANSLATION = "translation", _("Official translation")
    UNOFFICIAL = "unofficial", _("Unofficial translation")


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts as the pages ask for them."""

    def visible_to(self, user: Any) -> Self:
        """Drafts of the offices where the user works: as keeper or as a party. Nobody else's."""
        if not user.is_authenticated:
            return self.none()
        return self.of_offices(user.body_codes())

    def of_offices(self, offices: list[Any]) -> Self:
        """Drafts that these offices keep or are a party to."""
        bound = DraftParty.objects.filter(body__code__in=offices).values("draft")
        return self.filter(Q(kept_by__in=offices) | Q(pk__in=bound))

    def open(self) -> Self:
        """Drafts that are still on their way."""
        return self.exclude(status__in=(DraftStatus.SIGNED, DraftStatus.WITHDRAWN))

    def with_parties(self) -> Self:
        """Drafts with their parties and bodies, in one more query."""
        parties = DraftParty.objects.select_related("body", "base_unit").order_by("side", "id")
        return self.prefetch_related(models.Prefetch("parties", parties))


class Draft(models.Model):
    """An agreement on its way, from the intention to the signature.

    `agreement` is the register's record of it, as soon as there is one; `renews` the agreement
    that this one renews or amends, by `relation`. `intent` holds the notification of intent:
    {question: {language: text}}, the questions of `drafting.intent.QUESTIONS`. `term_months`,
    `renewal` and `notice_days` are what the text provides; empty while it provides nothing.
    """

    code = models.SlugField(max_length=160, unique=True)
    instrument = TermField("instruments")
    kind = TermField("tie-kinds", blank=True, default="")
    titles = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=DraftStatus, default=DraftStatus.INTENDED)
    binding = models.BooleanField(default=False)
    prevails = models.CharField(max_length=20, blank=True, default="")
    template = models.CharField(max_length=60, blank=True, default="")
    areas = models.JSONField(default=list)
    sdgs = models.JSONField(default=list)
    intent = models.JSONField(default=dict)
    term_months = models.PositiveIntegerField(null=True)
    renewal = TermField("renewal-modes", blank=True, default="")
    notice_days = models.PositiveIntegerField(null=True)
    tie = models.ForeignKey(Tie, models.PROTECT, null=True, related_name="drafts")
    agreement = models.OneToOneField(Agreement, models.PROTECT, null=True, related_name="draft")
    renews = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="renewed_in")
    relation = TermField("lineage", blank=True, default="")
    kept_by = models.CharField(max_length=120, db_index=True)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # When the text last became another one: what was approved since is approved as it stands.
    worded_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "-changed_at"], name="draft_status_changed")]

    def __str__(self) -> str:
        return self.code

    @property
    def public(self) -> bool:
        """Never: until it is signed, a draft is its offices' affair, however public its tie is."""
        return False

    def title(self, language: str) -> InLanguage:
        """The draft's title for a reader of `language`."""
        return in_language(self.titles, language)

    def get_absolute_url(self) -> str:
        from django.urls import reverse  # noqa: PLC0415

        return reverse("drafting:draft", args=[self.code])


class DraftParty(models.Model):
    """A body that the draft would bind. Side 0 is the office that opened it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="parties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="drafts")
    base_unit = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    reference = models.CharField(max_length=120, blank=True, default="")
    # What the text calls this party after naming it in full, by language.
    short = models.JSONField(default=dict)
    side = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("draft", "body", name="draft_party_once")]
        ordering = ["side", "id"]

    def __str__(self) -> str:
        return f"{self.body_id} in {self.draft_id}"


class DraftLanguage(models.Model):
    """A language of the draft's text, by BCP 47 tag, and what its text is worth.

    `based_on` is the language a translation was made from; empty for an authentic text.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="languages")
    tag = models.CharField(max_length=20)
    role = models.CharField(max_length=12, choices=Role, default=Role.AUTHENTIC)
    based_on = models.CharField(max_length=20, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("draft", "tag", name="draft_language_once")]
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.tag} of {self.draft_id}"

"""What the city learns: people, places, objects, memories, programmes, ecosystem."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from phinong.core.addresses import address
from phinong.core.fields import EDTFField
from phinong.core.languages import InLanguage, in_language
from phinong.core.term_field import TermField
from phinong.places.models import Body, Place


class ReviewState(models.TextChoices):
    """Where an item stands between the collector and the public."""

    DRAFT = "draft", pgettext_lazy("review", "Draft")
    COMMUNITY = "community-check", pgettext_lazy("review", "Community check")
    EDITOR = "editor-check", pgettext_lazy("review", "Editor check")
    PUBLISHED = "published", pgettext_lazy("review", "Published")
    CHALLENGED = "challenged", pgettext_lazy("review", "Challenged")
    WITHDRAWN = "withdrawn", pgettext_lazy("review", "Withdrawn")


class LearningItemQuerySet(models.QuerySet["LearningItem"]):
    """Items as the pages ask for them."""

    def published(self) -> Self:
        """Items that passed both checks."""
        return self.filter(state=ReviewState.PUBLISHED)

    def visible_to(self, user: Any) -> Self:
        """Published items, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(state=ReviewState.PUBLISHED) | Q(kept_by__in=user.body_codes()))


class LearningItem(models.Model):
    """One thing to learn from. Kinds are configurable words: see the vocabulary `learning-kinds`.

    `issue` marks one of the city's urban issues; `year` places it on the city's learning timeline.
    """

    code = models.SlugField(max_length=160, unique=True)
    kind = TermField("learning-kinds")
    titles = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    city = models.ForeignKey(Body, models.PROTECT, related_name="learning_items")
    community = models.CharField(max_length=200, blank=True, default="")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="learning_items")
    when_edtf = EDTFField(blank=True, default="")
    when_written = models.CharField(max_length=120, blank=True, default="")
    when_day = models.DateField(null=True)
    issue = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=ReviewState, default=ReviewState.DRAFT)
    kept_by = models.CharField(max_length=120, db_index=True)

    objects = LearningItemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("city", "state", "when_day", "id", name="learning_city_day")]

    def __str__(self) -> str:
        return self.code

    def title(self, language: str) -> InLanguage:
        """The item's title for a reader of `language`."""
        return in_language(self.titles, language)

    def get_absolute_url(self) -> str:
        return address("learning:item", self.code)

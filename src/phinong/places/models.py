"""Who and where: places, bodies, posts, people, and the names they go by."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.addresses import address
from phinong.core.fields import EDTFField
from phinong.core.languages import InLanguage, in_language
from phinong.core.term_field import TermField


class Place(models.Model):
    """A place on the ground. A place is never a party: bodies seated in it are.

    `names` is {language: name}; codes of other registers stand beside our own.
    """

    code = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30)
    names = models.JSONField(default=dict)
    country = models.CharField(max_length=2, blank=True, default="", db_index=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    iso_3166_2 = models.CharField(max_length=10, blank=True, default="")
    entry = models.CharField(max_length=60, blank=True, default="", db_index=True)
    wikidata = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="place_has_both_coordinates",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> InLanguage:
        """The place's name for a reader of `language`, or the nearest one there is."""
        return in_language(self.names, language)


class BodyQuerySet(models.QuerySet["Body"]):
    """Bodies as the pages ask for them."""

    def of_kind(self, *kinds: str) -> Self:
        """Bodies of one of these kinds."""
        return self.filter(kind__in=kinds)

    def with_place(self) -> Self:
        """Bodies with place and parent in the same query."""
        return self.select_related("place", "parent")


class Body(models.Model):
    """An organisation (W3C ORG, Popolo): it becomes a party by binding itself.

    "Chiang Mai" is at least three bodies: the province, the city municipality and the provincial
    administrative organisation. `names` holds the preferred name by language; every other form
    is a `BodyName`. `rank` makes equals comparable across countries.
    """

    code = models.SlugField(max_length=120, unique=True)
    kind = TermField("body-kinds")
    names = models.JSONField(default=dict)
    country = models.CharField(max_length=2, blank=True, default="", db_index=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="bodies")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    rank = TermField("ranks", blank=True, default="")
    # One plain sentence by language, each cited.
    about = models.JSONField(default=dict)
    entry = models.CharField(max_length=60, blank=True, default="", db_index=True)
    external = models.JSONField(default=dict)
    since_edtf = EDTFField(blank=True, default="")
    until_edtf = EDTFField(blank=True, default="")
    # A city (province or municipality) that has its own face on the home page of this instance.
    has_face = models.BooleanField(default=False)

    objects = BodyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("kind", "code", name="body_kind_code"),
            models.Index("has_face", name="body_face"),
        ]

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> InLanguage:
        """The body's preferred name for a reader of `language`."""
        return in_language(self.names, language)

    def get_absolute_url(self) -> str:
        return address("places:body", self.code)


class NameKind(models.TextChoices):
    """What a form of a name is for."""

    PREFERRED = "preferred", _("Preferred name")
    SHORT = "short", _("Short name")
    FORMER = "former", _("Former name")
    ROMANISED = "romanised", _("Romanised name")
    AS_WRITTEN = "as-written", _("As a source writes it")


class BodyName(models.Model):
    """One form of a body's name, with its language, kind and time.

    `folded` is `core.folding.fold(text)`: names are found by it in any script and spelling.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="forms")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=20, blank=True, default="")
    kind = models.CharField(max_length=12, choices=NameKind, default=NameKind.PREFERRED)
    since_edtf = EDTFField(blank=True, default="")
    until_edtf = EDTFField(blank=True, default="")
    folded = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("body", "text", "language", name="body_name_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Post(models.Model):
    """A position in a body; people hold it for a time (Popolo Post)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="posts")
    role = TermField("posts")
    titles = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint("body", "role", "titles", name="post_once")]

    def __str__(self) -> str:
        return f"{self.role} {self.body_id}"

    def title(self, language: str) -> InLanguage:
        """The post's title for a reader of `language`."""
        return in_language(self.titles, language)


class Person(models.Model):
    """A person in public office or named by a source; never keyed by a romanised name."""

    code = models.SlugField(max_length=120, unique=True)
    names = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> InLanguage:
        """The person's name, without honorifics, for a reader of `language`."""
        return in_language(self.names, language)


class PersonName(models.Model):
    """One spelling of a person's name; the honorific stands apart."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="forms")
    text = models.CharField(max_length=200)
    honorific = models.CharField(max_length=80, blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    kind = models.CharField(max_length=12, choices=NameKind, default=NameKind.PREFERRED)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "text", "language", name="person_name_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Tenure(models.Model):
    """A person in a post, as far as a source says: seen on a day, or from and until.

    One row is one statement; several sources may stand behind it. What two sources say
    differently stays two rows, so that taking one back leaves the other whole.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures")
    since_edtf = EDTFField(blank=True, default="")
    until_edtf = EDTFField(blank=True, default="")
    seen_edtf = EDTFField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", "post", "since_edtf", "until_edtf", "seen_edtf", name="tenure_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.post_id}"

    def facts(self) -> dict[str, Any]:
        """What an event keeps of this tenure."""
        return {"since": self.since_edtf, "until": self.until_edtf, "seen": self.seen_edtf}

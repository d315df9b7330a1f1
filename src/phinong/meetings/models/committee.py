"""Who decides: a committee's constitution, and its seats for posts, bodies or persons."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.fields import EDTFField
from phinong.places.models import Body, Person, Post


class GroundKind(models.TextChoices):
    """What sets a committee up, renews or ends it."""

    ORDER = "order", _("An order")
    RESOLUTION = "resolution", _("A resolution")
    AGREEMENT = "agreement", _("An agreement")
    DOCUMENT = "document", _("Another document")


class AgendaForm(models.TextChoices):
    """How a committee arranges its matters: the five Thai headings, or one plain list."""

    THAI = "thai", _("The five headings of the Thai form")
    PLAIN = "plain", _("One list")


class CommitteeQuerySet(models.QuerySet["Committee"]):
    """Committees as the pages ask for them."""

    def visible_to(self, user: Any) -> Self:
        """Public committees, and those of the offices where the user works."""
        if not user.is_authenticated:
            return self.filter(public=True)
        return self.filter(Q(public=True) | Q(kept_by__in=user.body_codes()))

    def kept_for(self, user: Any) -> Self:
        """Committees of the offices where the user works."""
        return self.filter(kept_by__in=user.body_codes() if user.is_authenticated else [])

    def standing(self) -> Self:
        """Committees that were not ended."""
        return self.filter(ended_edtf="")


class Committee(models.Model):
    """What a body of the kind committee or working group rests on; its parent is the body's.

    `ground_kind` says what set it up, `ground_written` how the paper is called, and
    `ground_record` with `ground_id` name the record of it (`resolution`, `agreement`, `document`)
    where the register has one. `quorum` is a rule as data: {"kind": "share" | "number",
    "value": "1/2" | "5", "counted": "seats" | "filled"}; empty while none is known.
    """

    body = models.OneToOneField(Body, models.PROTECT, related_name="committee")
    mandates = models.JSONField(default=dict)
    ground_kind = models.CharField(max_length=12, choices=GroundKind)
    ground_written = models.CharField(max_length=300, blank=True, default="")
    ground_record = models.CharField(max_length=30, blank=True, default="")
    ground_id = models.BigIntegerField(null=True)
    since_edtf = EDTFField(blank=True, default="")
    until_edtf = EDTFField(blank=True, default="")
    ended_edtf = EDTFField(blank=True, default="")
    quorum = models.JSONField(default=dict)
    form = models.CharField(max_length=6, choices=AgendaForm, default=AgendaForm.THAI)
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)

    objects = CommitteeQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.body)

    def get_absolute_url(self) -> str:
        from django.urls import reverse  # noqa: PLC0415

        return reverse("meetings:committee", args=[self.body.code])


class SeatRole(models.TextChoices):
    """What a seat is for. Advisers speak and do not count."""

    CHAIR = "chair", pgettext_lazy("seat", "Chair")
    VICE_CHAIR = "vice-chair", pgettext_lazy("seat", "Vice-chair")
    MEMBER = "member", pgettext_lazy("seat", "Member")
    SECRETARY = "secretary", pgettext_lazy("seat", "Secretary")
    ASSISTANT_SECRETARY = "assistant-secretary", pgettext_lazy("seat", "Assistant secretary")
    ADVISER = "adviser", pgettext_lazy("seat", "Adviser")


class Seat(models.Model):
    """A place in a committee. Membership belongs to a post (`post`) and passes to whoever holds
    it; or to a body that sends somebody (`body`); or to one person by name (`person`).

    `written` is how the order words it. `counts` says whether it counts for quorum and votes.
    `mail` is where its invitations go.
    """

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="seats")
    role = models.CharField(max_length=20, choices=SeatRole, default=SeatRole.MEMBER)
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="seats")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="seats")
    written = models.JSONField(default=dict)
    counts = models.BooleanField(default=True)
    order = models.PositiveIntegerField(default=0)
    since_edtf = EDTFField(blank=True, default="")
    until_edtf = EDTFField(blank=True, default="")
    mail = models.EmailField(blank=True, default="")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="seat_belongs_to_one",
                condition=Q(post__isnull=False, body__isnull=True, person__isnull=True)
                | Q(post__isnull=True, body__isnull=False, person__isnull=True)
                | Q(post__isnull=True, body__isnull=True, person__isnull=False),
                violation_error_message=_("A seat belongs to a post, a body or a person."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.committee_id}"

"""Each party's own route to the signature: steps taken from a procedure that is data."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.term_field import TermField
from phinong.drafting.models.draft import DraftParty


class StepState(models.TextChoices):
    """Where a step stands. Steps force no order: several may be under way."""

    NEXT = "next", _("To come")
    NOW = "now", _("Under way")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Left out")


class Route(models.Model):
    """The procedure one party follows for this draft, by its code and edition."""

    party = models.OneToOneField(DraftParty, models.CASCADE, related_name="route")
    procedure = models.CharField(max_length=60)
    edition = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.procedure} for {self.party_id}"


class RouteStep(models.Model):
    """One step of a party's route.

    `key` is the step's code in the procedure, empty for one added by hand, which then has
    `names`. `owner` is who acts, in words by language. `since` is the day it came under way,
    `done_on` the day it was done. `papers` lists [kind of record, number]. `why` is needed when
    it is left out or done out of turn. `ground_*` name what decided it, such as a resolution.
    """

    route = models.ForeignKey(Route, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=40, blank=True, default="")
    names = models.JSONField(default=dict)
    owner = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=StepState, default=StepState.NEXT)
    outcome = TermField("outcomes", blank=True, default="")
    since = models.DateField(null=True)
    done_on = models.DateField(null=True)
    why = models.TextField(blank=True, default="")
    papers = models.JSONField(default=list)
    ground_kind = models.CharField(max_length=30, blank=True, default="")
    ground_id = models.BigIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.key} of {self.route_id}"

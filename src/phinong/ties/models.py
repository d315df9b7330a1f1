"""What binds bodies: ties, the claims made about them, and agreements.

A tie holds no fact of its own. Kind, stage, dates and level are claims: what one side says,
according to one source. The columns under `summary` are computed from the claims by
`ties.actions.summarise` so that lists stay quick; `phinong check` compares them.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phinong.core.addresses import address
from phinong.core.fields import EDTFField
from phinong.core.indexes import LatestIndex
from phinong.core.languages import InLanguage, in_language
from phinong.core.term_field import TermField
from phinong.places.models import Body, Person, Place
from phinong.ties.rules import is_quiet, quiet_before


class TieState(models.TextChoices):
    """What the register can say of a tie's life, computed from its claims and activities."""

    ESTABLISHED = "established", _("Established")
    PROCESS = "process", _("In process")
    QUIET = "quiet", _("Quiet in the register")
    ENDED = "ended", _("Ended")
    UNVERIFIED = "unverified", _("Not verified")


SIGNED = (TieState.ESTABLISHED, TieState.QUIET)

# What pages show of a tie's parties. To sort them, the framework compares every column it reads.
SHOWN_OF_PARTIES = (
    *("tie", "side"),
    *(f"body__{name}" for name in ("code", "kind", "names", "country", "parent", "rank")),
    *(f"body__place__{name}" for name in ("code", "names", "country", "latitude", "longitude")),
)


class TieQuerySet(models.QuerySet["Tie"]):
    """Ties as the pages ask for them."""

    def published(self) -> Self:
        """Ties that everyone may see."""
        return self.filter(public=True)

    def visible_to(self, user: Any) -> Self:
        """Public ties, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(public=True) | Q(kept_by__in=user.body_codes()))

    def of_body(self, body: Body) -> Self:
        """Ties to which this body is a party."""
        return self.filter(parties__body=body)

    def signed(self) -> Self:
        """Ties that were signed and have not ended, whether or not they are quiet."""
        return self.filter(state__in=SIGNED)

    def in_state(self, state: str, day: date) -> Self:
        """Ties in this state on `day`: what was established turns quiet by the passing of time."""
        if state not in SIGNED:
            return self.filter(state=state)
        seen = Q(evidence_day__gte=quiet_before(day))
        return self.signed().filter(seen if state == TieState.ESTABLISHED else ~seen)

    def with_state_on(self, day: date) -> "models.QuerySet[Any]":
        """Ties with `life`, their state on `day`, for grouping."""
        seen = Q(state__in=SIGNED, evidence_day__gte=quiet_before(day))
        established, quiet = models.Value(TieState.ESTABLISHED), models.Value(TieState.QUIET)
        life = models.Case(
            models.When(seen, then=established),
            models.When(state__in=SIGNED, then=quiet),
            default=models.F("state"),
        )
        return self.annotate(life=life)

    def with_parties(self) -> Self:
        """Ties with their parties, and what pages show of bodies and places; one more query."""
        parties = Party.objects.select_related("body__place").only(*SHOWN_OF_PARTIES)
        return self.prefetch_related(models.Prefetch("parties", parties.order_by("side", "id")))


class Tie(models.Model):
    """A relation between two or more bodies."""

    code = models.SlugField(max_length=160, unique=True)
    # Whose cooperation this is at heart: kept for sorting into city ties and university ties.
    sphere = models.CharField(max_length=12, default="city")
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)
    # summary, computed from claims
    kind = TermField("tie-kinds", blank=True, default="")
    state = models.CharField(max_length=12, choices=TieState, default=TieState.UNVERIFIED)
    stage = TermField("stages", blank=True, default="")
    disputed = models.BooleanField(default=False)
    since_edtf = EDTFField(blank=True, default="")
    since_day = models.DateField(null=True)
    evidence_edtf = EDTFField(blank=True, default="")
    # The last day on which a source shows anything of this tie; sorts every list.
    evidence_day = models.DateField(null=True)
    # [kind of record, its number] of what shows that last day.
    evidence_by = models.JSONField(default=list)
    # {year: [signed, verified]}: what the weave band of a list shows.
    years = models.JSONField(default=dict)

    objects = TieQuerySet.as_manager()

    class Meta:
        indexes = [
            LatestIndex(
                "public",
                models.F("evidence_day").desc(nulls_last=True),
                models.F("id").desc(),
                name="tie_latest",
            ),
            LatestIndex(
                "public",
                "state",
                models.F("evidence_day").desc(nulls_last=True),
                models.F("id").desc(),
                name="tie_state_latest",
            ),
            LatestIndex(
                "public",
                "kind",
                models.F("evidence_day").desc(nulls_last=True),
                models.F("id").desc(),
                name="tie_kind_latest",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def state_on(self, day: date) -> TieState:
        """The state on `day`, which may be quiet by now though nothing was written since."""
        if self.state not in SIGNED:
            return TieState(self.state)
        return TieState.QUIET if is_quiet(self.evidence_day, day) else TieState.ESTABLISHED

    def get_absolute_url(self) -> str:
        return address("ties:tie", self.code)


class Party(models.Model):
    """A body's side of a tie. Side 0 is the side from which the register was kept first."""

    tie = models.ForeignKey(Tie, models.CASCADE, related_name="parties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="party_to")
    side = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("tie", "body", name="party_once")]

    def __str__(self) -> str:
        return f"{self.body_id} in {self.tie_id}"


class ClaimSubject(models.TextChoices):
    """What a claim is about. Values: kind: tie-kinds code; event: event-types code; date: EDTF;
    stage: stages code; level: body code that really is the party; end: EDTF; note: see `texts`."""

    KIND = "kind", _("Kind")
    EVENT = "event", _("Event")
    DATE = "date", _("Date")
    STAGE = "stage", _("Stage")
    LEVEL = "level", _("Level")
    END = "end", _("End")
    AREA = "area", _("Area of cooperation")
    NOTE = "note", _("Remark")


class Claim(models.Model):
    """What one side says of a tie, according to one source (its citation).

    `by` is the body that says so; empty when a third party does, named in `by_note` ("press").
    `value` is a code or an EDTF date; `as_written` keeps the source's own words, `calendar` the
    calendar they use. `verified` is false for what circulates without a source we could read.
    """

    tie = models.ForeignKey(Tie, models.CASCADE, related_name="claims")
    what = models.CharField(max_length=10, choices=ClaimSubject)
    value = models.CharField(max_length=200, blank=True, default="")
    # A remark in the register's own words, by language; other claims have a value instead.
    texts = models.JSONField(default=dict)
    by = models.ForeignKey(Body, models.PROTECT, null=True, related_name="claims_made")
    by_note = models.CharField(max_length=200, blank=True, default="")
    as_written = models.TextField(blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    calendar = models.CharField(max_length=20, blank=True, default="")
    as_of_edtf = EDTFField(blank=True, default="")
    verified = models.BooleanField(default=True)
    # False once its only source was withdrawn: it stays, shown as unproved, and no longer counts.
    proved = models.BooleanField(default=True)
    retracted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index("tie", "what", name="claim_tie_what")]

    def __str__(self) -> str:
        return f"{self.what}={self.value} of {self.tie_id}"


class FigureClaim(models.Model):
    """A number somebody published about a body's ties, held against the register's own count.

    `qualifier`: exactly, at-least, about. `subject`: countries-established, countries-in-process,
    cities-established, ties-of-province, ties-of-municipality, …(vocabulary `figure-subjects`).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="figure_claims")
    subject = TermField("figure-subjects", max_length=40)
    qualifier = models.CharField(max_length=10, default="exactly")
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=30, blank=True, default="")
    as_written = models.TextField(blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    as_of_edtf = EDTFField(blank=True, default="")
    by_note = models.CharField(max_length=200, blank=True, default="")
    proved = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.subject} {self.qualifier} {self.number}"


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements as the pages ask for them."""

    def published(self) -> Self:
        """Agreements that everyone may see."""
        return self.filter(public=True)

    def visible_to(self, user: Any) -> Self:
        """Public agreements, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.visible_in(user.body_codes())

    def visible_in(self, offices: Iterable[Any]) -> Self:
        """Public agreements, and those that these offices keep."""
        return self.filter(Q(public=True) | Q(kept_by__in=list(offices)))


class Agreement(models.Model):
    """An instrument: who binds whom by which paper. Each field is proved by citations."""

    code = models.SlugField(max_length=160, unique=True)
    instrument = TermField("instruments")
    titles = models.JSONField(default=dict)
    tie = models.ForeignKey(Tie, models.PROTECT, null=True, related_name="agreements")
    status = TermField("agreement-status", default="draft")
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)
    signed_edtf = EDTFField(blank=True, default="")
    signed_written = models.CharField(max_length=120, blank=True, default="")
    signed_day = models.DateField(null=True)
    effective_edtf = EDTFField(blank=True, default="")
    ends_edtf = EDTFField(blank=True, default="")
    # What the text provides for its own end; empty while no source tells.
    term_months = models.PositiveIntegerField(null=True)
    renewal = TermField("renewal-modes", blank=True, default="")
    notice_days = models.PositiveIntegerField(null=True)
    # Since when the status holds, and why, where an office said so: suspended, ended.
    status_edtf = EDTFField(blank=True, default="")
    status_why = models.TextField(blank=True, default="")
    # Last day a source speaks of this instrument, signed or not; sorts the list.
    seen_day = models.DateField(null=True)
    signed_at = models.JSONField(default=dict)
    signed_place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    languages = models.JSONField(default=list)
    prevails = models.CharField(max_length=20, blank=True, default="")
    areas = models.JSONField(default=list)
    sdgs = models.JSONField(default=list)
    objectives = models.JSONField(default=list)
    # False once every document that proves it was withdrawn: it stays, and no longer counts.
    proved = models.BooleanField(default=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        indexes = [
            LatestIndex(
                "public",
                models.F("seen_day").desc(nulls_last=True),
                models.F("id").desc(),
                name="agreement_latest",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def title(self, language: str) -> InLanguage:
        """The agreement's title for a reader of `language`."""
        return in_language(self.titles, language)

    def get_absolute_url(self) -> str:
        return address("ties:agreement", self.code)


class AgreementParty(models.Model):
    """A body bound by an agreement, its unit that carries the work, and its own reference."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="bound_by")
    base_unit = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    reference = models.CharField(max_length=120, blank=True, default="")
    side = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("agreement", "body", name="agreement_party_once")]

    def __str__(self) -> str:
        return f"{self.body_id} in {self.agreement_id}"


class Signatory(models.Model):
    """Who signed for whom and in which capacity; a witness signs for nobody.

    `on_behalf_of` is the post of another in whose place somebody signed, by language.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatories")
    party = models.ForeignKey(AgreementParty, models.CASCADE, null=True, related_name="signatories")
    person = models.ForeignKey(Person, models.PROTECT, related_name="signed")
    post = models.JSONField(default=dict)
    capacity = TermField("capacities", default="own")
    on_behalf_of = models.JSONField(default=dict)
    witness = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "signatories"

    def __str__(self) -> str:
        return f"{self.person_id} for {self.party_id}"


class Lineage(models.Model):
    """How one agreement rests on another: implements, amends, renews, supersedes, parent."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="rests_on")
    earlier = models.ForeignKey(Agreement, models.PROTECT, related_name="led_to")
    relation = TermField("lineage")

    class Meta:
        verbose_name_plural = "lineage"
        constraints = [
            models.UniqueConstraint("agreement", "earlier", "relation", name="lineage_once"),
            models.CheckConstraint(
                name="lineage_not_itself", condition=~Q(agreement=models.F("earlier"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.relation} {self.earlier_id}"

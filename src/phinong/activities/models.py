"""What is done: activities, joint centres with their objectives, networks and their members."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from phinong.core.addresses import address
from phinong.core.fields import EDTFField
from phinong.core.indexes import LatestIndex
from phinong.core.languages import InLanguage, in_language
from phinong.core.term_field import TermField
from phinong.meetings.models import Commitment
from phinong.places.models import Body, Person, Place
from phinong.ties.models import Agreement, Tie


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Activities as the pages ask for them."""

    def published(self) -> Self:
        """Activities that everyone may see."""
        return self.filter(public=True)

    def visible_to(self, user: Any) -> Self:
        """Public activities, and those kept by the offices where the user works."""
        if not user.is_authenticated:
            return self.published()
        return self.filter(Q(public=True) | Q(kept_by__in=user.body_codes()))


class Activity(models.Model):
    """Something that happened or will happen (IATI's sense): a visit, a workshop, an opening."""

    code = models.SlugField(max_length=160, unique=True)
    kind = TermField("activity-kinds")
    titles = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    starts_edtf = EDTFField(blank=True, default="")
    starts_written = models.CharField(max_length=120, blank=True, default="")
    starts_day = models.DateField(null=True)
    ends_edtf = EDTFField(blank=True, default="")
    venue = models.JSONField(default=dict)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="activities")
    tie = models.ForeignKey(Tie, models.PROTECT, null=True, related_name="activities")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="activities")
    areas = models.JSONField(default=list)
    sdgs = models.JSONField(default=list)
    # What was promised there and belongs to no meeting.
    commitments = models.ManyToManyField(Commitment, related_name="activities")
    people_count = models.PositiveIntegerField(null=True)
    people_qualifier = models.CharField(max_length=10, blank=True, default="")
    kept_by = models.CharField(max_length=120, db_index=True)
    public = models.BooleanField(default=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        indexes = [
            LatestIndex(
                "public",
                models.F("starts_day").desc(nulls_last=True),
                models.F("id").desc(),
                name="activity_latest",
            ),
            models.Index("tie", "starts_day", name="activity_tie_day"),
        ]

    def __str__(self) -> str:
        return self.code

    def title(self, language: str) -> InLanguage:
        """The activity's title for a reader of `language`."""
        return in_language(self.titles, language)

    def get_absolute_url(self) -> str:
        return address("activities:activity", self.code)


class Participation(models.Model):
    """A body's part in an activity: organiser, host, guest, witness, participant."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="participations")
    part = TermField("parts", default="participant")

    class Meta:
        constraints = [
            models.UniqueConstraint("activity", "body", "part", name="participation_once")
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.part} {self.activity_id}"


class Attendance(models.Model):
    """A person named at an activity, with the post as the source words it."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances")
    post = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint("activity", "person", name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.activity_id}"


class JointBody(models.Model):
    """What a joint centre or network is besides a body: how far it has come, and what it rests on.

    `stage` stays empty while no source says it; a network that is only planned is `proposed`.
    """

    body = models.OneToOneField(Body, models.CASCADE, related_name="joint")
    stage = TermField("stages", blank=True, default="")
    tie = models.ForeignKey(Tie, models.SET_NULL, null=True, related_name="joint_bodies")
    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, related_name="joint_bodies"
    )

    class Meta:
        verbose_name_plural = "joint bodies"

    def __str__(self) -> str:
        return f"{self.stage} {self.body_id}"


class Objective(models.Model):
    """One written objective of a joint centre or network, in the source's order and words."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="objectives")
    order = models.PositiveIntegerField()
    texts = models.JSONField(default=dict)
    area = TermField("areas", blank=True, default="")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint("body", "order", name="objective_order_once")]

    def __str__(self) -> str:
        return f"{self.order} of {self.body_id}"

    def text(self, language: str) -> InLanguage:
        """The objective for a reader of `language`."""
        return in_language(self.texts, language)


class Membership(models.Model):
    """A body's place in a network, a joint centre or a committee, with its role and time."""

    organisation = models.ForeignKey(Body, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Body, models.PROTECT, related_name="member_of")
    role = TermField("membership-roles", default="member")
    since_edtf = EDTFField(blank=True, default="")
    until_edtf = EDTFField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "member", "role", name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.role} {self.organisation_id}"

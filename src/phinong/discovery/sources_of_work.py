"""What the index holds of ties, agreements, meetings and activities."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from phinong.activities.kinds import title_of
from phinong.activities.models import Activity
from phinong.core.dates import sort_day
from phinong.discovery.facts import EntryFacts, Record, indexes
from phinong.discovery.sources import (
    body_names,
    body_refs,
    in_order,
    in_three,
    labels,
    opening,
    tell,
    words,
)
from phinong.meetings.models import Commitment, Meeting, Resolution
from phinong.meetings.naming import meeting_label, number_label
from phinong.meetings.whose import is_open
from phinong.ties.models import Agreement, Claim, Tie
from phinong.ties.naming import agreement_name, tie_name

WORDS_OF_CLAIMS = {"kind": "tie-kinds", "event": "event-types", "stage": "stages", "area": "areas"}


# ── Ties and agreements ──


def ties() -> QuerySet[Tie]:
    """Ties with parties and what is claimed of them."""
    standing = Claim.objects.filter(retracted=False).order_by("pk")
    return Tie.objects.with_parties().prefetch_related(Prefetch("claims", standing))


def of_tie(tie: Tie) -> EntryFacts:
    """A tie by the names of its bodies, its kind, and what is claimed of it."""
    bodies = [party.body for party in tie.parties.all()]
    return EntryFacts(
        path=f"ties/{tie.code}/",
        titles=in_three(lambda ui: tie_name(tie, ui)),
        names=tell(*map(body_names, bodies)),
        texts=tell(
            labels("tie-kinds", tie.kind),
            labels("stages", tie.stage),
            *(of_claim(claim) for claim in tie.claims.all()),
        ),
        about=body_refs(bodies),
        edtf=tie.evidence_edtf,
        day=tie.evidence_day,
        public=tie.public,
        kept_by=tie.kept_by,
    )


def of_claim(claim: Claim) -> Iterable[str]:
    """A claim's value in words, and its source's own words."""
    vocabulary = WORDS_OF_CLAIMS.get(claim.what)
    yield from labels(vocabulary, claim.value) if vocabulary else ()
    yield claim.as_written
    yield from words(claim.texts)


def ties_with(kind: str, number: int) -> Iterable[int]:
    """Ties whose facts change with a record of another kind.

    Activities, meetings and agreements move the last day of evidence, by which a tie is placed.
    """
    among = {
        "body": "parties__body",
        "place": "parties__body__place",
        "claim": "claims",
        "agreement": "agreements",
        "activity": "activities",
        "agenda-item": "agenda_items",
        "meeting": "agenda_items__meeting",
    }
    return numbers_with(Tie.objects.all(), among, kind, number)


def agreements() -> QuerySet[Agreement]:
    """Agreements with the bodies they bind and who signed."""
    return Agreement.objects.select_related("signed_place").prefetch_related(
        "parties__body__place", "parties__base_unit", "signatories__person"
    )


def of_agreement(agreement: Agreement) -> EntryFacts:
    """An agreement by its title, parties, references, signatories and fields."""
    parties = in_order(agreement.parties)
    signers = in_order(agreement.signatories)
    units = [party.base_unit for party in parties if party.base_unit]
    return EntryFacts(
        path=f"agreements/{agreement.code}/",
        titles=in_three(lambda ui: agreement_name(agreement, ui)) | agreement.titles,
        texts=tell(
            labels("instruments", agreement.instrument),
            *(body_names(party.body) for party in parties),
            *(words(unit.names) for unit in units),
            (party.reference for party in parties),
            *(words(signer.person.names, signer.post) for signer in signers),
            labels("areas", *agreement.areas),
            words(
                agreement.signed_at, agreement.signed_place.names if agreement.signed_place else {}
            ),
            agreement.signed_written,
        ),
        about=body_refs([*(party.body for party in parties), *units]),
        edtf=agreement.signed_edtf,
        day=agreement.signed_day or agreement.seen_day,
        public=agreement.public,
        kept_by=agreement.kept_by,
    )


def agreements_with(kind: str, number: int) -> Iterable[int]:
    """Agreements whose facts change with a record of another kind."""
    among = {"body": "parties__body", "person": "signatories__person"}
    return numbers_with(Agreement.objects.all(), among, kind, number)


def numbers_with(rows: QuerySet, among: dict[str, str], kind: str, number: int) -> Iterable[int]:
    """The numbers of rows that hold this record under the lookup named for its kind."""
    if kind not in among:
        return ()
    return rows.filter(**{among[kind]: number}).order_by().values_list("pk", flat=True).distinct()


# ── Meetings ──


def meetings() -> QuerySet[Meeting]:
    """Meetings with committee, chair, matters and resolutions."""
    return Meeting.objects.select_related(
        "committee__place", "chair", "on_behalf_of"
    ).prefetch_related("items", "resolutions")


def of_meeting(meeting: Meeting) -> EntryFacts:
    """A meeting by its title, number, people, matters and resolutions."""
    heads = [person for person in (meeting.chair, meeting.on_behalf_of) if person]
    return EntryFacts(
        path=f"meetings/{meeting.code}/",
        titles=in_three(lambda ui: meeting_label(meeting, ui)) | meeting.titles,
        names=tell(number_label(meeting)),
        edtf=meeting.held_edtf,
        texts=tell(
            body_names(meeting.committee),
            words(meeting.venue, *(person.names for person in heads)),
            words(meeting.chair_post, meeting.on_behalf_post),
            words(*(item.texts for item in in_order(meeting.items))),
            words(*(resolution.texts for resolution in in_order(meeting.resolutions))),
        ),
        about=body_refs([meeting.committee]),
        day=meeting.held_day,
        public=meeting.public,
        kept_by=meeting.kept_by,
    )


def meetings_with(kind: str, number: int) -> Iterable[int]:
    """Meetings whose facts change with a record of another kind."""
    among = {"body": "committee", "agenda-item": "items", "resolution": "resolutions"}
    return numbers_with(Meeting.objects.all(), among, kind, number)


def of_resolution(resolution: Resolution) -> EntryFacts:
    """A resolution by its words, under its meeting."""
    meeting = resolution.meeting
    return EntryFacts(
        path=f"meetings/{meeting.code}/",
        titles=opening(resolution.texts),
        texts=tell(
            words(resolution.texts),
            labels("outcomes", resolution.outcome),
            words(in_three(lambda ui: meeting_label(meeting, ui))),
        ),
        about=body_refs([meeting.committee]),
        edtf=meeting.held_edtf,
        day=meeting.held_day,
        public=meeting.public,
        kept_by=meeting.kept_by,
    )


def resolutions_with(kind: str, number: int) -> Iterable[int]:
    """Resolutions whose facts change with a record of another kind."""
    return numbers_with(Resolution.objects.all(), {"meeting": "meeting"}, kind, number)


def of_commitment(commitment: Commitment) -> EntryFacts:
    """A promise by its words and its owner."""
    owners: list[Record] = [("body", commitment.owner_id)] if commitment.owner_id else []
    return EntryFacts(
        path=f"meetings/commitments/{commitment.code}/",
        titles=opening(commitment.texts),
        texts=tell(
            words(commitment.texts),
            words(commitment.owner.names) if commitment.owner else (),
            commitment.owner_note if is_open(commitment) else "",
        ),
        about=tuple(owners),
        edtf=commitment.made_edtf,
        day=sort_day(commitment.made_edtf),
        public=commitment.public,
        kept_by=commitment.kept_by,
    )


# ── Activities ──


def activities() -> QuerySet[Activity]:
    """Activities with bodies and people in them."""
    return Activity.objects.select_related("place").prefetch_related(
        "participations__body__place", "attendances__person"
    )


def of_activity(activity: Activity) -> EntryFacts:
    """An activity by its title, words, place, bodies and people."""
    there = [part.body for part in in_order(activity.participations)]
    people = in_order(activity.attendances)
    where: list[Record] = [("place", activity.place_id)] if activity.place_id else []
    return EntryFacts(
        path=f"activities/{activity.code}/",
        titles=activity.titles or in_three(lambda ui: title_of(activity, ui)),
        texts=tell(
            words(activity.texts),
            labels("activity-kinds", activity.kind),
            words(activity.venue, activity.place.names if activity.place else {}),
            *map(body_names, there),
            *(words(row.person.names, row.post) for row in people),
            labels("areas", *activity.areas),
            activity.starts_written,
        ),
        about=(*body_refs(there), *where),
        edtf=activity.starts_edtf,
        day=activity.starts_day,
        public=activity.public,
        kept_by=activity.kept_by,
    )


def activities_with(kind: str, number: int) -> Iterable[int]:
    """Activities whose facts change with a record of another kind."""
    among = {
        "body": "participations__body",
        "person": "attendances__person",
        "participation": "participations",
        "attendance": "attendances",
    }
    return numbers_with(Activity.objects.all(), among, kind, number)


def register() -> None:
    """Put these kinds into the index."""
    indexes("tie", of_tie, rows=ties, rests_on=ties_with)
    indexes("agreement", of_agreement, rows=agreements, rests_on=agreements_with)
    indexes("meeting", of_meeting, rows=meetings, rests_on=meetings_with)
    resolutions = Resolution.objects.select_related("meeting__committee__place")
    indexes("resolution", of_resolution, rows=resolutions.all, rests_on=resolutions_with)
    indexes("commitment", of_commitment, rows=Commitment.objects.select_related("owner").all)
    indexes("activity", of_activity, rows=activities, rests_on=activities_with)

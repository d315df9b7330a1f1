"""How findings of meetings, resolutions and commitments become records."""

from typing import Any

from django.db.models import Q

from phinong.core.acting import Actor
from phinong.core.fields import sort_day
from phinong.core.refusals import Refusal, refuse_if
from phinong.core.vocabulary import vocabulary
from phinong.meetings import committees
from phinong.meetings.actions import (
    meeting_numbered,
    record_commitment,
    record_meeting,
    record_resolution,
)
from phinong.meetings.agenda import meeting_of, settle
from phinong.meetings.attaching import attach
from phinong.meetings.commitment_rules import why_not_due
from phinong.meetings.models import Commitment, Meeting, Resolution
from phinong.meetings.naming import meeting_label
from phinong.meetings.reading import is_edtf, number_of, one_date, posts_in
from phinong.places import linking
from phinong.places.models import Body
from phinong.record.actions import cite
from phinong.record.landing import Landed, Landing, Similar, Touched, Values, Worth
from phinong.record.models import Citation, Document, Finding
from phinong.record.second_source import Shown, complete, prove, said

DATES = ("date", "due")


def dates_readable(values: Values) -> list[Refusal]:
    """A reason for every date that is not EDTF."""
    return [
        Refusal("date-unreadable", {"text": worth.value})
        for worth in values.all(*DATES)
        if worth.value and not is_edtf(str(worth.value))
    ]


# ── Meeting ──


def why_not_meeting(values: Values) -> list[Refusal]:
    """A meeting needs its committee, and its number in the form n/year where it has one."""
    reasons = dates_readable(values)
    if not values.text("committee"):
        reasons.append(Refusal("meeting-committee-missing"))
    number = values.first("meeting-number", "number")
    if number and number.value and not number_of(number):
        reasons.append(Refusal("meeting-number-unreadable", {"number": number.value}))
    return reasons


def land_meeting(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep the meeting under its committee, or add a source to the one that is kept already."""
    named = values.first("committee") or Worth("committee", "")
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    committee, touched = committees.committee(named, sitting(values), **ground)
    facts, people = meeting_facts(values, **ground)
    meeting = same_meeting(committee, values)
    made = meeting is None
    if meeting is None:
        meeting = record_meeting(
            by=by, committee=committee, document=document, finding=finding, **recorded(facts)
        )
    else:
        complete("meeting", meeting, facts, **ground)
    shown = meeting_shown(facts)
    prove("meeting", meeting, values, shown, **ground)
    items = settle(meeting, **ground)
    return Landed((Touched("meeting", meeting.pk, made), *items, *touched, *people))


def sitting(values: Values) -> committees.Sitting:
    """When the committee sat, as the finding says."""
    number = number_of(values.first("meeting-number", "number"))
    return committees.Sitting(number, one_date(values.text("date")))


def meeting_facts(
    values: Values, document: Document, *, by: Actor, finding: Finding
) -> tuple[dict[str, Any], list[Touched]]:
    """{column: value} of what the source says of the meeting, and the people it made known."""
    posts = posts_in(document)
    number, year = number_of(values.first("meeting-number", "number")) or (None, None)
    date = values.first("date")
    facts: dict[str, Any] = {"number": number, "be_year": year}
    facts["held_edtf"] = one_date(values.text("date"))
    facts["held_written"] = date.as_written[:120] if date else ""
    facts["held_day"] = sort_day(facts["held_edtf"])
    facts["venue"] = said(values.first("venue", "place"), document)
    facts["titles"] = said(values.first("title"), document)
    touched = []
    for name, column in (("chair", "chair"), ("on-behalf-of", "on_behalf_of")):
        worth = values.first(name)
        if worth and worth.value:
            person, known = linking.person(worth, document=document, by=by, finding=finding)
            facts[f"{column}_id"] = person.pk
            facts[f"{column.removesuffix('_of')}_post"] = post_of(values, worth, posts, document)
            touched.append(known)
    return {column: value for column, value in facts.items() if value}, touched


def post_of(
    values: Values, worth: Worth, posts: dict[str, dict[str, str]], document: Document
) -> dict[str, str]:
    """The post beside a person's name: the finding's own word, else what the paper says of them."""
    own = values.first(f"{worth.name}-post")
    return said(own, document) or posts.get(worth.as_written or str(worth.value), {})


def recorded(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as `record_meeting` takes them, which computes the sorting day itself."""
    kept = {column: value for column, value in facts.items() if column != "held_day"}
    if "held_edtf" in kept:
        kept["held"] = kept.pop("held_edtf")
    return kept


def meeting_shown(facts: dict[str, Any]) -> dict[str, Shown]:
    """Which column keeps what the reader calls so."""
    columns: dict[str, Any] = {
        "date": "held_edtf",
        "place": "venue",
        "venue": "venue",
        "title": "titles",
        "chair": "chair_id",
        "chair-post": "chair_post",
        "on-behalf-of": "on_behalf_of_id",
        "on-behalf-of-post": "on_behalf_post",
    }
    return {
        name: Shown(column, facts[column]) for name, column in columns.items() if column in facts
    }


def same_meeting(committee: Body, values: Values) -> Meeting | None:
    """The committee's meeting with this number; without a number, the one on this day."""
    if number := number_of(values.first("meeting-number", "number")):
        if found := meeting_numbered(committee, *number):
            return found
        return on_day(committee, values).filter(number=None).first()
    return on_day(committee, values).first()


def on_day(committee: Body, values: Values) -> Any:
    """The committee's meetings on the finding's day; none without an exact day."""
    held = one_date(values.text("date"))
    return Meeting.objects.filter(committee=committee, held_edtf=held).exclude(held_edtf="")


def similar_meetings(values: Values) -> list[Similar]:
    """Meetings that may be the same: of this committee, with this number or on this day."""
    worth = values.first("committee")
    committee = committees.known(worth, sitting(values)) if worth else None
    if committee is None:
        return []
    number = number_of(values.first("meeting-number", "number"))
    alike = Q(pk__in=on_day(committee, values).values("pk"))
    if number:
        alike |= Q(committee=committee, number=number[0], be_year=number[1])
    found = Meeting.objects.filter(alike).select_related("committee")
    return [similar("meeting", m, number) for m in found]


def similar(kind: str, meeting: Meeting, number: tuple[int, int] | None) -> Similar:
    """One meeting that may be the same, with the reason as a code."""
    why = "same-number" if (meeting.number, meeting.be_year) == number else "same-day"
    label = meeting_label(meeting, "th")
    return Similar(kind, meeting.pk, label, meeting.get_absolute_url(), why)


# ── Resolution ──


def land_resolution(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep a resolution with the meeting of its document, under the matter it names."""
    meeting = meeting_of(document)
    if meeting is None:
        refuse_if([Refusal("resolution-needs-meeting")])
        raise AssertionError("unreachable")
    texts = said(values.first("text"), document)
    resolution = same_resolution(meeting, texts)
    made = resolution is None
    if resolution is None:
        resolution = record_resolution(
            meeting,
            by=by,
            document=document,
            texts=texts,
            outcome=outcome_of(values),
            finding=finding,
        )
    prove("resolution", resolution, values, {}, document=document, by=by, finding=finding)
    words = values.first("text")
    span = linking.span_of(words) if words else None
    cite("meeting", meeting.pk, "resolutions", document=document, by=by, span=span, finding=finding)
    items = settle(meeting, document, by=by, finding=finding)
    return Landed(
        (
            Touched("resolution", resolution.pk, made),
            Touched("meeting", meeting.pk, made=False),
            *items,
        )
    )


def why_not_resolution(values: Values) -> list[Refusal]:
    """A resolution needs its words; an outcome must be a code we know."""
    reasons = [] if values.text("text").strip() else [Refusal("words-missing")]
    outcome = values.text("outcome")
    if outcome and not outcome_of(values):
        reasons.append(Refusal("outcome-unknown", {"outcome": outcome}))
    return reasons


def outcome_of(values: Values) -> str:
    """The outcome as a code of our vocabulary, or empty."""
    code = values.text("outcome")
    return code if code in vocabulary("outcomes") else ""


def same_resolution(meeting: Meeting, texts: dict[str, str]) -> Resolution | None:
    """The meeting's resolution in these very words, or None."""
    alike = Q(pk__in=[])
    for language, words in texts.items():
        alike |= Q(**{f"texts__{language}": words})
    return meeting.resolutions.filter(alike).first()


# ── Commitment ──


def why_not_commitment(values: Values) -> list[Refusal]:
    """A commitment needs its words; a day must be one."""
    what = values.first("what", "text")
    missing = [] if what and str(what.value or "").strip() else [Refusal("words-missing")]
    unreadable = dates_readable(values)
    due = "" if unreadable else one_date(values.text("due"))
    return [*unreadable, *why_not_due(due=due, made=""), *missing]


def land_commitment(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep what was promised, with the meeting of its document where there is one."""
    texts = said(values.first("what", "text"), document)
    owner, note, touched = owner_of(values, document, by=by, finding=finding)
    commitment = same_commitment(document, texts)
    made = commitment is None
    if commitment is None:
        commitment = record_commitment(
            by=by,
            document=document,
            texts=texts,
            owner=owner,
            owner_note=note,
            due=one_date(values.text("due")),
            meeting=meeting_of(document),
            finding=finding,
        )
    prove("commitment", commitment, values, {}, document=document, by=by, finding=finding)
    attach(commitment, document, by=by)
    return Landed((Touched("commitment", commitment.pk, made), *touched))


def owner_of(
    values: Values, document: Document, *, by: Actor, finding: Finding
) -> tuple[Body | None, str, list[Touched]]:
    """Who is to do it: a body an officer chose or that is certain, else the source's own words.

    A promise is not lost because its owner's name may mean two bodies.
    """
    worth = values.first("owner", "who")
    if worth is None or not worth.value:
        return None, "", []
    text = worth.as_written or str(worth.value)
    certain = linking.decisive(linking.candidates(text, entry=worth.entry)) if worth.entry else None
    if worth.body or certain:
        body, touched = linking.link(worth, document=document, by=by, finding=finding)
        return body, "", touched
    return None, text[:300], []


def same_commitment(document: Document, texts: dict[str, str]) -> Commitment | None:
    """The commitment of this document in these very words, or None."""
    alike = Q(pk__in=[])
    for language, words in texts.items():
        alike |= Q(**{f"texts__{language}": words})
    cited = Citation.objects.filter(document=document, about_kind="commitment")
    return Commitment.objects.filter(alike, pk__in=cited.values("about_id")).first()


MEETING = Landing(land_meeting, why_not_meeting, similar_meetings)
RESOLUTION = Landing(land_resolution, why_not_resolution)
COMMITMENT = Landing(land_commitment, why_not_commitment)

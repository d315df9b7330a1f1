"""How findings of activities, joint centres and networks become records."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from phinong.activities.actions import (
    add_member,
    add_objective,
    attend,
    has_objective,
    join_activity,
    record_activity,
    record_joint_centre,
    record_network,
    titled_so,
)
from phinong.activities.models import Activity
from phinong.activities.settling import cited, settle
from phinong.core.acting import Actor
from phinong.core.fields import sort_day
from phinong.core.languages import guess_language
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.meetings.landing import MEETING as MEETING_OF_COMMITTEE
from phinong.meetings.landing import dates_readable
from phinong.meetings.reading import number_of, one_date, posts_in
from phinong.places import linking
from phinong.places.models import Body
from phinong.record.landing import Landed, Landing, Similar, Touched, Values, Worth
from phinong.record.models import Document, Finding, FindingState
from phinong.record.second_source import Shown, complete, prove, said

# Values of the reader that name a body, and the part each plays; "party" tells no more than that
# it took part.
PARTS = {
    "organiser": "organiser",
    "host": "host",
    "guest": "guest",
    "witness": "witness",
    "party": "participant",
    "participant": "participant",
    "side": "participant",
}
PEOPLE = ("person", "attendee", "chair", "signatory")
# Types of event that are no kind of activity. A draft is reviewed in a meeting; a proposal, joining
# a network and an ending may come on paper alone.
KIND_OF_EVENT = {
    "draft-review": "meeting",
    "proposal": "other",
    "membership": "other",
    "ending": "other",
}


# ── Activity ──


def kind_of(values: Values) -> str:
    """The kind of activity: stated, else that of the event; a code we have not stays as it is."""
    event = values.text("event-type")
    return values.text("kind") or KIND_OF_EVENT.get(event, event)


def why_not_activity(values: Values) -> list[Refusal]:
    """An activity needs a kind we know; its dates must be dates."""
    kind = kind_of(values)
    unknown = [] if kind in vocabulary("activity-kinds") else ["activity-kind-unknown"]
    return [*dates_readable(values), *(Refusal(code, {"kind": kind}) for code in unknown)]


def land_activity(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep the activity with those who took part, or add a source to the one kept already."""
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    if values.first("people-count") is None:
        values = Values((*values, *counted_people(document)))
    parts, touched = linked_parts(values, **ground)
    facts = activity_facts(values, document)
    activity = same_activity(values, [body.pk for body, _part, _worth in parts])
    activity = activity or known_activity(kind_of(values), facts)
    made = activity is None
    if activity is None:
        activity = record_activity(kind=kind_of(values), **recorded(facts), **ground)
    else:
        complete("activity", activity, facts, **ground)
    own = [worth for worth in values if worth.name not in (*PARTS, *PEOPLE)]
    prove("activity", activity, own, activity_shown(facts), **ground)
    touched += joined(activity, parts, **ground)
    touched += attended(activity, values, **ground)
    settle(document, by=by)
    return Landed((Touched("activity", activity.pk, made), *touched))


def activity_facts(values: Values, document: Document) -> dict[str, Any]:
    """{column: value} of what the source says. A paper about one event heads it with its title."""
    date = values.first("date", "starts")
    starts = one_date(values.text("date") or values.text("starts"))
    people = values.first("people-count")
    facts = {
        "titles": said(values.first("title"), document) or headline(document),
        "texts": said(values.first("text"), document),
        "starts_edtf": starts,
        "starts_written": date.as_written[:120] if date else "",
        "starts_day": sort_day(starts),
        "ends_edtf": one_date(values.text("ends")),
        "venue": said(values.first("venue", "place"), document),
        "areas": codes(values.all("area"), "areas"),
        "sdgs": sorted({int(w.value) for w in values.all("sdg") if str(w.value).isdigit()}),
        "people_count": people.value if people else None,
        "people_qualifier": values.text("qualifier"),
    }
    return {column: value for column, value in facts.items() if value}


# Units of a figure that count the people of an event; students enrolled or residents are others.
PEOPLE_UNITS = frozenset("representatives delegates participants people คน ราย 人 代表".split())


def counted_people(document: Document) -> list[Worth]:
    """How many people the paper counts, and its qualifier: where it gives one such figure only.

    What an officer rejected says nothing.
    """
    figures = document.findings.filter(kind="figure").exclude(state=FindingState.REJECTED)
    found = [Values.of(figure) for figure in figures.order_by("order")]
    people = [values for values in found if values.text("unit").lower() in PEOPLE_UNITS]
    if len(people) != 1 or (number := people[0].first("number")) is None:
        return []
    qualifier = people[0].first("qualifier")
    counted = replace(number, name="people-count")
    return [counted, qualifier] if qualifier else [counted]


def headline(document: Document) -> dict[str, str]:
    """The document's own title, in its language."""
    return {guess_language(document.title): document.title} if document.title else {}


def codes(worths: Iterable[Worth], name: str) -> list[str]:
    """The values as codes of a vocabulary, each once; those it has not are left out."""
    written = dict.fromkeys(str(worth.value) for worth in worths)
    return [code for code in written if code in vocabulary(name)]


def recorded(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as `record_activity` takes them, which computes the sorting day itself."""
    kept = {column: value for column, value in facts.items() if column != "starts_day"}
    for column in ("starts", "ends"):
        if value := kept.pop(f"{column}_edtf", ""):
            kept[column] = value
    kept.setdefault("titles", {})
    return kept


def activity_shown(facts: dict[str, Any]) -> dict[str, Shown]:
    """Which column keeps what the reader calls so."""
    columns: dict[str, Any] = {
        "date": "starts_edtf",
        "starts": "starts_edtf",
        "ends": "ends_edtf",
        "place": "venue",
        "venue": "venue",
        "title": "titles",
        "text": "texts",
        "people-count": "people_count",
    }
    return {
        name: Shown(column, facts[column]) for name, column in columns.items() if column in facts
    }


def linked_parts(
    values: Values, *, document: Document, by: Actor, finding: Finding
) -> tuple[list[tuple[Body, str, Worth]], list[Touched]]:
    """(body, part, value) of everybody who took part, and all that linking them made."""
    parts, touched = [], []
    for worth in values.all(*PARTS):
        body, made = linking.link(worth, document=document, by=by, finding=finding)
        parts.append((body, PARTS[worth.name], worth))
        touched += made
    return parts, touched


def joined(
    activity: Activity, parts: Iterable[tuple[Body, str, Worth]], **ground: Any
) -> list[Touched]:
    """Each body's part, proved by its name in the text."""
    touched = []
    for body, part, worth in parts:
        span = linking.span_of(worth)
        participation, made = join_activity(activity, body, part=part, span=span, **ground)
        touched.append(Touched("participation", participation.pk, made))
    return touched


def attended(activity: Activity, values: Values, **ground: Any) -> list[Touched]:
    """Each person named, with the post as the source words it."""
    posts = posts_in(ground["document"]) if values.first(*PEOPLE) else {}
    touched = []
    for worth in values.all(*PEOPLE):
        person, known = linking.person(worth, **ground)
        post = posts.get(worth.as_written or str(worth.value), {})
        span = linking.span_of(worth)
        attendance, made = attend(activity, person, post=post, span=span, **ground)
        touched += [Touched("attendance", attendance.pk, made), known]
    return touched


def same_activity(values: Values, bodies: list[int]) -> Activity | None:
    """The activity of this kind on this very day with one of these bodies.

    Without a day, or where several fit, none is the same for certain.
    """
    found = list(alike(values, bodies).distinct()[:2])
    return found[0] if len(found) == 1 else None


def known_activity(kind: str, facts: dict[str, Any]) -> Activity | None:
    """The activity of this kind and date that bears this very title, or None."""
    return titled_so(kind, facts.get("titles", {}), facts.get("starts_edtf", ""))


def alike(values: Values, bodies: list[int]) -> Any:
    """Activities of the finding's kind and exact day in which one of these bodies took part."""
    starts = one_date(values.text("date") or values.text("starts"))
    if sort_day(starts) is None or len(starts) < len("2024-03-31"):
        return Activity.objects.none()
    same = Activity.objects.filter(kind=kind_of(values), starts_edtf=starts)
    return same.filter(participations__body__in=bodies)


def similar_activities(values: Values) -> list[Similar]:
    """Activities of this kind and day in which a body named here took part."""
    bodies = [body.pk for worth in values.all(*PARTS) if (body := known_body(worth))]
    return [
        Similar("activity", a.pk, a.title("th").text, a.get_absolute_url(), "same-day-and-body")
        for a in alike(values, bodies).distinct()
    ]


def known_body(worth: Worth) -> Body | None:
    """The body a name means when the register has it for certain; None otherwise."""
    if worth.body and worth.body != "new":
        return Body.objects.filter(code=worth.body).first()
    text = worth.as_written or str(worth.value or "")
    found = linking.decisive(linking.candidates(text, entry=worth.entry))
    return found.body if found else None


# ── A meeting that no committee held ──


def why_not_meeting(values: Values) -> list[Refusal]:
    """A committee's meeting has its own reasons; an encounter needs nothing but readable dates."""
    return MEETING_OF_COMMITTEE.why_not(values) if of_committee(values) else dates_readable(values)


def of_committee(values: Values) -> bool:
    """Whether the finding names a committee that met, or numbers the meeting as one does."""
    return bool(values.text("committee") or number_of(values.first("meeting-number", "number")))


def land_meeting(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """A committee's meeting lands as one; talks that no committee held are an activity."""
    if of_committee(values):
        return MEETING_OF_COMMITTEE.land(values, finding, document, by=by)
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    facts = activity_facts(values, document)
    activity = told_already(document, facts.get("starts_edtf", ""))
    activity = activity or known_activity("meeting", facts)
    made = activity is None
    if activity is None:
        activity = record_activity(kind="meeting", **recorded(facts), **ground)
    else:
        complete("activity", activity, facts, **ground)
    own = [worth for worth in values if worth.name not in PEOPLE]
    prove("activity", activity, own, activity_shown(facts), **ground)
    touched = attended(activity, values, **ground)
    settle(document, by=by)
    return Landed((Touched("activity", activity.pk, made), *touched))


def told_already(document: Document, starts: str) -> Activity | None:
    """The one activity of this day that the paper tells of already; None when it is not one."""
    found = Activity.objects.filter(pk__in=cited(document, "activity"), starts_edtf=starts)[:2]
    return found[0] if len(found) == 1 else None


# ── Joint centre ──


def why_not_named(values: Values) -> list[Refusal]:
    """A joint body needs its name."""
    return [] if values.text("name").strip() else [Refusal("joint-body-name-missing")]


def land_centre(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep a joint centre with its objectives in the source's words and order, and its members."""
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    body, touched = named(values, "centre", **ground)
    joint, made = record_joint_centre(body, stage=stage_of(values), **ground)
    touched.append(Touched("joint-body", joint.pk, made))
    for worth in values.all("objective"):
        touched += objective(body, worth, **ground)
    touched += members(body, values, **ground)
    own = values.all("name", "stage", "since", "date")
    prove("body", body, own, {}, **ground)
    settle(document, by=by)
    return Landed(tuple(touched))


def objective(body: Body, worth: Worth, **ground: Any) -> list[Touched]:
    """One objective; one that stands there already is left as it is."""
    texts = said(worth, ground["document"])
    if not texts or has_objective(body, texts):
        return []
    added = add_objective(body, texts, span=linking.span_of(worth), **ground)
    return [Touched("objective", added.pk)]


def named(values: Values, kind: str, **ground: Any) -> tuple[Body, list[Touched]]:
    """The body the finding names, linked or made as one of this kind."""
    worth = without_article(values.first("name") or Worth("name", ""))
    return linking.link(worth, kind_hint=kind, **ground)


ARTICLE = "the "


def without_article(worth: Worth) -> Worth:
    """The name without "The" before it: a paper writes one name with it and without."""
    text = worth.as_written or str(worth.value or "")
    if not text.lower().startswith(ARTICLE):
        return worth
    start = None if worth.start is None else worth.start + len(ARTICLE)
    bare = text[len(ARTICLE) :]
    return replace(worth, value=bare, as_written=bare, start=start)


MEMBER_ROLES = {
    "host": "host",
    "member": "member",
    "party": "member",
    "secretariat": "secretariat",
    "coordinator": "coordinator",
    "founder": "founder",
    "committee-member": "working-committee",
}


def members(body: Body, values: Values, **ground: Any) -> list[Touched]:
    """Everybody the finding names as belonging to the joint body, with the role."""
    touched: list[Touched] = []
    for worth in values.all(*MEMBER_ROLES):
        member, made = linking.link(worth, **ground)
        if member == body:
            continue
        span, role = linking.span_of(worth), MEMBER_ROLES[worth.name]
        membership, fresh = add_member(body, member, role=role, span=span, **ground)
        touched += [Touched("membership", membership.pk, fresh), *made]
    return touched


# ── Network ──


def stage_of(values: Values) -> str:
    """How far the joint body has come, as our code; empty where the source does not say."""
    code = values.text("stage")
    return code if code in vocabulary("stages") else ""


def land_network(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep a network with its members; one that is only planned says so."""
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    body, touched = named(values, "network", **ground)
    joint, made = record_network(body, stage=stage_of(values), **ground)
    touched.append(Touched("joint-body", joint.pk, made))
    touched += members(body, values, **ground)
    own = values.all("name", "stage", "since", "date")
    prove("body", body, own, {}, **ground)
    settle(document, by=by)
    return Landed(tuple(touched))


MEETING = Landing(land_meeting, why_not_meeting, MEETING_OF_COMMITTEE.similar)
ACTIVITY = Landing(land_activity, why_not_activity, similar_activities)
JOINT_CENTRE = Landing(land_centre, why_not_named)
NETWORK = Landing(land_network, why_not_named)

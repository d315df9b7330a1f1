"""From a report in the manner of the field to activity, joint centre, network and promises."""

import itertools

import pytest
from tests.world import body, office, user
from tests.worlds.activities import OPENING, SIGNING, TALKS, VISIT
from tests.worlds.meetings import decided, found, reported

from phinong.activities.actions import join_tie
from phinong.activities.landing import ACTIVITY, JOINT_CENTRE, MEETING
from phinong.activities.models import (
    Activity,
    Attendance,
    JointBody,
    Membership,
    Objective,
    Participation,
)
from phinong.core.refusals import Refused
from phinong.meetings.models import Commitment, Meeting
from phinong.places.models import Body
from phinong.record.actions import withdraw_document
from phinong.record.decisions import accept, undo
from phinong.record.landing import Values, Worth
from phinong.record.models import Citation
from phinong.ties.actions import open_tie
from phinong.ties.models import Tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return user("administrator", office(), name="officer")


def said(finding, name: str) -> list[str]:
    """The words of a finding's values of one name."""
    return [value["as_written"] for value in finding.values if value["name"] == name]


def test_a_thai_signing_lands_with_its_parties_and_people(officer):
    document = reported(SIGNING, by=officer)
    finding = decided(document, officer, "activity")[0]
    made = Activity.objects.get()
    assert (made.kind, made.starts_edtf, made.starts_written, made.titles) == (
        "signing",
        "2023-08-20",
        "20 สิงหาคม 2566",
        {"th": "มหาวิทยาลัยพะเยาลงนามความร่วมมือกับมหาวิทยาลัยยูนนาน"},
    )
    assert made.venue == {"th": said(finding, "place")[0]}
    assert made.participations.count() == len(said(finding, "party"))
    attended = made.attendances.get()
    assert (attended.person.names, attended.post) == (
        {"th": "สุภกร พงศบางโพธิ์"},
        {"th": "อธิการบดีมหาวิทยาลัยพะเยา"},
    )


def test_a_chinese_visit_lands(officer):
    decided(reported(TALKS, by=officer), officer, "activity")
    made = Activity.objects.get()
    assert (made.kind, made.starts_edtf, made.titles, made.participations.count()) == (
        "visit",
        "2023-06-01",
        {"zh-Hans": "清莱府代表团访问普洱市"},
        2,
    )


def test_an_english_visit_lands_with_how_many_came(officer):
    decided(reported(VISIT, by=officer), officer, "activity")
    made = Activity.objects.get()
    assert (made.kind, made.starts_edtf, made.people_count, made.people_qualifier) == (
        "visit",
        "2024-10-16",
        20,
        "at-least",
    )
    row = Citation.objects.about("activity", made.pk).get(field="people-count")
    assert row.passage.quote == "20"


def test_each_part_and_each_person_is_cited_with_the_name_in_the_text(officer):
    finding = decided(reported(VISIT, by=officer), officer, "activity")[0]
    for kind, model, name in (
        ("participation", Participation, "party"),
        ("attendance", Attendance, "person"),
    ):
        numbers = list(model.objects.order_by("id").values_list("pk", flat=True))
        rows = Citation.objects.of_all(kind, numbers).order_by("about_id")
        assert [row.passage.quote for row in rows] == said(finding, name)


def test_talks_that_no_committee_held_are_the_activity_told_already(officer):
    document = reported(VISIT, by=officer)
    decided(document, officer, "activity")
    finding = decided(document, officer, "meeting")[0]
    made = Activity.objects.get()
    assert (Meeting.objects.count(), finding.landed[0]) == (0, ["activity", made.pk, False])
    assert made.attendances.count() == len({*said(found(document, "activity")[0], "person")})


def test_talks_alone_are_an_activity_of_their_own(officer):
    finding = decided(reported(VISIT, by=officer), officer, "meeting")[0]
    made = Activity.objects.get()
    assert (made.kind, finding.landed[0]) == ("meeting", ["activity", made.pk, True])


def test_why_talks_are_not_accepted():
    assert MEETING.why_not(Values((Worth("date", "2024-10-16"), Worth("chair", "Li")))) == []
    reasons = MEETING.why_not(Values((Worth("number", "1/2565"),)))
    assert [reason.code for reason in reasons] == ["meeting-committee-missing"]


@pytest.mark.parametrize("order", [("activity", "commitment"), ("commitment", "activity")])
def test_what_was_promised_on_a_visit_stands_with_it(officer, order):
    decided(reported(VISIT, by=officer), officer, *order)
    made = Activity.objects.get()
    promised = Commitment.objects.order_by("id")
    assert list(made.commitments.order_by("id")) == list(promised)
    assert {(c.meeting, c.owner, c.owner_note) for c in promised} == {(None, None, "Both sides")}


@pytest.mark.parametrize("order", list(itertools.permutations(("activity", "agreement"))))
def test_an_activity_belongs_to_the_tie_of_its_parties_in_whatever_order(officer, order):
    decided(reported(SIGNING, by=officer), officer, *order)
    made, tie = Activity.objects.get(), Tie.objects.get()
    assert made.tie == tie
    assert tie.years == {"2023": [1, 0]}


def test_a_withdrawn_paper_no_longer_verifies_its_activity_in_the_tie(officer):
    document = reported(TALKS, by=officer)
    decided(document, officer, "activity")
    made = Activity.objects.get()
    parties = [(p.body, side) for side, p in enumerate(made.participations.order_by("id"))]
    tie = open_tie(by=officer, kept_by=document.kept_by, parties=parties)
    join_tie(made, tie, by=officer, document=document)
    tie.refresh_from_db()
    assert tie.years == {"2023": [0, 1]}
    withdraw_document(document, by=officer, why="not what happened")
    tie.refresh_from_db()
    assert tie.years == {}


def test_a_second_report_of_one_visit_adds_its_source(officer):
    first = reported(VISIT, by=officer)
    again = VISIT.replace("presented courses", "showed courses")
    finding = decided(first, officer, "activity")[0]
    names = {
        v["as_written"]: Body.objects.get(pk=n).code
        for v, n in zip(
            [v for v in finding.values if v["name"] == "party"],
            Participation.objects.order_by("id").values_list("body", flat=True),
            strict=True,
        )
    }
    second = reported(again, by=officer)
    open_finding = found(second, "activity")[0]
    values = [
        {**v, "body": names[v["as_written"]]} if v["name"] == "party" else v
        for v in open_finding.values
    ]
    landed = accept(open_finding, by=officer, seen_version=0, values=values).landed
    made = Activity.objects.get()
    assert landed[0] == ["activity", made.pk, False]
    documents = Citation.objects.about("activity", made.pk).values_list("document", flat=True)
    assert set(documents) == {first.pk, second.pk}
    part = made.participations.order_by("id").first()
    assert Citation.objects.about("participation", part.pk).count() == 2


def test_the_desk_is_told_of_the_same_activity(officer):
    decided(reported(TALKS, by=officer), officer, "activity")
    made = Activity.objects.get()
    host = made.participations.order_by("id").first().body
    values = Values(
        (
            Worth("event-type", "visit"),
            Worth("date", "2023-06-01"),
            Worth("party", host.code, body=host.code),
        )
    )
    assert [(s.kind, s.number, s.why) for s in ACTIVITY.similar(values)] == [
        ("activity", made.pk, "same-day-and-body")
    ]
    other_day = Values((*values.items[:1], Worth("date", "2023-06"), *values.items[2:]))
    assert ACTIVITY.similar(other_day) == []


def test_undoing_an_activity_takes_it_and_all_it_made(officer):
    document = reported(VISIT, by=officer)
    finding = decided(document, officer, "activity")[0]
    undo(finding, by=officer, seen_version=finding.version)
    kinds = ["activity", "participation", "attendance"]
    assert Citation.objects.filter(about_kind__in=kinds).count() == 0
    assert [m.objects.count() for m in (Activity, Participation, Attendance)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ([("event-type", "visit"), ("date", "2024-10-16")], []),
        ([("event-type", "eclipse")], ["activity-kind-unknown"]),
        ([("event-type", "visit"), ("date", "soon")], ["date-unreadable"]),
        ([], ["activity-kind-unknown"]),
    ],
)
def test_why_an_activity_is_not_accepted(values, codes):
    reasons = ACTIVITY.why_not(Values(tuple(Worth(name, value) for name, value in values)))
    assert [reason.code for reason in reasons] == codes


# ── Joint centres and networks ──


def test_a_centre_lands_once_with_its_objectives_in_the_sources_words_and_order(officer):
    document = reported(OPENING, by=officer)
    finding = decided(document, officer, "joint-centre")[-1]
    joint = JointBody.objects.get(body__names__en=said(finding, "name")[0])
    assert [o.texts["en"] for o in joint.body.objectives.order_by("order")] == [
        "to study coffee grown in shade",
        "to develop a joint master's degree in plant science",
        "to train farmers of both cities",
    ]
    hosts = joint.body.memberships.filter(role="host")
    assert [m.member.names["en"] for m in hosts] == said(finding, "host")


def test_a_centre_reported_twice_keeps_its_objectives_once(officer):
    first = reported(OPENING, by=officer)
    again = reported(OPENING.replace("10 June", "12 June"), by=officer)
    decided(first, officer, "joint-centre")
    counted = Objective.objects.count()
    landed = decided(again, officer, "joint-centre")[-1].landed
    assert Objective.objects.count() == counted
    assert [made for kind, _n, made in landed if kind in ("body", "joint-body")][:2] == [
        False,
        False,
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(("joint-centre", "agreement"))))
def test_a_centre_rests_on_the_papers_agreement_in_whatever_order(officer, order):
    document = reported(OPENING, by=officer)
    host = body("nan-valley-university", "university", en="Nan Valley University")
    for kind in order:
        for finding in found(document, kind):
            values = [
                {**v, "body": host.code if "Nan Valley" in v["as_written"] else "new"}
                if v["name"] in ("host", "party")
                else v
                for v in finding.values
            ]
            accept(finding, by=officer, seen_version=0, values=values)
    joint = Membership.objects.get(member=host, role="host").organisation.joint
    assert {p.body for p in joint.agreement.parties.all()} >= {host}
    assert joint.tie == joint.agreement.tie


def test_undoing_a_centre_takes_it_its_objectives_and_members(officer):
    document = reported(OPENING, by=officer)
    for finding in reversed(decided(document, officer, "joint-centre")):
        undo(finding, by=officer, seen_version=finding.version)
    assert [m.objects.count() for m in (JointBody, Objective, Membership)] == [0, 0, 0]
    assert Body.objects.filter(kind="centre").count() == 0


def test_a_network_that_is_only_planned_says_so(officer):
    decided(reported(VISIT, by=officer), officer, "network")
    joint = JointBody.objects.get()
    assert (joint.body.kind, joint.body.names, joint.stage) == (
        "network",
        {"en": "Lampang-Kaohsiung Network of Learning Cities"},
        "proposed",
    )
    row = Citation.objects.about("body", joint.body_id).get(field="stage")
    assert row.passage.quote == said(found(row.document, "network")[0], "stage")[0]


def test_undoing_a_network_takes_it(officer):
    finding = decided(reported(VISIT, by=officer), officer, "network")[0]
    undo(finding, by=officer, seen_version=finding.version)
    assert (JointBody.objects.count(), Body.objects.filter(kind="network").count()) == (0, 0)


def test_a_joint_body_needs_its_name():
    reasons = JOINT_CENTRE.why_not(Values((Worth("objective", "to study"),)))
    assert [reason.code for reason in reasons] == ["joint-body-name-missing"]


def test_accepting_twice_is_refused(officer):
    finding = decided(reported(TALKS, by=officer), officer, "activity")[0]
    with pytest.raises(Refused) as refused:
        accept(finding, by=officer, seen_version=finding.version)
    assert [r.code for r in refused.value.reasons] == ["finding-not-open"]

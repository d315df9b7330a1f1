"""From a report in the manner of the field to meeting, agenda, resolutions and commitments."""

import itertools

import pytest
from tests.world import body, office, user
from tests.worlds.meetings import (
    COUNCIL,
    LAMPHUN,
    LAMPHUN_AGAIN,
    TEA,
    accepted,
    decided,
    found,
    reported,
)

from phinong.core.refusals import Refused
from phinong.meetings.agenda import meeting_of
from phinong.meetings.landing import MEETING
from phinong.meetings.models import AgendaItem, Commitment, Meeting, Resolution
from phinong.places.models import Body
from phinong.record.decisions import accept, undo
from phinong.record.landing import Values, Worth
from phinong.record.models import Citation, Event
from phinong.ties.models import Tie

pytestmark = pytest.mark.django_db

DRAFT = "ที่ประชุมมีมติเห็นชอบให้เสนอกระทรวงการต่างประเทศพิจารณา"


@pytest.fixture
def officer():
    return user("officer", office(), name="officer")


@pytest.fixture
def lamphun():
    return body("lamphun-province", th="จังหวัดลำพูน", en="Lamphun Province")


def agenda(meeting: Meeting) -> list[tuple[str, list[str]]]:
    """[(instrument, resolutions' words)] of the agenda."""
    return [
        (item.agreement.instrument, [r.texts["th"] for r in item.resolutions.all()])
        for item in meeting.items.select_related("agreement")
    ]


def test_a_thai_meeting_lands_under_its_committee_and_the_committee_under_its_province(
    officer, lamphun
):
    document = reported(LAMPHUN_AGAIN, by=officer)
    decided(document, officer, "meeting")
    meeting = Meeting.objects.get()
    assert (meeting.number, meeting.be_year, meeting.held_edtf, meeting.held_written) == (
        2,
        2566,
        "2023-01-12",
        "12 มกราคม 2566",
    )
    assert meeting.venue == {"th": "ห้องประชุมหริภุญชัย ศาลากลางจังหวัดลำพูน"}
    assert (meeting.chair.names, meeting.chair_post) == (
        {"th": "วิชัย รักเมือง"},
        {"th": "รองผู้ว่าราชการจังหวัดลำพูน"},
    )
    assert (meeting.committee.kind, meeting.committee.parent) == ("committee", lamphun)
    assert meeting.committee.names == {"th": "คณะกรรมการความสัมพันธ์เมืองพี่เมืองน้องของจังหวัดลำพูน"}


def test_every_value_of_a_meeting_is_cited_with_its_words(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting")
    rows = Citation.objects.about("meeting", Meeting.objects.get().pk).order_by("id")
    quotes = {c.field: c.passage.quote for c in rows if c.passage}
    assert quotes == {v["name"]: v["as_written"] for v in found(document, "meeting")[0].values}
    assert [c.field for c in rows if not c.passage] == [""]


def test_an_english_council_meeting_lands(officer):
    document = reported(COUNCIL, by=officer)
    decided(document, officer, "meeting", "resolution", "commitment")
    meeting = Meeting.objects.get()
    assert (meeting.committee.names, meeting.number, meeting.held_edtf) == (
        {"en": "the Northport City Council"},
        None,
        "2023-05-02",
    )
    resolution, commitment = Resolution.objects.get(), Commitment.objects.get()
    assert (resolution.meeting, resolution.outcome) == (meeting, "endorsed")
    assert (commitment.meeting, commitment.owner_note, commitment.due_edtf) == (
        meeting,
        "The council",
        "2023-06-30",
    )
    assert commitment.made_edtf == "2023-05-02"


def test_a_chinese_committee_meeting_lands(officer):
    document = reported(TEA, by=officer)
    decided(document, officer, "meeting", "resolution")
    meeting = Meeting.objects.get()
    assert (meeting.committee.names, meeting.held_edtf, meeting.chair.names) == (
        {"zh-Hans": "第三届普洱清莱友好委员会"},
        "2023-05-12",
        {"zh-Hans": "王建国"},
    )
    assert meeting.resolutions.get().texts == {"zh-Hans": "会议决定同意合作谅解备忘录草案"}


def test_a_resolution_keeps_the_sources_words_and_takes_the_source_with_it(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting", "resolution")
    resolution = Resolution.objects.get()
    words = found(document, "resolution")[0].values[0]["as_written"]
    assert (resolution.texts, words in DRAFT) == ({"th": words}, True)
    fields = Citation.objects.about("resolution", resolution.pk).values_list("field", flat=True)
    assert sorted(fields) == ["", "about", "outcome", "text"]


def test_a_resolution_before_its_meeting_is_refused_and_nothing_is_kept(officer):
    document = reported(LAMPHUN, by=officer)
    with pytest.raises(Refused) as refused:
        decided(document, officer, "resolution")
    assert [r.code for r in refused.value.reasons] == ["resolution-needs-meeting"]
    assert (Resolution.objects.count(), found(document, "resolution")[0].state) == (0, "open")


@pytest.mark.parametrize(
    "order",
    [
        kinds
        for kinds in itertools.permutations(("meeting", "agreement", "resolution"))
        if kinds.index("meeting") < kinds.index("resolution")
    ],
)
def test_the_agenda_is_the_same_in_whatever_order_findings_are_accepted(officer, order):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, *order)
    words = Resolution.objects.get().texts["th"]
    assert sorted(agenda(Meeting.objects.get())) == [("action-plan", []), ("mou", [words])]


def test_the_matters_of_an_agenda_belong_to_the_ties_of_their_parties(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting", "agreement")
    items = AgendaItem.objects.order_by("order")
    assert [item.tie for item in items] == [item.agreement.tie for item in items]
    assert set(items.values_list("tie", flat=True)) == set(Tie.objects.values_list("pk", flat=True))


def test_a_meeting_is_evidence_of_the_ties_it_considered(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "agreement", "meeting")
    assert {(t.evidence_edtf, tuple(t.years["2023"])) for t in Tie.objects.all()} == {
        ("2023-01-12", (0, 1))
    }


def test_a_second_report_adds_its_source_and_what_it_says_otherwise(officer):
    first, second = reported(LAMPHUN, by=officer), reported(LAMPHUN_AGAIN, by=officer)
    decided(first, officer, "meeting")
    finding = decided(second, officer, "meeting")[0]
    meeting = Meeting.objects.get()
    assert finding.landed[0] == ["meeting", meeting.pk, False]
    assert meeting.venue == {"th": "ห้องประชุมจามเทวี ศาลากลางจังหวัดลำพูน"}
    rows = Citation.objects.about("meeting", meeting.pk).filter(document=second)
    assert sorted(rows.values_list("field", flat=True)) == [
        "chair",
        "committee",
        "date",
        "number",
        "place:differs",
    ]


def test_a_second_report_fills_what_the_first_left_empty_and_its_undoing_empties_it(officer):
    first, second = reported(LAMPHUN_AGAIN, by=officer), reported(LAMPHUN, by=officer)
    decided(first, officer, "meeting")
    meeting = Meeting.objects.get()
    assert meeting.on_behalf_of is None
    finding = decided(second, officer, "meeting")[0]
    meeting.refresh_from_db()
    assert meeting.on_behalf_of.names == {"th": "สมชาย ใจดี"}
    undo(finding, by=officer, seen_version=finding.version)
    meeting.refresh_from_db()
    assert (meeting.on_behalf_of, meeting.on_behalf_post) == (None, {})
    assert Citation.objects.about("meeting", meeting.pk).filter(document=second).count() == 0


def test_the_desk_is_told_of_the_same_meeting(officer):
    decided(reported(LAMPHUN, by=officer), officer, "meeting")
    meeting = Meeting.objects.get()
    values = Values.of(found(reported(LAMPHUN_AGAIN, by=officer), "meeting")[0])
    assert [(s.kind, s.number, s.path, s.why) for s in MEETING.similar(values)] == [
        ("meeting", meeting.pk, meeting.get_absolute_url(), "same-number")
    ]


def test_another_committee_has_nothing_similar(officer):
    decided(reported(LAMPHUN, by=officer), officer, "meeting")
    values = Values((Worth("committee", "คณะกรรมการอื่น"), Worth("number", "2/2566")))
    assert MEETING.similar(values) == []
    assert MEETING.similar(Values(())) == []


def test_undoing_a_meeting_takes_it_its_agenda_and_its_committee(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "agreement")
    finding = decided(document, officer, "meeting")[0]
    undo(finding, by=officer, seen_version=finding.version)
    assert (Meeting.objects.count(), AgendaItem.objects.count()) == (0, 0)
    assert Body.objects.filter(kind="committee").count() == 0
    left = Citation.objects.filter(about_kind__in=["meeting", "agenda-item"])
    assert left.count() == 0


def test_a_meeting_with_an_accepted_resolution_is_not_undone_under_it(officer):
    document = reported(LAMPHUN, by=officer)
    meeting = decided(document, officer, "meeting")[0]
    resolution = decided(document, officer, "resolution")[0]
    with pytest.raises(Refused) as refused:
        undo(meeting, by=officer, seen_version=meeting.version)
    assert [r.code for r in refused.value.reasons] == ["record-used-since"]
    undo(resolution, by=officer, seen_version=resolution.version)
    undo(meeting, by=officer, seen_version=meeting.version)
    assert (Resolution.objects.count(), Meeting.objects.count()) == (0, 0)


def test_undoing_an_agreement_takes_its_matter_off_the_agenda(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting")
    mou, plan = decided(document, officer, "agreement")
    undo(mou, by=officer, seen_version=mou.version)
    assert agenda(Meeting.objects.get()) == [("action-plan", [])]
    assert plan.state == "accepted"


def test_undoing_a_commitment_takes_it(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting")
    finding = decided(document, officer, "commitment")[0]
    assert (Commitment.objects.get().meeting, meeting_of(document)) == (Meeting.objects.get(),) * 2
    undo(finding, by=officer, seen_version=finding.version)
    assert Commitment.objects.count() == 0


def test_a_commitment_keeps_its_owner_as_the_source_writes_it(officer):
    decided(reported(LAMPHUN, by=officer), officer, "commitment")
    made = Commitment.objects.get()
    assert (made.owner, made.owner_note) == (None, "รองผู้ว่าราชการจังหวัดลำพูน")


def test_a_name_that_may_mean_several_bodies_is_kept_as_written(officer):
    for country in ("TH", "TW"):
        body(f"north-college-{country.lower()}", "school", country, en="North College")
    finding = found(reported(LAMPHUN, by=officer), "commitment")[0]
    college = {"value": "North College", "as_written": "North College", "entry": "th-cmu"}
    values = [{**v, **college} if v["name"] == "who" else v for v in finding.values]
    accept(finding, by=officer, seen_version=0, values=values)
    made = Commitment.objects.get()
    assert (made.owner, made.owner_note) == (None, "North College")


def test_an_officer_may_link_the_owner_of_a_commitment(officer, lamphun):
    finding = found(reported(LAMPHUN, by=officer), "commitment")[0]
    values = [{**v, "body": lamphun.code} if v["name"] == "who" else v for v in finding.values]
    accept(finding, by=officer, seen_version=0, values=values)
    made = Commitment.objects.get()
    assert (made.owner, made.owner_note) == (lamphun, "")


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ([("number", "1/2565")], ["meeting-committee-missing"]),
        ([("committee", "x"), ("number", "first")], ["meeting-number-unreadable"]),
        ([("committee", "x"), ("date", "14 March")], ["date-unreadable"]),
        ([("committee", "x"), ("number", "1/2565"), ("date", "2022-03-14")], []),
    ],
)
def test_why_a_meeting_is_not_accepted(values, codes):
    reasons = MEETING.why_not(Values(tuple(Worth(name, value) for name, value in values)))
    assert [reason.code for reason in reasons] == codes


def test_accepting_a_meeting_is_told_in_the_history(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting")
    meeting = Meeting.objects.get()
    event = Event.objects.about("meeting", meeting.pk).get()
    assert (event.verb, event.by, event.source) == ("meeting.recorded", officer, document.code)


def test_an_edited_outcome_that_is_no_code_is_refused(officer):
    document = reported(LAMPHUN, by=officer)
    decided(document, officer, "meeting")
    finding = found(document, "resolution")[0]
    values = [{**v, "value": "maybe"} if v["name"] == "outcome" else v for v in finding.values]
    with pytest.raises(Refused) as refused:
        accept(finding, by=officer, seen_version=0, values=values)
    assert [r.code for r in refused.value.reasons] == ["outcome-unknown"]


def test_accepting_twice_is_refused(officer):
    document = reported(LAMPHUN, by=officer)
    finding = decided(document, officer, "meeting")[0]
    with pytest.raises(Refused) as refused:
        accepted(finding, officer)
    assert [r.code for r in refused.value.reasons] == ["finding-not-open"]
    assert Meeting.objects.count() == 1

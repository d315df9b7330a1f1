"""Activities, joint centres and networks: it works, who may, twice, and the event."""

import pytest
from tests.world import OFFICE, body, document, office, user
from tests.worlds.activities import activity, centre, network, person
from tests.worlds.meetings import commitment

from phinong.activities.actions import (
    add_member,
    add_objective,
    attend,
    hold_to,
    join_activity,
    join_tie,
    record_activity,
    record_joint_centre,
    record_network,
    rest_on_agreement,
)
from phinong.activities.models import Activity, Attendance, JointBody, Participation
from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.record.models import Citation, Event
from phinong.ties.actions import open_tie
from phinong.ties.agreements import Bound, record_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return document("A delegation visited the college on 16 October 2024.")


def told(kind: str, number: int) -> list[str]:
    """Verbs of a record's events, oldest first."""
    return list(Event.objects.about(kind, number).order_by("id").values_list("verb", flat=True))


def quotes(kind: str, number: int) -> list[str]:
    """The words a record is cited with."""
    rows = Citation.objects.about(kind, number).exclude(passage=None).order_by("id")
    return list(rows.values_list("passage__quote", flat=True))


def reasons(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_an_activity_is_recorded_with_its_source(source):
    made = activity(source)
    assert (made.code, made.starts_day.isoformat(), made.kept_by, made.public) == (
        "a-delegation-visits-the-college",
        "2024-10-16",
        OFFICE,
        True,
    )
    event = Event.objects.about("activity", made.pk).get()
    assert (event.verb, event.source) == ("activity.recorded", source.code)
    assert Citation.objects.about("activity", made.pk).get().field == ""


def test_an_activity_of_a_thai_title_takes_its_kind_and_day_for_an_address(source):
    made = activity(source, titles={"th": "คณะผู้แทนเยือน"})
    assert made.code == "visit-2024-10-16-1"


def test_the_very_same_activity_twice_is_refused(source):
    activity(source)
    with pytest.raises(Refused) as refused:
        activity(source)
    assert (reasons(refused), Activity.objects.count()) == (["activity-recorded-already"], 1)


def test_who_may_not_records_no_activity(source):
    with pytest.raises(NotAllowed):
        record_activity(
            by=user("contributor"), document=source, kind="visit", titles={"en": "A visit"}
        )
    assert Activity.objects.count() == 0


def test_an_activity_of_an_unknown_kind_is_refused(source):
    with pytest.raises(Refused) as refused:
        activity(source, kind="eclipse")
    assert reasons(refused) == ["activity-kind-unknown"]


def test_a_body_takes_part_once_in_each_part_and_each_source_is_cited(source):
    made, college = activity(source), body("college", "school", "TW", en="The college")
    first, fresh = join_activity(
        made, college, by=REGISTER, document=source, part="host", span=(21, 32)
    )
    again, twice = join_activity(made, college, by=REGISTER, document=source, part="host")
    assert (first, fresh, twice) == (again, True, False)
    assert quotes("participation", first.pk) == ["the college"]
    assert Citation.objects.about("participation", first.pk).count() == 2
    assert told("activity", made.pk) == ["activity.recorded", "activity.joined"]


def test_an_unknown_part_is_refused_and_strangers_join_nobody(source):
    made = activity(source)
    with pytest.raises(Refused) as refused:
        join_activity(made, office(), by=REGISTER, document=source, part="king")
    assert reasons(refused) == ["part-unknown"]
    with pytest.raises(NotAllowed):
        join_activity(made, office(), by=user("reader"), document=source)
    assert Participation.objects.count() == 0


def test_a_person_is_there_once_with_the_post_as_written(source):
    made, who = activity(source), person("Lin Chih-Hao")
    post = {"en": "Director"}
    first, fresh = attend(made, who, by=REGISTER, document=source, post=post)
    _again, twice = attend(made, who, by=REGISTER, document=source, post={"en": "Professor"})
    assert (fresh, twice, Attendance.objects.get().post) == (True, False, post)
    assert told("activity", made.pk) == ["activity.recorded", "activity.attended"]
    with pytest.raises(NotAllowed):
        attend(made, person("Another"), by=user("reader"), document=source)
    assert first.person == who


def test_a_promise_is_made_at_an_activity_once(source):
    made, promise = activity(source), commitment(source)
    for _ in range(2):
        hold_to(made, promise, by=REGISTER, document=source)
    assert list(made.commitments.all()) == [promise]
    assert told("activity", made.pk) == ["activity.recorded", "activity.promised"]
    with pytest.raises(NotAllowed):
        hold_to(made, commitment(source), by=user("reader"), document=source)


def tie_with(source, code: str = "kaohsiung"):
    parties = [(office(), 0), (body(code, "city", "TW"), 1)]
    return open_tie(by=REGISTER, kept_by=OFFICE, parties=parties, document=source)


def test_an_activity_of_a_tie_is_evidence_of_it(source):
    made, tie = activity(source), tie_with(source)
    join_tie(made, tie, by=REGISTER, document=source)
    tie.refresh_from_db()
    assert (tie.evidence_edtf, tie.evidence_by, tie.years) == (
        "2024-10-16",
        ["activity", made.pk],
        {"2024": [0, 1]},
    )
    assert told("activity", made.pk) == ["activity.recorded", "activity.tied"]
    with pytest.raises(NotAllowed):
        join_tie(made, tie, by=user("reader"), document=source)


def test_a_signing_is_a_knot_in_the_band_of_its_tie(source):
    tie = tie_with(source)
    activity(source, kind="signing", tie=tie)
    tie.refresh_from_db()
    assert tie.years == {"2024": [1, 0]}


# ── Joint centres and networks ──


def test_a_centre_keeps_its_objectives_in_words_and_order(source):
    host = body("nan-valley-university", "university")
    objectives = [{"en": "to study coffee"}, {"en": "to train farmers"}]
    joint, made = record_joint_centre(
        centre(),
        by=REGISTER,
        document=source,
        stage="active",
        objectives=objectives,
        members=[(host, "host")],
    )
    assert (made, joint.stage) == (True, "active")
    assert [(o.order, o.texts) for o in joint.body.objectives.all()] == [
        (1, objectives[0]),
        (2, objectives[1]),
    ]
    assert [(m.member, m.role) for m in joint.body.memberships.all()] == [(host, "host")]
    assert told("joint-body", joint.pk) == ["joint-body.recorded"]


def test_a_centre_recorded_twice_only_gains_what_was_missing(source):
    said = [{"en": "to study coffee"}]
    record_joint_centre(centre(), by=REGISTER, document=source, objectives=said)
    joint, made = record_joint_centre(
        centre(), by=REGISTER, document=source, stage="active", objectives=said
    )
    joint.refresh_from_db()
    assert (made, joint.stage, joint.body.objectives.count()) == (False, "active", 1)
    record_joint_centre(centre(), by=REGISTER, document=source, stage="ended")
    joint.refresh_from_db()
    assert joint.stage == "active"


def test_a_university_is_no_centre_and_a_network_no_centre(source):
    for other in (body("nan-valley-university", "university"), network()):
        with pytest.raises(Refused) as refused:
            record_joint_centre(other, by=REGISTER, document=source)
        assert reasons(refused) == ["joint-body-of-other-kind"]
    assert JointBody.objects.count() == 0


def test_a_planned_network_says_so(source):
    joint, _made = record_network(
        network(), by=REGISTER, document=source, stage="proposed", members=[(office(), "member")]
    )
    assert (joint.stage, joint.body.memberships.get().member) == ("proposed", office())


def test_who_may_not_records_no_joint_body(source):
    for record, joint in ((record_joint_centre, centre()), (record_network, network())):
        with pytest.raises(NotAllowed):
            record(joint, by=user("reader", name=joint.code), document=source)
    assert JointBody.objects.count() == 0


def test_an_objective_twice_is_refused_and_strangers_add_none(source):
    made = add_objective(
        centre(), {"en": "to study"}, by=REGISTER, document=source, area="research"
    )
    assert (made.order, told("objective", made.pk)) == (1, ["objective.added"])
    with pytest.raises(Refused) as refused:
        add_objective(centre(), {"en": "to study"}, by=REGISTER, document=source)
    assert reasons(refused) == ["objective-recorded-already"]
    with pytest.raises(NotAllowed):
        add_objective(centre(), {"en": "more"}, by=user("reader"), document=source)


def test_a_member_joins_once_in_each_role(source):
    first, made = add_member(network(), office(), by=REGISTER, document=source, since="2024")
    _again, twice = add_member(network(), office(), by=REGISTER, document=source)
    assert (made, twice, first.since_edtf) == (True, False, "2024")
    assert told("membership", first.pk) == ["membership.added"]
    with pytest.raises(Refused) as refused:
        add_member(network(), network(), by=REGISTER, document=source)
    assert reasons(refused) == ["member-is-the-network"]
    with pytest.raises(NotAllowed):
        add_member(network(), body("lamphun"), by=user("reader"), document=source)


def test_a_joint_body_rests_on_an_agreement_and_its_tie(source):
    tie = tie_with(source)
    agreement = record_agreement(
        by=REGISTER,
        instrument="mou",
        parties=[Bound(body=party.body, side=party.side) for party in tie.parties.all()],
        tie=tie,
        document=source,
    )
    joint, _ = record_joint_centre(centre(), by=REGISTER, document=source)
    rest_on_agreement(joint, agreement, by=REGISTER, document=source)
    assert (joint.agreement, joint.tie) == (agreement, tie)
    assert told("joint-body", joint.pk) == ["joint-body.recorded", "joint-body.founded"]
    with pytest.raises(NotAllowed):
        rest_on_agreement(joint, agreement, by=user("reader"), document=source)

"""A generated year is one that the rules, the pages and the desk agree with."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.timezone import localdate
from tests import world

from phinong.drafting.models import Draft
from phinong.meetings.minutes_text import canonical, sha256_of
from phinong.meetings.models import (
    Attendance,
    Commitment,
    Committee,
    Meeting,
    MeetingStatus,
    MinutesVersion,
)
from phinong.places.models import Body, Person
from phinong.site.generate import KEPT_BY, generate
from phinong.site.generate.names import MARK
from phinong.site.generate.province import generate_year
from phinong.site.generate.year import promised, sittings

TIES, MEETINGS = 12, 30
TODAY = localdate()


@pytest.fixture
def year(db):
    generate(TIES, seed=7)
    return generate_year(MEETINGS, seed=7)


def test_a_year_has_what_was_asked_for(year):
    assert (Meeting.objects.count(), Committee.objects.count()) == (MEETINGS, 2)
    assert Commitment.objects.count() == MEETINGS * 20
    assert Draft.objects.count() == TIES // 3
    assert (year["meetings"], year["commitments"]) == (MEETINGS, MEETINGS * 20)


def test_meetings_are_as_far_as_their_day(year):
    to_come = {MeetingStatus.PLANNED, MeetingStatus.CALLED}
    for meeting in Meeting.objects.all():
        assert (meeting.status in to_come) == (meeting.held_day >= TODAY)
        assert meeting.attendance.count() == (0 if meeting.status in to_come else 10)
        assert meeting.invitations.exists() == (meeting.status != MeetingStatus.PLANNED)
    held = Meeting.objects.exclude(status__in=to_come)
    assert held.exclude(status=MeetingStatus.CERTIFIED).count() == 2
    assert Attendance.objects.filter(presence="absent", reason="").count() == 0


def test_numbers_count_up_within_a_committee_and_a_year(year):
    for committee in Committee.objects.all():
        rows = Meeting.objects.filter(committee=committee.body).order_by("held_day")
        numbers: Counter[int] = Counter()
        for number, be_year in rows.values_list("number", "be_year"):
            numbers[be_year] += 1
            assert number == numbers[be_year]


def test_minutes_are_those_of_what_was_written_down(year):
    newest = MinutesVersion.objects.select_related("meeting").order_by("meeting", "-number")
    seen = {version.meeting_id: version for version in reversed(newest)}
    assert len(seen) == Meeting.objects.filter(minutes__isnull=False).distinct().count()
    for version in list(seen.values())[:3]:
        assert version.sha256 == sha256_of(canonical(version.meeting))


def test_everything_in_it_is_marked_as_a_sample(year):
    for model in (Body, Person):
        for names in model.objects.values_list("names", flat=True):
            assert [tag for tag, name in names.items() if MARK[tag] not in name] == []
    for model in (Body, Meeting, Commitment, Draft):
        assert model.objects.exclude(code__startswith="sample-").count() == 0
    for texts in Commitment.objects.values_list("texts", flat=True)[:50]:
        assert [tag for tag, text in texts.items() if MARK[tag] not in text] == []


def test_the_desk_of_its_office_is_full(year, client: Client):
    client.force_login(world.user("officer", of=Body.objects.get(code=KEPT_BY)))
    page = client.get("/en/desk/")
    assert page.status_code == 200
    assert len(page.content.decode().split('<article class="queue-item"')) > 20


def test_a_year_goes_beside_ties_and_once(year):
    with pytest.raises(ValueError, match="once"):
        generate_year(MEETINGS)


def test_a_register_without_generated_ties_gets_no_year(db):
    with pytest.raises(ValueError, match="beside generated ties"):
        generate_year(MEETINGS)


def test_a_filled_register_is_left_as_it_is(year):
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")


@pytest.mark.parametrize(("meetings", "committees"), [(0, 2), (1, 2), (15, 2), (150, 12)])
def test_the_meetings_are_dealt_out_evenly(meetings: int, committees: int):
    found = sittings(meetings, committees, TODAY)
    assert len(found) == meetings
    each = Counter(sitting.committee for sitting in found)
    assert max(each.values(), default=0) - min(each.values(), default=0) <= 1
    assert {(s.committee, s.number, s.be_year) for s in found} == {
        (s.committee, s.number, s.be_year) for s in dict.fromkeys(found)
    }


def test_the_same_seed_promises_the_same():
    made = TODAY - timedelta(days=200)
    told = [
        [promised(random, made, TODAY) for _ in range(50)]
        for random in (Random(3), Random(3), Random(4))
    ]
    assert told[0] == told[1]
    assert told[0] != told[2]
    assert {"open", "kept"} <= {one.state for one in told[0]}

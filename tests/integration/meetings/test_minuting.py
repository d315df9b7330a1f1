"""Minutes from a draft to certified: each act works, refuses, and what is certified stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.world import user
from tests.worlds.conducted import DAY, TODAY, circulated, held, instant, opened, planned

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.consequences import carry_out_all
from phinong.meetings.minuting import (
    ask_correction,
    certify,
    circulate,
    draft_minutes,
    settle_correction,
)
from phinong.meetings.resolving import promise, resolve
from phinong.meetings.sitting import attend, close_meeting, write_note
from phinong.record.models import Citation

pytestmark = pytest.mark.django_db

WORDS = {"th": "เห็นชอบตามที่เสนอ"}


def codes(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_minutes_are_certified_by_the_resolution_of_a_later_meeting():
    earlier = opened()
    row = resolve(earlier, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="endorsed")
    close_meeting(earlier, by=REGISTER, at=instant(16))
    version = draft_minutes(earlier, by=REGISTER)
    circulate(earlier, by=REGISTER, seen=version.sha256)
    day = DAY + timedelta(days=60)
    later = planned(day=day)
    item = next(i for i in begin_agenda(later, by=REGISTER) if i.source_kind == "minutes")
    opened(later)
    resolve(later, by=REGISTER, uid=uuid4(), texts={"th": "รับรอง"}, outcome="endorsed", item=item)
    close_meeting(later, by=REGISTER, at=instant(16, day))
    assert carry_out_all(later, by=REGISTER, today=TODAY) == []
    earlier.refresh_from_db()
    last = earlier.minutes.latest("number")
    assert (earlier.status, earlier.certified_in, last.state, last.sha256) == (
        "certified",
        later,
        "certified",
        version.sha256,
    )
    cited = Citation.objects.get(about_kind="resolution", about_id=row.pk)
    assert (cited.document, cited.passage.quote) == (last.paper, WORDS["th"])


def test_certifying_twice_is_refused():
    earlier = circulated()
    later = opened(planned(day=DAY + timedelta(days=60)))
    seen = earlier.minutes.latest("number").sha256
    certify(earlier, by=REGISTER, at=later, seen=seen)
    with pytest.raises(Refused) as refused:
        certify(earlier, by=REGISTER, at=later, seen=seen)
    assert codes(refused) == ["minutes-certified-already"]
    for act in (
        lambda: write_note(earlier, by=REGISTER, uid=uuid4(), words="อีก"),
        lambda: resolve(earlier, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="endorsed"),
        lambda: attend(earlier, by=REGISTER, uid=uuid4(), presence="attending", name="ก"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert codes(refused)[0] == "minutes-closed"
    with pytest.raises(TypeError):
        earlier.minutes.latest("number").save()


@pytest.mark.parametrize(
    ("resolved", "undertaken", "public"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_minutes_with_something_closed_are_no_public_paper(resolved, undertaken, public):
    earlier = opened()
    resolve(earlier, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="endorsed", public=resolved)
    promise(earlier, by=REGISTER, uid=uuid4(), texts=WORDS, public=undertaken)
    close_meeting(earlier, by=REGISTER, at=instant(16))
    seen = draft_minutes(earlier, by=REGISTER).sha256
    circulate(earlier, by=REGISTER, seen=seen)
    later = opened(planned(day=DAY + timedelta(days=60)))
    made = certify(earlier, by=REGISTER, at=later, seen=seen, public=True)
    assert made.paper.public == public


def test_a_waiting_correction_holds_certifying_up():
    earlier = circulated()
    later = opened(planned(day=DAY + timedelta(days=60)))
    seen = earlier.minutes.latest("number").sha256
    asked = ask_correction(earlier, by=REGISTER, words="ชื่อสะกดผิด")
    with pytest.raises(Refused) as refused:
        certify(earlier, by=REGISTER, at=later, seen=seen)
    assert codes(refused) == ["corrections-waiting"]
    settle_correction(asked, by=REGISTER, to="declined", answer="สะกดตามบัตร")
    certify(earlier, by=REGISTER, at=later, seen=seen)


def test_what_was_written_after_a_version_is_not_certified_with_it():
    earlier = circulated()
    later = opened(planned(day=DAY + timedelta(days=60)))
    seen = earlier.minutes.latest("number").sha256
    write_note(earlier, by=REGISTER, uid=uuid4(), words="เพิ่มภายหลัง")
    with pytest.raises(Refused) as refused:
        certify(earlier, by=REGISTER, at=later, seen=seen)
    assert codes(refused) == ["minutes-changed-since-version"]


def test_minutes_are_not_certified_by_their_own_meeting_or_by_an_officer():
    earlier = circulated()
    seen = earlier.minutes.latest("number").sha256
    with pytest.raises(Refused) as refused:
        certify(earlier, by=REGISTER, at=earlier, seen=seen)
    assert codes(refused) == ["certified-by-a-later-meeting"]
    with pytest.raises(NotAllowed):
        certify(earlier, by=user("officer"), at=planned(day=DAY + timedelta(days=9)), seen=seen)


def test_a_meeting_that_was_not_opened_adopts_nothing():
    earlier = circulated()
    seen = earlier.minutes.latest("number").sha256
    with pytest.raises(Refused) as refused:
        certify(earlier, by=REGISTER, at=planned(day=DAY + timedelta(days=60)), seen=seen)
    assert codes(refused) == ["certifying-meeting-not-held"]


def test_minutes_of_the_same_rows_are_the_same_text():
    made = held()
    first = draft_minutes(made, by=REGISTER)
    with pytest.raises(Refused) as refused:
        draft_minutes(made, by=REGISTER)
    assert codes(refused) == ["minutes-unchanged"]
    assert first.canonical.startswith('{\n  "absent": []')

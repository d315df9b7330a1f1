"""The page used while a meeting is in session, by plain forms: what each writes, refuses, shows."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from tests.world import OFFICE, body, user
from tests.worlds.conducted import before_the_committee, on_the_agenda, opened, planned, seats

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.models import (
    Attendance,
    Commitment,
    Meeting,
    MeetingStatus,
    Note,
    Resolution,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    made = user("officer")
    client.force_login(made)
    return made


def address(meeting: Meeting) -> str:
    with translation.override("th"):
        return reverse("meetings:live", args=[meeting.code])


def given(kind: str, seen: int = 0, **fields: Any) -> dict[str, Any]:
    """What a form posts: a new act, and a new row unless its uid is given."""
    return {"act": uuid4(), "kind": kind, "seen": seen, "uid": uuid4(), **fields}


@pytest.fixture
def meeting(officer) -> Meeting:
    return opened(present=2)


@pytest.fixture
def item(meeting):
    return put_on_agenda(meeting, by=REGISTER, texts={"th": "เรื่องที่เสนอ"})


def test_a_meeting_is_opened_and_closed(client, officer):
    made = planned()
    assert client.get(address(made)).status_code == 200
    found = []
    for kind in ("open", "close"):
        client.post(address(made), given(kind))
        made.refresh_from_db()
        found.append((made.status, made.opened_at is not None, made.closed_at is not None))
    assert found == [(MeetingStatus.OPEN, True, False), (MeetingStatus.HELD, True, True)]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"presence": "present"}, ("present", "นายประจญ ปรัชญ์สกุล", "")),
        ({"presence": "absent", "reason": "ติดราชการ"}, ("absent", "นายประจญ ปรัชญ์สกุล", "ติดราชการ")),
        ({"presence": "substitute", "name": "สมหญิง ดีงาม"}, ("substitute", "สมหญิง ดีงาม", "")),
    ],
)
def test_a_seat_is_written_down(client, officer, fields, kept):
    made = opened(present=0)
    seat = seats(made)[0]
    answer = client.post(address(made), given("attend", seat=seat.pk, **fields))
    assert answer.status_code == 302
    row = Attendance.objects.get()
    assert (row.presence, row.name, row.reason) == kept
    assert (row.person is None) == (fields["presence"] == "substitute")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("attend", {"presence": "absent"}),
        ("attend", {"presence": "substitute"}),
        ("attend", {"presence": "sleeping"}),
        ("attend", {"presence": "present", "seat": 0}),
        ("guest", {"name": ""}),
        ("note", {"words": ""}),
        ("note", {"words": "x", "item": 0, "uid": "none"}),
        ("note", {"words": "x", "item": 987654}),
        ("resolution", {"outcome": "", "texts_th": "x", "taken": "consensus"}),
        ("resolution", {"outcome": "approved", "taken": "consensus"}),
        ("resolution", {"outcome": "approved", "taken": "vote", "texts_th": "x"}),
        (
            "resolution",
            {"outcome": "approved", "taken": "consensus", "texts_th": "x", "remark": "y"},
        ),
        ("promise", {"texts": ""}),
        ("promise", {"texts": "x", "due": "31 กุมภาพันธ์ 2565"}),
        ("promise", {"texts": "x", "owner": "body:0"}),
        ("dance", {}),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_form(client, meeting, item, kind, fields):
    whole = {"seat": seats(meeting)[3].pk, "item": item.pk, **fields}
    answer = client.post(address(meeting), given(kind, **whole))
    assert answer.status_code == 422
    assert len(answer.context["reasons"]) > 0
    assert [model.objects.count() for model in (Note, Resolution, Commitment)] == [0, 0, 0]
    assert Attendance.objects.count() == 2


def test_a_refused_form_keeps_what_was_entered(client, meeting, item):
    answer = client.post(address(meeting), given("promise", item=item.pk, texts="ส่งหนังสือ", due="?"))
    entry = answer.context["page"].groups[0].matters[0].promise
    assert (entry.form["texts"].value(), entry.form["due"].value()) == ("ส่งหนังสือ", "?")


def test_notes_resolutions_and_commitments_stand_on_their_matter(client, meeting, item):
    client.post(address(meeting), given("note", item=item.pk, words="ควรแก้ข้อ 2"))
    client.post(
        address(meeting),
        given(
            "resolution", item=item.pk, outcome="endorsed", taken="consensus", phrase="endorsed.1"
        ),
    )
    owner = f"body:{body(OFFICE, 'province').pk}"
    client.post(
        address(meeting),
        given("promise", item=item.pk, texts="ส่งหนังสือ", owner=owner, due="31 มีนาคม 2565"),
    )
    matter = client.get(address(meeting)).context["page"].groups[0].matters[0]
    assert [entry.row.words for entry in matter.notes] == ["ควรแก้ข้อ 2"]
    assert matter.resolutions[0].row.texts == {
        "th": "ที่ประชุมมีมติเห็นชอบตามที่เสนอ",
        "en": "The meeting agreed as proposed.",
        "zh-Hans": "会议同意所提方案。",
    }
    promise = matter.promises[0].row
    assert (promise.owner.code, promise.due_edtf, promise.texts) == (
        OFFICE,
        "2022-03-31",
        {"th": "ส่งหนังสือ"},
    )


def test_a_text_is_decided_on_with_what_follows(client, officer):
    made = planned()
    draft = before_the_committee()
    matter = on_the_agenda(made, draft)
    made = opened(made)
    entry = client.get(address(made)).context["page"].groups[0].matters[0].resolution
    paper = entry.form["paper"].value()
    assert paper == f"{draft.versions.get().pk}:{draft.versions.get().sha256}"
    fields = {"outcome": "returned", "taken": "vote", "votes_for": 3, "votes_against": 0}
    answer = client.post(
        address(made),
        given(
            "resolution",
            item=matter.pk,
            paper=paper,
            texts_th="ให้แก้ไขข้อ 1",
            remark="ขอให้แก้ชื่อเมือง",
            group="คณะทำงานด้านการค้า",
            **fields,
        ),
    )
    assert answer.status_code == 302
    row = Resolution.objects.get()
    assert (row.sha256, row.votes_for) == (draft.versions.get().sha256, 3)
    assert [one.kind for one in row.consequences.all()] == ["verdict", "working-group", "remark"]

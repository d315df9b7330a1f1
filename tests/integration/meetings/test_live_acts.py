"""Acts that a page of a running meeting kept and sends in a list: what becomes of each."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.world import body, user
from tests.worlds import drafting
from tests.worlds.conducted import (
    before_the_committee,
    circulated,
    held,
    on_the_agenda,
    opened,
    planned,
    seats,
)

from phinong.accounts.models import Role
from phinong.core.acting import REGISTER
from phinong.drafting.texts import write_clause
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.merging import settle
from phinong.meetings.models import Attendance, LiveAct, Meeting, Note, Resolution, Rival

pytestmark = pytest.mark.django_db

ACT = "b94080b7-6323-4237-bf52-adb84e1ff800"


def address(meeting: Meeting) -> str:
    with translation.override("th"):
        return reverse("meetings:live-acts", args=[meeting.code])


def act(kind: str, seen: int = 0, **given: Any) -> dict[str, Any]:
    """An act as the page writes it."""
    return {
        "act": str(uuid4()),
        "kind": kind,
        "seen": seen,
        "given": {"uid": str(uuid4()), **given},
    }


def send(client: Client, meeting: Meeting, *acts: Any, **more: Any):
    """What the server answers to a list of acts."""
    body_ = json.dumps({"acts": acts, **more})
    return client.post(address(meeting), body_, content_type="application/json")


def answers(client: Client, meeting: Meeting, *acts: Any) -> list[tuple[str, int]]:
    """(state, revision) of each act."""
    found = send(client, meeting, *acts).json()["answers"]
    assert [one["act"] for one in found] == [one["act"] for one in acts]
    return [(one["state"], one["revision"]) for one in found]


@pytest.fixture
def officer(client):
    made = user("officer")
    client.force_login(made)
    return made


def test_acts_are_taken_in_in_their_order(client, officer):
    made = planned()
    seat = seats(made)[0].pk
    words = act("note", words="ครั้งแรก")
    again = act("note", 1, words="ครั้งที่สอง", uid=words["given"]["uid"])
    found = answers(
        client, made, act("open"), act("attend", seat=seat, presence="present"), words, again
    )
    assert found == [("ok", 0), ("ok", 1), ("ok", 1), ("ok", 2)]
    assert (Note.objects.get().words, Attendance.objects.count()) == ("ครั้งที่สอง", 1)


def test_out_of_order_an_act_is_refused_and_taken_in_later(client, officer):
    made = planned()
    early = act("note", words="ก่อนเปิด")
    assert answers(client, made, early, act("open")) == [("refused", 0), ("ok", 0)]
    assert answers(client, made, early) == [("ok", 1)]


@pytest.mark.parametrize("times", [1, 2, 5])
def test_sent_again_an_act_gets_its_answer_and_changes_nothing(client, officer, times):
    made = opened()
    uid = str(uuid4())
    first, second = act("note", words="หนึ่ง", uid=uid), act("note", 1, words="สอง", uid=uid)
    for _time in range(times):
        assert answers(client, made, first, second) == [("ok", 1), ("ok", 2)]
    assert (Note.objects.get().revision, LiveAct.objects.count()) == (2, 2)


def test_an_answer_lost_on_the_way_is_the_same_after_others_wrote(client, officer):
    """The next words of this page rest on its own, so they stand beside the others'."""
    made = opened()
    uid = str(uuid4())
    mine = act("note", words="ของฉัน", uid=uid)
    assert answers(client, made, mine) == [("ok", 1)]
    assert answers(client, made, act("note", 1, words="ของผู้อื่น", uid=uid)) == [("ok", 2)]
    assert answers(client, made, mine) == [("ok", 1)]
    assert answers(client, made, act("note", 1, words="ของฉันต่อ", uid=uid)) == [("rival", 0)]
    assert (Note.objects.get().words, Rival.objects.get().facts["words"]) == (
        "ของผู้อื่น",
        "ของฉันต่อ",
    )


@pytest.mark.parametrize("take", [True, False])
def test_both_texts_are_kept_until_one_is_chosen(client, officer, take):
    made = opened()
    seat = seats(made)[3].pk
    facts = {"seat": seat, "presence": "absent"}
    first, second = act("attend", **facts, reason="ลา"), act("attend", **facts, reason="ป่วย")
    assert answers(client, made, first, second) == [("ok", 1), ("rival", 0)]
    assert answers(client, made, second) == [("rival", 0)]
    chosen = act("settle", rival=Rival.objects.get().pk, take="yes" if take else "no")
    assert answers(client, made, chosen, chosen) == [("ok", 0), ("ok", 0)]
    assert made.attendance.get(seat=seat).reason == ("ป่วย" if take else "ลา")
    other = act("settle", rival=Rival.objects.get().pk, take="yes")
    assert answers(client, made, other) == [("refused", 0)]


def test_a_guest_is_taken_back_once_and_not_when_changed_since(client, officer):
    made = opened(present=0)
    uid = str(uuid4())
    assert answers(client, made, act("guest", name="สมศรี", uid=uid)) == [("ok", 1)]
    assert answers(client, made, act("guest", 1, name="สมศรี ใจดี", uid=uid)) == [("ok", 2)]
    stale = send(client, made, act("strike", 1, uid=uid)).json()["answers"][0]
    assert (stale["state"], stale["status"]) == ("refused", 409)
    strike = act("strike", 2, uid=uid)
    assert answers(client, made, strike, strike) == [("ok", 0), ("ok", 0)]
    assert Attendance.objects.count() == 0


def test_a_text_that_changed_since_answers_409(client, officer):
    made = planned()
    draft = before_the_committee()
    item = on_the_agenda(made, draft)
    made = opened(made)
    version = draft.versions.get()
    new = {"heading": "", "words": "ถ้อยคำใหม่", "seen": 1}
    write_clause(draft, drafting.clause(draft, "term").uid, "th", by=REGISTER, **new)
    given = {"item": item.pk, "outcome": "endorsed", "taken": "consensus", "texts_th": "เห็นชอบ"}
    for paper in (f"{version.pk}:{version.sha256}", f"{version.pk}:{'0' * 64}"):
        answer = send(client, made, act("resolution", paper=paper, **given)).json()["answers"][0]
        assert (answer["state"], answer["status"], len(answer["reasons"])) == ("refused", 409, 1)
    assert Resolution.objects.count() == 0


# Where a meeting stands → what becomes of opening, attendance, a note, a commitment, closing.
STATUSES = {
    planned: ("ok", "ok", "ok", "ok", "ok"),
    opened: ("ok", "ok", "ok", "ok", "ok"),
    held: ("refused", "ok", "ok", "ok", "ok"),
    circulated: ("refused", "ok", "ok", "ok", "refused"),
}


@pytest.mark.parametrize(
    ("made", "expected"), STATUSES.items(), ids=[made.__name__ for made in STATUSES]
)
def test_what_a_meeting_takes_in_where_it_stands(client, officer, made, expected):
    meeting = made()
    seat = seats(meeting)[3].pk
    found = answers(
        client,
        meeting,
        act("open"),
        act("attend", seat=seat, presence="present", name="สมชาย"),
        act("note", words="x"),
        act("promise", texts="x"),
        act("close"),
    )
    assert tuple(state for state, _revision in found) == expected


@pytest.mark.parametrize("kind", ["attend", "note", "promise", "guest", "close"])
def test_nothing_is_written_before_a_meeting_is_open(client, officer, kind):
    made = planned()
    given = {
        "seat": seats(made)[0].pk,
        "presence": "present",
        "words": "x",
        "texts": "x",
        "name": "x",
    }
    assert answers(client, made, act(kind, **given)) == [("refused", 0)]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("", 401),
        ("reader", 404),
        ("contributor", 404),
        ("officer", 200),
        ("approver", 200),
        ("administrator", 200),
        ("elsewhere", 404),
    ],
)
def test_who_may_send_acts(client, role, status):
    made = opened()
    if role == "elsewhere":
        client.force_login(user("officer", body("cmu", "university")))
    elif role:
        client.force_login(user(role))
    assert send(client, made, act("note", words="x")).status_code == status
    assert Note.objects.count() == (1 if status == 200 else 0)


def test_a_role_that_ended_meanwhile_writes_nothing(client, officer):
    made = opened()
    Role.objects.filter(user=officer).delete()
    assert send(client, made, act("note", words="x")).status_code == 404


def test_what_one_wrote_is_not_taken_for_who_signed_in_since(client, officer):
    made = opened()
    assert send(client, made, act("note", words="x"), user="987").status_code == 401
    assert send(client, made, act("note", words="x"), user=str(officer.pk)).status_code == 200
    assert Note.objects.count() == 1


def test_rows_and_acts_of_another_meeting_are_left_alone(client, officer):
    made = opened()
    other = opened(planned(number=2, why="อีกครั้ง"), present=0)
    words = act("note", words="x")
    assert answers(client, made, words) == [("ok", 1)]
    theirs = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}).pk
    same_row = act("note", words="y", uid=words["given"]["uid"])
    of_item = act("note", words="y", item=theirs)
    assert answers(client, other, words, same_row, of_item) == [("refused", 0)] * 3
    assert [note.words for note in Note.objects.all()] == ["x"]


@pytest.mark.parametrize(
    "sent",
    ["", "{", "[]", "1", '{"acts": 1}', '{"acts": {}}', json.dumps({"acts": [{}] * 201})],
)
def test_what_is_no_list_of_acts_is_refused_whole(client, officer, sent):
    made = opened()
    answer = client.post(address(made), sent, content_type="application/json")
    assert (answer.status_code, len(answer.json()["reasons"])) == (422, 1)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        None,
        7,
        {"act": "x", "kind": "note", "seen": 0, "given": {}},
        {"act": ACT, "kind": "dance", "seen": 0, "given": {}},
        {"act": ACT, "kind": ["note"], "seen": 0, "given": {}},
        {"act": ACT, "kind": "note", "seen": -1, "given": {}},
        {"act": ACT, "kind": "note", "seen": "x", "given": {}},
        {"act": ACT, "kind": "note", "seen": 0, "given": []},
        {"act": ACT, "kind": "note", "seen": 0, "given": {"uid": "x", "words": "x"}},
        {"act": ACT, "kind": "note", "seen": 0, "given": {"words": {"a": 1}}},
        {"act": ACT, "kind": "settle", "seen": 0, "given": {}},
    ],
    ids=str,
)
def test_an_act_that_cannot_be_read_stops_no_other(client, officer, broken):
    made = opened()
    good = act("note", words="ยังอยู่")
    answer = send(client, made, broken, good).json()["answers"]
    assert [one["state"] for one in answer] == ["refused", "ok"]
    assert len(answer[0]["reasons"]) > 0


def test_a_settled_rival_of_a_resolution_brings_what_follows_from_it(client, officer):
    """The verdict on a text goes with the words that stand."""
    made = planned()
    draft = before_the_committee()
    item = on_the_agenda(made, draft)
    made = opened(made)
    version = draft.versions.get()
    given = {
        "item": item.pk,
        "taken": "consensus",
        "texts_th": "x",
        "paper": f"{version.pk}:{version.sha256}",
        "uid": str(uuid4()),
    }
    first = act("resolution", outcome="endorsed", **given)
    second = act("resolution", outcome="deferred", group="คณะทำงานด้านการค้า", **given)
    assert answers(client, made, first, second) == [("ok", 1), ("rival", 0)]
    settle(Rival.objects.get(), by=REGISTER, take=True)
    row = Resolution.objects.get()
    assert (row.outcome, [one.kind for one in row.consequences.all()]) == (
        "deferred",
        ["working-group"],
    )

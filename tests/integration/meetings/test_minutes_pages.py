"""The office's page of minutes: what it does, refuses and shows, to whom, and how often it asks the
database."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.world import user
from tests.worlds.conducted import DAY, TODAY, instant, opened, planned
from tests.worlds.minuted import OVERVIEW, RESOLVED, concluded
from tests.worlds.sent_round import (
    at,
    called_and_held,
    certified_one,
    later_one,
    newest,
    round_one,
    url,
)

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.consequences import carry_out_all
from phinong.meetings.inviting import call_meeting
from phinong.meetings.minuting import ask_correction, certify, circulate, draft_minutes
from phinong.meetings.models import Correction, Meeting
from phinong.meetings.resolving import resolve
from phinong.meetings.sitting import close_meeting, write_note
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    made = user("officer")
    client.force_login(made)
    return made


@pytest.fixture
def approver(client):
    made = user("approver")
    client.force_login(made)
    return made


def reasons(answer) -> list[str]:
    return [str(reason) for reason in answer.context["reasons"]]


# ── From a draft to certified ──


def test_minutes_go_from_a_draft_to_certified_by_the_forms_of_the_page(client, approver):
    made, later = called_and_held(), later_one()
    page = url("minutes", made.code)
    assert client.get(page).context["page"].sheet is None
    assert client.post(url("minutes-draft", made.code)).status_code == 302
    version = newest(made)
    shown = client.get(page)
    assert shown.context["page"].shown == version
    assert RESOLVED in shown.content.decode()
    form = shown.context["page"].send
    sent = {"seen": version.sha256, "to": form.fields["to"].initial, "days": 30}
    assert client.post(url("minutes-circulate", made.code), sent).status_code == 302
    assert at(made).status == "circulated"
    given = {"at": later.pk, "seen": newest(made).sha256, "public": "on"}
    assert client.post(url("minutes-certify", made.code), given).status_code == 302
    done = at(made)
    assert (done.status, done.certified_in, done.public) == ("certified", later, True)
    assert [row.state for row in done.minutes.order_by("number")] == [
        "draft",
        "circulated",
        "certified",
    ]


def states(client: Client, made: Meeting) -> list[str]:
    return [step.state for step in client.get(url("minutes", made.code)).context["page"].steps]


def test_the_track_says_where_the_minutes_stand(client, officer):
    made = called_and_held()
    assert states(client, made) == ["now", "next", "next", "next"]
    version = draft_minutes(made, by=REGISTER)
    assert states(client, made) == ["done", "now", "next", "next"]
    circulate(made, by=REGISTER, seen=version.sha256)
    assert states(client, made) == ["done", "done", "next", "now"]
    write_note(made, by=REGISTER, uid=uuid4(), words="เพิ่ม")
    corrected = draft_minutes(made, by=REGISTER)
    assert states(client, made) == ["done", "now", "done", "next"]
    circulate(made, by=REGISTER, seen=corrected.sha256)
    certify(made, by=REGISTER, at=later_one(), seen=corrected.sha256)
    assert states(client, made) == ["done", "done", "done", "done"]


def test_a_correction_nobody_asked_for_was_not_needed(client, officer):
    assert states(client, certified_one()) == ["done", "done", "skipped", "done"]


def test_who_takes_and_who_checks_stands_under_the_minutes(client, officer):
    made = called_and_held()
    hands = {
        "recorder_name": "นางน้ำผึ้ง ที่ปู่",
        "recorder_post": "นักวิเทศสัมพันธ์ชำนาญการ",
        "checker_name": "นายฐิติ ญาณวุฒิ",
        "checker_post": "หัวหน้าสำนักงานจังหวัดเชียงใหม่",
    }
    assert client.post(url("minutes-hands", made.code), hands).status_code == 302
    draft_minutes(made, by=REGISTER)
    signs = client.get(url("minutes", made.code)).context["page"].sheet.signs
    assert [(sign.name, sign.post, sign.what) for sign in signs] == [
        (hands["recorder_name"], hands["recorder_post"], "ผู้จดรายงานการประชุม"),
        (hands["checker_name"], hands["checker_post"], "ผู้ตรวจรายงานการประชุม"),
    ]


def test_minutes_without_these_words_keep_the_text_they_had(client, officer):
    made = called_and_held()
    head = json.loads(draft_minutes(made, by=REGISTER).canonical)["head"]
    assert {"recorder_post", "checker_name", "checker_post"} & set(head) == set()


def test_what_differs_between_two_versions_is_shown_passage_by_passage(client, officer):
    made = called_and_held()
    draft_minutes(made, by=REGISTER)
    note = made.notes.get(words=OVERVIEW)
    write_note(
        made, by=REGISTER, uid=note.uid, item=note.item, words=f"{OVERVIEW} ใหม่", seen=note.revision
    )
    write_note(made, by=REGISTER, uid=uuid4(), words="ปิดท้าย")
    before = client.get(url("minutes", made.code)).context["page"].unkept
    draft_minutes(made, by=REGISTER)
    page = client.get(url("minutes", made.code), {"from": "1", "to": "2"}).context["page"]
    assert page.rows == before
    assert [
        (row.change, "".join(r.text for r in row.runs if r.kind == "ins")) for row in before
    ] == [
        ("changed", " ใหม่"),
        ("new", "ปิดท้าย"),
    ]
    same = client.get(url("minutes", made.code), {"from": "2", "to": "2"}).context["page"]
    assert same.rows == []


@pytest.mark.parametrize("asked", ["", "0", "99", "one", "๑", "1'--"])
def test_a_version_that_is_not_there_gives_the_newest(client, officer, asked):
    made = called_and_held()
    version = draft_minutes(made, by=REGISTER)
    shown = client.get(url("minutes", made.code), {"v": asked, "from": asked, "to": asked})
    assert (shown.status_code, shown.context["page"].shown) == (200, version)


# ── Corrections ──


def test_the_office_writes_down_a_correction_and_settles_it(client, officer):
    made = round_one()
    seat = made.committee.committee.seats.get(role="vice-chair")
    given = {"about": "present", "words": "ตำแหน่งไม่ครบ", "seat": seat.pk}
    assert client.post(url("minutes-ask", made.code), given).status_code == 302
    asked = Correction.objects.get(meeting=made)
    assert (asked.part, asked.asked_by, asked.name) == ("present", seat, "นายวรญาณ บุญณราช")
    bare = client.post(url("minutes-settle", made.code, asked.pk), {"to": "declined"})
    assert bare.status_code == 422
    taken = client.post(url("minutes-settle", made.code, asked.pk), {"to": "taken"})
    assert taken.status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.settled_by) == ("taken", officer)
    assert client.get(url("minutes", made.code)).context["page"].unwritten == 1
    twice = client.post(url("minutes-settle", made.code, asked.pk), {"to": "taken"})
    assert (twice.status_code, len(reasons(twice))) == (422, 1)


def test_nothing_is_corrected_in_a_draft_or_in_certified_minutes(client, officer):
    made = called_and_held()
    draft_minutes(made, by=REGISTER)
    given = {"words": "แก้", "name": "ก"}
    draft = client.post(url("minutes-ask", made.code), given)
    assert draft.status_code == 422
    circulate(made, by=REGISTER, seen=newest(made).sha256)
    certify(made, by=REGISTER, at=later_one(), seen=newest(made).sha256)
    closed = client.post(url("minutes-ask", made.code), given)
    assert (closed.status_code, made.corrections.count()) == (422, 0)
    assert "การประชุมครั้งต่อไป" in reasons(closed)[0]


# ── Certifying ──


def test_minutes_are_certified_once(client, approver):
    made = certified_one()
    given = {"at": made.certified_in.pk, "seen": newest(made).sha256}
    again = client.post(url("minutes-certify", made.code), given)
    assert (again.status_code, len(reasons(again)), made.minutes.count()) == (422, 1, 3)
    for act in ("draft", "hands", "circulate"):
        answer = client.post(url(f"minutes-{act}", made.code), {"days": "30"})
        assert (act, answer.status_code) == (act, 422)
    assert made.minutes.count() == 3


def test_certifying_names_everything_against_it(client, approver):
    made, later = round_one(), later_one()
    ask_correction(made, by=REGISTER, words="แก้")
    given = {"at": later.pk, "seen": "0" * 64}
    answer = client.post(url("minutes-certify", made.code), given)
    assert (answer.status_code, len(reasons(answer))) == (409, 2)


def test_an_officer_certifies_nothing(client, officer):
    made, later = round_one(), later_one()
    shown = client.get(url("minutes", made.code)).content.decode()
    assert url("minutes-certify", made.code) not in shown
    given = {"at": later.pk, "seen": newest(made).sha256}
    assert client.post(url("minutes-certify", made.code), given).status_code == 404
    assert at(made).status == "circulated"


def test_a_meeting_to_come_is_not_offered_for_certifying(client, approver):
    made = round_one()
    ahead = planned(day=DAY + timedelta(days=60))
    page = client.get(url("minutes", made.code)).context["page"]
    assert (page.later, page.to_come) == ([], ahead)
    given = {"at": ahead.pk, "seen": newest(made).sha256}
    assert client.post(url("minutes-certify", made.code), given).status_code == 422


def test_the_page_says_where_the_minutes_stand_on_the_next_agenda(client, approver):
    made = round_one()
    day = DAY + timedelta(days=60)
    later = planned(day=day)
    item = next(row for row in begin_agenda(later, by=REGISTER) if row.source_kind == "minutes")

    def standing():
        (one,) = client.get(url("minutes", made.code)).context["page"].standings
        return one

    assert (standing().item, standing().resolution) == (item, None)
    opened(later)
    resolve(later, by=REGISTER, uid=uuid4(), texts={"th": "รับรอง"}, outcome="endorsed", item=item)
    close_meeting(later, by=REGISTER, at=instant(16, day))
    assert standing().certifying.done_at is None
    assert carry_out_all(later, by=REGISTER, today=TODAY) == []
    assert standing().certifying.done_at is not None
    assert at(made).status == "certified"


# ── Who reads, doors, queries ──


def test_a_reader_of_the_office_reads_and_is_offered_no_act(client):
    made = round_one()
    client.force_login(user("reader"))
    shown = client.get(url("minutes", made.code))
    assert (shown.status_code, RESOLVED in shown.content.decode()) == (200, True)
    assert "<form" not in re.sub(r"(?s)<header.*?</header>|<footer.*?</footer>", "", main_of(shown))


def main_of(answer) -> str:
    """What stands in the main part of a page, without the form that compares versions."""
    words = answer.content.decode()
    inside = words[words.index("<main") : words.index("</main>")]
    return re.sub(r'(?s)<form[^>]*method="get".*?</form>', "", inside)


def test_doors_lead_to_the_minutes(client, officer):
    made = called_and_held()
    address = url("minutes", made.code)
    committee = made.committee.code
    for name, code in (("meeting", made.code), ("live", made.code), ("committee", committee)):
        assert f'href="{address}"' in client.get(url(name, code)).content.decode()
    stranger = Client()
    assert address not in stranger.get(url("committee", committee)).content.decode()
    draft_minutes(made, by=REGISTER)
    circulate(made, by=REGISTER, seen=newest(made).sha256)
    certify(made, by=REGISTER, at=later_one(), seen=newest(made).sha256, public=True)
    for name, code in (("meeting", made.code), ("committee", committee)):
        assert f'href="{address}"' in stranger.get(url(name, code)).content.decode()


def filled(n: int) -> Meeting:
    """Minutes sent round with so many matters, corrections, versions and later agendas."""
    made = planned()
    call_meeting(made, by=REGISTER)
    made = concluded(at(made))
    for number in range(n):
        item = made.items.order_by("id").first()
        write_note(made, by=REGISTER, uid=uuid4(), item=item, words=f"บันทึก {number}")
        circulate(made, by=REGISTER, seen=draft_minutes(made, by=REGISTER).sha256)
        ask_correction(made, by=REGISTER, words=f"แก้ {number}", item=item)
        begin_agenda(planned(day=DAY + timedelta(days=30 + number)), by=REGISTER)
    return at(made)


@pytest.mark.parametrize("n", [1, 3])
def test_the_offices_page_takes_the_same_number_of_queries(
    client, approver, n, django_assert_num_queries
):
    made = filled(n)
    with django_assert_num_queries(26):
        page = client.get(url("minutes", made.code)).context["page"]
    assert (len(page.corrections), len(page.standings)) == (n, n)


@pytest.mark.parametrize("n", [1, 3])
def test_the_public_page_takes_the_same_number_of_queries(client, n, django_assert_num_queries):
    made = filled(n)
    made.corrections.update(state="taken")
    certify(made, by=REGISTER, at=later_one(200), seen=newest(made).sha256, public=True)
    with django_assert_num_queries(3):
        assert client.get(url("minutes", made.code)).status_code == 200


def test_every_act_is_in_the_history(client, approver):
    made, later = called_and_held(), later_one()
    client.post(url("minutes-hands", made.code), {"checker_name": "ก"})
    client.post(url("minutes-draft", made.code))
    one = made.invitations.exclude(mail="").first()
    sent = {"seen": newest(made).sha256, "to": [one.pk], "days": "30"}
    client.post(url("minutes-circulate", made.code), sent)
    client.post(url("minutes-circulate", made.code), sent | {"again": "yes"})
    client.post(url("minutes-revoke", made.code, made.minutes_links.first().pk))
    client.post(url("minutes-ask", made.code), {"words": "แก้"})
    asked = made.corrections.get()
    client.post(url("minutes-settle", made.code, asked.pk), {"to": "declined", "answer": "ไม่"})
    given = {"at": later.pk, "seen": newest(made).sha256}
    client.post(url("minutes-certify", made.code), given)
    client.post(url("minutes-publish", made.code), {"public": "yes"})
    events = Event.objects.filter(about_kind="meeting", about_id=made.pk, by=approver)
    assert list(events.order_by("id").values_list("verb", flat=True)) == [
        "meeting.hands-named",
        "meeting.draft",
        "meeting.circulate",
        "meeting.minutes-sent-again",
        "meeting.minutes-link-revoked",
        "meeting.correction-asked",
        "meeting.correction-settled",
        "meeting.certify",
        "meeting.published",
    ]


@pytest.mark.parametrize(
    "act",
    [
        "minutes-draft",
        "minutes-hands",
        "minutes-circulate",
        "minutes-ask",
        "minutes-certify",
        "minutes-publish",
    ],
)
def test_acts_are_posted(client, approver, act):
    assert client.get(url(act, called_and_held().code)).status_code == 405

"""The pages of minutes: what they do, refuse and show, to whom, and how often they ask the
database."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from tests.world import body, user
from tests.worlds.conducted import DAY, TODAY, held, instant, opened, planned
from tests.worlds.minuted import ORKHON, OVERVIEW, RESOLVED, SEJONG, SMART, concluded, matter

from phinong.core.acting import REGISTER
from phinong.core.calendars import to_thai_digits
from phinong.drafting.pacing import MOST_MISSES
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.consequences import carry_out_all
from phinong.meetings.inviting import call_meeting
from phinong.meetings.minutes_links import Sending
from phinong.meetings.minuting import ask_correction, certify, circulate, draft_minutes, publish
from phinong.meetings.models import Correction, Meeting, MinutesVersion
from phinong.meetings.resolving import resolve
from phinong.meetings.sitting import close_meeting, write_note
from phinong.record.models import Document, Event

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


def url(name: str, *arguments) -> str:
    with translation.override("th"):
        return reverse(f"meetings:{name}", args=arguments)


def at(made: Meeting) -> Meeting:
    return Meeting.objects.get(pk=made.pk)


def newest(made: Meeting) -> MinutesVersion:
    return made.minutes.latest("number")


def called_and_held(*, resolved_public: bool = True, **facts: Any) -> Meeting:
    """The meeting, with invitations that went out; three seats have an address."""
    made = planned()
    call_meeting(made, by=REGISTER)
    mail.outbox.clear()
    return concluded(at(made), public=resolved_public, **facts)


def round_one(**facts: Any) -> Meeting:
    """The same with its minutes sent round on paper."""
    made = called_and_held(**facts)
    circulate(made, by=REGISTER, seen=draft_minutes(made, by=REGISTER).sha256)
    return at(made)


def later_one(days: int = 60) -> Meeting:
    """A later meeting of the committee, held."""
    return held(planned(day=DAY + timedelta(days=days)))


def certified_one(*, public: bool = True, **facts: Any) -> Meeting:
    """The meeting with certified minutes."""
    made, later = round_one(**facts), later_one()
    certify(made, by=REGISTER, at=later, seen=newest(made).sha256, public=public)
    return at(made)


def by_mail(made: Meeting, django_capture_on_commit_callbacks) -> list[str]:
    """Sends the minutes round by mail; the address of each link."""
    everybody = [row.pk for row in made.invitations.exclude(mail="")]
    sending = Sending(everybody, origin="https://example.org")
    seen = draft_minutes(made, by=REGISTER).sha256
    with django_capture_on_commit_callbacks(execute=True):
        circulate(made, by=REGISTER, seen=seen, sending=sending)
    return [link_in(message.body) for message in mail.outbox]


def link_in(words: str) -> str:
    """The address of the link in a mail, without the register's own."""
    found = re.findall(r"https://example\.org(/\S+/by-link/\S+)", words)
    assert len(found) == 1
    return found[0]


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


# ── Sent round ──


def test_everybody_chosen_gets_a_mail_with_a_link_of_their_own(
    client, officer, django_capture_on_commit_callbacks
):
    made = called_and_held()
    version = draft_minutes(made, by=REGISTER)
    chosen = list(made.invitations.exclude(mail="").order_by("id"))
    given = {"seen": version.sha256, "to": [row.pk for row in chosen], "days": "10"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("minutes-circulate", made.code), given)
    assert [message.to for message in mail.outbox] == [[row.mail] for row in chosen]
    links = list(made.minutes_links.order_by("id"))
    bodies = [message.body for message in mail.outbox]
    secrets = [re.findall(r"/by-link/([^/]+)/", body)[0] for body in bodies]
    assert len(set(secrets)) == len(chosen)
    assert [link.secret_sha256 in body for link, body in zip(links, bodies, strict=True)] == [
        False
    ] * len(chosen)
    until = timezone.localdate(links[0].expires_at)
    assert until == timezone.localdate() + timedelta(days=10)
    assert mail.outbox[0].subject == "ขอให้ตรวจรายงานการประชุม: คณะกรรมการเมืองพี่เมืองน้อง 1/2565"
    for words in ("วันประชุม: 14 มีนาคม 2565", "ฉบับที่ 2", newest(made).sha256, chosen[0].name):
        assert words in bodies[0]
    for words in (RESOLVED, OVERVIEW, SMART, ORKHON):
        assert words not in bodies[0]


def test_who_has_no_address_is_named_for_the_paper(client, officer):
    made = called_and_held()
    draft_minutes(made, by=REGISTER)
    page = client.get(url("minutes", made.code)).context["page"]
    assert [row.post for row in page.by_hand] == ["หัวหน้าสำนักงานจังหวัดเชียงใหม่"]
    assert len(page.send.fields["to"].choices) == 3


def test_minutes_go_to_others_as_well(client, officer, django_capture_on_commit_callbacks):
    made = round_one()
    one = made.invitations.exclude(mail="").first()
    given = {"again": "yes", "to": [one.pk], "days": "30"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url("minutes-circulate", made.code), given).status_code == 302
    assert [message.to for message in mail.outbox] == [[one.mail]]
    assert made.minutes.count() == 2
    nobody = client.post(url("minutes-circulate", made.code), {"again": "yes", "days": "30"})
    assert (nobody.status_code, reasons(nobody)) == (422, ["เลือกผู้ที่จะได้รับรายงานการประชุม"])


@pytest.mark.parametrize("days", ["0", "181", "-1", "many", ""])
def test_a_link_opens_for_a_bounded_time(client, officer, days):
    made = called_and_held()
    seen = draft_minutes(made, by=REGISTER).sha256
    answer = client.post(url("minutes-circulate", made.code), {"seen": seen, "days": days})
    assert (answer.status_code, at(made).status) == (422, "drafted")


def test_a_stale_draft_does_not_go_round(client, officer):
    made = called_and_held()
    version = draft_minutes(made, by=REGISTER)
    write_note(made, by=REGISTER, uid=uuid4(), words="เพิ่ม")
    given = {"seen": version.sha256, "days": "30"}
    stale = client.post(url("minutes-circulate", made.code), given)
    assert (stale.status_code, at(made).status) == (409, "drafted")
    assert stale.context["page"].stale
    draft_minutes(made, by=REGISTER)
    other = client.post(url("minutes-circulate", made.code), given)
    assert (other.status_code, at(made).status) == (409, "drafted")


# ── By a link ──


def test_a_link_opens_the_minutes_without_an_account(client, django_capture_on_commit_callbacks):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    shown = client.get(address)
    assert (shown.status_code, shown.context["version"]) == (200, newest(made))
    assert RESOLVED in shown.content.decode()
    assert {
        name: shown.headers[name] for name in ("Referrer-Policy", "X-Robots-Tag", "Cache-Control")
    } == {
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Cache-Control": "no-store, private",
    }
    assert client.get(url("minutes", made.code)).status_code == 404
    assert client.get(url("meeting", made.code)).status_code == 404


def test_who_came_by_a_link_asks_for_a_correction_and_reads_the_answer(
    client, django_capture_on_commit_callbacks
):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    matter_of = made.items.get(texts__th=SEJONG)
    given = {
        "about": f"item:{matter_of.pk}",
        "words": "ชื่อนครสะกดผิด",
        "instead": "เซจง",
        "name": "ผู้ว่าราชการจังหวัด",
        "read": newest(made).sha256,
    }
    assert client.post(f"{address}ask/", given).status_code == 302
    asked = made.corrections.get()
    link = made.minutes_links.order_by("id").first()
    assert (asked.item, asked.link, asked.asked_by, asked.name) == (
        matter_of,
        link,
        link.invitation.seat,
        "ผู้ว่าราชการจังหวัด",
    )
    office = Client()
    office.force_login(user("officer"))
    settled = {"to": "declined", "answer": "สะกดตามหนังสือ"}
    office.post(url("minutes-settle", made.code, asked.pk), settled)
    assert "สะกดตามหนังสือ" in client.get(address).content.decode()
    other = by_mail_of(made, 1)
    assert "ชื่อนครสะกดผิด" not in client.get(other).content.decode()


def by_mail_of(made: Meeting, place: int) -> str:
    """The address of a link that went out, by its place."""
    return link_in(mail.outbox[place].body)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"words": ""}, 422),
        ({"name": ""}, 422),
        ({"words": "ก" * 4001}, 422),
        ({"about": "item:999999"}, 422),
        ({"about": "agenda"}, 422),
        ({"read": "0" * 64}, 409),
        ({}, 302),
    ],
    ids=["no-words", "no-name", "too-long", "no-matter", "no-part", "newer-one", "right"],
)
def test_what_is_asked_by_a_link(client, django_capture_on_commit_callbacks, given, status):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    right = {"about": "", "words": "แก้", "name": "ก", "read": newest(made).sha256}
    assert client.post(f"{address}ask/", right | given).status_code == status
    assert made.corrections.count() == (1 if status == 302 else 0)


def test_a_link_that_ended_or_was_shut_opens_nothing(client, django_capture_on_commit_callbacks):
    made = called_and_held()
    first, second, third = by_mail(made, django_capture_on_commit_callbacks)
    links = list(made.minutes_links.order_by("id"))
    office = Client()
    office.force_login(user("officer"))
    assert office.post(url("minutes-revoke", made.code, links[0].pk)).status_code == 302
    made.minutes_links.filter(pk=links[1].pk).update(expires_at=timezone.now())
    assert [client.get(address).status_code for address in (first, second, third)] == [
        410,
        410,
        200,
    ]
    assert client.post(f"{first}ask/", {"words": "แก้", "name": "ก"}).status_code == 410
    for shut in (first, second):
        assert RESOLVED not in client.get(shut).content.decode()


def test_a_link_opens_its_own_minutes_alone(client, django_capture_on_commit_callbacks):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    other = later_one()
    item = matter(planned(day=DAY + timedelta(days=90)), "อื่น")
    given = {"about": f"item:{item.pk}", "words": "แก้", "name": "ก"}
    assert client.post(f"{address}ask/", given).status_code == 422
    assert (made.corrections.count(), other.corrections.count()) == (0, 0)


def test_guessing_links_gets_nowhere(client):
    address = url("minutes-link", "guessed")
    found = [client.get(address, REMOTE_ADDR="192.0.2.7").status_code for _ in range(MOST_MISSES)]
    assert set(found) == {404}
    assert client.get(address, REMOTE_ADDR="192.0.2.7").status_code == 429


def test_a_link_shows_a_draft_to_nobody_before_it_goes_round(
    client, django_capture_on_commit_callbacks
):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    sent = newest(made)
    write_note(made, by=REGISTER, uid=uuid4(), words="ยังไม่เวียน")
    draft_minutes(made, by=REGISTER)
    assert client.get(address).context["version"] == sent
    assert "ยังไม่เวียน" not in client.get(address).content.decode()


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


# ── Everybody ──


def test_certified_minutes_that_are_public_are_read_by_everybody(client):
    made = certified_one()
    shown = client.get(url("minutes", made.code))
    words = shown.content.decode()
    version = newest(made)
    assert shown.status_code == 200
    assert shown.context["minutes"].whole
    for said in (RESOLVED, version.sha256, to_thai_digits(OVERVIEW)):
        assert said in words
    assert reverse("record:document-file", args=[version.paper.code])[3:] in words
    facts = client.get(url("minutes-json", made.code)).json()
    assert (facts["sha256"], facts["whole"], facts["paper"]) == (
        version.sha256,
        True,
        version.paper.code,
    )
    assert facts["minutes"] == json.loads(version.canonical)
    assert [row.code for row in Document.objects.filter(public=True, code=version.paper.code)] == [
        version.paper.code
    ]


@pytest.mark.parametrize("kind", ["resolution", "commitment"])
def test_closed_matters_are_shown_to_nobody_outside(client, kind):
    made = certified_one(public=True, **closed(kind))
    words = client.get(url("minutes", made.code)).content.decode()
    data = client.get(url("minutes-json", made.code)).content.decode()
    for said in SECRET[kind]:
        assert (said in words, said in data) == (False, False)
    assert SEJONG in words
    assert client.get(url("minutes-json", made.code)).json()["whole"] is False
    paper = newest(made).paper
    assert paper.public is False
    assert client.get(reverse("record:document", args=[paper.code])).status_code == 404
    assert f"/documents/{paper.code}/" not in words
    assert client.get(url("minutes-json", made.code)).json()["paper"] == ""


SECRET = {
    "resolution": (RESOLVED, "การปรับแก้ร่างบันทึกความเข้าใจ"),
    "commitment": ("เรื่องลับ",),
}


def closed(kind: str) -> dict[str, Any]:
    """What makes one matter of the meeting closed."""
    return {"resolved_public": False} if kind == "resolution" else {"undertaken": "เรื่องลับ"}


@pytest.mark.parametrize("state", ["held", "drafted", "circulated", "certified"])
def test_minutes_that_are_not_certified_and_public_are_read_by_nobody_outside(client, state):
    made = called_and_held()
    if state != "held":
        draft_minutes(made, by=REGISTER)
    if state in ("circulated", "certified"):
        circulate(made, by=REGISTER, seen=newest(made).sha256)
    if state == "certified":
        certify(made, by=REGISTER, at=later_one(), seen=newest(made).sha256, public=False)
    assert at(made).status == state
    elsewhere = Client()
    elsewhere.force_login(user("officer", of=body("cmu", "university")))
    for who in (client, elsewhere):
        assert who.get(url("minutes", made.code)).status_code == 404
        assert who.get(url("minutes-json", made.code)).status_code == 404


def test_a_meeting_that_became_public_before_shows_no_minutes_until_they_are_certified(client):
    made = round_one()
    Meeting.objects.filter(pk=made.pk).update(public=True)
    assert client.get(url("meeting", made.code)).status_code == 200
    assert client.get(url("minutes", made.code)).status_code == 404
    assert client.get(url("minutes-json", made.code)).status_code == 404


def test_minutes_are_opened_and_closed_to_the_public_without_a_change_of_words(client, approver):
    made = certified_one(public=False)
    before = newest(made)
    address = url("minutes-publish", made.code)
    assert client.post(address, {"public": "yes"}).status_code == 302
    assert (at(made).public, before.paper.__class__.objects.get(pk=before.paper_id).public) == (
        True,
        True,
    )
    twice = client.post(address, {"public": "yes"})
    assert (twice.status_code, len(reasons(twice))) == (422, 1)
    stranger = Client()
    assert stranger.get(url("minutes", made.code)).status_code == 200
    client.post(address, {"public": "no"})
    assert stranger.get(url("minutes", made.code)).status_code == 404
    assert stranger.get(reverse("record:document", args=[before.paper.code])).status_code == 404
    after = newest(made)
    assert (after.pk, after.sha256, after.canonical) == (
        before.pk,
        before.sha256,
        before.canonical,
    )


def test_minutes_on_their_way_are_not_made_public(client, approver):
    made = round_one()
    answer = client.post(url("minutes-publish", made.code), {"public": "yes"})
    assert (answer.status_code, at(made).public) == (422, False)


def test_opening_minutes_opens_no_paper_with_something_closed(client, approver):
    made = certified_one(public=False, resolved_public=False)
    publish(made, by=REGISTER, public=True)
    assert (at(made).public, newest(made).paper.public) == (True, False)


def test_of_a_later_meeting_that_is_closed_everybody_learns_nothing(client):
    made = certified_one()
    later = made.certified_in
    words = client.get(url("minutes", made.code)).content.decode()
    assert (later.public, later.code in words) == (False, False)
    assert client.get(url("minutes-json", made.code)).json()["certified_in"] == ""


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

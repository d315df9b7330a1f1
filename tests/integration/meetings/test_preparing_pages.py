"""The pages of committees and of preparing a meeting: what they do, refuse, show, and how often
they ask the database."""

from datetime import date

import icalendar
import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from tests.world import OFFICE, body, document, office, user
from tests.worlds.conducted import DAY, before_the_committee, constituted, governor, planned
from tests.worlds.meetings import committee as committee_body
from tests.worlds.meetings import meeting as reported

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.models import Committee, Meeting
from phinong.places.actions import add_person, hold_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    made = user("officer")
    client.force_login(made)
    return made


def url(name: str, *arguments) -> str:
    with translation.override("th"):
        return reverse(f"meetings:{name}", args=arguments)


def at(made: Meeting) -> Meeting:
    return Meeting.objects.get(pk=made.pk)


# ── Committees ──


def test_a_committee_known_by_name_is_set_up(client, officer):
    named = committee_body()
    address = url("committee-set-up", named.code)
    bare = client.post(address, {"ground_kind": "order", "form": "thai"})
    assert (bare.status_code, sorted(bare.context["form"].errors)) == (
        422,
        ["ground_written", "mandate"],
    )
    given = {
        "mandate": "พิจารณาร่างความตกลง",
        "ground_kind": "order",
        "ground_written": "คำสั่งจังหวัดเชียงใหม่ ที่ 1/2564",
        "since": "1 ตุลาคม 2563",
        "quorum": "1/2",
        "form": "thai",
    }
    assert client.post(address, given).status_code == 302
    made = Committee.objects.get(body=named)
    assert (made.kept_by, made.since_edtf, made.quorum["value"]) == (OFFICE, "2020-10-01", "1/2")
    again = client.post(address, given)
    assert again.status_code == 422


@pytest.mark.parametrize(
    ("written", "known"),
    [("2563", "2020"), ("ตุลาคม 2563", "2020-10"), ("1 ต.ค. 2563", "2020-10-01"), ("", "")],
)
def test_a_committee_began_as_exactly_as_is_known(client, officer, written, known):
    named = committee_body()
    paper = {"ground_kind": "order", "ground_written": "คำสั่งที่ 1/2564", "form": "thai"}
    given = {"mandate": "พิจารณาร่างความตกลง", "since": written, **paper}
    assert client.post(url("committee-set-up", named.code), given).status_code == 302
    assert Committee.objects.get(body=named).since_edtf == known


def test_a_meeting_needs_one_day(client, officer):
    made = constituted()
    answer = client.post(url("meeting-new", made.body.code), {"day": "มีนาคม 2565"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["day"].as_data()[0].code == "date-not-a-day"


NEW = {
    "name_th": "คณะกรรมการดำเนินความสัมพันธ์เมืองพี่เมืองน้อง",
    "parent": "จังหวัดเชียงใหม่",
    "mandate": "พิจารณาร่างความตกลง",
    "ground_kind": "order",
    "ground_written": "คำสั่งจังหวัดเชียงใหม่ ที่ 1/2564",
    "form": "thai",
}


def test_a_committee_that_nobody_knew_is_set_up_under_its_body(client, officer):
    assert url("committee-new") in client.get(url("committees")).content.decode()
    assert client.get(url("committee-new")).context["form"]["parent"].value() == "จังหวัดเชียงใหม่"
    assert client.post(url("committee-new"), NEW).status_code == 302
    made = Committee.objects.get()
    assert (made.body.names, made.body.parent, made.kept_by) == (
        {"th": NEW["name_th"]},
        office(),
        OFFICE,
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name_th": ""}, "name_th"),
        ({"name_th": "  "}, "name_th"),
        ({"parent": ""}, "parent"),
        ({"parent": "เมืองที่ไม่มี"}, "parent"),
        ({"ground_written": ""}, "ground_written"),
        ({"since": "31 กุมภาพันธ์ 2565"}, "since"),
        ({"since": "2022-03-14", "until": "2021-03-14"}, "__all__"),
    ],
)
def test_a_committee_that_cannot_be_set_up_comes_back_with_its_reason(
    client, officer, given, field
):
    answer = client.post(url("committee-new"), {**NEW, **given})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Committee.objects.count() == 0


def test_a_seat_is_added_with_its_post_and_holder(client, officer):
    made = constituted()
    office()
    given = {
        "role": "member",
        "body": "จังหวัดเชียงใหม่",
        "title": "นายอำเภอเมืองเชียงใหม่",
        "name": "สมชาย ใจดี",
        "since": "2021-10-01",
    }
    assert client.post(url("seat-add", made.body.code), given).status_code == 302
    seat = made.seats.latest("pk")
    assert (seat.post.role, seat.post.tenures.get().since_edtf) == ("district-chief", "2021-10-01")
    twice = client.post(url("seat-add", made.body.code), {**given, "name": ""})
    assert twice.status_code == 422


def test_the_successor_is_known_from_the_tenure(client):
    made = constituted()
    hold_post(
        constituted_person("new"), governor(), since="2022-10-01", by=REGISTER, kept_by=OFFICE
    )

    def holder_on(day: str) -> str:
        page = client.get(url("committee", made.body.code), {"on": day}).context["page"]
        return page.seats[0].holder.name

    assert (holder_on("14 มีนาคม 2565"), holder_on("1 ธันวาคม 2565")) == (
        "นายประจญ ปรัชญ์สกุล",
        "นายคนใหม่",
    )


def constituted_person(code: str):
    return add_person(
        by=REGISTER, kept_by=OFFICE, code=code, names={"th": "คนใหม่"}, honorifics={"th": "นาย"}
    )


@pytest.mark.parametrize("meetings", [1, 3])
def test_a_committee_takes_the_same_number_of_queries(client, meetings, django_assert_num_queries):
    made = constituted()
    for month in range(1, meetings + 1):
        reported_in(made, month)
    with django_assert_num_queries(7):
        page = client.get(url("committee", made.body.code))
    assert len(page.context["page"].meetings) == meetings


def reported_in(made: Committee, month: int) -> Meeting:
    source = document(f"รายงาน {month}")
    return reported(source, number=month, held=f"2022-0{month}-14", committee=made.body)


def test_addresses_for_invitations_are_for_nobody_else(client):
    made = constituted()
    assert b"governor@example.org" not in client.get(url("committee", made.body.code)).content


# ── A new meeting ──


@pytest.mark.parametrize("written", ["14 มีนาคม 2565", "2022-03-14", "14 March 2022"])
def test_a_day_is_read_in_either_calendar(client, officer, written):
    made = constituted()
    given = {"day": written, "starts": "13:30", "venue": "ห้องประชุม 4"}
    assert client.post(url("meeting-new", made.body.code), given).status_code == 302
    planned_ = Meeting.objects.get()
    assert (planned_.held_day, planned_.number, planned_.be_year, planned_.venue) == (
        DAY,
        1,
        2565,
        {"th": "ห้องประชุม 4"},
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"day": ""}, "day"),
        ({"day": "14 มี.ค. 65"}, "day"),
        ({"day": "31 กุมภาพันธ์ 2565"}, "day"),
        ({"day": "14 มีนาคม 1022"}, "day"),
        ({"day": "2022-03-14", "starts": "25:00"}, "starts"),
        ({"day": "2022-03-14", "starts": "13:00", "ends": "12:00"}, "__all__"),
        ({"day": "2022-03-14", "number": "7"}, "why"),
    ],
)
def test_what_cannot_be_planned_comes_back_with_its_reason(client, officer, given, field):
    made = constituted()
    answer = client.post(url("meeting-new", made.body.code), given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Meeting.objects.count() == 0


# ── Preparing ──


def test_what_waits_is_put_on_the_agenda_with_its_exact_paper(client, officer):
    draft = before_the_committee()
    made = planned()
    page = client.get(url("prepare", made.code)).context["page"]
    offer = f"{page.waiting[0].kind}:{page.waiting[0].number}"
    assert client.post(url("item-add", made.code), {"offer": offer}).status_code == 302
    assert made.items.get().papers.get().sha256 == draft.versions.get().sha256
    assert client.post(url("item-add", made.code), {"offer": offer}).status_code == 409


def test_matters_are_moved_worded_and_taken_off(client, officer):
    made = planned()
    first, second = (put_on_agenda(made, by=REGISTER, texts={"th": t}) for t in ("หนึ่ง", "สอง"))
    client.post(url("item", made.code, second.pk), {"verb": "up"})
    assert list(made.items.order_by("order")) == [second, first]
    words = {"verb": "word", "group": "3", "texts_th": "เพื่อทราบ", "seen": "1"}
    assert client.post(url("item", made.code, first.pk), words).status_code == 302
    stale = client.post(url("item", made.code, first.pk), {**words, "texts_th": "อื่น"})
    assert (stale.status_code, len(stale.context["reasons"])) == (409, 1)
    client.post(url("item", made.code, second.pk), {"verb": "remove"})
    assert list(made.items.values_list("group", "texts")) == [(3, {"th": "เพื่อทราบ"})]


def test_a_document_is_laid_before_the_meeting_and_taken_back(client, officer):
    made = planned()
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"})
    source = document("เอกสารประกอบ", public=False)
    client.post(url("paper", made.code, item.pk), {"paper": source.code})
    paper = item.papers.get()
    assert (paper.document, paper.sha256) == (source, source.sha256)
    assert client.post(url("paper", made.code, item.pk), {"paper": "no"}).status_code == 422
    client.post(url("paper", made.code, item.pk), {"take-back": paper.pk})
    assert item.papers.count() == 0


def test_another_day_needs_a_reason_and_changes_nothing_without(client, officer):
    made = planned()
    given = {"day": "2022-03-21", "starts": "09:00", "venue": "ห้องใหญ่"}
    assert client.post(url("arrange", made.code), given).status_code == 422
    assert at(made).held_day == DAY
    client.post(url("arrange", made.code), {**given, "why": "ประธานติดราชการ"})
    assert (at(made).held_day, at(made).venue["th"]) == (date(2022, 3, 21), "ห้องใหญ่")


def test_the_chair_is_handed_over(client, officer):
    made = planned()
    page = client.get(url("prepare", made.code)).context["page"]
    chair, vice = (one.seat.pk for one in page.sitting[:2])
    bare = client.post(url("chair", made.code), {"chair": vice, "on_behalf_of": chair})
    assert bare.status_code == 422
    paper = document("คำสั่งมอบหมาย", public=False)
    given = {"chair": vice, "on_behalf_of": chair, "paper": paper.code}
    assert client.post(url("chair", made.code), given).status_code == 302
    kept = at(made)
    assert (kept.chair.code, kept.on_behalf_of.code, kept.delegation) == (
        "worayan",
        "prachon",
        paper,
    )


def test_invitations_go_out_and_answers_are_kept(
    client, officer, django_capture_on_commit_callbacks
):
    made = planned()
    assert client.get(url("invitation", made.code)).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url("call", made.code)).status_code == 302
    assert (at(made).status, len(mail.outbox)) == ("called", 3)
    entry = icalendar.Calendar.from_ical(client.get(url("invitation", made.code)).content)
    event = entry.walk("VEVENT")[0]
    assert (str(entry["method"]), len(event["attendee"]), event["dtstart"].dt.isoformat()) == (
        "REQUEST",
        3,
        "2022-03-14T13:30:00+07:00",
    )
    row = made.invitations.order_by("pk").first()
    given = {"said": "sends", "words": "รองผู้ว่าฯ"}
    client.post(url("answer", made.code, row.pk), given)
    row.refresh_from_db()
    assert (row.answer, row.words) == ("sends", "รองผู้ว่าฯ")


def test_a_reported_meeting_is_taken_on(client, officer):
    made = reported_in(constituted(), 3)
    page = client.get(url("prepare", made.code))
    assert (page.status_code, "page" in page.context) == (200, False)
    assert client.post(url("move", made.code), {"verb": "take-on"}).status_code == 422
    client.post(url("move", made.code), {"verb": "take-on", "why": "ประชุมในระบบ"})
    assert at(made).status == "planned"


@pytest.mark.parametrize("count", [1, 3])
def test_preparing_takes_the_same_number_of_queries(
    client, officer, count, django_assert_num_queries
):
    made = planned()
    for n in range(count):
        item = put_on_agenda(made, by=REGISTER, texts={"th": f"เรื่อง {n}"})
        client.post(url("paper", made.code, item.pk), {"paper": document(f"p {n}").code})
    with django_assert_num_queries(17):
        client.get(url("prepare", made.code))


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_page_speaks_every_language(client, officer, language):
    made = planned()
    before = f"/{language}/meetings/"
    code = made.committee.code
    for address in (
        "committees/",
        f"committees/{code}/",
        f"committees/{code}/meetings/new/",
        f"{made.code}/prepare/",
        f"{made.code}/",
    ):
        assert client.get(before + address).status_code == 200


def test_an_officer_of_another_body_finds_nothing(client):
    made = planned()
    client.force_login(user("officer", of=body("lampang", "province")))
    for name in ("prepare", "meeting"):
        assert client.get(url(name, made.code)).status_code == 404
    assert client.post(url("call", made.code)).status_code == 404

"""A meeting from what waits to certified minutes: each act works, refuses, and leaves its event."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from tests.world import OFFICE, body, user
from tests.worlds.conducted import (
    DAY,
    TODAY,
    before_the_committee,
    circulated,
    constituted,
    instant,
    on_the_agenda,
    opened,
    order_paper,
    person,
    planned,
    seats,
)
from tests.worlds.drafting import clause

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.models import Draft, RouteStep
from phinong.drafting.texts import make_version, write_clause
from phinong.meetings.agendas import begin_agenda, order_items, put_on_agenda, take_off
from phinong.meetings.candidates import candidates
from phinong.meetings.consequences import Follows, carry_out_all
from phinong.meetings.inviting import call_meeting
from phinong.meetings.models import Committee, Meeting, Rival
from phinong.meetings.planning import delegate_chair, plan_meeting, put_off, renumber
from phinong.meetings.resolving import promise, resolve
from phinong.meetings.sitting import attend, close_meeting, quorate, write_note
from phinong.record.models import Event

pytestmark = pytest.mark.django_db

WORDS = {"th": "เห็นชอบตามที่เสนอ"}


def codes(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def verbs(kind: str, number: int) -> list[str]:
    events = Event.objects.about(kind, number).order_by("id")
    return list(events.values_list("verb", flat=True))


# ── Planning ──


def test_the_first_meeting_of_a_year_is_number_one():
    made = planned()
    assert (made.number, made.be_year, made.code, made.status, made.public) == (
        1,
        2565,
        "committee-of-ties-1-2565",
        "planned",
        False,
    )
    assert verbs("meeting", made.pk) == ["meeting.planned"]


def test_numbers_go_on_within_a_year_and_begin_again_with_the_next():
    committee = constituted()
    days = [DAY, date(2022, 5, 1), date(2023, 1, 9), date(2022, 9, 1)]
    made = [planned(committee, day=day) for day in days]
    assert [(m.number, m.be_year) for m in made] == [(1, 2565), (2, 2565), (1, 2566), (3, 2565)]


def test_a_taken_number_is_refused_with_the_meeting_that_has_it():
    first = planned()
    with pytest.raises(Refused) as refused:
        planned(number=1, why="ตามหนังสือเชิญ")
    assert [(r.code, r.facts["code"]) for r in refused.value.reasons] == [
        ("meeting-number-taken", first.code)
    ]
    second = planned()
    with pytest.raises(Refused) as refused:
        renumber(second, by=REGISTER, number=1, be_year=2565, why="สลับครั้ง")
    assert codes(refused) == ["meeting-number-taken"]


def test_a_number_by_hand_needs_a_reason_and_is_written_down():
    made = planned()
    with pytest.raises(Refused) as refused:
        renumber(made, by=REGISTER, number=3, be_year=2565, why=" ")
    assert codes(refused) == ["reason-missing"]
    renumber(made, by=REGISTER, number=3, be_year=2565, why="นับต่อจากชุดก่อน")
    event = Event.objects.about("meeting", made.pk).first()
    assert (event.verb, event.was, event.now, event.why) == (
        "meeting.renumbered",
        {"number": "1/2565"},
        {"number": "3/2565"},
        "นับต่อจากชุดก่อน",
    )
    assert planned().number == 4


@pytest.mark.parametrize("day", [date(2565, 3, 14), date(1479, 3, 14)])
def test_a_day_of_another_era_is_refused(day):
    with pytest.raises(Refused) as refused:
        plan_meeting(constituted(), by=REGISTER, day=day)
    assert codes(refused) == ["meeting-day-in-another-era"]


def test_put_off_into_the_next_year_it_gets_a_number_of_that_year():
    made = put_off(planned(), by=REGISTER, day=date(2023, 2, 1), why="ประธานติดราชการ")
    assert (made.number, made.be_year, made.held_edtf, made.status) == (
        1,
        2566,
        "2023-02-01",
        "planned",
    )


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_who_may_not_plans_no_meeting(role):
    committee = constituted()
    with pytest.raises(NotAllowed):
        plan_meeting(committee, by=user(role), day=DAY)
    with pytest.raises(NotAllowed):
        plan_meeting(committee, by=user("officer", of=body("lampang")), day=DAY)
    assert Meeting.objects.count() == 0


def test_the_chair_is_handed_over_by_a_paper():
    made = planned()
    chair = person("worayan", "วรญาณ บุญณราช", "Worayan Bunnarat")
    governor = person("prachon", "ประจญ ปรัชญ์สกุล", "Prachon Pratsakul")
    posts = {"post": {"th": "รองผู้ว่าราชการจังหวัด"}, "on_behalf_post": {"th": "ผู้ว่าราชการจังหวัด"}}
    with pytest.raises(Refused) as refused:
        delegate_chair(made, by=REGISTER, chair=chair, on_behalf_of=chair, paper=None, **posts)
    assert codes(refused) == ["chair-delegates-to-self", "delegation-paper-missing"]
    paper = order_paper()
    made = delegate_chair(
        made, by=REGISTER, chair=chair, on_behalf_of=governor, paper=paper, **posts
    )
    assert (made.chair, made.on_behalf_of, made.delegation) == (chair, governor, paper)


# ── Agenda and invitations ──


def test_what_waits_is_offered_until_it_is_on_the_agenda():
    draft = before_the_committee()
    made = planned()
    approver = user("approver")
    offered = candidates(made, approver, "th", TODAY)
    assert [(c.kind, c.draft, c.why) for c in offered] == [("step", draft, "to-decide")]
    item = on_the_agenda(made, draft)
    assert candidates(made, approver, "th", TODAY) == []
    assert on_the_agenda(made, draft) == item
    paper = item.papers.get()
    assert (paper.version, paper.sha256) == (draft.versions.get(), draft.versions.get().sha256)


def test_the_standing_matters_come_by_themselves_and_once():
    earlier = circulated()
    later = planned(day=DAY + timedelta(days=60))
    items = begin_agenda(later, by=REGISTER)
    assert [(i.group, i.source_kind, i.source_id) for i in items] == [
        (2, "minutes", earlier.pk),
        (3, "follow-up", earlier.committee_id),
    ]
    begin_agenda(later, by=REGISTER)
    assert later.items.count() == 2


def test_matters_are_put_in_order_and_taken_off():
    made = planned()
    first, second = (put_on_agenda(made, by=REGISTER, texts={"th": t}) for t in ("หนึ่ง", "สอง"))
    order_items(made, [second.pk, first.pk], by=REGISTER)
    assert list(made.items.order_by("order")) == [second, first]
    with pytest.raises(Refused) as refused:
        order_items(made, [second.pk], by=REGISTER)
    assert codes(refused) == ["items-changed-meanwhile"]
    take_off(second, by=REGISTER)
    assert list(made.items.all()) == [first]


def test_calling_sends_each_seat_its_own_entry(django_capture_on_commit_callbacks):
    made = planned()
    with django_capture_on_commit_callbacks(execute=True):
        invited = call_meeting(made, by=REGISTER)
    assert [(row.name, row.mail) for row in invited] == [
        ("นายประจญ ปรัชญ์สกุล", "governor@example.org"),
        ("นายวรญาณ บุญณราช", "vice@example.org"),
        ("", "cmu@example.org"),
        ("", ""),
    ]
    assert [one.to for one in mail.outbox] == [[row.mail] for row in invited if row.mail]
    entry = mail.outbox[0].alternatives[0]
    assert entry.mimetype == "text/calendar; method=REQUEST; charset=UTF-8"
    assert made.invitations.count() == 4
    with django_capture_on_commit_callbacks(execute=True):
        again = call_meeting(Meeting.objects.get(pk=made.pk), by=REGISTER)
    assert [row.sequence for row in again] == [1, 1, 1, 1]
    assert {row.uid for row in again} == {row.uid for row in invited}


# ── At the table ──


def test_a_substitute_for_someone_present_is_refused():
    made = opened(present=1)
    seat = seats(made)[0]
    row = made.attendance.get()
    given = {"seat": seat, "presence": "substitute", "name": "นายสมชาย", "seen": row.revision}
    with pytest.raises(Refused) as refused:
        attend(made, by=REGISTER, uid=uuid4(), **given)
    assert codes(refused) == ["substitute-for-someone-present"]
    attend(
        made,
        by=REGISTER,
        uid=row.uid,
        seat=seat,
        presence="absent",
        reason="ติดราชการ",
        seen=row.revision,
    )
    attend(made, by=REGISTER, uid=row.uid, **{**given, "seen": 2})
    row.refresh_from_db()
    assert (row.presence, row.name, row.revision) == ("substitute", "นายสมชาย", 3)


def test_nobody_counts_for_two_seats():
    made = opened(present=0)
    first, second, *_ = seats(made)
    who = person("worayan", "วรญาณ บุญณราช", "Worayan Bunnarat")
    named = {"person": who, "name": "นายวรญาณ"}
    attend(made, by=REGISTER, uid=uuid4(), seat=second, presence="present", **named)
    with pytest.raises(Refused) as refused:
        attend(made, by=REGISTER, uid=uuid4(), seat=first, presence="substitute", **named)
    assert codes(refused) == ["substitute-sits-already"]


@pytest.mark.parametrize(("present", "enough"), [(1, False), (2, True), (3, True)])
def test_half_of_four_seats_is_a_quorum(present, enough):
    made = opened(present=present)
    assert quorate(made) is enough
    if enough:
        resolve(made, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="endorsed")
        return
    with pytest.raises(Refused) as refused:
        resolve(made, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="endorsed")
    assert codes(refused) == ["quorum-missing"]


def test_what_arrives_twice_is_written_once():
    made = opened()
    uid, act = uuid4(), uuid4()
    for _ in range(2):
        write_note(made, by=REGISTER, uid=uid, words="ที่ประชุมอภิปราย", act=act)
    assert list(made.notes.values_list("words", "revision")) == [("ที่ประชุมอภิปราย", 1)]
    assert verbs("meeting", made.pk).count("meeting.note-written") == 1


def test_a_late_repetition_takes_back_nothing():
    made = opened()
    uid, first = uuid4(), uuid4()
    write_note(made, by=REGISTER, uid=uid, words="ก", act=uuid4())
    write_note(made, by=REGISTER, uid=uid, words="ข", seen=1, act=first)
    write_note(made, by=REGISTER, uid=uid, words="ค", seen=2, act=uuid4())
    write_note(made, by=REGISTER, uid=uid, words="ข", seen=1, act=first)
    assert (made.notes.get().words, Rival.objects.count()) == ("ค", 0)


def test_two_hands_on_one_note_lose_nothing():
    made = opened()
    uid = uuid4()
    write_note(made, by=REGISTER, uid=uid, words="ต้นฉบับ")
    write_note(made, by=REGISTER, uid=uid, words="ของคนแรก", seen=1)
    write_note(made, by=REGISTER, uid=uid, words="ของคนที่สอง", seen=1)
    rival = Rival.objects.get()
    assert (made.notes.get().words, rival.facts["words"]) == ("ของคนแรก", "ของคนที่สอง")


# ── What follows ──


def test_an_approval_gives_the_verdict_on_that_text_and_ends_the_step():
    draft = before_the_committee()
    made = planned()
    item = on_the_agenda(made, draft)
    opened(made)
    version = draft.versions.get()
    row = resolve(
        made,
        by=REGISTER,
        uid=uuid4(),
        texts=WORDS,
        outcome="endorsed",
        item=item,
        version=version,
        seen_sha256=version.sha256,
    )
    close_meeting(made, by=REGISTER, at=instant(16))
    assert carry_out_all(made, by=REGISTER, today=TODAY) == []
    verdict = draft.verdicts.get()
    assert (verdict.sha256, verdict.outcome, verdict.ground_kind, verdict.ground_id) == (
        version.sha256,
        "endorsed",
        "resolution",
        row.pk,
    )
    step = RouteStep.objects.get(key="committee")
    assert (step.state, step.outcome, step.done_on, step.ground_id) == (
        "done",
        "endorsed",
        DAY,
        row.pk,
    )
    assert carry_out_all(made, by=REGISTER, today=TODAY) == []
    assert draft.verdicts.count() == 1


def test_a_resolution_on_a_text_that_changed_since_is_refused():
    draft = before_the_committee()
    made = planned()
    item = on_the_agenda(made, draft)
    opened(made)
    version = draft.versions.get()
    words = {"heading": "การมีผล", "words": "มีระยะเวลา ๓ ปี", "seen": 1}
    write_clause(draft, clause(draft, "term").uid, "th", by=REGISTER, **words)
    given = {"texts": WORDS, "outcome": "endorsed", "item": item, "version": version}
    with pytest.raises(Refused) as refused:
        resolve(made, by=REGISTER, uid=uuid4(), seen_sha256=version.sha256, **given)
    assert codes(refused) == ["paper-changed-since"]
    with pytest.raises(Refused) as refused:
        resolve(made, by=REGISTER, uid=uuid4(), seen_sha256="0" * 64, **given)
    assert codes(refused) == ["paper-not-the-one-seen"]
    newest = make_version(Draft.objects.get(pk=draft.pk), by=REGISTER)
    resolve(
        made,
        by=REGISTER,
        uid=uuid4(),
        **{**given, "version": newest},
        seen_sha256=newest.sha256,
    )


def test_a_return_sends_its_remarks_to_the_clauses():
    draft = before_the_committee()
    made = planned()
    item = on_the_agenda(made, draft)
    opened(made)
    version = draft.versions.get()
    uid = clause(draft, "term").uid
    resolve(
        made,
        by=REGISTER,
        uid=uuid4(),
        texts={"th": "ให้แก้ไขแล้วเสนอใหม่"},
        outcome="returned",
        item=item,
        version=version,
        seen_sha256=version.sha256,
        follows=[Follows("remark", {"uid": uid, "tag": "th", "words": "ระยะเวลายาวไป"})],
    )
    close_meeting(made, by=REGISTER, at=instant(16))
    assert carry_out_all(made, by=REGISTER, today=TODAY) == []
    remark = draft.remarks.get()
    assert (remark.uid, remark.words, draft.verdicts.get().outcome) == (
        uid,
        "ระยะเวลายาวไป",
        "returned",
    )
    assert RouteStep.objects.get(key="committee").state == "now"


def test_a_working_group_is_set_up_under_its_committee():
    made = opened()
    follows = [Follows("working-group", {"names": {"th": "คณะทำงานด้านการค้าและวัฒนธรรม"}})]
    row = resolve(made, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="assigned", follows=follows)
    close_meeting(made, by=REGISTER, at=instant(16))
    assert carry_out_all(made, by=REGISTER, today=TODAY) == []
    group = Committee.objects.get(ground_record="resolution", ground_id=row.pk)
    assert (group.body.kind, group.body.parent, group.since_edtf) == (
        "working-group",
        made.committee,
        "2022-03-14",
    )


def test_nothing_is_carried_out_by_who_may_not_and_the_reason_stands_there():
    draft = before_the_committee()
    made = planned()
    item = on_the_agenda(made, draft)
    opened(made)
    version = draft.versions.get()
    given = {"item": item, "version": version, "seen_sha256": version.sha256}
    resolve(made, by=REGISTER, uid=uuid4(), texts=WORDS, outcome="endorsed", **given)
    close_meeting(made, by=REGISTER, at=instant(16))
    kept = carry_out_all(made, by=user("officer"), today=TODAY)
    assert [r.code for one in kept for r in one.reasons] == ["consequence-needs-role"]
    assert draft.verdicts.count() == 0
    assert carry_out_all(made, by=user("approver"), today=TODAY) == []


def test_a_promise_is_kept_with_its_owner_and_day():
    made = opened()
    owner = body(OFFICE)
    row = promise(made, by=REGISTER, uid=uuid4(), texts=WORDS, owner=owner, due="2022-03-31")
    assert (row.origin, row.due_day, row.meeting, row.made_edtf, row.public) == (
        "meeting",
        date(2022, 3, 31),
        made,
        "2022-03-14",
        False,
    )

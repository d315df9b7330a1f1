"""What somebody undertook: recorded by hand, seen to, waited for, and how it ended."""

from datetime import date

import pytest
from django.utils import timezone
from tests.world import OFFICE, body, office, user
from tests.worlds.commitments import (
    agreement,
    of_a_meeting,
    officer_of_the_province,
    paper,
    tie,
    undertaken,
    visit,
)
from tests.worlds.conducted import planned
from tests.worlds.meetings import commitment, committee

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.candidates import MOST, candidates
from phinong.meetings.models import Commitment, ItemSource, Origin
from phinong.meetings.page import promises_of
from phinong.meetings.promising import (
    change_commitment,
    see_to,
    undertake,
    wait_for,
    wait_no_longer,
    waits_from,
)
from phinong.record.actions import withdraw_document
from phinong.record.models import Citation, Event
from phinong.ties.models import Party, Tie

pytestmark = pytest.mark.django_db

TODAY = date(2022, 5, 10)


def codes(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def kept(made: Commitment, **facts) -> Commitment:
    given = {"state": "kept", "reason": "ส่งหนังสือแล้ว 4 พ.ค.", "today": TODAY, **facts}
    return change_commitment(made, by=REGISTER, **given)


# ── Its state ──


def test_a_kept_commitment_says_why_since_when_and_what_shows_it():
    made, letter, officer = of_a_meeting(), paper("Letter"), user("officer")
    given = {"reason": "ส่งหนังสือแล้ว", "evidence": letter, "on": date(2022, 5, 4)}
    found = change_commitment(made, by=officer, state="kept", today=TODAY, **given)
    event = Event.objects.about("commitment", made.pk).first()
    assert (found.state, found.state_why, found.evidence) == ("kept", "ส่งหนังสือแล้ว", letter)
    assert timezone.localdate(found.state_at) == date(2022, 5, 4)
    assert (event.verb, event.by, event.why, event.source, event.body) == (
        "commitment.kept",
        officer,
        "ส่งหนังสือแล้ว",
        letter.code,
        OFFICE,
    )
    cited = Citation.objects.filter(about_kind="commitment", about_id=made.pk, field="evidence")
    assert [row.document for row in cited] == [letter]


def test_a_document_alone_shows_that_it_was_kept():
    assert kept(of_a_meeting(), reason="", evidence=paper("Letter")).state == "kept"


def test_what_shows_it_may_be_withdrawn_and_the_citation_says_so():
    made, letter = of_a_meeting(), paper("Letter")
    kept(made, evidence=letter)
    withdraw_document(letter, by=REGISTER, why="forged")
    cited = Citation.objects.get(about_kind="commitment", about_id=made.pk, field="evidence")
    assert cited.standing == "withdrawn"


def test_a_changed_commitment_takes_the_new_day_and_person():
    made, person = of_a_meeting(due="2022-04"), officer_of_the_province()
    facts = {"state": "changed", "reason": "ตกลงเลื่อน", "due": "2022-09", "person": person}
    found = change_commitment(made, by=REGISTER, today=TODAY, **facts)
    assert (found.due_edtf, found.due_day, found.person) == ("2022-09", date(2022, 9, 30), person)
    event = Event.objects.about("commitment", made.pk).first()
    assert (event.was["due_edtf"], event.now["due_edtf"]) == ("2022-04", "2022-09")


def test_a_new_day_counts_for_a_change_alone():
    made = of_a_meeting(due="2022-04")
    assert kept(made, due="2022-09").due_edtf == "2022-04"


def test_one_that_is_opened_again_has_nothing_to_show():
    made = of_a_meeting()
    kept(made, evidence=paper("Letter"))
    again = kept(made, state="open", reason="The letter was another one")
    assert (again.state, again.evidence, again.state_why) == (
        "open",
        None,
        "The letter was another one",
    )


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"reason": ""}, ["commitment-kept-unshown"]),
        ({"state": "lapsed", "reason": ""}, ["reason-missing"]),
        ({"state": "done"}, ["commitment-cannot-move"]),
        ({"on": date(2022, 5, 11)}, ["commitment-day-to-come"]),
        ({"on": date(2565, 5, 4)}, ["commitment-year-buddhist"]),
        ({"state": "changed", "due": "2565-05"}, ["commitment-year-buddhist"]),
        ({"state": "changed", "due": "2022-01"}, ["commitment-due-before-made"]),
        ({"state": "open", "reason": ""}, ["commitment-cannot-move", "reason-missing"]),
    ],
)
def test_what_is_wrong_is_refused_with_every_reason(facts, expected):
    made = of_a_meeting(2)
    with pytest.raises(Refused) as refused:
        kept(made, **facts)
    assert codes(refused) == expected
    assert Commitment.objects.get(pk=made.pk).state == "open"


def test_it_is_not_kept_twice():
    made = of_a_meeting()
    kept(made)
    with pytest.raises(Refused) as refused:
        kept(made)
    assert codes(refused) == ["commitment-cannot-move"]
    assert Event.objects.filter(verb="commitment.kept").count() == 1


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_who_may_not_changes_no_commitment(role):
    made, other = of_a_meeting(), commitment(paper("Another"))
    by = user(role)
    for act in (
        lambda: change_commitment(made, by=by, state="kept", reason="yes", today=TODAY),
        lambda: see_to(made, by=by, owner=office()),
        lambda: wait_for(made, other, by=by),
        lambda: wait_no_longer(made, other, by=by),
        lambda: undertaken_by(by),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert (
        Event.objects.filter(about_kind="commitment").exclude(verb="commitment.made").count() == 0
    )


def undertaken_by(by) -> Commitment:
    facts = {"origin": "speech", "texts": {"th": "ทำ"}, "document": paper("Speech")}
    return undertake(by=by, kept_by=OFFICE, **facts)


# ── Recorded by hand ──


def test_a_visit_leaves_something_to_be_done():
    activity = visit(of=tie())
    made = undertaken(origin=Origin.VISIT, told=("activity", activity), due="2026-03", public=True)
    assert (made.origin, made.origin_id, made.tie, made.due_day, made.public) == (
        "visit",
        activity.pk,
        activity.tie,
        date(2026, 3, 31),
        True,
    )
    assert list(activity.commitments.all()) == [made]
    event = Event.objects.about("commitment", made.pk).first()
    assert (event.verb, event.now["origin"]) == (
        "commitment.made",
        ["visit", "activity", activity.pk],
    )


def test_a_clause_leaves_something_to_be_done_in_its_tie():
    plan = agreement()
    made = undertaken(origin=Origin.CLAUSE, told=("agreement", plan))
    assert (made.tie, made.origin_id, made.public) == (plan.tie, plan.pk, False)
    assert Citation.objects.filter(about_kind="commitment", about_id=made.pk).count() == 0


def test_a_speech_rests_on_the_document_that_tells_of_it():
    made = undertaken(document=paper("Speech"))
    cited = Citation.objects.get(about_kind="commitment", about_id=made.pk)
    assert (cited.document, cited.field) == (paper("Speech"), "")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"texts": {}}, ["words-missing"]),
        ({"origin": "meeting"}, ["commitment-origin-missing"]),
        ({"document": None}, ["commitment-without-ground"]),
        ({"due": "2565"}, ["commitment-year-buddhist"]),
        ({"made": "2565-01"}, ["commitment-year-buddhist"]),
        ({"made": "2022-03-14", "due": "2022-03-01"}, ["commitment-due-before-made"]),
    ],
)
def test_what_lacks_something_is_refused(facts, expected):
    with pytest.raises(Refused) as refused:
        undertaken(**facts)
    assert codes(refused) == expected
    assert Commitment.objects.count() == 0


def test_what_only_a_paper_of_the_office_tells_stays_in_the_office():
    closed = paper("Closed", public=False)
    with pytest.raises(Refused) as refused:
        undertaken(document=closed, public=True)
    assert codes(refused) == ["commitment-ground-kept"]
    assert undertaken(document=closed).public is False


def test_a_document_gives_no_day_of_another_era():
    with pytest.raises(Refused) as refused:
        commitment(paper("x"), due="2565-06-30")
    assert codes(refused) == ["commitment-year-buddhist"]


# ── Seen to ──


def test_owner_person_and_day_are_named_later_and_written_once():
    made, person = of_a_meeting(), officer_of_the_province()
    for _ in range(2):
        found = see_to(made, by=REGISTER, owner=office(), person=person, due="2022-06")
    assert (found.owner, found.person, found.due_day) == (office(), person, date(2022, 6, 30))
    assert Event.objects.filter(verb="commitment.seen-to").count() == 1


def test_a_day_that_stands_is_not_changed_in_passing():
    made = of_a_meeting(due="2022-04")
    with pytest.raises(Refused) as refused:
        see_to(made, by=REGISTER, owner=office(), due="2022-06")
    assert codes(refused) == ["commitment-day-stands"]
    assert see_to(made, by=REGISTER, owner=office(), due="2022-04").owner == office()


# ── What it waits for ──


def chain() -> list[Commitment]:
    """Three, each of which waits for the next."""
    first, second, third = (commitment(paper(name), texts={"en": name}) for name in "abc")
    wait_for(first, second, by=REGISTER)
    wait_for(second, third, by=REGISTER)
    return [first, second, third]


def test_nothing_is_kept_before_what_it_waits_for():
    first, second, third = chain()
    with pytest.raises(Refused) as refused:
        kept(first)
    assert refused.value.reasons[0].facts == {"others": ["b"]}
    kept(third)
    kept(second)
    assert kept(first).state == "kept"


def test_what_lapsed_holds_nobody_up():
    _first, second, third = chain()
    kept(third, state="lapsed")
    assert kept(second).state == "kept"


def test_a_circle_is_refused_with_the_way_it_takes():
    first, _second, third = chain()
    with pytest.raises(Refused) as refused:
        wait_for(third, first, by=REGISTER)
    assert (codes(refused), refused.value.reasons[0].facts) == (
        ["commitment-circle"],
        {"way": ["a", "b", "c"]},
    )
    with pytest.raises(Refused) as refused:
        wait_for(third, third, by=REGISTER)
    assert codes(refused) == ["commitment-waits-for-itself"]


def test_waiting_twice_or_no_longer_is_written_once():
    first, second, _third = chain()
    wait_for(first, second, by=REGISTER)
    for _ in range(2):
        wait_no_longer(first, second, by=REGISTER)
    verbs = Event.objects.filter(about_id=first.pk, verb__startswith="commitment.waits")
    assert list(verbs.order_by("id").values_list("verb", flat=True)) == [
        "commitment.waits",
        "commitment.waits-no-longer",
    ]


def test_the_way_is_followed_to_its_end():
    first, second, third = chain()
    assert waits_from(first) == {first.pk: [second.pk], second.pk: [third.pk], third.pk: []}


# ── In the next agenda ──


def test_the_next_agenda_follows_up_what_is_open_and_offers_what_is_overdue():
    """Item 3 is there by itself, once; what waits stands beside it; what is late may come up."""
    meetings_owed = of_a_meeting(1, due="2022-02")
    done = of_a_meeting(2)
    kept(done)
    later = planned(day=date(2022, 6, 1))
    officer = user("officer")
    items = [item for _ in range(2) for item in begin_agenda(later, by=REGISTER)]
    assert {(item.group, item.source_kind, item.source_id) for item in items} == {
        (3, "follow-up", committee().pk)
    }
    assert later.items.count() == 1
    shown = promises_of(later, user=officer, today=TODAY)
    assert [one.commitment for one in shown] == [meetings_owed]
    offered = candidates(later, officer, "en", TODAY)
    overdue = [(one.kind, one.number) for one in offered if one.why == "overdue"]
    assert overdue == [("commitment", meetings_owed.pk)]


def test_overdue_commitments_are_offered_until_they_are_on_the_agenda_and_counted():
    first = of_a_meeting(1, due="2022-02")
    alike = {"meeting": first.meeting, "kept_by": first.kept_by, "due_day": first.due_day}
    more = [Commitment.objects.create(code=f"late-{n}", **alike) for n in range(MOST + 2)]
    late = [first, *more]
    later, officer = planned(day=date(2022, 6, 1)), user("officer")
    for order, one in enumerate(late[:2]):
        later.items.create(
            group=4, order=order, source_kind=ItemSource.COMMITMENT, source_id=one.pk, texts={}
        )
    offered = [one for one in candidates(later, officer, "en", TODAY) if one.why == "overdue"]
    assert [one.number for one in offered] == [one.pk for one in late[2 : MOST + 2]]
    assert {one.in_all for one in offered} == {MOST + 1}


def test_disputed_ties_are_offered_until_they_are_on_the_agenda_and_counted():
    alike = {"kept_by": office(), "disputed": True}
    ties = [Tie.objects.create(code=f"disputed-{n}", **alike) for n in range(MOST + 3)]
    for tied in ties:
        Party.objects.create(tie=tied, body=office(), side=0)
    later, officer = planned(day=date(2022, 6, 1)), user("officer")
    *waiting, first, second = ties
    for order, one in enumerate((first, second)):
        later.items.create(
            group=4, order=order, source_kind=ItemSource.DISPUTE, source_id=one.pk, texts={}
        )
    offered = [one for one in candidates(later, officer, "en", TODAY) if one.why == "disputed"]
    assert [one.number for one in offered] == [one.pk for one in waiting[:0:-1]]
    assert {one.in_all for one in offered} == {MOST + 1}


# ── Who may know of it ──


def test_who_owes_it_may_know_of_it_and_nobody_else():
    owing, third = body("lamphun-province"), body("phayao-province")
    made = undertaken(owner=owing)
    at_owner, elsewhere = user("reader", owing), user("officer", third)
    assert list(Commitment.objects.visible_to(at_owner)) == [made]
    assert list(Commitment.objects.visible_to(elsewhere)) == []

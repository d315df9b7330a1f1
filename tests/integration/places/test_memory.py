"""Links of a wording are remembered: proposed with who, when and how often, until they differ."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation
from tests.worlds.accounts import holder
from tests.worlds.places import municipality, province, three_chiang_mais
from tests.worlds.record import address, news

from phinong.core.acting import REGISTER
from phinong.places.linking import candidates, choices, decisive, link
from phinong.places.memory import Decided, decisions
from phinong.places.models import Body, BodyName, NameKind
from phinong.record.actions import withdraw_document
from phinong.record.landing import Worth
from phinong.record.models import Citation, Event

pytestmark = pytest.mark.django_db

WORDING = "นครพิงค์"


def linked(text: str, body: Body, document: Any, by: Any = REGISTER) -> None:
    """An officer says that this wording of a document means the body."""
    worth = Worth(name="party", value=text, as_written=text, body=body.code)
    link(worth, document=document, by=by)


def sure(text: str, entry: str = "") -> str:
    """The code of the body proposed for certain, or nothing."""
    found = decisive(candidates(text, entry=entry))
    return found.body.code if found else ""


def told(text: str) -> list[tuple[str, str]]:
    """(code, reason in words) of everything offered."""
    return [(c.body.code, c.why) for c in candidates(text)]


def dated(day: int) -> None:
    """Set the day of every link made so far."""
    Citation.objects.update(accepted_at=datetime(2026, 3, day, 9, tzinfo=UTC))


def test_the_next_paper_s_wording_is_proposed_as_before():
    city, officer, document = municipality(), holder(username="somying"), news()
    assert sure(WORDING) == ""
    linked(WORDING, city, document, officer)
    dated(14)
    assert sure(WORDING) == city.code
    with translation.override("en"):
        assert told(WORDING) == [
            (city.code, f"linked so before, once, by {officer} on 14 March 2026")
        ]
        linked(WORDING, city, address(), officer)
        dated(15)
        assert told(WORDING) == [
            (city.code, f"linked so before, 2 times, last by {officer} on 15 March 2026")
        ]


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("th", "เคยเชื่อมโยงเช่นนี้ 1 ครั้ง เมื่อ 14 มีนาคม 2569"),
        ("zh-hans", "以前这样关联过1次，日期为2026年3月14日"),
    ],
)
def test_the_reason_is_told_in_the_reader_s_words_and_calendar(language, reason):
    city = municipality()
    linked(WORDING, city, news())
    dated(14)
    with translation.override(language):
        assert told(WORDING) == [(city.code, reason)]


def test_two_officers_who_differ_take_it_back_to_an_offer():
    city, whole = municipality(), province()
    first, second = holder(username="somying"), holder(username="wichai")
    linked(WORDING, city, news(), first)
    linked(WORDING, whole, address(), second)
    assert sure(WORDING) == ""
    assert [(c.body, c.reason, c.decided.by) for c in candidates(WORDING)] == [
        (city, "linked-both-ways", str(first)),
        (whole, "linked-both-ways", str(second)),
    ]
    assert choices(WORDING, "th")[1] == ""


def test_differing_is_an_event_and_agreeing_is_none():
    city, whole, officer = municipality(), province(), holder()
    linked(WORDING, city, news(), officer)
    linked(WORDING, city, address(), officer)
    assert Event.objects.filter(verb="body.wording-contested").count() == 0
    linked(WORDING, whole, address(), officer)
    linked(WORDING, whole, address(), officer)
    event = Event.objects.get(verb="body.wording-contested")
    assert (event.about_id, event.by, event.was, event.now) == (
        whole.pk,
        officer,
        {"wording": WORDING, "bodies": [city.code]},
        {"wording": WORDING, "bodies": [whole.code]},
    )


def test_a_withdrawn_paper_s_link_no_longer_contests():
    city, whole = municipality(), province()
    linked(WORDING, city, news())
    other = address()
    linked(WORDING, whole, other)
    withdraw_document(other, by=REGISTER, why="test page")
    assert sure(WORDING) == city.code


def test_a_link_that_differs_makes_even_a_name_of_its_own_an_offer():
    whole, city, _pao = three_chiang_mais()
    assert sure("เทศบาลนครเชียงใหม่") == city.code
    linked("เทศบาลนครเชียงใหม่", whole, news())
    assert sure("เทศบาลนครเชียงใหม่") == ""


def test_a_bare_place_name_is_settled_by_its_paper_and_never_by_memory():
    whole, city, _pao = three_chiang_mais()
    for document in (news(), address()):
        linked("清迈", city, document)
    first = candidates("清迈")[0]
    assert (first.body, first.reason, first.decided.times) == (city, "chosen-before", 2)
    assert sure("清迈") == ""
    assert sure("清迈", entry="TH-50") == whole.code


def test_links_are_counted_once_a_paper_with_the_latest_officer():
    city, document = municipality(), news()
    for officer in (holder(username="somying"), holder(username="wichai")):
        linked(WORDING, city, document, officer)
    form = BodyName.objects.get(text=WORDING, kind=NameKind.AS_WRITTEN)
    assert {pk: (d.times, d.by) for pk, d in decisions([form.pk]).items()} == {
        form.pk: (1, "officer of chiang-mai-province")
    }


def test_no_names_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert decisions([]) == {}
    with django_assert_num_queries(1):
        assert decisions([1, 2]) == {}


def test_a_link_without_a_person_tells_only_how_often_and_when():
    decided = Decided(3, datetime(2026, 3, 14, 9, tzinfo=UTC))
    with translation.override("en"):
        assert decided.sentence() == "linked so before, 3 times, last on 14 March 2026"

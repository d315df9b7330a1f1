"""Meetings, matters, resolutions and commitments: it works, who may, twice, and the event."""

import pytest
from tests.world import OFFICE, body, document, user
from tests.worlds.meetings import commitment, committee, meeting, resolution

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.meetings.actions import (
    add_item,
    put_under,
    record_commitment,
    record_meeting,
    record_resolution,
)
from phinong.meetings.models import AgendaGroup, Commitment, Meeting
from phinong.record.models import Citation, Event

pytestmark = pytest.mark.django_db


def told(kind: str, number: int) -> list[tuple[str, str]]:
    """(verb, source) of a record's events, oldest first."""
    events = Event.objects.about(kind, number).order_by("id")
    return list(events.values_list("verb", "source"))


def cited(kind: str, number: int) -> list[tuple[str, str]]:
    """(field, document) of a record's citations."""
    rows = Citation.objects.about(kind, number).order_by("id")
    return list(rows.values_list("field", "document__code"))


def test_a_meeting_is_recorded_with_its_source():
    source = document("รายงาน")
    made = meeting(source, held_written="14 มีนาคม 2565", venue={"th": "ห้องประชุม 4"})
    assert (made.code, made.held_day.isoformat(), made.kept_by, made.public) == (
        "committee-of-ties-1-2565",
        "2022-03-14",
        OFFICE,
        True,
    )
    assert told("meeting", made.pk) == [("meeting.recorded", source.code)]
    assert cited("meeting", made.pk) == [("", source.code)]


def test_a_meeting_of_an_office_document_is_the_offices_own():
    assert meeting(document("secret", public=False)).public is False


def test_a_meeting_without_a_number_is_known_by_its_day():
    made = meeting(document("x"), number=None, be_year=None)
    assert (made.code, made.number) == ("committee-of-ties-2022-03-14", None)


def test_the_same_number_twice_is_refused():
    source = document("x")
    first = meeting(source)
    with pytest.raises(Refused) as refused:
        meeting(source)
    assert [(r.code, r.facts["code"]) for r in refused.value.reasons] == [
        ("meeting-recorded-already", first.code)
    ]
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_who_may_not_records_no_meeting(role):
    source = document("x")
    with pytest.raises(NotAllowed):
        record_meeting(by=user(role), committee=committee(), document=source, held="2022-03-14")
    assert Meeting.objects.count() == 0


def test_matters_stand_in_the_order_in_which_they_came():
    source = document("x")
    held = meeting(source)
    first = add_item(held, by=REGISTER, document=source, texts={"th": "เรื่องแรก"})
    second = add_item(
        held, by=REGISTER, document=source, texts={"th": "เพื่อทราบ"}, group=AgendaGroup.INFORMATION
    )
    assert [(i.order, i.group) for i in (first, second)] == [(1, 4), (2, 3)]
    assert told("agenda-item", second.pk) == [("meeting.item-added", source.code)]
    assert cited("agenda-item", second.pk) == [("", source.code)]


def test_a_matter_without_words_is_refused():
    source = document("x")
    held = meeting(source)
    with pytest.raises(Refused) as refused:
        add_item(held, by=REGISTER, document=source)
    assert [r.code for r in refused.value.reasons] == ["words-missing"]


def test_another_office_adds_to_a_public_meeting_from_its_own_paper_only():
    source = document("x")
    held = meeting(source)
    stranger = user("officer", body("lamphun-province"))
    with pytest.raises(NotAllowed):
        add_item(held, by=stranger, document=source, texts={"th": "แทรก"})
    assert held.items.count() == 0


def test_a_resolution_is_kept_word_for_word():
    source = document("x")
    held = meeting(source)
    item = add_item(held, by=REGISTER, document=source, texts={"th": "ร่าง"})
    words = {"th": "เห็นชอบให้แก้ไขตามที่กระทรวงการต่างประเทศแนะนำ"}
    made = record_resolution(
        held,
        by=REGISTER,
        document=source,
        texts=words,
        outcome="endorsed-with-changes",
        item=item,
    )
    assert (made.texts, made.outcome, made.item) == (words, "endorsed-with-changes", item)
    assert told("resolution", made.pk) == [("meeting.resolved", source.code)]
    assert cited("resolution", made.pk) == [("", source.code)]


def test_a_resolution_without_words_is_refused_and_strangers_may_not():
    source = document("x")
    held = meeting(source)
    with pytest.raises(Refused) as refused:
        record_resolution(held, by=REGISTER, document=source, texts={})
    assert [r.code for r in refused.value.reasons] == ["words-missing"]
    with pytest.raises(NotAllowed):
        record_resolution(held, by=user("reader"), document=source, texts={"th": "รับทราบ"})
    assert held.resolutions.count() == 0


def test_a_resolution_stays_within_its_meeting():
    source = document("x")
    one, other = meeting(source), meeting(source, number=2)
    item = add_item(other, by=REGISTER, document=source, texts={"th": "ร่าง"})
    made = resolution(one, source)
    with pytest.raises(ValueError, match="another meeting"):
        put_under(made, item, by=REGISTER, document=source)
    with pytest.raises(ValueError, match="another meeting"):
        record_resolution(one, by=REGISTER, document=source, texts={"th": "มติ"}, item=item)


def test_a_commitment_leaves_open_what_its_source_leaves_open():
    source = document("x")
    made = commitment(source)
    assert (made.owner, made.owner_note, made.due_edtf, made.due_day, made.state) == (
        None,
        "",
        "",
        None,
        "open",
    )
    assert told("commitment", made.pk) == [("commitment.made", source.code)]
    assert cited("commitment", made.pk) == [("", source.code)]


def test_a_commitment_of_a_meeting_is_made_on_its_day_and_due_by_the_last_day_meant():
    source = document("x")
    made = commitment(source, meeting=meeting(source), due="2022-06")
    assert (made.made_edtf, made.due_day.isoformat()) == ("2022-03-14", "2022-06-30")


def test_a_commitment_without_words_is_refused_and_strangers_may_not():
    source = document("x")
    with pytest.raises(Refused) as refused:
        record_commitment(by=REGISTER, document=source, texts={})
    assert [r.code for r in refused.value.reasons] == ["words-missing"]
    with pytest.raises(NotAllowed):
        record_commitment(by=user("contributor"), document=source, texts={"th": "ทำ"})
    assert Commitment.objects.count() == 0

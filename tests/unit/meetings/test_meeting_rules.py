"""What the record allows of meetings and commitments, and what their words mean."""

from datetime import date

import pytest

from phinong.meetings.models import AgendaGroup, AgendaItem, Commitment, Resolution
from phinong.meetings.models import CommitmentState as S
from phinong.meetings.naming import written_apart
from phinong.meetings.page import Promise, agenda, promise
from phinong.meetings.reading import number_of, one_date
from phinong.meetings.rules import (
    why_not_add_item,
    why_not_record_meeting,
    why_not_record_words,
)
from phinong.record.landing import Worth


@pytest.mark.parametrize(
    ("number", "be_year", "held", "same", "codes"),
    [
        (1, 2565, "2022-03-14", None, []),
        (None, None, "2022-03", None, []),
        (1, 2565, "", None, []),
        (None, None, "", None, ["meeting-unidentified"]),
        (1, None, "2022-03-14", None, ["meeting-number-incomplete"]),
        (None, 2565, "", None, ["meeting-number-incomplete"]),
        (1, 2022, "", None, ["meeting-year-not-buddhist"]),
        (1, 2565, "", "committee-1-2565", ["meeting-recorded-already"]),
    ],
)
def test_a_meeting_is_known_by_number_or_day(number, be_year, held, same, codes):
    reasons = why_not_record_meeting(number=number, be_year=be_year, held=held, same=same)
    assert [reason.code for reason in reasons] == codes


@pytest.mark.parametrize(
    ("texts", "codes"),
    [({"th": "เห็นชอบ"}, []), ({}, ["words-missing"]), ({"th": " "}, ["words-missing"])],
)
def test_words_are_needed(texts, codes):
    assert [reason.code for reason in why_not_record_words(texts)] == codes


@pytest.mark.parametrize(
    ("texts", "about", "same", "codes"),
    [
        ({"th": "เรื่องเพื่อทราบ"}, False, False, []),
        ({}, True, False, []),
        ({}, False, False, ["words-missing"]),
        ({}, True, True, ["agenda-item-recorded-already"]),
    ],
)
def test_a_matter_is_about_something_and_stands_once(texts, about, same, codes):
    reasons = why_not_add_item(texts=texts, about=about, same=same)
    assert [reason.code for reason in reasons] == codes


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("1/2565", (1, 2565)),
        (" 12 / 2564 ", (12, 2564)),
        ("3/2023", (3, 2566)),
        ("2565", None),
        ("first", None),
        ("", None),
    ],
)
def test_a_number_carries_the_buddhist_year(written, understood):
    assert number_of(Worth("number", written)) == understood


def test_no_number_means_none():
    assert number_of(None) is None


@pytest.mark.parametrize(
    ("edtf", "one"),
    [
        ("2022-03-14", "2022-03-14"),
        ("2022-03/2022-05", "2022-03"),
        ("../2022-05", ""),
        ("", ""),
        ("14 March", ""),
    ],
)
def test_an_interval_gives_its_start(edtf, one):
    assert one_date(edtf) == one


@pytest.mark.parametrize(
    ("edtf", "written", "shown"),
    [
        ("2022-03-14", "14 มีนาคม 2565", ""),
        ("2022-03-14", "14  March 2022", ""),
        ("2022-03-14", "วันจันทร์ที่ ๑๔ มี.ค. ๖๕", "วันจันทร์ที่ ๑๔ มี.ค. ๖๕"),
        ("", "กลางเดือน", "กลางเดือน"),
        ("2022-03-14", "", ""),
    ],
)
def test_the_sources_words_show_where_they_say_more(edtf, written, shown):
    assert written_apart(edtf, written) == shown


def item(pk: int, group: int, order: int) -> AgendaItem:
    return AgendaItem(pk=pk, group=group, order=order)


def test_matters_are_numbered_within_their_heading():
    items = [item(7, AgendaGroup.INFORMATION, 3), item(8, 4, 1), item(9, 4, 2)]
    placed, loose = Resolution(pk=1, item_id=9), Resolution(pk=2)
    groups = agenda(items, [loose, placed])
    assert [(g.number, [(m.number, m.resolutions) for m in g.matters]) for g in groups] == [
        (3, [("3.1", [])]),
        (4, [("4.1", []), ("4.2", [placed]), ("", [loose])]),
    ]


def test_an_agenda_of_nothing_is_empty():
    assert agenda([], []) == []


@pytest.mark.parametrize(
    ("state", "due", "look", "late"),
    [
        (S.OPEN, date(2026, 1, 30), "overdue", 2),
        (S.CHANGED, date(2026, 1, 31), "overdue", 1),
        (S.OPEN, date(2026, 2, 1), "process", 0),
        (S.OPEN, None, "process", 0),
        (S.KEPT, date(2026, 1, 1), "established", 0),
        (S.LAPSED, date(2026, 1, 1), "quiet", 0),
    ],
)
def test_only_what_waits_is_late(state, due, look, late):
    commitment = Commitment(state=state, due_day=due)
    assert promise(commitment, today=date(2026, 2, 1)) == Promise(commitment, look, late)

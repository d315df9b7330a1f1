"""The calendar strip: 32 days, and what comes up on them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from phinong.accounts.waiting import ComingDay, Days
from phinong.site.strip import LENGTH, ROWS, strip

TODAY = date(2022, 3, 15)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def coming(days: int, what: str = "ตั้งชุดเล็ก") -> ComingDay:
    day = in_days(days)
    return ComingDay(what, f"/{days}/", day, day, day.isoformat())


def one_each(*days: int, kind: str = "commitment") -> Days:
    return Days([coming(day) for day in days], {in_days(day): 1 for day in days}, None, kind)


def test_it_begins_today_and_names_months_where_they_begin():
    days = strip(TODAY, [], "th").days
    assert [day.day for day in days] == [in_days(n) for n in range(LENGTH)]
    assert [(day.place, day.month) for day in days if day.month] == [(1, "มี.ค."), (18, "เม.ย.")]
    assert [day.place for day in days if day.off] == [5, 6, 12, 13, 19, 20, 26, 27]
    assert [day.weekday for day in days[:7]] == ["อ", "พ", "พฤ", "ศ", "ส", "อา", "จ"]


def test_one_thing_on_a_day_is_named_and_opens():
    (mark,) = strip(TODAY, [one_each(28)], "th").marks
    assert (mark.words, mark.url, mark.place, mark.kind) == ("ตั้งชุดเล็ก", "/28/", 29, "due")


def test_several_on_a_day_are_counted():
    days = Days([coming(2), coming(2)], {in_days(2): 7}, None, "commitment")
    (mark,) = strip(TODAY, [days], "en").marks
    assert (mark.words, mark.url) == ("7 commitments", "")


def test_what_lies_outside_is_left_to_the_list():
    assert strip(TODAY, [one_each(LENGTH, -1)], "th").marks == []


def test_at_the_end_words_stand_before_their_day():
    (mark,) = strip(TODAY, [one_each(LENGTH - 1)], "th").marks
    assert (mark.before, mark.place, mark.start + mark.width - 1) == (True, LENGTH, LENGTH)


def test_what_has_no_room_is_counted():
    kinds = ("agreement", "meeting", "commitment", "review")
    ahead = [one_each(*range(LENGTH), kind=kind) for kind in kinds]
    found = strip(TODAY, ahead, "th")
    assert len(found.marks) + found.left_out == LENGTH * len(kinds)
    assert found.left_out > 0


@given(st.lists(st.lists(st.integers(0, LENGTH - 1), unique=True), max_size=4))
def test_no_two_marks_lie_on_each_other(lists):
    kinds = ("agreement", "meeting", "commitment", "review")
    ahead = [one_each(*days, kind=kind) for days, kind in zip(lists, kinds, strict=False)]
    marks = strip(TODAY, ahead, "th").marks
    taken = [(m.row, place) for m in marks for place in range(m.start, m.start + m.width)]
    assert len(taken) == len(set(taken))
    assert {place for _row, place in taken} <= set(range(1, LENGTH + 1))
    assert {row for row, _place in taken} <= set(range(2, ROWS + 2))

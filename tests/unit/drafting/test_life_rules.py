"""What comes up in the life of an agreement: a table by hand, and what holds for all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.drafting.life_rules import KINDS, Facts, Left, ahead, coming, ends_by_term
from phinong.ties.days import end_of_term, first_day, last_day

D = date.fromisoformat
SIGNED = "2023-08-23"
FIVE = Facts("signed", SIGNED, "2028-08-22", seen="2027-12-01")

# facts, day, {kind: what it is about}
TABLE = [
    ("nothing is near", FIVE, "2027-08-21", {}),
    ("a year before the end", FIVE, "2027-08-22", {"ends-12": "2028-08-22"}),
    ("the day before half a year", FIVE, "2028-02-21", {"ends-12": "2028-08-22"}),
    ("half a year before", FIVE, "2028-02-22", {"ends-6": "2028-08-22"}),
    ("three months before", FIVE, "2028-05-22", {"ends-3": "2028-08-22"}),
    ("the last day", FIVE, "2028-08-22", {"ends-3": "2028-08-22"}),
    ("the day after", FIVE, "2028-08-23", {"term-over": "2028-08-22"}),
    ("an end in a month", Facts("signed", SIGNED, "2027-03", seen=SIGNED), "2026-03-01",
     {"ends-12": "2027-03"}),
    ("a month: half a year before its first day", Facts("signed", "", "2027-03"), "2026-09-01",
     {"ends-6": "2027-03"}),
    ("a month: not over on its last day", Facts("signed", "", "2027-03"), "2027-03-31",
     {"ends-3": "2027-03"}),
    ("a month: over after it", Facts("signed", "", "2027-03"), "2027-04-01",
     {"term-over": "2027-03"}),
    ("a year has no half year before it", Facts("signed", "", "2027"), "2026-12-01",
     {"ends-12": "2027"}),
    ("a year: begins a year before its first day", Facts("signed", "", "2027"), "2025-12-31", {}),
    ("a year: until its last day", Facts("signed", "", "2027"), "2027-12-31", {"ends-12": "2027"}),
    ("a year: over after it", Facts("signed", "", "2027"), "2028-01-01", {"term-over": "2027"}),
    ("a span of years", Facts("signed", "", "2027/2028"), "2028-06-01", {"ends-12": "2027/2028"}),
    ("notice, a month before its last day",
     Facts("in-force", "", "2027-12-31", notice_days=180), "2027-06-04",
     {"ends-12": "2027-12-31", "notice": "2027-07-04"}),
    ("notice is past", Facts("in-force", "", "2027-12-31", notice_days=180), "2027-07-05",
     {"ends-6": "2027-12-31"}),
    ("notice before an end in a month", Facts("in-force", "", "2027-12", notice_days=30),
     "2027-11-15", {"ends-3": "2027-12", "notice": "2027-11-01/2027-12-01"}),
    ("no notice before an end in a year", Facts("in-force", "", "2027", notice_days=30),
     "2027-11-15", {"ends-12": "2027"}),
    ("36 months of silence", Facts("in-force", "2020-01-15", seen="2024-05-03"), "2027-05-03",
     {"silent": "2024-05-03"}),
    ("a day less is none", Facts("in-force", "2020-01-15", seen="2024-05-03"), "2027-05-02", {}),
    ("silence after a year counts from its last day", Facts("in-force", "", seen="2024"),
     "2027-12-30", {}),
    ("silence after a year", Facts("in-force", "", seen="2024"), "2027-12-31", {"silent": "2024"}),
    ("the signing itself is evidence", Facts("signed", "2024-05-03"), "2027-05-03",
     {"silent": "2024-05-03"}),
    ("without any date nothing is said", Facts("signed"), "2027-05-03", {}),
    ("the ninth year", Facts("signed", "2015-03-30", seen="2024-03-01"), "2024-03-30",
     {"mark": "2025-03-30"}),
    ("the day before the ninth year", Facts("signed", "2015-03-30", seen="2024-03-01"),
     "2024-03-29", {}),
    ("the mark itself", Facts("signed", "2015-03-30", seen="2025-03-01"), "2025-03-30",
     {"mark": "2025-03-30"}),
    ("the next mark", Facts("signed", "2015-03-30", seen="2034-03-01"), "2034-06-01",
     {"mark": "2035-03-30"}),
    ("a leap day", Facts("signed", "2016-02-29", seen="2025-03-01"), "2025-03-01",
     {"mark": "2026-02-28"}),
    ("a signing known to its year", Facts("signed", "2015", seen="2024-03-01"), "2024-02-01",
     {"mark": "2025"}),
    ("a signatory who left", Facts("signed", "2024-05-03", left=(Left("somsak", "2025-09-30"),)),
     "2025-10-01", {"signatory-left": "2025-09-30"}),
    ("left at an unknown day of the month",
     Facts("signed", "2024-05-03", left=(Left("somsak", "2025-09"),)), "2025-09-30", {}),
    ("left long ago", Facts("signed", "2024-05-03", left=(Left("somsak", "2025-09-30"),)),
     "2026-10-02", {}),
    ("a draft", Facts("draft", SIGNED, "2028-08-22"), "2028-08-01", {}),
    ("an ended one", Facts("ended", SIGNED, "2028-08-22"), "2028-08-01", {}),
    ("a suspended one", Facts("suspended", SIGNED, "2028-08-22"), "2028-08-01", {}),
    ("a renewed one", Facts("signed", SIGNED, "2028-08-22", followed=True), "2028-08-01", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "facts", "day", "expected"), TABLE, ids=[r[0] for r in TABLE])
def test_what_is_up_on_a_day(name, facts, day, expected):
    assert {r.kind: r.about for r in coming(facts, D(day))} == expected


# signed, months, end
TERMS = [
    ("2023-08-23", 60, "2028-08-22"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2023-08-31", 6, "2024-02-29"),
    ("2023-01-01", 12, "2023-12-31"),
    ("2023-08", 60, "2028-08"),
    ("2023-08~", 60, "2028-08~"),
    ("2023", 60, "2028"),
    ("2023", 30, ""),
    ("2023-08/2023-09", 60, ""),
]


@pytest.mark.parametrize(("signed", "months", "end"), TERMS)
def test_a_term_ends_as_exactly_as_it_began(signed, months, end):
    assert end_of_term(signed, months) == end


def test_a_stated_end_stands_before_a_counted_one():
    assert ends_by_term("2023-08-23", "2027", 60) == "2027"
    assert ends_by_term("2023-08-23", "", 60) == "2028-08-22"
    assert ends_by_term("", "", 60) == ends_by_term("2023-08-23", "", None) == ""


days = st.dates(date(1950, 1, 1), date(2090, 12, 31))
edtf = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
)
maybe = st.one_of(st.just(""), edtf)
facts = st.builds(
    Facts,
    status=st.sampled_from(["signed", "in-force", "renewed"]),
    signed=maybe,
    ends=maybe,
    notice_days=st.one_of(st.none(), st.integers(1, 730)),
    seen=maybe,
)


@given(facts, days)
def test_what_is_up_today_was_announced_the_day_before(facts, day):
    before = ahead(facts, day - timedelta(days=1))
    assert {r.key for r in coming(facts, day)} <= {r.key for r in before}


@given(facts, days)
def test_of_the_reminders_of_an_end_at_most_one_is_up(facts, day):
    up = [r for r in coming(facts, day) if r.kind.startswith("ends-") or r.kind == "term-over"]
    assert len(up) <= 1
    for reminder in up:
        assert (reminder.kind == "term-over") == (day > last_day(facts.ends))


@given(facts, days)
def test_nothing_is_more_exact_than_what_it_rests_on(facts, day):
    for reminder in ahead(facts, day):
        if reminder.kind.startswith("ends-") or reminder.kind == "term-over":
            assert reminder.about == facts.ends
        if reminder.kind == "mark":
            assert len(reminder.about) == len(facts.signed)
        if reminder.kind == "silent":
            assert reminder.about in (facts.seen, facts.signed)
            assert reminder.since > first_day(reminder.about)


@given(facts, days)
def test_the_most_pressing_stands_first(facts, day):
    kinds = [KINDS.index(r.kind) for r in coming(facts, day)]
    assert kinds == sorted(kinds)

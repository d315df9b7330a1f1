"""Dates in the form of a finding: shown as people write them, kept as understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.record.models import Finding
from phinong.site.review.forms import FindingForm, shown
from phinong.site.review.value_types import Type


def form_of(value: str, language: str, entered: str | None = None) -> FindingForm:
    """The form of a finding that holds one date, as it comes back with what was entered."""
    finding = Finding(kind="document", order=0, values=[{"name": "date", "value": value}])
    empty = FindingForm(finding=finding, language=language)
    sent = empty["v0"].initial if entered is None else entered
    return FindingForm({"version": "0", "v0": sent}, finding=finding, language=language)


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        ("2024-03-12", "th", "12 มีนาคม 2567"),
        ("2024-03-12", "en", "12 March 2024"),
        ("2024-03-12", "zh", "2024年3月12日"),
        ("2024-03", "th", "มีนาคม 2567"),
        ("2024", "th", "2567"),
        ("2024-03-11/2024-03-13", "th", "11 มีนาคม 2567 – 13 มีนาคม 2567"),
    ],
)
def test_a_date_is_shown_as_people_write_it(value, language, words):
    assert form_of(value, language)["v0"].initial == words


def test_what_is_no_date_is_shown_as_it_is_kept():
    assert form_of("not a date", "th")["v0"].initial == "not a date"


@given(st.dates(date(1941, 1, 1), date(2100, 12, 31)), st.sampled_from(("th", "en", "zh")))
def test_a_date_that_nobody_touched_stays_as_it_was(day, language):
    for value in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        form = form_of(value, language)
        assert form.is_valid()
        assert [(one["value"], one["edited"]) for one in form.values()] == [(value, False)]


def test_a_date_that_was_changed_is_kept_as_understood():
    form = form_of("2024-03-12", "th", "11 มีนาคม 2567")
    assert form.is_valid()
    assert [(one["value"], one["edited"]) for one in form.values()] == [("2024-03-11", True)]


def test_an_unclear_date_is_refused():
    form = form_of("2024-03-12", "th", "ต้นปี")
    assert (form.is_valid(), sorted(form.errors)) == (False, ["v0"])


def test_nothing_is_shown_as_nothing():
    assert shown(Type.DATE, {"name": "date"}, "th") == ""

"""How sure the reader is, in figures and bars; and the orders of the desk."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from phinong.record.models import Finding
from phinong.site.review.sorting import ORDERS, in_order, known, open_after, query
from phinong.site.review.sureness import WORDS, sureness


def finding(confidence: float, order: int = 0, **facts: str) -> Finding:
    """A finding that is nowhere stored."""
    return Finding(confidence=confidence, order=order, **facts)


SHOWN = [
    (1.0, 100, 5, "Very reliable"),
    (0.95, 95, 5, "Very reliable"),
    (0.949, 94, 4, "Reliable"),
    (0.8, 80, 4, "Reliable"),
    (0.6, 60, 3, "Uncertain"),
    (0.4, 40, 2, "Needs checking"),
    (0.29, 29, 1, "Needs close checking"),
    (0.0, 0, 1, "Needs close checking"),
    (-1.0, 0, 1, "Needs close checking"),
    (2.0, 100, 5, "Very reliable"),
]


@pytest.mark.parametrize(("confidence", "percent", "bars", "word"), SHOWN)
def test_a_probability_in_words_figure_and_bars(confidence, percent, bars, word):
    with override("en"):
        shown = sureness(finding(confidence))
        assert shown is not None
        assert (shown.percent, sum(shown.bars), str(shown.word)) == (percent, bars, word)


def test_what_did_not_come_from_the_reader_has_no_probability():
    assert sureness(finding(0.99, proposed_by="import")) is None


def test_values_that_nothing_measured_are_counted():
    one = finding(0.9)
    one.values = [{"why": ["not-measured"]}, {"why": ["named"]}, {"why": ["x", "not-measured"]}]
    assert sureness(one).guessed == 2


@given(st.lists(st.floats(0, 1), max_size=8))
def test_every_order_holds_each_finding_once(confidences):
    findings = [finding(sure, n) for n, sure in enumerate(confidences)]
    assert in_order(findings, "") == findings
    for by in ORDERS:
        assert sorted(in_order(findings, by), key=lambda f: f.order) == findings
    surest = [f.confidence for f in in_order(findings, "sure")]
    assert surest == sorted(surest, reverse=True)
    assert [f.confidence for f in in_order(findings, "doubt")] == surest[::-1]


def test_the_next_that_waits_is_looked_for_from_the_top_again():
    findings = [finding(0.9, n, state=s) for n, s in enumerate(["open", "accepted", "rejected"])]
    assert open_after(findings, 1) is findings[0]
    findings[0].state = "rejected"
    assert open_after(findings, 1) is None


def test_an_unknown_order_is_that_of_the_paper():
    asked = ("sure", "doubt", "", "kind", "SURE")
    assert [known(by) for by in asked] == ["sure", "doubt", "", "", ""]
    assert (query(""), query("doubt")) == ("", "?by=doubt")
    assert WORDS[-1][0] == 0

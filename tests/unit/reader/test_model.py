"""Readings as JSON, and values made anew: nothing of them is lost on the way."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.model import Offer, Reading, Span, Value, finding

SPANS = st.builds(Span, st.integers(0, 99), st.integers(100, 200))
PARTS = {
    "name": st.sampled_from(["party", "date", "number"]),
    "value": st.one_of(st.none(), st.text(max_size=9), st.integers(), st.floats(0, 1)),
    "as_written": st.text(max_size=9),
    "span": SPANS,
    "confidence": st.floats(0, 1),
    "why": st.lists(st.text(max_size=5), max_size=2).map(tuple),
    "entry": st.one_of(st.none(), st.just("TH-50")),
    "offers": st.lists(
        st.builds(Offer, st.text(max_size=5), st.text(max_size=5), st.floats(0, 1), st.text()),
        max_size=2,
    ).map(tuple),
}
VALUES = st.builds(Value, **PARTS)


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_findings_as_json_hold_every_field(values):
    found = finding("activity", values)
    reading = Reading("", "th", "", "", "", "", "", (found, found))
    assert reading.to_json()["findings"] == [whole(found), whole(found)]


def whole(found):
    values = tuple(value_whole(value) for value in found.values)
    return {**found._asdict(), "values": values, "span": asdict(found.span)}


def value_whole(value):
    offers = tuple(offer._asdict() for offer in value.offers)
    return {**value._asdict(), "span": asdict(value.span), "offers": offers}


@given(VALUES, st.floats(0, 1))
def test_a_value_with_another_probability_keeps_the_rest(value, confidence):
    assert value.at(confidence, ("a",)) == value._replace(confidence=confidence, why=("a",))


def test_no_field_of_a_value_is_left_out_here():
    assert list(PARTS) == list(Value._fields)

"""Confidence: never falling in the sign, within 0..1, and nothing else of a finding is touched."""

import tomllib
from math import prod

import pytest
from bench import calibration as bench
from bench.fitting import completed, curve, fitted, power, whole
from bench.judging import BLIND, Judged, judged
from hypothesis import given
from hypothesis import strategies as st

from phinong.reader import read
from phinong.reader.calibration import (
    NOT_MEASURED,
    Curve,
    calibrated,
    calibration,
    parsed,
    weighed,
)
from phinong.reader.evidence import JUDGED, KINDS, UNJUDGED, kind_of
from phinong.reader.extract import extract
from phinong.reader.findings import findings_of
from phinong.reader.model import Span, Value, finding, together
from phinong.reader.reading import facts_of

PAPER = (
    "Chiang Mai and Chengdu sign sister city agreement\n\n"
    "On 5 May 2020, Chiang Mai Province and Chengdu City signed a memorandum of understanding on "
    "education and culture. Mr. John Smith, Mayor of Chengdu, said over 12 countries took part."
)

number = st.floats(-50, 50)
curves = st.builds(Curve, st.floats(0, 20), number, st.floats(0, 1))
points = st.lists(st.tuples(st.floats(-6, 6), st.booleans()), min_size=1, max_size=40)


@given(curves, number, number)
def test_a_curve_never_falls_and_stays_within_what_it_allows(one, sign, other):
    low, high = sorted((sign, other))
    assert 0 <= one.at(low) <= one.at(high) <= one.most


@given(points, st.floats(0.05, 0.95), number, number)
def test_a_fitted_curve_never_falls_and_is_never_certain(seen, common, sign, other):
    one = curve(seen, common)
    low, high = sorted((sign, other))
    assert 0 <= one.at(low) <= one.at(high) <= 1 - 1 / (len(seen) + 2)


@given(st.floats(0.05, 0.95))
def test_a_kind_with_one_labelled_value_says_little_more_than_the_common_rate(common):
    none, right = curve([(0.0, False)], common).at(0.0), curve([(0.0, True)], common).at(0.0)
    assert none <= right < none + 0.3


def test_signs_that_say_nothing_give_the_rate_and_no_slope():
    against = [(1.0, False)] * 30 + [(0.0, True)] * 30
    assert curve(against, 0.5).slope == 0
    assert curve(against, 0.5).at(0.0) == pytest.approx(0.5, abs=1e-6)


def one(kind: str, sign: float, right: bool | None, paper: str = "p") -> Judged:
    """A judged value whose stage thought nothing of it."""
    return Judged(paper, 0, "document", "date", kind, sign, 0.5, right)


def test_what_no_label_judges_gets_the_lower_quartile_of_the_rates():
    seen = [one("a", 0, n < 10) for n in range(20)] + [one("b", 0, True) for _ in range(20)]
    seen += [one("c", 0, n < 15) for n in range(20)] + [one("few", 0, False)]
    assert fitted(seen).unjudged == 0.5
    assert fitted([*seen, one(UNJUDGED, 0, None)]).curves.keys() == {"a", "b", "c", "few"}


def test_the_packaged_calibration_knows_every_kind_that_labels_judge():
    assert sorted(calibration().curves) == list(JUDGED)


BAD = [
    ("slope = -0.1", "slope = 1.0"),
    ("most = 1.2", "most = 0.9"),
    ("probability = 1.5", "probability = 0.8"),
    ("power = 0.0", "power = 0.7"),
    ("power = 1.1", "power = 0.7"),
]
GOOD = """
[findings]
power = 0.7
[unjudged]
probability = 0.8
[kinds.party]
slope = 1.0
intercept = 0.0
most = 0.9
"""


@pytest.mark.parametrize(("bad", "good"), BAD)
def test_a_curve_that_falls_or_leaves_the_range_is_refused(bad, good):
    assert parsed(GOOD).probability("party", 0.0) == 0.5
    with pytest.raises(ValueError, match="falls, or a probability"):
        parsed(GOOD.replace(good, bad))


def test_the_data_file_says_what_was_fitted_and_on_how_much():
    seen = [one("party", n / 10, n > 8, f"p{n}") for n in range(30)] + [one(UNJUDGED, 0, None)]
    chosen = completed(seen, seen)
    text = bench.written(chosen, seen)
    again = parsed(text)
    assert again.power == pytest.approx(chosen.power)
    assert again.unjudged == pytest.approx(chosen.unjudged, abs=0.001)
    for sign in (-1.0, 0.5, 3.0):
        said = again.probability("party", sign)
        assert said == pytest.approx(chosen.probability("party", sign), abs=0.001)
    table = tomllib.loads(text)
    counts = {name: table["kinds"]["party"][name] for name in ("judged", "right", "papers")}
    assert counts == {"judged": 30, "right": 21, "papers": 30}
    assert table[UNJUDGED]["values"] == 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.floats(0.01, 1))
def test_a_finding_is_no_surer_than_any_of_its_values(sure, power):
    values = [Value("party", f"{n}", "", Span(0, 1), p) for n, p in enumerate(sure)]
    assert finding("activity", values).confidence == together(values) == round(prod(sure), 3)
    assert together(values) <= together(values, power) <= round(min(sure), 3)
    assert together(values, power) == round(whole(sure, power), 3)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6), st.floats(0.01, 1))
def test_a_further_doubt_makes_no_finding_surer(sure, power):
    assert whole(sure, power) <= whole(sure[1:], power)


def test_the_power_is_that_which_misses_least():
    apart = [[one("a", 0, n != 0), one("a", 0, n != 1)] for n in range(4)]
    same = [[one("a", 0, n != 0), one("a", 0, n != 0)] for n in range(4)]
    assert whole([0.75, 0.75], power(same, lambda _: 0.75)) == 0.75
    assert power(apart, lambda _: 0.75) == 1.0
    assert power([], lambda _: 0.75) == 1.0


def test_calibrating_changes_only_confidence_and_says_what_nothing_measures():
    facts = facts_of(extract(PAPER))
    before = findings_of(facts)
    after = calibrated(before, facts)
    assert len(before) > 3
    for was, now in zip(before, after, strict=True):
        assert now._replace(values=(), confidence=0) == was._replace(values=(), confidence=0)
        for old, new in zip(was.values, now.values, strict=True):
            same = new._replace(confidence=old.confidence, why=old.why)
            assert same == old
            assert new.why in (old.why, (*old.why, NOT_MEASURED))


def test_a_value_of_no_judged_kind_gets_the_prior_whatever_its_stage_thinks():
    chosen = calibration()
    sure = finding("figure", [Value("unit", "x", "x", Span(0, 1), 1.0)])
    given = weighed(sure, [(UNJUDGED, 9.0)], chosen)
    assert given.values[0].confidence == round(chosen.unjudged, 3)
    assert given.values[0].why == (NOT_MEASURED,)


def test_only_the_first_agreement_of_a_paper_has_measured_values_of_its_own():
    assert kind_of("agreement", "stage", main=True) == "stage"
    assert kind_of("agreement", "stage", main=False) == UNJUDGED
    assert kind_of("network", "stage", main=False) == UNJUDGED
    assert {kind_of(*key, main=False) for key in KINDS} <= set(JUDGED)


def test_a_reading_states_calibrated_probabilities():
    reading = read(PAPER)
    post = reading.of_kind("person-post")[0]
    assert post.confidence == together(post.values, calibration().power)
    figure = reading.of_kind("figure")[0]
    assert {value.confidence for value in figure.values} == {round(calibration().unjudged, 3)}


def test_on_unseen_papers_it_misses_less_than_by_hand_and_than_the_rate():
    values = judged(BLIND)
    for said in (bench.of_values(values), bench.of_findings(values)):
        scores = [bench.brier(said, way) for way in range(len(bench.WAYS))]
        assert scores[0] < min(scores[1:])

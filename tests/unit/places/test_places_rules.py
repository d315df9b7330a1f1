"""Every reason against a change to places, bodies and people, as a table."""

import pytest

from phinong.places.models import NameKind
from phinong.places.rules import (
    why_not_body,
    why_not_hold,
    why_not_name,
    why_not_place,
    why_not_under,
)


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"names": {"th": "  "}}, ["name-missing"]),
        ({"latitude": 18.79}, ["place-half-a-coordinate"]),
        ({"latitude": 18.79, "longitude": 98.98}, []),
        ({"latitude": 98.98, "longitude": 18.79}, ["place-not-on-earth"]),
        ({"latitude": 0.0, "longitude": 180.1}, ["place-not-on-earth"]),
        ({"same": "chiang-mai", "names": {}}, ["name-missing", "place-there-already"]),
    ],
)
def test_places(facts, expected):
    asked = {"names": {"th": "เชียงใหม่"}, "latitude": None, "longitude": None, "same": ""} | facts
    assert codes(why_not_place(**asked)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"names": {}}, ["name-missing"]),
        ({"kind_known": False, "same": "x"}, ["body-kind-unknown", "body-there-already"]),
    ],
)
def test_bodies(facts, expected):
    asked = {"names": {"th": "เชียงใหม่"}, "kind_known": True, "same": ""} | facts
    assert codes(why_not_body(**asked)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "has_source", "expected"),
    [
        ("เวียงพิงค์", NameKind.FORMER, False, []),
        ("เวียงพิงค์", NameKind.AS_WRITTEN, True, []),
        ("เวียงพิงค์", NameKind.AS_WRITTEN, False, ["name-without-source"]),
        (" ", NameKind.AS_WRITTEN, False, ["name-missing", "name-without-source"]),
    ],
)
def test_names(text, kind, has_source, expected):
    assert codes(why_not_name(text=text, kind=kind, has_source=has_source)) == expected


@pytest.mark.parametrize(
    ("has_day", "has_source", "ordered", "expected"),
    [
        (True, False, True, []),
        (False, True, True, []),
        (False, False, True, ["tenure-without-day"]),
        (True, True, False, ["tenure-ends-before-it-starts"]),
    ],
)
def test_tenures(has_day, has_source, ordered, expected):
    reasons = why_not_hold(has_day=has_day, has_source=has_source, ordered=ordered)
    assert codes(reasons) == expected


def test_no_body_is_under_itself():
    assert codes(why_not_under(code="cmu", above=["medicine", "cmu"])) == ["body-under-itself"]
    assert codes(why_not_under(code="medicine", above=["cmu"])) == []

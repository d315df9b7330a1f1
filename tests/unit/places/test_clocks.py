"""The time where a place lies."""

from datetime import UTC, datetime

import pytest

from phinong.places.clocks import cities, degrees, zone_of
from phinong.places.models import Place

WINTER = datetime(2022, 3, 1, 1, 42, tzinfo=UTC)
SUMMER = datetime(2022, 7, 1, 1, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "clock"),
    [
        ("TH", 18.79, 98.98, "08:42"),
        ("TH", None, None, "08:42"),  # one time in the whole country
        ("MN", 48.99, 104.05, "09:42"),  # Orkhon
        ("MN", 48.01, 91.64, "08:42"),  # Khovd
        ("CN", 30.67, 104.06, "09:42"),  # Chengdu
        ("CN", 43.8, 87.6, "09:42"),  # Ürümqi keeps Beijing time by law
        ("KR", 36.48, 127.29, "10:42"),  # Sejong
        ("US", 41.88, -87.63, "19:42"),  # Chicago, on the evening before
        ("US", 30.27, -97.74, None),  # Austin: Denver is nearer than Chicago, and wrong
        ("US", None, None, None),
        ("MN", None, None, None),
        ("", 18.79, 98.98, None),
        ("ZZ", 18.79, 98.98, None),
    ],
)
def test_the_clock_of_a_place(country, latitude, longitude, clock):
    place = Place(country=country, latitude=latitude, longitude=longitude)
    zone = zone_of(place, WINTER)
    assert (WINTER.astimezone(zone).strftime("%H:%M") if zone else None) == clock


def test_summer_time_is_kept():
    chicago = Place(country="US", latitude=41.88, longitude=-87.63)
    zone = zone_of(chicago, SUMMER)
    assert zone is not None
    assert SUMMER.astimezone(zone).strftime("%H:%M") == "20:42"


def test_between_two_times_none_is_told():
    """Halfway between the cities of the list that keep different times."""
    halfway = Place(country="MN", latitude=48.0, longitude=98.0)
    assert zone_of(halfway, WINTER) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("+1345", 13.75), ("-0600", -6.0), ("+10031", 100 + 31 / 60), ("-0752230", -75.375)],
)
def test_degrees_of_the_list(text, value):
    assert degrees(text) == pytest.approx(value)


def test_the_list_has_the_countries_of_our_partners():
    assert {"TH", "CN", "MN", "KR", "JP", "US", "FR", "LA", "VN"} <= set(cities())

"""What time it is where a place lies, from the time zone database's own list of cities.

A place takes the zone of the nearest of those cities in its country (zone.tab). Where another zone
of the country is about as near, no time is told: borders of zones are in no table we have.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from math import acos, cos, radians, sin
from typing import NamedTuple
from zoneinfo import ZoneInfo

from phinong.places.models import Place

# China keeps one legal time; the list names a second that is in use in Xinjiang beside it.
ONE_TIME = {"CN": "Asia/Shanghai"}
# How many times as far the next other time must be before the nearer one is told.
CLEARLY = 2.0


class City(NamedTuple):
    """A city of the list: its zone, and where it lies."""

    zone: str
    latitude: float
    longitude: float


@cache
def cities() -> dict[str, list[City]]:
    """{country: its cities in the list}."""
    text = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[City]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, where, zone = line.split("\t")[:3]
            split = max(where.rfind("+"), where.rfind("-"))
            found.setdefault(country, []).append(
                City(zone, degrees(where[:split]), degrees(where[split:]))
            )
    return found


def degrees(text: str) -> float:
    """Degrees from ±DDMM, ±DDDMM, ±DDMMSS or ±DDDMMSS (ISO 6709)."""
    sign, digits = (-1 if text[0] == "-" else 1), text[1:]
    whole = 3 if len(digits) in (5, 7) else 2
    minutes, seconds = digits[whole : whole + 2], digits[whole + 2 :] or "0"
    return sign * (int(digits[:whole]) + int(minutes) / 60 + int(seconds) / 3600)


def zone_of(place: Place, at: datetime) -> ZoneInfo | None:
    """The zone in which a place lies, as far as it matters at an instant; None when not clear."""
    if place.country in ONE_TIME:
        return ZoneInfo(ONE_TIME[place.country])
    known = cities().get(place.country, [])
    times = {offset(city.zone, at) for city in known}
    if len(times) == 1:
        return ZoneInfo(known[0].zone)
    if not known or place.latitude is None or place.longitude is None:
        return None
    return clear_zone(known, (place.latitude, place.longitude), at)


def clear_zone(known: Iterable[City], here: tuple[float, float], at: datetime) -> ZoneInfo | None:
    """The zone of the nearest city, unless one with another time is about as near."""
    ordered = sorted((angle(city, *here), city.zone) for city in known)
    nearest, zone = ordered[0]
    others = (far for far, other in ordered if offset(other, at) != offset(zone, at))
    return ZoneInfo(zone) if next(others) >= CLEARLY * nearest else None


def offset(zone: str, at: datetime) -> timedelta | None:
    """How far the clocks of a zone are from UTC at an instant."""
    return at.astimezone(ZoneInfo(zone)).utcoffset()


def angle(city: City, latitude: float, longitude: float) -> float:
    """The angle between two points on the globe, in radians."""
    one, other = radians(city.latitude), radians(latitude)
    apart = radians(city.longitude - longitude)
    return acos(max(-1.0, min(1.0, sin(one) * sin(other) + cos(one) * cos(other) * cos(apart))))

"""Cities of the world: those of GeoNames that are large enough, and our names for them."""

from . import chinese
from .geonames import (
    City,
    add_facts,
    add_names,
    by_country,
    division_of,
    named,
    plain,
    row_of,
    selected,
)
from .packages import country_facts
from .rows import Row, Rows, extra, hand, split

# A division that IS its city takes the city's row over, so that the name means one entry.
CITY_DIVISIONS = frozenset("special-city direct-municipality".split())
ALSO = frozenset("JP-13 LA-VT MM-18".split())
_MISSING: list[str] = []


def cities(divisions: Rows, countries: Rows) -> Rows:
    """Rows of cities by id; divisions and countries gain coordinates on the way."""
    rows = {row.id: row for row in map(row_of, selected())}
    _take_over(rows, divisions)
    for list_ in (_world, _japan, _korea):
        list_(rows, divisions)
    _locate(divisions)
    _locate_countries(countries)
    return rows


def missing() -> list[str]:
    """Lines of our lists for which GeoNames has no city."""
    return _MISSING


def _take_over(rows: Rows, divisions: Rows) -> None:
    for division in divisions.values():
        if division.kind in CITY_DIVISIONS or division.id in ALSO:
            city = _same_name(division)
            if city and division.country not in {"CN"}:
                rows.pop(f"gn-{city['geonameid']}", None)
                add_facts(division, city)
                add_names(division, city)


def _same_name(division: Row) -> City | None:
    """The largest city that has one of the division's English names."""
    names = (name for name in division.forms["en"])
    found = (named(name.removesuffix(" City"), division.country) for name in names)
    return max((c for c in found if c), key=lambda c: c["population"], default=None)


def _row(rows: Rows, divisions: Rows, name: str, country: str, division: str) -> Row | None:
    """The row of a city in our list; one that was too small before is made now."""
    city = named(name, country, division)
    if city is None:
        _MISSING.append(f"{name}, {country} {division}".strip())
        return None
    taken = next((d for d in divisions.values() if _is_taken(d, city)), None)
    return taken or rows.setdefault(f"gn-{city['geonameid']}", row_of(city))


def _is_taken(division: Row, city: City) -> bool:
    mine = division.kind in CITY_DIVISIONS or division.id in ALSO
    here = (division.lat, division.lon) == (city["latitude"], city["longitude"])
    return mine and division.country == city["countrycode"] and here


def _overlay(row: Row, en: str, th: str, zh: str) -> None:
    row.cite("known")
    row.call("en", *split(en), first=True)
    row.call("th", *split(th), first=True)
    simple = split(zh)
    row.call("zh-Hans", *(chinese.simplified(form) for form in simple), first=True)
    row.call("zh-Hant", *(chinese.traditional(form) for form in simple), first=True)


def _world(rows: Rows, divisions: Rows) -> None:
    for where, kind, en, th, zh, more, *_ in hand("cities"):
        name, country, division = [*(part.strip() for part in where.split(",")), ""][:3]
        if more.startswith("new="):
            row: Row | None = _new(more.removeprefix("new="), en, country)
            more = ""  # noqa: PLW2901  the place is read, nothing else stands there
        else:
            row = _row(rows, divisions, name, country, division)
        if row:
            if row.id.startswith("gn-"):
                row.kind = kind
            _overlay(row, en, th, zh)
            for language, forms in extra(more).items():
                row.call(language, *forms)
            target = divisions if row.id in divisions else rows
            target[row.id] = row


def _new(where: str, en: str, country: str) -> Row:
    """A city that GeoNames' cities lack: `lat,lon,division` from our list."""
    lat, lon, division = where.split(",")
    row = Row(f"{division}-{plain(split(en)[0])}", "city", country, division)
    row.lat, row.lon = float(lat), float(lon)
    return row


def _japan(rows: Rows, divisions: Rows) -> None:
    for where, en, th, ja, *_ in hand("japan"):
        if where.startswith("@"):
            name, _, division = where[1:].partition(",")
            if row := _row(rows, divisions, name, "JP", division.strip()):
                row.call("ja", *split(ja), first=True)
                kanji = [chinese.from_japanese(form) for form in split(ja) if len(form) > 1]
                _overlay(row, en, th, ";".join(kanji))


def _korea(rows: Rows, divisions: Rows) -> None:
    for division, en, th, ko, zh, *_ in hand("korea"):
        first = split(en)[0]
        city = next((c for n in _korean(first) if (c := named(n, "KR", division))), None)
        if city:
            row = rows.setdefault(f"gn-{city['geonameid']}", row_of(city))
        else:
            row = rows.setdefault(
                f"{division}-{plain(first)}",
                Row(f"{division}-{plain(first)}", "city", "KR", division),
            )
        row.call("ko", *split(ko), first=True)
        _overlay(row, en, th, zh)
        if split(ko)[0].endswith("군") or (ko and split(ko)[-1].endswith("군")):
            row.kind = "county"


def _korean(name: str) -> list[str]:
    """A Korean name as GeoNames may write it."""
    return [name, f"{name}-si", f"{name}-gun"]


def _locate(divisions: Rows) -> None:
    """A division lies where its largest city of the same name lies, else its largest city."""
    for division in divisions.values():
        if division.lat is None:
            name = division.name("en")
            city = named(name, division.country, division.id) or _largest(division)
            city = city or named(name, division.country)
            if city:
                division.lat, division.lon = city["latitude"], city["longitude"]
                division.cite("geonames")


def _largest(division: Row) -> City | None:

    cities_ = by_country()[division.country]
    return next((c for c in cities_ if division_of(c) == division.id), None)


def _locate_countries(countries: Rows) -> None:
    """A country lies at its capital."""

    for code, row in countries.items():
        capital = named(country_facts()[code]["capital"] or "", code)
        capital = capital or next(iter(by_country()[code]), None)
        if capital:
            row.lat, row.lon = capital["latitude"], capital["longitude"]
            row.cite("geonames")


def areas() -> Rows:
    """Zones, new areas and regions of several provinces, from our list."""
    rows = {}
    for id_, country, parent, where, en, th, zh, *_ in hand("areas"):
        row = Row(id_, "area", country, parent)
        if where:
            row.lat, row.lon = (float(part) for part in where.split(","))
        _overlay(row, en, th, zh)
        rows[id_] = row
    return rows

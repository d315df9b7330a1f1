"""Cities of GeoNames as rows: which to take, and their names by script."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from . import chinese, japanese
from .admin1 import ADMIN1
from .packages import geonames
from .rows import BY_RULE, Row

City = dict[str, Any]
THAI = re.compile("[\u0e01-\u0e5b]")
HAN = re.compile("^[\u3400-\u9fff]+$")
HANGUL = re.compile("^[\uac00-\ud7a3 ]+$")
LAO = re.compile("^[\u0e80-\u0eff]+$")
# Level words that GeoNames' alternate names carry.
_THAI_LEVELS = re.compile("^(จังหวัด|อำเภอ|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|แขวง|ตำบล|เขต) ?(?=.{3})")
_HAN_LEVELS = re.compile("(?<=..)(特别市|广域市|直辖市|市|县|府|郡|镇|区|省|社)$")
_KANJI_LEVELS = re.compile("(?<=.)(市|区|町|村|県|府|都)$")
# Countries where the Latin name in GeoNames carries marks that English leaves out.
_PLAIN = frozenset("JP LA MM TH KH VN KR MN".split())
# Fewest people of a city worth a row: our region finer than the world.
FEWEST = {
    "LA": 1000,
    "MM": 15_000,
    "KH": 15_000,
    "VN": 15_000,
    "MN": 5_000,
    "JP": 15_000,
    "KR": 15_000,
    "MY": 50_000,
    "ID": 50_000,
    "TW": 50_000,
    "BN": 15_000,
    "TL": 15_000,
    "BT": 15_000,
}
WORLD = 100_000
# Countries whose smaller towns have sister cities in our region, too.
TOWNS = frozenset(
    "AL AT AU BA BE BG CA CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV ME MK NL NO NZ PH PL PT "
    "RO RS SE SI SK UA".split()
)
TOWN = 40_000
# Letters from which on a Chinese spelling of such a town is nothing else as well.
SURE = 4
# Made elsewhere: Thailand from its own divisions, China likewise; city states are countries.
ELSEWHERE = frozenset("TH CN SG HK MO MC VA GI".split())


def plain(text: str) -> str:
    """Without accents, case, spaces and hyphens: for comparing names."""
    parts = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").replace("Ð", "D"))
    return "".join(c for c in parts.lower() if c.isalnum() and not "\u0300" <= c <= "\u036f")


@cache
def by_country() -> dict[str, list[City]]:
    """Cities of each country, the largest first."""
    found: dict[str, list[City]] = defaultdict(list)
    for city in sorted(geonames(), key=lambda c: (-c["population"], c["geonameid"])):
        found[city["countrycode"]].append(city)
    return found


@cache
def by_name(country: str) -> dict[str, list[City]]:
    """Cities of a country by plain name, then by plain alternate name, the largest first."""
    found: dict[str, list[City]] = defaultdict(list)
    for city in by_country()[country]:
        found[plain(city["name"])].append(city)
    for city in by_country()[country]:
        for name in city["alternatenames"]:
            if name.isascii() and plain(name) not in found:
                found[plain(name)].append(city)
    return found


def division_of(city: City) -> str:
    """Id of the division a city lies in; "" when we have no table for its country."""
    country, code = city["countrycode"], city["admin1code"]
    if country == "US":
        return f"US-{code}"
    return ADMIN1.get(country, {}).get(code, "")


def named(name: str, country: str, division: str = "") -> City | None:
    """The largest city of this name, in this division when one is given."""
    found = by_name(country).get(plain(name), [])
    return next((c for c in found if not division or division_of(c) == division), None)


def thai_names(city: City) -> list[str]:
    """Thai alternate names without level words, the shortest first."""
    found = [name for name in city["alternatenames"] if THAI.search(name)]
    bare = (_THAI_LEVELS.sub("", unicodedata.normalize("NFC", name)) for name in found)
    short = [name for name in dict.fromkeys(bare) if 2 < len(name) <= 25 and " " not in name]
    return sorted(short, key=len)


def han_names(city: City) -> list[str]:
    """Chinese alternate names, simplified and without level words, the commonest first."""
    found = [chinese.simplified(name) for name in city["alternatenames"] if HAN.match(name)]
    bare = [_HAN_LEVELS.sub("", name) for name in found]
    counted = Counter(name for name in bare if 2 <= len(name) <= 9)
    return [name for name, _ in counted.most_common()]


def kanji_names(city: City) -> list[str]:
    """Japanese names of a Japanese city: bare and with 市 or 区."""
    full = [name for name in city["alternatenames"] if HAN.match(name) and name[-1] in "市区町"]
    whole = [
        name for name in city["alternatenames"] if HAN.match(name) and name[-1] not in "市区町"
    ]
    bare = [_KANJI_LEVELS.sub("", name) for name in full]
    return list(dict.fromkeys([*bare, *full] if full else whole[:1]))


def selected() -> Iterator[City]:
    """The cities that get rows of their own, outside Thailand and China."""
    for country, cities in by_country().items():
        if country not in ELSEWHERE:
            fewest = FEWEST.get(country, TOWN if country in TOWNS else WORLD)
            yield from (c for c in cities if c["population"] >= fewest and _is_city(c))


def _is_city(city: City) -> bool:
    """Japanese places must call themselves 市 or 区; elsewhere size alone decides."""
    if city["countrycode"] != "JP":
        return True
    return any(HAN.match(name) and name[-1] in "市区" for name in city["alternatenames"])


def row_of(city: City) -> Row:
    """A row for a city, with every name that the packages give."""
    country = city["countrycode"]
    row = Row(f"gn-{city['geonameid']}", "city", country, division_of(city) or country)
    add_facts(row, city)
    name = re.sub("-(si|gun|shi)$", "", city["name"].replace("’", "'").replace("‘", "'"))
    row.call("en", ascii_name(name) if country in _PLAIN else name)
    if country in _PLAIN and country not in {"KR", "MM"}:
        row.call("vi" if country == "VN" else "en", name)
    add_names(row, city)
    if country == "JP" and not row.name("th") and (spelt := japanese.thai(row.name("en"))):
        row.call("th", spelt)
        row.cite(BY_RULE)
    return row


def ascii_name(name: str) -> str:
    """Uozu from Ūozu, Da Nang from Đà Nẵng; letters of other scripts stay."""
    parts = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d").replace("Ð", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c <= "\u036f"))


def add_facts(row: Row, city: City) -> None:
    """Coordinates, people and source of a city."""
    row.lat, row.lon = city["latitude"], city["longitude"]
    row.population = row.population or city["population"]
    row.cite("geonames")


def add_names(row: Row, city: City) -> None:
    """Names in Thai, Chinese, Japanese, Korean and Lao from GeoNames' alternate names."""
    row.call("th", *thai_names(city)[:2])
    if row.country == "JP":
        kanji = kanji_names(city)
        row.call("ja", *kanji)
        if any(name.endswith("区") for name in kanji):
            row.kind = "district"
        han = [chinese.from_japanese(name) for name in kanji if len(name) > 1]
    else:
        least = SURE if row.country in TOWNS and city["population"] < WORLD else 0
        han = [name for name in han_names(city)[:2] if len(name) >= least]
    row.call("zh-Hans", *han)
    row.call("zh-Hant", *(chinese.traditional(name) for name in han[:1]))
    if row.country == "KR":
        hangul = [n for n in city["alternatenames"] if HANGUL.match(n) and " " not in n]
        row.call("ko", *hangul[:2])
    if row.country == "LA":
        row.call("lo", *[n for n in city["alternatenames"] if LAO.match(n)][:1])

"""Levels: which bodies a level word may speak of, and what a new body of a place is.

The gazetteer's kinds of place are finer than our kinds of body: a prefecture, a province and an
aimag are governed by bodies of kind `province`, and `rank` says which of them are equals.
"""

from typing import Any

from phinong.core.languages import guess_language
from phinong.core.vocabulary import vocabulary
from phinong.places.models import Body
from phinong.places.naming import PAO, place_kinds, stated_level
from phinong.reader.gazetteer import load
from phinong.reader.gazetteer.entries import Place as PlaceEntry
from phinong.reader.names_kinds import kind_of_body

OTHERWISE = "organisation"

# Kind of place → kind of the body that governs it.
BODY_OF = {
    "country": "country",
    "territory": "country",
    "province": "province",
    "state": "province",
    "prefecture": "province",
    "region": "province",
    "autonomous-region": "province",
    "aimag": "province",
    "autonomous-prefecture": "autonomous-prefecture",
    "direct-municipality": "city",
    "special-city": "city",
    "prefecture-city": "city",
    "city": "city",
    "town": "city",
    "city-municipality": "municipality",
    "town-municipality": "municipality",
    "subdistrict-municipality": "municipality",
    "district": "district",
    "county": "district",
}
MUNICIPAL = frozenset({"city-municipality", "town-municipality", "subdistrict-municipality"})
# Bodies that an unqualified place name may mean.
GOVERNING = frozenset({*BODY_OF.values(), PAO})

# (country, kind of place) → rank. Source: the notes of the vocabulary `ranks`; a country that it
# does not name gets no rank until somebody states one.
RANKS = {
    ("TH", "province"): "province",
    ("TH", "city-municipality"): "city",
    ("TH", "town-municipality"): "city",
    ("TH", "subdistrict-municipality"): "subdistrict",
    ("TH", "district"): "district",
    ("CN", "province"): "province",
    ("CN", "autonomous-region"): "province",
    ("CN", "direct-municipality"): "province",
    ("CN", "prefecture-city"): "prefecture",
    ("CN", "autonomous-prefecture"): "prefecture",
    ("CN", "district"): "district",
    ("CN", "county"): "district",
    ("KR", "province"): "province",
    ("KR", "special-city"): "province",
    ("KR", "city"): "city",
    ("JP", "prefecture"): "province",
    ("JP", "city"): "city",
    ("US", "state"): "province",
    ("US", "county"): "prefecture",
    ("US", "city"): "city",
    ("MN", "aimag"): "province",
}

# The reader's kinds → our kinds that may be meant.
FAMILIES = {
    "city": frozenset({"city", "municipality", "pao", "province", "district"}),
    "province": frozenset({"province", "autonomous-prefecture", "city", "pao"}),
    "country": frozenset({"country"}),
    "university": frozenset({"university", "faculty", "school", "centre"}),
    "network": frozenset({"network", "organisation"}),
    "organisation": frozenset(
        {
            "ministry",
            "department",
            "faculty",
            "school",
            "foundation",
            "network",
            "centre",
            "committee",
            "working-group",
            "consulate",
            "embassy",
            "chamber",
            "company",
            "community",
            "international-organisation",
            "organisation",
            "pao",
        }
    ),
}

# How a Thai body is told from its neighbours of the same name. Source: domain.md 7.5; a Chinese
# form stands only where that table has one that is established.
THAI_NAMES = {
    "province": {"th": "จังหวัด{}", "en": "{} Province", "zh-Hans": "{}府"},
    "city-municipality": {"th": "เทศบาลนคร{}", "en": "{} City Municipality", "zh-Hans": "{}市"},
    "town-municipality": {"th": "เทศบาลเมือง{}", "en": "{} Town Municipality"},
    "subdistrict-municipality": {"th": "เทศบาลตำบล{}", "en": "{} Subdistrict Municipality"},
}


def body_kinds(level: str) -> frozenset[str]:
    """The kinds of body that a level word may speak of."""
    return frozenset(BODY_OF.get(kind, kind) for kind in place_kinds(level))


def may_be(body: Body, level: str) -> bool:
    """True when a name with this level word may mean the body; always without a level word.

    Two municipalities of different class (นคร, เมือง, ตำบล) are told apart by their places. Where
    a municipality governs, a body kept as `city` is one of which no source states the level: no
    level word means it.
    """
    if not level:
        return True
    kinds = place_kinds(level)
    at = body.place.kind if body.place else ""
    other_class = at in MUNICIPAL and bool(kinds & MUNICIPAL) and at not in kinds
    no_level = at in MUNICIPAL and body.kind == "city"
    return body.kind in body_kinds(level) and not other_class and not no_level


def kind_fits(hint: str, kind: str) -> bool:
    """True when the reader's kind may be this kind of body; an unknown hint excludes nothing."""
    family = FAMILIES.get(hint)
    return family is None or kind in family


def new_kind(text: str, hint: str = "", entry: str = "") -> str:
    """The kind of a body made for a written name.

    By its level word, else by what the gazetteer knows, else by a word of the name, else by the
    reader's hint; an organisation when nothing tells.
    """
    known = vocabulary("body-kinds")
    gazetteer = load()
    if level := stated_level(text):
        return BODY_OF.get(level, level if level in known else OTHERWISE)
    if entry in gazetteer.places or entry in gazetteer.bodies:
        kind = gazetteer.kind(entry)
        return BODY_OF.get(kind, kind if kind in known else OTHERWISE)
    if worded := kind_of_body(text):
        return worded
    return hint if hint in known else OTHERWISE


def names_of_new(text: str, entry: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Names by language of a new body, and its columns, from the gazetteer where it knows it."""
    gazetteer = load()
    if entry in gazetteer.bodies:
        known = gazetteer.bodies[entry]
        return dict(known.names), {"entry": entry, "country": known.country}
    if entry in gazetteer.places:
        place = gazetteer.places[entry]
        rank = RANKS.get((place.country, place.kind), "")
        return names_at(place), {"entry": entry, "country": place.country, "rank": rank}
    return {guess_language(text): text.strip()}, {}


def names_at(place: PlaceEntry) -> dict[str, str]:
    """The names of the body that governs a place: in Thailand with its level, elsewhere bare."""
    patterns = THAI_NAMES.get(place.kind) if place.country == "TH" else None
    if patterns is None:
        return dict(place.names)
    return {
        language: pattern.format(place.names[language])
        for language, pattern in patterns.items()
        if place.names.get(language)
    }

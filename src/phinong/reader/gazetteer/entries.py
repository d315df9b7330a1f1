"""What the gazetteer holds: places on the ground and the bodies seated in them.

Both come from tab-separated files beside this module, one entry a line. `names` holds the
preferred name by language, `aliases` every further form: `en=Chiang Mai|th=เชียงใหม่` and
`en=Chiangmai;Chieng Mai`. Languages are BCP 47 codes; `abbr` holds abbreviations of any script.
"""

from typing import NamedTuple

NO_VALUE = ""


class Place(NamedTuple):
    """A place. `parent` and `id` are ids of this gazetteer; `population` is 0 when unknown."""

    id: str
    kind: str
    country: str
    parent: str
    latitude: float | None
    longitude: float | None
    population: int
    iso_3166_2: str
    names: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    source: str

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else the first there is; "" without any."""
        return _name(self.names, language)


class Body(NamedTuple):
    """An institution. `place` is the id of its seat, "" when it has none (networks)."""

    id: str
    kind: str
    country: str
    place: str
    names: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    source: str

    def name(self, language: str) -> str:
        """The name in `language`, else in English, else the first there is; "" without any."""
        return _name(self.names, language)


Entry = Place | Body


def _name(names: dict[str, str], language: str) -> str:
    for code in (language, "zh-Hans" if language == "zh" else "en", "en"):
        if code in names:
            return names[code]
    return next(iter(names.values()), NO_VALUE)


def read_names(text: str) -> dict[str, str]:
    """`en=Lamphun|th=ลำพูน` as a dict; {} for an empty field."""
    return dict(part.split("=", 1) for part in text.split("|")) if text else {}


def read_aliases(text: str) -> dict[str, tuple[str, ...]]:
    """`en=Lampoon;Lamphoon` as a dict of tuples; {} for an empty field."""
    return {code: tuple(forms.split(";")) for code, forms in read_names(text).items()}


def read_place(line: str) -> Place:
    """One line of places.tsv."""
    id_, kind, country, parent, lat, lon, people, iso, names, aliases, source = line.split("\t")
    return Place(
        id_,
        kind,
        country,
        parent,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(people or 0),
        iso,
        read_names(names),
        read_aliases(aliases),
        source,
    )


def read_body(line: str) -> Body:
    """One line of a bodies file."""
    id_, kind, country, place, names, aliases, source = line.split("\t")
    return Body(id_, kind, country, place, read_names(names), read_aliases(aliases), source)

"""Rows of the tables while they are made, and how they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HAND = Path(__file__).parent / "hand"
PLACE_COLUMNS = "id kind country parent lat lon population iso_3166_2 names aliases source".split()
BODY_COLUMNS = "id kind country place names aliases source".split()
# Source of a Thai name that no list gives: spelt from pinyin or romaji by rule.
BY_RULE = "thai-by-rule"
LANGUAGES = ("en", "th", "zh-Hans", "zh-Hant", "ja", "ko", "mn", "lo", "vi", "abbr")


@dataclass
class Row:
    """One entry. The first form given in a language is its name, the others are aliases."""

    id: str
    kind: str
    country: str
    parent: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    iso: str = ""
    forms: dict[str, list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)

    def call(self, language: str, *forms: str, first: bool = False) -> None:
        """Add forms of the name; `first` makes them preferred over those known."""
        known = self.forms.setdefault(language, [])
        wanted = [form.strip() for form in forms if form and form.strip()]
        merged = [*wanted, *known] if first else [*known, *wanted]
        self.forms[language] = list(dict.fromkeys(merged))

    def cite(self, source: str) -> None:
        """Name a source of this row once."""
        if source not in self.sources:
            self.sources.append(source)

    def name(self, language: str) -> str:
        """The preferred name in a language, or ""."""
        return next(iter(self.forms.get(language, [])), "")

    def names(self) -> str:
        """The names column; abbreviations are never names."""
        parts = ((lang, self.name(lang)) for lang in LANGUAGES if lang != "abbr")
        return "|".join(f"{lang}={name}" for lang, name in parts if name)

    def aliases(self) -> str:
        """The aliases column."""
        parts = []
        for lang in LANGUAGES:
            forms = self.forms.get(lang, [])
            if rest := (forms if lang == "abbr" else forms[1:]):
                parts.append(f"{lang}={';'.join(rest)}")
        return "|".join(parts)


Rows = dict[str, Row]


def hand(name: str) -> Iterator[list[str]]:
    """Cells of every line of a hand-written list; missing cells at the end are ""."""
    for line in (HAND / f"{name}.psv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            yield cells + [""] * (8 - len(cells))


def split(cell: str) -> list[str]:
    """Forms of a cell, the preferred one first."""
    return [form.strip() for form in cell.split(";") if form.strip()]


def extra(cell: str) -> dict[str, list[str]]:
    """`ko=서울;서울특별시 ja=ソウル` as a dict. A space inside a form is kept."""
    found: dict[str, list[str]] = {}
    last = ""
    for word in cell.split(" "):
        language, is_start, forms = word.partition("=")
        if is_start and language in LANGUAGES:
            last = language
            found[last] = [forms]
        elif last:
            found[last][0] += f" {word}"
    return {lang: split(forms[0]) for lang, forms in found.items()}


def write_places(rows: Rows, path: Path) -> None:
    """places.tsv, in the order of the ids."""
    _write(path, PLACE_COLUMNS, (_place(row) for _, row in sorted(rows.items())))


def write_bodies(rows: Rows, path: Path) -> None:
    """bodies.tsv, in the order of the ids."""
    _write(path, BODY_COLUMNS, (_body(row) for _, row in sorted(rows.items())))


def _place(row: Row) -> list[str]:
    return [
        row.id,
        row.kind,
        row.country,
        row.parent,
        "" if row.lat is None else f"{row.lat:.3f}".rstrip("0").rstrip("."),
        "" if row.lon is None else f"{row.lon:.3f}".rstrip("0").rstrip("."),
        str(row.population or ""),
        row.iso,
        row.names(),
        row.aliases(),
        " ".join(row.sources),
    ]


def _body(row: Row) -> list[str]:
    tail = [row.names(), row.aliases(), " ".join(row.sources)]
    return [row.id, row.kind, row.country, row.parent, *tail]


def _write(path: Path, columns: Iterable[str], lines: Iterable[list[str]]) -> None:
    text = "\n".join("\t".join(line) for line in (list(columns), *lines))
    path.write_text(text + "\n", encoding="utf-8")

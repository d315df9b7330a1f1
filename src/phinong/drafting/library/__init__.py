"""The clause library: wordings and templates of instruments in Thai, English and Chinese, as data.

`topics/<topic>.toml` holds the wordings of one topic, `templates/<code>.toml` lists wordings by
"topic.variant", `fields.toml` names the fields, `names.toml` states and languages. All of it is a
draft for legal review: that is said beside the text and is no part of it. Sources: docs/texts.md.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from phinong.core.languages import in_language
from phinong.drafting.canonical import Wording

FOLDER = Path(__file__).parent
TAGS = ("th", "en", "zh-Hans")
# When a wording stands in a text; "" for always.
CONDITIONS = ("", "one-prevails", "none-prevails", "one-language")


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a clause: its key "topic.variant", kind, labels, and words by language tag."""

    key: str
    kind: str
    labels: Mapping[str, str]
    texts: Mapping[str, Wording]
    when: str = ""

    @property
    def topic(self) -> str:
        """What it provides, a code of `clause-topics`."""
        return self.key.partition(".")[0]

    def label(self, language: str) -> str:
        """What it is called for a reader."""
        return in_language(self.labels, language).text


@dataclass(frozen=True, slots=True)
class Template:
    """An instrument's clauses in order. `itself` is what the text calls itself, by language tag.

    `sphere` is the kind of parties it is written for (`ties.spheres`), empty for any; `sources` say
    where its anatomy comes from; `order` is its place among the templates.
    """

    code: str
    instrument: str
    version: int
    labels: Mapping[str, str]
    itself: Mapping[str, str]
    sources: Mapping[str, str]
    clauses: tuple[str, ...]
    order: int
    sphere: str = ""

    def label(self, language: str) -> str:
        """What it is called for a reader."""
        return in_language(self.labels, language).text

    def source(self, language: str) -> str:
        """Where its anatomy comes from, for a reader."""
        return in_language(self.sources, language).text

    def suits(self, instrument: str, sphere: str) -> bool:
        """Whether it is for this instrument between parties of this kind."""
        return self.instrument == instrument and self.sphere in ("", sphere)


def _written(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def variants() -> Mapping[str, Variant]:
    """{"topic.variant": wording} of the whole library, topic by topic."""
    found = {}
    for path in sorted((FOLDER / "topics").glob("*.toml")):
        for name, entry in _written(path).items():
            key = f"{path.stem}.{name}"
            texts = {tag: Wording(**entry[tag]) for tag in TAGS if tag in entry}
            kind, when = entry.get("kind", "article"), entry.get("when", "")
            found[key] = Variant(key, kind, entry["labels"], texts, when)
    return MappingProxyType(found)


@cache
def templates() -> Mapping[str, Template]:
    """{code: template} in their own order: what comes first in a tie's life stands first."""
    found = {}
    for path in sorted((FOLDER / "templates").glob("*.toml")):
        entry = _written(path)
        clauses = tuple(entry.pop("clauses"))
        found[path.stem] = Template(code=path.stem, clauses=clauses, **entry)
    return MappingProxyType(dict(sorted(found.items(), key=lambda row: row[1].order)))


@cache
def state_name(country: str, tag: str) -> str:
    """A state's official name in exactly this language, or nothing."""
    return str(_written(FOLDER / "names.toml")["states"].get(country, {}).get(tag, ""))


@cache
def tongue_name(language: str, tag: str) -> str:
    """What a text in `tag` calls a language of its originals, or nothing."""
    return str(_written(FOLDER / "names.toml")["tongues"].get(language, {}).get(tag, ""))


@cache
def field_labels() -> Mapping[str, Mapping[str, str]]:
    """{merge field: {language tag: what stands in its gap}}."""
    return MappingProxyType({n: e["labels"] for n, e in _written(FOLDER / "fields.toml").items()})

"""The clause library: wordings and templates of instruments in Thai, English and Chinese, as data.

`topics/<topic>.toml` holds the wordings of one topic, `templates/<code>.toml` lists wordings by
"topic.variant", `fields.toml` names the fields. All of it is a draft for legal review: that is
said beside the text and is no part of it. Sources: docs/texts.md.
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
    """An instrument's clauses in order. `itself` is what the text calls itself, by language tag."""

    code: str
    instrument: str
    version: int
    labels: Mapping[str, str]
    itself: Mapping[str, str]
    source: str
    clauses: tuple[str, ...]

    def label(self, language: str) -> str:
        """What it is called for a reader."""
        return in_language(self.labels, language).text


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
    """{code: template} in the order of their codes."""
    found = {}
    for path in sorted((FOLDER / "templates").glob("*.toml")):
        entry = _written(path)
        clauses = tuple(entry.pop("clauses"))
        found[path.stem] = Template(code=path.stem, clauses=clauses, **entry)
    return MappingProxyType(found)


@cache
def field_labels() -> Mapping[str, Mapping[str, str]]:
    """{merge field: {language tag: what stands in its gap}}."""
    return MappingProxyType({n: e["labels"] for n, e in _written(FOLDER / "fields.toml").items()})

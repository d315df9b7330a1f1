"""Coded vocabularies: stable codes with labels and notes, one TOML file each.

We translate by code, never by word: 友好城市 reads "friendship city" and is China's highest kind,
while a Korean or US friendship city is a lower one. Notes say so per country.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from phinong.core.languages import in_language

FOLDER = Path(__file__).parent / "vocabularies"
# Where a statement comes from: read in a public source, general knowledge not checked, concluded.
CONFIDENCES = ("seen", "known", "inferred")


@dataclass(frozen=True, slots=True)
class Note:
    """What a term means in one country (or for us: ""), and how well that is established."""

    text: str
    confidence: str = "seen"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. `labels` by content tag, `notes` by country code.

    `facts` are further columns of its file, such as the number of a goal or a rank's level.
    """

    code: str
    labels: Mapping[str, str]
    notes: Mapping[str, Note] = field(default_factory=dict)
    broader: str = ""
    source: str = ""
    confidence: str = "seen"
    facts: Mapping[str, Any] = field(default_factory=dict)


@cache
def vocabulary(name: str) -> Mapping[str, Term]:
    """{code: Term} in the order of its file. Raises KeyError for a vocabulary we have not."""
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        raise KeyError(name)
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({code: _term(code, entry) for code, entry in written.items()})


def vocabularies() -> list[str]:
    """The names of all vocabularies, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def label(name: str, code: str, language: str) -> str:
    """The label of a code for a reader of `language` (page language or content tag).

    Empty for an empty code; the code itself for one the vocabulary has not, so that a page
    about an old record still shows something true.
    """
    term = vocabulary(name).get(code)
    return in_language(term.labels, language).text if term else code


def labels(name: str, language: str) -> list[tuple[str, str]]:
    """[(code, label)] in the vocabulary's order: the choices of a form field."""
    return [(code, label(name, code, language)) for code in vocabulary(name)]


def _term(code: str, entry: dict[str, Any]) -> Term:
    """A term from its table: `labels` and `notes` are tables, the rest are plain values."""
    written = dict(entry)
    notes = {country: Note(**note) for country, note in written.pop("notes", {}).items()}
    own = {key: written.pop(key) for key in ("broader", "source", "confidence") if key in written}
    return Term(code, MappingProxyType(written.pop("labels")), notes, facts=written, **own)

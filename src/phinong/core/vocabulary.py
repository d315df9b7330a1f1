"""Coded vocabularies: a stable code, labels by language, notes by country, the source."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from phinong.core.languages import in_language


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary."""

    code: str
    labels: dict[str, str]
    notes: dict[str, Any] = field(default_factory=dict)
    broader: str = ""
    source: str = ""


@cache
def vocabulary(name: str) -> dict[str, Term]:
    """{code: Term} in the file's order. Raises KeyError for a name that has no file."""
    path = files("phinong.core") / "vocabularies" / f"{name}.toml"
    if not path.is_file():
        raise KeyError(f"no vocabulary {name}")
    terms = tomllib.loads(path.read_text(encoding="utf-8"))["terms"]
    return {code: Term(code=code, **facts) for code, facts in terms.items()}


def label(name: str, code: str, language: str) -> str:
    """What a reader of `language` calls this code; the code itself when it is unknown."""
    term = vocabulary(name).get(code)
    return in_language(term.labels, language).text if term else code

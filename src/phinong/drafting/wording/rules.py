"""The rules of the wording check, read from their files."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SCRIPTS = ("th", "en", "zh")


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word of treaties in one language. `unless` makes it harmless when it stands before."""

    key: str
    language: str
    pattern: re.Pattern[str]
    instead: str
    why: Mapping[str, str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class PartRule:
    """Something a text should provide; `several` when only a text in several languages needs it."""

    key: str
    labels: Mapping[str, str]
    pattern: re.Pattern[str]
    why: Mapping[str, str]
    several: bool = False


def read(name: str) -> dict[str, Any]:
    """The tables of one of this folder's files."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_rules() -> tuple[WordRule, ...]:
    """Every word, in the order of the file and of the languages."""
    return tuple(
        WordRule(
            key=key,
            language=language,
            pattern=re.compile(entry[language]["pattern"]),
            instead=entry[language]["instead"],
            why=entry["why"],
            unless=re.compile(entry["unless"]) if "unless" in entry else None,
        )
        for key, entry in read("words").items()
        for language in SCRIPTS
    )


@cache
def part_rules() -> tuple[PartRule, ...]:
    """Everything a text should provide."""
    return tuple(
        PartRule(
            key,
            row["labels"],
            re.compile(row["pattern"], re.DOTALL | re.IGNORECASE),
            row["why"],
            row.get("several", False),
        )
        for key, row in read("parts").items()
    )

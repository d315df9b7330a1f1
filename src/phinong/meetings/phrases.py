"""How decisions are usually worded, in the three languages, by outcome: data in `phrases.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "phrases.toml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A usual wording: its name (`approved.1`), the outcome it words, its texts by language."""

    name: str
    outcome: str
    texts: Mapping[str, str]


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every wording, in the order of the file: the order in which decisions are offered."""
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Phrase(f"{outcome}.{number}", outcome, texts)
        for outcome, several in written.items()
        for number, texts in enumerate(several, start=1)
    )


def outcomes() -> list[str]:
    """The outcomes a meeting is offered, in the order of the file."""
    return list(dict.fromkeys(phrase.outcome for phrase in phrases()))


def phrase(name: str) -> Phrase | None:
    """The wording with this name; None for none."""
    return next((one for one in phrases() if one.name == name), None)

"""The procedures that parties follow to a signature, as data: one file for each kind of party.

A file is called `<code>.<edition>.toml`. A new edition is a new file beside the old one: a route
keeps the edition it was started with, so what a later edition says changes no route under way.
Steps stand in their usual order and force none. Days are given only where a source gives them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).parent / "procedures"


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step: who acts, which paper comes of it, how it may end, and how that is known.

    `days` is the usual length where a source states one, else None. `outcomes` are codes of the
    vocabulary `outcomes`; without any, the step is done or it is not.
    """

    key: str
    names: Mapping[str, str]
    who: Mapping[str, str]
    paper: Mapping[str, str]
    confidence: str
    source: str
    days: int | None = None
    optional: bool = False
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Something a procedure asks of the whole agreement; `months` where it is a length of time."""

    key: str
    labels: Mapping[str, str]
    confidence: str
    source: str
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """The route of one kind of party. `thin` where too little is known to be followed blindly.

    `country` is an ISO 3166-1 code, `kinds` are codes of the vocabulary `body-kinds`.
    """

    code: str
    edition: str
    country: str
    kinds: tuple[str, ...]
    labels: Mapping[str, str]
    steps: Mapping[str, ProcedureStep]
    conditions: Mapping[str, Condition]
    thin: bool = False

    def suits(self, kind: str, country: str) -> bool:
        """Whether a body of this kind and country usually follows it."""
        return kind in self.kinds and country == self.country


@cache
def editions() -> Mapping[str, tuple[str, ...]]:
    """{code: its editions, the oldest first}, in the order of the codes."""
    found: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        code, _dot, edition = path.stem.partition(".")
        found.setdefault(code, []).append(edition)
    return MappingProxyType({code: tuple(of) for code, of in found.items()})


@cache
def procedure(code: str, edition: str = "") -> Procedure:
    """A procedure in one edition, the newest by default. Raises KeyError for one we have not."""
    known = editions()[code]
    wanted = edition or known[-1]
    if wanted not in known:
        raise KeyError(f"{code}.{wanted}")
    text = (FOLDER / f"{code}.{wanted}.toml").read_text(encoding="utf-8")
    return read(code, wanted, tomllib.loads(text))


def read(code: str, edition: str, written: Mapping[str, Any]) -> Procedure:
    """The procedure that a file's tables say. Raises KeyError or TypeError for missing parts and
    for columns that there are not."""
    own = dict(written)
    steps = {key: _step(key, entry) for key, entry in own.pop("steps").items()}
    conditions = {key: Condition(key, **entry) for key, entry in own.pop("rules", {}).items()}
    kinds = tuple(own.pop("kinds"))
    return Procedure(code, edition, steps=steps, conditions=conditions, kinds=kinds, **own)


def _step(key: str, entry: Mapping[str, Any]) -> ProcedureStep:
    own = dict(entry)
    outcomes = tuple(own.pop("outcomes", ()))
    return ProcedureStep(key, outcomes=outcomes, **own)


def procedures(kind: str = "", country: str = "") -> list[Procedure]:
    """The newest edition of every procedure, those that suit such a body first."""
    newest = [procedure(code) for code in editions()]
    return sorted(newest, key=lambda one: not one.suits(kind, country))


def longest_term(kind: str, country: str) -> Condition | None:
    """The cap on the term, in months, that the procedure of such a body knows; None without one."""
    suiting = [one for one in procedures(kind, country) if one.suits(kind, country)]
    found = (one.conditions.get("longest-term") for one in suiting)
    return next((cap for cap in found if cap), None)

"""How an accepted finding becomes a record.

The room that owns a record says how: it registers a `Landing` for a kind of finding when its app
starts. So the desk is one desk for machine findings, imported rows and people's contributions,
and this room needs to know no room above it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from phinong.core.refusals import Refusal
from phinong.record.models import Document, Finding


@dataclass(frozen=True, slots=True)
class Worth:
    """One value as an officer accepts it.

    `value` is a code, an EDTF date, a number or a text. `start` and `end` are the span in the
    document's text, or None for what a person added by hand. `body` is the code of the body a
    name was linked to, "new" when the officer asks for a new one, "" when undecided.
    """

    name: str
    value: Any
    as_written: str = ""
    start: int | None = None
    end: int | None = None
    entry: str = ""
    body: str = ""
    confidence: float = 1.0

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "Worth":
        """A value from the JSON a finding keeps; keys of the desk alone are left out."""
        known = {key: stored[key] for key in cls.__slots__ if stored.get(key) is not None}
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one finding, in the order of the text."""

    items: tuple[Worth, ...]

    @classmethod
    def of(cls, finding: Finding) -> "Values":
        """What the officer accepted, or what was proposed while nobody has decided."""
        return cls(tuple(Worth.of(stored) for stored in finding.decided_values or finding.values))

    def __iter__(self) -> Iterator[Worth]:
        return iter(self.items)

    def all(self, *names: str) -> list[Worth]:
        """Every value with one of these names."""
        return [worth for worth in self.items if worth.name in names]

    def first(self, *names: str) -> Worth | None:
        """The first value with one of these names, in the order of `names`."""
        return next((worth for name in names for worth in self.all(name)), None)

    def text(self, name: str) -> str:
        """The first value called `name` as text, or an empty text."""
        found = self.first(name)
        return "" if found is None or found.value is None else str(found.value)


@dataclass(frozen=True, slots=True)
class Touched:
    """One record that an acceptance made (`made`) or added to."""

    kind: str
    number: int
    made: bool = True


@dataclass(frozen=True, slots=True)
class Landed:
    """Everything one acceptance made or touched; the record a person would open comes first."""

    touched: tuple[Touched, ...]

    def stored(self) -> list[list[Any]]:
        """The shape in which a finding keeps it."""
        return [[t.kind, t.number, t.made] for t in self.touched]


@dataclass(frozen=True, slots=True)
class Similar:
    """A record that may already hold what a finding proposes, with the reason."""

    kind: str
    number: int
    label: str
    path: str
    why: str


def nothing_similar(values: Values) -> list[Similar]:
    """No search for doubles: for records that cannot be there twice."""
    return []


def always(values: Values) -> list[Refusal]:
    """No reason against."""
    return []


@dataclass(frozen=True, slots=True)
class Landing:
    """How findings of one kind land.

    `why_not` gives the reasons against accepting these values, empty when there are none; `land`
    writes record and citations inside the caller's transaction; `similar` finds records that may
    be the same.
    """

    land: Callable[..., Landed]
    why_not: Callable[[Values], list[Refusal]] = always
    similar: Callable[[Values], list[Similar]] = nothing_similar


@dataclass(frozen=True, slots=True)
class Record:
    """What the memory must know of a kind of record: how to fetch, name, address and remove it.

    `fetch(numbers)` gives {number: model instance}; `label(instance, language)` its name;
    `remove(instance)` undoes a creation; `prove(numbers, proved)` marks what lost or regained its
    proof.
    """

    fetch: Callable[[Iterable[int]], dict[int, Any]]
    label: Callable[[Any, str], str]
    path: Callable[[Any], str]
    remove: Callable[[Any], None] | None = None
    prove: Callable[[set[int], bool], None] | None = None


@dataclass(slots=True)
class Registry:
    """Landings by kind of finding, and records by kind."""

    landings: dict[str, Landing] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)

    def landing(self, kind: str) -> Landing | None:
        """How findings of this kind land, or None when no room takes them."""
        return self.landings.get(kind)

    def record(self, kind: str) -> Record:
        """What is known of a kind of record. Raises KeyError for a kind nobody registered."""
        return self.records[kind]


REGISTRY = Registry()


def lands(kind: str, landing: Landing) -> None:
    """Say how findings of `kind` land. Called once, when an app starts."""
    REGISTRY.landings[kind] = landing


def keeps(kind: str, record: Record) -> None:
    """Make a kind of record known to the memory. Called once, when an app starts."""
    REGISTRY.records[kind] = record


LandFunction = Callable[[Values, Finding, Document], Landed]

"""The embedded gazetteer: places and bodies by name, offline, in one automaton.

    gazetteer = load()
    gazetteer.find("จังหวัดเชียงใหม่กับนครเฉิงตู")   # Hits with ids, level words, offsets
    gazetteer.lookup("Chieng Mai")                # Matches, best first
    gazetteer.suggest("Yogjakarta", 3)
    gazetteer.places["TH-50"].name("zh")

Data files and their sources: docs/gazetteer.md. Nothing here knows the framework.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from phinong.reader.gazetteer.context import Context
from phinong.reader.gazetteer.entries import Body, Entry, Place, read_body, read_place
from phinong.reader.gazetteer.finder import Finder, Hit
from phinong.reader.gazetteer.forms import Form, build_forms
from phinong.reader.gazetteer.levels import KINDS, LEVEL_WORDS, LEVELS
from phinong.reader.gazetteer.names import Match, Names
from phinong.reader.gazetteer.store import Forms, lines, load_forms, words

__all__ = [
    "KINDS",
    "LEVELS",
    "LEVEL_WORDS",
    "Body",
    "Entry",
    "Gazetteer",
    "Hit",
    "Match",
    "Place",
    "load",
    "make_forms",
]

T = TypeVar("T", Place, Body)


class Table(Mapping[str, T], Generic[T]):
    """Entries by id, in the order of the file; a line is parsed when it is first asked for."""

    def __init__(self, lines: list[str], read: Any) -> None:
        self._lines = {line.partition("\t")[0]: line for line in lines}
        self._read = read
        self._parsed: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:
        if id_ not in self._parsed:
            self._parsed[id_] = self._read(self._lines[id_])
        return self._parsed[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def kind(self, id_: str) -> str:
        """The kind of an entry, without parsing the rest of its line."""
        return self._lines[id_].split("\t", 2)[1]


class Gazetteer:
    """Places and bodies, and the three ways to ask for them."""

    def __init__(self, places: Table[Place], bodies: Table[Body]) -> None:
        self.places = places
        self.bodies = bodies

    def find(self, text: str, shadow: str | None = None) -> list[Hit]:
        """Every name in `text`, in order; see `Hit`."""
        return self._context.settle(shadow or text, self._finder.find(text, shadow))

    def lookup(self, name: str, language: str | None = None) -> list[Match]:
        """Entries called `name`, tolerant of spacing and romanisation, best first."""
        return self._names.lookup(name, language)

    def suggest(self, name: str, n: int = 5) -> list[Match]:
        """The `n` entries nearest to a misspelt name, best first."""
        return self._names.suggest(name, n)

    def entry(self, id_: str) -> Entry:
        """The place or body of this id; KeyError when there is none."""
        return self.places[id_] if id_ in self.places else self.bodies[id_]

    def kind(self, id_: str) -> str:
        """The kind of a place or body."""
        return self.places.kind(id_) if id_ in self.places else self.bodies.kind(id_)

    def ancestors(self, id_: str) -> frozenset[str]:
        """Ids of everything an entry lies in, up to the country; empty for unknown ids."""
        return self._context.ancestors(id_)

    @cached_property
    def _forms(self) -> Forms:
        return load_forms()

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._forms.folded, self._forms.flags, self._forms.at, self.kind)

    @cached_property
    def _context(self) -> Context:
        return Context(self._above)

    @cached_property
    def _names(self) -> Names:
        return Names(self._forms)

    def _above(self, id_: str) -> str:
        """The id right above a place, the seat of a body; "" at the top and for unknown ids."""
        if id_ in self.places:
            return self.places[id_].parent
        if id_ in self.bodies:
            return self.bodies[id_].place
        return ""


def make_forms(gazetteer: Gazetteer) -> list[Form]:
    """The forms of all tables, as forms.tsv.gz keeps them."""
    entries: list[Entry] = [*gazetteer.places.values(), *gazetteer.bodies.values()]
    return build_forms(entries, words())


@cache
def load() -> Gazetteer:
    """The packaged gazetteer, read once."""
    return Gazetteer(Table(lines("places"), read_place), Table(lines("bodies"), read_body))

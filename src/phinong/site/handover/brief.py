"""A brief as a list of parts, each with groups of lines; page and paper are set from it alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from phinong.core.languages import InLanguage
from phinong.record.queries import Sources

# So many lines of a group stand in a brief; the rest is behind its door.
MOST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """Something to know: its words, the page they stand on, when (EDTF), and the record that is
    cited for it, as (kind, number, field); None instead of a field cites all of it."""

    text: InLanguage | str
    path: str = ""
    when: str = ""
    note: str = ""
    look: str = ""
    cites: tuple[str, int, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading. `count` is how many there are in all, `about` what is counted,
    `door` the address of the whole list."""

    key: str
    heading: Any
    lines: Sequence[Line] = ()
    count: int = 0
    about: Any = ""
    door: str = ""

    @property
    def more(self) -> int:
        """How many are left out."""
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the five questions of a brief with its groups."""

    key: str
    heading: Any
    groups: Sequence[Group] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many lines there are in all."""
        return sum(group.count for group in self.groups)

    @property
    def filled(self) -> list[Group]:
        """The groups with something in them."""
        return [group for group in self.groups if group.lines]

    @property
    def empty(self) -> list[Group]:
        """The groups of which nothing is on record."""
        return [group for group in self.groups if not group.lines]


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of a scope: its title, the office, and its parts."""

    title: str
    office: str
    parts: Sequence[Part]


def group(
    key: str, heading: Any, lines: Iterable[Line], *, about: Any = "", door: str = ""
) -> Group:
    """A group of all its lines: counted, the first of them shown."""
    found = list(lines)
    return Group(key, heading, found[:MOST], len(found), about, door)


def gather(groups: Iterable[Group], sources: Sources) -> None:
    """Take the citations of all lines into the page's sources; one query."""
    records: dict[str, list[int]] = {}
    for one in groups:
        for line in one.lines:
            if line.cites:
                kind, number, _name = line.cites
                records.setdefault(kind, []).append(number)
    sources.gather(records)


Makes = Callable[[Any], Iterable[Group]]

"""What every finding is made from, and how a value is built from a place in the text."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from ..dates import Found
from ..gazetteer.beside import level_inside
from ..gazetteer.levels import level_stated
from ..labels import Labels
from ..lexicon import Cue
from ..mention import Mention
from ..model import Span, Value
from ..names_kinds import kind_of_body
from ..page import Page
from ..parties import Side
from ..people import Person
from ..shadow import shadow

# A name, a date or a person: whatever has a place in the text.
Placed = TypeVar("Placed", Mention, Found, Person)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the earlier stages found in one page."""

    page: Page
    labels: Labels
    dates: list[Found]
    when: Found | None
    paper: Found | None
    names: list[Mention]
    sides: list[Side]
    people: list[Person]
    publisher: str = ""

    def sentence(self, position: int) -> Span:
        """The sentence around a position. "Mr." and "M.D.," end none; a closing quotation does."""
        whole = _over_abbreviations(self.page, self.page.sentence(position))
        start, end = whole.start, whole.end
        first, last = max(start, position - _FAR), min(end, position + _FAR)
        for stop in _QUOTED_END.finditer(self.page.text, first, last):
            if stop.end() <= position:
                start = stop.end()
            elif stop.start() >= position:
                return Span(start, stop.end())
        return Span(start, end)

    def cues_between(self, category: str, start: int, end: int) -> list[Cue]:
        """Cues of a category that begin in [start, end)."""
        return self.page.between(category, start, end)

    def names_between(self, start: int, end: int) -> list[Mention]:
        """Names that lie wholly in [start, end)."""
        return [name for name in _within(self.names, start, end) if name.end <= end]

    def dates_between(self, start: int, end: int) -> list[Found]:
        """Dates that lie wholly in [start, end)."""
        return [found for found in _within(self.dates, start, end) if found.end <= end]

    def people_between(self, start: int, end: int) -> list[Person]:
        """Persons whose name lies wholly in [start, end)."""
        return [person for person in _within(self.people, start, end) if person.end <= end]


_start_of = attrgetter("start")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|Assoc|Asst|Gen|Col|Capt|St|No|Hon|P\.R|H\.E|M\.D|Ph\.D)|"
    r"(?<![\u0e01-\u0e4e])(?:ศ|รศ|ผศ|ดร|นพ|พญ|จ|อ|ต))\.\s*$"
)
_QUOTED_END = re.compile(r"[.!?][\"”’)]+\s")
_JOINS = 40
# No sentence is searched further than this for where a quotation ends it.
_FAR = 3000


def _over_abbreviations(page: Page, span: Span) -> Span:
    """The stretch joined with its neighbours where only an abbreviation parts them."""
    start, end = span.start, span.end
    for _ in range(_JOINS):
        if not start or not _ABBREVIATED.search(page.text, max(0, start - 8), start):
            break
        start = page.sentence(start - 1).start
    for _ in range(_JOINS):
        if end >= len(page.text) or not _ABBREVIATED.search(page.text, max(0, end - 8), end):
            break
        end = page.sentence(end).end
    return Span(start, end)


def _within(items: list[Placed], start: int, end: int) -> list[Placed]:
    """Items that begin in [start, end); the list is in text order."""
    if not items:
        return items
    low = bisect_left(items, start, key=_start_of)
    return items[low : bisect_left(items, end, low, key=_start_of)]


def text_value(
    facts: Facts, name: str, start: int, end: int, *, sure: float = 0.8, why: str = ""
) -> Value:
    """The words of [start, end) themselves, without blanks around them."""
    raw = facts.page.text[start:end]
    bare = raw.strip()
    if bare != raw:
        start += len(raw) - len(raw.lstrip())
    span = Span(start, start + len(bare))
    return Value(name, bare, bare, span, sure, (why,) if why else ())


def code_value(
    facts: Facts, name: str, code: str, start: int, end: int, *, sure: float = 0.8, why: str = ""
) -> Value:
    """A code read from the words at [start, end)."""
    reasons = (why,) if why else ()
    return Value(name, code, facts.page.text[start:end], Span(start, end), sure, reasons)


def date_value(facts: Facts, found: Found, name: str = "date", *, sure: float = 0.9) -> Value:
    """A date as EDTF; less sure where the year is not written beside it."""
    why = (f"calendar:{found.calendar}",) + (("year-from-dateline",) if found.inferred else ())
    words = facts.page.text[found.start : found.end]
    return Value(name, found.edtf, words, found.span, sure - 0.2 * found.inferred, why)


def name_value(mention: Mention, name: str, *, sure: float = 0.8, why: str = "") -> Value:
    """A place or body, linked when certain and with candidates otherwise; its level is a reason."""
    level = level_of(mention)
    said = (why, f"name-by:{mention.by}", f"kind:{mention.kind}", level and f"level:{level}")
    reasons = tuple(filter(None, said))
    return Value(
        name,
        mention.name,
        mention.name,
        mention.span,
        sure if mention.entry else sure - 0.15,
        reasons,
        mention.entry,
        mention.offers,
    )


def level_of(mention: Mention) -> str:
    """The level that the words of a name state (清迈府 province, 清迈市 city), else its kind.

    "" for a bare name: that the gazetteer knows a city so called does not say which is meant.
    """
    return _level(mention.name, mention.rank)


@lru_cache(maxsize=4096)
def _level(name: str, rank: str) -> str:
    folded = shadow(name)
    if rank:
        inside = level_inside(folded, rank)
        return inside.level if inside else kind_of_body(name)
    return level_stated(folded) or kind_of_body(name)


def person_value(person: Person, name: str, *, sure: float = 0.85, why: str = "") -> Value:
    """A person by name."""
    span = Span(person.start, person.end)
    return Value(name, person.name, person.name, span, sure, (why,) if why else ())


def last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches, or None."""
    found = deque(matches, maxlen=1)
    return found[0] if found else None


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Each thing once, in text order."""
    kept: dict[str, Mention] = {}
    for mention in mentions:
        kept.setdefault(mention.key, mention)
    return list(kept.values())

"""From what a person types to what the full-text table is asked.

A query is a row of units: a run of Thai or Chinese, or one word of a script with spaces. An
entry is found when it has every unit, or is about a body or place that bears the name which the
units make (เจียงใหม่ is a name of Chiang Mai, so its ties are found under it too).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from phinong.core.folding import PREFIX, RUN_END, clusters, index_tokens, query_runs
from phinong.discovery.cutting import shortened
from phinong.discovery.matching import But, Every, Phrase, Some, Wanted
from phinong.discovery.tokens import cut, meta_token, name_token

LONGEST_QUERY = 200
# A name is looked for in at most so many units, of which so many make one name.
NAMED_UNITS, UNITS_IN_NAME = 12, 5
# So many words of a query are spelt out.
SPELT_UNITS = 12

Span = tuple[int, int]
# {(first unit, unit after the last): ["body12", …]}: the bodies and places those units name.
Aliases = Mapping[Span, list[str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """One run or word: its tokens, its folded text, and the words that begin so, where known."""

    tokens: tuple[str, ...]
    text: str
    words: tuple[str, ...] = ()

    @property
    def is_beginning(self) -> bool:
        """Whether longer words that begin so are meant too."""
        return self.tokens[-1].endswith(PREFIX)

    @property
    def beginning(self) -> str:
        """What those words begin with; empty where none are meant."""
        return self.tokens[-1].removesuffix(PREFIX) if self.is_beginning else ""

    def said(self, zone: str) -> Wanted:
        """That it stands in a zone."""
        if self.words:
            return Some(tuple(Phrase((word,), zone) for word in self.words))
        return Phrase(self.tokens, zone)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, cut to its longest length (`was_cut`) and into units; no unit: nothing asked."""

    text: str
    units: tuple[Unit, ...]
    was_cut: bool = False

    @classmethod
    def of(cls, text: str) -> "Asked":
        """What a person typed."""
        tidy = " ".join(text.split())
        short = shortened(tidy, LONGEST_QUERY)
        return cls(short, tuple(units(short)), was_cut=len(short) < len(tidy))

    def spelt(self, words: Callable[[list[str]], Mapping[str, list[str]]]) -> "Asked":
        """The same with beginnings spelt out, as far as `words` does: {beginning: words}.

        So many at most, and none of a single letter: too many words begin with it.
        """
        wanted = {unit.beginning for unit in self.units if len(unit.beginning) > 1}
        known = words(sorted(wanted)[:SPELT_UNITS])
        units = [replace(unit, words=tuple(known.get(unit.beginning, ()))) for unit in self.units]
        return replace(self, units=tuple(units))


def units(text: str) -> list[Unit]:
    """The units of a query."""
    found = []
    remaining = iter(clusters(text))
    for run in query_runs(text):
        takes = 1 if run[-1].endswith(PREFIX) else len(run) + 1
        said = "".join(next(remaining) for _ in range(takes))
        found.append(Unit(tuple(map(cut_query_token, run)), said))
    return found


def cut_query_token(token: str) -> str:
    """A token of a query, cut as the index cuts its own."""
    if token.endswith(PREFIX):
        return cut(token.removesuffix(PREFIX)) + PREFIX
    return cut(token)


def exact_tokens(asked: Asked) -> tuple[str, ...]:
    """The tokens of the whole query one after the other, as an index would hold them."""
    tokens = [cut(token) for token in index_tokens(asked.text)]
    while tokens and tokens[-1] == RUN_END:
        tokens.pop()
    if asked.units[-1].is_beginning:
        return (*tokens[:-1], tokens[-1] + PREFIX)
    return tuple(tokens[:-1])


def names_in(asked: Asked) -> dict[str, Span]:
    """Every row of neighbouring units as a name: {name token: (first unit, unit after)}."""
    found: dict[str, Span] = {}
    count = min(len(asked.units), NAMED_UNITS)
    for first in range(count):
        for after in range(first + 1, min(first + UNITS_IN_NAME, count) + 1):
            said = "".join(unit.text for unit in asked.units[first:after])
            found.setdefault(name_token(said), (first, after))
    return found


def tiers(asked: Asked, aliases: Aliases) -> list[Wanted]:
    """What to show, the best first. A later tier also finds what earlier ones do.

    A name that is the query; the query in a title; all its units in titles; the query in a text;
    all its units anywhere, or their aliases.
    """
    single = len(asked.units) == 1
    exact = exact_tokens(asked)
    in_titles = Every(tuple(unit.said("title") for unit in asked.units))
    wanted: list[Wanted] = [Phrase((name_token(asked.text),), "name")]
    wanted += [in_titles] if single else [Phrase(exact, "title"), in_titles]
    wanted += [] if single else [Phrase(exact)]
    return [*wanted, Every(tuple(anywhere(asked, aliases)))]


def without(tier: Wanted, earlier: Sequence[Wanted]) -> Wanted:
    """A tier without what earlier ones show."""
    return But(tier, Some(tuple(earlier))) if earlier else tier


def anywhere(asked: Asked, aliases: Aliases, *, zone: str = "any") -> Iterable[Wanted]:
    """One condition for each unit, or for each row of units that names somebody.

    `zone` is where the units are looked for; who bears the name is meant in any case.
    """
    at = 0
    while at < len(asked.units):
        after = max((end for start, end in aliases if start == at), default=at + 1)
        said = Every(tuple(unit.said(zone) for unit in asked.units[at:after]))
        meant = aliases.get((at, after), [])
        about = tuple(Phrase((meta_token("about", ref),), "meta") for ref in meant)
        yield Some((said, *about)) if about else said
        at = after


def of_kind(kind: str) -> Phrase:
    """Entries of one kind."""
    return Phrase((meta_token("kind", kind),), "meta")


def of_kinds(wanted: Wanted, kinds: Iterable[str]) -> Wanted:
    """Only entries of these kinds; of any kind when none is named."""
    chosen = tuple(map(of_kind, kinds))
    return Every((wanted, Some(chosen))) if chosen else wanted


def visible(wanted: Wanted, user: Any) -> Wanted:
    """Only public entries, and those kept by the offices where the user works."""
    private: Wanted = Phrase((meta_token("private"),), "meta")
    offices = user.body_codes() if user.is_authenticated else []
    own = tuple(Phrase((meta_token("kept", code),), "meta") for code in offices)
    return But(wanted, But(private, Some(own)) if own else private)

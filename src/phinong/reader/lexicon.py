"""The field's words, found in one pass over the text.

The words are data (`lexicons/*.toml`): category.code, weight, phrases in folded form. All of
them go into one Aho-Corasick automaton, so the cost does not grow with their number.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

import ahocorasick

from .shadow import has_wide

FILES = (
    "dates",
    "events",
    "instruments",
    "ties",
    "stages",
    "areas",
    "signals",
    "people",
    "names",
)


# Categories looked up only beside a name, see `words_of`.
LOCAL = frozenset({"stop", "name-end", "bodystop", "bodykeep"})
# Categories that most papers are never asked for, in groups of those asked for together: where
# names may make a cooperation of a paper, and where it is one.
GROUPS = (
    frozenset({"head-th", "head-en", "head-zh", "common", "beside"}),
    frozenset({"area", "part", "stage", "day", "dated"}),
)
GROUP_OF = {category: number for number, group in enumerate(GROUPS, 1) for category in group}


class Cue(NamedTuple):
    """One phrase found: where, of which category and code, and how much it weighs."""

    start: int
    end: int
    code: str
    weight: int


Phrase = tuple[str, str, str, int]  # itself, category, code, weight
# A table's head, or a weight with its list, which is JSON as well as TOML.
_ENTRY = re.compile(r"^\[([\w-]+)\.([\w-]+)\]$|^w(\d) = (\[.*?\])$", re.MULTILINE | re.DOTALL)


@cache
def _phrases() -> list[Phrase]:
    """Every phrase of every lexicon file."""
    folder = files(__package__).joinpath("lexicons")
    sources = [folder.joinpath(f"{name}.toml").read_text("utf-8") for name in FILES]
    return [phrase for source in sources for phrase in phrases_of(source)]


def phrases_of(source: str) -> Iterator[Phrase]:
    """The phrases of one lexicon file, in its order.

    Read by its few forms, not by `tomllib`, which takes five times as long and is waited for at
    every start.
    """
    category = code = ""
    for entry in _ENTRY.finditer(source):
        if entry[1]:
            category, code = entry[1], entry[2]
        else:
            for phrase in json.loads(entry[4]):
                yield phrase, category, code, int(entry[3])


def _bound(phrase: str) -> tuple[str, bool, bool]:
    """The bare phrase, and whether it must begin and end at a Latin word boundary."""
    bare = phrase.removesuffix("*")
    open_end = bare != phrase
    return bare, _latin(bare[0]), _latin(bare[-1]) and not open_end


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


Meaning = tuple[str, str, int]  # category, code, weight


@cache
def _automaton(*, wide: bool, group: int) -> Any:
    """The phrases of one group of categories, 0 for all others; with wide letters or without.

    A state's arcs are tried one after another, in the order in which they were added: hundreds of
    first Han letters would make every letter of a Thai page three times as slow, and letters that
    are used most come first.
    """
    automaton = ahocorasick.Automaton()
    for bare in _by_use():
        left, right, meanings = _meanings()[bare]
        kept = tuple(meaning for meaning in meanings if GROUP_OF.get(meaning[0], 0) == group)
        if kept and (wide or not has_wide(bare)):
            ends = (left, right) if left or right else None
            automaton.add_word(bare, (len(bare), ends, kept))
    automaton.make_automaton()
    return automaton


@cache
def _by_use() -> list[str]:
    """The bare phrases, those of the letters used most first."""
    used = Counter(chain.from_iterable(_meanings()))
    return sorted(_meanings(), key=lambda bare: [-used[letter] for letter in bare])


@cache
def _meanings() -> dict[str, tuple[bool, bool, list[Meaning]]]:
    """By bare phrase: whether its ends must be those of a Latin word, and what it may mean."""
    table: dict[str, tuple[bool, bool, list[Meaning]]] = {}
    for phrase, category, code, weight in _phrases():
        if category not in LOCAL:
            bare, left, right = _bound(phrase)
            table.setdefault(bare, (left, right, []))[2].append((category, code, weight))
    return table


def _stands_alone(shadow: str, start: int, end: int, left: bool, right: bool) -> bool:
    """False when a Latin phrase is only a part of a longer word."""
    if left and start and _latin(shadow[start - 1]):
        return False
    return not (right and end < len(shadow) and _latin(shadow[end]))


# A Thai phrase neither begins behind a vowel written before its letter nor ends before a mark.
_THAI_LEADS = "[\u0e40-\u0e44]"
_THAI_END = "(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"


@cache
def words_of(category: str, *, keep: str = "") -> Any:
    """A pattern of all phrases of a category kept out of the automaton, longest first.

    For words so common that finding all of them costs more than looking where they matter.
    Phrases of the category `keep` match too, and only these have a `lastindex`: they shield what
    they cover.
    """
    words, kept = _by_first(_named(category)), _by_first(_named(keep))
    branches = []  # each begins with a letter of its own, which the search looks for at full speed
    for letter in sorted(words.keys() | kept.keys()):
        first = re.escape(letter)
        ways = [f"{either(kept[letter])}()"] if letter in kept else []
        if letter in words:
            ways.append(f"(?<!{_THAI_LEADS}{first}){either(words[letter])}{_THAI_END}")
        branches.append(f"{first}(?:{'|'.join(ways)})")
    return re.compile("|".join(branches))


def _named(category: str) -> Iterator[str]:
    return (phrase for phrase, name, _, _ in _phrases() if name == category)


def _by_first(phrases: Iterable[str]) -> dict[str, list[str]]:
    """What follows the first letter of each phrase, by that letter; "" of an empty one."""
    table: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(set(phrases)):
        table[phrase[:1]].append(phrase[1:])
    return table


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first, as a tree of their letters.

    Alternatives in a list would be tried one by one at every letter; in a tree they share what
    they begin with.
    """
    table = _by_first(phrases)
    ends = table.pop("", None) is not None
    branches = [re.escape(letter) + either(rest) for letter, rest in table.items()]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


def find_cues(shadow: str, *, wide: bool, group: int = 0) -> dict[str, list[Cue]]:
    """Every cue of one group of categories, 0 for all others; in text order, nested ones included.

    `wide` may be False only for a text without wide letters, see `shadow.has_wide`.
    """
    found: dict[str, list[Cue]] = defaultdict(list)
    cue = tuple.__new__  # of Cue: a page has so many that calling it by its name would be felt
    automaton = _automaton(wide=wide, group=group)
    for last, (length, ends, meanings) in automaton.iter(shadow):
        end = last + 1
        start = end - length
        if ends and not _stands_alone(shadow, start, end, *ends):
            continue
        for category, code, weight in meanings:
            found[category].append(cue(Cue, (start, end, code, weight)))
    return found


_start, _end = itemgetter(0), itemgetter(1)


def outermost(cues: Iterable[Cue]) -> list[Cue]:
    """The cues that lie in no longer one, in text order; the first code wins a tie."""
    kept: list[Cue] = []
    first = last = 0  # where the last one kept begins and ends
    from_the_right = sorted(cues, key=_end, reverse=True)
    for cue in sorted(from_the_right, key=_start):  # of two that begin together the longer first
        start, end, _, _ = cue
        if start >= last:
            kept.append(cue)
        elif end > last and end - start > last - first:
            kept[-1] = cue
        else:
            continue
        first, last = start, end
    return kept

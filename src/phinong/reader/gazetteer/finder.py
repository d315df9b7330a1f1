"""Finds every name of the gazetteer in a text, in one pass.

The text is matched in its shadow (lower case, simplified Han, same length), so every offset
is an offset of the text itself. Longest match wins; a match must end where a word can end.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import ahocorasick

from phinong.reader.gazetteer.beside import Level, level_beside
from phinong.reader.gazetteer.forms import BLOCK, EXACT, LATIN, THAI, WEAK, Form
from phinong.reader.gazetteer.levels import LEVELS
from phinong.reader.shadow import shadow as shadow_of

# Vowels and marks that belong to the letter before them: a Thai name cannot end in front of one.
_HANGS = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e45"
    "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
# Vowels written before the letter they belong to: a Thai name cannot begin behind one.
_LEADS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")


class Hit(NamedTuple):
    """One name found, [start, end) in the text with its level word, if there is one.

    `name_start`, `name_end` span the bare name. `entries` are ids, likeliest first; a level
    word keeps only entries of that level when there are such. `form` is the gazetteer's own
    spelling. `weak` asks the caller for further evidence: the name is also a word.
    """

    start: int
    end: int
    entries: tuple[str, ...]
    language: str
    form: str
    weak: bool
    level: str
    name_start: int
    name_end: int


class Finder:
    """An automaton over forms. `kind_of` tells an entry's kind by its id."""

    def __init__(
        self, forms: Sequence[Form], kind_of: Callable[[str], str], automaton: Any = None
    ) -> None:
        self._forms = forms
        self._kind_of = kind_of
        self._lengths = array("H", (len(form.folded) for form in forms))
        self._flags = bytes(form.flags for form in forms)
        self._automaton = automaton or build_automaton(form.folded for form in forms)

    def find(self, text: str, shadow: str | None = None) -> list[Hit]:
        """Every name in `text`, in order, none overlapping another.

        `shadow` is `reader.shadow.shadow(text)` when the caller has it already.
        """
        folded = shadow_of(text) if shadow is None else shadow
        hits: list[Hit] = []
        free = 0
        for start, end, index in self._matches(text, folded):
            if start < free:
                continue
            free = end
            if not self._flags[index] & BLOCK:
                hits.append(self._hit(folded, start, end, index))
        return hits

    def _matches(self, text: str, folded: str) -> Iterable[tuple[int, int, int]]:
        """Matches that stand alone, leftmost and longest first."""
        found = []
        lengths, flags = self._lengths, self._flags
        for last, index in self._automaton.iter(folded):
            end = last + 1
            start = end - lengths[index]
            if stands_alone(text, folded, start, end, flags[index]):
                found.append((start, -end, index))
        found.sort()
        return ((start, -end, index) for start, end, index in found)

    def _hit(self, folded: str, start: int, end: int, index: int) -> Hit:
        form = self._forms[index]
        level = level_beside(folded, start, end)
        weak = bool(form.flags & WEAK)
        if level is None:
            return Hit(start, end, form.entries, form.language, form.written, weak, "", start, end)
        entries = self._of_level(form.entries, level)
        return Hit(
            level.start,
            level.end,
            entries or form.entries,
            form.language,
            form.written,
            weak and not entries,
            level.level,
            start,
            end,
        )

    def _of_level(self, entries: tuple[str, ...], level: Level) -> tuple[str, ...]:
        kinds = LEVELS[level.level]
        return tuple(entry for entry in entries if self._kind_of(entry) in kinds)


def stands_alone(text: str, folded: str, start: int, end: int, flags: int) -> bool:
    """False when the match is a piece of a longer word, or small where it must be capital."""
    if flags & LATIN:
        return _word(folded, start, end) and _capital(text[start:end], flags)
    if flags & THAI:
        cut_after = end < len(folded) and folded[end] in _HANGS
        return not cut_after and not (start and folded[start - 1] in _LEADS)
    return True


def _word(folded: str, start: int, end: int) -> bool:
    if start and _latin(folded[start]) and _latin(folded[start - 1]):
        return False
    return not (end < len(folded) and _latin(folded[end]) and _latin(folded[end - 1]))


def _capital(written: str, flags: int) -> bool:
    if flags & EXACT:
        return not written.islower()
    return not written[0].islower() or bool(flags & BLOCK)


def _latin(character: str) -> bool:
    return character.isalnum() and not "\u0e00" <= character <= "\uffff"


def build_automaton(words: Iterable[str]) -> Any:
    """An automaton that gives for each word its position in `words`."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for index, word in enumerate(words):
        automaton.add_word(word, index)
    automaton.make_automaton()
    return automaton

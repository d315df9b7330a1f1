"""Finds every name of the gazetteer in a text, in one pass.

The text is matched in its shadow (lower case, simplified Han, same length), so every offset
is an offset of the text itself. Longest match wins; a match must end where a word can end.

One automaton per script: a state's arcs are searched one after another, and a first state with
thousands of Han letters made every other letter slow. Han, kana and Hangul are matched in UTF-8,
three bytes a letter, for the same reason.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import count
from typing import Any, NamedTuple

import ahocorasick

from phinong.reader.gazetteer.beside import Level, level_beside, level_inside
from phinong.reader.gazetteer.forms import BLOCK, EXACT, LATIN, LEVEL, POINT, THAI, WEAK, Form
from phinong.reader.gazetteer.levels import LEVELS
from phinong.reader.shadow import folded as folded_of
from phinong.reader.shadow import has_wide

# Vowels and marks that belong to the letter before them: a Thai name cannot end in front of one.
_HANGS = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e45"
    "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
# Vowels written before the letter they belong to: a Thai name cannot begin behind one.
_LEADS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")
# What the Latin automaton looks at: from a letter to the next Thai or wide one.
_LATIN = re.compile("[a-z\u00c0-\u0dff\u0e80-\u2fff][^\u0e01-\u0e5b\u3000-\ud7ff\uf900-\uffef]+")
_THAI = re.compile("[\u0e01-\u0e4e]")
_WIDE_BYTES = 3
_SHORT_CAPITALS = 4

Match = tuple[int, int, int]


class Hit(NamedTuple):
    """One name found, [start, end) in the text with its level word, if there is one.

    `name_start`, `name_end` span the bare name. `entries` are ids, likeliest first; a level
    word or a wider place beside it keeps only the entries that fit, when there are such.
    `form` is the gazetteer's own spelling, `level` a key of LEVEL_WORDS or "". `weak` asks the
    caller for further evidence: the name is also a word.
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
    """Automata over forms. `kind_of` tells an entry's kind, `form_at` a form by its number."""

    def __init__(
        self,
        folded: Sequence[str],
        flags: bytes,
        form_at: Callable[[int], Form],
        kind_of: Callable[[str], str],
    ) -> None:
        self._folded = folded
        self._flags = flags
        self._form_at = form_at
        self._kind_of = kind_of
        self._lengths = array("H", map(len, folded))

    # Each is built when a text first has letters of its script.

    @cached_property
    def _latin(self) -> Any:
        """That of Latin letters and of whatever mixes scripts."""
        return build_automaton(form for form in self._others() if not _is_wide(form[0]))

    @cached_property
    def _thai(self) -> Any:
        forms = zip(self._folded, self._flags, count())
        return build_automaton((word, index) for word, flags, index in forms if flags & THAI)

    @cached_property
    def _wide(self) -> Any:
        wide = ((word, index) for word, index in self._others() if _is_wide(word))
        return build_automaton((_as_bytes(word), index) for word, index in wide)

    def _others(self) -> Iterator[tuple[str, int]]:
        forms = zip(self._folded, self._flags, count())
        return ((word, index) for word, flags, index in forms if not flags & THAI)

    def find(self, text: str, shadow: str | None = None) -> list[Hit]:
        """Every name in `text`, in order, none overlapping another.

        `shadow` is `reader.shadow.shadow(text)` when the caller has it already.
        """
        folded, wide = folded_of(text) if shadow is None else (shadow, has_wide(shadow))
        hits: list[Hit] = []
        free = 0
        for start, minus_end, index in sorted(self._matches(text, folded, wide=wide)):
            if start < free:
                continue
            if self._flags[index] & BLOCK:
                free = -minus_end
            elif hit := self._hit(folded, start, -minus_end, index, free):
                hits.append(hit)
                free = hit.end
        return hits

    def _matches(self, text: str, folded: str, *, wide: bool) -> Iterator[Match]:
        """(start, -end, form) of matches that stand alone."""
        lengths, flags = self._lengths, self._flags
        for last, index in self._candidates(folded, wide=wide):
            end = last + 1
            start = end - lengths[index]
            if stands_alone(text, folded, start, end, flags[index]):
                yield start, -end, index

    def _candidates(self, folded: str, *, wide: bool) -> Iterator[tuple[int, int]]:
        """(last letter, form) of every form in the text, wherever it stands."""
        for run in _LATIN.finditer(folded):
            first = run.start()
            for last, index in self._latin.iter(run.group()):
                yield first + last, index
        if folded.isascii():
            return
        if _THAI.search(folded):
            yield from self._thai.iter(folded)
        if wide:
            for run in _wide_letters().finditer(folded):
                first = run.start()
                for last, index in self._wide.iter(_as_bytes(run.group())):
                    yield first + last // _WIDE_BYTES, index

    def _hit(self, folded: str, start: int, end: int, index: int, free: int) -> Hit | None:
        """The hit of a match, or None when it lacks the level word it needs.

        A level word that belongs to the hit before, which ends at `free`, is not taken twice.
        """
        form = self._form_at(index)
        weak = bool(form.flags & WEAK)
        level = level_beside(folded, start, end)
        if level is None or level.start < free:
            if form.flags & LEVEL:
                return None
            return self._bare_hit(form, start, end, weak)
        entries = self._of_level(form.entries, level)
        if form.flags & LEVEL and not entries:
            return None
        if not entries and self._kind_of(form.entries[0]) == "university":
            return self._bare_hit(form, start, end, weak)  # "การผังเมือง มหาวิทยาลัย…" is no city
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

    def _bare_hit(self, form: Form, start: int, end: int, weak: bool) -> Hit:
        """A name without a level word beside it; it may hold one itself."""
        own = level_inside(form.folded, self._kind_of(form.entries[0]))
        name, stop = (start + own.start, start + own.end) if own else (start, end)
        level = own.level if own else ""
        return Hit(start, end, form.entries, form.language, form.written, weak, level, name, stop)

    def _of_level(self, entries: tuple[str, ...], level: Level) -> tuple[str, ...]:
        kinds = LEVELS[level.level]
        return tuple(entry for entry in entries if self._kind_of(entry) in kinds)


def stands_alone(text: str, folded: str, start: int, end: int, flags: int) -> bool:
    """False when the match is a piece of a longer word, or small where it must be capital."""
    if flags & THAI:
        if end < len(folded) and folded[end] in _HANGS:
            return False
        if not start:
            return True
        before = folded[start - 1]
        return before not in _LEADS and not (flags & POINT and "\u0e01" <= before <= "\u0e4e")
    if flags & LATIN:
        return _word(folded, start, end) and _capital(text[start:end], flags)
    return True


def _word(folded: str, start: int, end: int) -> bool:
    if start and _letter(folded[start - 1]) and _letter(folded[start]):
        return False
    return not (end < len(folded) and _letter(folded[end]) and _letter(folded[end - 1]))


def _letter(character: str) -> bool:
    """True for letters and digits of scripts that part words by spaces."""
    return character.isalnum() and not "\u0e00" <= character <= "\uffff"


def _capital(written: str, flags: int) -> bool:
    if flags & EXACT:
        return sum(map(str.isupper, written)) > 1
    if written.isupper() and len(written) <= _SHORT_CAPITALS:  # PISA is no Pisa
        return False
    return not written[0].islower() or bool(flags & BLOCK)


@cache
def _wide_letters() -> re.Pattern[str]:
    """Letters of three bytes in UTF-8, from CJK punctuation to Hangul and full-width forms."""
    return re.compile("[\u3000-\ud7ff\uf900-\uffef]+")


def _is_wide(word: str) -> bool:
    return word >= "\u3000" and _wide_letters().fullmatch(word) is not None


def _as_bytes(text: str) -> str:
    return text.encode("utf-8").decode("latin-1")


def build_automaton(words: Iterable[tuple[str, int]]) -> Any:
    """An automaton that gives for each word its number."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for word, number in words:
        automaton.add_word(word, number)
    automaton.make_automaton()
    return automaton

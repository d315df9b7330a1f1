"""Entries by name: exact, tolerant of spacing and romanisation, and by guess for misspellings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from phinong.reader.gazetteer.forms import BLOCK, Form, fold, script, unaccented

# Thai tone marks and the silencer, often left out or misplaced.
_MARKS = re.compile("[\u0e47-\u0e4e]")
_SILENT = re.compile("[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c")
_GAPS = re.compile(r"[\s\-‐-―'’ʻʼ`.,·・]+")
_UNIVERSITY = re.compile(r"\buniv\b\.?")
# Vowels of one sound, often taken for each other.
_SAME_VOWEL = str.maketrans({"\u0e43": "\u0e44"})
_SOUNDS = (
    (re.compile("ie|ea|ia"), "ia"),
    (re.compile("oo|ou|ue|eu|uu"), "u"),
    (re.compile("ee|ii"), "i"),
    (re.compile("aa|ah(?![aeiou])"), "a"),
    (re.compile("ph|bh"), "p"),
    (re.compile("th|dh"), "t"),
    (re.compile("kh|gh"), "k"),
    (re.compile("j|tsch|tch|ts|tj"), "ch"),
    (re.compile("v"), "w"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)
EXACT, SPACING, SOUND = 1.0, 0.95, 0.8
CUT_OFF = 0.6


class Match(NamedTuple):
    """An entry that a name may mean; `score` in 0..1, 1.0 for the same spelling."""

    entry: str
    score: float
    form: str
    language: str


def closed(text: str) -> str:
    """Folded, without spaces, hyphens, apostrophes and accents: "Chiang-Mai" → "chiangmai"."""
    folded = fold(text)
    if "univ" in folded:
        folded = _UNIVERSITY.sub("university", folded)
    return _closed(folded)


def _closed(folded: str) -> str:
    return _GAPS.sub("", unaccented(folded))


def sound(text: str) -> str:
    """A coarse key that romanisations of one name share: Chieng Mai and Chiang Mai."""
    return _sound(closed(text))


def _sound(key: str) -> str:
    if key.isascii():
        for pattern, plain in _SOUNDS:
            key = pattern.sub(plain, key)
        return key
    if script(key) == "thai":
        return _MARKS.sub("", _SILENT.sub("", key)).translate(_SAME_VOWEL)
    return key


class Names:
    """An index of forms by three keys, made on first use (some tenths of a second)."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = [form for form in forms if not form.flags & BLOCK]
        self._exact = {form.folded: form for form in self._forms}
        self._closed: dict[str, list[Form]] = defaultdict(list)
        self._sound: dict[str, list[Form]] = defaultdict(list)
        for form in self._forms:
            key = _closed(form.folded)
            self._closed[key].append(form)
            self._sound[_sound(key)].append(form)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for key in self._closed:
            self._keys[script(key)].append(key)

    def lookup(self, name: str, language: str | None = None) -> list[Match]:
        """Entries called `name`, best first; [] when there is none.

        `language` puts forms of that language first, it excludes none.
        """
        ranked: dict[str, Match] = {}
        exact = self._exact.get(fold(name.strip()))
        for score, forms in (
            (EXACT, [exact] if exact else []),
            (SPACING, self._closed.get(closed(name), [])),
            (SOUND, self._sound.get(sound(name), [])),
        ):
            _take(ranked, forms, score, language)
        return sorted(ranked.values(), key=lambda match: -match.score)

    def suggest(self, name: str, n: int = 5) -> list[Match]:
        """The `n` entries whose names are nearest to a misspelt one, best first."""
        from rapidfuzz import process  # noqa: PLC0415  no part of reading a paper
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        key = closed(name)
        ranked: dict[str, Match] = {}
        found = process.extract(
            key,
            self._keys[script(key)],
            scorer=DamerauLevenshtein.normalized_similarity,
            limit=n * 3,
            score_cutoff=CUT_OFF,
        )
        for near, score, _ in found:
            _take(ranked, self._closed[near], round(score, 3), None)
        return sorted(ranked.values(), key=lambda match: -match.score)[:n]


def _take(
    ranked: dict[str, Match], forms: Sequence[Form], score: float, language: str | None
) -> None:
    """Add the entries of `forms`; an entry keeps its best score."""
    for form in forms:
        other = 0.02 if language and not form.language.startswith(language) else 0.0
        for place, entry in enumerate(form.entries):
            value = round(score - other - min(place, 9) * 0.001, 4)
            if entry not in ranked or ranked[entry].score < value:
                ranked[entry] = Match(entry, value, form.written, form.language)

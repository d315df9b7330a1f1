"""Level words beside a name found in a text: จังหวัด|เชียงใหม่, 清迈|府, City of |Austin."""

import re
from functools import cache
from typing import Final, NamedTuple

from phinong.reader.gazetteer.levels import AFTER, BEFORE, LEVELS

_SPACES = " \t\u00a0"
_LONGEST: Final = 40


class Level(NamedTuple):
    """A level and the span of name and level word together."""

    level: str
    start: int
    end: int


def _longest_first(words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


_BEFORE: Final = {lang: _longest_first(dict(words)) for lang, words in BEFORE.items()}
_AFTER: Final = {lang: _longest_first(dict(words)) for lang, words in AFTER.items()}
_BEFORE_ENDS: Final = {lang: tuple(w for w, _ in words) for lang, words in _BEFORE.items()}
_AFTER_STARTS: Final = {lang: tuple(w for w, _ in words) for lang, words in _AFTER.items()}
# Words that only begin with a level word: market, area, the seat of a province.
_NO_LEVEL: Final = re.compile("市场|市中心|区域|区块|省会|省际|州际|县城|镇静|府邸|特区域")


def level_beside(folded: str, start: int, end: int) -> Level | None:
    """The level word that touches [start, end) of a folded text, or None.

    Thai and Lao words stand before the name, with or without a space; Chinese, Korean and
    Japanese ones directly behind it; English ones on either side.
    """
    character = folded[start]
    if "\u0e00" <= character <= "\u0e7f":
        return _before(folded, start, end, "th")
    if character < "\u0370":
        return _after(folded, start, end, "en", 1) or _before(folded, start, end, "en")
    if "\u3400" <= character <= "\u9fff":
        return _after(folded, start, end, "zh", 0) or _after(folded, start, end, "ja", 0)
    return _of_other_script(folded, start, end, character)


def _of_other_script(folded: str, start: int, end: int, character: str) -> Level | None:
    if "\uac00" <= character <= "\ud7a3":
        return _after(folded, start, end, "ko", 0)
    if "\u0e80" <= character <= "\u0eff":
        return _before(folded, start, end, "lo")
    if "\u0400" <= character <= "\u04ff":
        return _after(folded, start, end, "mn", 1)
    return None


def _before(folded: str, start: int, end: int, language: str) -> Level | None:
    first = max(0, start - _LONGEST)
    window = folded[first:start].rstrip(_SPACES)
    if not window.endswith(_BEFORE_ENDS[language]):
        return None
    for word, level in _BEFORE[language]:
        if window.endswith(word):
            begin = len(window) - len(word)
            if not _continues(window, begin, word, language):
                return Level(level, first + begin, end)
    return None


def _continues(window: str, begin: int, word: str, language: str) -> bool:
    """True when the level word only ends another word: ผอ. is not อ., capacity of not city of."""
    if language == "th" and word == "เขต" and window.endswith("วิทยาเขต"):
        return True
    if not begin or (language == "th" and not word.endswith(".")):
        return False
    before = window[begin - 1]
    return "\u0e01" <= before <= "\u0e4e" if language == "th" else before.isalpha()


def _after(folded: str, start: int, end: int, language: str, gap: int) -> Level | None:
    """`gap` is 1 where a space or hyphen stands between name and level word."""
    if gap and folded[end : end + 1] not in (" ", "-"):
        return None
    stop = end + gap
    window = folded[stop : stop + _LONGEST]
    if not window.startswith(_AFTER_STARTS[language]):
        return None
    for word, level in _AFTER[language]:
        if window.startswith(word) and not _goes_on(window, word, language):
            return Level(level, start, stop + len(word))
    return None


def _goes_on(window: str, word: str, language: str) -> bool:
    if language in ("en", "mn"):
        return window[len(word) : len(word) + 1].isalnum()
    return language == "zh" and _NO_LEVEL.match(window) is not None


@cache
def level_inside(folded: str, kind: str) -> Level | None:
    """The level word that a form holds itself, with the span of the bare name: 松江|区, จังหวัด|น่าน.

    None when there is none, or when it does not fit the kind (广|州 is no 州).
    """
    for language, start, end in _bare_spans(folded):
        level = _level_of(folded, start, end, language)
        if level and kind in LEVELS[level] and end - start >= 2:
            return Level(level, start, end)
    return None


def _bare_spans(folded: str) -> list[tuple[str, int, int]]:
    """(language, start, end) of what is left of a form without its level word."""
    spans = []
    for language, words in _AFTER.items():
        word = next((w for w, _ in words if folded.endswith(w)), "")
        if word:
            space = folded[: -len(word)].endswith(" ")
            spans.append((language, 0, len(folded) - len(word) - space))
    word = next((w for w, _ in _BEFORE["th"] if folded.startswith(w)), "")
    if word:
        spans.append(("th", len(word), len(folded)))
    return spans


def _level_of(folded: str, start: int, end: int, language: str) -> str:
    if start:
        return BEFORE[language].get(folded[:start], "")
    return AFTER[language].get(folded[end:].strip(), "")

"""Level words beside a name found in a text: จังหวัด|เชียงใหม่, 清迈|府, City of |Austin."""

from typing import Final, NamedTuple

from phinong.reader.gazetteer.levels import AFTER, BEFORE

_THAI_FROM, _THAI_TO = "\u0e00", "\u0e7f"
_SPACES = " \t\u00a0"


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
_LONGEST: Final = 40


def level_beside(folded: str, start: int, end: int) -> Level | None:
    """The level word that touches [start, end) of a folded text, or None.

    Thai and Lao words stand before the name, with or without a space; Chinese, Korean and
    Japanese ones directly behind it; English ones on either side.
    """
    character = folded[start]
    if _THAI_FROM <= character <= _THAI_TO:
        return _before(folded, start, end, "th")
    if "\u3400" <= character <= "\u9fff":
        return _after(folded, start, end, "zh") or _after(folded, start, end, "ja")
    if "\uac00" <= character <= "\ud7a3":
        return _after(folded, start, end, "ko")
    if "\u0e80" <= character <= "\u0eff":
        return _before(folded, start, end, "lo")
    if "\u0400" <= character <= "\u04ff":
        return _after(folded, start, end, "mn", space=True)
    return _after(folded, start, end, "en", space=True) or _before(folded, start, end, "en")


def _before(folded: str, start: int, end: int, language: str) -> Level | None:
    window = folded[max(0, start - _LONGEST) : start].rstrip(_SPACES)
    if not window.endswith(_BEFORE_ENDS[language]):
        return None
    stop = max(0, start - _LONGEST) + len(window)
    for word, level in _BEFORE[language]:
        if window.endswith(word):
            begin = stop - len(word)
            if language == "en" and begin and folded[begin - 1].isalnum():
                continue
            return Level(level, begin, end)
    return None


def _after(
    folded: str, start: int, end: int, language: str, *, space: bool = False
) -> Level | None:
    if space:
        if folded[end : end + 1] not in (" ", "-"):
            return None
        end += 1
    window = folded[end : end + _LONGEST]
    if not window.startswith(_AFTER_STARTS[language]):
        return None
    for word, level in _AFTER[language]:
        stop = end + len(word)
        if window.startswith(word):
            if space and folded[stop : stop + 1].isalnum():
                continue
            return Level(level, start, stop)
    return None

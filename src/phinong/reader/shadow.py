"""The text as the matchers see it: same length, same offsets, one spelling per character.

Lower case, ASCII digits for Thai and full-width ones, straight quotes, simplified Han. Because
every character maps to exactly one, a position in the shadow is a position in the text.
"""

import re
from functools import cache

_ODD = {
    **{0x0E50 + i: str(i) for i in range(10)},
    **{0xFF01 + i: chr(0x21 + i).lower() for i in range(94)},
    **dict.fromkeys((0x2018, 0x2019, 0x02BC, 0x00B4), "'"),
    **dict.fromkeys((0x201C, 0x201D, 0x201E), '"'),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-"),
    **dict.fromkeys((0x00A0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202F, 0x0009), " "),
}
# Only these runs change; Thai and Latin letters are passed over at the speed of the search.
_FOLDED = re.compile(
    "[\u4e00-\u9fff\u0e50-\u0e59\uff01-\uff5e\u2018-\u201e\u02bc\u00b4\u2002-\u2015\u2212"
    "\u00a0\u3000\u202f\t]+"
)
# What changes in a text without wide letters, one by one: a page has few of them, often the same.
_FEW = re.compile("[\t\u00a0\u00b4\u02bc\u0e50-\u0e59\u2002-\u2015\u2018-\u201e\u202f\u2212]")
# Holds all that a usual page in Thai is written with: one byte a letter is folded in one go.
_THAI_CODING = "cp874"
# First bytes in UTF-8 of the letters from U+3000 on: kana, Han, Hangul, full-width forms.
_WIDE_BYTES = bytes(range(0xE3, 0x100))
# Lowered, this letter would become two characters.
_GROWS = "\u0130"


@cache
def _han_table() -> dict[int, str]:
    """Traditional to simplified, character by character; empty when opencc is absent."""
    try:
        from opencc import OpenCC  # noqa: PLC0415  loaded only for texts with Han
    except ImportError:  # pragma: no cover - a broken install still reads Thai and English
        return {}
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, simple, strict=True)
    return {ord(a): b for a, b in pairs if a != b and len(b) == 1}


@cache
def _full_table() -> dict[int, str]:
    return {**_han_table(), **_ODD}


def has_han(text: str) -> bool:
    """True when the text holds at least one Chinese character."""
    return _han().search(text) is not None


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]")


def has_wide(text: str) -> bool:
    """True when the text holds a letter of U+3000 or beyond; far quicker than a search for one."""
    if text.isascii() or len(text.encode(_THAI_CODING, "ignore")) == len(text):
        return False
    return _has_wide(text)


def _has_wide(text: str) -> bool:
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _WIDE_BYTES)) != len(raw)


def shadow(text: str) -> str:
    """The folded text, exactly as long as `text`."""
    return folded(text)[0]


def folded(text: str) -> tuple[str, bool]:
    """The shadow of a text, and what `has_wide` says of it."""
    if text.isascii():
        return text.lower(), False
    raw = text.encode(_THAI_CODING, "ignore")
    if len(raw) == len(text):
        return raw.translate(_thai_table()).decode(_THAI_CODING), False
    wide = _has_wide(text)
    return _folded(text, wide=wide), wide


@cache
def _thai_table() -> bytes:
    """For each byte of the Thai coding that of its folded letter."""
    table = bytearray(range(256))
    for byte in table.copy():
        for letter in bytes((byte,)).decode(_THAI_CODING, "ignore").lower():
            (table[byte],) = _ODD.get(ord(letter), letter).encode(_THAI_CODING)
    return bytes(table)


def _folded(text: str, *, wide: bool) -> str:
    lowered = text.replace(_GROWS, "i").lower()
    if len(lowered) != len(text):  # a character whose lower case is longer than itself
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if lowered.isascii():
        return lowered
    if wide:
        return _FOLDED.sub(_fold, lowered)
    for odd in set(_FEW.findall(lowered)):
        lowered = lowered.replace(odd, _ODD.get(ord(odd), odd))
    return lowered


def _fold(run: re.Match[str]) -> str:
    word = run.group()
    return word.translate(_full_table() if has_han(word) else _ODD)

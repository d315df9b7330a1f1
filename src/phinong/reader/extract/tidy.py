"""One form for text that comes from many places, before anything counts its characters."""

import re
import unicodedata
from collections.abc import Iterator

from .traced import Edit, Traced

_GONE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x0000), None)
_GONE |= dict.fromkeys((*range(1, 9), 11, 14, 15, *range(16, 32), 127, 160), " ")
_GONE |= {0x2028: "\n", 0x2029: "\n", 0x0C: "\n", 0x85: "\n"}
_RETURN = re.compile("\r\n?")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\xa0\xad\u200b-\u200d\u2028\u2029\u2060\ufeff]")
# Those of them that Latin-1 has, by their bytes, and the others: each quicker to look for than all.
_ODD_BYTES = tuple(code for code in _GONE if code < 256)
_ODD_LETTERS = tuple(chr(code) for code in _GONE if code >= 256)
# SARA AM written as its two halves, with or without a tone mark between or before.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_SWAPPED = re.compile("\u0e33([\u0e48-\u0e4b])")
_DOUBLE_E = re.compile("\u0e40\u0e40")
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
# What must be there for a spelling to be wrong, how it is found, and the right one.
_SPELLINGS = (
    ("\u0e4d", _SARA_AM, "\\1\u0e33"),
    ("\u0e33", _SWAPPED, "\\1\u0e33"),
    ("\u0e40\u0e40", _DOUBLE_E, "\u0e41"),
)


def tidy(text: str) -> str:
    """NFC, line feeds only, no invisible characters, Thai vowels in one spelling.

    Runs in linear time; idempotent. Blanks and blank lines stay as they are.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    for odd in _odd_in(text):  # few and often the same, so one by one
        text = text.replace(odd, _GONE[ord(odd)] or "")
    for sign, pattern, new in _SPELLINGS:
        if sign in text and (pattern is not _SWAPPED or _has_swapped(text)):
            text = pattern.sub(new, text)
    return text


def _has_swapped(text: str) -> bool:
    """Told by the letters behind each SARA AM, which every page in Thai has and few misspell."""
    return any(part[:1] in _TONES for part in text.split("\u0e33")[1:])


def _odd_in(text: str) -> list[str]:
    latin = text.encode("latin-1", "ignore")
    return [chr(code) for code in _ODD_BYTES if code in latin] + [
        letter for letter in _ODD_LETTERS if letter in text
    ]


def tidy_traced(text: str) -> Traced:
    """The same text as `tidy` gives, with the way back to the places in `text`."""
    traced = Traced(text)
    traced.sub(_RETURN, "\n")
    traced.edit(_composed(traced.text))
    traced.sub(_ODD, lambda found: _GONE[ord(found.group())] or "")
    for _, pattern, new in _SPELLINGS:
        traced.sub(pattern, new)
    return traced


def _composed(text: str) -> Iterator[Edit]:
    """The changes that NFC makes, each no wider than one base character with its marks."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _goes_on(text[end]):
            continue
        written = text[start:end]
        composed = unicodedata.normalize("NFC", written)
        if composed != written:
            yield start, end, composed
        start = end


def _goes_on(character: str) -> bool:
    """Marks, and the Hangul letters that are written together, may join what stands before."""
    return unicodedata.category(character)[0] == "M" or "\u1100" <= character <= "\u11ff"

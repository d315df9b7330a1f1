"""Where a text may be cut: never inside a Thai cluster, a word, or before a combining mark."""

import re
import unicodedata
from functools import lru_cache

from phinong.core.folding import fold

# Thai signs that belong to the letter before them, and vowels that belong to the letter after.
_HANGING = re.compile("[ะัาำิ-ฺๅ็-๎]")
_LEADING = frozenset("เแโใไ")
# Thai and Han: the scripts in which `core.folding` finds clusters instead of words. Thai digits
# fold to others, which stand in words.
_CLUSTERED = re.compile(
    "[\u0e00-\u0e4f\u0e5a-\u0e7f\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af]"
)


def may_cut(text: str, at: int) -> bool:
    """Whether the text may be cut before its character number `at`."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if is_unseen(before) or is_unseen(after) or before in _LEADING or hangs(after):
        return False
    clustered = _CLUSTERED.match(before) or _CLUSTERED.match(after)
    return bool(clustered) or not (is_word(before) and is_word(after))


@lru_cache(maxsize=4096)
def hangs(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    joined = character, *fold(character)[:1]
    return any(_HANGING.match(c) or unicodedata.category(c)[0] == "M" for c in joined)


@lru_cache(maxsize=4096)
def is_unseen(character: str) -> bool:
    """Whether a character shows nothing: folding drops it, so what is beside it may belong."""
    return unicodedata.category(character) in ("Cf", "Co")


@lru_cache(maxsize=4096)
def is_word(character: str) -> bool:
    """Whether a character is part of a word, or folds to one that is: letter, digit or mark."""
    joined = character, *fold(character)
    return any(c.isalnum() or unicodedata.category(c)[0] == "M" for c in joined)


def cut_at_or_before(text: str, at: int, lowest: int = 0) -> int:
    """The last place not after `at` where the text may be cut; `at` itself if none is in sight."""
    if at >= len(text):
        return len(text)
    return next((place for place in range(at, lowest, -1) if may_cut(text, place)), at)


def cut_at_or_after(text: str, at: int, highest: int) -> int:
    """The first place not before `at` where the text may be cut; `at` if none is in sight."""
    if at <= 0:
        return 0
    return next((place for place in range(at, highest + 1) if may_cut(text, place)), at)


def shortened(text: str, longest: int) -> str:
    """The beginning of a text, not longer than `longest` characters."""
    return text[: cut_at_or_before(text, longest)].rstrip()


def parts(text: str, *, size: int, overlap: int) -> list[str]:
    """A long text in parts that overlap: whatever is not longer than `overlap` and starts and
    ends where a text may be cut stands whole in one of them."""
    if len(text) <= size:
        return [text]
    found, start = [], 0
    while len(text) - start > size:
        end = cut_at_or_before(text, start + size, start + size // 2)
        found.append(text[start:end])
        start = cut_at_or_before(text, end - overlap, start + 1)
    return [*found, text[start:]]

"""One spelling for every text, and the tokens by which text is found in any script.

Folding undoes what does not change a word: case, accents on Latin letters, Thai digits, full
width, zero-width characters, the two ways to type น้ำ and แ, traditional against simplified
Chinese. Every character folds by itself, so a part of a text folds to a part of the folded text.

Thai and Chinese are written without spaces. A dictionary would make มหาวิทยาลัยเชียงใหม่ one
word and lose เชียงใหม่ in it, so the index holds pairs of neighbouring clusters (a Thai letter
with its vowels and tones, or one Chinese character) and a query is a phrase of such pairs:
nothing that stands in the text is missed, and no letter is cut from its vowel.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import is_normalized

# Ends every run in the index, so that no phrase reaches into the next run.
RUN_END = "\ue001"
# Ends a query token that stands for all tokens beginning so.
PREFIX = "*"

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ue001"
_CHARACTERS = str.maketrans(
    {chr(0x0E50 + digit): str(digit) for digit in range(10)} | dict.fromkeys(_ZERO_WIDTH)
)
# SARA AM in two characters, the tone mark between or before them; and SARA AE as two SARA E.
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_SARA_AE = "\u0e40\u0e40"
_LATIN_ACCENTS = re.compile("([a-z\u00df-\u024f])[\u0300-\u036f]+")
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_ANY_HAN = re.compile(f"[{_HAN}]")
# Characters that only case and script change: ASCII, Thai without its digits and SARA AM, Han.
_PLAIN = re.compile("[\n -~\u0e01-\u0e32\u0e34-\u0e4c\u4e00-\u9fff]*")
_RUN = re.compile(f"([\u0e00-\u0e7f]+)|([{_HAN}]+)|([^\u0e00-\u0e7f{_HAN}]+)")
_CLUSTER = re.compile("[เแโใไ]?[ก-ฮ](?:[ัิ-ฺ็-๎ะาำๅ])*|.", re.DOTALL)


def fold(text: str) -> str:
    """The text in its one spelling. Folding twice changes nothing more. Never fails."""
    if text.isascii():
        return text.lower()
    if _PLAIN.fullmatch(text) and _SARA_AE not in text and is_normalized("NFKC", text):
        lowered = text.lower()
        return lowered.translate(_simplified()) if _ANY_HAN.search(lowered) else lowered
    return fold_any(text)


def fold_any(text: str) -> str:
    """What `fold` does with a text of any characters. Most texts need less."""
    folded = unicodedata.normalize("NFKC", text.translate(_CHARACTERS)).casefold()
    folded = unicodedata.normalize("NFKD", folded)
    folded = unicodedata.normalize("NFKC", _LATIN_ACCENTS.sub(r"\1", folded))
    folded = _SARA_AM.sub("\\1\u0e33", folded.translate(_CHARACTERS)).replace(_SARA_AE, "\u0e41")
    return folded.translate(_simplified()) if _ANY_HAN.search(folded) else folded


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where in `text` it comes from.

    One more offset stands at the end, len(text), so that `text[offsets[a]:offsets[b]]` is what
    the folded slice [a:b] was written as.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for piece in _joined().finditer(text):
        part = _fold_piece(piece.group())
        folded.append(part)
        offsets.extend([piece.start()] * len(part))
    return "".join(folded), [*offsets, len(text)]


_fold_piece = lru_cache(maxsize=8192)(fold)


def clusters(text: str) -> list[str]:
    """What a search can tell apart: Thai clusters, single Han, whole words of other scripts."""
    return [cluster for _, parts in _runs(fold(text)) for cluster in parts]


def index_tokens(text: str) -> list[str]:
    """The tokens under which a text is found, in its order; RUN_END stands after each run.

    Token i of a Thai or Han run is cluster i with its neighbour; the last cluster stands alone.
    Words of other scripts are tokens as they are.
    """
    tokens: list[str] = []
    for joined, parts in _runs(fold(text)):
        tokens += _pairs(parts) + parts[-1:] if joined else parts
        tokens.append(RUN_END)
    return tokens


def query_runs(text: str) -> list[list[str]]:
    """What a text must have to be found: every run, each a phrase of neighbouring tokens.

    A token that ends in PREFIX stands for all that begin so: a single cluster, and every word
    of other scripts. No runs for a query without a letter or digit.
    """
    runs: list[list[str]] = []
    for joined, parts in _runs(fold(text)):
        if joined and len(parts) > 1:
            runs.append(_pairs(parts))
        else:
            runs += [[part + PREFIX] for part in parts]
    return runs


def _pairs(parts: list[str]) -> list[str]:
    return [here + after for here, after in pairwise(parts)]


def _runs(folded: str) -> Iterator[tuple[bool, list[str]]]:
    """Runs of one script with their clusters; True for scripts written without spaces."""
    for run in _RUN.finditer(folded):
        thai, han, other = run.groups()
        if other is None:
            yield True, _CLUSTER.findall(thai) if thai else list(han)
        elif words := _word().findall(other):
            yield False, words


@cache
def _simplified() -> dict[int, str]:
    """Traditional Han to simplified, character by character, each to its last form.

    OpenCC would also look at whole words (乾 but 乾隆); then a part of a text would not fold to
    a part of the folded text. It is loaded only when a text with Han comes.
    """
    from opencc import OpenCC  # noqa: PLC0415

    blocks = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
    characters = [chr(code) for first, after in blocks for code in range(first, after)]
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    changed = {a: b for a, b in zip(characters, simple, strict=True) if a != b}
    return {ord(a): changed.get(b, b) for a, b in changed.items()}


@cache
def _marks() -> str:
    """Every combining mark, as the inside of a character class.

    The word class of a regular expression has none of them, and so would cut Lao, Burmese,
    Khmer and Tai Tham at their vowel signs.
    """
    codes = [c for c in range(0x300, 0x1F000) if unicodedata.category(chr(c))[0] == "M"]
    return "".join(map(chr, codes))


@cache
def _word() -> re.Pattern[str]:
    """A word of a script with spaces."""
    return re.compile(f"(?:[^\\W_]|[{_marks()}])+")


@cache
def _joined() -> re.Pattern[str]:
    """A character with all that folding may join to it: marks, jamo, half-width voicing, and what
    has no width, behind which a mark may follow."""
    after = _marks() + _ZERO_WIDTH + "\u0e32\u0e33\u1160-\u11ff\uff9e\uff9f\uffa0-\uffdc"
    return re.compile(f"\u0e40[{_ZERO_WIDTH}]*\u0e40|(?s:.)[{after}]*")

"""Written forms: every spelling under which an entry may be met in a text.

A form is folded like the text it is sought in (`reader.shadow`), one character for one. Flags
say what must hold around it before it counts, and whether it needs more evidence.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from phinong.reader.gazetteer.entries import Body, Entry, Place
from phinong.reader.gazetteer.levels import KINDS
from phinong.reader.shadow import shadow

# What stands at the ends of a form decides which boundary is checked there.
LATIN = 1
THAI = 2
# The text must have the very same capitals: CMU, EEF.
EXACT = 4
# A word, a surname or a short name as well as a place: asks for other evidence.
WEAK = 8
# Not a place at all, though it holds the name of one: เผยแพร่, New York Times.
BLOCK = 16

_THAI = re.compile("[\u0e01-\u0e5b]")
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
SHORT_THAI, SHORT_LATIN = 4, 3
_RANK = {kind: place for place, kind in enumerate(KINDS)}
# A country outranks its capital, a capital of millions the village of the same name.
_WEIGHT_OF_KIND = {"country": 30.0, "territory": 16.0}


class Form(NamedTuple):
    """One folded spelling: how it is written, in which language, and the entries it may mean."""

    folded: str
    flags: int
    language: str
    written: str
    entries: tuple[str, ...]


def fold(text: str) -> str:
    """The form in which names are compared with a text; as long as `text` in characters."""
    return shadow(unicodedata.normalize("NFC", text))


def script(text: str) -> str:
    """ "thai", "han", "kana", "hangul" or "latin" (all other letters), by its first such letter."""
    for name, pattern in (("thai", _THAI), ("hangul", _HANGUL), ("kana", _KANA), ("han", _HAN)):
        if pattern.search(text):
            return name
    return "latin"


def unaccented(text: str) -> str:
    """Győr → Gyor, Đà Nẵng → Da Nang. Thai and other scripts come back unchanged."""
    if script(text) != "latin":
        return text
    plain = text.translate({0x110: "D", 0x111: "d", 0xF8: "o", 0xD8: "O", 0x142: "l", 0x141: "L"})
    parts = unicodedata.normalize("NFD", plain)
    return "".join(c for c in parts if not "\u0300" <= c <= "\u036f")


def spellings(text: str) -> Iterator[str]:
    """The text and the spellings that keyboards and files make of it: ลําปาง, เเพร่, Gyor."""
    yield text
    if "\u0e33" in text:
        yield text.replace("\u0e33", "\u0e4d\u0e32")
    if "\u0e41" in text:
        yield text.replace("\u0e41", "\u0e40\u0e40")
    if (plain := unaccented(text)) != text:
        yield plain


def weight(entry: Entry) -> float:
    """How likely a bare name means this entry: width of its kind and number of people."""
    if isinstance(entry, Body):
        return 5.0
    people = len(str(entry.population)) if entry.population else 0
    known = 2.0 if entry.country in {"TH", "CN", "LA", "JP", "KR", "MM", "VN"} else 0.0
    wide = (len(KINDS) - _RANK.get(entry.kind, len(KINDS))) / 4
    return _WEIGHT_OF_KIND.get(entry.kind, 0.0) + wide + people + known


def flags_of(written: str, language: str) -> int:
    """What the spelling alone demands of the text around it."""
    kind = script(written)
    flags = 0
    if kind == "latin":
        flags = LATIN
        if language == "abbr":
            flags |= EXACT
        elif len(written) <= SHORT_LATIN:
            flags |= WEAK
    elif kind == "thai":
        flags = THAI
        if len(written) <= SHORT_THAI and language != "abbr":
            flags |= WEAK
    return flags


def written_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """(language, spelling) of every name and alias; preferred names first."""
    yield from entry.names.items()
    for language, forms in entry.aliases.items():
        yield from ((language, form) for form in forms)


def build_forms(
    entries: Iterable[Entry], *, weak: frozenset[str] = frozenset(), blocks: Iterable[str] = ()
) -> list[Form]:
    """Every form of every entry, entries of one form ranked; `weak` and `blocks` are as written.

    A form that is both a block and a name stays a name.
    """
    met: dict[str, list[tuple[float, str, str, str]]] = defaultdict(list)
    for entry in entries:
        order = weight(entry)
        for language, written in written_forms(entry):
            for spelling in spellings(written):
                met[fold(spelling)].append((order, entry.id, language, written))
    doubtful = {fold(word) for word in weak}
    forms = [_form(folded, found, doubtful) for folded, found in met.items()]
    forms += [
        Form(word, BLOCK | flags_of(word, ""), "", word, ())
        for word in {fold(block) for block in blocks} - met.keys()
    ]
    return sorted(forms)


def _form(folded: str, found: list[tuple[float, str, str, str]], doubtful: set[str]) -> Form:
    ranked = sorted(found, key=lambda row: (-row[0], row[1]))
    ids = tuple(dict.fromkeys(row[1] for row in ranked))
    _, _, language, written = ranked[0]
    flags = flags_of(written, language)
    if not all(row[2] == "abbr" for row in ranked):
        flags &= ~EXACT
    if folded in doubtful:
        flags |= WEAK
    return Form(folded, flags, language, written, ids)


__all__ = ["BLOCK", "EXACT", "LATIN", "THAI", "WEAK", "Form", "Place", "build_forms", "fold"]

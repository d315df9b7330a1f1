"""Written forms: every spelling under which an entry may be met in a text.

A form is folded like the text it is sought in (`reader.shadow`), one character for one. Flags
say what must hold around it before it counts, and whether it needs more evidence. The forms
are made from the tables once, when the tables are built, and kept in forms.tsv.gz.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

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
# So common a word that it counts only beside a level word: อำเภอสอง, Long County.
LEVEL = 32
# A Thai abbreviation with a point: no letter may stand before it (ผอ. is not อ.).
POINT = 64

_RANK = {kind: place for place, kind in enumerate(KINDS)}
# A country outranks its capital, a capital of millions the village of the same name.
_WEIGHT_OF_KIND = {"country": 30.0, "territory": 16.0}
# In Thai papers a bare "เชียงใหม่" is the province; elsewhere a bare name is rather the city.
_THAI_PROVINCE = 20.0
_NEAR = frozenset("TH CN LA JP KR MM VN".split())
_SMALL = frozenset("district county subdistrict town-municipality town".split())
_COUNTRIES = frozenset(("country", "territory"))
_BARRED = LEVEL | WEAK
# Districts whose form holds its level word: อำเภอเมืองเชียงใหม่, เขตดุสิต.
_LEVELLED = ("อำเภอ", "อ.", "เขต")
# Districts named like many a village, field or river besides.
_SHORT_DISTRICT = 6
_VILLAGE = re.compile("(บ้าน|หนอง|นา|ท่า|วัง|เกาะ|ห้วย|คลอง|โคก|โนน|ดอน|ทุ่ง|ป่า|บึง|สระ|เขา).{2,6}$")
# Abbreviations of three letters that mean one body in our field; the others are weak.
_KNOWN_SHORT = frozenset("CMU MFU KKU PSU SUT AIT UIL EEF ADB WHO FAO ILO NUS MIT RMU CRU".split())


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
    """ "thai", "hangul", "kana", "han" or "latin" (every other letter): the first it has any of."""
    return next((name for name, letters in _scripts() if letters.search(text)), "latin")


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("thai", re.compile("[\u0e01-\u0e5b]")),
        ("hangul", re.compile("[\uac00-\ud7a3]")),
        ("kana", re.compile("[\u3040-\u30ff]")),
        ("han", re.compile("[\u3400-\u9fff]")),
    )


def unaccented(text: str) -> str:
    """Győr → Gyor, Đà Nẵng → Da Nang. Thai and other scripts come back unchanged."""
    if text.isascii() or script(text) != "latin":
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
        return 9.0 if entry.country in _NEAR else 7.0
    if entry.iso_3166_2.startswith("TH-"):
        return _THAI_PROVINCE
    people = len(str(entry.population)) if entry.population else 0
    known = 2.0 if entry.country in _NEAR else 0.0
    first = 4.0 if entry.iso_3166_2 else 0.0
    wide = (len(KINDS) - _RANK.get(entry.kind, len(KINDS))) / 4
    return _WEIGHT_OF_KIND.get(entry.kind, 0.0) + wide + first + people + known


def flags_of(written: str, language: str, kind: str, *, listed: bool = False) -> int:
    """What one spelling of an entry of this kind demands of the text around it.

    `listed` says that the entry stands in our own lists: it has ties of its own.
    """
    of_script = script(written)
    if of_script == "latin":
        return LATIN | _latin_bar(written, language, "" if listed else kind)
    if of_script == "thai":
        return THAI | _thai_bar(written, language, kind)
    if of_script == "han":
        return _han_bar(written, kind)
    return 0


def _latin_bar(written: str, language: str, kind: str) -> int:
    if language == "abbr":
        short = len(written) <= 3 and written not in _KNOWN_SHORT
        return EXACT | (WEAK if short else 0)
    if len(written) <= 2 or (kind in _SMALL and written.isalpha()):
        return LEVEL
    return WEAK if len(written) == 3 else 0


def _thai_bar(written: str, language: str, kind: str) -> int:
    if language == "abbr":
        return POINT if written.endswith(".") else WEAK if len(written) <= 3 else 0
    if len(written) <= 3:
        return WEAK if kind in _COUNTRIES else LEVEL
    if len(written) == 4:
        return WEAK if kind in _COUNTRIES else LEVEL
    if written.startswith(_LEVELLED):
        return 0
    if kind == "district":
        return LEVEL if len(written) <= _SHORT_DISTRICT or _VILLAGE.match(written) else WEAK
    return LEVEL if kind in _SMALL and _VILLAGE.match(written) else 0


def _han_bar(written: str, kind: str) -> int:
    if len(written) == 1:
        return LEVEL
    return WEAK if len(written) == 2 and kind in _SMALL else 0


def written_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """(language, spelling) of every name and alias; preferred names first."""
    yield from entry.names.items()
    for language, forms in entry.aliases.items():
        yield from ((language, form) for form in forms)


_OVERRIDES: Final = {"weak": WEAK, "level": LEVEL, "plain": 0}


class _Met(NamedTuple):
    """A form as one entry has it."""

    order: float
    entry: str
    language: str
    written: str
    flags: int


def build_forms(entries: Iterable[Entry], words: Mapping[str, Iterable[str]]) -> list[Form]:
    """Every form of every entry, the entries of one form ranked; sorted by folded spelling.

    `words` gives, as written, the names that are "weak", need a "level" word or are "plain",
    and the phrases that "block" the names inside them. A block that is also a name stays one.
    """
    met: dict[str, list[_Met]] = defaultdict(list)
    for entry in entries:
        order = weight(entry)
        listed = "known" in entry.source
        for language, written in written_forms(entry):
            flags = flags_of(written, language, entry.kind, listed=listed)
            for spelling in spellings(written):
                met[fold(spelling)].append(_Met(order, entry.id, language, written, flags))
    bars = {fold(word): bar for what, bar in _OVERRIDES.items() for word in words.get(what, ())}
    forms = [_form(folded, found, bars.get(folded)) for folded, found in met.items()]
    blocks = {fold(spelling) for word in words.get("block", ()) for spelling in spellings(word)}
    forms += [_block(word) for word in blocks - met.keys()]
    return sorted(forms)


def _block(word: str) -> Form:
    ends = {"latin": LATIN, "thai": THAI}.get(script(word), 0)
    return Form(word, BLOCK | ends, "", word, ())


def _form(folded: str, found: list[_Met], bar: int | None) -> Form:
    """One form: it is barred only as far as every entry bars it, unless `bar` says otherwise."""
    ranked = sorted(found, key=lambda row: (-row.order, row.entry))
    if bar is None:  # LEVEL asks for more than WEAK, WEAK for more than nothing
        bar = min(row.flags & _BARRED for row in ranked)
    flags = ranked[0].flags & ~_BARRED | bar
    for row in ranked:
        flags &= row.flags | ~(EXACT | POINT)
    ids = tuple(dict.fromkeys(row.entry for row in ranked))
    return Form(folded, flags, ranked[0].language, ranked[0].written, ids)


__all__ = [
    "BLOCK",
    "EXACT",
    "LATIN",
    "LEVEL",
    "POINT",
    "THAI",
    "WEAK",
    "Form",
    "Place",
    "build_forms",
    "fold",
    "script",
    "unaccented",
]

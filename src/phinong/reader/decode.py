"""Bytes to text: Unicode with and without a mark, Thai, Chinese and Latin codings.

The codings are tried in the order of how surely they can be told: a byte order mark, valid
UTF-8, the coding a page declares, then the one whose result looks most like the language it serves.
"""

import codecs
import re

from .model import Unreadable
from .shadow import shadow

MAX_BYTES = 64 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_-]{3,20})")
_ALIASES = {
    "tis-620": "cp874", "windows-874": "cp874", "iso-8859-11": "cp874", "tis620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
}  # fmt: skip
# What else a page may declare: one byte or two a character, never a coding that starts with marks.
_OTHERS = re.compile(r"iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|euc-(?:jp|kr)|shift_jis|macintosh")
_LEGACY = ("cp874", "gb18030", "big5hkscs", "cp1252")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_WIDE_ENOUGH = 0.6  # the likeness from which text in two or four bytes a character is believed
_SAMPLE = 20_000
_SIGN = re.compile("[\u0e30-\u0e3a\u0e40-\u0e44\u0e47-\u0e4e]")
# The second bytes of Big5 are often Latin letters: Thai is never mixed with single ones.
_MIXED = re.compile("[\u0e01-\u0e5b][A-Z_a-z@-~](?=[\u0e01-\u0e5b])")
_WRONG = re.compile(
    "(?:^|[^\u0e01-\u0e2e])[\u0e31\u0e34-\u0e3a]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|"
    "(?:^|[^\u0e01-\u0e3a])[\u0e47-\u0e4c]|(?:^|[^\u0e01-\u0e2e\u0e48-\u0e4b])\u0e33|"
    "[\u0e03\u0e05\u0e5a\u0e5b]"  # letters and signs that nobody writes any more
)
# One or two Thai letters inside a Latin word are that word's accents.
_LATIN_WORD = re.compile("[A-Za-z][\u0e01-\u0e5b]{1,2}(?![\u0e01-\u0e5b])")
_THAI_RUN = re.compile("[\u0e01-\u0e5b]+")
_LATIN_SIGNS = frozenset("“”‘’–—…•€£°«»©®§·\u00a0")
# Control bytes that no text holds: everything below a blank but tab, line feeds and escape.
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))
# The most frequent characters of written Chinese, and those of places and offices; the wrong coding
# gives rare ones.
_COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装"
    "市省县区州府城镇友协签约访校院厅局"
)


def decode(source: bytes) -> tuple[str, str, bool]:
    """(text, coding, whether the coding was guessed).

    Raises Unreadable: "empty" for nothing, "too-large" beyond 64 MB, "wrong-type" for bytes
    that are no text.
    """
    if not source.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    if len(source) > MAX_BYTES:
        raise Unreadable("too-large")
    for mark, coding in _BOMS:
        if source.startswith(mark):
            return _strict(source, coding), coding.removesuffix("-sig"), False
    return _without_mark(source)


def _strict(source: bytes, coding: str) -> str:
    try:
        return source.decode(coding)
    except UnicodeError as broken:
        raise Unreadable("unreadable") from broken


def _without_mark(source: bytes) -> tuple[str, str, bool]:
    sample = source[:_SAMPLE]
    codings: tuple[str, ...] = tuple(c for c in _WIDE if len(source) % (int(c[4:6]) // 8) == 0)
    if not _is_binary(source):
        try:
            return source.decode("utf-8"), "utf-8", False
        except UnicodeDecodeError:
            codings += _LEGACY
        if declared := _declared(source):
            return source.decode(declared, "replace"), declared, False
    scores = {coding: _likeness(sample, coding) for coding in codings}
    coding = max(scores, key=scores.__getitem__, default="")
    if not coding or scores[coding] <= 0:
        raise Unreadable("wrong-type")
    return source.decode(coding, "replace"), coding, True


def _is_binary(source: bytes) -> bool:
    sample = source[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 200


def _declared(source: bytes) -> str:
    found = _DECLARED.search(source[:4000])
    if not found:
        return ""
    said = found.group(1).decode("ascii").lower()
    name = _ALIASES.get(said) or (said if _OTHERS.fullmatch(said) else "")
    if not name:
        return ""
    text = source[:_SAMPLE].decode(name, "replace")
    return name if text.count("\ufffd") <= len(text) // 100 else ""


def _likeness(sample: bytes, coding: str) -> float:
    """Share of characters that belong, minus what could not be decoded."""
    text = sample.decode(coding, "replace")
    if coding in _WIDE:
        return _wide_likeness(text)
    high = [c for c in text if ord(c) > 127]
    if not high:
        return 0.0
    bad = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in high[:-1])
    if coding == "cp874":
        good = sum("\u0e01" <= c <= "\u0e5b" for c in high)
        return (good - 4 * bad) / len(high) - _stray_marks(text)
    if coding == "cp1252":
        good = sum(c.isalpha() or c in _LATIN_SIGNS for c in high)
        return 0.3 * (good - 4 * bad) / len(high) if len(high) * 3 < len(text) else 0.0
    return min(1.2, (2.0 * _common_han(high) - 4 * bad) / len(high))


def _common_han(high: list[str]) -> float:
    """How many characters are usual Chinese; traditional text counts by its simplified form."""
    plain = shadow("".join(high))
    return sum(c in _COMMON_HAN for c in plain) + sum(c in "，。、：；“”" for c in plain) / 2


def _wide_likeness(text: str) -> float:
    """Like the others; rare Han may come from any two letters, so they count for less."""
    han = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    usual = sum(" " <= c <= "~" or c in "\t\r\n" or "\u0e01" <= c <= "\u0e5b" for c in text)
    signs = sum("\u3000" <= c <= "\u303f" or "\uff01" <= c <= "\uff5e" for c in text) / 2
    latin = sum("\u00a0" <= c <= "\u024f" or "\u2010" <= c <= "\u2026" for c in text) / 2
    good = usual + signs + latin + _common_han(han) + 0.4 * len(han)
    bad = sum(c == "\ufffd" or c < "\t" for c in text[:-1])
    share = min(1.0, (good - 4 * bad) / max(1, len(text)))
    return share if share >= _WIDE_ENOUGH else 0.0


def _stray_marks(text: str) -> float:
    """How often Thai signs stand where Thai never puts them: a vowel sign on a vowel."""
    signs, runs = len(_SIGN.findall(text)), len(_THAI_RUN.findall(text))
    wrong = len(_WRONG.findall(text)) + len(_MIXED.findall(text))
    return 3.0 * (wrong / max(1, signs) + len(_LATIN_WORD.findall(text)) / max(1, runs))

"""Bytes to text: UTF-8, UTF-16, TIS-620 with its Windows extension, GB 18030, Big5.

The codings are tried in the order of how surely they can be told: a byte order mark, valid
UTF-8, then the legacy coding whose result looks most like the language it serves.
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
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs", "utf-16": "utf-16", "utf8": "utf-8", "utf-8": "utf-8",
}  # fmt: skip
_LEGACY = ("cp874", "gb18030", "big5hkscs", "cp1252")
_SAMPLE = 20_000
_SIGN = re.compile("[\u0e30-\u0e3a\u0e40-\u0e44\u0e47-\u0e4e]")
# The second bytes of Big5 are often Latin letters: Thai is never mixed with single ones.
_MIXED = re.compile("[\u0e01-\u0e5b][A-Z_a-z@-~](?=[\u0e01-\u0e5b])")
_WRONG = re.compile(
    "(?:^|[^\u0e01-\u0e2e])[\u0e31\u0e34-\u0e3a]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|"
    "(?:^|[^\u0e01-\u0e3a])[\u0e47-\u0e4c]"
)
# Control bytes that no text holds: everything below a blank but tab, line feeds and escape.
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))
# The most frequent characters of written Chinese; the wrong coding gives rare ones.
_COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装"
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
    wide = _unmarked_utf16(source)
    if wide:
        text = _strict(source, wide)
        if sum(c < " " and c not in "\t\r\n\f" for c in text[:_SAMPLE]) > len(text) // 100:
            raise Unreadable("wrong-type")
        return text, wide, True
    if _is_binary(source):
        raise Unreadable("wrong-type")
    try:
        return source.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    declared = _declared(source)
    if declared:
        return source.decode(declared, "replace"), declared, False
    coding = max(_LEGACY, key=lambda name: _likeness(source[:_SAMPLE], name))
    if _likeness(source[:_SAMPLE], coding) <= 0:
        raise Unreadable("wrong-type")
    return source.decode(coding, "replace"), coding, True


def _is_binary(source: bytes) -> bool:
    sample = source[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 200


def _unmarked_utf16(source: bytes) -> str:
    """Half of the bytes of UTF-16 Latin text are zero, always the same half."""
    sample = source[: _SAMPLE // 10 * 2]
    if len(sample) < 8 or len(source) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.02 else ""


def _declared(source: bytes) -> str:
    found = _DECLARED.search(source[:4000])
    if not found:
        return ""
    name = _ALIASES.get(found.group(1).decode("ascii").lower(), "")
    if not name:
        return ""
    text = source[:_SAMPLE].decode(name, "replace")
    return name if text.count("\ufffd") <= len(text) // 100 else ""


def _likeness(sample: bytes, coding: str) -> float:
    """Share of characters that belong, minus what could not be decoded."""
    text = sample.decode(coding, "replace")
    high = [c for c in text if ord(c) > 127]
    if not high:
        return 0.0
    bad = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in high[:-1])
    if coding == "cp874":
        good = sum("\u0e01" <= c <= "\u0e5b" for c in high)
        return (good - 4 * bad) / len(high) - _stray_marks(text)
    if coding == "cp1252":
        good = sum(c.isalpha() for c in high)
        return 0.3 * (good - 4 * bad) / len(high) if len(high) < len(text) // 5 else 0.0
    high = list(shadow("".join(high)))  # traditional text counts by its simplified form
    common = sum(c in _COMMON_HAN for c in high) * 2.0 + sum(c in "，。、：；“”" for c in high)
    return min(1.0, (common - 4 * bad) / len(high))


def _stray_marks(text: str) -> float:
    """How often Thai signs stand where Thai never puts them: a vowel sign on a vowel."""
    signs = len(_SIGN.findall(text))
    wrong = len(_WRONG.findall(text)) + len(_MIXED.findall(text))
    return 3.0 * wrong / max(1, signs)

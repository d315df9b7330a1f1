"""Chinese forms: simplified from traditional and Japanese, pinyin, and Thai by rule.

The Thai spelling of a pinyin syllable follows the Royal Society's rules for Mandarin, without
the phinthu dots that the press leaves out: kūn-míng → คุนหมิง, chéng-dū → เฉิงตู.
"""

import re
from functools import cache

from opencc import OpenCC

from .packages import pinyin_of

HAN = re.compile("[\u3400-\u9fff]+")
# initial: (low or middle consonant, high consonant of the same sound or "" for the middle class)
_INITIALS = {
    "zh": ("จ", ""),
    "ch": ("ช", "ฉ"),
    "sh": ("ช", "ฉ"),
    "b": ("ป", ""),
    "p": ("พ", "ผ"),
    "m": ("ม", "หม"),
    "f": ("ฟ", "ฝ"),
    "d": ("ต", ""),
    "t": ("ท", "ถ"),
    "n": ("น", "หน"),
    "l": ("ล", "หล"),
    "g": ("ก", ""),
    "k": ("ค", "ข"),
    "h": ("ฮ", "ห"),
    "j": ("จ", ""),
    "q": ("ช", "ฉ"),
    "x": ("ซ", "ส"),
    "r": ("ร", "หร"),
    "z": ("จ", ""),
    "c": ("ช", "ฉ"),
    "s": ("ซ", "ส"),
    "y": ("ย", "หย"),
    "w": ("ว", "หว"),
    "": ("อ", ""),
}
# final: Thai with C for the consonant and T for the tone mark
_FINALS = {
    "a": "CTา",
    "o": "CTอ",
    "e": "เCTอ",
    "ai": "ไCT",
    "ei": "เCTย",
    "ao": "เCTา",
    "ou": "โCTว",
    "an": "CTาน",
    "en": "เCิTน",
    "ang": "CTาง",
    "eng": "เCิTง",
    "ong": "CTง",
    "i": "CีT",
    "ia": "เCีTย",
    "ie": "เCีTย",
    "iao": "เCีTยว",
    "iu": "CิTว",
    "ian": "เCีTยน",
    "in": "CิTน",
    "iang": "เCีTยง",
    "ing": "CิTง",
    "iong": "CTยง",
    "u": "CูT",
    "ua": "CTวา",
    "uo": "CัTว",
    "uai": "ไCTว",
    "ui": "CุTย",
    "uan": "CTวน",
    "un": "CุTน",
    "uang": "CTวาง",
    "ü": "CวีT",
    "üe": "เCTว",
    "üan": "เCวีTยน",
    "ün": "CวิTน",
    "er": "เCTอร์",
    "-i": "CืTอ",
}
# Whole syllables that the press writes in its own way.
_WHOLE = {
    "yi": "CีT@อ",
    "yu": "CวีT@อ",
    "yuan": "CTวน@ย",
    "yue": "เCTว@ย",
    "yun": "CุTน@ย",
    "ye": "เCT@ย",
    "yan": "เCีTยน@ย",
    "you": "โCTว@ย",
    "yin": "CิTน@ย",
    "ying": "CิTง@ย",
    "wu": "CูT@อ",
    "wo": "CTอ@ว",
    "bo": "CัTว@ป",
    "po": "CัTว@พ",
    "mo": "CัTว@ม",
    "fo": "CัTว@ฟ",
}
_HIGH = {low: high for low, high in _INITIALS.values() if high}
_MIDDLE_TONES = {"1": "", "2": "\u0e4b", "3": "\u0e48", "4": "\u0e49", "5": ""}
_LOW_TONES = {"1": "", "2": "", "3": "\u0e48", "4": "\u0e48", "5": ""}


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def simplified(text: str) -> str:
    """Traditional → simplified; other text comes back unchanged."""
    return _converter("t2s").convert(text)


def traditional(text: str) -> str:
    """Simplified → traditional, in the general standard."""
    return _converter("s2t").convert(text)


def from_japanese(text: str) -> str:
    """Japanese kanji → simplified Chinese: 広島 → 广岛."""
    return simplified(_converter("jp2t").convert(text))


def pinyin(name: str) -> str:
    """昆明 → Kunming; a vowel after a vowel gets its apostrophe: 西安 → Xi'an."""
    letters = ""
    for syllable in pinyin_of(name):
        plain = syllable[:-1].replace("ü", "u")
        letters += ("'" if letters and plain[0] in "aeo" else "") + plain
    return letters[:1].upper() + letters[1:]


def thai(name: str) -> list[str]:
    """Thai spellings of a Chinese name by rule; the second writes sh with ซ, as the press does."""
    syllables = pinyin_of(name)
    if not all(re.fullmatch("[a-zü]+[1-5]", syllable) for syllable in syllables):
        return []
    strict = "".join(_thai_syllable(syllable) for syllable in syllables)
    loose = "".join(_thai_syllable(re.sub("^sh", "s", syllable)) for syllable in syllables)
    return list(dict.fromkeys((strict, loose)))


def _thai_syllable(syllable: str) -> str:
    sound, tone = syllable[:-1], syllable[-1]
    if sound in _WHOLE:
        pattern, low = _WHOLE[sound].split("@")
        return _spell(pattern, low, tone)
    initial = next(start for start in _INITIALS if sound.startswith(start))
    final = sound[len(initial) :]
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = "ü" + final[1:]
    if initial in {"zh", "ch", "sh", "r", "z", "c", "s"} and final == "i":
        final = "-i"
    return _spell(_FINALS[final], _INITIALS[initial][0], tone)


def _spell(pattern: str, low: str, tone: str) -> str:
    """A consonant and a tone put into a pattern; tone two takes the high class."""
    if low in {"จ", "ป", "ต", "ก", "อ"}:
        consonant, mark = low, _MIDDLE_TONES[tone]
    else:
        high = tone in {"2", "3"}
        consonant, mark = (_HIGH.get(low, low) if high else low), _LOW_TONES[tone]
    return pattern.replace("C", consonant).replace("T", mark)

"""Numbers as papers write them: 1,200, สิบสอง, twelve, 十二, 3 หมื่น, 1.5 million, 20万.

Patterns are for the folded text, where Thai and full-width digits are ASCII already.
"""

import re

_TH_DIGITS = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_TH_SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 10**6}
_EN_WORDS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
}
_EN_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_EN_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ZH_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}
MOST = 10**12

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?"
_TH_WORD = "|".join((*_TH_DIGITS, *_TH_SCALES))
_EN_WORD = "|".join((*_EN_WORDS, *_EN_TENS, *_EN_SCALES))
_ZH_WORD = "".join((*_ZH_DIGITS, *_ZH_SCALES))
# What a number may look like, by language; `value_of` understands each whole match. No number
# has more words, so a page of nothing but number words costs no more than any other.
PATTERNS = {
    "th": rf"(?:{_DIGITS})(?: ?(?:พัน|หมื่น|แสน|ล้าน)){{0,2}}|(?:{_TH_WORD}){{1,12}}",
    "en": rf"(?:{_DIGITS})(?: (?:thousand|million|billion))?|"
    rf"(?:a )?(?:{_EN_WORD})(?:(?:-| and | )(?:{_EN_WORD})){{0,8}}",
    "zh": rf"(?:{_DIGITS})(?:[多余]?[万亿]{{1,2}})?|[{_ZH_WORD}]{{1,12}}",
}
# The Thai numbers once more, for searching a whole page: a first character, which a search looks
# for at its full speed, and what must follow it.
TH_FIRST = rf"[\d{''.join({word[0]: '' for word in (*_TH_DIGITS, *_TH_SCALES)})}]"
TH_REST = (
    r"(?:(?<=\d)(?:\d{0,2}(?:,\d{3})+|\d{0,8}(?:\.\d{1,3})?)(?: ?(?:พัน|หมื่น|แสน|ล้าน)){0,2}|"
    rf"(?:{'|'.join(f'{word[1:]}(?<={word})' for word in (*_TH_DIGITS, *_TH_SCALES))})"
    rf"(?:{_TH_WORD}){{0,11}})"
)
_WRITTEN = re.compile(rf"({_DIGITS})\s?(.*)", re.S)


class ByLanguage:
    """A pattern of each language, compiled when a paper in that language is first read."""

    def __init__(self, **sources: str) -> None:
        self._sources = sources
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, language: str) -> re.Pattern[str]:
        if language not in self._compiled:
            self._compiled[language] = re.compile(self._sources[language])
        return self._compiled[language]


def value_of(words: str, language: str) -> int | None:
    """The whole number that folded words mean; None when they mean none.

    >>> value_of("สิบสอง", "th"), value_of("twenty-five", "en"), value_of("两千三百", "zh")
    (12, 25, 2300)
    """
    found = _WRITTEN.fullmatch(words)
    if found:
        number = float(found.group(1).replace(",", "")) * _scale(found.group(2))
        return int(number) if number == int(number) and number < MOST else None
    spelt = {"th": _thai, "zh": _chinese}.get(language, _english)(words)
    return spelt if spelt is None or spelt < MOST else None


def _scale(words: str) -> int:
    scales = {**_TH_SCALES, **_EN_SCALES, **_ZH_SCALES}
    product = 1
    for word in re.findall("|".join(scales), words):
        product *= scales[word]
    return product


def _thai(words: str) -> int | None:
    """สองร้อยห้าสิบเอ็ด: each scale multiplies the digit before it; ล้าน all before it."""
    millions = total = digit = 0
    for part in re.findall(_TH_WORD, words):
        if part in _TH_DIGITS:
            digit = _TH_DIGITS[part]
        elif part == "ล้าน":
            millions, total, digit = (millions + total + digit or 1) * 10**6, 0, 0
        else:
            total, digit = total + (digit or 1) * _TH_SCALES[part], 0
    return millions + total + digit or None


def _english(words: str) -> int | None:
    total = part = 0
    for word in re.split(r"[ -]", words):
        if word in _EN_SCALES and word not in ("hundred", "dozen"):
            total, part = total + (part or 1) * _EN_SCALES[word], 0
        elif word in _EN_SCALES:
            part = (part or 1) * _EN_SCALES[word]
        else:
            part += _EN_WORDS.get(word, 0) + _EN_TENS.get(word, 0)
    return total + part or None


def _chinese(words: str) -> int | None:
    """二百零五, 三万, 一亿两千万: 万 and 亿 multiply all that stands before them."""
    total = part = digit = 0
    for character in words:
        if character in _ZH_DIGITS:
            digit = digit * 10 + _ZH_DIGITS[character]
        elif character in "万亿":
            scaled = (part + digit or 1) * _ZH_SCALES[character]
            total = scaled if not total else total + scaled
            part = digit = 0
        elif character in _ZH_SCALES:
            part, digit = part + (digit or 1) * _ZH_SCALES[character], 0
    return total + part + digit or None

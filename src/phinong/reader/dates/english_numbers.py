"""Days and years in English words, as solemn papers write them."""

import re

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TENTHS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth".split()
)
_CARDINALS = {word: n for n, word in enumerate(_ONES + _TEENS, 1)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_ORDINALS = {word: n for n, word in enumerate(_FIRSTS + _TENTHS, 1)} | {
    "twentieth": 20,
    "thirtieth": 30,
}
_VALUES = _CARDINALS | _ORDINALS | {"zero": 0, "oh": 0}


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ORDINAL = (
    rf"(?:(?:twenty|thirty)[ -]?)(?:{_either(_FIRSTS)})|{_either([*_FIRSTS, *_TENTHS])}"
    "|twentieth|thirtieth"
)
_CARDINAL = (
    rf"(?:(?:twenty|thirty)[ -]?)(?:{_either(_ONES)})|{_either(_ONES + _TEENS)}|twenty|thirty"
)
ORDINAL = rf"(?:{_ORDINAL})(?![a-z])"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:{_ORDINAL}|{_CARDINAL})(?![a-z]))"

_BELOW_100 = rf"(?:{_either(_TENS)})(?:[ -](?:{_either(_ONES)}))?|{_either(_ONES + _TEENS)}"
_CENTURY = "seventeen|eighteen|nineteen|twenty"
YEAR_WORDS = (
    rf"(?:(?:one|two) thousand(?:,? (?:{_either(_ONES)}) hundred)?(?:,?(?: and)? (?:{_BELOW_100}))?"
    rf"|(?:{_CENTURY}) hundred(?:(?: and)? (?:{_BELOW_100}))?"
    rf"|(?:{_CENTURY})[ -](?:(?:{_either(_TENS)})(?:[ -](?:{_either(_ONES)}))?"
    rf"|{_either(_TEENS)}|(?:zero|oh)[ -](?:{_either(_ONES)})))(?![a-z])"
)
_WORD = re.compile("[a-z]+")


def day_number(written: str) -> int:
    """The day that "21st", "twenty-first" or "twenty one" names."""
    figures = written[:2] if written[1:2].isdigit() else written[:1]
    if figures.isdigit():
        return int(figures)
    words = _WORD.findall(written)
    if len(words) == 1 and words[0] not in _VALUES:  # "twentyfirst"
        tens = words[0][:6]
        return _VALUES[tens] + _VALUES[words[0][6:]]
    return sum(_VALUES[word] for word in words)


def year_number(written: str) -> int:
    """The year that "two thousand and sixteen" or "nineteen seventy-two" names."""
    total, last = 0, 0
    words = [word for word in _WORD.findall(written) if word != "and"]
    if "thousand" not in words and "hundred" not in words:
        return 100 * _VALUES[words[0]] + sum(_VALUES[word] for word in words[1:])
    for word in words:
        if word in ("thousand", "hundred"):
            total += last * (1000 if word == "thousand" else 100)
            last = 0
        else:
            last += _VALUES[word]
    return total + last

"""Thai spelling of a Japanese name by rule, from its Latin spelling: Kurashiki → คูราชิกิ.

The way of the Royal Society for short vowels, with the vowel lengths the press writes: long
inside a name, short at its end. Names with a glide (kyo, ryu) or a lost long vowel have no
single spelling and get none.
"""

import re

_SYLLABLE = re.compile(
    "(ts|sh|ch|[kgsztdnhbpfmrjyw])?([aiueo])(n(?![aiueoy])|([kstp])(?=\\4)|t(?=ch))?"
)
_GLIDE = re.compile("[kgnhbpmr]y|[aeiou]{2}|[xlqvc](?!h)")
# consonant: (at the beginning, inside)
_CONSONANTS = {
    "k": ("ค", "ก"),
    "g": ("ก", "ง"),
    "s": ("ซ", "ซ"),
    "sh": ("ช", "ช"),
    "z": ("ซ", "ซ"),
    "t": ("ท", "ต"),
    "ch": ("ช", "จ"),
    "d": ("ด", "ด"),
    "n": ("น", "น"),
    "h": ("ฮ", "ฮ"),
    "b": ("บ", "บ"),
    "p": ("พ", "ป"),
    "f": ("ฟ", "ฟ"),
    "m": ("ม", "ม"),
    "r": ("ร", "ร"),
    "j": ("จ", "จ"),
    "y": ("ย", "ย"),
    "w": ("ว", "ว"),
    "": ("อ", "อ"),
}
# vowel: (inside, at the end, before a consonant of its own syllable), C the consonant
_VOWELS = {
    "a": ("Cา", "Cะ", "Cั"),
    "i": ("Cิ", "Cิ", "Cิ"),
    "u": ("Cู", "Cุ", "Cุ"),
    "e": ("เC", "เCะ", "เC็"),
    "o": ("โC", "โCะ", "C็อ"),
}
_FINALS = {"n": "น", "k": "ก", "s": "ส", "t": "ต", "p": "ป"}


def thai(name: str) -> str:
    """The Thai spelling, or "" when the rule does not decide it."""
    rest = name.lower()
    if not rest.isascii() or not rest.isalpha() or _GLIDE.search(rest):
        return ""
    spelt = ""
    while rest:
        match = _SYLLABLE.match(rest)
        if not match:
            return ""
        last = match.end() == len(rest)
        after = rest[match.end() :]
        final = "t" if after.startswith("tsu") else match[3] or ""
        spelt += _syllable(match, final, first=not spelt, last=last)
        rest = after
    return spelt


def _syllable(match: re.Match[str], final: str, *, first: bool, last: bool) -> str:
    sound, vowel = match[1] or "", match[2]
    if sound == "ts":
        return "สึ" + _FINALS.get(final, "") if vowel == "u" else ""
    consonant = _CONSONANTS[sound][0 if first else 1]
    spelling = _VOWELS[vowel][2 if final else 1 if last else 0]
    return spelling.replace("C", consonant) + _FINALS.get(final, "")

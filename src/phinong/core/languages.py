"""Languages of the pages and of the content, and which one a reader gets.

Pages speak three languages, named by their short codes in addresses. Content is keyed by BCP 47
tags and may be in any language: Chinese content is "zh-Hans" or "zh-Hant", never plain "zh".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

UI = ("th", "en", "zh")
DEFAULT = "th"
# The tag of content for each language of the pages.
CONTENT = {"th": "th", "en": "en", "zh": "zh-Hans"}
# What a reader gets when the wanted language is missing, in this order.
FALLBACK: dict[str, tuple[str, ...]] = {
    "th": ("en", "zh-Hans", "zh-Hant"),
    "en": ("th", "zh-Hans", "zh-Hant"),
    "zh": ("en", "th"),
}
# The tags that answer a wish for a page language: a Chinese reader reads both scripts.
ASKED = {"th": ("th",), "en": ("en",), "zh": ("zh-Hans", "zh-Hant", "zh")}


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A text with the language it is in; `asked_for` is False for a fallback."""

    text: str
    language: str
    asked_for: bool = True

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def django_to_ui(code: str) -> str:
    """The page language for one of Django's codes: "zh-hans" -> "zh"; the default for others."""
    short = (code or "").lower().partition("-")[0]
    return short if short in UI else DEFAULT


def content_tag(code: str) -> str:
    """The BCP 47 tag of content for a page language or Django's code: "zh" -> "zh-Hans"."""
    if code in CONTENT:
        return CONTENT[code]
    if code.lower() in ("zh-hans", "zh-cn"):
        return "zh-Hans"
    return "zh-Hant" if code.lower() in ("zh-hant", "zh-tw", "zh-hk") else code


def in_language(texts: Mapping[str, str], wanted: str) -> InLanguage:
    """The text in `wanted`, else in the next language there is; `.asked_for` tells which.

    `wanted` is a page language or a content tag. Languages beyond the fallback come last, in the
    order of their tags. Without any text: an empty one in the wanted language.
    """
    asked, order = _tags(wanted)
    for language in order:
        if text := texts.get(language):
            return InLanguage(text, language, asked_for=language in asked)
    for language in sorted(texts):
        if text := texts[language]:
            return InLanguage(text, language, asked_for=language in asked)
    return InLanguage("", asked[0], asked_for=True)


# Asked for with every name of every page.
@lru_cache(maxsize=64)
def _tags(wanted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that answer a wish, and these with all it falls back on, in order."""
    asked = ASKED.get(wanted, (content_tag(wanted),))
    return asked, asked + FALLBACK.get(wanted, ("en", "th", "zh-Hans", "zh-Hant"))


# Script: (its letters, how many of them make about one word). Without the second, a Latin name
# would outweigh a Chinese sentence.
_SCRIPTS: dict[str, tuple[re.Pattern[str], float]] = {
    "Thai": (re.compile("[\u0e01-\u0e4e]"), 5.0),
    "Latin": (re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"), 5.0),
    "Han": (re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"), 1.6),
    "Hangul": (re.compile("[\u1100-\u11ff\uac00-\ud7af]"), 2.5),
    "Kana": (re.compile("[\u3041-\u30ff]"), 2.5),
    "Cyrillic": (re.compile("[\u0400-\u04ff]"), 5.0),
    "Lao": (re.compile("[\u0e81-\u0ecd]"), 5.0),
    "Myanmar": (re.compile("[\u1000-\u109f]"), 5.0),
    "Khmer": (re.compile("[\u1780-\u17d3]"), 5.0),
    "Tai Tham": (re.compile("[\u1a20-\u1aad]"), 5.0),
    "New Tai Lue": (re.compile("[\u1980-\u19df]"), 5.0),
    "Mongolian": (re.compile("[\u1820-\u18aa]"), 5.0),
}
_LANGUAGE_OF = {
    "Thai": "th",
    "Latin": "en",
    "Hangul": "ko",
    "Kana": "ja",
    "Lao": "lo",
    "Myanmar": "my",
    "Khmer": "km",
    "Tai Tham": "nod",
    "New Tai Lue": "khb",
    "Mongolian": "mn",
}
# Letters that Mongolian has and Russian has not.
_MONGOLIAN = re.compile("[өүӨҮ]")
# Frequent characters that only one of the two Chinese standards uses.
_HANT = re.compile(
    "[國學會與關係發開東長門書業這個們來時為對間過還問題經現實體點縣區灣臺議員協約簽]"
)
_HANS = re.compile("[国学会与关系发开东长门书业这个们来时为对间过还问题经现实体点县区湾议员协约签]")


def scripts(text: str) -> dict[str, int]:
    """How many letters of each script the text has, the most frequent first."""
    counted = {name: len(letters.findall(text)) for name, (letters, _) in _SCRIPTS.items()}
    present = [(name, count) for name, count in counted.items() if count]
    return dict(sorted(present, key=lambda pair: -pair[1]))


def guess_language(text: str) -> str:
    """The BCP 47 tag of the text's main language, by its script; "und" when that cannot tell.

    Latin letters are taken for English, which is right for what this register receives.
    """
    counted = scripts(text)
    if not counted:
        return "und"
    main = max(counted, key=lambda name: counted[name] / _SCRIPTS[name][1])
    if main == "Han":
        return "ja" if counted.get("Kana", 0) * 5 > counted["Han"] else _chinese(text)
    if main == "Cyrillic":
        return "mn" if _MONGOLIAN.search(text) else "und"
    return _LANGUAGE_OF[main]


def _chinese(text: str) -> str:
    """zh-Hant when more characters are only traditional than only simplified."""
    return "zh-Hant" if len(_HANT.findall(text)) > len(_HANS.findall(text)) else "zh-Hans"

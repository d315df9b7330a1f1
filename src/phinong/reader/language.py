"""The language of a text, told by its script first."""

import re

_ASCII = bytes(range(128))
_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_SAMPLE = 3000
# Scripts of texts with Han, as languages of content; what is none of them is called simplified.
_HAN_TAGS = ("zh-Hans", "zh-Hant", "ja")


def language_of(text: str) -> str:
    """ "th", "zh" or "en": the script that says most of the first pages.

    A Han character says about as much as three letters of an alphabet. Thai names and headings
    around an English text do not make it Thai, nor the other way round.
    """
    sample = text[:_SAMPLE]
    # TIS-620 has the letters of Thai and those of ASCII, and no others.
    thai = len(sample.encode("tis-620", "ignore").translate(None, _ASCII))
    if thai * 4 >= len(sample) * 3 and thai:
        return "th"  # the last quarter could not outweigh it
    han = 3 * sum(map(len, _HAN.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    if han > max(thai, latin):
        return "zh"
    return "th" if thai >= latin * 0.6 and thai else "en"


def content_language_of(text: str, language: str) -> str:
    """The tag a document is kept under, for a text read as `language`: "zh" says its script."""
    if language != "zh":
        return language
    from phinong.core.languages import guess_language  # noqa: PLC0415  for papers in Chinese

    tag = guess_language(text[:_SAMPLE])
    return tag if tag in _HAN_TAGS else "zh-Hans"

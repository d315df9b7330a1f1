"""Lists that a sentence counts before it names them: "three communities: A, B, and C".

Only where the number announced is the number found does a list count as read; everything else is
left to people. Each entry keeps its place in the text.
"""

import re
from dataclasses import dataclass

# Words for two to ten; further on papers write figures.
WORDS = (
    "two three four five six seven eight nine ten",
    "สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ",
    "二 三 四 五 六 七 八 九 十",
)
NUMBERS = {
    **{str(n): n for n in range(2, 21)},
    **{word: n for words in WORDS for n, word in enumerate(words.split(), 2)},
    "两": 2,
}
_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
# What is counted, by the word for it; the code says what an entry of the list becomes.
THINGS = {
    "issue": r"issues?|problems?|challenges?|ประเด็น|ปัญหา|议题|问题",
    "community": r"communities|neighbourhoods|neighborhoods|ชุมชน|社区",
}
_OPENS = r":|：|,? ?including|,? ?namely|,? ?such as|ได้แก่|คือ|ประกอบด้วย|包括|即|分别是|分别为"
# How many characters may lie between what is counted and where the list opens.
_WITHIN = 160
# A point ends a sentence only before a blank: PM2.5 is one word. A purpose ends a Thai list.
_ENDS = re.compile(r"\.(?=\s|$)|[。；;\n]|\s(?=เพื่อ|โดย|ซึ่ง|ผ่าน)|$")
# Between number and thing: a Chinese measure word, or up to two adjectives.
_BETWEEN = r"\s?[个個大项項]*\s?(?:[a-z-]+ ){0,2}"
# What parts the entries: commas and the last "and"; in Thai often blanks alone.
_COMMAS = re.compile(r"\s*(?:,|、|，|;)\s*(?:and |และ)?\s*|\s+and\s+|\s*และ\s*|[和及与]")
_BLANKS = re.compile(r"\s*และ\s*|\s+")
_LEADING = re.compile(r"^(?:and |the |และ)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a counted list, in the source's words, with its place in the text."""

    thing: str
    text: str
    start: int
    end: int


def counted_lists(text: str) -> list[Entry]:
    """The entries of every counted list whose announced number is the number found."""
    return [entry for thing in THINGS for entry in _list_of(thing, text)]


def _list_of(thing: str, text: str) -> list[Entry]:
    counted = re.compile(
        rf"(?<![A-Za-z\d.])(?P<n>{_NUMBER}){_BETWEEN}(?:{THINGS[thing]})", re.IGNORECASE
    )
    for found in counted.finditer(text):
        opens = re.compile(_OPENS).search(text, found.end(), found.end() + _WITHIN)
        if opens is None:
            continue
        for parting in (_COMMAS, _BLANKS):
            entries = _entries(thing, text, opens.end(), parting)
            if len(entries) == NUMBERS[found.group("n").lower()]:
                return entries
    return []


def _entries(thing: str, text: str, start: int, parting: re.Pattern[str]) -> list[Entry]:
    """The parts of the list that starts there, up to the end of its sentence."""
    while start < len(text) and text[start].isspace():
        start += 1
    ends = _ENDS.search(text, start)
    end = ends.start() if ends else len(text)
    entries, at = [], start
    for cut in [*parting.finditer(text, start, end), None]:
        entries += _entry(thing, text, at, cut.start() if cut else end)
        at = cut.end() if cut else end
    return entries


def _entry(thing: str, text: str, start: int, end: int) -> list[Entry]:
    """The words of [start, end) without blanks and leading particles; nothing for no words."""
    while start < end and text[start].isspace():
        start += 1
    if leading := _LEADING.match(text[start:end]):
        start += leading.end()
    words = text[start:end].rstrip()
    return [Entry(thing, words, start, start + len(words))] if words else []

"""English names without a title before them: in lists, under letters, beside words of speech.

"Present: A, B and C", a name above its post, "By A", "said A", "A, who …", "A (Nan) and B (Pai)".
Only names of two words and more are taken, none with a word that no person bears.
"""

import re
from collections.abc import Callable, Iterator

# No part is longer: without an end, a page of capitals would be searched from each of them.
PART = (
    r"(?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w'’-]{0,60}[\w]|(?:de|da|van|von|bin|binti|al|el|der|dos)(?= [A-Z]))"
)
_NAME = rf"{PART}(?: {PART}){{1,4}}"
_TITLE = r"(?:(?:Mrs?|Ms|Dr|Prof|Cllr|Cr|Rev|Fr|Sr)\.? )?"
_TITLE_FIRST = re.compile(
    r"(?:Mrs?|Ms|Miss|Mme|Dr|Prof|Professor|Cllr|Cr|Councillor|Rev|Fr|Sir|Dame|Mayor|Hon|Dean|President|"
    r"Rector|Governor|Ambassador|Principal|Chair(?:man|woman|person)?|Director|Manager|Leader|Speaker|"
    r"Coordinator|Teacher|Clerk|Minister|Secretary|Consul|Vice|Deputy|Chief|Captain|Coach|Officer|Student|"
    r"Engineer|Curator|Librarian|But|And|Yet|Then|Later|Meanwhile|Also|Even|Still|Now|Only|As|When|While|"
    r"City|Town|County|Lord|Former|Acting|Alderman|General|Spokes(?:man|woman|person)|"
    r"Commissioner)\b\.?[ -]?"
)
_OWNER = re.compile(r"[^ ]{1,60}['’]s ")  # "Karvela's Lena Strand"
_WHO = re.compile(rf"({_NAME}), who (?!is to|are)[a-z]")
_LED = re.compile(
    r"(?:\b[Pp]resent|\b[Aa]pologies|\b[Aa]ttendance|\b[Aa]ttend(?:ing|ees)|\b[Pp]articipants|\b[Mm]embers|"
    r"\b[Ss]igned|\b[Ss]ignatories|\b[Ww]itnesse[sd](?: by)?|\b[Ss]peakers|\b[Dd]elegat(?:es|ion)|"
    r"\b[Oo]rganisers|\b[Ii]nterpreters?|\b[Jj]ury|\b[Ww]inners|\b[Mm]oderators?|\b[Ff]or "
    r"[A-Z][\w -]{2,30})"
    r"(?: \([^()\n]{1,24}\))?$"
)
_LED_MOST = 72  # characters before a colon in which such a word stands
_COLON = re.compile(": ?")
_NEXT = re.compile(
    rf"(?:(?P<gap>[,;] (?:and )?| and |/| \| ))?{_TITLE}(?P<name>{_NAME})(?: ?\([^()\n]{{1,40}}\))?"
)
_MOST = 24
_SAID = re.compile(
    r"\b(?:said|says|told|recalls?|recalled|added|explained|remarked|joked|wrote|reads?|replied|asked|"
    r"thanked|agreed|reported by|written by|[Ww]ritten by|[Ee]dited by|drawn by|[Pp]hotographs? by|"
    r"[Tt]ranslated by|[Pp]hotos? by|was read by|reviewer is|correspondent is|[Tt]ext by|"
    r"interpreted by)"
    rf" ({_NAME})"
)
_SPEAKS = re.compile(
    rf"\b({_NAME})(?:, \d\d,)? (?:said|says|told|recalled|recalls|added|explained|remarked|joked|"
    rf"replied)\b"
)
_BYLINE = re.compile(rf"(?:^|(?<=[.!?] ))By ({_NAME})(?=[.,|]|$)", re.M)
_BOTH = re.compile(
    rf"({_NAME}) \([A-Z][^()\n]{{1,40}}\)(?: and |, (?:and )?)({_NAME}) \([A-Z][^()\n]{{1,40}}\)"
)
_ABOVE = re.compile(
    rf"(?:^|\n)[ \t]{{0,8}}(?:\(sgd?\.?\) ?)?{_TITLE}({_NAME})[ \t,]{{0,4}}\n[ \t]{{0,8}}$"
)
_ABOVE_MOST = 90  # characters of the line above a post
_ASKED = re.compile(
    r"\b(?:[Qq]uestions|[Ee]nquiries|[Ii]nquiries|[Bb]ookings|[Ii]nformation|[Cc]ontact)$"
)
_DESK = re.compile(rf"[a-z][a-z ]{{2,24}}, ({_NAME})")

Named = tuple[str, int, int]


def named_without_title(text: str, accepted: Callable[[str], bool]) -> Iterator[Named]:
    """(name, start, end) of everybody so named; `accepted` tells what a person may be called."""
    for _, begun, end in _all(text):
        start = begun
        while title := _TITLE_FIRST.match(text, start, end) or _OWNER.match(text, start, end):
            start = title.end()
        if accepted(text[start:end]):
            yield text[start:end], start, end


def above(text: str, start: int) -> Named | None:
    """The name that stands alone on the line above a post, as under a letter."""
    found = _ABOVE.search(text, max(0, start - _ABOVE_MOST), start)
    return _row(found) if found else None


def _all(text: str) -> Iterator[Named]:
    if ", who " in text:
        yield from map(_row, _WHO.finditer(text))
    for colon in _COLON.finditer(text):
        yield from _behind_colon(text, colon.start(), colon.end())
    if any(verb in text for verb in _VERBS):
        yield from map(_row, _SAID.finditer(text))
        yield from map(_row, _SPEAKS.finditer(text))
    if "By " in text:
        yield from map(_row, _BYLINE.finditer(text))
    if ")" in text:
        for both in _BOTH.finditer(text):
            yield _row(both, 1)
            yield _row(both, 2)


def _behind_colon(text: str, at: int, end: int) -> Iterator[Named]:
    start = max(0, at - _LED_MOST)
    if _LED.search(text, start, at):
        yield from _listed(text, end)
    elif _ASKED.search(text, start, at) and (desk := _DESK.match(text, end)):
        yield _row(desk)


_VERBS = (
    " said", " says", " told", " recall", " added", " explained", " remarked", " joked", " replied",
    " wrote", " read", " asked", " thanked", " agreed", "ritten by", "dited by", " by", "ext by",
    "reviewer is", "correspondent is", "hoto", "ranslated by",
)  # fmt: skip


def _row(found: re.Match[str], group: int = 1) -> Named:
    return found[group], found.start(group), found.end(group)


def _listed(text: str, at: int) -> Iterator[Named]:
    for number in range(_MOST):
        found = _NEXT.match(text, at)
        if not found or (number > 0) != bool(found["gap"]):
            return
        yield found["name"], found.start("name"), found.end("name")
        at = found.end()

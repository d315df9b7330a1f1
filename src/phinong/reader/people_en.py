"""English names: capitals beside a title or a post."""

import re
from collections.abc import Iterator

from .lexicon import Cue, outermost
from .model import Span
from .page import Page
from .people_spellings import parted

Row = tuple[str, int, int, Span | None, Span | None, tuple[str, ...]]

# No part is longer: without an end, a page of capitals would be searched from each of them.
_PART = r"(?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w'’-]{0,60}[\w]|(?:de|da|van|von|bin|al|el|der|dos)(?= [A-Z]))"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{0,4}}")
# What may stand between a post and its holder: "Minister of Finance X", "Vice Mayor, X,".
_GAP = re.compile(
    r"(?: (?:of|for|to|and)(?: the)?(?: (?:Minister of |Foreign|Defen[cs]e|Finance|"
    r"Interior|Commerce|"
    r"Education|Culture|Health|Public Health|Tourism|Transport|Affairs|Trade|Labou?r|"
    r"Energy|Industry|"
    r"Agriculture|Sports|and|foreign|affairs|trade|Minister))+)*(?: [a-z]+ of [a-z]+ "
    r"[a-z]+)?(?:[. ]{0,2}(?:- )?|, )(?=[A-Z])"
)
_OF_SMALL = re.compile(r" of (?:the )?[a-z ]{4,40}, (?=[A-Z])")
_LISTED = re.compile(
    rf" of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}},? (?:and )?({_PART}(?: "
    rf"{_PART}){{1,4}})(?= of | from )"
)
_WHO = re.compile(rf"({_PART}(?: {_PART}){{1,3}}), who (?:chairs|heads|leads|directs|runs)\b")
# "D.Enkh-Saran", "K.Altanzul": an initial without a blank, as in Mongolia and Hungary.
_INITIAL = re.compile(r"[A-Z](?<![\w.].)\.[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?\b(?!\.[A-Z])")
# "Photographs: Maeve Harkin", "Prepared by: P. Osorio-Lind".
_SIGNED = re.compile(
    r"\b(?:photographs?|photos?|prepared by|written by|author|editor|contact(?: person)?|"
    r"translator|coordinator|translated by|reported by|reporter|minutes(?: taken)? by|"
    r"recorded by|presenter|secretary|signed|moderator|facilitator|speaker)(?: by)? ?$",
    re.I,
)
_COLON = re.compile(": ?")
_SIGNED_MOST = 24
_OF_BODY = re.compile(r" (?:of|for|at|in|to) (?:the )?([^,;.()\n]{2,80})")
_NOT_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "for",
        "in",
        "at",
        "on",
        "to",
        "from",
        "with",
        "by",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "he",
        "she",
        "they",
        "it",
        "we",
        "university",
        "province",
        "city",
        "municipality",
        "ministry",
        "department",
        "government",
        "office",
        "council",
        "college",
        "cooperation",
        "agreement",
        "republic",
        "kingdom",
        "international",
        "national",
        "deputy",
        "vice",
        "prime",
        "minister",
        "president",
        "governor",
        "mayor",
        "director",
        "secretary",
        "chairman",
        "ambassador",
        "consul",
        "professor",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "general",
        "party",
        "committee",
        "association",
        "school",
        "institute",
        "center",
        "centre",
        "faculty",
        "embassy",
        "district",
        "prefecture",
        "county",
        "state",
        "royal",
        "thai",
        "chinese",
        "cabinet",
        "spokesperson",
        "also",
        "both",
        "when",
        "during",
        "according",
        "after",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "memorandum",
        "people's",
        "global",
        "network",
        "sister",
        "cities",
        "learning",
        "east",
        "west",
        "north",
        "south",
        "new",
        "office",
        "assistant",
        "acting",
        "finance",
        "interior",
        "commerce",
        "foreign",
        "affairs",
        "education",
        "health",
        "defense",
        "defence",
        "tourism",
    ]
)


def english_people(page: Page, taken: list[Span]) -> Iterator[Row]:
    """Rows (name, start, end, title span, post span, other spellings)."""
    text = page.text
    covered = {i for span in taken for i in (span.start,)}
    if ", who " in text:
        for found in _WHO.finditer(text):
            if _is_name(found.group(1)):
                yield (found.group(1), found.start(1), found.end(1), None, None, ())
    for found in _INITIAL.finditer(text):
        yield (found.group(), found.start(), found.end(), None, None, ())
    for colon in _COLON.finditer(text):
        if _SIGNED.search(text, max(0, colon.start() - _SIGNED_MOST), colon.start()):
            yield from _by_name(text, colon.end(), covered)
    for title in _titles(page):
        yield from _from(text, title.end, title, None, covered)
    for post in outermost(page.of("post")):
        if post.code != "en":
            continue
        yield from _from(text, post.end, None, Span(post.start, post.end), covered)
        yield from _before(text, post, covered)


def _by_name(text: str, start: int, covered: set[int]) -> Iterator[Row]:
    """The name that stands alone behind a colon."""
    found = _NAME.match(text, start)
    if found and start not in covered:
        name = _trimmed(found.group())
        if 2 <= len(name.split()) <= 4 and _is_name(name):
            yield (name, start, start + len(name), None, None, ())


def _titles(page: Page) -> Iterator[Span]:
    text = page.shadow
    cues = [c for c in outermost(page.of("honour")) if c.code == "en" or text[c.start] < "\u0080"]
    i = 0
    while i < len(cues):
        start, end = cues[i].start, cues[i].end
        while i + 1 < len(cues) and text[end : cues[i + 1].start].strip(" .") == "":
            i += 1
            end = cues[i].end
        i += 1
        if page.text[start].isupper():
            yield Span(start, end)


def _from(
    text: str, at: int, title: Span | None, post: Span | None, covered: set[int]
) -> Iterator[Row]:
    """The name right behind a title or post."""
    gap = _GAP.match(text, at)
    small = _OF_SMALL.match(text, at)
    start = small.end() if small else gap.end() if gap else at
    if start == at or start in covered:
        return
    found = _NAME.match(text, start)
    if not found:
        return
    name = _trimmed(found.group())
    if len(name.split()) >= 2 and _is_name(name):
        end = start + len(name)
        yield (name, start, end, title, post or _post_behind(text, end), ())
        yield from _listed(text, end, post)


def _listed(text: str, end: int, post: Span | None) -> Iterator[Row]:
    """ "presidents X of A, Y of B and Z of C": the post holds for the whole list."""
    for _ in range(8):
        found = _LISTED.match(text, end)
        if not found or post is None:
            return
        end = found.end(1)
        yield (found.group(1), found.start(1), end, None, post, ())


def _trimmed(name: str) -> str:
    words = name.split(" ")
    for i, word in enumerate(words):
        if word.casefold().rstrip("'s’") in _NOT_NAME:
            return " ".join(words[:i])
    while words and words[-1] in {"de", "da", "van", "von", "bin", "al", "el", "der", "dos"}:
        words.pop()
    bare = " ".join(words)
    return re.sub(r"['’]s$", "", bare)


def _is_name(name: str) -> bool:
    words = name.split(" ")
    return all(not w.isupper() or len(w) <= 2 for w in words) or (name.isupper() and len(words) > 1)


# The second is a name of two words of which the page lost the blank: "JiachengLi, Principal of".
_BACK = re.compile(
    rf"({_PART}(?: {_PART}){{1,4}}|\b[A-Z][a-z]+[A-Z][a-z]+)(?:, M\.D\.)?, (?:the |who is |[a-z]+ "
    rf")?((?:[A-Z][\w’'-]* ){{0,3}})$"
)


def _before(text: str, post: Cue, covered: set[int]) -> Iterator[Row]:
    """ "Luo Qiang, Mayor of Chengdu": the name before a comma and the post."""
    found = _BACK.search(text, max(0, post.start - 90), post.start)
    if not found:
        return
    name = found.group(1)
    words = name.split(" ")
    while words and words[0].casefold().rstrip(".") in _NOT_NAME:
        words.pop(0)
    name = " ".join(words)
    start = found.end(1) - len(name)
    whole = len(words) >= 2 or parted(name) != ""
    if whole and start not in covered and _is_name(name) and _trimmed(name) == name:
        span = Span(found.start(2), _post_end(text, post.end))
        yield (name, start, found.end(1), None, span, ())


_CAPITALS = re.compile(r"(?: [A-Z][\w’'-]*){0,4}")
# Where the words about one person end and the sentence goes on to other people.
_ON = re.compile(r" (?:and|with) (?:his|her|their|other|[A-Z]+’s|[A-Z]+'s)\b|, | together with ")
_POST_BEHIND = re.compile(r", (?:M\.D\., )?([A-Z][^,;.()\n]{3,180}?)(?=[,;.()\n]|$)")


def _post_end(text: str, end: int) -> int:
    """Behind further capitals and "of" with a body: "Executive | President of SMILE"."""
    more = _CAPITALS.match(text, end)
    end = more.end() if more else end
    body = _OF_BODY.match(text, end)
    return _until_others(text, end, body.end()) if body else end


def _until_others(text: str, start: int, end: int) -> int:
    others = _ON.search(text, start, end)
    return others.start() if others else end


def _post_behind(text: str, end: int) -> Span | None:
    found = _POST_BEHIND.match(text, end)
    if not found:
        return None
    return Span(found.start(1), _until_others(text, found.start(1), found.end(1)))

"""English names: capitals beside a title or a post."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from .lexicon import Cue, outermost
from .model import Span
from .page import Page
from .people_en_lists import PART, above, named_without_title
from .people_spellings import parted

Row = tuple[str, int, int, Span | None, Span | None, tuple[str, ...]]

_PART = PART
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
# "the Mayor of Larkfield, A B, and": the name behind the post and its place.
_OF_PLACE = re.compile(
    rf" of (?:the )?[A-Z][^,;.()\n]{{2,60}}, (?={_PART}(?: {_PART}){{1,3}}(?:,| (?:and|[a-z]+ed|"
    rf"was|is|said)\b))"
)
_AFTER = frozenset("MP MEP MLA OBE MBE JP AM PhD Ph.D Jr Sr SJ QC KC".split())
_TITLES_INSIDE = frozenset(
    "Cllr Cr Mr Mrs Ms Dr Prof Hon Dato Datuk Seri Tan Sri Madam Rev Fr".split()
) - {"Tan"}
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
_FIRST = re.compile(r"([A-Z][a-z]{1,6})['’]?\.? ")
_SIGNED_MOST = 24
_OF_BODY = re.compile(r" (?:of|for|at|in|to) (?:the )?([^,;.()\n]{2,80})")
_NOT_NAME = frozenset(
    (
        "the a an of and for in at on to from with by his her its their this that he she they it "
        "we university province city municipality ministry department government office council "
        "college cooperation agreement republic kingdom international national deputy vice prime "
        "minister president governor mayor director secretary chairman ambassador consul "
        "professor dr mr mrs ms prof general party committee association school institute center "
        "centre faculty embassy district prefecture county state royal thai chinese cabinet "
        "spokesperson also both when during according after january february march april may june "
        "july august september october november december monday tuesday wednesday thursday friday "
        "saturday sunday memorandum people's global network sister cities learning east west "
        "north south new assistant acting finance interior commerce foreign affairs education "
        "health defense defence tourism officer economic development executive exchange programme "
        "program festival week city's town towns council's library museum hotel airport news "
        "report friends friendship society club company group team project plan board chamber "
        "trade culture sports youth teachers students school's cathedral hospital clinic academy "
        "academic research science sciences technology engineering agriculture medicine nursing "
        "public social civil service services section division bureau agency authority press "
        "media television radio times weekly bulletin newsletter today yesterday tomorrow europe "
        "asia america africa asean un unesco eu"
    ).split()
)


def english_people(page: Page, taken: list[Span]) -> Iterator[Row]:
    """Rows (name, start, end, title span, post span, other spellings)."""
    covered = {span.start: span.end for span in taken}
    posts = [post for post in outermost(page.of("post")) if post.code == "en"]
    rows = [*_beside_title(page, posts, covered), *_above(page, posts, taken)]
    yield from rows
    yield from _untitled(page, taken, rows)


def _beside_title(page: Page, posts: Sequence[Cue], covered: Mapping[int, int]) -> Iterator[Row]:
    text = page.text
    for found in _INITIAL.finditer(text):
        yield (found.group(), found.start(), found.end(), None, None, ())
    for colon in _COLON.finditer(text):
        if _SIGNED.search(text, max(0, colon.start() - _SIGNED_MOST), colon.start()):
            yield from _by_name(text, colon.end(), covered)
    for title in _titles(page):
        yield from _from(text, title.end, title, None, covered)
    for post in posts:
        yield from _from(text, post.end, None, Span(post.start, post.end), covered)
        yield from _before(text, post, covered)


def _above(page: Page, posts: Sequence[Cue], taken: list[Span]) -> Iterator[Row]:
    """Who signs: the name on the line above a post."""
    text, inside = page.text, _within(taken)
    for post in posts:
        signed = above(text, post.start) if text[post.start - 1 : post.start] == "\n" else None
        if signed and _of_person(signed[0]) and not inside(signed[1], signed[2]):
            yield (*signed, None, Span(post.start, _post_end(text, post.end)), ())


def _untitled(page: Page, taken: list[Span], rows: Sequence[Row]) -> Iterator[Row]:
    """Those named without a title, unless they are a part of a row, or a row of them."""
    text = page.text
    surnames = {(span.start, span.end) for span in taken if " " not in span.of(text)}
    inside = _within(taken)
    known = _within([Span(row[1], row[2]) for row in rows])
    ahead = {cue.start: cue.end for cue in (*page.of("post"), *page.of("honour"))}
    for _, begun, end in named_without_title(text, _of_person):
        start = begun
        while start in ahead:
            start = ahead[start] + 1
        name = text[start:end]
        last = (end - len(name.split()[-1]), end) if name else (end, end)
        free = last in surnames or not inside(start, end)
        if free and _of_person(name) and not known(start, end):
            yield (name, start, end, None, None, ())


def _of_person(name: str) -> bool:
    """Two words and more of which none is one that no person bears."""
    return _is_name(name) and _trimmed(name) == name and len(name.split()) > 1


def _within(taken: list[Span]) -> Callable[[int, int], bool]:
    """Whether a stretch begins or ends in a place or body, other than as the first of its words."""
    taken = sorted(taken, key=lambda span: span.start)
    starts = [span.start for span in taken]

    def inside(start: int, end: int) -> bool:
        at = bisect_right(starts, end - 1)
        near = [span for span in taken[max(0, at - 2) : at] if span.end > start]
        return any(span.end >= end or span.start > start for span in near)

    return inside


def _by_name(text: str, start: int, covered: Mapping[int, int]) -> Iterator[Row]:
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
    text: str, at: int, title: Span | None, post: Span | None, covered: Mapping[int, int]
) -> Iterator[Row]:
    """The name right behind a title or post."""
    gap = _GAP.match(text, at)
    small = _OF_SMALL.match(text, at) or (_OF_PLACE.match(text, at) if post else None)
    start = small.end() if small else gap.end() if gap else at
    if start == at:
        return
    while (word := _FIRST.match(text, start)) and word.group(1) in _TITLES_INSIDE:
        start = word.end()
    found = _NAME.match(text, start)
    if not found or (start in covered and not _goes_on(text, found, covered)):
        return
    name = _trimmed(found.group())
    if len(name.split()) >= 2 and _is_name(name):
        end = start + len(name)
        yield (name, start, end, title, post or _post_behind(text, end), ())
        yield from _listed(text, end, post)


def _goes_on(text: str, found: re.Match[str], covered: Mapping[int, int]) -> bool:
    """A surname that is a place as well: "Mayor Nakamura Haruki"."""
    place = covered[found.start()]
    return place < found.end() and len(_trimmed(found.group())) > place - found.start()


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
        if word.casefold().rstrip("'s’") in _NOT_NAME or (i > 1 and word.rstrip(".") in _AFTER):
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


def _before(text: str, post: Cue, covered: Mapping[int, int]) -> Iterator[Row]:
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

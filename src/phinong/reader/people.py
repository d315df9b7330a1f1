"""Who is named: persons with their title, post and body.

Thai names follow a title (นาย, ศ.ดร.) and end before a post or a verb; English names are runs of
capitals beside a title or a post; Chinese ones stand right after their post. Names come from
these shapes alone: no list of persons is kept.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .model import Span
from .page import Page
from .people_spellings import parted, spelt_nearly
from .people_th import thai_people

# A Latin title in a Thai or Chinese paper: "Professor Xia Xueshan อธิการบดี".
_LATIN_TITLE = re.compile(
    r"\b(?:Mrs?|Ms|Dr|Prof|Professor|Mme|H\.E|Amb|Gen|P?G?S?\.?TS|Cllr)\b\.? {0,2}[A-Z]"
)
MOST = 400  # persons considered; lists of winners and voters are longer and no one reads them


class Person(NamedTuple):
    """A person named in the text; spans of name, title and post are exact.

    `also` holds other spellings given in brackets beside the name.
    """

    name: str
    start: int
    end: int
    honorific: Span | None = None
    post: Span | None = None
    also: tuple[str, ...] = ()


def people_in(page: Page, taken: list[Span]) -> list[Person]:
    """Distinct persons in text order. `taken` are spans of places and bodies, never persons."""
    found: list[Person] = []
    if page.of("honour"):
        found += [Person(*row) for row in thai_people(page)]
    if page.language == "en" or _has_latin_title(page):
        from .people_en import english_people  # noqa: PLC0415  most papers are in Thai

        found += [Person(*row) for row in english_people(page, taken)]
    if page.language == "zh":
        from .people_zh import chinese_people  # noqa: PLC0415

        found += [Person(*row) for row in chinese_people(page, taken)]
    found = [_parted(person) for person in sorted(found, key=lambda p: p.start)[:MOST]]
    return [_with_near_spellings(page, person, found) for person in _distinct(found)]


def _has_latin_title(page: Page) -> bool:
    return bool(page.of("latin-title")) and _LATIN_TITLE.search(page.text) is not None


def _parted(person: Person) -> Person:
    """A name printed without its blank ("JiachengLi") is also the two words it is made of."""
    apart = parted(person.name)
    return person._replace(also=(*person.also, apart)) if apart else person


def _distinct(found: list[Person]) -> list[Person]:
    """Each person once; a second mention only adds the title, post or spelling it gives."""
    kept: list[Person] = []
    for person in found:
        for at, other in enumerate(kept):
            if _same(person, other):
                kept[at] = _joined(other, person)
                break
        else:
            kept.append(person)
    return kept


def _joined(first: Person, second: Person) -> Person:
    """The first mention with what only the second tells of the same person.

    A mention spelt with its blank stands for one that lost it.
    """
    if parted(first.name) and len(second.name.split()) > 1:
        first, second = second, first
    spelt = [second.name, *second.also]
    spelt = [s for s in spelt if s != first.name and _full(s) and not _overlap(first, second)]
    return first._replace(
        honorific=first.honorific or second.honorific,
        post=first.post or second.post,
        also=tuple(dict.fromkeys((*first.also, *spelt))),
    )


def _full(name: str) -> bool:
    """A short form ("Professor Zhu") is no further spelling of a name."""
    return len(name.split()) > 1 or not name.isascii() or parted(name) != ""


def _overlap(a: Person, b: Person) -> bool:
    return a.start < b.end and b.start < a.end


def _same(a: Person, b: Person) -> bool:
    if _overlap(a, b):
        return True
    one, two = _plain(a.name), _plain(b.name)
    if one == two or (len(one) >= 2 and (two.startswith(one) or two.endswith(one))):
        return True
    if not a.also and not b.also:
        return _within(a.name, b.name)
    if any(_plain(spelling) == one for spelling in b.also):
        return True
    return any(_within(x, y) for x in (a.name, *a.also) for y in (b.name, *b.also))


def _within(one: str, other: str) -> bool:
    """True when a name of several words has no word that the other lacks."""
    words = _words(one)
    return len(words) > 1 and words <= _words(other)


@lru_cache(maxsize=1024)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum() or c >= "\u0e00")


def _with_near_spellings(page: Page, person: Person, found: list[Person]) -> Person:
    """Adds "Mayor Phaphas" to Parpas Poochareon, mayor, in whose paragraph it stands."""
    if page.language != "en" or person.post is None:
        return person
    post = person.post.of(page.text)
    spelt = spelt_nearly(page, person.name, person.end, post, [other.name for other in found])
    return person._replace(also=(*person.also, *spelt)) if spelt else person

"""Who is named: persons with their title, post and body.

Thai names follow a title (นาย, ศ.ดร.) and end before a post or a verb; English names are runs of
capitals beside a title or a post; Chinese ones stand right after their post. Names come from
these shapes alone: no list of persons is kept.
"""

import re
from dataclasses import dataclass

from .model import Span
from .page import Page
from .people_en import english_people
from .people_th import thai_people
from .people_zh import chinese_people

# A Latin title in a Thai or Chinese paper: "Professor Xia Xueshan อธิการบดี".
_LATIN_TITLE = re.compile(r"\b(?:Mrs?|Ms|Dr|Prof|Professor|Mme|H\.E|Amb|Gen)\b\.? {0,2}[A-Z]")
MOST = 400  # persons considered; lists of winners and voters are longer and no one reads them


@dataclass(frozen=True, slots=True)
class Person:
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
    if page.language == "en" or _LATIN_TITLE.search(page.text):
        found += [Person(*row) for row in english_people(page, taken)]
    if page.language == "zh":
        found += [Person(*row) for row in chinese_people(page, taken)]
    return _distinct(sorted(found, key=lambda p: p.start)[:MOST])


def _distinct(found: list[Person]) -> list[Person]:
    """Drops second mentions: the same name, a part of it, or an overlapping span."""
    kept: list[Person] = []
    for person in found:
        if any(_same(person, other) for other in kept):
            continue
        kept.append(person)
    return kept


def _same(a: Person, b: Person) -> bool:
    if a.start < b.end and b.start < a.end:
        return True
    one, two = _plain(a.name), _plain(b.name)
    if one == two or (len(one) >= 2 and (two.startswith(one) or two.endswith(one))):
        return True
    words, others = a.name.casefold().split(), b.name.casefold().split()
    if any(_plain(spelling) == one for spelling in b.also):
        return True
    return (len(words) > 1 and set(words) <= set(others)) or one in {_plain(x) for x in b.also}


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum() or c >= "\u0e00")

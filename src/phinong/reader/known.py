"""Names the gazetteer knows, as mentions: linked when they mean one entry, offered otherwise."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from .mention import Mention
from .model import Offer
from .page import Page

if TYPE_CHECKING:
    from .gazetteer import Gazetteer, Hit

_PROVINCES = frozenset(
    "province state prefecture region autonomous-region aimag territory-region".split()
)
_LED = re.compile(
    r"(ระหว่าง|ฝ่าย|ประเทศ|เยือน|รัฐบาล|จังหวัด|เทศบาลนคร|เทศบาลเมือง|mayor of|governor of|"
    r"between|city of) ?$"
)
_JOINT = re.compile(r" ?(?:-|/|,|กับ|และ|ร่วมกับ|and|&|、|与|和|同) ?(?:and )?")
_JOINT_BACK = re.compile(r" ?(?:-|/|,|กับ|และ|ร่วมกับ|and|&|、|与|和|同) ?(?:and )?$")
# 十日 and 三条 are towns, and far more often the tenth of a month and an article of a paper.
_DAY = re.compile("[一二三四五六七八九十]+[日条]")
_OFFERS = 4
_SCORES = (0.6, 0.4, 0.3, 0.2)


def known_names(page: Page, gazetteer: "Gazetteer | None" = None) -> list[Mention]:
    """Entries named in the page, in text order."""
    book = gazetteer or _packaged()
    hits = book.find(page.text, page.shadow)
    sure = [hit for hit in hits if not hit.weak or hit.level]
    found = [_mention(page, book, hit) for hit in _supported(page, hits, sure)]
    return list(_settled(found))


def university_called(name: str, gazetteer: "Gazetteer | None" = None) -> Mention | None:
    """The university that a whole name means, as a mention of the name alone."""
    book = gazetteer or _packaged()
    hit = next(iter(book.find(name)), None)
    if hit is None or (hit.start, hit.end) != (0, len(name)):
        return None
    first = hit.entries[0]
    kind, country, names = _facts(book, first)
    if kind != "university":
        return None
    entry = first if len(hit.entries) == 1 else None
    also, rank = (name, *names), book.kind(first)
    return Mention(
        0, len(name), name, kind, country, entry, also, (), "gazetteer", hit.entries, rank=rank
    )


def _packaged() -> "Gazetteer":
    from .gazetteer import load  # noqa: PLC0415  its tables are read only when a text needs them

    return load()


def _supported(page: Page, hits: "list[Hit]", sure: "list[Hit]") -> "Iterator[Hit]":
    """Names that are also words (ไทย, เลย, Tak) count beside a name, a level word or "between"."""
    ends, starts = {hit.end for hit in hits}, {hit.start for hit in hits}
    named = {entry for hit in sure for entry in hit.entries}
    for hit in hits:
        if page.wide and _DAY.fullmatch(page.shadow, hit.start, hit.end):
            continue
        if (
            not hit.weak
            or hit.level
            or _beside(page.shadow, hit.start, hit.end, ends, starts)
            or (named.intersection(hit.entries) and _free(page.shadow, hit.start, hit.end))
        ):
            yield hit


def _beside(shadow: str, start: int, end: int, ends: set[int], starts: set[int]) -> bool:
    """Joined to another name, or behind a word that only a name follows."""
    if _LED.search(shadow, max(0, start - 12), start):
        return True
    before = _JOINT_BACK.search(shadow, max(0, start - 12), start)
    if before and before.start() in ends:
        return True
    after = _JOINT.match(shadow, end)
    return bool(after and after.group() and after.end() in starts)


def _free(shadow: str, start: int, end: int) -> bool:
    """Not inside a longer Thai run: ไทย in ภาษาไทย says nothing of the country."""
    before, after = shadow[start - 1 : start], shadow[end : end + 1]
    return not (_is_thai(before) and _is_thai(after)) and not before.isalpha()


def _is_thai(character: str) -> bool:
    return "\u0e01" <= character <= "\u0e4e" if character else False


def _mention(page: Page, book: "Gazetteer", hit: "Hit") -> Mention:
    first = hit.entries[0]
    kind, country, names = _facts(book, first)
    rank = book.kind(first)
    certain = len(hit.entries) == 1
    return Mention(
        hit.start,
        hit.end,
        page.text[hit.start : hit.end],
        kind,
        country,
        first if certain else None,
        (page.text[hit.name_start : hit.name_end], *names),
        () if certain else _offers(book, hit.entries, page.language),
        "gazetteer",
        hit.entries,
        rank=rank,
    )


def kind_of(kind: str) -> str:
    """The kind of a party for a kind of place or body."""
    if kind in ("university", "network", "country"):
        return kind
    if kind in _PROVINCES:
        return "province"
    return "city" if kind in _PLACES else "organisation"


_PLACES = frozenset(
    "territory municipality direct-municipality special-city autonomous-prefecture prefecture-city "
    "city-municipality city town-municipality town subdistrict-municipality district county "
    "subdistrict area".split()
)


@lru_cache(maxsize=4096)
def _facts(book: "Gazetteer", id_: str) -> tuple[str, str, tuple[str, ...]]:
    """(kind, country, every name) of an entry."""
    entry = book.entry(id_)
    names = list(entry.names.values())
    names += [form for forms in entry.aliases.values() for form in forms]
    return kind_of(entry.kind), entry.country, tuple(dict.fromkeys(names))


def _offers(book: "Gazetteer", entries: tuple[str, ...], language: str) -> tuple[Offer, ...]:
    some = entries[:_OFFERS]
    return tuple(
        Offer(id_, book.entry(id_).name(language), score, f"kind:{book.kind(id_)}")
        for id_, score in zip(some, _SCORES, strict=False)
    )


def _settled(found: list[Mention]) -> Iterator[Mention]:
    """A bare name means what a fuller mention in the same paper says it means."""
    certain = {mention.entry for mention in found if mention.entry}
    for mention in found:
        same = [entry for entry in mention.entries if entry in certain]
        if mention.entry or len(same) != 1:
            yield mention
        else:
            yield mention.meaning(same[0])

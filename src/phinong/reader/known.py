"""Names the gazetteer knows, as mentions: linked when they mean one entry, offered otherwise."""

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
_OFFERS = 4
_SCORES = (0.6, 0.4, 0.3, 0.2)


def known_names(page: Page, gazetteer: "Gazetteer | None" = None) -> list[Mention]:
    """Entries named in the page, in text order."""
    book = gazetteer or _packaged()
    found = [_mention(page, book, hit) for hit in book.find(page.text, page.shadow) if _kept(hit)]
    return list(_settled(found))


def _packaged() -> "Gazetteer":
    from .gazetteer import load  # noqa: PLC0415  its tables are read only when a text needs them

    return load()


def _kept(hit: "Hit") -> bool:
    """A name that is also a word counts only with its level word beside it."""
    return not hit.weak or bool(hit.level)


def _mention(page: Page, book: "Gazetteer", hit: "Hit") -> Mention:
    first = hit.entries[0]
    kind, country, names = _facts(book, first)
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
    )


def kind_of(kind: str) -> str:
    """The kind of a party for a kind of place or body."""
    if kind in ("university", "network", "country"):
        return kind
    if kind in _PROVINCES:
        return "province"
    return "city" if kind in _PLACES else "organisation"


_PLACES = frozenset(
    "territory direct-municipality special-city autonomous-prefecture prefecture-city "
    "city-municipality city town-municipality town subdistrict-municipality district county "
    "subdistrict area".split()
)


@lru_cache(maxsize=4096)
def _facts(book: "Gazetteer", id_: str) -> tuple[str, str, tuple[str, ...]]:
    """(kind, country, every name) of an entry."""
    entry = book.entry(id_)
    names = dict.fromkeys(entry.names.values())
    for forms in entry.aliases.values():
        names.update(dict.fromkeys(forms))
    return kind_of(entry.kind), entry.country, tuple(names)


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

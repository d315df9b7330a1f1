"""Names of places and bodies: those the gazetteer knows, and those only their shape gives away."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Any

from .abbreviations import abbreviations
from .known import known_names, university_called
from .mention import Mention
from .names_between import places_between
from .names_en import english_shapes
from .names_shared import sharing_a_head
from .names_th import thai_shapes
from .page import Page
from .people import Person


def names_in(page: Page, known: Any = None) -> list[Mention]:
    """Every name, in text order, none inside another.

    The longer of two overlapping ones stays, but a shape never stretches a place the gazetteer
    knows: "布拉格市" stays what it is inside "办就布拉格市".
    """
    certain = [m for m in known_names(page, known) if len(m.name) > 1]
    shapes = [*thai_shapes(page)]
    if page.language == "zh":
        from .names_zh import chinese_shapes, whole_names  # noqa: PLC0415  most papers are in Thai

        certain = whole_names(page, certain)
        shapes += chinese_shapes(page, certain)
    shapes += english_shapes(page)
    if page.language != "th":
        shapes += places_between(page, certain)
    starts = [m.start for m in certain]
    found = _longest([*certain, *(s for s in shapes if not _stretches(s, certain, starts))])
    found = _with_known_shorts(page, _with_shared_heads(page, found, known))
    found = _with_their_whole(page, found)
    return _longest([*found, *abbreviations(page, found)])


_BODIES = ("organisation", "university", "network")
_OPENED = re.compile(r"\s{0,2}[(（]")


def _with_known_shorts(page: Page, found: list[Mention]) -> list[Mention]:
    """A body by shape is what the gazetteer knows by the short form in the bracket behind it."""
    whole = list(found)
    for at, (here, there) in enumerate(pairwise(found)):
        if (
            here.by == "shape"
            and there.by != "shape"
            and here.kind in _BODIES
            and there.kind in _BODIES
            and _OPENED.fullmatch(page.text, here.end, there.start)
        ):
            whole[at] = here._replace(also=(*here.also, *there.also), same=there.key)
    return whole


_UNITS = re.compile(r"วิทยาลัย|สถาบัน|ศูนย์|สำนัก|College|Institute|School|Academy|Faculty|Centre|Center")
_OF_WHOLE = re.compile(r" {1,2}|, | of | of the | at ")


def _with_their_whole(page: Page, found: list[Mention]) -> list[Mention]:
    """A college named right before its university is that university."""
    whole = list(found)
    for at, (here, there) in enumerate(pairwise(found)):
        if (
            there.kind == "university"
            and here.by == "shape"
            and here.kind in ("university", "organisation")
            and _UNITS.match(here.name)
            and not _UNITS.match(there.name)
            and _OF_WHOLE.fullmatch(page.text, here.end, there.start)
        ):
            also = (*here.also, here.name, *there.also, there.name)
            whole[at] = here._replace(also=also, same=there.key)
    return whole


def _with_shared_heads(page: Page, found: list[Mention], known: Any) -> list[Mention]:
    """With the universities whose head stands before another, in place of what else they name."""
    shared = list(sharing_a_head(page, found, lambda name: university_called(name, known)))
    if not shared:
        return found
    kept = [m for m in found if not any(m.start < s.end and s.start < m.end for s in shared)]
    return sorted([*kept, *shared], key=lambda m: m.start)


def apart_from(names: list[Mention], people: list[Person]) -> list[Mention]:
    """Without those that are a part of a person's name: Qingyuan in Wang Qingyuan."""
    ends = [person.end for person in people]

    def inside(mention: Mention) -> bool:
        at = bisect_right(ends, mention.start)
        return at < len(people) and people[at].start <= mention.start < people[at].end

    return [mention for mention in names if not inside(mention)]


def _stretches(shape: Mention, certain: list[Mention], starts: list[int]) -> bool:
    """True for a place by shape that overlaps a known place."""
    at = bisect_right(starts, shape.end - 1)
    near = [m for m in certain[max(0, at - 3) : at] if m.end > shape.start]
    if shape.kind not in ("city", "province"):
        return any(m.kind == shape.kind and m.end == shape.end for m in near)
    return any(m.kind in ("city", "province", "country") for m in near)


def _longest(found: list[Mention]) -> list[Mention]:
    if all(here.end <= there.start for here, there in pairwise(found)):
        return found
    ranked = sorted(found, key=lambda m: (m.start - m.end, m.entry is None, m.start))
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in ranked:
        at = bisect_right(starts, mention.start)
        before = kept[at - 1] if at else None
        after = kept[at] if at < len(kept) else None
        if (before and before.end > mention.start) or (after and after.start < mention.end):
            continue
        starts.insert(at, mention.start)
        kept.insert(at, mention)
    return kept

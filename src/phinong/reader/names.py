"""Names of places and bodies: those the gazetteer knows, and those only their shape gives away."""

from bisect import bisect_right
from typing import Any

from .known import known_names
from .mention import Mention
from .names_en import english_shapes
from .names_th import thai_shapes
from .names_zh import chinese_shapes
from .page import Page


def names_in(page: Page, known: Any = None) -> list[Mention]:
    """Every name, in text order, none inside another.

    The longer of two overlapping ones stays; at equal length the one the gazetteer knows.
    """
    found = [*known_names(page, known)]
    found += thai_shapes(page)
    if page.language == "zh":
        found += chinese_shapes(page)
    found += english_shapes(page)
    return _longest(found)


def _longest(found: list[Mention]) -> list[Mention]:
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

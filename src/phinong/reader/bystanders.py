"""Who only stands by: witnesses, guests, hosts of a room, advisers, and partners of an earlier tie.

What says so is a word (`beside.*` of signals.toml) before the names or behind them: "witnessed by
A and B", "A และ B เป็นสักขีพยาน", "参观了A". It holds for the name beside it and for those listed
with that name, and never across the end of a sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .mention import Mention
from .page import Page

if TYPE_CHECKING:
    from .party_signs import Extent

_NEAR = {"before": 14, "after": 40}  # characters between the word and the name beside it
_NEAR_WIDE = 60  # English words between a name and its verb take more room
_LISTED = re.compile(
    r"[\s,，、;；•·*.…-]{0,9}(?:\d{1,2}[.)] ?)?(?:และ|ตลอดจน|รวมทั้ง|and|和|及|以及|与)?(?: the)? ?"
)
_EARLIER_MOST = 160
_VISITED = ("city", "province")  # a visit to a place is a tie with it, one to a school is a sight


def standing_by(page: Page, extents: Sequence["Extent"]) -> tuple[set[int], set[int]]:
    """The starts of the names that only stand by, and of those that belong to an earlier tie."""
    cues = page.of("beside")
    if not cues:
        return set(), set()
    starts = [extent.start for extent in extents]
    aside: set[int] = set()
    earlier: set[int] = set()
    for cue in cues:
        if cue.code == "earlier":
            earlier.update(_behind(page, extents, starts, cue.end))
        elif cue.code == "after":
            aside.update(_leading(page, extents, bisect_left(starts, cue.start) - 1, cue.start))
        else:
            shown = _following(page, extents, bisect_left(starts, cue.end), cue.end)
            aside.update(m.start for m in shown if cue.code == "before" or m.kind not in _VISITED)
    return aside, earlier


def _behind(page: Page, extents: Sequence["Extent"], starts: list[int], end: int) -> Iterator[int]:
    """Every name between a word and the end of its sentence."""
    last = min(page.sentence(end).end, end + _EARLIER_MOST)
    for at in range(bisect_left(starts, end), bisect_right(starts, last - 1)):
        yield extents[at].mention.start


def _following(page: Page, extents: Sequence["Extent"], at: int, end: int) -> Iterator[Mention]:
    """The name right behind a word, and those listed with it."""
    if at >= len(extents) or extents[at].start - end > _NEAR["before"]:
        return
    if "\n" in page.shadow[end : extents[at].start]:
        return
    yield extents[at].mention
    while at + 1 < len(extents) and _listed(page, extents, at):
        at += 1
        yield extents[at].mention


def _leading(page: Page, extents: Sequence["Extent"], at: int, start: int) -> Iterator[int]:
    """The name before a word in its sentence, and those listed before it."""
    most = _NEAR_WIDE if page.language == "en" else _NEAR["after"]
    if at < 0 or not 0 <= start - extents[at].end <= most:
        return
    if page.sentence(start).start > extents[at].start:
        return
    yield extents[at].mention.start
    while at > 0 and _listed(page, extents, at - 1):
        at -= 1
        yield extents[at].mention.start


def _listed(page: Page, extents: Sequence["Extent"], at: int) -> bool:
    """The next name stands in one list with this one."""
    return bool(_LISTED.fullmatch(page.shadow, extents[at].end, extents[at + 1].start))

"""Which of several entries a name means, by the wider place named beside it.

"Portland, Maine", "เทศบาลเมืองปากพูน จังหวัดนครศรีธรรมราช", 福建省福州市: a neighbour that contains some
of a hit's entries keeps these, and a weak name beside its own province or country is weak no more.
"""

import re
from collections.abc import Callable
from typing import Final

from phinong.reader.gazetteer.finder import Hit

# What may stand between a name and the wider place beside it.
_JOINED: Final = re.compile(r"(?:,? ?|\(| \(|，|[’']s |ใน| ใน|แห่ง)(?:in |of )?$")
_WIDEST_GAP: Final = 6


class Context:
    """`above` gives the id right above an entry, "" at the top."""

    def __init__(self, above: Callable[[str], str]) -> None:
        self._above = above
        self._known: dict[str, frozenset[str]] = {}

    def ancestors(self, id_: str) -> frozenset[str]:
        """Every id above an entry."""
        known = self._known.get(id_)
        if known is None:
            up = self._above(id_)
            known = frozenset((up,)) | self.ancestors(up) if up else frozenset()
            self._known[id_] = known
        return known

    def settle(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The hits, each narrowed by its neighbours."""
        for place, hit in enumerate(hits):
            if hit.weak or len(hit.entries) > 1:
                hits[place] = self._settled(text, hits, place, hit)
        return hits

    def _settled(self, text: str, hits: list[Hit], place: int, hit: Hit) -> Hit:
        for near in (place + 1, place - 1):
            if 0 <= near < len(hits) and _joined(text, hit, hits[near]):
                around = frozenset(hits[near].entries)
                inside = tuple(id_ for id_ in hit.entries if self.ancestors(id_) & around)
                if inside:
                    return hit._replace(entries=inside, weak=False)
        return hit


def _joined(text: str, one: Hit, other: Hit) -> bool:
    """True when only a comma, a bracket or a small word stands between two hits."""
    first, second = (one, other) if one.start < other.start else (other, one)
    if second.start - first.end > _WIDEST_GAP:
        return False
    return _JOINED.fullmatch(text[first.end : second.start]) is not None

"""On which page of the paper words of a document stand."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence


class Paper:
    """The printed lines of a document: [[start, end, page, x0, y0, x1, y1], …] by their place."""

    def __init__(self, layout: Sequence[Sequence[float]]) -> None:
        self._lines = layout
        self._ends = [line[1] for line in layout]

    def page_of(self, start: int, end: int) -> int:
        """The page, from 1, of the first of these characters that was printed; 0 without one."""
        at = bisect_right(self._ends, start)
        if at == len(self._lines) or self._lines[at][0] >= end:
            return 0
        return int(self._lines[at][2])

    def pages_of(self, spans: Iterable[tuple[int, int]]) -> list[int]:
        """The pages of several spans, each page once, in their order."""
        return sorted({page for span in spans if (page := self.page_of(*span))})

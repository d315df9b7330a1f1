"""A text that is changed step by step and still knows where each character came from.

Places found in the finished text lead back to the page they were printed on, so no step between
the two may lose count.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

Edit = tuple[int, int, str]  # what stands in [start, end) becomes these characters


class Traced:
    """`text`, and for every character of it the place in the first text where it began."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._origins: array[int] | None = None  # None as long as nothing was changed

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """What `re.sub` does, with the places kept."""
        write = new if callable(new) else None
        self.edit(
            (m.start(), m.end(), write(m) if write else m.expand(str(new)))
            for m in pattern.finditer(self.text)
        )

    def edit(self, edits: Iterable[Edit]) -> None:
        """Makes changes that do not overlap, given in the order of the text."""
        changes = [edit for edit in edits if self.text[edit[0] : edit[1]] != edit[2]]
        if not changes:
            return
        old = self._origins or array("q", range(len(self.text)))
        pieces, origins, done = [], array("q"), 0
        for start, end, new in changes:
            pieces += [self.text[done:start], new]
            origins += old[done:start]
            origins.extend(_within(old, start, end, len(new)))
            done = end
        pieces.append(self.text[done:])
        origins += old[done:]
        self.text, self._origins = "".join(pieces), origins

    def now_at(self, place: int) -> int:
        """Where the character first at `place` stands now; the next one when it is gone."""
        return place if self._origins is None else bisect_left(self._origins, place)

    def moved(self, runs: Iterable[list[float]]) -> Iterator[list[float]]:
        """Runs [start, end, …] of the first text in places of this one; empty ones are left out."""
        for start, end, *rest in runs:
            now = [self.now_at(int(start)), self.now_at(int(end))]
            if now[0] < now[1]:
                yield [*now, *rest]


def _within(old: "array[int]", start: int, end: int, count: int) -> Iterator[int]:
    """Origins of `count` characters put in place of [start, end): in step, as far as those go."""
    for number in range(count):
        at = max(start, min(start + number, end - 1))
        yield old[at] if at < len(old) else (old[-1] + 1 if old else 0)

"""A long text in pieces that a model can take in, cut where paragraphs end."""

import re
from collections.abc import Iterator

from ..findings.values import last
from ..model import Span

SIZE = 6000  # characters of a piece
OVERLAP = 600  # of them said again in the next piece, so that no sentence falls between two
# Where a text may be cut, the best first: after a blank line, a line, a sentence, a word.
_CUTS = (
    re.compile(r"\n[ \t]*\n+"),
    re.compile(r"\n"),
    re.compile(r"[.。！？!?] ?|  +"),
    re.compile(" "),
)


def pieces(text: str, *, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Span]:
    """Spans that cover the whole text, each at most `size` long, each beginning in the one before.

    The same text gives the same pieces. Nothing for a text of blanks.
    """
    start, end = 0, 0
    while end < len(text) and text[end:].strip():
        end = (
            len(text) if start + size >= len(text) else _cut(text, start + size // 2, start + size)
        )
        yield Span(start, end)
        start = max(start + 1, _cut(text, end - overlap, end - 1) if overlap > 1 else end)


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut in [start, end]: the last place of the best kind; `end` without any."""
    for pattern in _CUTS:
        found = last(pattern.finditer(text, max(0, start), end))
        if found is not None:
            return found.end()
    return end

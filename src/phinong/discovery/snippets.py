"""What of an entry is shown for a query: its words as written, the matching ones marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from phinong.core.folding import fold, fold_with_offsets
from phinong.core.languages import guess_language
from phinong.discovery.asking import Asked, Unit
from phinong.discovery.cutting import cut_at_or_after, cut_at_or_before, may_cut

BEFORE, LONGEST = 60, 180
# Beyond this length a line is folded with offsets only around the match.
SHORT_LINE = 600
MARGIN = 260

# Characters that fold to one character, whatever stands beside them: printable ASCII, Thai without
# its digits and the parts of SARA AM, Han, and the punctuation that goes with them.
_IN_PLACE = re.compile("[\n -~\u0e01-\u0e4c\u4e00-\u9fff“”‘’–—·、。《》]*")
_TWO_FOR_ONE = "เเ"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in pieces, each with whether it matches the query."""

    pieces: tuple[tuple[str, bool], ...] = ()

    def __str__(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def matches(self) -> bool:
        """Whether any piece matches."""
        return any(hit for _, hit in self.pieces)

    @property
    def spans(self) -> list[Span]:
        """[start, end] of every match."""
        found, at = [], 0
        for text, hit in self.pieces:
            found += [(at, at + len(text))] if hit else []
            at += len(text)
        return found

    @property
    def html(self) -> SafeString:
        """The text with its matches in <mark>; everything else is escaped."""
        escaped = ((escape(text), hit) for text, hit in self.pieces)
        return mark_safe("".join(f"<mark>{text}</mark>" if hit else text for text, hit in escaped))


def found_at(folded: str, unit: Unit, start: int = 0) -> int:
    """Where a unit stands in a folded text, from `start` on; -1 when it does not.

    Only where the text may be cut, so that no match cuts a letter from its vowel.
    """
    at = folded.find(unit.text, start)
    while at >= 0:
        end = at + len(unit.text)
        if may_cut(folded, at) and (unit.is_beginning or may_cut(folded, end)):
            return at
        at = folded.find(unit.text, at + 1)
    return -1


def spans(folded: str, units: Iterable[Unit]) -> list[Span]:
    """Every match of the units in a folded text, merged where they touch, in order."""
    found: list[Span] = []
    for unit in units:
        at = found_at(folded, unit)
        while at >= 0:
            end = cut_at_or_after(folded, at + len(unit.text), len(folded))
            found.append((at, end))
            at = found_at(folded, unit, end)
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def folded_in_place(text: str) -> tuple[str, Sequence[int]]:
    """The folded text and where each of its characters comes from.

    Most texts fold character by character, which is ten times quicker to see than to follow.
    """
    if _IN_PLACE.fullmatch(text) and _TWO_FOR_ONE not in text:
        folded = fold(text)
        if len(folded) == len(text):
            return folded, range(len(text) + 1)
    return fold_with_offsets(text)


def mark(text: str, asked: Asked) -> Marked:
    """A short text with the query's units marked."""
    folded, offsets = folded_in_place(text)
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in spans(folded, asked.units):
        at, after = offsets[start], offsets[end]
        pieces += [(text[last:at], False), (text[at:after], True)]
        last = after
    return Marked(tuple(p for p in [*pieces, (text[last:], False)] if p[0]))


def snippet(body: str, asked: Asked, language: str) -> Marked:
    """The line of an entry's text that has most of the query, shortened around the match.

    Without a match: the beginning of the first line in the reader's `language` (a content tag),
    or of the first line.
    """
    lines = [line for line in body.split("\n") if line.strip()]
    if not lines:
        return Marked()
    folded = [fold(line) for line in lines]
    hits = [sum(found_at(line, unit) >= 0 for unit in asked.units) for line in folded]
    best = hits.index(max(hits))
    if not hits[best]:
        spoken = (line for line in lines if guess_language(line) == language)
        return excerpt(next(spoken, lines[0]), 0, asked)
    first = min(at for unit in asked.units if (at := found_at(folded[best], unit)) >= 0)
    return excerpt(lines[best], first, asked)


def excerpt(line: str, folded_at: int, asked: Asked) -> Marked:
    """A piece of a line around a place of its folded text, with matches marked."""
    at = written_at(line, folded_at, asked)
    start = cut_at_or_after(line, at - BEFORE, at) if at > BEFORE else 0
    end = cut_at_or_before(line, start + LONGEST, at + 1)
    shown = mark(line[start:end].strip(), asked)
    left = (("… ", False),) if start else ()
    right = ((" …", False),) if end < len(line) else ()
    return Marked((*left, *shown.pieces, *right))


def written_at(line: str, folded_at: int, asked: Asked) -> int:
    """Where in the line as written its folded text's character `folded_at` comes from.

    Folding hardly changes a text's length, so in a long line the place is looked for nearby.
    """
    if len(line) > SHORT_LINE:
        start = cut_at_or_after(line, folded_at - MARGIN, folded_at)
        folded, offsets = folded_in_place(line[start : folded_at + MARGIN])
        near = [at for unit in asked.units if (at := found_at(folded, unit)) >= 0]
        if near:
            return start + offsets[min(near)]
    _, offsets = folded_in_place(line)
    return offsets[folded_at]

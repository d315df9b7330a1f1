"""The text layer of one PDF page, by pdfium, repaired where pdfium is known to go wrong with Thai.

pdfium gives a Thai syllable a second time when its mark is drawn after the next letter, and puts a
blank behind SARA AM, whose right half it does not measure. Both are told from what was written by
geometry: the second time the box is that of the mark alone, above or below the line, and the blank
is one that pdfium says it made itself. Places in the text and in pdfium's list of characters
differ.
"""

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from .traced import Edit, Traced

Box = tuple[float, float, float, float]
Printed = tuple[int, int, Box]  # the characters [start, end) of one line, and where it stands

_BREAK = re.compile(r"\r?\n")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HYPHEN = re.compile("[\ufffe\x02]")
_MARKED = re.compile("[\u0e01-\u0e2e](?:[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+\u0e33?|\u0e33)")
# Blanks that nobody wrote: behind SARA AM, and before a vowel or mark that follows its letter.
_ODD_BLANK = re.compile(
    "(?<=\u0e33) (?=[\u0e01-\u0e2e\u0e40-\u0e44])"
    "|(?<=[\u0e01-\u0e2e\u0e48-\u0e4b]) (?=[\u0e30-\u0e3a\u0e47-\u0e4e])"
)
_THAI = re.compile("[\u0e01-\u0e4e]")
_NEAR = 8  # characters between a syllable and its second appearance
_MARK = 0.75  # of a letter's height: marks are no higher
_TIGHT = 0.4  # of a letter's height: no blank was written in so small a gap
_SAME_LINE = 0.5  # of its height that a piece shares with the line it goes on
_RAGGED = 0.12  # of the page's width: what a full line may leave empty at its end
_USUAL = 1.3  # of the usual step from line to line
_INDENT = 2.0  # of the height: a line further in begins a paragraph
_UNSPACED = re.compile("[\u0e01-\u0e4e\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
_NEXT_WORD = 1.5  # of the height: a wider gap parts columns


class TextLayer:
    """The characters of a page with their boxes, in points from the page's lower left corner."""

    def __init__(self, layer: Any) -> None:
        self._layer = layer
        written = str(layer.get_text_range())
        # pdfium counts in UTF-16, so a character beyond the first plane counts twice.
        units = written if written.isascii() else _units(written)
        self._text = units
        self.lost = max(0, layer.count_chars() - len(units))

    @property
    def share_lost(self) -> float:
        """How much of the page is glyphs that the file gives no character for."""
        return self.lost / max(1, self.lost + len(self._text))

    def read(self) -> tuple[str, list[Printed]]:
        """The page's text and its printed lines."""
        traced = Traced(self._text)
        traced.edit(self._repairs())
        lines = [
            [*(traced.now_at(place) for place in line[:2]), *line[2]] for line in self._lines()
        ]
        pieces = _pieces(traced.text, lines)
        whole = Traced("".join(text for text, _ in pieces))
        places = list(_places(pieces))
        whole.sub(
            _PAIR, lambda pair: pair.group().encode("utf-16", "surrogatepass").decode("utf-16")
        )
        whole.sub(_HYPHEN, "")
        moved = whole.moved([start, end, *box] for start, end, box in places)
        return whole.text, [(int(a), int(b), (w, x, y, z)) for a, b, w, x, y, z in moved]

    def _lines(self) -> Iterator[Printed]:
        start = 0
        for found in [*_BREAK.finditer(self._text), None]:
            end = found.start() if found else len(self._text)
            if self._text[start:end].strip():
                yield start, end, self._around(start, end)
            start = found.end() if found else end

    def _place(self, at: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._layer.raw, at))

    def _box(self, at: int) -> Box:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._layer.raw, self._place(at), left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def _around(self, start: int, end: int) -> Box:
        """The box around the characters of one line."""
        first, last = self._place(start), self._place(end - 1)
        count = pdfium.FPDFText_CountRects(self._layer.raw, first, last - first + 1)
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        boxes = []
        for number in range(count):
            pdfium.FPDFText_GetRect(self._layer.raw, number, left, top, right, bottom)
            boxes.append((left.value, bottom.value, right.value, top.value))
        if all(box[3] - box[1] < 1 for box in boxes):  # the font has no outlines to measure
            boxes += [self._cell(first), self._cell(last)]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    def _cell(self, place: int) -> Box:
        """The room that the font gives a character, whatever is drawn in it."""
        cell = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._layer.raw, place, cell)
        return cell.left, cell.bottom, cell.right, cell.top

    def _is_made_up(self, at: int) -> bool:
        return pdfium.FPDFText_IsGenerated(self._layer.raw, self._place(at)) == 1

    def _repairs(self) -> Iterator[Edit]:
        blanks = [found.start() for found in _ODD_BLANK.finditer(self._text)]
        gone = {at: 1 for at in blanks if self._is_made_up(at)}
        for found in _MARKED.finditer(self._text):
            if self._is_second(found):
                gone[found.start()] = len(found.group())
                if self._is_tight(found.end(), found.start() - 1):
                    gone[found.end()] = 1
        yield from ((at, at + gone[at], "") for at in sorted(gone))

    def _is_second(self, found: re.Match[str]) -> bool:
        """Whether a syllable stands here only because its mark was drawn late."""
        first = self._text.rfind(found.group(), max(0, found.start() - _NEAR), found.start())
        if first < 0:
            return False
        left, low, right, high = self._box(first)
        start, bottom, _, top = self._box(found.start())
        size = high - low
        small = top - bottom < _MARK * size
        beside = left - size <= start <= right + 2 * size
        above = high - size / 8 <= bottom < high + size
        below = low - size < top <= low + size / 8
        return small and beside and (above or below)

    def _is_tight(self, blank: int, before: int) -> bool:
        """Whether the blank stands where the letters around it touch."""
        if self._text[blank : blank + 1] != " " or not self._is_made_up(blank):
            return False
        if not _THAI.match(self._text[blank + 1 : blank + 2]) or before < 0:
            return False
        _, low, right, high = self._box(before)
        return self._box(blank + 1)[0] - right < _TIGHT * (high - low)


def _units(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) == 2 * len(text):
        return text
    return "".join(map(chr, memoryview(units).cast("H")))


def _pieces(text: str, lines: list[list[float]]) -> list[tuple[str, Box | None]]:
    """The lines with what goes between them: pdfium breaks some lines after every syllable."""
    pieces: list[tuple[str, Box | None]] = []
    boxes: list[Box] = [(w, x, y, z) for _, _, w, x, y, z in lines]
    block = _Block(boxes)
    for number, (start, end, *_) in enumerate(lines):
        written = text[int(start) : int(end)]
        if number:
            pieces.append((block.between(number, pieces[-1][0], written), None))
        pieces.append((written, boxes[number]))
    return pieces


class _Block:
    """The lines of a page, to tell a line broken for want of room from the end of a paragraph."""

    def __init__(self, boxes: list[Box]) -> None:
        self._boxes = boxes
        self._left = min((box[0] for box in boxes), default=0.0)
        self._right = max((box[2] for box in boxes), default=0.0)
        steps = [a[1] - b[1] for a, b in pairwise(boxes) if a[1] > b[1]]
        self._step = median(steps) if steps else 0.0

    def between(self, number: int, before: str, after: str) -> str:
        """What goes before a line: a line feed, a blank, or nothing."""
        last, here = self._boxes[number - 1], self._boxes[number]
        high = min(last[3] - last[1], here[3] - here[1])
        shared = min(last[3], here[3]) - max(last[1], here[1])
        gap = here[0] - last[2]
        if high > 0 and shared >= _SAME_LINE * high and -high < gap < _NEXT_WORD * high:
            return " " if gap > _TIGHT * high else ""
        if not self._goes_on(last, here, high):
            return "\n"
        return "" if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]) else " "

    def _goes_on(self, last: Box, here: Box, high: float) -> bool:
        """A full line, with the next at the usual distance and no further in than it."""
        full = last[2] >= self._right - _RAGGED * (self._right - self._left)
        near = 0 < last[1] - here[1] <= _USUAL * self._step
        return full and near and here[0] <= last[0] + _INDENT * high


def _places(pieces: list[tuple[str, Box | None]]) -> Iterator[Printed]:
    at = 0
    for text, box in pieces:
        if box:
            yield at, at + len(text), box
        at += len(text)

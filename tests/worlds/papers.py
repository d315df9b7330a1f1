"""Looking at a sealed paper as it is drawn: its letters, and what stands where they should be."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2

SCALE = 3
# Marks that Thai writes above or below the letter before them.
MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
BASES = re.compile("[\u0e01-\u0e2e]")
# How far from its letter a mark is drawn, in points: beside it, and above or below.
BESIDE, ABOVE = 0.5, 2.0
Box = tuple[float, float, float, float]


def letters(text: str) -> str:
    """A text without blanks and line ends, in one spelling."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def text_of(paper: pypdfium2.PdfDocument) -> str:
    """Every letter of a paper in order."""
    return letters("".join(page.get_textpage().get_text_range() for page in paper))


def bare_letters(paper: pypdfium2.PdfDocument) -> list[str]:
    """Characters with a box of their own and no ink in it: an empty or missing glyph."""
    bare = []
    for page in paper:
        bitmap = page.render(scale=SCALE, grayscale=True)
        for character, box in boxes(page):
            if character.strip() and box[2] - box[0] > 0.5 and not drawn(bitmap, box):
                bare.append(character)
    return bare


def boxes(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    """Every character of a page with its box: left, bottom, right, top."""
    text = page.get_textpage()
    for n in range(text.count_chars()):
        yield text.get_text_range(n, 1), text.get_charbox(n)


def drawn(bitmap: pypdfium2.PdfBitmap, box: Box) -> bool:
    """Whether a rendered page has ink in a box."""
    left, bottom, right, top = (round(edge * SCALE) for edge in box)
    width, height = bitmap.stride, bitmap.height
    for row in range(max(0, height - top - 1), min(height, height - bottom + 1)):
        line = bitmap.buffer[row * width + max(0, left) : row * width + right + 1]
        if min(bytes(line), default=255) < 160:
            return True
    return False


def loose_marks(paper: pypdfium2.PdfDocument) -> list[str]:
    """Thai marks that stand on no letter: parted from theirs by a line's end, a page's, or a blank.

    Of a syllable drawn as one box each letter has its share; a mark drawn by itself hovers over its
    letter or over a mark that does. In both ways the boxes meet.
    """
    loose: list[str] = []
    for page in paper:
        shown = list(boxes(page))
        held = [box for character, box in shown if BASES.match(character)]
        marks = [(character, box) for character, box in shown if MARKS.match(character)]
        while marks:
            free = [(c, box) for c, box in marks if not any(meet(box, base) for base in held)]
            if len(free) == len(marks):
                break
            held, marks = [box for c, box in marks if (c, box) not in free], free
        loose += [character for character, _box in marks]
    return loose


def meet(mark: Box, other: Box) -> bool:
    """Whether a mark's box stands beside, over or under another one, as in one syllable."""
    beside = max(mark[0] - other[2], other[0] - mark[2])
    above = max(mark[1] - other[3], other[1] - mark[3])
    return beside <= BESIDE and above <= ABOVE


def rows_of(page: pypdfium2.PdfPage) -> list[list[tuple[str, Box]]]:
    """A page's Thai letters by row, without their marks: a new row begins where the hand goes
    back to the left."""
    rows: list[list[tuple[str, Box]]] = []
    for character, box in boxes(page):
        if BASES.match(character):
            if not rows or box[0] < rows[-1][-1][1][0] - 2 * (box[2] - box[0]):
                rows.append([])
            rows[-1].append((character, box))
    return rows


def parted(paper: pypdfium2.PdfDocument, words: str) -> list[str]:
    """The places where a line ends inside these words, as `head|tail`; none when they are whole."""
    bare = "".join(BASES.findall(words))
    lines = ["".join(c for c, _box in row) for page in paper for row in rows_of(page)]
    return [
        f"{bare[:cut]}|{bare[cut:]}"
        for one, other in pairwise(lines)
        for cut in range(1, len(bare))
        if one.endswith(bare[:cut]) and other.startswith(bare[cut:])
    ]

"""Pictures of pages: their words by Tesseract, where it is installed, with the place of each line.

Runs in the worker. Tesseract is a program of its own, asked by its command line; without it pages
without text are refused with a code whose sentence says what to install.
"""

import math
import os
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from ..model import Unreadable
from .extracted import Extracted
from .told import image_type

LANGUAGES = ("tha", "chi_sim", "eng")
SECONDS = 60  # for all pages of a document together
_PAGE_SECONDS = 30
_LINE = 4  # the level of a line in Tesseract's table; 5 is a word
_WORD = 5
_SURE = 30  # words below this confidence are specks and lines of a form
_COLUMNS = 12
_UNSPACED = re.compile("[\u0e01-\u0e4e\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
_HAN = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff60]")
_GAP = 0.22  # of the line's height: a wider gap between Thai words is a written blank

Pixels = tuple[int, int, int, int]


@dataclass
class Line:
    """One recognised line: its words and its box in pixels from the upper left corner."""

    box: Pixels
    text: str = ""
    right: int = field(default=0, repr=False)


@dataclass
class Clock:
    """The time that is left for all pages of one document."""

    until: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def left(self) -> float:
        """Seconds for the next page; 0 when the time is up."""
        return max(0.0, min(_PAGE_SECONDS, self.until - time.monotonic()))


@cache
def languages() -> str:
    """What Tesseract here can read of our languages, as it wants to be told; empty without it."""
    program = shutil.which("tesseract")
    if not program:
        return ""
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    return "+".join(name for name in LANGUAGES if name in told.stdout.split())


def image_text(source: bytes) -> Extracted:
    """The words of one picture. Raises Unreadable: "no-text-layer" where nothing can recognise
    them, "too-slow", "empty" when there are none."""
    if not languages():
        raise Unreadable("no-text-layer")
    lines, height = recognised(source, Clock().left())
    found = Extracted("", image_type(source), warnings=["ocr"])
    add_page(found, lines, 1, lambda box: (box[0], height - box[3], box[2], height - box[1]))
    if not found.text.strip():
        raise Unreadable("empty")
    return found


def add_page(
    found: Extracted,
    lines: list[Line],
    page: int,
    on_paper: Callable[[Pixels], tuple[float, ...]],
) -> None:
    """Appends a page's lines to the text, each with its box turned to points."""
    for line in lines:
        start = len(found.text)
        found.text += line.text + "\n"
        box = [round(at, 1) for at in on_paper(line.box)]
        found.layout.append([start, start + len(line.text), page, *box])


def recognised(picture: bytes, seconds: float) -> tuple[list[Line], int]:
    """The lines of a picture in reading order and its height in pixels.

    Raises Unreadable: "too-slow" beyond the seconds, "unreadable" for a picture that is none.
    """
    program = shutil.which("tesseract") or "tesseract"
    order = [program, "stdin", "stdout", "-l", languages(), "tsv"]
    try:
        told = subprocess.run(  # noqa: S603  the words of the order are ours
            order,
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads wait more than they work
            preexec_fn=partial(_give_time, math.ceil(seconds)),
        )
    except subprocess.TimeoutExpired as slow:
        raise Unreadable("too-slow") from slow
    if told.returncode:
        raise Unreadable("too-slow" if told.returncode == -signal.SIGXCPU else "unreadable")
    return _lines(told.stdout.decode("utf-8", "replace"))


def _give_time(seconds: int) -> None:
    """Tesseract's own processor time; what the parser before it may take is less."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _lines(table: str) -> tuple[list[Line], int]:
    lines: list[Line] = []
    height = 0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS:
            continue
        level, left, top, wide, high = (int(cells[n]) for n in (0, 6, 7, 8, 9))
        if level == 1:
            height = high
        elif level == _LINE:
            lines.append(Line((left, top, left + wide, top + high)))
        elif level == _WORD and lines and float(cells[10]) >= _SURE:
            _join(lines[-1], cells[11].strip(), left, left + wide)
    return [line for line in lines if line.text], height


def _join(line: Line, word: str, left: int, right: int) -> None:
    """Words of scripts without blanks are joined; Thai keeps a blank where the gap shows one."""
    if line.text and word:
        high = line.box[3] - line.box[1]
        both = _UNSPACED.match(line.text[-1]) and _UNSPACED.match(word[0])
        han = _HAN.match(line.text[-1]) or _HAN.match(word[0])
        if not both or (not han and left - line.right > _GAP * high):
            line.text += " "
    line.text += word
    line.right = right

"""What changed between two wordings, in pieces that no reader would cut further.

Thai has no spaces and its vowels and tones hang on letters, so words are compared by clusters: a
Thai letter with all that hangs on it, one Han character, one word or number of other scripts, one
mark of punctuation, a run of blanks. Comparing characters would cut ที่ into ท and its tone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_PIECE = re.compile(
    "[เแโใไ]?[ก-ฮ](?:[ัิ-ฺ็-๎ะาำๅ])*|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[0-9๐-๙]+|"
    "[^\\W\\d_\u0e00-\u0e7f\u3400-\u9fff]+(?:['’][^\\W\\d_]+)*|\\s+|.",
    re.DOTALL,
)
# Two changes with no more than so many pieces of unchanged text between them read as one.
ISLAND = 2


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that stayed ("same"), went ("del") or came ("ins")."""

    kind: str
    text: str


def pieces(text: str) -> list[str]:
    """The smallest units that may be marked as changed; joined they are the text."""
    return _PIECE.findall(text)


def redline(before: str, after: str) -> list[Run]:
    """From one wording to another: what stayed and came, joined, is `after`; stayed and went,
    `before`. What went stands before what came in its place."""
    if before == after:
        return [Run("same", after)] if after else []
    old, new = pieces(before), pieces(after)
    return list(_joined(_steps(old, new)))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(what stayed, what went, what came), in order, small islands made part of a change."""
    went, came = "", ""
    for step in Indel.opcodes(old, new):
        gone = "".join(old[step.src_start : step.src_end])
        here = new[step.dest_start : step.dest_end]
        same = step.tag == "equal"
        if same and (went or came) and _is_island(here) and step.dest_end < len(new):
            went, came = went + gone, came + "".join(here)
        elif same:
            yield "", went, came
            yield "".join(here), "", ""
            went = came = ""
        else:
            went, came = went + gone, came + "".join(here)
    yield "", went, came


def _is_island(between: Sequence[str]) -> bool:
    """A short stretch without a whole word in it: reading it as unchanged would only confuse."""
    return len(between) <= ISLAND and not any(
        piece.isspace() or len(piece) > 3 for piece in between
    )


def _joined(steps: Iterable[tuple[str, str, str]]) -> Iterator[Run]:
    for same, went, came in steps:
        if same:
            yield Run("same", same)
        if went:
            yield Run("del", went)
        if came:
            yield Run("ins", came)

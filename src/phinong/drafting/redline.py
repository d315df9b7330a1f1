"""What changed between two wordings, in pieces that no reader would cut further.

Thai has no spaces and its vowels and tones hang on letters, so words are compared by clusters: a
Thai letter with all that hangs on it, one Han character, one word or number of other scripts, one
mark of punctuation, a run of blanks. Comparing characters would cut ที่ into ท and its tone.

What stands between blanks is compared first: a phrase that stayed stays whole, and only what lies
between two such phrases is cut into clusters. Most of a text stays, so this is also quicker.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

_PHRASE = re.compile(r"\s*\S+|\s+")
_PIECE = re.compile(
    "[เแโใไ]?[ก-ฮ](?:[ัิ-ฺ็-๎ะาำๅ])*|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[0-9๐-๙]+|"
    "[^\\W\\d_\u0e00-\u0e7f\u3400-\u9fff]+(?:['’][^\\W\\d_]+)*|\\s+|.",
    re.DOTALL,
)
# Two changes with no more than so many pieces of unchanged text between them read as one.
ISLAND = 2
# So many phrases that changed side by side are marked one by one; blanks hold no more apart.
APART = 2


class Run(NamedTuple):
    """A stretch of text that stayed ("same"), went ("del") or came ("ins")."""

    kind: str
    text: str


def pieces(text: str) -> list[str]:
    """The smallest units that may be marked as changed; joined they are the text."""
    return _PIECE.findall(text)


def redline(before: str, after: str) -> list[Run]:
    """From one wording to another: what stayed and came, joined, is `after`; stayed and went,
    `before`. What went stands before what came in its place."""
    runs: list[Run] = []
    if before == after:
        _add(runs, "same", after)
        return runs
    for same, went, came in stretches(_PHRASE.findall(before), _PHRASE.findall(after)):
        _add(runs, "same", "".join(same))
        _add_change(runs, went, came)
    return runs


Stretch = tuple[Sequence[str], Sequence[str], Sequence[str]]


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """(what stayed, what went then, what came), in order. Joined they are both texts."""
    same: Sequence[str] = ()
    was = now = 0
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield same, old[was : step.src_start], new[now : step.dest_start]
            same = new[step.dest_start : step.dest_end]
            was, now = step.src_end, step.dest_end
    yield same, old[was:], new[now:]


def _add_change(runs: list[Run], went: Sequence[str], came: Sequence[str]) -> None:
    """Add a change of phrases cut into clusters, small islands made part of it."""
    gone, here = "".join(went), "".join(came)
    if gone and here:
        blank = " " if min(len(went), len(came)) > APART else ""
        gone, here = _add_clusters(runs, stretches(pieces(gone), pieces(here)), blank)
    _add(runs, "del", gone)
    _add(runs, "ins", here)


def _add_clusters(runs: list[Run], found: Iterator[Stretch], blank: str) -> tuple[str, str]:
    """Add what changed in clusters but for the end: what went and what came there is returned."""
    gone = here = ""
    for same, went, came in found:
        between = "".join(same)
        if not ((gone or here) and (went or came) and _is_island(same, blank)):
            _add(runs, "del", gone)
            _add(runs, "ins", here)
            _add(runs, "same", between)
            gone = here = between = ""
        gone += between + "".join(went)
        here += between + "".join(came)
    return gone, here


def _is_island(between: Sequence[str], blank: str) -> bool:
    """A short stretch without a whole word in it: reading it as unchanged would only confuse.
    Blanks count as words, but for `blank`."""
    if len(between) > ISLAND:
        return False
    return not any(len(one) > 3 or (one != blank and one.isspace()) for one in between)


def _add(runs: list[Run], kind: str, text: str) -> None:
    if not text:
        return
    if runs and runs[-1].kind == kind:
        text = runs.pop().text + text
    runs.append(Run(kind, text))

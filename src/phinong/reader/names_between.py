"""Places that no list knows, told by the list they stand in: 富川 in "仁川、富川和伊势".

What stands alone between two places of one list is a place, too. A country before it only says
where it lies.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .mention import Mention
from .page import Page

_PLACES = ("city", "province")
_GAP_MOST = 60
_CHINESE = re.compile("[、和与及]([\u4e00-\u9fff]{2,4})[、和与及]")
_LATIN = re.compile(r", ([A-Z][\w'’-]{2,}(?: [A-Z][\w'’-]+)?)(?:, |,? and )")


def places_between(page: Page, known: Sequence[Mention]) -> Iterator[Mention]:
    """Places between neighbours of one list that the gazetteer knows."""
    pattern = _CHINESE if page.language == "zh" else _LATIN
    for here, there in pairwise(m for m in known if m.kind in _PLACES):
        if 0 < there.start - here.end <= _GAP_MOST:
            yield from _between(page, known, here.end, there.start, pattern)


def _between(
    page: Page, known: Sequence[Mention], start: int, end: int, pattern: re.Pattern[str]
) -> Iterator[Mention]:
    blanked = list(page.text[start:end])
    for one in known:
        if one.kind == "country" and start <= one.start and one.end <= end:
            blanked[one.start - start : one.end - start] = [""] * (one.end - one.start)
    found = pattern.fullmatch("".join(blanked))
    if found:
        at = page.text.index(found.group(1), start, end)
        yield Mention(at, at + len(found.group(1)), found.group(1), "city")

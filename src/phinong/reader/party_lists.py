"""Sides named in one breath: "ความร่วมมือระหว่าง A (ก.) โดยนาย … กับ B", "signed by A, B and C".

Who is listed behind the words of a cooperation stands or falls with the others of the list. Two
kinds of list are known: names with nothing but commas and "and" between them, and names behind a
word that opens a list of sides, with those who sign for them in between.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .page import Page

if TYPE_CHECKING:
    from .party_signs import Extent

# A dash between two of them in one line makes a way of them, not a list: Kunming - Vientiane; and a
# blank line ends a list, as the full stop of a sentence does.
_LIST_GAP = re.compile(
    r"(?![^\S\n]*[-–—][^\S\n]*$)(?!\s*\n\s*\n\s*$)(?!\.\s*$)"
    r"[\s,，、;；•·▪●*.…-]{1,9}(?:\d{1,2}[.)] ?)?(?:และ|and|和|及)?(?: the)? ?|(?:และ|กับ| "
    r"and |和|与)"
)
_LIST_GAP_MOST = 21  # characters that the pattern can take; it would try a page of blanks in vain
# How a list of sides goes on, also over the names and posts of those who sign for them.
GOES_ON = re.compile(r"^[^\n]*(?:และ|กับ|โดย|,|、|，|和|与|\band| \d{1,2}[.)])(?: ?the)? ?$")
CHAIN = 120
# What opens a list of sides. The last word stands right before the first of them. In Thai every
# branch begins with a letter of its own, which the search looks for at its full speed.
_SHARED = r"ร่วมมือ ความสัมพันธ์ บันทึก ข้อตกลง ความตกลง เจตจำนง หารือ ลงนาม mou\b(?<=\bmou)".split()
_SHARING = "ผู้ลงนาม ผู้ร่วมลงนาม ร่วมกับ ร่วมมือกับ พันธมิตร ภาคี ลงนาม".split()
_OPENS = re.compile(
    "|".join(
        [
            *(rf"{word}[^\n]{{0,80}}?ระหว่าง" for word in _SHARED),
            *(rf"{word}[^\n]{{0,60}}?(?:ได้แก่|ประกอบด้วย|คือ)" for word in _SHARING),
            r"ร่วมลงนามโดย|ลงนามโดย|ความร่วมมือ[^\s]{0,20}ของ",
        ]
    )
)
_OPENS_ENGLISH = re.compile(
    r"\b(?:co-?operat\w+|collaborat\w+|agreements?|memorand\w+|mous?|partnerships?|relations|ties|"
    r"friendship|twinning|exchanges?|talks|letters? of intent|links?)\b[^.\n]{0,60}? "
    r"(?:between|among)|"
    r"\b(?:signed|concluded|agreed|initialled|sealed|founded|set up|formed) (?:by|between)"
)
_ENGLISH_ENDS = (" by", "between", "among")
# Two names that a word of the field joins: "A จับมือ B", "A signs with B".
_HANDS = re.compile(
    r"\s?(?:[^\n]{0,16} )?(?:จับมือ|ผนึก(?:กำลัง|พลัง)?|ควง|(?:ร่วม)?ลงนาม[^\n]{0,60}(?:ร่วมกับ|กับ)|"
    r"ร่วม(?:มือ)?กับ|เซ็น[^\n]{0,20}กับ|signs?(?: [\w-]+){0,6} with|"
    r"joins? hands with|teams up with|partners with|携手|联合) ?(?:the )?"
)
_SIGN = re.compile(
    r" ?(?:ได้|จึง)?(?:ร่วม(?:กัน)?|จัด(?:พิธี)?|ทำ)?ลงนาม| (?:have |has )?(?:jointly )?signed\b"
)
_TO_FIRST = re.compile(r"[\s:：]{0,3}(?:\d{1,2}[.)] ?)?(?:the |ทั้ง |คณะ |รัฐบาล|หน่วยงาน )?")
# Who acts for the side before, who only looks on, and where the list is over.
_NO_SIDE = re.compile(r"โดย ?$|พยาน|เกียรติ|witness|presence|เข้าร่วม|ร่วมงาน")


_DASH = re.compile(r"[^\S\n]{0,2}[-–—][^\S\n]{0,2}")
_ON_A_WAY = ("city", "province", "country")


def in_one_list(gap: str) -> bool:
    """Whether two names stand in one list with only this between them."""
    return len(gap) <= _LIST_GAP_MOST and _LIST_GAP.fullmatch(gap) is not None


def _next_in_list(page: Page, last: "Extent", following: "Extent") -> bool:
    gap = page.shadow[last.end : following.start]
    if in_one_list(gap):
        return True
    no_way = {last.mention.kind, following.mention.kind}.isdisjoint(_ON_A_WAY)
    return no_way and _DASH.fullmatch(gap) is not None


def runs(page: Page, extents: Sequence["Extent"]) -> Iterator[list["Extent"]]:
    """Three or more names with only commas, blanks and "and" between them."""
    run: list[Extent] = []
    for extent in extents:
        if run and _next_in_list(page, run[-1], extent):
            run.append(extent)
            continue
        if len(run) > 2:
            yield run
        run = [extent]
    if len(run) > 2:
        yield run


def agreed(page: Page, extents: Sequence["Extent"]) -> Iterator[list["Extent"]]:
    """Two or more names listed behind a word that opens a list of sides."""
    if len(extents) < 2:
        return
    starts = [extent.start for extent in extents]
    for end in _openings(page.shadow):
        listed = list(_listed(page, extents, bisect_left(starts, end), end))
        if len(listed) > 1:
            yield listed
    for here, there in pairwise(extents):
        if page.zone(there.start) in ("title", "lead") and _hand_in_hand(page, here, there):
            yield [here, there]


def _hand_in_hand(page: Page, here: "Extent", there: "Extent") -> bool:
    gap = page.shadow[here.end : there.start]
    if len(gap) > CHAIN or _NO_SIDE.search(gap):
        return False
    listed = in_one_list(gap) or gap.strip() in ("และ", "กับ", "and")
    return bool(listed and _SIGN.match(page.shadow, there.end)) or bool(_HANDS.fullmatch(gap))


def _openings(shadow: str) -> list[int]:
    """Where the words end behind which a list of sides begins."""
    ends = [opens.end() for opens in _OPENS.finditer(shadow)]
    if any(word in shadow for word in _ENGLISH_ENDS):
        ends += [opens.end() for opens in _OPENS_ENGLISH.finditer(shadow)]
    return sorted(ends)


def _listed(page: Page, extents: Sequence["Extent"], at: int, end: int) -> Iterator["Extent"]:
    if at >= len(extents) or not _TO_FIRST.fullmatch(page.shadow, end, extents[at].start):
        return
    yield extents[at]
    for last, following in zip(extents[at:], extents[at + 1 :], strict=False):
        gap = page.shadow[last.end : following.start]
        goes_on = len(gap) < CHAIN and (in_one_list(gap) or GOES_ON.search(gap))
        if not goes_on or _NO_SIDE.search(gap):
            return
        yield following

"""Words for what lies behind the paper or ahead: "the pact signed in 2015", "คาดว่าจะลงนาม".

They tell of the tie as it stands or is hoped for, not of what happens now.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from .calendar_years import year_of
from .dates import Found
from .lexicon import Cue
from .page import Page

_YEAR = re.compile(r"(?<![\d.,/-])(?:19\d\d|20\d\d|24[5-9]\d|25\d\d)(?![\d.,]\d|\d)")
_AFTER, _BEFORE = 48, 26  # characters between the word and the day or year it lies in
_LONG_AGO = timedelta(days=35)
_SIGNS = ("signing", "signed")
_PLANNED = ("signing", "signed", "opening", "renewal")
_AHEAD = re.compile(
    r"(?:เตรียม(?:การ)?|จะ(?:มี(?:การ)?|ร่วม(?:กัน)?)?|พร้อมที่จะ|将|拟|计划|有意|\b(?:will|would|shall|"
    r"to be|plans? to|intends? to|expected to|hopes? to)) ?(?:formally |jointly |officially )?$"
)
_AHEAD_MOST = 24
# "ยังไม่พูดถึงการเป็น…", "not yet …": the tie is not spoken of, or not come to. That one is not
# renewed is another thing.
_DENIED = re.compile(
    r"(?:(?:ยังไม่|ยังมิ|ไม่)(?:ได้)?(?:พูดถึง|กล่าวถึง|หารือ|เป็น|มี|ถึงขั้น|สถาปนา|ใช่)[\u0e01-\u0e4e]{0,14}|"
    r"\bnot (?:yet |been |become |talk(?:ed)? of |speak of |about )*(?:a |any )?|"
    r"\bno (?:talk|mention|question|word) of (?:a |any )?|\bwithout (?:a |any )|"
    r"(?:尚未|还未|未曾|暂未|没有|并非|不是)(?:谈及|涉及|提及|结为|建立|缔结|谈|提)?(?:到)?(?:国际)?)$"
)
_DENIED_MOST = 30


def long_signed(page: Page, dates: Sequence[Found], paper: Found | None) -> frozenset[int]:
    """The starts of the words for a signing that lies well before the day of the paper."""
    now = (paper or _latest_told(page, dates)).first_day() if paper or dates else None
    signs = [cue for name in ("event", "stage") for cue in page.of(name) if cue.code in _SIGNS]
    return frozenset(_behind(page, signs, dates, now)) if now else frozenset()


def older_papers(page: Page, dates: Sequence[Found], paper: Found | None) -> frozenset[int]:
    """The starts of the names of papers that lie well before the day of this one."""
    now = (paper or _latest_told(page, dates)).first_day() if paper or dates else None
    return frozenset(_behind(page, page.of("instrument"), dates, now)) if now else frozenset()


def denied(page: Page) -> frozenset[int]:
    """The starts of the words for a kind of tie of which the paper says that it is none yet."""
    return frozenset(
        cue.start
        for cue in page.of("tie")
        if _DENIED.search(page.shadow, max(0, cue.start - _DENIED_MOST), cue.start)
    )


def planned(page: Page) -> frozenset[int]:
    """The starts of the words for a signing, renewal or opening that is only planned."""
    return frozenset(
        cue.start
        for cue in (*page.of("event"), *page.of("stage"))
        if cue.code in _PLANNED
        and _AHEAD.search(page.shadow, max(0, cue.start - _AHEAD_MOST), cue.start)
    )


def _latest_told(page: Page, dates: Sequence[Found]) -> Found:
    """Of a paper without a dateline: the latest day of title and lead, where there is one."""
    days = [item for item in dates if item.day] or list(dates)
    ahead = [item for item in days if item.start < page.lead_end] or days
    return max(ahead, key=lambda item: item.edtf)


def _behind(page: Page, cues: Sequence[Cue], dates: Sequence[Found], now: date) -> Iterator[int]:
    for cue in cues:
        sentence = page.sentence(cue.start)
        start = max(sentence.start, cue.start - _BEFORE)
        end = min(sentence.end, cue.end + _AFTER)
        if _all_before(page, dates, now, start, end):
            yield cue.start


def _all_before(page: Page, dates: Sequence[Found], now: date, start: int, end: int) -> bool:
    """True where days or years stand there, and all of them lie well before."""
    days = [day for item in dates if start <= item.start < end and (day := item.first_day())]
    if days:
        return all(day < now - _LONG_AGO for day in days)
    written = (found.group() for found in _YEAR.finditer(page.shadow, start, end))
    years = [year_of(year, language=page.language).ce for year in written]
    return bool(years) and all(year and year < now.year for year in years)

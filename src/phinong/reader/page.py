"""One document laid out: its lines, title, lead and sentences, and the cues found in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter

from .lexicon import GROUP_OF, Cue, find_cues
from .model import Span
from .shadow import folded

LEAD = 600  # characters of body counted as the lead

# What stands around a page: menus, counters, sharing buttons, breadcrumb trails.
_BOILER = re.compile(
    r"^(x|home|print|share.*|like this.*|spread the love|read more|back|next|previous|related.*|"
    r"more news.*|local news|news|พิมพ์|แชร์.*|แบ่งปัน.*|หน้าแรก.*|อ่าน \d.*|จำนวนผู้.*|"
    r"ข่าวผู้บริหาร|ข่าวประชาสัมพันธ์|เวลาทำการ.*|แกลลอรี่|"
    r"首页.*|您的位置.*|当前位置.*|打印.*|【打印】.*|相关.*|上一[条篇].*|下一[条篇].*|分享.*|"
    r"字号.*|来源.*|广告热线.*|责任编辑.*|浏览次数.*|"
    r"ขนาดตัวอักษร.*|\(ครุฑ\)|.*เปิดอ่าน.*|\[ภาพ.*\]|press (?:office|release)\b.*|for immediate release|"
    r"[【\[][^】\]]{1,8}[】\]]|"
    r"[\W\d_]*)$",
)
_CRUMBS = re.compile(
    r"^[^.。]{0,60}( > | » |>| \| )[^.。]{0,80}$|^\S+(?: \S+)?(?: {2,}\S+(?: \S+)?){3,}$"
)
# Every branch begins with a letter of its own, which the search looks for at its full speed.
_ADDRESS = re.compile(
    r"tel\b(?<=\btel)|fax\b(?<=\bfax)|www\.|https?:|@|โทร\.|โทรศัพท์|floor\b(?<=\bfloor)|电话|邮编|"
    r"传真"
)
_POST_CODE = re.compile(r"\b\d{5,6}$")
_BLANKS = " \t\u3000"
_FURNITURE = 120  # a longer line is no menu
_SENTENCES = 300  # a first line as long as this is a paragraph, not a title
_HEADS = 8  # lines among which the title is looked for
_HEADLINE = 160  # a longer line above which no title stood is running text
_SUBJECT = re.compile(r"(?:เรื่อง|subject|re|主题|事由)\s*[:：]?\s+(?=\S{4})|(?:关于)(?=.{6,60}的)")
_LONGEST_CUE = 80
_end_of = attrgetter("end")
_ZONES = ("head", "title", "head", "lead", "body")
_TELLS = 2  # weight of a word that tells what a paper is about
# Its branches begin likewise.
_STAR = re.compile(r"\.\s|!\s|\?\s|;\s|；\s|。\s?|！\s?|？\s?|\n")


@dataclass
class Page:
    """A text with what every stage needs to know of its layout.

    `wide` tells whether it has letters of Chinese, Japanese or Korean, see `shadow.has_wide`.
    """

    text: str
    language: str
    title_hint: str = ""
    shadow: str = field(init=False)
    scores: dict[str, dict[str, float]] = field(init=False, default_factory=dict)  # see `weigh`
    wide: bool = field(init=False)
    _cues: dict[int, dict[str, list[Cue]]] = field(init=False, default_factory=dict)  # by group

    def __post_init__(self) -> None:
        self.shadow, self.wide = folded(self.text)

    def of(self, category: str) -> list[Cue]:
        """The cues of one category; empty when there is none."""
        group = GROUP_OF.get(category, 0)
        if group not in self._cues:
            self._cues[group] = find_cues(self.shadow, wide=self.wide, group=group)
        return self._cues[group].get(category, [])

    def between(self, category: str, start: int, end: int) -> list[Cue]:
        """The cues of one category that begin in [start, end)."""
        cues = self.of(category)
        low = bisect_left(cues, start, key=_end_of)
        high = bisect_left(cues, end + _LONGEST_CUE, key=_end_of)
        return [cue for cue in cues[low:high] if start <= cue.start < end]

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that hold something, without surrounding blanks."""
        found, start = [], 0
        for line in self.text.split("\n"):
            if bare := line.strip(_BLANKS):
                first = start + line.index(bare[0]) if bare is not line else start
                found.append(Span(first, first + len(bare)))
            start += len(line) + 1
        return found

    @cached_property
    def title(self) -> Span:
        """The first line that is neither a menu nor a date; an empty span if there is none."""
        if self.title_hint:
            at = self.text.find(self.title_hint)
            if at >= 0:
                return Span(at, at + len(self.title_hint))
        heads = list(self._heads())
        if heads:
            subject = next((line for line in heads if self._is_subject(line)), None)
            return subject or next(filter(self._tells, heads), heads[0])
        for line in self.lines[:_HEADS]:
            if not self.is_furniture(self.shadow[line.start : line.end]):
                end = line.start if line.end - line.start > _SENTENCES else line.end
                return Span(line.start, end)
        return self.lines[0] if self.lines else Span(0, 0)

    def _heads(self) -> Iterator[Span]:
        """The short lines above the running text: letterhead, kind of paper, headline."""
        most = _HEADLINE // 3 if self.language == "zh" else _HEADLINE
        for line in self.lines[:_HEADS]:
            if self.is_furniture(self.shadow[line.start : line.end]):
                continue
            if line.end - line.start > most:
                return
            yield line

    def _is_subject(self, line: Span) -> bool:
        """True for the line of a letter that names its subject."""
        return bool(_SUBJECT.match(self.shadow, line.start, line.end))

    def _tells(self, line: Span) -> bool:
        """True for a line that names an event, a tie or a paper; a letterhead names none."""
        return any(
            line.start <= cue.start < line.end and cue.weight >= _TELLS
            for category in ("event", "tie", "instrument")
            for cue in self.of(category)
        )

    @staticmethod
    def is_furniture(words: str) -> bool:
        """True for a folded line that belongs to the site and not to the document."""
        return len(words) <= _FURNITURE and _is_furniture(words)

    @cached_property
    def body_start(self) -> int:
        """Where the running text begins: the first long line after the title."""
        title = self.text[self.title.start : self.title.end]
        for line in self.lines:
            if line.start < self.title.end:
                continue
            raw = self.text[line.start : line.end]
            if raw[:60] == title[:60] or self.is_furniture(self.shadow[line.start : line.end]):
                continue
            if len(raw) >= 60 or (len(raw) >= 30 and self.language == "zh"):
                return line.start
        return self.title.end

    @property
    def title_text(self) -> str:
        """The words of the title."""
        return self.title.of(self.text)

    @cached_property
    def lead_end(self) -> int:
        """Where the lead ends."""
        size = LEAD // 3 if self.language == "zh" else LEAD
        return min(len(self.text), self.body_start + size)

    @cached_property
    def _zones(self) -> tuple[int, int, int, int]:
        """Start and end of the title, start of the body, end of the lead: each behind the last."""
        return self.title.start, self.title.end, self.body_start, self.lead_end

    def zone(self, position: int) -> str:
        """ "title", "head" (before and behind it), "lead" or "body"."""
        return _ZONES[bisect_right(self._zones, position)]

    @cached_property
    def _breaks(self) -> list[int]:
        return [0, *(m.end() for m in _STAR.finditer(self.text)), len(self.text)]

    def sentence(self, position: int) -> Span:
        """The stretch between sentence ends or line ends around a position."""
        at = bisect_right(self._breaks, position)
        start = self._breaks[at - 1] if at else 0
        end = self._breaks[at] if at < len(self._breaks) else len(self.text)
        return Span(start, end)

    def line_of(self, position: int) -> Span:
        """The line around a position."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return Span(start, len(self.text) if end < 0 else end)


@lru_cache(maxsize=2048)
def _is_furniture(words: str) -> bool:
    """Remembered: the stages ask about the same lines, and a site's pages share theirs."""
    if _ADDRESS.search(words) or (words[-1:].isdigit() and _POST_CODE.search(words)):
        return True
    if len(words) <= 70 and sum(map(str.isdigit, words)) >= 4 and _looks_dated(words):
        return True
    return bool(_BOILER.match(words)) or (len(words) < 80 and bool(_CRUMBS.match(words)))


_DATED = re.compile(
    r"(20\d\d|25\d\d|19\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|"
    r"พฤศจิกายน|ธันวาคม)|\d{1,2}月)",
)


def _looks_dated(words: str) -> bool:
    """True for a short line whose point is a date (dateline, posting time)."""
    found = _DATED.search(words)
    if not found:
        return False
    return sum(map(str.isalpha, words)) <= 34

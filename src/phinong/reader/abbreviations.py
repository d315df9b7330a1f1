"""Short forms that the paper itself defines: "การรถไฟแห่งประเทศไทย (รฟท.)", "(hereinafter CMU)",
"สำนักงานส่งเสริมเศรษฐกิจดิจิทัล หรือ ดีป้า"; and places named again without their head."""

import re
from collections.abc import Iterator, Sequence

from .mention import Mention
from .page import Page

_DEFINED = re.compile(
    r" {0,2}[(（](?:หรือ ?|or |简称|以下简称)?[“\"]?([^()（）“”\"\n]{2,12})[”\"]?[)）]"
)
# Behind a body's name and outside of brackets; a second one may follow the first.
_OR = re.compile(
    r"(?: {0,2}[(（][^()（）\n]{2,12}[)）])? หรือ ?[“\"]?"
    r"([\u0e01-\u0e4e]{2,7}\.?|[A-Z]{2,8}|[a-z]{3,8})[”\"]?(?= (?![A-Za-z]))"
)
# A headline may begin with the short form of who acts, whether or not a list knows it.
_ACTS = re.compile(
    r"[“\"']?((?:[ก-ฮ]\.?){2,6}\.) ?(?:-|–|และ|จับมือ|ผนึก|ร่วม|ลงนาม|เซ็น|mou\b|ควง|หารือ|จูงมือ)", re.I
)
# "กระทรวงเกษตรฯ": the sign for what is left out, behind the beginning of a longer name.
_CUT = "ฯ"
_CUT_HEADS = "มหาวิทยาลัย เทศบาล จังหวัด กระทรวง สถาบัน วิทยาลัย สมาคม มูลนิธิ".split()
_BODIES = ("organisation", "university", "network")
# A place that no list knows, once named with its head, may be named again without it, where its
# name cannot be taken for a word: in Thai only by what foreign names alone have.
_PLACES = ("city", "province")
_BARE = re.compile(
    r"(?=[\u0e01-\u0e4e-]*[\u0e4c-])[\u0e01-\u0e4e-]{5,24}|"
    r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ɏ'’-]{3,}(?: [A-ZÀ-ÖØ-Þ][A-Za-zÀ-ɏ'’-]{3,})?|[\u4e00-\u9fff]{3,5}"
)
_LED = re.compile(r"(?:กับ|และ|ของ|ที่|ใน|จาก|ระหว่าง|เยือน|ฝ่าย|ชาว|สู่|ถึง|ร่วม|ว่า|ให้|โดย|เมือง)$")
_SHORT = re.compile(
    r"(?:[\u0e01-\u0e4e]{1,6}\.){1,5}|[\u0e01-\u0e4e]{2,6}\.|[A-Z][A-Za-z&-]{1,9}|[\u4e00-\u9fff]{2,6}"
)
_MOST = 60
_LATIN_ENDS = "\u0250"


def abbreviations(page: Page, found: Sequence[Mention]) -> Iterator[Mention]:
    """Further mentions by the short forms defined beside a name; each means the same thing."""
    seen: set[str] = set()
    for mention in found:
        for short in _shorts(page, mention):
            if short in seen:
                continue
            seen.add(short)
            full = mention._replace(also=(*mention.also, mention.name, short))
            yield from _everywhere(page.text, short, full)
    yield from _acting(page, found, seen)
    if _CUT in page.text:
        yield from _cut_short(page, found)


def _acting(page: Page, found: Sequence[Mention], seen: set[str]) -> Iterator[Mention]:
    """Who opens the headline by a short form that is neither known nor defined in the paper."""
    heads = (page.title.start, page.lines[0].start if page.lines else 0)
    opens = next(filter(None, (_ACTS.match(page.text, at) for at in heads)), None)
    if opens is None or opens.group(1) in seen:
        return
    start, end = opens.span(1)
    if not any(m.start < end and start < m.end for m in found):
        body = Mention(start, end, opens.group(1), "organisation")
        yield from _everywhere(page.text, opens.group(1), body)


def _cut_short(page: Page, found: Sequence[Mention]) -> Iterator[Mention]:
    """Names that end in ฯ: the only longer name of the paper that begins so."""
    written = [(m.start, m.end) for m in found if page.text.startswith(_CUT, m.end)]
    written += _heads_cut_short(page.text)
    for start, end in written:
        begun = page.text[start:end]
        longer = {m.key: m for m in found if m.name.startswith(begun) and len(m.name) > len(begun)}
        if len(longer) == 1:
            (full,) = longer.values()
            also = (*full.also, full.name)
            yield full._replace(
                start=start,
                end=end + 1,
                name=begun + _CUT,
                by="abbreviation",
                also=also,
                same=full.key,
            )


def _heads_cut_short(text: str) -> Iterator[tuple[int, int]]:
    end = text.find(_CUT)
    while end >= 0:
        head = next((head for head in _CUT_HEADS if text.endswith(head, 0, end)), None)
        if head:
            yield end - len(head), end
        end = text.find(_CUT, end + 1)


def _shorts(page: Page, mention: Mention) -> Iterator[str]:
    """The short forms defined right behind a name."""
    defined = _DEFINED.match(page.text, mention.end)
    if defined and _SHORT.fullmatch(short := defined.group(1).strip()):
        yield short
    called = _OR.match(page.text, mention.end) if mention.kind in _BODIES else None
    if called:
        yield called.group(1)
    bare = mention.also[0] if mention.by == "shape" and mention.also else ""
    if bare and mention.kind in _PLACES and _BARE.fullmatch(bare):
        yield bare


def _everywhere(text: str, short: str, full: Mention) -> Iterator[Mention]:
    at = text.find(short)
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + len(short)
        if _alone(text, at, end):
            name = short
            yield full._replace(start=at, end=end, name=name, by="abbreviation", same=full.key)
        at = text.find(short, end)


def _alone(text: str, start: int, end: int) -> bool:
    """Not a piece of a longer word; Thai short forms end with their dot."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] < _LATIN_ENDS:
        return not _is_latin(before) and not _is_latin(after)
    if not before or not "\u0e01" <= before <= "\u0e4e" or text[start] >= "\u4e00":
        return True
    return bool(_LED.search(text, max(0, start - 8), start))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < _LATIN_ENDS

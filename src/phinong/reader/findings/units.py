"""Parts of a body: the faculty of a university, the consulate of a country, and whose they are.

They are looked for beside a post, not in the whole page: "Faculty" alone tells of no party.
"""

import re
from dataclasses import dataclass

from ..lexicon import words_of
from ..mention import Mention
from ..model import Span
from .values import Facts

_CAP = (
    r"(?!(?:Principal|Director|Professor|Vice|President|Deputy|Dean|Head|Secretary)\b)"
    r"[A-Z][\w’'-]{0,60}"
)
_HEADS = (
    r"Faculty|School|College|Department|Division|Institute|Office|Bureau|Cent(?:er|re)|"
    r"Laboratory|Chamber|Committee"
)
_ENGLISH = re.compile(
    rf"(?:{_CAP} (?:& )?){{0,6}}(?:{_HEADS})\b(?: (?:of|for|on)(?: the)? {_CAP}"
    rf"(?: (?:(?:and|&|for|of) )?{_CAP}){{0,6}})?"
)
_CAPITAL = re.compile("[A-Z]")
_MISSION = re.compile(
    r"(?:Royal Thai )?(?:Consulate[ -]General|Consulate|Embassy)"
    rf"(?:,? (?:of|in|at)(?: the)? {_CAP}(?: (?:of )?{_CAP}){{0,4}}){{0,3}}"
)
_TH = r"[\u0e01-\u0e3a\u0e40-\u0e4e]"
_THAI = re.compile(
    r"(?:คณะ(?!กรรม|อนุกรรม|ทำงาน|ผู้|รัฐมนตรี|เดินทาง|บริหาร(?!ธุรกิจ))|ภาควิชา|สาขาวิชา|บัณฑิตวิทยาลัย|"
    r"วิทยาลัย|สถาบัน|สำนักงาน|สำนัก|กอง(?!ทุน)|ศูนย์|สถานเอกอัครราชทูต|สถานกงสุล)"
    rf"{_TH}{{2,60}}(?: {_TH}{{2,40}}และ{_TH}{{2,40}})?"
)
_CHINESE = re.compile(
    r"(?P<parent>[\u4e00-\u9fff]{2,12}大学)(?P<own>[\u4e00-\u9fff]{2,12}(?:学院|系|研究所|研究院|研究中心|处))"
)
# What stands between a part and the body it belongs to.
_OF = re.compile(r"(?:,? {0,2}(?:of |at |,|แห่ง|ของ)? {0,2}(?:the )?)")
_BEHIND = 70


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a body, where it is named, and its owner when that stands beside it."""

    span: Span
    parent: Mention | None = None


def unit_in(facts: Facts, start: int, end: int) -> Unit | None:
    """The first part of a body named in [start, end); its name ends where its owner's begins."""
    text = facts.page.text
    chinese = _CHINESE.search(text, start, end) if facts.page.wide else None
    if chinese:
        whole = Mention(*chinese.span("parent"), chinese.group("parent"), "university")
        return Unit(Span(*chinese.span()), whole)
    capital = _CAPITAL.search(text, start, end)
    found = _of_latin_name(text, capital.start(), end) if capital else None
    found = found or _THAI.search(text, start, end)
    if found is None:
        return None
    mission = found.re is _MISSION
    owner = None if mission else _owner(facts, found.start(), found.end())
    stop = owner.start if owner and owner.start < found.end() else found.end()
    if found.re is _THAI:
        stop = _thai_end(text, found.start(), stop)
    name = _OF_END.sub("", text[found.start() : stop]).rstrip(" ,")
    if len(name) < _SHORTEST or (" " not in name and found.re is not _THAI):
        return None
    return Unit(Span(found.start(), found.start() + len(name)), owner)


def _of_latin_name(text: str, start: int, end: int) -> re.Match[str] | None:
    return _MISSION.search(text, start, end) or _ENGLISH.search(text, start, end)


_OF_END = re.compile(r",? (?:of|at|for)(?: the)?\s*$")
_SHORTEST = 6


def _owner(facts: Facts, start: int, end: int) -> Mention | None:
    """The university or body whose name begins inside the part's or right behind it."""
    for mention in facts.names_between(start + 1, end + _BEHIND):
        if mention.kind not in ("university", "organisation", "city", "province"):
            continue
        if mention.start < end:
            led = _OF_END.search(facts.page.text[start : mention.start] + " ")
            if led or (mention.start >= start + _SHORTEST and mention.name[0] >= "\u0e00"):
                return mention
        elif _OF.fullmatch(facts.page.text, end, mention.start):
            return mention if mention.kind in ("university", "organisation") else None
    return None


def _thai_end(text: str, start: int, end: int) -> int:
    """Before a word that goes on with the sentence."""
    for found in words_of("bodystop", keep="bodykeep").finditer(text, start + 6, end):
        if found.lastindex is None:
            return int(found.start())
    return end

"""Numbered and bulleted lists, and the objectives they state of a centre, a paper or a plan."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ..lexicon import Cue
from ..model import Span, Value
from .numbers import value_of
from .values import Facts, text_value

_THAI_LETTERS = "กขคงจฉชซฌญ"
_ENGLISH = {word: n for n, word in enumerate("first second third fourth fifth sixth".split(), 1)}
_THAI = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6}


@dataclass(frozen=True, slots=True)
class _Style:
    """How items are marked, and which number a mark means; bullets mean none."""

    mark: re.Pattern[str]
    number: Callable[[str], int | None]


def _digits(mark: str) -> int | None:
    return int(mark)


def _letter(mark: str) -> int | None:
    return _THAI_LETTERS.index(mark) + 1


def _chinese(mark: str) -> int | None:
    return value_of(mark, "zh")


def _ordinal(mark: str) -> int | None:
    return _ENGLISH.get(mark) or _THAI.get(mark)


# Marks in the folded text: Thai and full-width digits and brackets are ASCII there.
_STYLES = (
    _Style(re.compile(r"(?<![\d.,/])\(?(?P<m>\d{1,2})[).](?!\d) {0,2}"), _digits),
    _Style(re.compile(rf"(?<![\u0e01-\u0e4e.])\(?(?P<m>[{_THAI_LETTERS}])[).] {{0,2}}"), _letter),
    _Style(re.compile(r"\((?P<m>[一二三四五六七八九十]{1,2})\)|(?:(?<=[\n。；:;])|^)"
                      r"(?P<n>[一二三四五六七八九十]{1,2})(?:、|是)", re.M), _chinese),
    _Style(re.compile(r"\b(?P<m>first|second|third|fourth|fifth|sixth)(?:ly)?, "), _ordinal),
    _Style(re.compile(r"ประการ(?:ที่ ?)?(?P<m>แรก|หนึ่ง|สอง|สาม|สี่|ห้า|หก) {0,2}"), _ordinal),
    _Style(re.compile(r"^[ \t]*(?P<m>[-•*●▪◦·–])[ \t]+", re.M), lambda _mark: None),
)  # fmt: skip
_ITEM_END = re.compile(r"[,;]? ?(?:\band|และ|以及) ?$|[,;；，.。\s]+$")
# Each branch begins with a letter of its own, which the search looks for at its full speed.
_OBJECTIVES = re.compile(
    r"o(?<=\bo)bjectives?\b|a(?<=\ba)ims?\b|p(?<=\bp)urposes?\b|"
    r"วัตถุประสงค์|เป้าหมาย|目标|宗旨|职能|目的"
)
_FIRST_WITHIN = 160
_LONGEST = 3000
_ITEM_MOST = 600
_MOST = 30
# A page says the word a few times; a longer one of nothing else is not searched to its end.
_HEADS_MOST = 20
_OWNER_WITHIN = 700
_BESIDE = 30


def items(facts: Facts, start: int) -> list[Span]:
    """The items of the list that begins soon behind a position; [] for fewer than two."""
    text = facts.page.shadow
    end = min(len(text), start + _LONGEST)
    best: list[re.Match[str]] = []
    for style in _STYLES:
        marks = list(_run(style, text, start, end))
        first = marks[0].start() if marks else end
        near = first - start <= _FIRST_WITHIN
        if len(marks) > 1 and near and (not best or first < best[0].start()):
            best = marks
    return [_item(facts, best, at) for at in range(len(best))]


def _run(style: _Style, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Marks that count up from one; of bullets those on lines one right after the other."""
    expected, last = 1, start
    for mark in style.mark.finditer(text, start, end):
        sign = next(group for group in mark.groups() if group)
        number = style.number(sign)
        if number is None and expected > 1 and "\n\n\n" in text[last : mark.start()]:
            return
        if number not in (expected, None):
            continue
        yield mark
        expected, last = expected + 1, mark.end()
        if expected > _MOST:
            return


def _item(facts: Facts, marks: list[re.Match[str]], at: int) -> Span:
    """From behind a mark to the next one; the last ends with its sentence or line."""
    start = marks[at].end()
    last = at + 1 == len(marks)
    line = facts.page.line_of(start).end
    end = min(facts.sentence(start).end, line) if last else marks[at + 1].start()
    end = min(end, start + _ITEM_MOST)
    words = facts.page.text[start:end]
    for _ in range(2):
        words = _ITEM_END.sub("", words)
    return Span(start, start + len(words))


def objectives(facts: Facts, kind: str) -> list[Value]:
    """Objectives listed of what was named last before the word: "centre", or an instrument's code.

    Of an agreement and a centre named in one breath the nearer one has them.
    """
    values: list[Value] = []
    until = 0
    for word in islice(_OBJECTIVES.finditer(facts.page.shadow), _HEADS_MOST):
        if word.start() < until or _owner(facts, word.start()) != kind:
            continue
        found = [span for span in items(facts, word.end()) if span.end > span.start]
        for number, span in enumerate(found, start=1):
            why = f"item:{number}"
            values.append(text_value(facts, "objective", span.start, span.end, sure=0.9, why=why))
        until = found[-1].end if found else until
    return values[:_MOST]


def _owner(facts: Facts, position: int) -> str:
    """To what the objectives belong, by what is named before them; "" when nothing is near.

    A paper beside the word itself ("the memorandum aims to") has them, else the centre, else the
    paper named last: a centre opened under an agreement states its own objectives.
    """
    beside = _last_paper(facts, position - _BESIDE, position + _BESIDE)
    named = facts.cues_between("part", position - 2 * _OWNER_WITHIN, position)
    centre = _last(cue for cue in named if cue.code == "centre")
    if beside and centre and centre.end > beside.end:
        beside = None
    if beside or centre is None or position - centre.start > _OWNER_WITHIN:
        paper = beside or _last_paper(facts, position - _OWNER_WITHIN, position)
        return paper.code if paper else ""
    return centre.code


def _last_paper(facts: Facts, start: int, end: int) -> Cue | None:
    return _last(cue for cue in facts.cues_between("instrument", start, end) if cue.weight >= 2)


def _last(cues: Iterable[Cue]) -> Cue | None:
    return max(cues, key=lambda cue: (cue.end, cue.start), default=None)

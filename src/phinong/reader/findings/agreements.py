"""Agreements, signed or in draft: each instrument with its own parties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ..lexicon import Cue, outermost
from ..mention import Mention
from ..model import Finding, Span, Value, finding
from ..weigh import why
from .lists import objectives
from .main_event import place_of
from .pairs import pair_after
from .signing import signers
from .terms import terms
from .values import Facts, apart, code_value, date_value, name_value, text_value

_DRAFT = re.compile(r"(ร่าง|ปรับแก้ร่าง|draft(?: of)?(?: the| a| an)?|草案)\s?$")
_RENEWED = re.compile(r"(ต่ออายุ|renew\w*|extend\w*|续签|延长)")
_BASE = re.compile(r"(?:โดยมี|with) ?([^\n]{3,90}?) (?:เป็นฐาน|เป็นหน่วยงานหลัก|as the base)")
_MOST = 12
_REACH = 170
# Characters that one point of a stage word's weight makes up for.
_WEIGHS = 10


@dataclass(frozen=True, slots=True)
class _Paper:
    """One instrument with its sides; `under` is the paper named before it that it carries out."""

    cue: Cue
    sides: list[Mention]
    under: Cue | None = None


def agreements(facts: Facts) -> Iterator[Finding]:
    """Every instrument with a pair of parties; else the main one with the main parties."""
    found = list(_papers(facts)) or list(_main_alone(facts))
    told: set[str] = set()
    for number, paper in enumerate(found[:_MOST]):
        aims = [] if paper.cue.code in told else objectives(facts, paper.cue.code)
        told.add(paper.cue.code)
        yield _agreement(facts, paper, aims, main=number == 0)


def _papers(facts: Facts) -> Iterator[_Paper]:
    """Each kind of instrument once for each pair of sides, where it is first named so."""
    seen: set[tuple[str, frozenset[str]]] = set()
    last: _Paper | None = None
    cues = _instruments(facts)
    for cue, after in zip_longest(cues, cues[1:]):
        sides = _own_pair(facts, cue, after)
        paper = _Paper(cue, sides) if sides else _under(facts, cue, last)
        if paper is None:
            continue
        last = paper
        key = (cue.code, frozenset(m.key for m in paper.sides))
        if key not in seen:
            seen.add(key)
            yield paper


def _main_alone(facts: Facts) -> Iterator[_Paper]:
    main = [c for c in _instruments(facts) if c.code == facts.labels.instrument]
    sides = [side.first for side in facts.sides]
    if main and sides:
        yield _Paper(main[0], sides)


def _own_pair(facts: Facts, cue: Cue, after: Cue | None) -> list[Mention]:
    """The sides behind "between", unless another paper is named before the word."""
    reach = _REACH if after is None else min(_REACH, after.start - cue.end)
    return pair_after(facts, cue.end, reach)


def _under(facts: Facts, cue: Cue, before: _Paper | None) -> _Paper | None:
    """A plan named after an agreement in one sentence is between the same sides, and under it."""
    if before is None or cue.code != "action_plan" or before.cue.code == cue.code:
        return None
    sentence = facts.sentence(before.cue.start)
    near = sentence.start <= cue.start <= before.cue.end + _REACH
    return _Paper(cue, before.sides, before.cue) if near else None


def _instruments(facts: Facts) -> list[Cue]:
    cues = [c for c in facts.page.of("instrument") if c.weight >= 2]
    return outermost(cues)


def _agreement(facts: Facts, paper: _Paper, aims: list[Value], *, main: bool) -> Finding:
    cue, parties = paper.cue, apart(paper.sides)
    values = [_instrument(facts, cue), *_stage(facts, cue, main=main)]
    values += [name_value(m, "party", sure=0.9, why="named-as-party") for m in parties]
    values += _day(facts, cue, values, main=main)
    if paper.under:
        under = (paper.under.start, paper.under.end)
        values.append(code_value(facts, "lineage", "implements", *under, why="plan-under-it"))
    values += [v for v in terms(facts, cue, main=main) if v.name != "lineage" or not paper.under]
    values += [*aims, *_base(facts)]
    if main and facts.labels.stage in ("signed", "renewed"):
        values += [*_place(facts), *signers(facts, cue, parties)]
    if main:
        values += _areas(facts) + _sdgs(facts)
    return finding("agreement", values)


def _instrument(facts: Facts, cue: Cue) -> Value:
    return code_value(facts, "instrument", cue.code, cue.start, cue.end, sure=0.9)


def _stage(facts: Facts, cue: Cue, *, main: bool) -> list[Value]:
    """A draft by the word beside the instrument, a renewal by its sentence, else the main one.

    Of a further paper the stage word nearest in its own sentence counts before that.
    """
    text = facts.page.shadow
    draft = _DRAFT.search(text, max(0, cue.start - 16), cue.start)
    if draft:
        code = "in_review" if facts.labels.stage in ("approved", "in_review") else "drafting"
        return [code_value(facts, "stage", code, *draft.span(1), sure=0.85, why="draft")]
    sentence = facts.sentence(cue.start)
    renewed = _RENEWED.search(text, sentence.start, sentence.end)
    if renewed and facts.labels.stage == "renewed":
        return [code_value(facts, "stage", "renewed", *renewed.span(), sure=0.9)]
    own = [] if main else facts.cues_between("stage", sentence.start, sentence.end)
    if own:
        near = min(own, key=lambda c: abs(c.start - cue.start) - _WEIGHS * c.weight)
        return [code_value(facts, "stage", near.code, near.start, near.end, sure=0.7)]
    stage = next((c for c in facts.page.of("stage") if c.code == facts.labels.stage), None)
    if stage is None:
        return []
    return [code_value(facts, "stage", stage.code, stage.start, stage.end, sure=0.7)]


def _day(facts: Facts, cue: Cue, values: list[Value], *, main: bool) -> list[Value]:
    """Day of signing: of the main event, or the only day in the sentence of a further paper."""
    signed = any(v.name == "stage" and v.value in ("signed", "renewed") for v in values)
    if not signed:
        return []
    if main:
        return [date_value(facts, facts.when)] if facts.when is not None else []
    sentence = facts.sentence(cue.start)
    days = facts.dates_between(sentence.start, sentence.end)
    return [date_value(facts, days[0], sure=0.75)] if len(days) == 1 else []


def _place(facts: Facts) -> list[Value]:
    """Where the main paper was signed."""
    place = place_of(facts) if facts.labels.event_type in ("signing", "renewal") else None
    return [text_value(facts, "place", place.start, place.end, sure=0.7)] if place else []


def _base(facts: Facts) -> list[Value]:
    """The unit the cooperation is carried out in."""
    found = _BASE.search(facts.page.text)
    if not found:
        return []
    span = Span(found.start(1), found.end(1))
    return [Value("base-unit", found.group(1), found.group(1), span, 0.85, ("carries-out",))]


def _areas(facts: Facts) -> list[Value]:
    values = []
    for area in facts.labels.areas:
        cues = [c for c in facts.page.of("area") if c.code == area]
        cue = max(cues, key=lambda c: (c.weight, -c.start))
        reasons = tuple(f"says:{word}" for word in why(facts.page, "area", area))
        span = Span(cue.start, cue.end)
        values.append(Value("area", area, span.of(facts.page.text), span, 0.7, reasons))
    return values


def _sdgs(facts: Facts) -> list[Value]:
    values = []
    for goal in facts.labels.sdgs:
        found = re.search(rf"(?:sdgs?|goals?|เป้าหมายที่|目标) ?{goal}(?!\d)", facts.page.shadow)
        if found:
            span = Span(found.start(), found.end())
            values.append(Value("sdg", goal, span.of(facts.page.text), span, 0.95, ("named",)))
    return values

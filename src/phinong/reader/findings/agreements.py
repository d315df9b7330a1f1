"""Agreements, signed or in draft: each instrument with its own parties."""

import re
from collections.abc import Iterator

from ..lexicon import Cue, outermost
from ..mention import Mention
from ..model import Finding, Span, Value, finding
from ..weigh import why
from .pairs import pair_after, pair_before
from .persons import person_before
from .values import Facts, apart, code_value, date_value, name_value, person_value

_DRAFT = re.compile(r"(ร่าง|ปรับแก้ร่าง|draft(?: of)?(?: the| a| an)?|草案)\s?$")
_RENEWED = re.compile(r"(ต่ออายุ|renew\w*|extend\w*|续签|延长)")
_SIGNERS = re.compile(r"(ร่วมลงนาม|ลงนาม|signed|signing|签署|签订|签约|签字|签了)")
_BASE = re.compile(r"(?:โดยมี|with) ?([^\n]{3,90}?) (?:เป็นฐาน|เป็นหน่วยงานหลัก|as the base)")
_MOST = 12
_REACH = 170


def agreements(facts: Facts) -> Iterator[Finding]:
    """Every instrument with a pair of parties; else the main one with the main parties."""
    seen: dict[tuple[str, frozenset[str]], int] = {}
    found: list[tuple[Cue, list[Mention]]] = []
    for cue in _instruments(facts):
        pair = _own_pair(facts, cue) or _pair_of_neighbour(facts, cue, found)
        if not pair:
            continue
        key = (cue.code, frozenset(m.key for m in pair))
        if key in seen:
            continue
        seen[key] = len(found)
        found.append((cue, pair))
    if not found and facts.labels.instrument:
        main = [c for c in _instruments(facts) if c.code == facts.labels.instrument]
        parties = [side.first for side in facts.sides]
        found = [(main[0], parties)] if main and parties else []
    for number, (cue, pair) in enumerate(found[:_MOST]):
        yield _agreement(facts, cue, pair, main=number == 0)


def _own_pair(facts: Facts, cue: Cue) -> list[Mention]:
    """The sides behind "between", unless another paper is named before the word."""
    next_paper = next((c.start for c in _instruments(facts) if c.start >= cue.end), None)
    reach = _REACH if next_paper is None else min(_REACH, next_paper - cue.end)
    return pair_after(facts, cue.end, reach)


def _pair_of_neighbour(
    facts: Facts, cue: Cue, found: list[tuple[Cue, list[Mention]]]
) -> list[Mention]:
    """A plan named after an agreement in one sentence is between the same sides."""
    if not found or cue.code == found[-1][0].code or cue.code != "action_plan":
        return []
    before, pair = found[-1]
    return (
        pair if facts.page.sentence(before.start).start <= cue.start <= before.end + _REACH else []
    )


def _instruments(facts: Facts) -> list[Cue]:
    cues = [c for c in facts.page.of("instrument") if c.weight >= 2]
    return outermost(cues)


def _agreement(facts: Facts, cue: Cue, pair: list[Mention], *, main: bool) -> Finding:
    values = [_instrument(facts, cue), *_stage(facts, cue)]
    values += [name_value(m, "party", sure=0.9, why="named-as-party") for m in apart(pair)]
    if main and facts.labels.stage in ("signed", "renewed"):
        values += _signing(facts)
    values += _base(facts)
    if main:
        values += _areas(facts) + _sdgs(facts)
    return finding("agreement", values)


def _instrument(facts: Facts, cue: Cue) -> Value:
    return code_value(facts, "instrument", cue.code, cue.start, cue.end, sure=0.9)


def _stage(facts: Facts, cue: Cue) -> list[Value]:
    """A draft by the word beside the instrument, a renewal by its sentence, else the main one."""
    text = facts.page.shadow
    draft = _DRAFT.search(text, max(0, cue.start - 16), cue.start)
    if draft:
        code = "in_review" if facts.labels.stage in ("approved", "in_review") else "drafting"
        return [
            code_value(facts, "stage", code, draft.start(1), draft.end(1), sure=0.85, why="draft")
        ]
    sentence = facts.page.sentence(cue.start)
    renewed = _RENEWED.search(text, sentence.start, sentence.end)
    if renewed and facts.labels.stage == "renewed":
        span = (renewed.start(), renewed.end())
        return [
            code_value(facts, "stage", "renewed", *span, sure=0.9),
            code_value(facts, "lineage", "renews", *span, sure=0.8, why="renews-an-earlier-one"),
        ]
    stage = next((c for c in facts.page.of("stage") if c.code == facts.labels.stage), None)
    if stage is None:
        return []
    return [code_value(facts, "stage", stage.code, stage.start, stage.end, sure=0.7)]


def _signing(facts: Facts) -> list[Value]:
    """Day of signing and those named before the verb in its sentence."""
    values = [date_value(facts, facts.when)] if facts.when is not None else []
    for verb in _SIGNERS.finditer(facts.page.shadow, facts.page.body_start):
        line = facts.page.sentence(verb.start())
        signers = facts.people_between(line.start, verb.start())[-4:]
        if signers or person_before(facts, verb.start(), 40):
            values += [person_value(p, "signatory", sure=0.75) for p in signers]
            break
    return values


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


__all__ = ["agreements", "pair_before"]

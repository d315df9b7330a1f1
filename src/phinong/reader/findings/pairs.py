"""Two sides named together: "ระหว่าง A กับ B", "between A and B", "A与B"."""

import re

from ..mention import Mention
from ..model import Span
from .values import Facts, last

_BETWEEN = re.compile(r"(ระหว่าง|between|among|(?<=[^之])与|同)")
_JOINS = re.compile(
    r"(?:\([^()]{0,60}\)|ราชอาณาจักรไทย|แห่งราชอาณาจักรไทย|ประเทศไทย|[\s,、]|และ|กับ|and|the|"
    r"with|与|和|及|同|city of|รัฐบาล|แห่ง|government of){1,12}",
)
_WITH = re.compile(r"(กับ|ร่วมกับ|with|to|与|和|同)")
_REACH = 170


def pair_after(facts: Facts, position: int, reach: int = _REACH) -> list[Mention]:
    """Sides listed behind "between" that follows a position; [] without at least two."""
    text = facts.page.shadow
    line_end = min(facts.page.line_of(position).end, facts.sentence(position).end)
    word = _BETWEEN.search(text, position, min(line_end, position + reach))
    if not word:
        return []
    return listed(facts, word.end(), line_end)


def between_at(facts: Facts, position: int, reach: int) -> int:
    """Where the next "between" stands within reach on the line; `position` when there is none."""
    line_end = min(facts.page.line_of(position).end, facts.sentence(position).end)
    limit = min(line_end, position + reach)
    word = _BETWEEN.search(facts.page.shadow, position, limit)
    return word.start() if word else position


def listed(facts: Facts, start: int, end: int) -> list[Mention]:
    """Names joined by "and", commas or a country in between; the run ends at any other word."""
    sides: list[Mention] = []
    at = start
    for mention in facts.names_between(start, end):
        gap = facts.page.shadow[at : mention.start]
        if mention.start > at + 60 or (gap.strip() and not _joined(gap, bool(sides))):
            break
        at = mention.end
        if mention.kind == "country" and sides:
            continue
        sides.append(mention)
    return sides if len(sides) >= 2 else []


def _joined(gap: str, inside: bool) -> bool:
    bare = gap.strip()
    return not bare or bool(_JOINS.fullmatch(gap)) or (not inside and len(bare) < 12)


def pair_before(facts: Facts, position: int, reach: int = 140) -> list[Mention]:
    """The last two joined sides before a position in its sentence."""
    start = max(facts.sentence(position).start, position - reach)
    names = [m for m in facts.names_between(start, position) if m.kind != "country"]
    for one, two in zip(names[-2::-1], names[:0:-1], strict=False):
        if _JOINS.fullmatch(facts.page.shadow[one.end : two.start]):
            return [one, two]
    return []


# Where a new clause begins, whose subject may be that of the sentence.
_CLAUSE = re.compile(
    r",? (?:and|while|but) (?=ha[sd]\b|is\b|was\b|also\b|signed\b)|;|；|，| และ(?=ยัง|มี|ได้)"
)


def across(facts: Facts, start: int, end: int) -> list[Mention]:
    """ "A has established … with B": the side before the words [start, end) and one behind "with".

    In a clause without a side of its own the first one of the sentence is meant: "A signed with B,
    and has had … with C".
    """
    sentence = facts.sentence(start)
    before = [m for m in facts.names_between(sentence.start, start) if m.kind != "country"]
    word = _WITH.search(facts.page.shadow, end, min(sentence.end, end + 60))
    if not before or not word:
        return []
    behind = [m for m in facts.names_between(word.end(), word.end() + 50) if m.kind != "country"]
    own = [m for m in before if m.start >= clause(facts, start, end).start]
    subject = own[-1] if own else before[0]
    return [subject, behind[0]] if behind else []


def clause(facts: Facts, start: int, end: int) -> Span:
    """The part of a sentence around [start, end) that has a verb of its own."""
    sentence = facts.sentence(start)
    text = facts.page.shadow
    before = last(_CLAUSE.finditer(text, max(sentence.start, start - _REACH), start))
    after = _CLAUSE.search(text, end, min(sentence.end, end + _REACH))
    return Span(
        before.start() if before else sentence.start, after.start() if after else sentence.end
    )

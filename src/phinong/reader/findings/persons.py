"""Persons with their posts."""

import re
from collections.abc import Iterable

from ..mention import Mention
from ..model import Finding, Span, Value, finding
from ..names_kinds import kind_of_body
from ..people import Person
from .units import Unit, unit_in
from .values import Facts, code_value, name_value, person_value, text_value

# How one who speaks or signs for another is called, as codes of the vocabulary `capacities`.
# รักษาราชการแทน holds a vacant post, ปฏิบัติราชการแทน acts on an order of who holds it. Source: the
# notes of that vocabulary, and section 7.6 of the field's facts on acting and delegated posts.
CAPACITIES = (
    ("delegated", re.compile(r"ปฏิบัติราชการแทน|ปรท\.|by delegation|经授权|受委托")),
    (
        "on-behalf",
        re.compile(
            r"รักษาราชการแทน|รักษาการ|ทำการแทน|ผู้แทน|ในนาม|Acting\b|acting\b|on behalf of|"
            r"representing|Representative of|representative of|代理|代表"
        ),
    ),
)
# Kinds of bodies that are always a part of one that has to be named.
_NEVER_ALONE = ("faculty", "department", "committee")
_AROUND = 24
_NEAR = 400


def person_posts(facts: Facts) -> Iterable[Finding]:
    """Each person with title, post, the body the post is in, and other spellings of the name."""
    for person in facts.people:
        values = [person_value(person, "name")]
        if person.honorific:
            values.append(_part(facts, "honorific", person.honorific, 0.95))
        if person.post:
            values.append(_part(facts, "post", person.post, 0.8))
            values += _served(facts, person.post)
            values += _capacity(facts, person.post)
        values += _spellings(facts, person)
        near = [v for v in values if abs(v.span.start - person.start) < _NEAR]
        span = Span(min(v.span.start for v in near), max(v.span.end for v in near))
        yield finding("person-post", values, span=span)


def _part(facts: Facts, name: str, span: Span, sure: float) -> Value:
    return text_value(facts, name, span.start, span.end, sure=sure)


def _served(facts: Facts, post: Span) -> list[Value]:
    """The body of a post, and the part of it that the post heads.

    "Faculty of Medicine" alone names many: without its university it is a part of an unknown body.
    """
    unit = unit_of(facts, post)
    if unit is None:
        body = body_of(facts, post)
        return [name_value(body, "body")] if body else []
    owner = unit.parent
    if owner is None and kind_of_body(unit.span.of(facts.page.text)) not in _NEVER_ALONE:
        return [_part(facts, "body", unit.span, 0.75)]
    part = _part(facts, "part", unit.span, 0.75)
    return [part, name_value(owner, "body", why="part-of")] if owner else [part]


def unit_of(facts: Facts, post: Span) -> Unit | None:
    """The part of a body that a post heads: in its words, or in Chinese right before it.

    Of two posts in one the body of the last counts, as it does for whole bodies.
    """
    inside = unit_in(facts, post.start, post.end)
    if inside and _goes_on_to(facts, inside, post.end):
        return None
    if inside or facts.page.language != "zh":
        return inside
    line = facts.page.line_of(post.start).start
    before = unit_in(facts, max(line, post.start - _AROUND), post.start)
    return before if before and before.span.end == post.start else None


def _goes_on_to(facts: Facts, unit: Unit, end: int) -> bool:
    """Whether another body than its owner is named behind a part of one."""
    behind = facts.names_between(unit.span.end, end)
    return any(m != unit.parent and m.kind != "country" for m in behind)


def _capacity(facts: Facts, post: Span) -> list[Value]:
    """In whose stead, where the words in or before the post say so."""
    start = max(facts.page.line_of(post.start).start, post.start - 4)
    for code, pattern in CAPACITIES:
        found = pattern.search(facts.page.text, start, post.end)
        if found:
            return [code_value(facts, "capacity", code, found.start(), found.end(), sure=0.75)]
    return []


def _spellings(facts: Facts, person: Person) -> list[Value]:
    """Other spellings of the name, each where it first stands."""
    values = []
    for spelt in person.also:
        at = facts.page.text.find(spelt)
        if at >= 0:
            values.append(text_value(facts, "spelling", at, at + len(spelt), sure=0.7))
    return values


def body_of(facts: Facts, post: Span) -> Mention | None:
    """The last body named in the post, right behind it, or right before a Chinese one."""
    inside = [m for m in facts.names_between(post.start, post.end + 1) if m.start > post.start]
    if inside:
        return inside[-1]
    before = facts.names_between(post.start - _AROUND, post.start)
    if facts.page.language == "zh" and before and before[-1].end == post.start:
        return before[-1]
    behind = facts.names_between(post.end, post.end + 60)
    gap = facts.page.text[post.end : behind[0].start].strip() if behind else "-"
    return behind[0] if gap in ("", "of", "ของ", ",") else None


def person_before(facts: Facts, position: int, reach: int = 160) -> Person | None:
    """The last person named before a position and not too far."""
    near = facts.people_between(position - reach, position)
    return near[-1] if near else None


def person_after(facts: Facts, position: int, reach: int = 60) -> Person | None:
    """The first person named behind a position and not too far."""
    near = facts.people_between(position, position + reach)
    return near[0] if near else None

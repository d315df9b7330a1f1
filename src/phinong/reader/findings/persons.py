"""Persons with their posts."""

from collections.abc import Iterator

from ..mention import Mention
from ..model import Finding, Span, Value, finding
from ..people import Person
from .values import Facts, name_value, person_value, text_value


def person_posts(facts: Facts) -> Iterator[Finding]:
    """Each person with honorific, post and the body the post is in."""
    for person in facts.people:
        values = [person_value(person, "name")]
        if person.honorific:
            values.append(_part(facts, "honorific", person.honorific, 0.95))
        if person.post:
            values.append(_part(facts, "post", person.post, 0.8))
            body = body_of(facts, person.post)
            if body:
                values.append(name_value(body, "body"))
        yield finding("person-post", values)


def _part(facts: Facts, name: str, span: Span, sure: float) -> Value:
    return text_value(facts, name, span.start, span.end, sure=sure)


def body_of(facts: Facts, post: Span) -> Mention | None:
    """The last body named in the post or right behind it: อธิการบดี + มหาวิทยาลัยเชียงใหม่."""
    inside = facts.names_between(post.start, post.end + 1)
    if inside:
        return inside[-1]
    behind = facts.names_between(post.end, post.end + 60)
    close = behind and facts.page.text[post.end : behind[0].start].strip() in ("", "of", "ของ")
    return behind[0] if close else None


def person_before(facts: Facts, position: int, reach: int = 160) -> Person | None:
    """The last person named before a position and not too far."""
    near = facts.people_between(position - reach, position)
    return near[-1] if near else None


def person_after(facts: Facts, position: int, reach: int = 60) -> Person | None:
    """The first person named behind a position and not too far."""
    near = facts.people_between(position, position + reach)
    return near[0] if near else None

"""Joint centres with their objectives, and networks with their members."""

import re
from collections.abc import Iterator

from ..lexicon import outermost
from ..model import Finding, Span, Value, finding
from .lists import objectives
from .values import Facts, apart, code_value, name_value, text_value

_QUOTED = re.compile(r"[“\"「‘']([^”\"」’'\n]{4,140})[”\"」’']")
_CAPITALS = re.compile(r"((?:[A-Z][\w’'-]*[ -]){1,8})$")
_CLASH = 240


def joint_centres(facts: Facts) -> Iterator[Finding]:
    """Centres named in the paper; a name said twice is one centre."""
    seen: set[str] = set()
    for cue in outermost(c for c in facts.page.of("part") if c.code == "centre"):
        span = _centre_name(facts, cue.start, cue.end)
        name = span.of(facts.page.text) if span else ""
        plain = name.casefold().removeprefix("the ")
        if span is None or plain in seen:
            continue
        seen.add(plain)
        values = [text_value(facts, "name", span.start, span.end, sure=0.85)]
        values += _host(facts, span) + objectives(facts, "centre")
        yield finding("joint-centre", values)


def _centre_name(facts: Facts, start: int, end: int) -> Span | None:
    """The quotation around the word, else the capitals before it or what follows it in Thai."""
    text = facts.page.text
    for quoted in _QUOTED.finditer(text, max(0, start - 140), min(len(text), end + 140)):
        if quoted.start() <= start and end <= quoted.end():
            return Span(quoted.start(1), quoted.end(1))
    capitals = _CAPITALS.search(text, max(0, start - 120), start)
    if capitals and text[start].isupper():
        return Span(capitals.start(1), end)
    if text[start] >= "\u0e00":
        named = facts.names_between(start - 12, end + 60)
        inside = [m for m in named if m.start <= start and end <= m.end]
        return inside[0].span if inside else None
    return None


def _host(facts: Facts, span: Span) -> list[Value]:
    """The university or body that the sentence puts the centre at."""
    sentence = facts.sentence(span.start)
    named = facts.names_between(span.end, min(sentence.end, span.end + _CLASH))
    hosts = [m for m in named if m.kind in ("university", "organisation")]
    return [name_value(hosts[0], "host", sure=0.7)] if hosts else []


# How far a network has come, as a code of the vocabulary `stages`. That somebody is a member of it
# tells nothing of that, and shields the sentence from the words below.
STATES = (
    (
        "proposed",
        re.compile(
            r"plans?\b|agreed to|to formally establish|propos|จะจัดตั้ง|เตรียมจัดตั้ง|拟|倡议成立|"
            r"to establish"
        ),
    ),
    ("", re.compile(r"granted membership|member|joined|สมาชิก|加入|成员|会员")),
    ("active", re.compile(r"founded|established|launched|จัดตั้ง|成立|发起")),
)


def networks(facts: Facts) -> Iterator[Finding]:
    """Networks of cities or universities, who belongs to them, and whether they exist yet."""
    for network in apart(m for m in facts.names if m.kind == "network"):
        sentence = facts.sentence(network.start)
        values = [name_value(network, "name", sure=0.9)]
        values += _state(facts, sentence)
        members = [m for m in facts.names_between(sentence.start, sentence.end) if m is not network]
        values += [name_value(m, "member", sure=0.6) for m in apart(members) if m.kind != "network"]
        yield finding("network", values)


def _state(facts: Facts, sentence: Span) -> list[Value]:
    for code, pattern in STATES:
        found = pattern.search(facts.page.shadow, sentence.start, sentence.end)
        if found and code:
            return [code_value(facts, "stage", code, found.start(), found.end(), sure=0.7)]
        if found:
            break
    return []

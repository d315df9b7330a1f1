"""Delegations: how many came, and who led them."""

import re
from collections.abc import Iterator

from ..model import Span, Value
from ..people import Person
from .figures import QUALIFIERS
from .numbers import PATTERNS, ByLanguage, value_of
from .persons import person_after, person_before
from .values import Facts, code_value, person_value

_SIZE = ByLanguage(
    th=(
        rf"คณะ(?:ผู้แทน|เดินทาง|ผู้บริหาร|ศึกษาดูงาน|ทำงาน)?[^\n]{{0,60}}?"
        rf"(?P<n>{PATTERNS['th']}) ?(?:คน|ราย|ท่าน)"
    ),
    en=(
        rf"\bdelegation of (?:[a-z]+ ){{0,3}}?(?P<n>{PATTERNS['en']}) "
        r"(?:\w+ )?(?:representatives|delegates|people|members|officials|persons|experts)|"
        rf"\b(?P<m>{PATTERNS['en']})-(?:member|person|strong) delegation"
    ),
    zh=(
        rf"(?:一行|代表团)(?P<n>{PATTERNS['zh']})(?:多|余)?人|(?P<m>{PATTERNS['zh']})(?:多|余)?人(?:的)?代表团"
    ),
)
# The head stands behind the first of these, and before the second.
_LED_BY = re.compile(
    r"led by|headed by|นำโดย|โดยมี(?=[^\n]{0,80}เป็นหัวหน้าคณะ)|以(?=[^，。\n]{0,20}为团长)"
)
_LEADS = re.compile(
    r"led(?<=\bled) (?:a|the) |headed(?<=\bheaded) (?:a|the) |เป็นหัวหน้าคณะ|นำคณะ|"
    r"率(?:领|团|代表团|队)|为团长|带队"
)
_BEFORE = 24


def delegation(facts: Facts) -> Iterator[Value]:
    """The size of the delegation with how exactly it is told, and its head; nothing without one."""
    language = facts.page.language if facts.page.language in PATTERNS else "en"
    start = facts.page.body_start
    found = _SIZE[language].search(facts.page.shadow, start)
    if found:
        group = "n" if found.group("n") else "m"
        number = value_of(found.group(group), language)
        span = Span(*found.span(group))
        if number:
            yield Value(
                "people-count", number, span.of(facts.page.text), span, 0.85, ("delegation",)
            )
            yield from _qualifier(facts, span)
    head = _head(facts, start)
    if head:
        yield person_value(head, "head", sure=0.8, why="led")


def _qualifier(facts: Facts, span: Span) -> Iterator[Value]:
    for code, pattern in QUALIFIERS.items():
        word = pattern.search(facts.page.shadow, max(0, span.start - _BEFORE), span.start)
        if word:
            yield code_value(facts, "qualifier", code, *word.span("q"))
            return
    if facts.page.text[span.end : span.end + 1] in ("多", "余", "餘"):
        yield code_value(facts, "qualifier", "at-least", span.end, span.end + 1)


def _head(facts: Facts, start: int) -> Person | None:
    """The person named right behind "led by", else right before the word for leading."""
    led = _LED_BY.search(facts.page.shadow, start)
    behind = person_after(facts, led.end(), 60) if led else None
    if behind:
        return behind
    leads = _LEADS.search(facts.page.shadow, start)
    return person_before(facts, leads.start(), 120) if leads else None

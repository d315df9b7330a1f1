"""Findings: values that belong together, ready for a person to accept, correct or refuse."""

from collections.abc import Iterator

from ..model import Finding, Span, finding
from .codes import in_register_codes
from .main_event import document
from .persons import person_posts
from .values import Facts


def findings_of(facts: Facts) -> tuple[Finding, ...]:
    """All findings in the register's codes: the document itself, then in the order of the text."""
    found = [in_register_codes(one) for one in _collected(facts)]
    found.sort(key=lambda one: (one.kind != "document", one.span.start, one.kind))
    return tuple(_keyed_apart(found))


def _collected(facts: Facts) -> Iterator[Finding]:
    yield from document(facts)
    yield from person_posts(facts)
    if not facts.labels.is_cooperation:
        return
    from .stages import ABOUT_TIES  # noqa: PLC0415  most papers need none of them

    for stage in ABOUT_TIES:
        yield from stage(facts)


def _keyed_apart(found: list[Finding]) -> Iterator[Finding]:
    """Two findings never share a key: the second of two equal ones says nothing new."""
    seen: set[str] = set()
    for one in found:
        if one.key not in seen:
            seen.add(one.key)
            yield one


__all__ = ["Facts", "Span", "finding", "findings_of"]

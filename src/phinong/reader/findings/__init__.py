"""Findings: values that belong together, ready for a person to accept, correct or refuse."""

from collections.abc import Callable, Iterable, Iterator

from ..model import Finding, Span, finding
from .agreements import agreements
from .centres import joint_centres, networks
from .codes import in_register_codes
from .commitments import commitments, resolutions
from .figures import figures
from .main_event import activities, document
from .meetings import meetings
from .persons import person_posts
from .ties import tie_claims
from .timelines import learning_items
from .values import Facts

# On papers that are about cooperation or a city's learning.
_ABOUT_TIES: tuple[Callable[[Facts], Iterable[Finding]], ...] = (
    agreements,
    tie_claims,
    meetings,
    resolutions,
    commitments,
    activities,
    joint_centres,
    networks,
    learning_items,
    figures,
)


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
    for stage in _ABOUT_TIES:
        yield from stage(facts)


def _keyed_apart(found: list[Finding]) -> Iterator[Finding]:
    """Two findings never share a key: the second of two equal ones says nothing new."""
    seen: set[str] = set()
    for one in found:
        if one.key not in seen:
            seen.add(one.key)
            yield one


__all__ = ["Facts", "Span", "finding", "findings_of"]

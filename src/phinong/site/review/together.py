"""Accepting together: the levels, what each would accept, and what must be looked at singly."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from phinong.accounts.models import User
from phinong.core.languages import guess_language
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.places.linking import candidates, decisive
from phinong.record import together
from phinong.record.models import Document, Finding, FindingState
from phinong.site.review.describe import title_of
from phinong.site.review.sureness import Sureness, sureness
from phinong.site.review.value_types import Type, type_of

# In per cent, as an officer chooses them.
LEVELS = (95, 90, 80)


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of a batch, with every reason against accepting it together."""

    finding: Finding
    title: str
    sure: Sureness | None
    reasons: tuple[str, ...] = ()

    @property
    def chosen(self) -> str:
        """The finding and the version the officer saw, as the form sends them back."""
        return f"{self.finding.order}:{self.finding.version}"


def doubts(finding: Finding) -> list[Refusal]:
    """A reason for every name of which a person has to say which body it means."""
    named = [v for v in finding.values if type_of(v["name"], finding.kind)[0] == Type.BODY]
    return [Refusal("body-link-undecided", {"name": name_in(v)}) for v in named if not decided(v)]


def decided(stored: dict[str, Any]) -> bool:
    """Whether a name means one body for certain: linked, the only one so called, or a gazetteer
    entry of which the reader is certain and no body of the register competes for its name."""
    if stored.get("body"):
        return True
    entry = stored.get("entry") or ""
    found = candidates(name_in(stored), guess_language(name_in(stored)), entry=entry)
    return decisive(found) is not None or (bool(entry) and not found)


def name_in(stored: dict[str, Any]) -> str:
    """The name as the source writes it."""
    return str(stored.get("as_written") or stored.get("value") or "")


def chosen_level(text: str) -> int | None:
    """The level by its number in per cent, or None for one that is not offered."""
    return int(text) if text in {str(level) for level in LEVELS} else None


def waiting_above(document: Document) -> dict[int, int]:
    """How many findings wait at or above each level."""
    waiting = document.findings.filter(state=FindingState.OPEN).values_list("confidence", flat=True)
    return {level: sum(sure >= level / 100 for sure in waiting) for level in LEVELS}


def first_level(document: Document) -> int:
    """The highest level that anything reaches; the lowest one when nothing does."""
    above = waiting_above(document)
    return next((level for level in LEVELS if above[level]), LEVELS[-1])


def seen(chosen: Iterable[str]) -> dict[int, int]:
    """{order: version} of what was ticked; broken words are left out."""
    pairs = [text.split(":") for text in chosen]
    return {
        int(pair[0]): int(pair[1])
        for pair in pairs
        if len(pair) == 2 and all(part.isdecimal() and len(part) < 9 for part in pair)
    }


def context(document: Document, *, level: int, user: User, language: str) -> dict[str, Any]:
    """Everything the page needs: what would be accepted, what refused, what stays below."""
    outcome = together.would_accept(document, by=user, level=level / 100, doubts=doubts)
    above = waiting_above(document)
    return {
        "document": document,
        "level": level,
        "levels": above,
        "accepted": [line(finding, language) for finding in outcome.done],
        "refused": [line(finding, language, reasons) for finding, reasons in outcome.refused],
        "below": document.findings.filter(state=FindingState.OPEN).count() - above[level],
    }


def line(finding: Finding, language: str, reasons: Iterable[Refusal] = ()) -> Line:
    """A finding as the page lists it."""
    said = tuple(dict.fromkeys(say(reason) for reason in reasons))
    return Line(finding, title_of(finding, language), sureness(finding), said)

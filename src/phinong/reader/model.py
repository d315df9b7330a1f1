"""What a reading is: the values found in one document, each with its place in the text.

Everything here is a claim read from a paper, never a fact: a person looks at it before it
enters the register. Spans count characters of `Reading.text`, the stored extracted text.
"""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

KINDS = (
    "document",
    "tie-claim",
    "agreement",
    "meeting",
    "resolution",
    "commitment",
    "activity",
    "joint-centre",
    "network",
    "learning-item",
    "figure",
    "person-post",
)


class Unreadable(Exception):  # noqa: N818  the word of the field, not an error of ours
    """The source cannot be read; `.code` says why.

    Codes: empty, unreadable, password-protected, too-large, zip-bomb (swells, or is packed too many
    times over), wrong-type, too-slow, no-text-layer (pictures of text, and nothing here to
    recognise them), several-documents (an archive; `read_all` reads each).
    """

    CODES = (
        "empty", "unreadable", "password-protected", "too-large", "zip-bomb", "wrong-type",
        "too-slow", "no-text-layer", "several-documents",
    )  # fmt: skip

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range [start, end) of the reading's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def to_json(self) -> dict[str, int]:
        """Both ends by their names, ready for `json.dumps`."""
        return {"start": self.start, "end": self.end}


class Offer(NamedTuple):
    """One gazetteer entry that a written name may mean, for a person to choose."""

    entry: str
    label: str
    score: float
    why: str = ""


class Value(NamedTuple):
    """One value of a finding.

    `value` is a code, an EDTF date, a text or a number; `as_written` the words of the text
    at `span`. `confidence` lies in 0..1, `why` names the rules that gave the value.
    `entry` is a gazetteer id only when the name means one entry with certainty; otherwise
    the candidates stand in `offers`, best first.
    """

    name: str
    value: str | int | float | None
    as_written: str
    span: Span
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    entry: str | None = None
    offers: tuple[Offer, ...] = ()

    def at(self, confidence: float, why: tuple[str, ...]) -> "Value":
        """The same value, as likely as this, for these reasons.

        Every value of every reading comes through here, and `_replace` is slow.
        """
        return Value(
            self.name,
            self.value,
            self.as_written,
            self.span,
            confidence,
            why,
            self.entry,
            self.offers,
        )

    def to_json(self) -> dict[str, Any]:
        """Every field by its name, ready for `json.dumps`."""
        return {
            "name": self.name,
            "value": self.value,
            "as_written": self.as_written,
            "span": self.span.to_json(),
            "confidence": self.confidence,
            "why": self.why,
            "entry": self.entry,
            "offers": tuple(offer._asdict() for offer in self.offers),
        }


class Finding(NamedTuple):
    """Values that belong together. A name may stand several times in `values` (parties).

    `key` is stable: the same document read again gives the same keys.
    """

    kind: str
    values: tuple[Value, ...]
    span: Span
    confidence: float
    key: str

    def all(self, name: str) -> tuple[Value, ...]:
        """Every value called `name`, in the order of the text; empty when there is none."""
        return tuple(value for value in self.values if value.name == name)

    def first(self, name: str) -> Value | None:
        """The first value called `name`, or None."""
        return next((value for value in self.values if value.name == name), None)

    def to_json(self) -> dict[str, Any]:
        """Every field down to the spans by its name, ready for `json.dumps`."""
        return {
            "kind": self.kind,
            "values": tuple(map(Value.to_json, self.values)),
            "span": self.span.to_json(),
            "confidence": self.confidence,
            "key": self.key,
        }


def finding(kind: str, values: Iterable[Value], *, span: Span | None = None) -> Finding:
    """A finding whose key, span and confidence follow from its values.

    The span runs from the first value to the last unless given. Raises ValueError for an
    unknown kind or when there is no value.
    """
    kept = tuple(values)
    if kind not in KINDS or not kept:
        raise ValueError(f"no such finding: {kind}")
    if span is None:
        span = Span(min(v.span.start for v in kept), max(v.span.end for v in kept))
    said = "\n".join(f"{v.name}={v.value}" for v in kept)
    digest = hashlib.sha256(f"{kind}\n{said}\n{span.start}".encode()).hexdigest()
    return Finding(kind, kept, span, together(kept), f"{kind}.{digest[:12]}")


def together(values: Iterable[Value], power: float = 1.0) -> float:
    """How likely a finding is right as it stands: every one of its values must be.

    The probabilities of the values multiply, so one doubtful value makes the whole doubtful, and a
    long list is surer to hold a mistake than a short one. Mistakes of one passage come together,
    which `power` (0 to 1, as fitted) makes up for; a finding is never surer than its least value.
    """
    sure = [value.confidence for value in values]
    return round(min(*sure, math.prod(sure) ** power, 1.0), 3)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one source.

    `language` is the tag of its content, with the script of Chinese ("zh-Hans"). `published` is
    an EDTF date or empty. `record` is the flat description of the main event
    (is_cooperation, event_type, event_date, all_dates, parties, tie_kind, instrument, stage,
    areas, people, sdgs). `warnings` are codes: "encoding-guessed", "text-cut", "no-text-layer"
    (some pages are pictures that nothing here can recognise), "ocr" (words were recognised and may
    be wrong), "letters-missing", "page-unreadable", "no-main-text", "year-from-dateline".
    `address` is where a saved page says it comes from. `layout` leads from the text to the paper:
    [[start, end, page, x0, y0, x1, y1], …] for each printed line of a paged format, characters
    [start, end) of `text`, the page counted from 1, the box in points from the page's lower left
    corner, x to the right and y upwards; empty for formats without pages.
    """

    text: str
    language: str
    title: str
    publisher: str
    published: str
    encoding: str
    media_type: str
    findings: tuple[Finding, ...]
    record: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    sha256: str = ""
    address: str = ""
    layout: tuple[tuple[float, ...], ...] = ()

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """The findings of one kind, in the order of the text."""
        return tuple(found for found in self.findings if found.kind == kind)

    def to_json(self) -> dict[str, Any]:
        """The flat record with `findings` added, ready for `json.dumps`."""
        return {
            **self.record,
            "title": self.title,
            "language": self.language,
            "publisher": self.publisher,
            "published": self.published or None,
            "warnings": list(self.warnings),
            "sha256": self.sha256,
            "findings": [found.to_json() for found in self.findings],
        }

"""What is left of a model's answer when every value had to prove itself.

A value must carry words that stand in the paper; a code must be one of the register's; a date
must be what our own reading makes of the quoted words, a number must stand in them; names are
linked by our own gazetteer. Whatever fails is left out and counted, never mended.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from phinong.core.vocabulary import vocabulary

from ..findings.codes import VOCABULARIES
from ..model import Finding, Span, Value, finding
from .answer import Said, SaidValue
from .ground import Ground, nearest_together
from .shapes import NEEDED, VALUES, Sort, sort_of

# No model tells how often it is right, so none of its values counts for more than even odds.
MOST_SURE = 0.5
UNCALIBRATED = "uncalibrated"
DROPPED = (
    "kind-unknown",
    "name-unknown",
    "quote-missing",
    "quote-not-there",
    "code-unknown",
    "date-differs",
    "number-not-there",
    "nothing-left",
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A value that stood its check, with the places where it did."""

    said: SaidValue
    sort: Sort
    places: list[Span]


@dataclass
class Checks:
    """The checks of one paper's proposals; `dropped` counts what they left out, by reason."""

    ground: Ground
    proposed_by: str
    dropped: Counter[str]

    def findings(self, said: Iterable[Said], piece: Span) -> Iterator[Finding]:
        """What remains of the findings that the model gave for one piece of the text."""
        for one in said:
            if one.kind not in VALUES:
                self.dropped["kind-unknown"] += 1
                continue
            values = list(self._values(one, piece))
            if _says_enough(one.kind, values):
                yield _finding(one.kind, values)
            else:
                self.dropped["nothing-left"] += 1

    def _values(self, one: Said, piece: Span) -> Iterator[Value]:
        """The values that stand, each where it is nearest to the others."""
        placed = [p for value in one.values if (p := self._placed(one.kind, value, piece))]
        spans = nearest_together([p.places for p in placed]) if placed else []
        for p, span in zip(placed, spans, strict=True):
            yield self._value(p, span)

    def _placed(self, kind: str, said: SaidValue, piece: Span) -> _Placed | None:
        """The value with its places, or None and the reason counted."""
        sort = sort_of(kind, said.name)
        places = self.ground.places(said.quote, piece) if sort else []
        why = _why_not_look(said, sort, places)
        if sort and not why:
            places, why = self._standing(kind, said, sort, places)
        if sort and not why:
            return _Placed(said, sort, places)
        self.dropped[why] += 1
        return None

    def _standing(
        self, kind: str, said: SaidValue, sort: Sort, places: list[Span]
    ) -> tuple[list[Span], str]:
        """The places where the value stands its check; the reason against it when at none."""
        match sort:
            case Sort.CODE:
                known = said.value in vocabulary(VOCABULARIES[kind, said.name])
                return places, "" if known else "code-unknown"
            case Sort.DATE:
                read = (pair for span in places for pair in self.ground.dates_at(span))
                found = [at for edtf, at in read if edtf == said.value]
                return found, "" if found else "date-differs"
            case Sort.NUMBER:
                counted = (pair for span in places for pair in self.ground.numbers_at(span))
                found = [at for number, at in counted if str(number) == _digits(said)]
                return found, "" if found else "number-not-there"
            case Sort.NAME:
                return self.ground.names_first(places), ""
            case Sort.PERSON:
                return [self.ground.person_at(span) for span in places], ""
        return places, ""

    def _value(self, placed: _Placed, span: Span) -> Value:
        """The value as a finding holds it; what a name means is what our gazetteer says."""
        said, words = placed.said, span.of(self.ground.text)
        worth: str | int = words
        if placed.sort in (Sort.CODE, Sort.DATE):
            worth = said.value
        elif placed.sort == Sort.NUMBER:
            worth = int(_digits(said))
        why = (self.proposed_by, UNCALIBRATED)
        value = Value(said.name, worth, words, span, min(said.sure, MOST_SURE), why)
        known = self.ground.mention_at(span) if placed.sort == Sort.NAME else None
        return value._replace(entry=known.entry, offers=known.offers) if known else value


def _why_not_look(said: SaidValue, sort: Sort | None, places: list[Span]) -> str:
    """The reason why there is nothing to check, or an empty text."""
    if sort is None:
        return "name-unknown"
    if not said.quote.strip():
        return "quote-missing"
    return "" if places else "quote-not-there"


def _digits(said: SaidValue) -> str:
    return said.value.replace(",", "")


def _says_enough(kind: str, values: list[Value]) -> bool:
    names = {value.name for value in values}
    return bool(values) and names.issuperset(NEEDED[kind].split())


def _finding(kind: str, values: list[Value]) -> Finding:
    """A finding as sure as its least sure value, in the text's order, under a key of its own."""
    apart = {(v.name, str(v.value), v.span): v for v in values}.values()
    kept = sorted(apart, key=lambda v: (v.span.start, v.span.end, v.name, str(v.value)))
    made = finding(kind, kept)
    weakest = min(value.confidence for value in kept)
    return made._replace(confidence=weakest, key=f"model.{made.key}")

"""What a proposal is held against: the paper's own words, and what our reading makes of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from phinong.core.understanding import understand

from ..dates import Found, dates_in
from ..extract.tidy import tidy
from ..findings.values import Placed
from ..language import language_of
from ..mention import Mention
from ..model import Span
from ..names import apart_from, names_in
from ..page import Page
from ..people import Person, people_in
from ..shadow import shadow
from .question import LONGEST_QUOTE

MOST_PLACES = 30  # at which one quote is looked for in one piece
_WORD = re.compile("[0-9a-z\u00e0-\u024f]")
# Thai signs that belong to the letter before them, and vowels that belong to the one behind.
_HANGING = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_LEADING = re.compile("[\u0e40-\u0e44]")
# A whole number, not a part of a longer one, of a decimal, or of "2/2564".
_NUMBER = re.compile(r"(?<![\d.,/])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d]|[.,/]\d)")


@dataclass
class Ground:
    """One paper; each kind of reading is done when the first value needs it."""

    text: str
    title: str = ""
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = Page(self.text, language_of(self.text), self.title)

    @cached_property
    def dates(self) -> list[Found]:
        """Every date of the paper."""
        return dates_in(self.page)

    @cached_property
    def _names(self) -> list[Mention]:
        return names_in(self.page)

    @cached_property
    def people(self) -> list[Person]:
        """Every person named."""
        return people_in(self.page, [name.span for name in self._names])

    @cached_property
    def names(self) -> list[Mention]:
        """Every place and body named."""
        return apart_from(self._names, self.people)

    def places(self, quote: str, within: Span) -> list[Span]:
        """Where the quote stands in the piece that the model was given, in text order.

        Case, digits of other scripts, quotation marks and kinds of Chinese character make no
        difference, as everywhere in the reader; words cut in two do.
        """
        words = self.page.shadow
        sought = self._folded(quote)
        found: list[Span] = []
        at = words.find(sought, within.start, within.end) if sought else -1
        while at >= 0 and len(found) < MOST_PLACES:
            if not self._cuts_a_word(at, at + len(sought)):
                found.append(Span(at, at + len(sought)))
            at = words.find(sought, at + 1, within.end)
        return found

    @staticmethod
    def _folded(quote: str) -> str:
        return shadow(tidy(quote)).strip() if len(quote) <= LONGEST_QUOTE else ""

    def _cuts_a_word(self, start: int, end: int) -> bool:
        words = self.page.shadow
        before, after = words[max(0, start - 1) : start], words[end : end + 1]
        if _HANGING.match(after) or _LEADING.match(before):
            return True
        return bool(
            (_WORD.match(before) and _WORD.match(words[start]))
            or (_WORD.match(after) and _WORD.match(words[end - 1]))
        )

    def dates_at(self, span: Span) -> list[tuple[str, Span]]:
        """(EDTF, place) of what our own reading of dates makes of the quoted words.

        In the paper a date may have its year from the dateline; a quote that cuts a date means the
        whole of it. Words that are no date of running text are understood by themselves.
        """
        here = _over(self.dates, span)
        if here:
            return [(found.edtf, found.span) for found in here]
        alone = understand(span.of(self.page.shadow), language=self.page.language).edtf
        return [(alone, span)] if alone and "/" not in alone else []

    def numbers_at(self, span: Span) -> list[tuple[int, Span]]:
        """(number, place) of the whole numbers in the quoted words."""
        found = _NUMBER.finditer(self.page.shadow, max(0, span.start - 1), span.end + 1)
        spans = [(m.group(), Span(m.start(), m.end())) for m in found]
        return [(int(n.replace(",", "")), at) for n, at in spans if span.covers(at)]

    def mention_at(self, span: Span) -> Mention | None:
        """The place or body whose name is exactly these words."""
        return next((name for name in _over(self.names, span) if name.span == span), None)

    def names_first(self, spans: list[Span]) -> list[Span]:
        """Of several places of a name, those where it is a name and not a part of a longer one."""
        whole = [span for span in spans if self.mention_at(span)]
        apart = [s for s in spans if all(s.covers(name.span) for name in _over(self.names, s))]
        return whole or apart or spans

    def person_at(self, span: Span) -> Span:
        """The name in words that may hold a title too; all of the words when none is known."""
        inside = [p for p in _over(self.people, span) if span.covers(Span(p.start, p.end))]
        return Span(inside[0].start, inside[0].end) if len(inside) == 1 else span


def _over(items: Sequence[Placed], span: Span) -> list[Placed]:
    """Those items that share a character with the span; they are in text order, none in another.

    A paper has thousands of them, and a model may ask about as many places.
    """
    first = max(0, bisect_right(items, span.start, key=lambda item: item.start) - 1)
    after = bisect_left(items, span.end, key=lambda item: item.start)
    return [item for item in items[first:after] if item.end > span.start]


def gap(one: Span, other: Span) -> int:
    """Characters between two places; 0 when they touch."""
    return max(0, one.start - other.end, other.start - one.end)


def nearest_together(places: list[list[Span]]) -> list[Span]:
    """One place of each quote so that they stand close together; the earliest of equal choices.

    Every list must hold a place. The quote with the fewest places leads.
    """
    rarest = min(places, key=len)

    def spread(seed: Span) -> int:
        return sum(min(gap(seed, span) for span in spans) for spans in places)

    seed = min(rarest, key=lambda span: (spread(span), span.start))
    return [min(spans, key=lambda span: (gap(seed, span), span.start)) for spans in places]

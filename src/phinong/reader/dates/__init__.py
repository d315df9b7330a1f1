"""Every date of a running text, in Thai, English and Chinese, in all calendars of the field.

Rules: domain notes on Thai document conventions. Buddhist Era years are turned by
`core.eras`; a missing year or month is taken from the dateline and marked so. Months
without a day and without a year are left alone: nobody wrote when. What could be two days, or
lies in a year nobody can tell, is refused.

`thai`, `english`, `chinese` and `figures` find what is written; `ranges` joins what belongs
together; `placing` adds from the paper what a date lacks.
"""

from collections.abc import Iterator

from ..lexicon import Cue, outermost
from ..page import Page
from .figures import in_figures
from .found import Found
from .placing import dateline, first_year, is_sentence, one_order, placed, stands_alone
from .ranges import closed, ordered, untangled
from .thai import between_figures, thai_month

__all__ = ["Found", "dateline", "dates_in", "is_sentence", "stands_alone"]


def dates_in(page: Page) -> list[Found]:
    """All complete dates (day or month precision) of a page, in text order.

    What has no year gets it from the other end of its range, from a year earlier in its
    sentence, or from the dateline, and is marked `inferred`. Impossible dates are left out.
    """
    raw = sorted(_written(page), key=lambda f: (f.start, -f.end))
    raw = [item for item in untangled(raw) if item.real]
    if not raw:
        return []
    raw = one_order(page, closed(page.shadow, raw))
    return ordered(placed(page, raw, dateline(page, raw) or first_year(page, raw)))


def _written(page: Page) -> Iterator[Found]:
    text = page.shadow
    yield from _named(page)
    if page.language == "zh" or "月" in text:
        from .chinese import chinese  # noqa: PLC0415  most papers are in Thai

        yield from chinese(text)
    elif page.language == "en":
        from .english import english_days  # noqa: PLC0415

        yield from english_days(text)
    yield from in_figures(text, page.language)


def _named(page: Page) -> Iterator[Found]:
    """Dates around the names of months, one after another: none takes a figure of the last."""
    text = page.shadow
    loose = between_figures(text, page.of("month-loose"))
    cues = outermost([*page.of("month"), *loose] if loose else page.of("month"))
    starts = {cue.start for cue in cues}
    done = 0
    for cue in cues:
        thai = text[cue.start] >= "\u0080"
        here = thai_month(text, cue, done, starts) if thai else _english_month(page, cue, done)
        for found in here:
            yield found
            done = found.end


def _english_month(page: Page, cue: Cue, done: int) -> Iterator[Found]:
    from .english import english_month  # noqa: PLC0415  few papers in Thai name such a month

    return english_month(page.text, page.shadow, cue, done)

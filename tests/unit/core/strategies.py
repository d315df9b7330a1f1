"""Dates, intervals and texts for the property tests of this room."""

from datetime import date

from hypothesis import strategies as st

from phinong.core.dates import PRECISIONS, QUALIFIERS, Interval, PartialDate

days = st.dates(date(100, 1, 1), date(9000, 12, 31))
recent_days = st.dates(date(1850, 1, 1), date(2160, 12, 31))
precisions = st.sampled_from(PRECISIONS)


@st.composite
def partial_dates(draw: st.DrawFn, among: st.SearchStrategy[date] = days) -> PartialDate:
    """A date of any precision and qualifier."""
    exact = PartialDate.of(draw(among), draw(precisions))
    return PartialDate(exact.year, exact.month, exact.day, draw(st.sampled_from(QUALIFIERS)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval, open or closed; its two ends differ."""
    ends = sorted(draw(st.lists(partial_dates(recent_days), min_size=2, max_size=2)), key=_order)
    start, end = ends
    if draw(st.booleans()) or start == end:
        return Interval(*draw(st.sampled_from([(start, None), (None, end)])))
    return Interval(start, end)


def _order(when: PartialDate) -> tuple[date, date]:
    return when.first_day(), when.last_day()


thai = st.text("กขคตนมยลวสหอะาิีึืุูเแโใไำ่้๊๋์ํๆ๑๒ฯ", max_size=30)
chinese = st.text("学學生交換换与與国國清迈邁大中〇々合作", max_size=20)
latin = st.text("abcdefXYZéÉßüñøåſﬁ0123456789", max_size=20)
texts = st.one_of(
    st.text(max_size=40),
    thai,
    chinese,
    latin,
    st.lists(st.one_of(thai, chinese, latin, st.sampled_from([" ", "-", "\u200b"]))).map("".join),
)

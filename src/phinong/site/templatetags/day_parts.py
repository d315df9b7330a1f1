"""A date in two lines: day and month large, the year small."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from phinong.core.calendars import be_from_ce, say
from phinong.core.dates import Interval, PartialDate, parse_edtf
from phinong.core.templatetags.ui import reader

register = template.Library()


@register.simple_tag
def day_parts(edtf: str) -> SafeString:
    """An EDTF date for the margin of a list of entries; the first day of a period."""
    value = parse_edtf(edtf)
    day = (value.start or value.end) if isinstance(value, Interval) else value
    if day is None:
        return format_html("")
    year, rest = parts(day, reader())
    html = '<time datetime="{}"><b>{}</b>{}</time>'
    return format_html(html, day.edtf.rstrip("~?%"), rest or year, year if rest else "")


def parts(day: PartialDate, language: str) -> tuple[str, str]:
    """(year, what comes before it) in the reader's calendar; nothing before a year alone."""
    said = say(day, language, length="short")
    if day.month is None:
        return said, ""
    if language == "zh":
        year = f"{day.year}年"
    else:
        year = str(be_from_ce(day.year, day.month) if language == "th" else day.year)
    return year, said.replace(year, "").strip()

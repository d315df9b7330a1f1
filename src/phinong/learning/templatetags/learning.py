"""Drawings of the learning room, for its templates."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from phinong.core.calendars import UnclearYear, be_from_ce
from phinong.core.languages import django_to_ui
from phinong.core.vocabulary import label
from phinong.learning.drawing import HEIGHT, WIDTH, Warp, cloth

WEFT = "ecosystem"
register = template.Library()


@register.simple_tag
def inventory_cloth(kinds: Iterable[tuple[str, str, int]], spoken: str) -> SafeString:
    """The inventory as a cloth: (kind, icon, count) of every kind; `spoken` says what it shows."""
    language = django_to_ui(get_language() or "")
    second = "th" if language == "en" else "en"
    warps = {
        kind: Warp(
            label("learning-kinds", kind, language), label("learning-kinds", kind, second), n
        )
        for kind, _icon, n in kinds
    }
    weft = warps.pop(WEFT, Warp("", "", 0))
    html = '<svg class="five" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    drawn = mark_safe(cloth(list(warps.values()), weft))
    return format_html(html, WIDTH, HEIGHT, spoken, drawn)


@register.simple_tag
def other_year(year: int) -> str:
    """A year of the common era in the era the reader does not use; nothing where eras blur."""
    if django_to_ui(get_language() or "") == "th":
        return str(year)
    try:
        return gettext("B.E. %(year)s") % {"year": be_from_ce(year)}
    except UnclearYear:
        return ""

"""Citation numbers and the list of sources of a page."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from phinong.record.queries import Mark

register = template.Library()


@register.simple_tag(takes_context=True)
def cited(context: Context, kind: str, number: int, name: str | None = None) -> SafeString:
    """The source numbers behind one field of a record; behind all of it without a field.

    The page's `Sources` stand in the context as `sources`.
    """
    found = context["sources"].marks(kind, number, name)
    return format_html_join("", "{}", ((_mark(mark),) for mark in found))


def _mark(mark: Mark) -> SafeString:
    words = (
        gettext("Source %(number)s, withdrawn") if mark.withdrawn else gettext("Source %(number)s")
    )
    state = mark_safe(' data-standing="withdrawn"') if mark.withdrawn else ""
    html = '<a class="cite" href="{}" aria-label="{}"{}>{}</a>'
    return format_html(html, mark.url, words % {"number": mark.number}, state, mark.number)


@register.inclusion_tag("record/_sources.html", takes_context=True)
def source_list(context: Context) -> dict[str, Any]:
    """The numbered documents of the page. Put it last: numbers are given at first use."""
    return {"listed": context["sources"].listed}

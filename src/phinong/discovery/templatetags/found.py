"""Marks of a search result."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from phinong.core.asked import language
from phinong.core.languages import content_tag, guess_language, in_language
from phinong.discovery import drawing
from phinong.discovery.queries import Count, Hit

register = template.Library()


def reader_tag() -> str:
    """The content tag of the reader's language."""
    return content_tag(language())


@register.simple_tag(takes_context=True)
def found_results(context: Context, hits: Sequence[Hit], base: str) -> SafeString:
    """The entries of the list of results; `base` stands before their paths."""
    return drawing.results(hits, base, language(), context.get("era") or "reader")


def lang_tag(language: str) -> SafeString:
    """A `lang` attribute where the language is not the page's own, or nothing."""
    return mark_safe(drawing.lang(language, reader_tag()))


@register.simple_tag
def lang_of(text: Any) -> SafeString:
    """A `lang` attribute for a text whose language only its script tells."""
    return lang_tag(guess_language(str(text)))


@register.simple_tag
def counted(count: Count) -> str:
    """A count, with a plus sign where there may be more; nothing where nobody counted."""
    if count.more:
        return f"{count.number}+" if count.number else ""
    return str(count.number)


@register.simple_tag
def try_link(names: dict[str, str]) -> SafeString:
    """A link that searches for a name in the reader's language."""
    name = in_language(names, reader_tag())
    address = f"{reverse('discovery:search')}?{urlencode({'q': name.text})}"
    html = '<a href="{}"{}>{}</a>'
    return format_html(html, address, lang_tag(name.language), name.text)

"""Citation numbers and the list of sources of a page.

Both are drawn in plain Python: a page has up to a hundred of each, and a template that is read
anew for each costs several times what its words do. What is not ours is escaped here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext, ngettext

from phinong.core.asked import language
from phinong.core.templatetags.ui import dated
from phinong.record.models import Document
from phinong.record.queries import Mark, NumberedSource

register = template.Library()

# Letters of a quoted passage that the list shows.
QUOTED = 160


@register.simple_tag(takes_context=True)
def cited(context: Context, kind: str, number: int, name: str | None = None) -> SafeString:
    """The source numbers behind one field of a record; behind all of it without a field.

    The page's `Sources` stand in the context as `sources`.
    """
    return drawn_marks(context["sources"].marks(kind, number, name))


def drawn_marks(marks: Iterable[Mark]) -> SafeString:
    """Source numbers as links into the page's list of sources."""
    return mark_safe("".join(_mark(mark, get_language()) for mark in marks))


# Numbers begin anew on each page.
@lru_cache(maxsize=4096)
def _mark(mark: Mark, language: str | None) -> str:
    """One number; `language` is the active one, in which it is read aloud."""
    words = (
        gettext("Source %(number)s, withdrawn") if mark.withdrawn else gettext("Source %(number)s")
    )
    state = ' data-standing="withdrawn"' if mark.withdrawn else ""
    spoken = escape(words % {"number": mark.number})
    return f'<a class="cite" href="{mark.url}" aria-label="{spoken}"{state}>{mark.number}</a>'


# ── The list ──


@dataclass(frozen=True, slots=True)
class Pen:
    """What the entries of one list share: language and era of the reader, words already said."""

    language: str
    era: str
    open: str
    quotes: str
    withdrawn: str
    unchecked: str
    kept: str


@register.simple_tag(takes_context=True)
def source_list(context: Context) -> SafeString:
    """The numbered documents of the page. Put it last: numbers are given at first use."""
    listed = context["sources"].listed
    if not listed:
        words = escape(gettext("No source is recorded here."))
        return mark_safe(f'<p class="empty">{words}</p>')
    pen = _pen(context)
    entries = "".join(_entry(source, pen) for source in listed)
    return mark_safe(f'<ol class="sources">{entries}</ol>')


def _pen(context: Context) -> Pen:
    """The words of this page's list."""
    return Pen(
        language(),
        context.get("era") or "reader",
        open=escape(gettext("Open")),
        quotes=escape(gettext("Words it rests on")),
        withdrawn=escape(gettext("withdrawn")),
        unchecked=escape(gettext("waiting to be checked")),
        kept=escape(gettext("A paper the office keeps to itself")),
    )


def _entry(source: NumberedSource, pen: Pen) -> str:
    """One document: title, publisher, day, how much rests on it, the words it rests on, a link.

    Of a paper that the office keeps to itself nothing is said but that there is one.
    """
    if not source.readable:
        words = f"<span><cite>{pen.kept}</cite></span>"
        return f'<li class="source" id="{source.anchor}">{words}</li>'
    document = source.document
    address = escape(document.get_absolute_url())
    title = escape(document.title)
    return (
        f'<li class="source" id="{source.anchor}"><span>'
        f"<cite{_spoken_in(document)}>{title}</cite><br>"
        f'<span class="meta">{_beside(source, pen)}</span>{_quotes(source, address, pen)}</span>'
        f' <a href="{address}">{pen.open}<span class="vh"> {title}</span></a></li>'
    )


def _spoken_in(document: Document) -> str:
    """The attribute that says in which language a document's words are."""
    return f' lang="{escape(document.language)}"' if document.language else ""


def _beside(source: NumberedSource, pen: Pen) -> str:
    """Publisher, day, and how many statements rest on the document; whether it still stands."""
    document, parts = source.document, []
    if document.publisher:
        parts.append(escape(document.publisher))
    if document.published_edtf:
        parts.append(dated(document.published_edtf, pen.language, "long", pen.era))
    words = ngettext(
        "%(n)s statement taken from it", "%(n)s statements taken from it", source.statements
    )
    parts.append(escape(words % {"n": source.statements}))
    if source.withdrawn:
        parts.append(pen.withdrawn)
    elif not document.has_copy:
        parts.append(pen.unchecked)
    return " · ".join(parts)


def _quotes(source: NumberedSource, address: str, pen: Pen) -> str:
    """The passages taken from a document, folded; nothing when none is kept."""
    quotes = source.quotes
    if not quotes:
        return ""
    spoken = _spoken_in(source.document)
    lines = "".join(_quote(passage, address, spoken) for passage in quotes)
    return (
        f'<details class="more"><summary>{pen.quotes}</summary>'
        f'<ul class="quotes">{lines}</ul></details>'
    )


def _quote(passage: Any, address: str, spoken: str) -> str:
    """One passage as a link to its place in the document."""
    words = passage.quote
    if len(words) > QUOTED:
        words = Truncator(words).chars(QUOTED)
    link = f"{address}?passage={passage.pk}#p{passage.pk}"
    return f'<li><a href="{link}"{spoken}>{escape(words)}</a></li>'

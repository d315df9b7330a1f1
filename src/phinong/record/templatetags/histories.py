"""Marked text, kinds of record and histories, in words."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from phinong.record import kinds, verbs
from phinong.record.marked_text import Run
from phinong.record.models import Event

register = template.Library()


@register.simple_tag
def verb(code: str) -> str:
    """What happened, in words."""
    return verbs.word_for(code)


@register.simple_tag
def kind_word(code: str) -> str:
    """A kind of record, in words."""
    return kinds.word_for(code)


@register.inclusion_tag("record/_history.html")
def history_list(events: Iterable[Event]) -> dict[str, Any]:
    """Events of one record, newest first: when, what, who, why."""
    return {"events": events}


@register.simple_tag
def marked_run(run: Run, targets: dict[int, str]) -> SafeString:
    """A run of a document's text; where something rests on it, a link to the first such record."""
    anchors = format_html_join("", '<span id="p{}"></span>', ((pk,) for pk in run.anchors))
    if not run.number:
        return format_html("{}{}", anchors, run.text)
    if not run.text.strip():
        html = '{}<span class="span" data-state="accepted">{}</span>'
        return format_html(html, anchors, run.text)
    ends = [n for n in run.ends if n in targets]
    numbers = format_html_join(",", '<span id="n{}">{}</span>', ((n, n) for n in ends))
    return format_html(
        '{}<a class="span" data-state="accepted" href="#{}">{}{}</a>',
        anchors,
        targets.get(run.number, "resting"),
        run.text,
        format_html("<sup>{}</sup>", numbers) if numbers else "",
    )

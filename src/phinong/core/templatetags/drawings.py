"""Drawings as template tags; loaded as a builtin. The shapes are drawn in `core.drawing`."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from phinong.core.drawing import charts, tie_map
from phinong.core.drawing.chain import Chain
from phinong.core.drawing.cloth import Cell, Cloth, Row
from phinong.core.drawing.issue_weave import issue_weave as issue_shape
from phinong.core.drawing.knots import MapTie
from phinong.core.drawing.plane import Place
from phinong.core.drawing.tie_line import LifeLine
from phinong.core.languages import InLanguage
from phinong.core.templatetags.ui import year_in

register = template.Library()


@dataclass(frozen=True)
class Shown:
    """What stands at a knot of a life-line or a link of a chain.

    `edtf` is its date; `cites` are (number, address) of its sources; `note` is a smaller line.
    """

    title: InLanguage | dict[str, str] | str
    edtf: str = ""
    url: str = ""
    note: str = ""
    text: str = ""
    cites: tuple[tuple[int, str], ...] = ()


@register.simple_tag
def woven_map(
    centre: Place, ties: tuple[MapTie, ...], home: str, title: str, *, all_href: str = "#ties"
) -> SafeString:
    """The map of one city's ties. `title` says in words what it shows and where the list stands."""
    words = tie_map.MapWords(
        title=title,
        home=home,
        kilometres=gettext("{} km"),
        together=gettext("{} and {} more"),
        all_href=all_href,
    )
    return mark_safe(tie_map.tie_map(centre, tuple(ties), words))


@register.inclusion_tag("ui/tie_line.html")
def life_line(line: LifeLine, now: str) -> dict[str, Any]:
    """A tie drawn as time; the events' `what` are `Shown`. `now` is the label at today's end."""
    return {"line": line, "now": now, "threads": mark_safe(line.threads)}


@register.inclusion_tag("ui/cloth.html")
def cloth_table(piece: Cloth, label: str) -> dict[str, Any]:
    """Activity by year and kind; the rows' labels are in the reader's words."""
    heads = "".join(_warp(year_in(year)) for year in piece.years)
    rows = "".join(_weft(row) for row in piece.rows)
    return {"heads": mark_safe(heads), "rows": mark_safe(rows), "label": label}


def _warp(year: str) -> str:
    """The head of a year; its century gives way where there is little room."""
    return f'<th scope="col"><span class="cc">{year[:2]}</span>{year[2:]}</th>'


def _weft(row: Row) -> str:
    """One kind of activity: a cell for each year."""
    head = f'<th scope="row">{conditional_escape(row.label)}</th>'
    return f"<tr>{head}{''.join(map(_cell, row.cells))}</tr>"


def _cell(cell: Cell) -> str:
    """One year of one kind: how it is woven, and what was counted for those who do not see it."""
    words = count_words(cell)
    spoken = f'<span class="vh">{escape(words)}</span>' if words else ""
    look = f"weave weave--{cell.thread}" if cell.thread else "weave"
    return f'<td><span class="{look}" data-n="{cell.level}">{spoken}</span></td>'


@register.inclusion_tag("ui/chain.html")
def chain_of(links: Chain) -> dict[str, Any]:
    """What was signed, in order; the links' `what` are `Shown`."""
    return {"chain": links}


@register.simple_tag
def bar_chart(columns: tuple[charts.Bar, ...], spoken: str) -> SafeString:
    """Ribbed columns with their values above."""
    return mark_safe(charts.bars(tuple(columns), spoken))


@register.simple_tag
def two_way_chart(columns: tuple[charts.TwoWay, ...], spoken: str) -> SafeString:
    """Blocks above the axis for what we sent, below for what came."""
    return mark_safe(charts.two_way(tuple(columns), spoken))


@register.simple_tag
def issue_weave(shape: str) -> SafeString:
    """A city issue's own small weave: trees, heat, dust, grain, canal, or any other code."""
    html = '<svg class="issue-weave" viewBox="0 0 96 56" aria-hidden="true">{}</svg>'
    return format_html(html, mark_safe(issue_shape(shape)))


def count_words(cell: Cell) -> str:
    """What a cell of the cloth says to those who do not see it; nothing for an empty one."""
    tally = cell.tally
    said = (
        (tally.signed, gettext("%(n)s signed")),
        (tally.verified, gettext("%(n)s verified")),
        (tally.reported, gettext("%(n)s reported")),
    )
    return ", ".join(words % {"n": n} for n, words in said if n)

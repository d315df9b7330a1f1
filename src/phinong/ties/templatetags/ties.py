"""What the templates of this room say in words."""

from collections.abc import Sequence

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from phinong.core.asked import language
from phinong.core.templatetags.ui import cite, term
from phinong.core.vocabulary import vocabulary
from phinong.ties import claims_drawing, drawing, head_drawing
from phinong.ties.days import first_day
from phinong.ties.listing import Row
from phinong.ties.pages.claims import ClaimsTable
from phinong.ties.pages.tie import TiePage

register = template.Library()


def reader() -> str:
    """The reader's language: th, en or zh."""
    return language()


def era_of(context: Context) -> str:
    """The era in which the reader wants years."""
    return context.get("era") or "reader"


@register.simple_tag(takes_context=True)
def tie_rows(context: Context, rows: Sequence[Row]) -> SafeString:
    """The rows of the list of all ties; the page's `Sources` stand in the context as `sources`."""
    return drawing.rows(rows, pen_of(context))


@register.simple_tag(takes_context=True)
def body_tie_rows(context: Context, rows: Sequence[Row]) -> SafeString:
    """The rows of the list of one body's ties, with the same `sources`."""
    return drawing.body_rows(rows, pen_of(context))


def pen_of(context: Context) -> drawing.Pen:
    """What the rows of this page share."""
    return drawing.Pen.of(reader(), context["sources"], era_of(context))


@register.simple_tag
def tie_kinds(page: TiePage) -> SafeString:
    """The kind of a tie in three languages, or the kinds that are said."""
    return head_drawing.kinds(page, reader())


@register.simple_tag
def tie_parties(page: TiePage) -> SafeString:
    """The parties of a tie, set large, with the strand of its state between them."""
    return head_drawing.parties(page)


@register.simple_tag(takes_context=True)
def tie_facts(context: Context, page: TiePage) -> SafeString:
    """The facts of a tie in short, as terms and what holds of them."""
    return head_drawing.facts(page, reader(), era_of(context))


@register.simple_tag
def years_now(since: str) -> str:
    """The label at today's end of the line: in the how-manieth year, where the start is known."""
    if not since:
        return gettext("Today")
    years = timezone.localdate().year - first_day(since).year + 1
    return gettext("Today, in year %(n)s") % {"n": years}


@register.simple_tag(takes_context=True)
def claims_rows(context: Context, table: ClaimsTable) -> SafeString:
    """The rows of the table of claims, with the page's `sources`."""
    return claims_drawing.rows(table, reader(), era_of(context), context["sources"])


@register.simple_tag
def goal_name(goal: int) -> str:
    """A Sustainable Development Goal by its number and name."""
    code = str(goal)
    return f"{code} · {term('sdgs', code)}" if code in vocabulary("sdgs") else code


@register.simple_tag(takes_context=True)
def goal_cites(context: Context, agreement: int, goal: int) -> SafeString:
    """The sources that name a goal."""
    marks = context["sources"].marks("agreement", agreement, f"sdg:{goal}")
    return format_html_join("", "{}", ((cite(mark.number, mark.url),) for mark in marks))

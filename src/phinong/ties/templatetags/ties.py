"""What the templates of this room say in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from phinong.core.asked import language
from phinong.core.languages import content_tag, in_language
from phinong.core.templatetags.ui import cite, term, text_in, when
from phinong.core.vocabulary import vocabulary
from phinong.places.models import Body
from phinong.record.offices import office_names
from phinong.ties import drawing
from phinong.ties.days import first_day
from phinong.ties.listing import Row
from phinong.ties.models import Claim
from phinong.ties.naming import short_names as names_set_large
from phinong.ties.naming import value_in_words
from phinong.ties.pages.claims import Voice

register = template.Library()

IN_THREE = ("th", "en", "zh-Hans")


def reader() -> str:
    """The reader's language: th, en or zh."""
    return language()


@register.filter
def short_names(body: Body) -> Mapping[str, str]:
    """The names a page sets large: of a province or city its place's, of others their own."""
    return names_set_large(body)


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
    return drawing.Pen.of(reader(), context["sources"], context.get("era") or "reader")


@register.simple_tag
def kind_in_all(kind: str) -> SafeString:
    """A kind of tie in the reader's language first, then in the other two."""
    labels = vocabulary("tie-kinds")[kind].labels
    own = content_tag(reader())
    order = [own, *(tag for tag in IN_THREE if tag != own)]
    return format_html_join(
        " · ", '<span lang="{}">{}</span>', ((tag, labels[tag]) for tag in order if tag in labels)
    )


@register.simple_tag
def years_now(since: str) -> str:
    """The label at today's end of the line: in the how-manieth year, where the start is known."""
    if not since:
        return gettext("Today")
    years = timezone.localdate().year - first_day(since).year + 1
    return gettext("Today, in year %(n)s") % {"n": years}


@register.simple_tag
def column_name(heads: Sequence[Sequence[Body]], place: int) -> str:
    """The head of a column of the table of claims, for narrow screens."""
    if place >= len(heads):
        return gettext("Others")
    return ", ".join(str(body.name(reader())) for body in heads[place])


@register.simple_tag(takes_context=True)
def claim_value(context: Context, claim: Claim, level: Body | None = None) -> Any:
    """What a claim says: dates in the reader's calendar, codes in words, bodies by name."""
    if claim.what in ("date", "end"):
        return when(context, claim.value)
    if level is not None:
        return text_in(level.names)
    if claim.what == "note" and claim.texts:
        return text_in(in_language(claim.texts, reader()))
    return value_in_words(claim, reader())


@register.simple_tag(takes_context=True)
def beside_claim(context: Context, voice: Voice) -> SafeString:
    """What stands below a claim: who says so, as of when, in which language and calendar."""
    claim = voice.claim
    parts: list[str] = []
    if voice.speaker is not None:
        names = text_in(voice.speaker.names, note=False)
        parts.append(format_html('<a href="{}">{}</a>', voice.speaker.get_absolute_url(), names))
    elif claim.by_note:
        parts.append(escape(claim.by_note))
    if claim.as_of_edtf and claim.what != "date":
        day = when(context, claim.as_of_edtf, length="short", plain=True)
        parts.append(format_html("{} {}", gettext("as of"), day))
    parts += [term(words, code) for words, code in written_in(claim) if code]
    return format_html_join(" · ", "{}", ((part,) for part in parts))


def written_in(claim: Claim) -> list[tuple[str, str]]:
    """The language and the calendar of a claim's own words, as (vocabulary, code)."""
    if not claim.as_written:
        return []
    return [("languages", claim.language), ("calendars", claim.calendar)]


@register.simple_tag
def office_name(code: str) -> str:
    """The office that keeps a record, by its name."""
    return office_names([code], reader()).get(code, "")


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

"""The components every page is made of, as template tags; loaded as a builtin.

A component is a tag with declared arguments, at most one template, and a place in the gallery at
/ui/. Class names are those of the stylesheet. Words come out in the reader's language; a run in
another language carries its `lang`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField, CheckboxInput
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from phinong.core.calendars import UnclearYear, be_from_ce, say
from phinong.core.dates import Interval, PartialDate, parse_edtf
from phinong.core.drawing.icons import ICONS
from phinong.core.drawing.motif import motif_path
from phinong.core.drawing.strand import STRANDS, strand_shape
from phinong.core.languages import InLanguage, django_to_ui, in_language
from phinong.core.messages import say as say_refusal
from phinong.core.paging import Page
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import label as term_label

register = template.Library()

LANG = {"th": "th", "en": "en", "zh": "zh-Hans"}
# Names shown under a title, in this order; what a place calls itself comes after them.
NAME_ORDER = ("th", "en", "zh-Hans")
NOTHING = mark_safe("")
# What of a query names a place in a paged list, and nothing in another list.
PLACE_IN_LIST = ("after", "before")


def reader() -> str:
    """The interface language of whoever reads: th, en or zh."""
    return django_to_ui(get_language() or settings.LANGUAGE_CODE)


# ── Marks ──


@register.simple_tag
def motif(code: str, state: str = "", side: str = "a") -> SafeString:
    """The weave of the body with this code: marigold for our side, white for side "b"."""
    look = "motif motif--b" if side == "b" else "motif"
    return mark_safe(
        f'<svg class="{look}"{_state(state)} viewBox="0 0 9 9" aria-hidden="true">'
        f'<path d="{motif_path(str(code))}"/></svg>'
    )


@register.simple_tag
def strand(state: str, label: str = "") -> SafeString:
    """Two threads whose shape is the state; decoration unless a label says what it stands for."""
    role = f'role="img" aria-label="{conditional_escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(f'<svg class="strand" viewBox="0 0 44 12" {role}>{strand_shape(state)}</svg>')


@register.simple_tag
def status(state: str, label: str, tint: bool = False) -> SafeString:
    """A state in words: with its strand in running text, on its tint (no strand) in tables.

    A state that is no tie's, such as overdue, has no strand.
    """
    said = conditional_escape(label)
    if tint:
        return mark_safe(f'<span class="status status--tint"{_state(state)}>{said}</span>')
    shape = strand(state) if state in STRANDS else ""
    return mark_safe(f'<span class="status"{_state(state)}>{shape}{said}</span>')


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon by name. Raises KeyError for an unknown name."""
    role = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    html = '<svg class="icon" viewBox="0 0 20 20" {}>{}</svg>'
    return format_html(html, mark_safe(role), mark_safe(ICONS[name]))


@register.simple_tag
def cite(number: int, url: str) -> SafeString:
    """The number of a source, set behind what rests on it."""
    spoken = conditional_escape(gettext("Source %(number)s") % {"number": number})
    return mark_safe(
        f'<a class="cite" href="{conditional_escape(url)}" aria-label="{spoken}">'
        f"{conditional_escape(str(number))}</a>"
    )


@register.simple_tag
def gauge(filled: int, of: int = 4) -> SafeString:
    """`filled` of `of` strokes."""
    spoken = gettext("%(filled)s of %(of)s") % {"filled": filled, "of": of}
    strokes = "<i></i>" * filled + '<i class="off"></i>' * (of - filled)
    html = '<span class="gauge" role="img" aria-label="{}">{}</span>'
    return format_html(html, spoken, mark_safe(strokes))


# ── Dates ──


@register.simple_tag(takes_context=True, name="when")
def when(context: Context, value: Any, length: str = "long", plain: bool = False) -> SafeString:
    """A date or period in the reader's calendar; the other era on hover and focus.

    `value` is EDTF text, a PartialDate, an Interval, a date or a moment, which is shown by its day
    where the register stands; nothing is said to be not stated.
    `plain` leaves out the hover, for dense tables whose rows open to the full date.
    """
    if not value:
        return format_html('<span class="quiet">{}</span>', gettext("not stated"))
    day = timezone.localdate(value) if isinstance(value, datetime) else value
    return dated(day, reader(), length, context.get("era") or "reader", plain)


register.tag("be", register.tags["when"])


def _understood(value: Any) -> PartialDate | Interval:
    if isinstance(value, PartialDate | Interval):
        return value
    return PartialDate.of(value) if isinstance(value, date) else parse_edtf(str(value))


# A page says the same few dates many times over.
@lru_cache(maxsize=8192)
def dated(
    value: str | date | PartialDate | Interval,
    language: str,
    length: str = "long",
    era: str = "reader",
    plain: bool = False,
) -> SafeString:
    """A date in words, in an element that machines read: <data> holds EDTF for periods.

    Everything it depends on is among its arguments, so that it is worked out once.
    """
    found = _understood(value)
    shown = say(found, language, era=era, length=length)
    spoken = ("be" if language == "th" else "ce") if era == "reader" else era
    other = say(found, language, era="ce" if spoken == "be" else "be")
    name, machine = "time", "datetime"
    if isinstance(found, Interval):
        name, machine = "data", "value"
    attributes = format_html('{}="{}"', mark_safe(machine), found.edtf.rstrip("~?%"))
    if not plain and other != shown:
        attributes += format_html(' class="be" tabindex="0" data-ce="{}"', other)
    return format_html("<{0} {1}>{2}</{0}>", mark_safe(name), attributes, shown)


@register.simple_tag(name="year")
def year_in(year: int) -> str:
    """A year of the common era as the reader counts it; left as it is where the eras blur."""
    if reader() != "th":
        return str(year)
    try:
        return str(be_from_ce(year))
    except UnclearYear:
        return str(year)


# ── Languages ──


@register.simple_tag
def text_in(value: InLanguage | Mapping[str, str] | str, note: bool = True) -> SafeString:
    """A text in the reader's language, or the nearest there is: then with a note that says so.

    `value` is a text with its language, texts by language, or words already in the page's own.
    """
    asked = reader()
    found = in_language(value, asked) if isinstance(value, Mapping) else value
    if not found:
        return NOTHING
    if not isinstance(found, InLanguage):
        return conditional_escape(found)
    shown = run_of(found, asked)
    if found.asked_for or not note:
        return shown
    said = gettext("in %(language)s") % {"language": term("languages", found.language)}
    return format_html('{} <span class="meta">({})</span>', shown, said)


@register.simple_tag
def names_in(
    value: Mapping[str, str], lead: str = "", shown: str = "", limit: int = 0
) -> SafeString:
    """The names in other languages, for under a title. `lead` comes first, such as the country.

    `shown` is the language of the title itself, by default what `text_in` would choose.
    """
    shown = shown or in_language(value, reader()).language
    order = [*NAME_ORDER, *(key for key in value if key not in NAME_ORDER)]
    others = [key for key in order if value.get(key) and key != shown]
    if "zh-Hans" in value:
        others = [key for key in others if key != "zh-Hant"]
    parts = [f"<span>{conditional_escape(lead)}</span>"] if lead else []
    parts += [_run(value[key], key) for key in (others[:limit] if limit else others)]
    return mark_safe(f'<span class="names">{"".join(parts)}</span>') if parts else NOTHING


@register.simple_tag
def term(vocabulary: str, code: str) -> str:
    """A code in the reader's words; nothing for an empty code."""
    return term_label(vocabulary, code, reader()) if code else ""


def run_of(found: InLanguage, asked: str) -> SafeString:
    """A text on a page in the language `asked`; one in another language says which it is."""
    if not found.language or found.language == LANG[asked]:
        return conditional_escape(found.text)
    return _run(found.text, found.language)


def _run(text: str, language: str) -> SafeString:
    said = conditional_escape(text)
    return mark_safe(f'<span lang="{conditional_escape(language)}">{said}</span>')


# ── Blocks and controls ──


@register.simple_block_tag
def panel(
    content: SafeString, *, title: str, tone: str = "plain", count: int | None = None, id: str = ""
) -> SafeString:
    """A ruled section with a head, and a count at its end when given."""
    number = format_html('<span class="num">{}</span>', count) if count is not None else ""
    html = '<section class="panel panel--{}"{}><h2{}><span>{}</span>{}</h2>{}</section>'
    named = format_html(' aria-labelledby="{}"', id) if id else ""
    own = format_html(' id="{}"', id) if id else ""
    return format_html(html, tone, named, own, title, number, content)


@register.simple_tag(takes_context=True)
def action_button(
    context: Context,
    url: str,
    label: str,
    *,
    why_not: Iterable[Refusal | str] = (),
    main: bool = False,
    small: bool = False,
    post: bool = False,
    key: str = "",
) -> SafeString:
    """A button that opens `url` or posts to it; when it may not, it stands there and says why.

    `key` is the letter that presses it where there is a keyboard (see desk.js).
    """
    reasons = [say_refusal(r) if isinstance(r, Refusal) else str(r) for r in why_not]
    look = "btn" + (" btn--main" if main else "") + (" btn--sm" if small else "")
    values = {"url": url, "label": label, "reasons": reasons, "look": look, "post": post}
    values |= {"key": key.upper(), "csrf_token": context.get("csrf_token")}
    return mark_safe(render_to_string("ui/action_button.html", values).strip())


@register.simple_tag
def cloth_strip(
    years: Mapping[str, list[int]], until: int | None = None, span: int = 11
) -> SafeString:
    """Activity of the last `span` years as a band: {year: [signed, verified]}, both counted.

    A marigold stroke is a year of signing; a hairline is a year of which nothing is verified.
    """
    last, language = until or timezone.localdate().year, get_language()
    strokes, said = [], []
    for year in range(last - span + 1, last + 1):
        signed, verified = years.get(str(year), (0, 0))
        count = signed + verified
        strokes.append(_stroke(count, bool(signed)))
        if count:
            said.append(_year_count(year, count, language))
    label = conditional_escape(", ".join(said) or gettext("no verified activity"))
    drawn = "".join(strokes)
    return mark_safe(f'<span class="cloth-strip" role="img" aria-label="{label}">{drawn}</span>')


def _stroke(count: int, signed: bool) -> str:
    if not count:
        return "<i></i>"
    knot = ' class="is-knot"' if signed else ""
    return f'<i style="--n:{min(count, 4)}"{knot}></i>'


# A page says the same few years and counts in each of its rows.
@lru_cache(maxsize=4096)
def _year_count(year: int, count: int, language: str | None) -> str:
    """A year of the reader's calendar with its count, as a screen reader should say it.

    `language` is the active one: the words depend on it.
    """
    words = ngettext("%(year)s: %(count)s record", "%(year)s: %(count)s records", count)
    return words % {"year": year_in(year), "count": count}


# ── Forms ──


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field of a form: label, help, what went wrong, control. Optional ones say so, but
    for those that the form calls `sometimes_needed`, whose help says when; a tick stands before
    its label, and is never called optional."""
    tick = isinstance(bound.field.widget, CheckboxInput)
    control, errors = str(bound), str(bound.errors)
    needed = bound.field.required or bound.name in getattr(bound.form, "sometimes_needed", ())
    label = _label(bound, optional=not (tick or needed))
    help_text = _help(bound) if bound.help_text else ""
    rows = [control, label, help_text, errors] if tick else [label, help_text, errors, control]
    inside = "\n  ".join(row for row in rows if row)
    if bound.use_fieldset:
        inside = f"<fieldset>{inside}</fieldset>"
    look = "form__row form__row--tick" if tick else "form__row"
    return mark_safe(f'<div class="{look}">\n  {inside}\n</div>')


def _label(bound: BoundField, *, optional: bool) -> str:
    said: str = conditional_escape(bound.label)
    if optional:
        said += f' <span class="optional">{gettext("optional")}</span>'
    if bound.use_fieldset:
        return f"<legend>{said}</legend>"
    return f'<label for="{conditional_escape(bound.id_for_label)}">{said}</label>'


def _help(bound: BoundField) -> str:
    own = f' id="{conditional_escape(bound.auto_id)}_helptext"' if bound.auto_id else ""
    return f'<div class="helptext"{own}>{bound.help_text}</div>'


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What has to be looked at before the form can be saved, with links to the fields."""
    return {"form": form}


# ── Addresses ──


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: Any) -> str:
    """The page's own query with some parameters changed; empty values are left out.

    The place in a paged list (`after`, `before`) is dropped, since another query is another list.
    """
    asked = context["request"].GET.lists()
    gone = {*PLACE_IN_LIST, *changes}
    kept = [(key, value) for key, values in asked if key not in gone for value in values]
    changed = [(key, str(value)) for key, value in changes.items() if value not in (None, "")]
    return "?" + urlencode(kept + changed)


@register.simple_tag(takes_context=True)
def facet(
    context: Context, name: str, value: str, label: str, count: int | None = None
) -> SafeString:
    """One value of a filter as a link, with the number of rows it leaves."""
    return facets(context, name, [(value, label, count)])


@register.simple_tag(takes_context=True)
def facets(
    context: Context, name: str, values: Iterable[tuple[str, str, int | None]]
) -> SafeString:
    """The values of a filter as links: (value, label, rows it leaves or None where uncounted)."""
    rest, current = query_with(context, **{name: ""}), context["request"].GET.get(name, "")
    address = rest if rest == "?" else f"{rest}&"
    return mark_safe("".join(_facet(one, address, rest, name, current) for one in values))


def _facet(
    one: tuple[str, str, int | None], address: str, rest: str, name: str, current: str
) -> str:
    value, label, count = one
    number = "" if count is None else f' <span class="num">{conditional_escape(str(count))}</span>'
    href = address + urlencode({name: value}) if value not in (None, "") else rest
    chosen = ' aria-current="true"' if current == str(value) else ""
    said = conditional_escape(label)
    return f'<a class="facet" href="{conditional_escape(href)}"{chosen}>{said}{number}</a>'


@register.inclusion_tag("ui/paginate.html")
def paginate(page: Page) -> dict[str, Any]:
    """Links to the pages before and after a `core.paging.Page`; nothing when it is the only one."""
    return {"before": page.previous_query, "after": page.next_query}


def _state(state: str) -> SafeString:
    return mark_safe(f' data-state="{conditional_escape(state)}"') if state else NOTHING

"""The head of a tie's page, drawn in plain Python: its kinds, its parties, and its facts in short.

Everything that is not ours is escaped here; the parts are the components of `core.templatetags.ui`.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from phinong.core.languages import content_tag
from phinong.core.templatetags.ui import (
    cite,
    dated,
    motif,
    names_in,
    status,
    strand,
    term,
    text_in,
)
from phinong.core.vocabulary import vocabulary
from phinong.places.models import Body
from phinong.record.templatetags.sources import drawn_marks
from phinong.ties.naming import short_names
from phinong.ties.pages.tie import TiePage

IN_THREE = ("th", "en", "zh-Hans")


def kinds(page: TiePage, language: str) -> SafeString:
    """The kind of tie in three languages; each that is said where the sides differ."""
    if not page.kinds:
        return mark_safe(escape(gettext("Kind not stated")))
    said = " / ".join(in_all(kind, language) for kind in page.kinds)
    return mark_safe(f"{said} · {differing()}" if page.kind_differs else said)


def in_all(kind: str, language: str) -> str:
    """A kind of tie in the reader's language first, then in the other two."""
    labels, own = vocabulary("tie-kinds")[kind].labels, content_tag(language)
    order = [own, *(tag for tag in IN_THREE if tag != own)]
    return " · ".join(
        f'<span lang="{tag}">{escape(labels[tag])}</span>' for tag in order if tag in labels
    )


def differing() -> str:
    """That something is stated differently, with the way to what each side says."""
    return f'<a href="#says">{escape(gettext("stated differently"))}</a>'


def parties(page: TiePage) -> SafeString:
    """The parties by the names a page sets large, each with its weave; a strand between sides."""
    between = f" {strand(page.summary.state, gettext('and'))} "
    sides = (
        " ".join(city(body, "b" if place else "a") for body in side)
        for place, side in enumerate(page.sides)
    )
    return mark_safe(between.join(sides))


def city(body: Body, side: str) -> str:
    """One party: its weave, its name, and its names in other languages."""
    names = short_names(body)
    said = f"{text_in(names, note=False)}{names_in(names, limit=2)}"
    return f'<span class="tie-head__city">{motif(body.code, side=side)}<span>{said}</span></span>'


def facts(page: TiePage, language: str, era: str) -> SafeString:
    """State, since when, parties, latest evidence, and who keeps the record."""
    told = (
        (gettext("State"), state(page)),
        (gettext("Since"), since(page, language, era)),
        (gettext("Parties"), bound(page)),
        (gettext("Latest evidence"), newest(page, language, era)),
        (gettext("Kept by"), escape(page.office)),
    )
    return mark_safe("".join(f"<div><dt>{escape(t)}</dt><dd>{dd}</dd></div>" for t, dd in told))


def state(page: TiePage) -> str:
    """The state of today, and the step that was reached."""
    stage = page.summary.stage
    reached = f'<span class="meta">{escape(term("stages", stage))}</span>' if stage else ""
    return f"{status(page.summary.state, page.state_label)}{reached}"


def since(page: TiePage, language: str, era: str) -> str:
    """Since when the tie is signed, or why no day stands here."""
    if page.summary.since:
        return dated(page.summary.since, language, "long", era)
    if page.date_differs:
        return differing()
    if page.is_signed:
        return quiet(gettext("not stated"))
    return quiet(gettext("not signed, as far as sources say"))


def bound(page: TiePage) -> str:
    """The parties by their full names, a side a line, with the sources of the tie."""
    lines = "<br>".join(", ".join(map(link, side)) for side in page.sides)
    return f"{lines}{drawn_marks(page.sources.marks('tie', page.tie.pk))}"


def link(body: Body) -> str:
    """A body's name, leading to its page."""
    return f'<a href="{escape(body.get_absolute_url())}">{text_in(body.names, note=False)}</a>'


def newest(page: TiePage, language: str, era: str) -> str:
    """The latest evidence: its day, its sources, and what it was."""
    if page.newest is None:
        return quiet(gettext("none on record"))
    shown = page.newest
    title = f'<span class="meta">{text_in(shown.title, note=False)}</span>'
    return f"{dated(shown.piece.edtf, language, 'long', era)}{cites(shown.cites)}{title}"


def cites(found: Iterable[tuple[int, str]]) -> str:
    """The numbers of sources behind a statement."""
    return "".join(cite(number, url) for number, url in found)


def quiet(words: str) -> str:
    """What is not known, said quietly."""
    return f'<span class="quiet">{escape(words)}</span>'

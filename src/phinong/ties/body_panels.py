"""What this room adds to the page of a body: its ties, its agreements, and published figures."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language

from phinong.core.languages import django_to_ui
from phinong.places.models import Body
from phinong.record.queries import page_sources
from phinong.ties import listing
from phinong.ties.models import Agreement, AgreementParty, Tie
from phinong.ties.pages import agreement as agreements
from phinong.ties.queries import compared, counts_of

SHOWN = 10


def ties_of_body(request: HttpRequest, body: Body) -> SafeString | None:
    """The body's ties, the latest evidence first, with their counts; None without any."""
    day, language = localdate(), django_to_ui(get_language() or "")
    visible = Tie.objects.visible_to(request.user).of_body(body)
    found = list(listing.latest(visible)[:SHOWN])
    bodies = listing.bodies_of(found)
    rows = listing.rows_of(found, bodies, day=day, language=language, seen_from=body.code)
    if not rows:
        return None
    sources = page_sources(request)
    sources.gather(listing.evidence_records([row.tie for row in rows]))
    counts = counts_of(body, day=day)
    context = {"rows": rows, "counts": counts, "years": listing.strip_years(day)}
    return shown("ties/_body_ties.html", request, body, **context)


def agreements_of_body(request: HttpRequest, body: Body) -> SafeString | None:
    """The agreements that bind the body or that it carries as base unit; None without any."""
    language = django_to_ui(get_language() or "")
    bound = AgreementParty.objects.filter(body=body).values("agreement")
    carried = AgreementParty.objects.filter(base_unit=body).values("agreement")
    visible = Agreement.objects.visible_to(request.user)
    mine = visible.filter(pk__in=bound) | visible.filter(pk__in=carried)
    related = mine.prefetch_related("parties__body", "parties__base_unit")
    rows = agreements.rows_of(agreements.latest(related)[:SHOWN], language)
    if not rows:
        return None
    page_sources(request).gather({"agreement": [row.agreement.pk for row in rows]})
    return shown("ties/_body_agreements.html", request, body, rows=rows)


def figures_of_body(request: HttpRequest, body: Body) -> SafeString | None:
    """Figures published about the body's ties, each beside the register's own count."""
    figures = compared([body], day=localdate())
    if not figures:
        return None
    page_sources(request).gather({"figure": [row.figure.pk for row in figures]})
    return shown("ties/_figures.html", request, body, figures=figures)


def shown(template: str, request: HttpRequest, body: Body, **context: Any) -> SafeString:
    """A panel's HTML, its citations numbered with those of the page."""
    sources = page_sources(request)
    facts = {"body": body, "sources": sources, **context}
    return mark_safe(render_to_string(template, facts, request))


PANELS = ((10, ties_of_body), (20, agreements_of_body), (30, figures_of_body))

"""Ties and agreements, for everyone who may see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.core.paging import page_by_key
from phinong.places.models import Body
from phinong.record.queries import page_sources
from phinong.ties import exports, listing
from phinong.ties.listing import Wanted, Words, evidence_records
from phinong.ties.models import Agreement, Tie
from phinong.ties.naming import tie_name
from phinong.ties.pages import agreement as agreements
from phinong.ties.pages.agreement import AgreementPage, WantedAgreements, agreement_page
from phinong.ties.pages.tie import TiePage, tie_page

DATA = {"ensure_ascii": False}


def body_of(code: str) -> Body | None:
    """The body whose list is asked for; None for all or for one we have not."""
    return Body.objects.filter(code=code).first() if code else None


@require_safe
def tie_list(request: HttpRequest) -> HttpResponse:
    """Ties, the latest evidence first, by state, kind, sphere and country."""
    today, wanted = localdate(), Wanted.of(request.GET)
    visible = Tie.objects.visible_to(request.user)
    page = page_by_key(wanted.within(visible, today), request, order=listing.LATEST)
    bodies = listing.bodies_of(page.rows)
    rows = listing.rows_of(page.rows, bodies, day=today, language=language(), seen_from=wanted.body)
    sources = page_sources(request)
    sources.gather(evidence_records(page.rows))
    found = listing.counted(request.user, wanted, today)
    context = {
        "page": page,
        "rows": rows,
        "facets": listing.facets(found, wanted, Words(language())),
        "total": sum(listing.fitting(found.groups, wanted).values()),
        "body": body_of(wanted.body),
        "wanted": wanted,
        "years": listing.strip_years(today),
        "sources": sources,
    }
    return render(request, "ties/tie_list.html", context)


def visible_tie(request: HttpRequest, code: str) -> Tie:
    """The tie, or 404 when there is none that this reader may know of."""
    return get_object_or_404(Tie.objects.visible_to(request.user).with_parties(), code=code)


def page_of_tie(request: HttpRequest, code: str) -> TiePage:
    """The page of a tie for this reader, as of today."""
    found = visible_tie(request, code)
    return tie_page(found, request, today=localdate(), language=language())


@require_safe
def tie(request: HttpRequest, code: str) -> HttpResponse:
    """One tie: what each side says, what was signed, what is done, and how we know."""
    page = page_of_tie(request, code)
    context: dict[str, Any] = {
        "page": page,
        "tie": page.tie,
        "heading": tie_name(page.tie, language()),
        "sources": page.sources,
    }
    return render(request, "ties/tie.html", context)


@require_safe
def tie_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    facts = exports.tie_as_json(page_of_tie(request, code))
    return JsonResponse(facts, json_dumps_params=DATA)


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    """Agreements, those latest spoken of first, by instrument and status."""
    wanted = WantedAgreements.of(request.GET)
    visible = Agreement.objects.visible_to(request.user).prefetch_related(
        "parties__body", "parties__base_unit"
    )
    page = page_by_key(wanted.within(visible), request, order=agreements.LATEST)
    sources = page_sources(request)
    sources.gather({"agreement": [row.pk for row in page.rows]})
    groups = agreements.counted(request.user, wanted)
    context = {
        "page": page,
        "rows": agreements.rows_of(page.rows, language()),
        "facets": agreements.facets(groups, wanted, language()),
        "body": body_of(wanted.body),
        "sources": sources,
    }
    return render(request, "ties/agreement_list.html", context)


def page_of_agreement(request: HttpRequest, code: str) -> AgreementPage:
    """The page of an agreement for this reader, or 404."""
    visible = Agreement.objects.visible_to(request.user).select_related("tie", "signed_place")
    related = ("parties__body__place", "parties__base_unit", "rests_on")
    found = get_object_or_404(visible.prefetch_related(*related), code=code)
    return agreement_page(found, request, today=localdate(), language=language())


@require_safe
def agreement(request: HttpRequest, code: str) -> HttpResponse:
    """One agreement: who is bound by whom, when, on what, and how we know."""
    page = page_of_agreement(request, code)
    context = {"page": page, "agreement": page.agreement, "sources": page.sources}
    return render(request, "ties/agreement.html", context)


@require_safe
def agreement_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    facts = exports.agreement_as_json(page_of_agreement(request, code))
    return JsonResponse(facts, json_dumps_params=DATA)

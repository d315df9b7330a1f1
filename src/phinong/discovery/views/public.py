"""The search page, for everyone; each sees what they may."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from phinong.core.languages import django_to_ui
from phinong.core.paging import Page, query_to
from phinong.discovery.exports import as_json
from phinong.discovery.queries import Results
from phinong.discovery.queries import search as search_for
from phinong.discovery.words import KIND_WORDS
from phinong.ties.models import Tie
from phinong.ties.naming import by_side, short_names

TRIED = 5


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the register has of `q`, of one `kind` when asked; as JSON when that is wanted."""
    query = request.GET
    kind = query.get("kind", "")
    results = search_for(
        query.get("q", ""),
        user=request.user,
        language=django_to_ui(get_language() or ""),
        kinds=[kind] if kind in KIND_WORDS else None,
        after=query.get("after"),
    )
    page = page_of(results, request)
    if wants_json(request):
        following = request.build_absolute_uri(page.next_query) if page.next_query else ""
        base = request.build_absolute_uri(reverse("site:home"))
        data = as_json(results, base=base, next_url=following)
        return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    context = {
        "results": results,
        "kind": kind if kind in KIND_WORDS else "",
        "page": page,
        "base": reverse("site:home"),
        "counts": [(count, KIND_WORDS[count.kind][1]) for count in results.counts],
        "tries": [] if results.hits else names_to_try(),
    }
    return render(request, "discovery/search.html", context)


def page_of(results: Results, request: HttpRequest) -> Page:
    """The links of a page of results: on to the next, and back to the first."""
    return Page(
        list(results.hits),
        after=results.after,
        previous_query=first_query(request) if request.GET.get("after") else "",
        next_query=query_to(request, "after", results.after),
    )


def first_query(request: HttpRequest) -> str:
    """The query without its place in the results."""
    query = request.GET.copy()
    query.pop("after", None)
    return "?" + query.urlencode()


def wants_json(request: HttpRequest) -> bool:
    """Whether data is asked for instead of a page, by the address or by the client's wish."""
    if "format" in request.GET:
        return request.GET["format"] == "json"
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def names_to_try() -> list[dict[str, str]]:
    """The partners of the latest public ties, as names by language."""
    latest = (
        Tie.objects.published()
        .with_parties()
        .order_by(F("evidence_day").desc(nulls_last=True), "-id")[:TRIED]
    )
    others = (body for tie in latest for side, row in by_side(tie).items() if side for body in row)
    return list({body.place_id or body.code: dict(short_names(body)) for body in others}.values())

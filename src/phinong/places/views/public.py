"""Places and bodies, for everyone."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.core.paging import page_by_key
from phinong.places import exports
from phinong.places.listing import (
    BodiesWanted,
    PlacesWanted,
    bodies_facets,
    body_rows,
    places_facets,
)
from phinong.places.models import Body, Place
from phinong.places.pages import body_page, place_page
from phinong.places.panels import panels_for

BY_CODE = (("code", "asc"),)


@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """Places by kind and country."""
    wanted = PlacesWanted.of(request.GET)
    found = wanted.within(Place.objects.select_related("parent"))
    context = {
        "page": page_by_key(found, request, order=BY_CODE),
        "facets": places_facets(language()),
    }
    return render(request, "places/place_list.html", context)


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """One place: its names, codes and coordinates, and the bodies seated there."""
    found = get_object_or_404(Place.objects.select_related("parent__parent"), code=code)
    page = place_page(found, request, language())
    panels = panels_for("place", request, found)
    context = {"page": page, "place": found, "sources": page.sources, "panels": panels}
    return render(request, "places/place.html", context)


@require_safe
def place_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    found = get_object_or_404(Place.objects.select_related("parent"), code=code)
    facts = exports.place_as_json(found, user=request.user)
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})


@require_safe
def body_list(request: HttpRequest) -> HttpResponse:
    """Bodies by kind and country."""
    wanted = BodiesWanted.of(request.GET)
    page = page_by_key(wanted.within(Body.objects.with_place()), request, order=BY_CODE)
    context = {"page": page, "rows": body_rows(page.rows), "facets": bodies_facets(language())}
    return render(request, "places/body_list.html", context)


@require_safe
def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body: names, seat, rank, people in posts, and what other rooms know of it."""
    found = get_object_or_404(Body.objects.with_place(), code=code)
    page = body_page(found, request, language())
    panels = panels_for("body", request, found)
    context = {"page": page, "body": found, "sources": page.sources, "panels": panels}
    return render(request, "places/body.html", context)


@require_safe
def body_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    found = get_object_or_404(Body.objects.with_place(), code=code)
    facts = exports.body_as_json(found, user=request.user)
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})

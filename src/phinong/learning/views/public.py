"""What a city learns, for everyone who may see it."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.learning import exports
from phinong.learning.issues import shape_of
from phinong.learning.kinds import title_of
from phinong.learning.listing import Wanted, city_called, counts, kinds_of
from phinong.learning.models import LearningItem
from phinong.learning.page import beside, city_page
from phinong.record.queries import history, page_sources

# The icons of the kinds; a kind that has none of its own wears the ecosystem's.
ICONS = {
    "people": "people",
    "place": "pin",
    "object": "object",
    "memory": "memory",
    "programme": "programme",
    "ecosystem": "ecosystem",
}


@require_safe
def item_list(request: HttpRequest) -> HttpResponse:
    """A city's learning page: vision, inventories, issues, years; 404 for a city we have not."""
    counted = counts(request.user)
    wanted = Wanted.of(request.GET, counted)
    city = city_called(wanted.city)
    if city is None:
        if request.GET.get("city"):
            raise Http404
        return render(request, "learning/nothing.html", {"sources": page_sources(request)})
    sources = page_sources(request)
    kinds = [(kind, ICONS.get(kind, "ecosystem"), n) for kind, n in kinds_of(counted, city.code)]
    context = {
        "page": city_page(city, wanted.kind, request, sources),
        "city": city,
        "heading": city.name(language()).text,
        "kinds": kinds,
        "cities": counted.cities,
        "sources": sources,
    }
    return render(request, "learning/city.html", context)


def visible_item(request: HttpRequest, code: str) -> LearningItem:
    """The item, or 404 when there is none that this reader may know of."""
    visible = LearningItem.objects.visible_to(request.user).select_related("city", "place")
    return get_object_or_404(visible, code=code)


@require_safe
def item(request: HttpRequest, code: str) -> HttpResponse:
    """One learning item."""
    found = visible_item(request, code)
    sources = page_sources(request)
    sources.gather({"learning-item": [found.pk]})
    may_edit = request.user.is_authenticated and request.user.may("edit-learning", found.kept_by)
    context = {
        "item": found,
        "heading": title_of(found, language()),
        "shape": shape_of(found) if found.issue else "",
        "icon_name": ICONS.get(found.kind, "ecosystem"),
        "beside": beside(found, request.user),
        "may_edit": may_edit,
        "history": history("learning-item", found.pk) if may_edit else [],
        "sources": sources,
    }
    return render(request, "learning/item.html", context)


@require_safe
def item_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    found = visible_item(request, code)
    sources = page_sources(request)
    sources.gather({"learning-item": [found.pk]})
    facts = exports.as_json(found, sources)
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})

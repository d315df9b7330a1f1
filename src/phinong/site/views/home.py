"""The face of the city: its ties woven on a map, counts, what happened and what comes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phinong.core.drawing.plane import Place as Spot
from phinong.core.drawing.tie_map import MapWords, tie_map
from phinong.record.queries import page_sources
from phinong.site import face
from phinong.site.views.review import language
from phinong.ties.models import FigureClaim


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page; in a register without a city, how to begin."""
    city = face.face()
    if city.place is None:
        return render(request, "site/empty.html")
    return render(request, "site/home.html", context_of(request, city))


def context_of(request: HttpRequest, city: face.Face) -> dict[str, Any]:
    """Everything the page shows, with the sources of all of it numbered together."""
    today, words = timezone.localdate(), language()
    shown = list(face.ties(city).with_parties()[: face.ON_MAP])
    happened, coming = face.happened(city, today=today), face.coming(city, today=today)
    figures = face.figures(city)
    sources = page_sources(request)
    sources.gather(cited_records(happened + coming, figures, shown[: face.ROWS]))
    counted = face.counts(city)
    return {
        "city": city,
        "map": drawing(city, shown, words),
        "counts": counted,
        "total": sum(counted.values()),
        "documents": face.documents(),
        "happened": happened,
        "coming": coming,
        "figures": figures,
        "rows": [(tie, face.partner(tie, city)) for tie in shown[: face.ROWS]],
        "lessons": face.lessons(city),
        "sources": sources,
        "today": today,
    }


def cited_records(
    entries: list[face.Entry], figures: list[FigureClaim], rows: list[Any]
) -> dict[str, list[int]]:
    """The records whose sources the page numbers, by kind."""
    records: dict[str, list[int]] = {"figure": [figure.pk for figure in figures]}
    for entry in entries:
        kind = "tie" if entry.kind == "anniversary" else entry.kind
        records.setdefault(kind, []).append(entry.number)
    records.setdefault("tie", []).extend(tie.pk for tie in rows)
    return records


def drawing(city: face.Face, shown: list[Any], words: str) -> str:
    """The woven map; empty when the city's own place has no coordinates."""
    place = city.place
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    home_name = place.name(words).text
    title = _("Map of the ties of %(city)s; the same list stands in the table below") % {
        "city": home_name
    }
    labels = MapWords(
        title=title, home=home_name, kilometres=_("{} km"), together=_("{} and {} more")
    )
    spot = Spot(place.latitude, place.longitude)
    return mark_safe(tie_map(spot, face.on_map(shown, city, words), labels))

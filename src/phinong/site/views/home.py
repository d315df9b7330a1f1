"""The face of the city: its ties woven on a map, counts, what happened and what comes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.core.drawing.plane import Place as Spot
from phinong.core.drawing.tie_map import MapWords, tie_map
from phinong.record.once import once
from phinong.record.queries import page_sources
from phinong.site import face
from phinong.site.context import chosen_era
from phinong.ties import listing
from phinong.ties.models import Tie
from phinong.ties.queries import Compared, compared


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page; in a register without a city, how to begin.

    What stands in it hangs on the register, the day, the language and the reader's offices, so it
    is made once for each of these; only the frame around it belongs to one address.
    """
    user = request.user
    offices = tuple(user.body_codes()) if user.is_authenticated else None
    asked = (timezone.localdate(), language(), offices, chosen_era(request))
    found = once(lambda: sections(request), "home", *asked)
    return render(request, "site/home.html" if found else "site/empty.html", found)


def sections(request: HttpRequest) -> dict[str, Any]:
    """The names of the city and all that its page says, as HTML; empty without a city."""
    city = face.face()
    if city.place is None:
        return {}
    main = render_to_string("site/_home.html", context_of(request, city), request)
    return {"names": city.place.names, "main": main}


def context_of(request: HttpRequest, city: face.Face) -> dict[str, Any]:
    """Everything the page shows, with the sources of all of it numbered together."""
    today, words = timezone.localdate(), language()
    shown = list(face.ties(city).with_parties()[: face.ON_MAP])
    rows = listing.rows_of(shown, day=today, language=words, seen_from=city.codes)
    happened, coming = face.happened(city, today=today), face.coming(city, today=today)
    figures = compared(list(city.bodies), day=today)
    sources = page_sources(request)
    sources.gather(cited_records(happened + coming, figures, shown[: face.ROWS]))
    lessons = face.lessons(city)
    sources.gather({"learning-item": [issue.item.pk for issue in lessons["issues"]]})
    counts = face.counts(city, today=today)
    return {
        "city": city,
        "map": drawing(city, rows, words),
        "counts": counts,
        "total": counts["all"],
        "body": city.codes,
        "years": listing.strip_years(today),
        "documents": face.documents(),
        "happened": happened,
        "coming": coming,
        "figures": face.told_once(figures),
        "rows": rows[: face.ROWS],
        "lessons": lessons,
        "sources": sources,
    }


def cited_records(
    entries: list[face.Entry], figures: list[Compared], ties: list[Tie]
) -> dict[str, list[int]]:
    """The records whose sources the page numbers, by kind."""
    records: dict[str, list[int]] = {"figure": [row.figure.pk for row in figures]}
    signed = [entry.record for entry in entries if isinstance(entry.record, Tie)]
    for kind, numbers in listing.evidence_records([*signed, *ties]).items():
        records.setdefault(kind, []).extend(numbers)
    for entry in entries:
        if not isinstance(entry.record, Tie):
            records.setdefault(entry.kind, []).append(entry.number)
    return records


def drawing(city: face.Face, rows: list[listing.Row], words: str) -> str:
    """The woven map; empty when the city's own place has no coordinates."""
    place = city.place
    if place is None or place.latitude is None or place.longitude is None:
        return ""
    name = place.name(words).text
    title = _("Map of the ties of %(city)s; the same list stands in the table below")
    labels = MapWords(
        title=title % {"city": name},
        home=name,
        kilometres=_("{} km"),
        together=_("{} and {} more"),
    )
    spot = Spot(place.latitude, place.longitude)
    return mark_safe(tie_map(spot, face.on_map(rows, words), labels))

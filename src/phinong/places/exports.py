"""Places and bodies as data, every statement with its sources."""

from typing import Any

from phinong.places.models import Body, Place
from phinong.places.pages import records_of, services_of
from phinong.record.queries import Sources


def place_as_json(place: Place, *, user: Any) -> dict[str, Any]:
    """A place with its codes in other registers and the bodies seated there."""
    sources = Sources(user, {"place": [place.pk]})
    return {
        "code": place.code,
        "kind": place.kind,
        "names": place.names,
        "country": place.country,
        "parent": place.parent.code if place.parent else None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "iso_3166_2": place.iso_3166_2,
        "gazetteer": place.entry,
        "wikidata": place.wikidata,
        "bodies": list(place.bodies.order_by("code").values_list("code", flat=True)),
        "sources": sources.as_json("place", place.pk),
    }


def body_as_json(body: Body, *, user: Any) -> dict[str, Any]:
    """A body with its names, posts and people; each name and statement with its own sources."""
    forms = list(body.forms.order_by("id"))
    services = services_of(body)
    sources = Sources(user, records_of(body, forms, services))
    return {
        "code": body.code,
        "kind": body.kind,
        "names": body.names,
        "about": body.about,
        "country": body.country,
        "rank": body.rank,
        "place": body.place.code if body.place else None,
        "parent": body.parent.code if body.parent else None,
        "since": body.since_edtf,
        "until": body.until_edtf,
        "gazetteer": body.entry,
        "external": body.external,
        "sources": sources.as_json("body", body.pk),
        "other_names": [
            {
                "text": form.text,
                "language": form.language,
                "kind": form.kind,
                "since": form.since_edtf,
                "until": form.until_edtf,
                "sources": sources.as_json("body-name", form.pk),
            }
            for form in forms
        ],
        "people": [
            {
                "person": service.person.code,
                "names": service.person.names,
                "role": tenure.post.role,
                "titles": tenure.post.titles,
                **tenure.facts(),
                "sources": sources.as_json("tenure", tenure.pk),
            }
            for service in services
            for tenure in service.statements
        ],
    }

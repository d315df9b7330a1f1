"""What the memory must know of places, bodies, posts and people."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.urls import reverse

from phinong.core.languages import content_tag, in_language
from phinong.core.questions import Given, Question
from phinong.places.models import Body, BodyName, Person, PersonName, Place, Post, Tenure
from phinong.record.actions import note
from phinong.record.landing import Record

Fetch = Callable[[Iterable[int]], dict[int, Any]]


def fetching(model: type[Model], *related: str) -> Fetch:
    """Rows by number, with what their names and addresses need, in one query."""

    def fetch(numbers: Iterable[int]) -> dict[int, Any]:
        rows = (
            model._default_manager.select_related(*related) if related else model._default_manager
        )
        return rows.in_bulk(list(numbers))

    return fetch


def removing(kind: str) -> Callable[[Any], None]:
    """Delete a row that an undone decision made, and say so in the history."""

    def remove(instance: Any) -> None:
        number, named = instance.pk, str(instance)
        instance.delete()
        note(f"{kind}.removed", kind, number, by=None, was={"name": named})

    return remove


def body_path(body: Body) -> str:
    """The page of a body."""
    return reverse("places:body", args=[body.code])


def tenure_label(tenure: Tenure, language: str) -> str:
    """Who, in which post, of which body."""
    post = tenure.post
    return f"{tenure.person.name(language)} · {post.title(language)} · {post.body.name(language)}"


def person_path(person: Person) -> str:
    """The page of the body where the person was last seen in a post; "" without one."""
    tenure = person.tenures.select_related("post__body").order_by("-id").first()
    return f"{body_path(tenure.post.body)}#person-{person.code}" if tenure else ""


RECORDS = {
    "place": Record(
        fetch=fetching(Place),
        label=lambda place, language: str(place.name(language)),
        path=lambda place: reverse("places:place", args=[place.code]),
        remove=removing("place"),
    ),
    "body": Record(
        fetch=fetching(Body),
        label=lambda body, language: str(body.name(language)),
        path=body_path,
        remove=removing("body"),
    ),
    "body-name": Record(
        fetch=fetching(BodyName, "body"),
        label=lambda form, language: form.text,
        path=lambda form: body_path(form.body) + "#names",
        remove=removing("body-name"),
    ),
    "person": Record(
        fetch=fetching(Person),
        label=lambda person, language: str(person.name(language)),
        path=person_path,
        remove=removing("person"),
    ),
    "person-name": Record(
        fetch=fetching(PersonName, "person"),
        label=lambda form, language: form.text,
        path=lambda form: person_path(form.person),
        remove=removing("person-name"),
    ),
    "post": Record(
        fetch=fetching(Post, "body"),
        label=lambda post, language: f"{post.title(language)} · {post.body.name(language)}",
        path=lambda post: body_path(post.body) + "#people",
        remove=removing("post"),
    ),
    "tenure": Record(
        fetch=fetching(Tenure, "person", "post__body"),
        label=tenure_label,
        path=lambda tenure: body_path(tenure.post.body) + "#people",
        remove=removing("tenure"),
    ),
}


def names_of_offices(codes: Iterable[str], language: str) -> dict[str, str]:
    """{body code: name} in one query."""
    known = NAMED.ask(codes=list(codes))
    return {one.code: in_language(one.names, content_tag(language)).text for one in known}


class Named(NamedTuple):
    """A body by its code, with its names by language."""

    code: str
    names: Mapping[str, str]


def named(given: Given) -> QuerySet[Any]:
    """The bodies with these `codes`."""
    return Body.objects.filter(code__in=given.each("codes")).values_list("code", "names")


NAMED = Question(Named, named)

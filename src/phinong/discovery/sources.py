"""What the index holds of the records below: who and where, documents, learning items.

Texts are statements that a reader may look for, one to a line. Codes are found by their labels in
the three languages of the pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.db.models import Prefetch, QuerySet

from phinong.core.dates import sort_day
from phinong.core.languages import CONTENT, UI, guess_language
from phinong.core.vocabulary import label
from phinong.discovery.facts import EntryFacts, Record, indexes
from phinong.learning.models import LearningItem, ReviewState
from phinong.places.models import Body, Person, Place, Tenure
from phinong.record.models import Document

Texts = Mapping[str, str]
TITLE_SHOWN = 140


# ── What many facts are made of ──


def words(*texts: Texts) -> Iterator[str]:
    """Every text of every language, in the order of the language tags: PostgreSQL keeps none."""
    for by_language in texts:
        yield from (text for _, text in sorted(by_language.items()) if text)


def labels(vocabulary: str, *codes: str) -> Iterator[str]:
    """The labels of codes in each language of the pages."""
    for code in codes:
        if code:
            yield from in_all_languages(vocabulary, code)


@cache
def in_all_languages(vocabulary: str, code: str) -> tuple[str, ...]:
    """The labels of one code."""
    return tuple(dict.fromkeys(label(vocabulary, code, ui) for ui in UI))


def in_three(name: Any) -> dict[str, str]:
    """{content tag: name} from a function that names something for a language of the pages."""
    return {CONTENT[ui]: said for ui in UI if (said := name(ui))}


def body_names(body: Body) -> Iterator[str]:
    """A body's preferred names, and those of its place."""
    yield from words(body.names)
    if body.place:
        yield from words(body.place.names)


def body_refs(bodies: Iterable[Body]) -> tuple[Record, ...]:
    """Bodies and their places, for being found by every name of theirs."""
    bodies = list(bodies)
    places = [("place", body.place_id) for body in bodies if body.place_id]
    return (*(("body", body.pk) for body in bodies), *places)


def opening(texts: Texts) -> dict[str, str]:
    """The beginning of a long statement, where it has no title."""
    return {
        language: text if len(text) <= TITLE_SHOWN else text[:TITLE_SHOWN].rstrip() + "…"
        for language, text in texts.items()
    }


def in_order(related: Any) -> list[Any]:
    """The rows that belong to another, in the order in which they were made."""
    return sorted(related.all(), key=lambda row: int(row.pk))


def tell(*parts: Iterable[str] | str) -> tuple[str, ...]:
    """Statements without doubles and blanks; a row of statements may stand among them."""
    said = (s for part in parts for s in ([part] if isinstance(part, str) else part))
    return tuple(dict.fromkeys(s for s in said if s))


# ── Places, bodies, people ──


def of_place(place: Place) -> EntryFacts:
    """A place by its names."""
    return EntryFacts(
        path=f"places/{place.code}/",
        titles=place.names,
        texts=tell(labels("place-kinds", place.kind)),
        about=(("place", place.pk),),
    )


def bodies() -> QuerySet[Body]:
    """Bodies with all their names and objectives."""
    return Body.objects.select_related("place").prefetch_related("forms", "objectives", "posts")


def of_body(body: Body) -> EntryFacts:
    """A body by every form of its name, what it is, and what it was founded for."""
    return EntryFacts(
        path=f"bodies/{body.code}/",
        titles=body.names,
        names=tuple(form.text for form in in_order(body.forms)),
        texts=tell(
            words(body.about),
            labels("body-kinds", body.kind),
            words(body.place.names) if body.place else (),
            words(*(objective.texts for objective in in_order(body.objectives))),
            words(*(post.titles for post in in_order(body.posts))),
        ),
        about=body_refs([body]),
    )


def bodies_with(kind: str, number: int) -> Iterable[int]:
    """Bodies whose facts change with a record of another kind."""
    match kind:
        case "place":
            return Body.objects.filter(place=number).values_list("pk", flat=True)
        case "body-name":
            return Body.objects.filter(forms=number).values_list("pk", flat=True)
        case "post":
            return Body.objects.filter(posts=number).values_list("pk", flat=True)
        case "objective":
            return Body.objects.filter(objectives=number).values_list("pk", flat=True)
    return ()


def people() -> QuerySet[Person]:
    """People with the posts in which a source shows them."""
    tenures = Tenure.objects.select_related("post__body").order_by("-pk")
    return Person.objects.prefetch_related("forms", Prefetch("tenures", tenures))


def of_person(person: Person) -> EntryFacts | None:
    """A person by every spelling, and the posts; nothing without a post, since then no page."""
    posts = [tenure.post for tenure in person.tenures.all()]
    if not posts:
        return None
    forms = in_order(person.forms)
    return EntryFacts(
        path=f"bodies/{posts[0].body.code}/#person-{person.code}",
        titles=person.names,
        names=tuple(form.text for form in forms),
        texts=tell(
            *(words(post.titles, post.body.names) for post in posts),
            (f"{form.honorific} {form.text}" for form in forms if form.honorific),
        ),
        about=tuple(("body", post.body_id) for post in posts),
    )


def people_with(kind: str, number: int) -> Iterable[int]:
    """People whose facts change with a record of another kind."""
    match kind:
        case "person-name":
            return Person.objects.filter(forms=number).values_list("pk", flat=True)
        case "tenure":
            return Person.objects.filter(tenures=number).values_list("pk", flat=True)
        case "body":
            return Person.objects.filter(tenures__post__body=number).values_list("pk", flat=True)
    return ()


# ── Documents and learning items ──


def of_document(document: Document) -> EntryFacts:
    """A document by its title, publisher and words."""
    language = document.language or guess_language(document.title)
    return EntryFacts(
        path=f"documents/{document.code}/",
        titles={language: document.title},
        texts=tell(document.publisher, document.published_written, document.text),
        edtf=document.published_edtf,
        day=sort_day(document.published_edtf),
        public=document.public,
        kept_by=document.kept_by,
    )


def learning_items() -> QuerySet[LearningItem]:
    """Learning items with city and place."""
    return LearningItem.objects.select_related("city__place", "place")


def of_learning_item(item: LearningItem) -> EntryFacts:
    """A learning item; before it is published it belongs to its office alone."""
    here = body_refs([item.city])
    return EntryFacts(
        path=f"learning/{item.code}/",
        titles=item.titles,
        texts=tell(
            words(item.texts),
            item.community,
            labels("learning-kinds", item.kind),
            body_names(item.city),
            words(item.place.names) if item.place else (),
        ),
        about=(*here, ("place", item.place_id)) if item.place_id else here,
        edtf=item.when_edtf,
        day=item.when_day,
        public=item.state == ReviewState.PUBLISHED,
        kept_by=item.kept_by,
    )


def learning_items_with(kind: str, number: int) -> Iterable[int]:
    """Learning items whose facts change with a record of another kind."""
    if kind == "body":
        return LearningItem.objects.filter(city=number).values_list("pk", flat=True)
    return ()


def register() -> None:
    """Put these kinds into the index."""
    indexes("place", of_place, rows=Place.objects.all)
    indexes("body", of_body, rows=bodies, rests_on=bodies_with)
    indexes("person", of_person, rows=people, rests_on=people_with)
    indexes("document", of_document, rows=Document.objects.all)
    indexes(
        "learning-item",
        of_learning_item,
        rows=learning_items,
        rests_on=learning_items_with,
    )

"""The doors for every change to places, bodies, posts, people and their names.

All take `by` and `kept_by`, the office on whose behalf it is done, and, where there is one, the
document (with span and finding) that says so. What several sources may say is added, never
overwritten.
"""

from typing import Any

from django.db import transaction

from phinong.core.acting import Actor, require
from phinong.core.dates import parse_edtf
from phinong.core.languages import guess_language
from phinong.core.refusals import refuse_if
from phinong.core.vocabulary import vocabulary
from phinong.places.memory import decisions
from phinong.places.models import Body, BodyName, NameKind, Person, PersonName, Place, Post, Tenure
from phinong.places.naming import fold_name
from phinong.places.rules import (
    why_not_body,
    why_not_hold,
    why_not_name,
    why_not_named,
    why_not_place,
    why_not_under,
)
from phinong.reader.gazetteer import load
from phinong.record.actions import cite, note
from phinong.record.codes import free_code, slug
from phinong.record.models import Document

EDIT = "edit-body"

Span = tuple[int, int]
Names = dict[str, str]


def prove(
    kind: str,
    number: int,
    field: str,
    *,
    by: Any,
    document: Document | None,
    span: Span | None,
    finding: Any,
) -> None:
    """Cite the document when there is one; what rests on none is shown without a number."""
    if document is not None:
        cite(kind, number, field, document=document, by=by, span=span, finding=finding)


@transaction.atomic
def add_place(
    *,
    by: Actor,
    kept_by: str,
    kind: str,
    names: Names,
    code: str = "",
    source: str = "",
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
    **facts: Any,
) -> Place:
    """A new place. `facts` are further columns: country, parent, latitude, longitude, entry, …

    Raises Refused without a name, with half a coordinate, or when the gazetteer entry is there
    already; NotAllowed when `by` may not edit for `kept_by`.
    """
    require(by, EDIT, body=kept_by)
    entry = facts.get("entry", "")
    same = Place.objects.filter(entry=entry).first() if entry else None
    spot = {"latitude": facts.get("latitude"), "longitude": facts.get("longitude")}
    refuse_if(why_not_place(names=names, same=same.code if same else "", **spot))
    code = code or free_code(Place, latin_name(names), otherwise=kind)
    place = Place.objects.create(code=code, kind=kind, names=names, **facts)
    now = {"names": names, "kind": kind, "entry": entry}
    note("place.added", "place", place.pk, by=by, body=kept_by, now=now, source=source)
    prove("place", place.pk, "", by=by, document=document, span=span, finding=finding)
    return place


@transaction.atomic
def ensure_place_from_entry(entry: str, *, by: Actor, kept_by: str) -> Place:
    """The place of this gazetteer entry, made with its parents when it is not there yet.

    Raises KeyError for an id that is no place of the gazetteer.
    """
    if kept := Place.objects.filter(entry=entry).first():
        return kept
    gazetteer = load().places
    known = gazetteer[entry]
    parent = None
    if known.parent in gazetteer and known.parent != entry:
        parent = ensure_place_from_entry(known.parent, by=by, kept_by=kept_by)
    name = known.name("en")
    taken = Place.objects.filter(code=slug(name)).exists()
    return add_place(
        by=by,
        kept_by=kept_by,
        kind=known.kind,
        names=dict(known.names),
        code=free_code(Place, f"{name} {known.kind}" if taken else name, otherwise=known.kind),
        source=f"gazetteer:{known.source}",
        country=known.country,
        parent=parent,
        latitude=known.latitude,
        longitude=known.longitude,
        iso_3166_2=known.iso_3166_2,
        entry=entry,
    )


@transaction.atomic
def add_body(
    *,
    by: Actor,
    kept_by: str,
    kind: str,
    names: Names,
    code: str = "",
    source: str = "",
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
    **facts: Any,
) -> Body:
    """A new body. `facts` are further columns: country, place, parent, rank, about, entry, …

    Every name becomes a form under which the body is found. Raises Refused without a name, with
    an unknown kind, or when a body of this kind and country bears the name already.
    """
    require(by, EDIT, body=kept_by)
    same = same_body(kind, facts.get("country", ""), names, facts.get("place"))
    known = kind in vocabulary("body-kinds")
    refuse_if(why_not_body(names=names, kind_known=known, same=same.code if same else ""))
    code = code or free_code(Body, latin_name(names), otherwise=kind)
    body = Body.objects.create(code=code, kind=kind, names=names, **facts)
    BodyName.objects.bulk_create(
        BodyName(body=body, text=text, language=language, folded=fold_name(text))
        for language, text in names.items()
        if text
    )
    now = {"names": names, "kind": kind, "entry": body.entry}
    note("body.added", "body", body.pk, by=by, body=kept_by, now=now, source=source)
    prove("body", body.pk, "", by=by, document=document, span=span, finding=finding)
    return body


def latin_name(names: Names) -> str:
    """The name from which an address is made: the English one, or any in Latin letters."""
    return names.get("en", "") or next((n for n in names.values() if n.isascii()), "")


def same_body(kind: str, country: str, names: Names, place: Place | None) -> Body | None:
    """A body of the same kind and country whose preferred name folds to one of these.

    Bodies of one name in two places (two municipalities called San Sai) are two bodies.
    """
    folded = [fold_name(text) for text in names.values() if text]
    named = BodyName.objects.filter(folded__in=folded, kind=NameKind.PREFERRED, body__kind=kind)
    if country:
        named = named.filter(body__country=country)
    if place is not None:
        named = named.filter(body__place=place)
    found = named.select_related("body").first()
    return found.body if found else None


@transaction.atomic
def put_under(
    body: Body,
    *,
    parent: Body,
    by: Actor,
    kept_by: str,
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
) -> Body:
    """Say of which body this one is a part. Raises Refused when that would make a circle."""
    require(by, EDIT, body=kept_by)
    body = Body.objects.select_for_update(of=("self",)).select_related("parent").get(pk=body.pk)
    parent = Body.objects.get(pk=parent.pk)
    refuse_if(why_not_under(code=body.code, above=codes_above(parent)))
    was = body.parent.code if body.parent else ""
    if was != parent.code:
        body.parent = parent
        body.save(update_fields=["parent"])
        before, after = {"parent": was}, {"parent": parent.code}
        note("body.put-under", "body", body.pk, by=by, body=kept_by, was=before, now=after)
    prove("body", body.pk, "parent", by=by, document=document, span=span, finding=finding)
    return body


def codes_above(body: Body) -> list[str]:
    """The code of a body and of every body it is a part of, from below."""
    found: list[str] = []
    at: Body | None = body
    while at is not None and at.code not in found:
        found.append(at.code)
        at = at.parent
    return found


@transaction.atomic
def name_body(
    body: Body,
    *,
    by: Actor,
    kept_by: str,
    text: str,
    language: str = "",
    kind: str = NameKind.SHORT,
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
    **times: str,
) -> tuple[BodyName, bool]:
    """One more form of the body's name, and whether it is new. `times`: since_edtf, until_edtf.

    The same form in the same language is kept once; a further source for it is cited. Without a
    language the script of the name tells it.
    """
    require(by, EDIT, body=kept_by)
    refuse_if(why_not_name(text=text, kind=kind, has_source=document is not None))
    language = language or guess_language(text)
    facts = {"kind": kind, "folded": fold_name(text), **times}
    form, made = BodyName.objects.get_or_create(
        body=body, text=text.strip(), language=language, defaults=facts
    )
    if made:
        now = {"name": form.text, "language": language, "kind": kind}
        note("body.named", "body", body.pk, by=by, body=kept_by, now=now)
    prove("body-name", form.pk, "", by=by, document=document, span=span, finding=finding)
    return form, made


@transaction.atomic
def link_wording(
    body: Body,
    *,
    by: Actor,
    kept_by: str,
    text: str,
    document: Document,
    span: Span | None = None,
    finding: Any = None,
) -> tuple[BodyName, bool]:
    """Decide that this wording of a source means the body, and whether that is new.

    Kept as a name as the source writes it. Where the wording was linked to other bodies before,
    an event says so: from then on it is offered, and a person decides each time.
    """
    others = bodies_worded_so(text, besides=body)
    form, made = name_body(
        body,
        by=by,
        kept_by=kept_by,
        text=text,
        kind=NameKind.AS_WRITTEN,
        document=document,
        span=span,
        finding=finding,
    )
    if made and others:
        was, now = {"wording": text, "bodies": others}, {"wording": text, "bodies": [body.code]}
        facts: dict[str, Any] = {"was": was, "now": now, "source": document.code}
        note("body.wording-contested", "body", body.pk, by=by, body=kept_by, **facts)
    return form, made


def bodies_worded_so(text: str, *, besides: Body) -> list[str]:
    """Codes of the other bodies to which standing documents link this wording, in order."""
    forms = BodyName.objects.filter(folded=fold_name(text), kind=NameKind.AS_WRITTEN)
    linked = dict(forms.exclude(body=besides).values_list("pk", "body__code"))
    return sorted({linked[pk] for pk in decisions(linked)})


@transaction.atomic
def add_person(
    *,
    by: Actor,
    kept_by: str,
    names: Names,
    honorifics: Names | None = None,
    code: str = "",
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
) -> Person:
    """A new person. Names stand without honorifics; those stand in `honorifics` by language.

    A person is never found by a romanised name alone: spellings differ from page to page.
    """
    require(by, EDIT, body=kept_by)
    refuse_if(why_not_named(names))
    code = code or free_code(Person, latin_name(names))
    person = Person.objects.create(code=code, names=names)
    honours = honorifics or {}
    PersonName.objects.bulk_create(
        PersonName(
            person=person,
            text=text,
            language=language,
            honorific=honours.get(language, ""),
            folded=fold_name(text),
        )
        for language, text in names.items()
        if text
    )
    note("person.added", "person", person.pk, by=by, body=kept_by, now={"names": names})
    prove("person", person.pk, "", by=by, document=document, span=span, finding=finding)
    return person


@transaction.atomic
def name_person(
    person: Person,
    *,
    by: Actor,
    kept_by: str,
    text: str,
    language: str = "",
    honorific: str = "",
    kind: str = NameKind.AS_WRITTEN,
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
) -> tuple[PersonName, bool]:
    """One more spelling of a person's name, and whether it is new."""
    require(by, EDIT, body=kept_by)
    refuse_if(why_not_name(text=text, kind=kind, has_source=document is not None))
    language = language or guess_language(text)
    facts = {"kind": kind, "honorific": honorific, "folded": fold_name(text)}
    form, made = PersonName.objects.get_or_create(
        person=person, text=text.strip(), language=language, defaults=facts
    )
    if made:
        now = {"name": form.text, "language": language, "honorific": honorific}
        note("person.named", "person", person.pk, by=by, body=kept_by, now=now)
    prove("person-name", form.pk, "", by=by, document=document, span=span, finding=finding)
    return form, made


@transaction.atomic
def add_post(
    body: Body,
    *,
    by: Actor,
    kept_by: str,
    role: str,
    titles: Names,
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
) -> tuple[Post, bool]:
    """A position in a body, and whether it is new; one row for each role and title."""
    require(by, EDIT, body=kept_by)
    post, made = Post.objects.get_or_create(body=body, role=role, titles=titles)
    if made:
        now = {"body": body.code, "role": role, "titles": titles}
        note("post.added", "post", post.pk, by=by, body=kept_by, now=now)
    prove("post", post.pk, "", by=by, document=document, span=span, finding=finding)
    return post, made


@transaction.atomic
def hold_post(
    person: Person,
    post: Post,
    *,
    by: Actor,
    kept_by: str,
    since: str = "",
    until: str = "",
    seen: str = "",
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
) -> tuple[Tenure, bool]:
    """State that somebody holds a post, and whether this statement is new.

    `since` and `until` are EDTF dates, `seen` the day on which a source shows the person in the
    post. Raises Refused with neither a day nor a source, or when the end lies before the start.
    """
    require(by, EDIT, body=kept_by)
    has_day, ordered = bool(since or until or seen), starts_before_end(since, until)
    sourced = document is not None
    refuse_if(why_not_hold(has_day=has_day, has_source=sourced, ordered=ordered))
    tenure, made = Tenure.objects.get_or_create(
        person=person, post=post, since_edtf=since, until_edtf=until, seen_edtf=seen
    )
    if made:
        now = {"person": person.code, "post": post.pk, **tenure.facts()}
        note("tenure.added", "tenure", tenure.pk, by=by, body=kept_by, now=now)
    prove("tenure", tenure.pk, "", by=by, document=document, span=span, finding=finding)
    return tenure, made


def starts_before_end(since: str, until: str) -> bool:
    """True unless both are known and the last possible end lies before the first start."""
    if not since or not until:
        return True
    start, end = parse_edtf(since).first_day(), parse_edtf(until).last_day()
    return start is None or end is None or start <= end

"""From a written name to the body or person it means, and from a new name to a new record.

What officers decide is remembered as a name "as a source writes it", with that source, so that
the next reading finds the body by it.
"""

from typing import Any

from phinong.core.acting import Actor
from phinong.core.languages import guess_language
from phinong.core.refusals import Refusal, refuse_if
from phinong.places import actions
from phinong.places.levels import names_of_new, new_kind
from phinong.places.matching import SAME_NAME, SPELT_NEARLY, SURE, Candidate, candidates, decisive
from phinong.places.models import Body, NameKind, Person, PersonName
from phinong.places.naming import fold_name
from phinong.reader.gazetteer import load
from phinong.record.landing import Touched, Worth
from phinong.record.models import Document

__all__ = ["Candidate", "candidates", "decisive", "link", "person", "person_candidates", "resolve"]


def resolve(
    worth: Worth,
    *,
    document: Document,
    by: Actor,
    kind_hint: str = "",
    finding: Any = None,
) -> tuple[Body, Touched]:
    """The body an accepted value means, and whether it was made for it.

    Chosen by code, found by gazetteer entry or by a name that means one body only, or newly made
    with the name as written, cited. Raises Refused when the name may mean several bodies and
    nobody chose, or the chosen code is not there. Give `finding`, so that undoing it takes back
    what was cited here.
    """
    linked = link(worth, document=document, by=by, kind_hint=kind_hint, finding=finding)
    return linked[0], linked[1][0]


def link(
    worth: Worth, *, document: Document, by: Actor, kind_hint: str = "", finding: Any = None
) -> tuple[Body, list[Touched]]:
    """Like `resolve`, with everything it made: the body first, then the remembered name."""
    text = written(worth)
    ground = {"document": document, "span": span_of(worth), "finding": finding}
    body = chosen(worth, text, kind_hint)
    made = body is None
    if body is None:
        body = new_body(worth, text, kind_hint, by=by, **ground)
    remembered = remember(body, text, by=by, **ground)
    return body, [Touched("body", body.pk, made), *remembered]


def written(worth: Worth) -> str:
    """The name as the source, or else the officer, writes it; blanks as one space."""
    return " ".join((worth.as_written or str(worth.value or "")).split())


def span_of(worth: Worth) -> tuple[int, int] | None:
    """The value's place in the text; None for what a person added by hand."""
    return None if worth.start is None or worth.end is None else (worth.start, worth.end)


def chosen(worth: Worth, text: str, kind_hint: str) -> Body | None:
    """The body meant, or None when a new one is asked for or nothing is called so."""
    if worth.body and worth.body != "new":
        body = Body.objects.filter(code=worth.body).select_related("place").first()
        refuse_if([] if body else [Refusal("body-not-there", {"code": worth.body})])
        return body
    found = candidates(text, guess_language(text), kind_hint, worth.entry)
    if worth.body == "new":
        return next((c.body for c in found if _is_the_very_same(c, text, kind_hint)), None)
    if sure := decisive(found):
        return sure.body
    names = [c.body.code for c in found if c.reason != SPELT_NEARLY]
    refuse_if([Refusal("body-undecided", {"name": text, "codes": names})] if names else [])
    return None


def _is_the_very_same(candidate: Candidate, text: str, kind_hint: str) -> bool:
    """A second wish for a new body of one name and kind within a batch means the first."""
    return candidate.reason == SAME_NAME and candidate.body.kind == new_kind(text, kind_hint)


def new_body(
    worth: Worth, text: str, kind_hint: str, *, by: Actor, document: Document, **ground: Any
) -> Body:
    """A body made for a written name, with what the gazetteer knows of its entry.

    Raises Refused when there is no name at all.
    """
    names, facts = names_of_new(text, worth.entry)
    if worth.entry in load().places:
        facts["place"] = actions.ensure_place_from_entry(
            worth.entry, by=by, kept_by=document.kept_by
        )
    return actions.add_body(
        by=by,
        kept_by=document.kept_by,
        kind=new_kind(text, kind_hint, worth.entry),
        names=names,
        document=document,
        **facts,
        **ground,
    )


def remember(
    body: Body, text: str, *, by: Actor, document: Document, **ground: Any
) -> list[Touched]:
    """Keep the name as this source writes it, so that the next reading finds the body by it."""
    if not text:
        return []
    form, made = actions.name_body(
        body,
        by=by,
        kept_by=document.kept_by,
        text=text,
        language=guess_language(text),
        kind=NameKind.AS_WRITTEN,
        document=document,
        **ground,
    )
    return [Touched("body-name", form.pk, made)]


def person_candidates(text: str, *, body: Body | None = None) -> list[tuple[Person, float]]:
    """People of this name, likeliest first.

    A romanised name is no key: it decides only together with the body where the person serves.
    """
    folded = fold_name(text)
    forms = PersonName.objects.filter(folded=folded).select_related("person")
    people = {form.person_id: form.person for form in forms}
    serving = set()
    if body is not None:
        held = Person.objects.filter(pk__in=people, tenures__post__body=body)
        serving = set(held.values_list("pk", flat=True))
    alone = 0.8 if folded.isascii() else SURE
    found = [(p, 1.0 if pk in serving else alone) for pk, p in people.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].code))


def person(
    worth: Worth,
    *,
    document: Document,
    by: Actor,
    honorific: str = "",
    body: Body | None = None,
    finding: Any = None,
) -> tuple[Person, Touched]:
    """The person an accepted value means, and whether it was made for it.

    `worth.body` may hold a person's code or "new". Raises Refused when that code is not there.
    """
    text = written(worth)
    language = guess_language(text)
    ground = {"document": document, "span": span_of(worth), "finding": finding}
    known = _chosen_person(worth, text, body)
    if known is None:
        made = actions.add_person(
            by=by,
            kept_by=document.kept_by,
            names={language: text},
            honorifics={language: honorific},
            **ground,
        )
        return made, Touched("person", made.pk)
    actions.name_person(
        known,
        by=by,
        kept_by=document.kept_by,
        text=text,
        language=language,
        honorific=honorific,
        **ground,
    )
    return known, Touched("person", known.pk, made=False)


def _chosen_person(worth: Worth, text: str, body: Body | None) -> Person | None:
    if worth.body and worth.body != "new":
        known = Person.objects.filter(code=worth.body).first()
        refuse_if([] if known else [Refusal("person-not-there", {"code": worth.body})])
        return known
    if worth.body == "new":
        return None
    sure = [found for found, score in person_candidates(text, body=body) if score >= SURE]
    return sure[0] if len(sure) == 1 else None

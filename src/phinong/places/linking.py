"""From a written name to the body or person it means, and from a new name to a new record.

What officers decide is remembered as a name "as a source writes it", with that source, so that
the next reading finds the body by it.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from phinong.core.acting import Actor
from phinong.core.languages import guess_language, in_language
from phinong.core.refusals import Refusal, refuse_if
from phinong.places import actions
from phinong.places.levels import names_of_new, new_kind
from phinong.places.matching import (
    LINKED_BEFORE,
    SAME_NAME,
    SPELT_NEARLY,
    SURE,
    Candidate,
    candidates,
    decisive,
    matches,
    offers,
)
from phinong.places.models import Body, Person, PersonName
from phinong.places.naming import fold_name
from phinong.reader.gazetteer import load
from phinong.record.landing import Touched, Worth
from phinong.record.models import Citation, Document

__all__ = [
    "Candidate",
    "Choice",
    "candidates",
    "choices",
    "decisive",
    "link",
    "person",
    "person_candidates",
    "resolve",
]

NEW = "new"
# A chosen gazetteer entry for which the register has no body yet: "entry:TH-50".
FROM_ENTRY = "entry:"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to "which body is meant?": what a value's `body` becomes, its name, the reason."""

    value: str
    label: str
    why: str


def choices(
    text: str, language: str, kind_hint: str = "", entry: str = ""
) -> tuple[list[Choice], str]:
    """What an officer may choose for a written name, in words of `language`, and what to preset.

    Bodies of the register first, then gazetteer entries for which it has none. Preset is "" while
    a person must say, and "new" when nothing is called so.
    """
    found = candidates(text, guess_language(text), kind_hint, entry)
    known = [Choice(c.body.code, str(c.body.name(language)), c.why) for c in found]
    beyond = [entry_choice(one, language) for one in offers(text, entry)]
    sure = decisive(found)
    if sure or found:
        return [*known, *beyond], sure.body.code if sure else ""
    preset = beyond[0].value if len(beyond) == 1 else ""
    return beyond, preset if beyond else NEW


def entry_choice(entry: str, language: str) -> Choice:
    """A gazetteer entry as a choice, with its level where bare names would look alike."""
    names, _facts = names_of_new("", entry)
    label = str(in_language(names, language))
    return Choice(FROM_ENTRY + entry, label, gettext("new, from the gazetteer"))


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
    name = named(worth)
    ground = {"document": document, "span": span_of(worth), "finding": finding}
    body = chosen(worth, name, kind_hint)
    made = body is None
    if body is None:
        body = new_body(name, kind_hint, entry_for(worth, name), by=by, **ground)
    remembered = remember(body, written(worth), by=by, **ground)
    return body, [Touched("body", body.pk, made), *remembered]


def named(worth: Worth) -> str:
    """The name the officer accepted: the source's own, unless it was changed."""
    return " ".join(str(worth.value or worth.as_written or "").split())


def written(worth: Worth) -> str:
    """The name as the source writes it, or the officer's where no source does."""
    return " ".join((worth.as_written or str(worth.value or "")).split())


def span_of(worth: Worth) -> tuple[int, int] | None:
    """The value's place in the text; None for what a person added by hand."""
    return None if worth.start is None or worth.end is None else (worth.start, worth.end)


def chosen(worth: Worth, name: str, kind_hint: str) -> Body | None:
    """The body meant, or None when a new one is asked for or nothing is called so."""
    entry = worth.body.removeprefix(FROM_ENTRY)
    if entry != worth.body:
        return Body.objects.filter(entry=entry).first()
    if worth.body and worth.body != NEW:
        body = Body.objects.filter(code=worth.body).select_related("place").first()
        refuse_if([] if body else [Refusal("body-not-there", {"code": worth.body})])
        return body
    found = candidates(name, guess_language(name), kind_hint, worth.entry)
    if worth.body == NEW:
        return next((c.body for c in found if _is_the_very_same(c, name, kind_hint)), None)
    if sure := decisive(found):
        return sure.body
    codes = [c.body.code for c in found if c.reason != SPELT_NEARLY]
    refuse_if([Refusal("body-undecided", {"name": name, "codes": codes})] if codes else [])
    return None


def _is_the_very_same(candidate: Candidate, name: str, kind_hint: str) -> bool:
    """A second wish for a new body of one name and kind within a batch means the first."""
    named = candidate.reason in (SAME_NAME, LINKED_BEFORE)
    return named and candidate.body.kind == new_kind(name, kind_hint)


def entry_for(worth: Worth, name: str) -> str:
    """The gazetteer entry of a new body: chosen, certain to the reader, or the only one so called.

    Raises Refused for a bare name that several levels share: then a person must say which.
    """
    if worth.body.startswith(FROM_ENTRY):
        return worth.body.removeprefix(FROM_ENTRY)
    if worth.entry:
        return worth.entry
    found = [match.entry for match in matches(name) if match.score >= SURE]
    refuse_if([Refusal("body-level-unstated", {"name": name})] if len(found) > 1 else [])
    return found[0] if found else ""


def new_body(
    name: str, kind_hint: str, entry: str, *, by: Actor, document: Document, **ground: Any
) -> Body:
    """A body of this name, with what the gazetteer knows of its entry.

    Raises Refused when there is no name at all.
    """
    names, facts = names_of_new(name, entry)
    if seat := seat_of(entry):
        facts["place"] = actions.ensure_place_from_entry(seat, by=by, kept_by=document.kept_by)
    return actions.add_body(
        by=by,
        kept_by=document.kept_by,
        kind=new_kind(name, kind_hint, entry),
        names=names,
        document=document,
        **facts,
        **ground,
    )


def seat_of(entry: str) -> str:
    """The gazetteer's place of an entry: itself, or where such a body has its seat."""
    gazetteer = load()
    if entry in gazetteer.bodies:
        place = gazetteer.bodies[entry].place
        return place if place in gazetteer.places else ""
    return entry if entry in gazetteer.places else ""


def remember(
    body: Body, text: str, *, by: Actor, document: Document, **ground: Any
) -> list[Touched]:
    """Keep the name as this source writes it, so that the next reading finds the body by it."""
    if not text:
        return []
    form, made = actions.link_wording(
        body, by=by, kept_by=document.kept_by, text=text, document=document, **ground
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
    text = named(worth)
    language = guess_language(text)
    ground = {"document": document, "span": span_of(worth), "finding": finding}
    known = _chosen_person(worth, text, body)
    if known is None and worth.body != "new":
        known = _in_this_paper(text, document)
    if known is None:
        made = actions.add_person(
            by=by,
            kept_by=document.kept_by,
            names={language: text},
            honorifics={language: honorific},
            **ground,
        )
        return made, Touched("person", made.pk)
    spelling = written(worth)
    actions.name_person(
        known,
        by=by,
        kept_by=document.kept_by,
        text=spelling,
        language=guess_language(spelling),
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


def _in_this_paper(text: str, document: Document) -> Person | None:
    """Within one paper one spelling is one person, in Latin letters too; None for two of them."""
    spelt = PersonName.objects.filter(folded=fold_name(text), text=text)
    cited = Q(about_kind="person", about_id__in=spelt.values("person"))
    cited |= Q(about_kind="person-name", about_id__in=spelt.values("pk"))
    proved = Citation.objects.filter(cited, document=document)
    people: set[int] = set()
    names: set[int] = set()
    for kind, number in proved.values_list("about_kind", "about_id"):
        (people if kind == "person" else names).add(number)
    found = Person.objects.filter(Q(pk__in=people) | Q(forms__in=names)).distinct()[:2]
    return found[0] if len(found) == 1 else None

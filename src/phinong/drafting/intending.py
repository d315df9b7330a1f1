"""The doors for the notification of intent: opening a draft with it, and changing what it says."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.core.vocabulary import label
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import Bound, Tongue, locked, move, noted, open_draft
from phinong.drafting.canonical import sha256_of, tidy
from phinong.drafting.intent import QUESTIONS, why_not_answer, why_not_change
from phinong.drafting.library import templates
from phinong.drafting.models import Draft, DraftStatus
from phinong.drafting.renewing import clauses_of, with_clauses
from phinong.drafting.taking import begin_with_template
from phinong.places.actions import add_body, ensure_place_from_entry
from phinong.places.levels import names_of_new, new_kind
from phinong.places.linking import FROM_ENTRY, NEW, seat_of
from phinong.places.models import Body
from phinong.ties.models import Agreement, Tie
from phinong.ties.opening import find_tie

# How a draft begins: the notification alone, a text without a word, the clauses of the agreement
# it goes on from, or a template's code.
LATER, EMPTY, CARRIED = "", "empty", "carried"
TAGS = ("th", "en", "zh-Hans")
DASH = " – "
# Columns of a draft that the notification states and that are no part of its text.
STATED = ("titles", "kind", "areas", "sdgs", "term_months", "renewal", "notice_days")


@dataclass(frozen=True, slots=True)
class Meant:
    """A body as the form names it: the code of one of the register, an entry of the gazetteer
    ("entry:…"), or a new one by this name, with kind and country where they were stated."""

    choice: str
    name: str = ""
    kind: str = ""
    country: str = ""


def body_meant(meant: Meant, *, by: Actor, kept_by: str, **facts: Any) -> Body:
    """The body that is meant, made when the register has none.

    Raises Refused for a code that is not there, or what `places.actions.add_body` refuses;
    NotAllowed when a new one is meant and `by` may not add bodies for the office.
    """
    if meant.choice != NEW and not meant.choice.startswith(FROM_ENTRY):
        found = Body.objects.filter(code=meant.choice).first()
        if found is None:
            refuse_if([Refusal("body-not-there", {"code": meant.choice})])
            raise AssertionError("unreachable")
        return found
    entry = meant.choice.removeprefix(FROM_ENTRY) if meant.choice != NEW else ""
    names, known = names_of_new(meant.name, entry)
    if seat := seat_of(entry):
        known["place"] = ensure_place_from_entry(seat, by=by, kept_by=kept_by)
    if meant.country and not known.get("country"):
        known["country"] = meant.country
    kind = meant.kind or new_kind(meant.name, "", entry)
    return add_body(by=by, kept_by=kept_by, kind=kind, names=names, **(facts | known))


@transaction.atomic
def open_intent(
    *,
    by: Actor,
    kept_by: str,
    sides: Sequence[tuple[Meant, Meant | None]],
    instrument: str,
    languages: Sequence[Tongue],
    answers: Mapping[str, str],
    tag: str,
    titles: Mapping[str, str],
    begin: str = LATER,
    tie: Tie | None = None,
    **facts: Any,
) -> Draft:
    """Open a draft with its notification of intent. Side 0 is ours; each side may name the unit
    that carries the work.

    `answers` are {question: words} in the language `tag`. Without a title one is made of the
    instrument and the parties' names. Raises Refused with every reason; NotAllowed.
    """
    refuse_if([*why_not_answer(answers), *why_not_begin_so(begin)])
    parties = [bound_by(side, by=by, kept_by=kept_by) for side in sides]
    bodies = [bound.body for bound in parties]
    same = tie or find_tie(bodies)
    draft = open_draft(
        by=by,
        kept_by=kept_by,
        instrument=instrument,
        titles=written(titles) or working_titles(instrument, bodies),
        parties=parties,
        languages=languages,
        tie=same if same and (same.public or same.kept_by == kept_by) else None,
        intent={key: {tag: words} for key, words in written(answers).items()},
        **facts,
    )
    return begun(draft, begin, by=by)


def begun(draft: Draft, begin: str, *, by: Actor) -> Draft:
    """The draft with its text begun as somebody chose."""
    if begin == LATER:
        return draft
    if begin == CARRIED and draft.renews:
        draft = with_clauses(draft, clauses_of(draft.renews), by=by)
    elif begin in templates():
        return begin_with_template(draft, template=begin, by=by)
    return draft if draft.status == DraftStatus.DRAFTING else move(draft, "draft", by=by)


def why_not_begin_so(begin: str) -> list[Refusal]:
    """Reasons against beginning a text so."""
    known = begin in (LATER, EMPTY, CARRIED) or begin in templates()
    return [] if known else [Refusal("template-unknown", {"template": begin})]


def bound_by(side: tuple[Meant, Meant | None], *, by: Actor, kept_by: str) -> Bound:
    """A side's body with its unit, each made when the register has none."""
    meant, unit = side
    body = body_meant(meant, by=by, kept_by=kept_by)
    own = {"parent": body, "country": body.country}
    base = body_meant(unit, by=by, kept_by=kept_by, **own) if unit else None
    return Bound(body, base)


def written(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that say something, in one form of Unicode."""
    return {key: tidy(text).strip() for key, text in texts.items() if text.strip()}


def working_titles(instrument: str, bodies: Sequence[Body]) -> dict[str, str]:
    """A title in each language in which every party has a name: what it is, and between whom.

    In Thai with the names there are when no language has them all.
    """
    titles = {}
    for tag in TAGS:
        names = [str(body.names.get(tag, "")) for body in bodies]
        if names and all(names):
            titles[tag] = f"{label('instruments', instrument, tag)} {DASH.join(names)}"
    mixed = DASH.join(str(body.name("th")) for body in bodies)
    return titles or {"th": f"{label('instruments', instrument, 'th')} {mixed}"}


def stamp(draft: Draft, tag: str) -> str:
    """What tells one state of a notification from another, for whoever writes in one language.

    The keys are sorted: PostgreSQL gives those of a column back in an order of its own.
    """
    said = [*(answer(draft, key, tag) for key in QUESTIONS), *(getattr(draft, f) for f in STATED)]
    return sha256_of(json.dumps(said, sort_keys=True))


def answer(draft: Draft, key: str, tag: str) -> str:
    """What the notification answers to a question in exactly this language."""
    return str(draft.intent.get(key, {}).get(tag, ""))


@transaction.atomic
def change_intent(
    draft: Draft, *, by: Actor, answers: Mapping[str, str], tag: str, seen: str, **stated: Any
) -> Draft:
    """Say something else in a notification: `answers` in the language `tag`, and `stated` of the
    columns STATED. `seen` is the stamp the writer had; the same words change nothing.

    Raises Refused with every reason, `intent-changed-meanwhile` when somebody wrote since;
    NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_change(status=draft.status, seen=seen, standing=stamp(draft, tag)))
    refuse_if([*why_not_answer(answers), *why_not_untitled(stated)])
    said = {key: tidy(words).strip() for key, words in answers.items()}
    was = {key: answer(draft, key, tag) for key in said if answer(draft, key, tag) != said[key]}
    columns = {name: getattr(draft, name) for name in stated if name in STATED}
    changed = {name: old for name, old in columns.items() if old != stated[name]}
    if not was and not changed:
        return draft
    for key in was:
        texts = {**draft.intent.get(key, {}), tag: said[key]}
        draft.intent[key] = {language: words for language, words in texts.items() if words}
    for name in changed:
        setattr(draft, name, stated[name])
    draft.changed_at = timezone.now()
    draft.save(update_fields=["intent", "changed_at", *changed])
    noted(
        "draft.intent-changed",
        draft,
        by=by,
        office=office,
        was={"language": tag, **was, **changed},
        now={"language": tag, **{key: said[key] for key in was}, **{n: stated[n] for n in changed}},
    )
    return draft


def why_not_untitled(stated: Mapping[str, Any]) -> list[Refusal]:
    """A draft keeps a title."""
    untitled = "titles" in stated and not written(stated["titles"])
    return [Refusal("draft-title-missing")] if untitled else []


def earlier_of(agreement: Agreement | None, relation: str) -> dict[str, Any]:
    """The columns by which a draft goes on from an agreement; nothing for one that does not."""
    return {"renews": agreement, "relation": relation} if agreement else {}

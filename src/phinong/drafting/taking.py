"""The doors by which words of the library enter a draft: a whole template, or one clause."""

from collections.abc import Mapping

from django.db import transaction

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import edited, locked, noted
from phinong.drafting.filling import part_of, parts_of, register_values, tags_of, with_itself
from phinong.drafting.library import Template, templates, variants
from phinong.drafting.models import Clause, Draft
from phinong.drafting.rules import why_not
from phinong.drafting.texts import add_clause, lay_out, lay_out_words, translated_now
from phinong.ties.spheres import sphere_of

# {language tag: {field: value}} that somebody entered.
Entered = Mapping[str, Mapping[str, str]]


def why_not_begin(*, status: str, template: str, clauses: int) -> list[Refusal]:
    """Reasons against beginning a text with a template: it must be empty, so no words are lost."""
    reasons = why_not("edit", status)
    if template not in templates():
        reasons.append(Refusal("template-unknown", {"template": template}))
    if clauses:
        reasons.append(Refusal("template-on-words"))
    return reasons


@transaction.atomic
def begin_with_template(
    draft: Draft, *, template: str, by: Actor, fields: Entered | None = None
) -> Draft:
    """Lay out a template's clauses in a draft without any, its fields filled.

    What somebody entered stands before what the register knows; fields with neither stay gaps.
    Raises Refused when there are clauses already; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_begin(status=draft.status, template=template, clauses=draft.clauses.count()))
    chosen = templates()[template]
    lay_out(draft, parts_of(chosen, draft, values_for(draft, fields)), by=by)
    translated_now(draft)
    draft.template = template
    draft.save(update_fields=["template"])
    draft = edited(draft, by=by, office=office)
    now = {"template": template, "template_version": chosen.version}
    noted("draft.template-laid-out", draft, by=by, office=office, now=now)
    return draft


@transaction.atomic
def add_from_library(draft: Draft, *, key: str, by: Actor, after: str = "") -> Clause:
    """Add one wording of the library ("topic.variant") as a clause behind the one called `after`.

    Raises Refused for an unknown one, or a part that stands once; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    variant = variants().get(key)
    if variant is None:
        refuse_if([Refusal("wording-unknown", {"wording": key})])
        raise AssertionError("unreachable")
    clause = add_clause(draft, by=by, kind=variant.kind, topic=variant.topic, after=after)
    values = values_for(draft, None)
    if template := template_for(draft):
        values = with_itself(values, template)  # type: ignore[assignment]
    tags = tags_of(draft)
    lay_out_words(clause, part_of(variant, tags, values), tags, by=by)
    translated_now(draft, clause)
    now = {"clause": clause.uid, "wording": key}
    noted("draft.wording-taken", draft, by=by, office=office, now=now)
    return clause


def template_for(draft: Draft) -> Template | None:
    """The template a draft began with, else the first for such a draft; None without either."""
    same = (one for one in templates().values() if suits(one, draft))
    return templates().get(draft.template) or next(same, None)


def suits(template: Template, draft: Draft) -> bool:
    """Whether a template is for the draft's instrument, between parties such as its own."""
    kinds = [party.body.kind for party in draft.parties.all()]
    return template.suits(draft.instrument, sphere_of(kinds))


def values_for(draft: Draft, fields: Entered | None) -> dict[str, dict[str, str]]:
    """What the register knows, below what somebody entered."""
    known = register_values(draft)
    for tag, values in (fields or {}).items():
        if tag in known:
            known[tag] |= {name: value for name, value in values.items() if value.strip()}
    return known

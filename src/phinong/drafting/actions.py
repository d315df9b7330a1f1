"""The doors for opening drafts and for taking them from one status to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, require
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.models import Draft, DraftLanguage, DraftParty, DraftStatus, Role
from phinong.drafting.rules import MOVES, why_not_move, why_not_open
from phinong.places.models import Body
from phinong.record.actions import note
from phinong.record.codes import free_code
from phinong.ties.models import Agreement, Tie


@dataclass(frozen=True, slots=True)
class Bound:
    """A body that the draft would bind, with the unit that carries the work."""

    body: Body
    base_unit: Body | None = None
    reference: str = ""
    short: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the text; `based_on` for a translation."""

    tag: str
    role: str = Role.AUTHENTIC
    based_on: str = ""


@transaction.atomic
def open_draft(
    *,
    by: Actor,
    kept_by: str,
    instrument: str,
    titles: Mapping[str, str],
    parties: Sequence[Bound],
    languages: Sequence[Tongue],
    prevails: str = "",
    tie: Tie | None = None,
    renews: Agreement | None = None,
    relation: str = "",
    why: str = "",
    **facts: Any,
) -> Draft:
    """Open a draft in the office `kept_by`; its first party is side 0.

    `facts` are further columns: kind, intent, binding, template, areas, sdgs, term_months,
    renewal, notice_days, agreement. Raises Refused with every reason; NotAllowed when `by` may not
    keep ties for the office.
    """
    require(by, May.EDIT_TIE, body=kept_by)
    tags = [tongue.tag for tongue in languages]
    codes = [bound.body.code for bound in parties]
    refuse_if(
        why_not_open(
            instrument=instrument, parties=codes, tags=tags, prevails=prevails, titles=titles
        )
    )
    now = timezone.now()
    draft = Draft.objects.create(
        code=free_code(Draft, code_words(instrument, parties)),
        instrument=instrument,
        titles=dict(titles),
        prevails=prevails,
        tie=tie,
        renews=renews,
        relation=relation,
        kept_by=kept_by,
        opened_at=now,
        changed_at=now,
        worded_at=now,
        **facts,
    )
    for side, bound in enumerate(parties):
        DraftParty.objects.create(
            draft=draft,
            body=bound.body,
            base_unit=bound.base_unit,
            reference=bound.reference,
            short=dict(bound.short),
            side=side,
        )
    for order, tongue in enumerate(languages):
        DraftLanguage.objects.create(
            draft=draft, tag=tongue.tag, role=tongue.role, based_on=tongue.based_on, order=order
        )
    noted("draft.opened", draft, by=by, office=kept_by, now=facts_of(draft, codes, tags), why=why)
    return draft


def code_words(instrument: str, parties: Sequence[Bound]) -> str:
    """The words of a draft's address: between whom, and what."""
    return " ".join([*(bound.body.code[:40] for bound in parties[:3]), instrument])


def facts_of(draft: Draft, codes: Sequence[str], tags: Sequence[str]) -> dict[str, Any]:
    """What an event keeps of a draft."""
    return {
        "instrument": draft.instrument,
        "titles": draft.titles,
        "parties": list(codes),
        "languages": list(tags),
        "prevails": draft.prevails,
    }


def noted(
    verb: str,
    draft: Draft,
    *,
    by: Any,
    office: str,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write a change of a draft into its history, under the office that made it."""
    note(verb, "draft", draft.pk, by=by, body=office, was=was, now=now, why=why)


def locked(draft: Draft) -> Draft:
    """The draft as it is now, locked until the transaction ends."""
    return Draft.objects.select_for_update(of=("self",)).with_parties().get(pk=draft.pk)


@transaction.atomic
def move(draft: Draft, verb: str, *, by: Actor, why: str = "") -> Draft:
    """Take a draft to another status by one of the table's verbs.

    Raises Refused when the table has no such move or its reason is missing; NotAllowed. The verbs
    "agree" and "sign" belong to verdicts and to the signing, which call `moved` themselves.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not_move(verb, draft.status, why=why))
    return moved(draft, verb, by=by, office=office, why=why)


def moved(draft: Draft, verb: str, *, by: Any, office: str, why: str = "") -> Draft:
    """Write the status a verb leads to, and the event; nothing when it stands there already."""
    was, draft.status = draft.status, MOVES[verb][1]
    draft.changed_at = timezone.now()
    draft.save(update_fields=["status", "changed_at"])
    if was != draft.status:
        now = {"status": str(draft.status)}
        noted(f"draft.{verb}", draft, by=by, office=office, was={"status": was}, now=now, why=why)
    return draft


def edited(draft: Draft, *, by: Any, office: str, at: datetime | None = None) -> Draft:
    """Whoever changes the text takes the draft back to drafting: what was agreed is not this.

    `at` is when the text changed; now unless a version of the changed text was kept since.
    """
    draft.worded_at = at or timezone.now()
    Draft.objects.filter(pk=draft.pk).update(worded_at=draft.worded_at)
    if draft.status in (DraftStatus.DRAFTING, DraftStatus.INTENDED):
        target = DraftStatus.DRAFTING
        if draft.status == target:
            Draft.objects.filter(pk=draft.pk).update(changed_at=timezone.now())
            return draft
    return moved(draft, "edit", by=by, office=office)

"""The door for saying which agreement a draft goes on from."""

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.asked import language
from phinong.core.refusals import Refusal, refuse_if
from phinong.core.vocabulary import vocabulary
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import locked, noted
from phinong.drafting.models import Draft
from phinong.drafting.rules import why_not
from phinong.ties.models import Agreement
from phinong.ties.naming import agreement_name
from phinong.ties.rules import SIGNED_STATUSES


def why_not_lineage(
    *, status: str, relation: str, signed: bool, shared: bool, name: str
) -> list[Refusal]:
    """Reasons against saying that a draft rests by `relation` on the agreement called `name`;
    `shared` is whether a party of one is a party of the other."""
    reasons = why_not("edit", status)
    if relation not in vocabulary("lineage"):
        reasons.append(Refusal("lineage-unknown", {"relation": relation}))
    if not signed:
        reasons.append(Refusal("renews-unsigned"))
    if not shared:
        reasons.append(Refusal("lineage-other-parties", {"name": name}))
    return reasons


@transaction.atomic
def state_lineage(draft: Draft, agreement: Agreement, relation: str, *, by: Actor) -> Draft:
    """Say how a draft rests on an agreement, in place of what was said before.

    It is no part of the text. The same as before changes nothing. Raises Refused; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    theirs = set(agreement.parties.values_list("body__code", flat=True))
    refuse_if(
        why_not_lineage(
            status=draft.status,
            relation=relation,
            signed=agreement.status in SIGNED_STATUSES,
            shared=bool(theirs & {party.body.code for party in draft.parties.all()}),
            name=agreement_name(agreement, language()),
        )
    )
    return stated(draft, agreement, relation, by=by, office=office)


@transaction.atomic
def take_back_lineage(draft: Draft, *, by: Actor) -> Draft:
    """Say no longer that a draft goes on from an agreement. Raises Refused; NotAllowed."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not("edit", draft.status))
    return stated(draft, None, "", by=by, office=office)


def stated(
    draft: Draft, agreement: Agreement | None, relation: str, *, by: Actor, office: str
) -> Draft:
    """Write what a draft goes on from, and the event; nothing when it was so already."""
    was = {"earlier": draft.renews.code if draft.renews else "", "relation": draft.relation}
    now = {"earlier": agreement.code if agreement else "", "relation": relation}
    if was != now:
        draft.renews, draft.relation, draft.changed_at = agreement, relation, timezone.now()
        draft.save(update_fields=["renews", "relation", "changed_at"])
        noted("draft.lineage-stated", draft, by=by, office=office, was=was, now=now)
    return draft

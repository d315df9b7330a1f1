"""The door for verdicts: what was decided on exactly which text."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_for
from phinong.drafting.actions import locked, moved, noted
from phinong.drafting.models import Draft, DraftParty, DraftStatus, Verdict, Version
from phinong.drafting.rules import APPROVING, is_agreed, why_not, why_not_decide_on
from phinong.drafting.texts import sha256_of_standing, user_or_none

Who = TypeVar("Who")


@transaction.atomic
def decide(
    draft: Draft,
    version: Version,
    *,
    by: Actor,
    party: DraftParty,
    outcome: str,
    seen: str,
    words: str = "",
    ground: tuple[str, int] | None = None,
) -> Verdict:
    """A party's verdict on a version: approved, returned, noted. `seen` is the hash shown to them.

    When every party's last verdict approves the text as it stands, the draft is agreed; a return
    takes it back to drafting. Raises Refused when the text changed since; NotAllowed for who may
    not approve in the party's office.
    """
    draft = locked(draft)
    require_for(by, May.APPROVE, party)
    current = sha256_of_standing(draft)
    latest = draft.versions.order_by("-number").first()
    reasons = why_not("edit", draft.status)
    reasons += why_not_decide_on(
        sha256=version.sha256, seen=seen, latest=latest.sha256 if latest else "", current=current
    )
    refuse_if(reasons)
    kind, number = ground or ("", None)
    verdict = Verdict.objects.create(
        draft=draft,
        version=version,
        sha256=version.sha256,
        body=party.body,
        outcome=outcome,
        words=words,
        by=user_or_none(by),
        by_name=str(by),
        at=timezone.now(),
        ground_kind=kind,
        ground_id=number,
    )
    now = {"version": version.number, "sha256": version.sha256, "outcome": outcome}
    noted("draft.decided", draft, by=by, office=party.body.code, now=now, why=words)
    follow_verdict(draft, outcome, current, by=by, office=party.body.code)
    return verdict


def follow_verdict(draft: Draft, outcome: str, current: str, *, by: Actor, office: str) -> None:
    """The status that a verdict leads to."""
    parties = [party.body.code for party in draft.parties.all()]
    if is_agreed(approvals(draft), parties, current):
        moved(draft, "agree", by=by, office=office)
    elif outcome not in APPROVING and draft.status == DraftStatus.IN_REVIEW:
        moved(draft, "return", by=by, office=office)
    elif draft.status == DraftStatus.AGREED:
        moved(draft, "edit", by=by, office=office)


def approvals(draft: Draft) -> dict[str, str]:
    """{body code: the hash its last verdict approved, or ""}; one query."""
    rows = draft.verdicts.exclude(body=None).order_by("at", "id")
    return approved_in(rows.values_list("body__code", "outcome", "sha256"))


def approved_in(rows: Iterable[tuple[Who, str, str]]) -> dict[Who, str]:
    """{who: the hash that its last verdict approved, or ""}, of (who, outcome, hash) in order."""
    return {who: sha256 if outcome in APPROVING else "" for who, outcome, sha256 in rows}

"""Accept, reject, undo: what officers decide on findings."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from phinong.core.acting import Actor, require
from phinong.core.refusals import Refusal, refuse_if
from phinong.record.actions import note
from phinong.record.landing import REGISTRY, Values
from phinong.record.models import Citation, Document, Finding, FindingState
from phinong.record.rules import why_not_decide
from phinong.record.second_source import empty_again

Stored = list[dict[str, Any]]


@transaction.atomic
def propose(
    document: Document,
    proposals: list[tuple[str, Stored, dict[str, Any]]],
    *,
    by: Any,
    proposed_by: str = "reader",
) -> list[Finding]:
    """Put findings of a document before the officers, in the order of the text.

    A proposal is (kind, stored values, {start, end, confidence, key}). A finding whose key the
    document already has is left alone, so that reading again never asks twice.
    """
    known = set(document.findings.values_list("key", flat=True))
    first = document.findings.count()
    fresh = [p for p in proposals if p[2].get("key", "") not in known]
    rows = [
        Finding(
            document=document,
            order=first + n,
            kind=kind,
            values=values,
            proposed_by=proposed_by,
            **facts,
        )
        for n, (kind, values, facts) in enumerate(fresh)
    ]
    found = Finding.objects.bulk_create(rows)
    document.read_at = timezone.now()
    document.save(update_fields=["read_at"])
    note(
        "document.read",
        "document",
        document.pk,
        by=by,
        body=document.kept_by,
        now={"findings": len(found)},
    )
    return found


def lock(finding: Finding, verb: str, by: Actor, seen_version: int) -> Finding:
    """The finding, locked, after every question about who may and whether it still can be."""
    finding = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(pk=finding.pk)
    )
    require(by, "decide-finding", body=finding.document.kept_by)
    refuse_if(
        why_not_decide(
            verb,
            state=finding.state,
            version=finding.version,
            seen_version=seen_version,
            standing=finding.document.standing,
        )
    )
    return finding


@transaction.atomic
def accept(
    finding: Finding, *, by: Actor, seen_version: int, values: Stored | None = None, why: str = ""
) -> Finding:
    """Accept a finding, as proposed or with the officer's `values`, and let it land.

    Raises Refused when a colleague decided meanwhile, when no room takes this kind, or for any
    reason the landing gives; NotAllowed when `by` may not decide for the office.
    """
    finding = lock(finding, "accept", by, seen_version)
    finding.decided_values = finding.values if values is None else values
    landing = REGISTRY.landing(finding.kind)
    if landing is None:
        refuse_if([Refusal("finding-has-no-home", {"kind": finding.kind})])
        raise AssertionError("unreachable")
    accepted = Values.of(finding)
    refuse_if(landing.why_not(accepted))
    landed = landing.land(accepted, finding, finding.document, by=by)
    finding.landed = landed.stored()
    return decided(finding, FindingState.ACCEPTED, by=by, why=why)


@transaction.atomic
def reject(finding: Finding, *, by: Actor, seen_version: int, why: str = "") -> Finding:
    """Reject a finding; it stays readable with the reason."""
    finding = lock(finding, "reject", by, seen_version)
    return decided(finding, FindingState.REJECTED, by=by, why=why)


@transaction.atomic
def undo(finding: Finding, *, by: Actor, seen_version: int, why: str = "") -> Finding:
    """Take a decision back: what the acceptance made is removed, what it cited loses the link.

    Raises Refused when something decided later rests on what this acceptance made.
    """
    finding = lock(finding, "undo", by, seen_version)
    take_back(finding)
    finding.landed, finding.decided_values = [], []
    return decided(finding, FindingState.OPEN, by=by, why=why)


def take_back(finding: Finding) -> None:
    """Remove the finding's citations, and the records it made that nothing else rests on."""
    refuse_if(why_not_take_back(finding))
    Citation.objects.filter(finding=finding).delete()
    for kind, number, made in finding.landed:
        if not made:
            restore(kind, number, finding)
        elif not Citation.objects.about(kind, number).exists():
            remove(kind, number)


def restore(kind: str, number: int, finding: Finding) -> None:
    """Take back what the finding had filled in on a record that it did not make."""
    if instance := REGISTRY.record(kind).fetch([number]).get(number):
        empty_again(kind, instance, finding)


def remove(kind: str, number: int) -> None:
    """Remove a record, unless other records hold on to it: then it stays."""
    record = REGISTRY.record(kind)
    instance = record.fetch([number]).get(number)
    if instance is None or record.remove is None:
        return
    try:
        with transaction.atomic():
            record.remove(instance)
    except ProtectedError:
        return


def why_not_take_back(finding: Finding) -> list[Refusal]:
    """The record this acceptance made cannot go while another finding's citation rests on it."""
    if not finding.landed or not finding.landed[0][2]:
        return []
    kind, number, _made = finding.landed[0]
    others = Citation.objects.about(kind, number).exclude(finding=finding)
    return [Refusal("record-used-since", {"kind": kind})] if others.exists() else []


def decided(finding: Finding, state: str, *, by: Any, why: str) -> Finding:
    """Write the new state with the next version, and the event."""
    was = finding.state
    finding.state = state
    finding.version += 1
    finding.decided_by = by if state != FindingState.OPEN else None
    finding.decided_at = timezone.now() if state != FindingState.OPEN else None
    finding.decided_why = why
    finding.save()
    verb = {"accepted": "finding.accepted", "rejected": "finding.rejected"}.get(
        state, "finding.undone"
    )
    note(
        verb,
        "finding",
        finding.pk,
        by=by,
        body=finding.document.kept_by,
        was={"state": was},
        now={"state": state, "values": finding.decided_values, "landed": finding.landed},
        why=why,
        source=finding.document.code,
    )
    return finding

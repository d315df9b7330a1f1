"""Accept findings of a document together, above a level an officer chooses, and take it back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from phinong.core.acting import Actor, require
from phinong.core.refusals import Refusal, Refused, refuse_if
from phinong.record.actions import note
from phinong.record.decisions import accept, undo
from phinong.record.models import Document, Event, Finding, FindingState
from phinong.record.rules import why_not_level, why_not_together

ACCEPTED, UNDONE = "document.accepted-together", "document.undone-together"
# What the rooms above know against accepting a finding unseen; empty when nothing.
Doubts = Callable[[Finding], list[Refusal]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the findings of a batch, as they stood before, in the order tried."""

    done: tuple[Finding, ...]
    refused: tuple[tuple[Finding, tuple[Refusal, ...]], ...]


@transaction.atomic
def accept_above(
    document: Document,
    *,
    by: Actor,
    level: float,
    seen: Mapping[int, int],
    doubts: Doubts,
    why: str,
) -> Outcome:
    """Accept, as they stand, those findings that are at least as probable as `level`.

    `seen` is {order: version} of those the officer saw and wants; no other is touched. Each is
    accepted by itself, so that a refused one spoils no other: a colleague decided on it meanwhile,
    it lies below the level or was never measured, `doubts` has something against it, or its
    landing refuses. Raises Refused for a level that is none, or when nothing was chosen; NotAllowed
    when `by` may not decide for the office.
    """
    require(by, "decide-finding", body=document.kept_by)
    refuse_if(why_not_level(level, chosen=len(seen)))
    found = document.findings.filter(order__in=seen).select_related("document").order_by("order")

    def one(finding: Finding) -> Finding:
        refuse_if(why_not_together(finding.confidence, finding.proposed_by, level=level))
        if finding.version == seen[finding.order]:
            refuse_if(doubts(finding))
        return accept(finding, by=by, seen_version=seen[finding.order], why=why)

    outcome, kept = each(found, one)
    if kept:
        note_batch(document, ACCEPTED, kept, by=by, why=why, level=level)
    return outcome


def would_accept(document: Document, *, by: Actor, level: float, doubts: Doubts) -> Outcome:
    """What `accept_above` would do with all that wait above the level; nothing is changed.

    The batch is truly carried out and rolled back, because what one finding brings into the
    register decides how the next one lands.
    """
    waiting = document.findings.filter(state=FindingState.OPEN, confidence__gte=level)
    seen = dict(waiting.values_list("order", "version"))
    if not seen:
        return Outcome((), ())
    with transaction.atomic():
        outcome = accept_above(document, by=by, level=level, seen=seen, doubts=doubts, why="")
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def undo_together(document: Document, *, by: Actor, why: str) -> Outcome:
    """Take the last batch of a document back, the last finding first.

    What was decided anew since, or bears something accepted later, stays and is named. Raises
    Refused when there is no batch left to take back; NotAllowed as for a single undo.
    """
    require(by, "decide-finding", body=document.kept_by)
    batch = last_batch(document)
    refuse_if([] if batch else [Refusal("batch-not-there")])
    assert batch is not None  # noqa: S101  refused otherwise
    versions = dict(batch.now["findings"])
    found = document.findings.filter(pk__in=versions).order_by("-order")

    def one(finding: Finding) -> Finding:
        return undo(finding, by=by, seen_version=versions[finding.pk], why=why)

    outcome, kept = each(found, one)
    if kept:
        note_batch(document, UNDONE, kept, by=by, why=why, batch=batch.pk)
    return outcome


def last_batch(document: Document) -> Event | None:
    """The last batch of which something still stands as it was accepted, or None.

    Two queries, however many batches there were.
    """
    accepted = document.findings.filter(state=FindingState.ACCEPTED)
    versions = dict(accepted.values_list("pk", "version"))
    batches = Event.objects.about("document", document.pk).filter(verb=ACCEPTED)
    return next((batch for batch in batches if standing(batch, versions)), None)


def standing(batch: Event, versions: Mapping[int, int]) -> list[int]:
    """The findings of a batch on which nobody has decided since; `versions` as they are now."""
    return [pk for pk, version in batch.now["findings"] if versions.get(pk) == version]


def each(
    found: Iterable[Finding], act: Callable[[Finding], Finding]
) -> tuple[Outcome, list[Finding]]:
    """Act on each in a savepoint of its own; the outcome, and those acted on as they now are."""
    done, refused, kept = [], [], []
    for finding in found:
        try:
            with transaction.atomic():
                kept.append(act(finding))
        except Refused as reasons:
            refused.append((finding, reasons.reasons))
        else:
            done.append(finding)
    return Outcome(tuple(done), tuple(refused)), kept


def note_batch(
    document: Document,
    verb: str,
    kept: list[Finding],
    *,
    by: Actor,
    why: str,
    **facts: float,
) -> None:
    """The event of a batch: which findings, each with the version it got."""
    now = {**facts, "findings": [[finding.pk, finding.version] for finding in kept]}
    about = (verb, "document", document.pk)
    note(*about, by=by, body=document.kept_by, now=now, why=why, source=document.code)

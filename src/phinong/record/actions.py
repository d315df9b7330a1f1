"""The doors for every change to what we remember."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, require
from phinong.core.refusals import refuse_if
from phinong.record.codes import free_code
from phinong.record.followers import FOLLOWERS
from phinong.record.landing import REGISTRY, Worth
from phinong.record.models import (
    Citation,
    Document,
    Event,
    Passage,
    Standing,
)
from phinong.record.queries import shown_to
from phinong.record.rules import why_not_add, why_not_restore, why_not_withdraw


def note(
    verb: str,
    kind: str,
    number: int,
    *,
    by: Any,
    body: str = "",
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
    source: str = "",
) -> Event:
    """Append one event and tell those who follow. Call it inside the change's transaction."""
    event = Event.objects.create(
        at=timezone.now(),
        by=by if getattr(by, "pk", None) else None,
        verb=verb,
        about_kind=kind,
        about_id=number,
        body=body,
        was=was or {},
        now=now or {},
        why=why,
        source=source,
    )
    for follower in FOLLOWERS:
        follower(event)
    return event


@transaction.atomic
def add_document(
    *,
    by: Actor,
    kept_by: str,
    kind: str,
    title: str,
    text: str = "",
    public: bool = True,
    why: str = "",
    **facts: Any,
) -> Document:
    """Keep a document. `facts` are further columns: address, file, file_sha256, publisher, …

    Raises Refused when it has neither words nor address, or the same words are kept already;
    NotAllowed when `by` may not add documents for `kept_by`.
    """
    require(by, "add-document", body=kept_by)
    sha256 = hashlib.sha256(text.encode()).hexdigest() if text else ""
    address = facts.get("address", "")
    same = Document.objects.filter(sha256=sha256).first() if sha256 else None
    adder: Any = by if getattr(by, "pk", None) else None
    may_know = not (same and adder) or shown_to(same, adder)
    refuse_if(why_not_add(text=text, address=address, same=same, may_know=may_know))
    document = Document.objects.create(
        code=free_code(Document, title),
        kind=kind,
        title=title,
        text=text,
        sha256=sha256,
        kept_by=kept_by,
        public=public,
        added_by=adder,
        added_at=timezone.now(),
        **facts,
    )
    now = {"title": title, "sha256": sha256, "address": address}
    note("document.added", "document", document.pk, by=by, body=kept_by, now=now, why=why)
    return document


def passage(document: Document, start: int, end: int) -> Passage:
    """The passage of these characters, made when it is not kept yet."""
    quote = document.text[start:end]
    kept, _ = Passage.objects.get_or_create(
        document=document, start=start, end=end, defaults={"quote": quote}
    )
    return kept


def cite(
    kind: str,
    number: int,
    field: str,
    *,
    document: Document,
    by: Any,
    span: tuple[int, int] | None = None,
    finding: Any = None,
) -> Citation:
    """Link a record's field to its proof. A second call for the same proof gives the first link."""
    words = passage(document, *span) if span else None
    citation, _ = Citation.objects.get_or_create(
        about_kind=kind,
        about_id=number,
        field=field,
        document=document,
        passage=words,
        defaults={
            "finding": finding,
            "accepted_by": by if getattr(by, "pk", None) else None,
            "accepted_at": timezone.now(),
            "standing": document.standing,
        },
    )
    return citation


def cite_worths(
    kind: str, number: int, worths: Iterable[Worth], *, document: Document, by: Any, finding: Any
) -> None:
    """Cite every value that has a span; the value's name is the field."""
    for worth in worths:
        span = None if worth.start is None or worth.end is None else (worth.start, worth.end)
        cite(kind, number, worth.name, document=document, by=by, span=span, finding=finding)


@transaction.atomic
def withdraw_document(document: Document, *, by: Actor, why: str) -> Document:
    """Withdraw a document: every citation that rests on it says so, and what it alone proved
    is marked as unproved. Raises Refused without a reason or when it is withdrawn already."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, "withdraw-document", body=document.kept_by)
    refuse_if(why_not_withdraw(standing=document.standing, why=why))
    return set_standing(document, Standing.WITHDRAWN, by=by, why=why)


@transaction.atomic
def restore_document(document: Document, *, by: Actor, why: str) -> Document:
    """Take a withdrawal back. Raises Refused when the document is not withdrawn."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, "withdraw-document", body=document.kept_by)
    refuse_if(why_not_restore(standing=document.standing))
    return set_standing(document, Standing.KEPT, by=by, why=why)


def set_standing(document: Document, standing: str, *, by: Any, why: str) -> Document:
    """Write the standing of a document and of all that rests on it, and the event."""
    was = document.standing
    document.standing = standing
    document.withdrawn_why = why if standing == Standing.WITHDRAWN else ""
    document.save(update_fields=["standing", "withdrawn_why"])
    document.citations.update(standing=standing)
    verb = "document.withdrawn" if standing == Standing.WITHDRAWN else "document.restored"
    note(
        verb,
        "document",
        document.pk,
        by=by,
        body=document.kept_by,
        was={"standing": was},
        now={"standing": standing},
        why=why,
    )
    tell_what_rests_on(document)
    return document


def tell_what_rests_on(document: Document) -> None:
    """Let each room mark its records that lost, or regained, their last proof."""
    rows = Citation.objects.filter(document=document).values_list("about_kind", "about_id")
    by_kind: dict[str, set[int]] = {}
    for kind, number in rows:
        by_kind.setdefault(kind, set()).add(number)
    for kind, numbers in by_kind.items():
        if prove := REGISTRY.record(kind).prove:
            proved = proved_numbers(kind, numbers)
            prove(proved, True)
            prove(numbers - proved, False)


def proved_numbers(kind: str, numbers: set[int]) -> set[int]:
    """Those of the numbered records that some standing document still proves."""
    if not numbers:
        return set()
    standing = Citation.objects.filter(
        about_kind=kind, about_id__in=numbers, standing=Standing.KEPT
    )
    return set(standing.values_list("about_id", flat=True))

"""Opening a tie, and who may add to it."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count

from phinong.accounts.roles import May
from phinong.core.acting import Actor, NotAllowed, require
from phinong.core.refusals import refuse_if
from phinong.places.models import Body
from phinong.record.actions import cite, note
from phinong.record.models import Document
from phinong.ties import doors
from phinong.ties.models import Party, Tie
from phinong.ties.spheres import sphere_of

Sides = Sequence[tuple[Body, int]]
Span = tuple[int, int]
CODE = 160


def find_tie(bodies: Iterable[Body]) -> Tie | None:
    """The tie between exactly these bodies, or None; two queries."""
    numbers = {body.pk for body in bodies}
    rows = Party.objects.filter(body__in=numbers).values("tie").annotate(shared=Count("id"))
    shared = rows.filter(shared=len(numbers)).values("tie")
    found = Tie.objects.filter(pk__in=shared).annotate(count=Count("parties"))
    return found.filter(count=len(numbers)).first()


@transaction.atomic
def open_tie(
    *,
    by: Actor,
    kept_by: str,
    parties: Sides,
    sphere: str = "",
    public: bool = True,
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
    why: str = "",
) -> Tie:
    """The tie between these bodies, given as (body, side): the one there is, or a new one.

    There is never a second tie between the same bodies; what a further source says of them is a
    further claim. Raises Refused for fewer than two bodies or one named twice; NotAllowed when
    `by` may not keep ties for `kept_by`.
    """
    refuse_if(doors.why_not_between([body.code for body, _side in parties]))
    bodies = [body for body, _side in parties]
    tie = find_tie(bodies)
    if tie is None:
        require(by, May.EDIT_TIE, body=kept_by)
        facts = {"kept_by": kept_by, "public": public}
        facts["sphere"] = sphere or sphere_of(body.kind for body in bodies)
        tie = new_tie(parties, facts, by=by, why=why)
    may_add_to(tie, by, document)
    if document is not None:
        cite("tie", tie.pk, "", document=document, by=by, span=span, finding=finding)
    return tie


def new_tie(parties: Sides, facts: dict[str, Any], *, by: Any, why: str) -> Tie:
    """A new tie with its parties; the one a colleague opened at the same moment, if any did."""
    code = tie_code(body.code for body, _side in parties)
    try:
        with transaction.atomic():
            tie = Tie.objects.create(code=code, **facts)
    except IntegrityError:
        return Tie.objects.get(code=code)
    Party.objects.bulk_create(Party(tie=tie, body=body, side=side) for body, side in parties)
    now = {
        "parties": [[body.code, side] for body, side in parties],
        "sphere": tie.sphere,
    }
    note("tie.opened", "tie", tie.pk, by=by, body=tie.kept_by, now=now, why=why)
    return tie


def tie_code(bodies: Iterable[str]) -> str:
    """The address of the tie between bodies: their codes in one order, so that it is there once.

    Codes of bodies hold no double hyphen. A list too long for an address ends in its hash.
    """
    joined = "--".join(sorted(bodies))
    if len(joined) <= CODE:
        return joined
    return f"{joined[: CODE - 13]}-{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


def may_add_to(tie: Tie, by: Actor, document: Document | None) -> None:
    """Who keeps the tie may add to it; to a public one so may who keeps the document.

    Another office's source is another voice, not a change of what is kept. Raises NotAllowed.
    """
    if document is not None and tie.public and by.may(May.EDIT_TIE, document.kept_by):
        return
    if not by.may(May.EDIT_TIE, tie.kept_by):
        raise NotAllowed(May.EDIT_TIE, tie.kept_by)

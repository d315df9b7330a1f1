"""The doors for an agreement taking effect, being suspended, going on again, and ending.

Each rests on a document, as every fact of an agreement does; the earlier status stays in the
history, and a mistake is put right by `agreements.correct_agreement`.
"""

from datetime import date
from typing import Any

from django.db import transaction

from phinong.accounts.roles import May
from phinong.core.acting import Actor, NotAllowed
from phinong.core.dates import parse_edtf
from phinong.core.refusals import Refusal, refuse_if
from phinong.record.actions import cite
from phinong.record.models import Document
from phinong.ties.agreements import noted
from phinong.ties.doors import InWords, is_edtf
from phinong.ties.models import Agreement
from phinong.ties.summarising import summarise

RUNNING = frozenset({"signed", "in-force", "renewed"})
MOVES: dict[str, tuple[frozenset[str], str]] = {  # verb: (from any of, to)
    "take-effect": (frozenset({"signed"}), "in-force"),
    "suspend": (RUNNING, "suspended"),
    "resume": (frozenset({"suspended"}), "in-force"),
    "end": (RUNNING | {"suspended", "expired"}, "ended"),
}
# What only happens for a reason; that a signed agreement takes effect follows from its text.
NEEDS_REASON = frozenset({"suspend", "resume", "end"})
# {verb: the fact of the agreement that its day is}
DAYS = {"take-effect": "effective", "end": "ends"}
SAID = {
    "take-effect": "agreement.took-effect",
    "suspend": "agreement.suspended",
    "resume": "agreement.resumed",
    "end": "agreement.ended",
}


def why_not_turn(
    verb: str, *, status: str, signed: str, day: str, why: str, today: date
) -> list[Refusal]:
    """Reasons against a turn in an agreement's life on a day (EDTF); `verb` is a key of MOVES."""
    reasons = []
    if status not in MOVES[verb][0]:
        said = InWords("agreement-status", status)
        reasons.append(Refusal(f"agreement-cannot-{verb}", {"status": said}))
    if verb in NEEDS_REASON and not why.strip():
        reasons.append(Refusal("reason-missing"))
    return reasons + why_not_day(day, signed=signed, today=today)


def why_not_day(day: str, *, signed: str, today: date) -> list[Refusal]:
    """Reasons against this day: it must be one, not to come, and not before the signing."""
    if not day:
        return [Refusal("turn-day-missing")]
    if not is_edtf(day):
        return [Refusal("claim-date-unreadable", {"value": day})]
    first, last = span_of(day)
    reasons = [Refusal("turn-day-to-come")] if first and first > today else []
    start = span_of(signed)[0] if signed else None
    if start and last and last < start:
        reasons.append(Refusal("turn-day-before-signing"))
    return reasons


def span_of(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day that a date may mean."""
    meant = parse_edtf(edtf)
    return meant.first_day(), meant.last_day()


def may_turn(by: Actor, agreement: Agreement) -> bool:
    """Whether somebody keeps ties in the office that keeps an agreement, or in one it binds."""
    bound = agreement.parties.values_list("body__code", flat=True)
    return any(
        by.may(May.EDIT_TIE, office) for office in dict.fromkeys([agreement.kept_by, *bound])
    )


@transaction.atomic
def turn(
    agreement: Agreement,
    verb: str,
    *,
    by: Actor,
    document: Document,
    day: str,
    why: str,
    today: date,
) -> Agreement:
    """Let an agreement take effect, suspend, resume or end it: on the ground of a document, from a
    day (EDTF) on.

    An end becomes the agreement's last day, taking effect its first. Neither side is the master:
    who keeps the agreement and whoever it binds may record it. Raises Refused with every reason;
    NotAllowed for everybody else.
    """
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if not may_turn(by, agreement):
        raise NotAllowed(May.EDIT_TIE, agreement.kept_by)
    refuse_if(
        why_not_turn(
            verb,
            status=agreement.status,
            signed=agreement.signed_edtf,
            day=day,
            why=why,
            today=today,
        )
    )
    facts: dict[str, Any] = {"status": MOVES[verb][1], "status_edtf": day, "status_why": why}
    if verb in DAYS:
        facts[f"{DAYS[verb]}_edtf"] = day
    was = {name: getattr(agreement, name) for name in facts}
    for name, value in facts.items():
        setattr(agreement, name, value)
    agreement.save(update_fields=list(facts))
    for name in ("status", DAYS[verb]) if verb in DAYS else ("status",):
        cite("agreement", agreement.pk, name, document=document, by=by)
    if agreement.tie:
        summarise(agreement.tie)
    noted(SAID[verb], agreement, by=by, document=document, was=was, now=facts, why=why)
    return agreement

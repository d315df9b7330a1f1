"""The columns of a tie that follow from its claims, written again after every change.

Computed, so never an event by itself; but when a source is withdrawn and the summary changes with
it, the history of the tie says so.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from phinong.core.fields import sort_day
from phinong.record.actions import note
from phinong.record.landing import REGISTRY
from phinong.record.queries import shown_to
from phinong.ties import evidence
from phinong.ties.evidence import Dated, last_shown
from phinong.ties.facts import SPEAKER, paper, said, sides_of
from phinong.ties.models import Tie
from phinong.ties.rules import Summary, summary

TOLD = ("state", "kind", "stage", "disputed", "since_edtf")


def summary_of(tie: Tie, *, day: date | None = None) -> Summary:
    """The summary of a tie as of `day` (today): three queries, and those of the rooms above.

    What everyone may read of a public tie rests on nothing that an office keeps to itself.
    """
    sides = sides_of(tie.parties.all())
    claims = [said(claim, sides) for claim in tie.claims.select_related(SPEAKER)]
    papers = tie.agreements.filter(public=True) if tie.public else tie.agreements.all()
    elsewhere = evidence.gathered([tie.pk])[tie.pk]
    if tie.public:
        elsewhere = open_to(AnonymousUser(), elsewhere)[0]
    facts = [paper(agreement) for agreement in papers]
    return summary(claims, facts, day=day or timezone.localdate(), elsewhere=elsewhere)


Behind = dict[str, dict[int, Any]]


def open_to(user: Any, pieces: Iterable[Dated]) -> tuple[list[Dated], Behind]:
    """The evidence of rooms above that `user` may know of, and the records behind it by kind and
    number; one query for each kind."""
    pieces = list(pieces)
    wanted: dict[str, set[int]] = {}
    for piece in pieces:
        wanted.setdefault(piece.about_kind, set()).add(piece.about_id)
    records = {
        kind: {
            number: record
            for number, record in REGISTRY.record(kind).fetch(sorted(numbers)).items()
            if shown_to(record, user)
        }
        for kind, numbers in sorted(wanted.items())
    }
    return [piece for piece in pieces if piece.about_id in records[piece.about_kind]], records


def columns(found: Summary, day: date | None = None) -> dict[str, Any]:
    """A summary as of `day` (today) as the columns of a tie."""
    shown = found.evidence
    return {
        "state": found.state,
        "kind": found.kind,
        "stage": found.stage,
        "disputed": found.disputed,
        "since_edtf": found.since,
        "since_day": sort_day(found.since),
        "evidence_edtf": shown.edtf if shown else "",
        "evidence_day": last_shown(shown, day or timezone.localdate()),
        "evidence_by": [shown.about_kind, shown.about_id] if shown else [],
        "years": dict(found.years),
    }


def summarise(tie: Tie, *, day: date | None = None) -> bool:
    """Compute a tie's summary and write what changed. True when something did."""
    day = day or timezone.localdate()
    changed = {
        column: value
        for column, value in columns(summary_of(tie, day=day), day).items()
        if getattr(tie, column) != value
    }
    for column, value in changed.items():
        setattr(tie, column, value)
    if changed:
        tie.save(update_fields=list(changed))
    return bool(changed)


def summarise_again(ties: Collection[Tie], *, why: str) -> None:
    """Summarise ties whose ground changed under them; what is told differently is an event."""
    for tie in ties:
        was = {column: getattr(tie, column) for column in TOLD}
        summarise(tie)
        now = {column: getattr(tie, column) for column in TOLD}
        if was != now:
            note(
                "tie.summed-up", "tie", tie.pk, by=None, body=tie.kept_by, was=was, now=now, why=why
            )

"""Days on which activities took place: evidence for a tie's life."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from phinong.activities.models import Activity
from phinong.core.questions import Given, Question
from phinong.record.models import Citation, Standing
from phinong.ties.evidence import SIGNED, Dated

SIGNINGS = ("signing", "renewal")


def activities_of_ties(ties: Collection[int]) -> dict[int, list[Dated]]:
    """{tie: days of its activities}; one query, however many ties.

    An activity whose every source was withdrawn still shows, as not verified.
    """
    found: dict[int, list[Dated]] = {}
    for one in DATED.ask(ties=list(ties)):
        weft = SIGNED if one.kind in SIGNINGS else one.kind
        shown = Dated(one.starts, weft, "activity", one.number, verified=one.proved)
        found.setdefault(one.tie, []).append(shown)
    return found


class Held(NamedTuple):
    """An activity of a tie, when it began, and whether a standing document proves it."""

    tie: int
    number: int
    kind: str
    starts: str
    proved: bool


def dated(given: Given) -> QuerySet[Any]:
    """The activities of `ties` whose day is known, in order of time."""
    held = Activity.objects.filter(tie__pk__in=given.each("ties")).exclude(starts_edtf="")
    proofs = Citation.objects.filter(about_kind="activity", standing=Standing.KEPT)
    proved = Exists(proofs.filter(about_id=OuterRef("pk")))
    rows = held.order_by("starts_day", "id")
    return rows.values_list("tie", "pk", "kind", "starts_edtf", proved)


DATED = Question(Held, dated)

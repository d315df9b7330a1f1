"""Days on which activities took place: evidence for a tie's life."""

from collections.abc import Collection

from phinong.activities.models import Activity
from phinong.record.actions import proved_numbers
from phinong.ties.evidence import SIGNED, Dated

SIGNINGS = ("signing", "renewal")


def activities_of_ties(ties: Collection[int]) -> dict[int, list[Dated]]:
    """{tie: days of its activities}; two queries, however many ties.

    An activity whose every source was withdrawn still shows, as not verified.
    """
    rows = (
        Activity.objects.filter(tie__in=ties).exclude(starts_edtf="").order_by("starts_day", "id")
    )
    known = list(rows.values_list("tie", "pk", "kind", "starts_edtf"))
    proved = proved_numbers("activity", {number for _tie, number, *_ in known})
    found: dict[int, list[Dated]] = {}
    for tie, number, kind, starts in known:
        weft = SIGNED if kind in SIGNINGS else kind
        shown = Dated(starts, weft, "activity", number, verified=number in proved)
        found.setdefault(tie, []).append(shown)
    return found

"""What follows for ties when a decision is taken back.

Undoing a decision empties what its source had filled in on an agreement that others made; the
room that keeps decisions does not know ties. So their summaries are computed again here.
"""

from phinong.record.models import Event
from phinong.ties.models import Tie
from phinong.ties.summarising import summarise


def sum_up_after_undoing(event: Event) -> None:
    """Sum up the ties that an undone decision had touched."""
    if event.verb != "finding.undone":
        return
    accepted = Event.objects.about("finding", event.about_id).filter(verb="finding.accepted")
    landed = accepted.values_list("now__landed", flat=True).first() or []
    ties = {number for kind, number, _made in landed if kind == "tie"}
    for tie in Tie.objects.filter(pk__in=ties):
        summarise(tie)

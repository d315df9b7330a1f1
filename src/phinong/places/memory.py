"""What officers decided before for a wording: to which body, how often, by whom, when last.

Nothing is kept for it: every link cites the name as the source writes it, so the citations are
the memory. What is undone, or rests on a withdrawn document, is forgotten by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from phinong.core.asked import language
from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.record.models import Citation, Standing

OFFICER = ("accepted_by__display_name", "accepted_by__username")


@dataclass(frozen=True, slots=True)
class Decided:
    """How often standing documents were linked so, and the latest of these links.

    `by` is empty when no person made it, as with rows taken in from a sheet.
    """

    times: int
    last: datetime
    by: str = ""

    def sentence(self) -> str:
        """The decision as a reason, in the reader's language and calendar."""
        day = parse_edtf(localdate(self.last).isoformat())
        shown = say(day, language())
        facts = {"times": self.times, "day": shown, "who": self.by}
        words = by_somebody(self.times) if self.by else by_nobody(self.times)
        return words % facts


def by_somebody(times: int) -> str:
    """The reason where the latest link was a person's."""
    return ngettext(
        "linked so before, once, by %(who)s on %(day)s",
        "linked so before, %(times)s times, last by %(who)s on %(day)s",
        times,
    )


def by_nobody(times: int) -> str:
    """The reason where no person stands behind the latest link."""
    return ngettext(
        "linked so before, once, on %(day)s",
        "linked so before, %(times)s times, last on %(day)s",
        times,
    )


def decisions(forms: Iterable[int]) -> dict[int, Decided]:
    """{number of a name: what was decided for it}; names that no standing source shows are absent.

    One query, none without a name.
    """
    wanted = list(forms)
    if not wanted:
        return {}
    cited = Citation.objects.filter(
        about_kind="body-name", about_id__in=wanted, standing=Standing.KEPT
    )
    counted = cited.values("about_id", *OFFICER).annotate(
        times=Count("document", distinct=True), last=Max("accepted_at")
    )
    found: dict[int, Decided] = {}
    for row in counted.order_by("about_id", "last"):
        before = found.get(row["about_id"])
        times = row["times"] + (before.times if before else 0)
        by = next((row[name] for name in OFFICER if row[name]), "")
        found[row["about_id"]] = Decided(times, row["last"], by)
    return found

"""The question how many: figures that a meeting's papers publish, beside the register's own count.

No number wins. A report of meeting 1/2565 says "more than 12 countries, and 6 in process"; the
register counts the same from its ties, says what it counts, and both stand on the page.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from phinong.meetings.models import Meeting, Paper
from phinong.record.models import Citation
from phinong.record.queries import Sources
from phinong.ties.models import FigureClaim
from phinong.ties.queries import Compared, compare

MOST = 6


def figures_before(
    meeting: Meeting, laid: Iterable[int], sources: Sources, *, today: date
) -> list[Compared]:
    """The proved figures that the documents of a meeting publish (those that tell of it, and those
    `laid` before it), each beside the register's count and its definition; gathers what they cite.

    One query where there is no figure, a fixed number where there is any.
    """
    told = Citation.objects.filter(about_kind="meeting", about_id=meeting.pk).values("document")
    published = Q(document__in=told) | Q(document__in=set(laid))
    cited = Citation.objects.filter(published, about_kind="figure")
    numbers = list(dict.fromkeys(cited.order_by("id").values_list("about_id", flat=True)))
    proved = FigureClaim.objects.filter(proved=True).select_related("body")
    found = proved.in_bulk(numbers[:MOST]) if numbers else {}
    figures = [found[number] for number in numbers if number in found]
    sources.gather({"figure": [figure.pk for figure in figures]})
    return compare(figures, day=today)


def documents_before(meeting: Meeting) -> list[int]:
    """The documents laid before a meeting, for the office that conducts it."""
    laid = Paper.objects.filter(item__meeting=meeting, document__isnull=False)
    return list(laid.values_list("document_id", flat=True))

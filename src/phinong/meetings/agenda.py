"""The agenda as a source lets it be known: agreements that the same paper considers.

A report of a meeting seldom gives its agenda. What it says was considered follows from the
agreements taken from the same paper, in whatever order officers accept its findings: so the
matters are gathered whenever a meeting, a resolution or an agreement of that paper lands. They
can be computed again from the citations at any time.
"""

from collections.abc import Iterable
from typing import Any

from phinong.core.acting import SYSTEM
from phinong.core.folding import fold
from phinong.meetings.actions import add_item, put_under, remove_row
from phinong.meetings.models import AgendaItem, Meeting, Resolution
from phinong.places.models import BodyName
from phinong.record.landing import Touched, Values
from phinong.record.models import Citation, Document, Event, Finding
from phinong.ties.models import Agreement


def meetings_of(document: Document) -> list[Meeting]:
    """The meetings this document proves, first cited first."""
    cited = Citation.objects.filter(document=document, about_kind="meeting")
    numbers = list(dict.fromkeys(cited.order_by("id").values_list("about_id", flat=True)))
    found = Meeting.objects.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def meeting_of(document: Document) -> Meeting | None:
    """The one meeting this document reports; None when it reports none or several."""
    found = meetings_of(document)
    return found[0] if len(found) == 1 else None


def settle(meeting: Meeting, document: Document, *, by: Any, finding: Finding) -> list[Touched]:
    """Put what the document's meeting considered on its agenda, and resolutions under it."""
    gathered = gather(meeting, document, by=by, finding=finding)
    for resolution in meeting.resolutions.filter(item=None):
        place(resolution, document, by=by)
    return gathered


def gather(meeting: Meeting, document: Document, *, by: Any, finding: Finding) -> list[Touched]:
    """Agreements of the document that were not signed yet become matters for consideration."""
    known = set(meeting.items.values_list("agreement_id", flat=True))
    made = []
    for agreement in considered(meeting, document):
        if agreement.pk not in known:
            item = add_item(meeting, by=by, document=document, agreement=agreement, finding=finding)
            made.append(Touched("agenda-item", item.pk))
    return made


def considered(meeting: Meeting, document: Document) -> list[Agreement]:
    """Agreements the document speaks of that were not signed before the meeting, in its order."""
    cited = Citation.objects.filter(document=document, about_kind="agreement")
    order = dict.fromkeys(cited.order_by("passage__start", "id").values_list("about_id", flat=True))
    found = Agreement.objects.in_bulk(list(order))
    return [found[n] for n in order if n in found and not signed_before(found[n], meeting)]


def signed_before(agreement: Agreement, meeting: Meeting) -> bool:
    """Whether the agreement was signed by the day of the meeting: then it is history there."""
    if agreement.signed_day is None:
        return False
    return meeting.held_day is None or agreement.signed_day <= meeting.held_day


# ── Which matter a resolution belongs to ──


def place(resolution: Resolution, document: Document, *, by: Any) -> None:
    """Put a resolution under the one matter whose parties its paragraph names.

    Parties that every matter shares tell nothing. Where several matters fit, the kind of paper
    the resolution speaks of decides; where that leaves several, or none, the resolution stays
    with the meeting as a whole.
    """
    paragraph = paragraph_of(resolution, document)
    if not paragraph:
        return
    items = list(resolution.meeting.items.exclude(agreement=None).select_related("agreement"))
    telling = telling_names(items)
    fitting = [item for item in items if any(name in paragraph for name in telling[item.pk])]
    if len(fitting) > 1:
        spoken_of = instruments_of(resolution)
        fitting = [i for i in fitting if i.agreement and i.agreement.instrument in spoken_of]
    if len(fitting) == 1:
        put_under(resolution, fitting[0], by=by, document=document)


def instruments_of(resolution: Resolution) -> set[str]:
    """The kinds of paper that the findings behind a resolution say it is about."""
    cited = Citation.objects.about("resolution", resolution.pk).exclude(finding=None)
    findings = {citation.finding for citation in cited.select_related("finding")}
    return {str(w.value) for f in findings if f for w in Values.of(f).all("about")}


def paragraph_of(resolution: Resolution, document: Document) -> str:
    """The folded paragraph in which the document gives the resolution; empty when unknown."""
    cited = Citation.objects.about("resolution", resolution.pk).filter(document=document)
    passage = (
        cited.exclude(passage=None).order_by("id").values_list("passage__start", "passage__end")
    )
    if not (span := passage.first()):
        return ""
    start = document.text.rfind("\n", 0, span[0]) + 1
    end = document.text.find("\n", span[1])
    return fold(document.text[start : end if end >= 0 else None])


def telling_names(items: Iterable[AgendaItem]) -> dict[int, set[str]]:
    """{item: folded names of the parties that not every item shares}; one query."""
    items = list(items)
    agreements = [item.agreement_id or 0 for item in items]
    forms = BodyName.objects.filter(body__bound_by__agreement__in=agreements)
    names: dict[int, dict[int, set[str]]] = {}
    for agreement, body, folded in forms.values_list("body__bound_by__agreement", "body", "folded"):
        names.setdefault(agreement, {}).setdefault(body, set()).add(folded)
    parties = [set(names.get(agreement, {})) for agreement in agreements]
    shared = set.intersection(*parties) if len(parties) > 1 else set()
    return {
        item.pk: {
            name
            for body, forms_of in names.get(item.agreement_id or 0, {}).items()
            if body not in shared
            for name in forms_of
        }
        for item in items
    }


# ── Keeping up with decisions on agreements ──


def follow_agreements(event: Event) -> None:
    """Gather again when an agreement is accepted, and drop matters whose proof was taken back."""
    if event.verb not in ("finding.accepted", "finding.undone"):
        return
    finding = Finding.objects.select_related("document").get(pk=event.about_id)
    if finding.kind != "agreement":
        return
    for meeting in meetings_of(finding.document):
        if event.verb == "finding.undone":
            drop_unproved(meeting)
        else:
            settle(meeting, finding.document, by=event.by or SYSTEM, finding=finding)


def drop_unproved(meeting: Meeting) -> None:
    """Remove matters that no source proves any more."""
    for item in meeting.items.all():
        if not Citation.objects.about("agenda-item", item.pk).exists():
            remove_row(item)

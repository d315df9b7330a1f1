"""What the review desk shows: text runs, findings in reading order, progress, likely doubles."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from phinong.accounts.models import User
from phinong.accounts.roles import May
from phinong.record.landing import REGISTRY, Similar, Values
from phinong.record.models import Document, Finding, FindingState
from phinong.record.together import last_batch
from phinong.site.review.describe import title_of
from phinong.site.review.forms import FindingForm
from phinong.site.review.sorting import ORDERS, READING, in_order, query
from phinong.site.review.spans import Mark, Run, paragraphs, runs
from phinong.site.review.sureness import Sureness, sureness

QUOTE_AROUND = 60
# A decided finding shows the record a person would open, and the one it stands on.
LINKS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in the list."""

    finding: Finding
    title: str
    sure: Sureness | None = None
    form: FindingForm | None = None
    quote: tuple[str, str, str] | None = None
    similar: tuple[Similar, ...] = ()
    landed: tuple[tuple[str, str], ...] = ()


def waiting(user: User) -> QuerySet[Document]:
    """Documents of the user's offices with findings that wait, the longest waiting first."""
    mine = Document.objects.filter(kept_by__in=user.body_codes()).standing()
    counted = mine.annotate(
        open=Count("findings", filter=Q(findings__state=FindingState.OPEN)),
        total=Count("findings"),
        since=Min("added_at"),
    )
    return counted.filter(total__gt=0).defer("text", "layout").order_by("-open", "added_at", "id")


def context(
    document: Document,
    *,
    active: Finding | None,
    form: FindingForm | None,
    user: User,
    language: str,
    by: str = READING,
) -> dict[str, Any]:
    """Everything the template needs. `by` is one of `sorting.ORDERS`."""
    findings = list(document.findings.select_related("decided_by").order_by("order"))
    listed = in_order(findings, by)
    order = active.order if active else None
    may_decide = user.may(May.DECIDE_FINDING, document.kept_by)
    links = landed_of(findings, language)
    shown = Shown(document, order, form, language, may_decide, links)
    rows = [row_of(finding, shown) for finding in listed]
    return {
        "document": document,
        "paragraphs": text_of(document, findings, order),
        "rows": rows,
        "active": active,
        "may_decide": may_decide,
        "progress": progress(findings),
        "batch": last_batch(document) if may_decide else None,
        "orders": [(word, query(key), key == by) for key, word in ORDERS.items()],
        "by": query(by),
        "next_order": neighbour(listed, order, 1),
        "previous_order": neighbour(listed, order, -1),
    }


def text_of(document: Document, findings: list[Finding], active: int | None) -> list[list[Run]]:
    """The document's text with the words of every finding marked."""
    return paragraphs(runs(document.text, marks_of(findings, active), active=active))


def marks_of(findings: list[Finding], active: int | None) -> list[Mark]:
    """The spans of all values; the open finding's state is "active"."""
    marks = []
    for finding in findings:
        state = {"open": "", "accepted": "accepted", "rejected": "rejected"}[finding.state]
        if finding.order == active and finding.state == FindingState.OPEN:
            state = "active"
        for value in finding.values:
            if value.get("start") is not None:
                marks.append(Mark(value["start"], value["end"], finding.order, state))
    return marks


@dataclass(frozen=True, slots=True)
class Shown:
    """What is open on the desk, and for whom."""

    document: Document
    active: int | None
    form: FindingForm | None
    language: str
    may_decide: bool
    links: dict[int, tuple[tuple[str, str], ...]]


def row_of(finding: Finding, shown: Shown) -> Row:
    """A finding as a line of the list; the open one with its form, quote and likely doubles."""
    language = shown.language
    title, sure = title_of(finding, language), sureness(finding)
    landed = shown.links.get(finding.pk, ())
    if finding.order != shown.active:
        return Row(finding, title, sure, landed=landed)
    quote = quote_of(finding, shown.document)
    if finding.state != FindingState.OPEN or not shown.may_decide:
        return Row(finding, title, sure, quote=quote, landed=landed)
    landing = REGISTRY.landing(finding.kind)
    similar = tuple(landing.similar(Values.of(finding))) if landing else ()
    form = shown.form or FindingForm(finding=finding, language=language)
    return Row(finding, title, sure, form, quote, similar)


def quote_of(finding: Finding, document: Document) -> tuple[str, str, str]:
    """The finding's words with a little of what stands before and after."""
    start, end = finding.start, min(finding.end, finding.start + 600)
    before = document.text[max(0, start - QUOTE_AROUND) : start].split("\n")[-1]
    after = document.text[end : end + QUOTE_AROUND].split("\n")[0]
    return before, document.text[start:end], after


def landed_of(findings: list[Finding], language: str) -> dict[int, tuple[tuple[str, str], ...]]:
    """By finding, (label, address) of the records its acceptance made or touched.

    One query for each kind of record, however many findings landed.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        for kind, number, _made in finding.landed:
            wanted[kind].add(number)
    there = {kind: REGISTRY.record(kind).fetch(numbers) for kind, numbers in wanted.items()}
    return {finding.pk: links_of(finding, there, language) for finding in findings}


def links_of(
    finding: Finding, there: dict[str, dict[int, Any]], language: str
) -> tuple[tuple[str, str], ...]:
    """The first records of one finding that have a page."""
    links = []
    for kind, number, _made in finding.landed:
        record, instance = REGISTRY.record(kind), there[kind].get(number)
        if instance is not None and (path := record.path(instance)):
            links.append((record.label(instance, language), path))
    return tuple(dict.fromkeys(links))[:LINKS]


def progress(findings: list[Finding]) -> dict[str, int]:
    """How many are decided, and how."""
    states = [finding.state for finding in findings]
    return {
        "accepted": states.count(FindingState.ACCEPTED),
        "rejected": states.count(FindingState.REJECTED),
        "open": states.count(FindingState.OPEN),
        "decided": len(states) - states.count(FindingState.OPEN),
        "total": len(states),
    }


def neighbour(findings: list[Finding], order: int | None, step: int) -> int | None:
    """The order of the finding before or after, or None at the ends."""
    if order is None:
        return None
    orders = [finding.order for finding in findings]
    place = orders.index(order) + step
    return orders[place] if 0 <= place < len(orders) else None

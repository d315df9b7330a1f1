"""What the review desk shows: text runs, findings in reading order, progress, likely doubles."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from phinong.accounts.models import User
from phinong.accounts.roles import May
from phinong.record.landing import REGISTRY, Similar, Values
from phinong.record.models import Document, Finding, FindingState
from phinong.site.review.describe import title_of
from phinong.site.review.forms import FindingForm
from phinong.site.review.spans import Mark, Run, paragraphs, runs

QUOTE_AROUND = 60
# A decided finding shows the record a person would open, and the one it stands on.
LINKS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in the list."""

    finding: Finding
    title: str
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


def first_open(document: Document) -> Finding | None:
    """The first finding that waits, or None when all are decided."""
    return document.findings.filter(state=FindingState.OPEN).order_by("order").first()


def next_open(finding: Finding) -> Finding | None:
    """The next waiting finding after this one, from the top again at the end."""
    open_ones = finding.document.findings.filter(state=FindingState.OPEN).order_by("order")
    return open_ones.filter(order__gt=finding.order).first() or open_ones.first()


def context(
    document: Document,
    *,
    active: Finding | None,
    form: FindingForm | None,
    user: User,
    language: str,
) -> dict[str, Any]:
    """Everything the template needs."""
    findings = list(document.findings.order_by("order"))
    order = active.order if active else None
    may_decide = user.may(May.DECIDE_FINDING, document.kept_by)
    shown = Shown(document, order, form, language, may_decide)
    rows = [row_of(finding, shown) for finding in findings]
    return {
        "document": document,
        "paragraphs": text_of(document, findings, order),
        "rows": rows,
        "active": active,
        "may_decide": may_decide,
        "progress": progress(findings),
        "next_order": neighbour(findings, order, 1),
        "previous_order": neighbour(findings, order, -1),
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


def row_of(finding: Finding, shown: Shown) -> Row:
    """A finding as a line of the list; the open one with its form, quote and likely doubles."""
    language = shown.language
    title = title_of(finding, language)
    if finding.order != shown.active:
        return Row(finding, title, landed=landed_of(finding, language))
    quote = quote_of(finding, shown.document)
    if finding.state != FindingState.OPEN or not shown.may_decide:
        return Row(finding, title, quote=quote, landed=landed_of(finding, language))
    landing = REGISTRY.landing(finding.kind)
    similar = tuple(landing.similar(Values.of(finding))) if landing else ()
    form = shown.form or FindingForm(finding=finding, language=language)
    return Row(finding, title, form, quote, similar)


def quote_of(finding: Finding, document: Document) -> tuple[str, str, str]:
    """The finding's words with a little of what stands before and after."""
    start, end = finding.start, min(finding.end, finding.start + 600)
    before = document.text[max(0, start - QUOTE_AROUND) : start].split("\n")[-1]
    after = document.text[end : end + QUOTE_AROUND].split("\n")[0]
    return before, document.text[start:end], after


def landed_of(finding: Finding, language: str) -> tuple[tuple[str, str], ...]:
    """(label, address) of the records an acceptance made or touched."""
    links = []
    for kind, number, _made in finding.landed:
        record = REGISTRY.record(kind)
        instance = record.fetch([number]).get(number)
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

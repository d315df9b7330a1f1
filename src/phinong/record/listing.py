"""The list of documents: its filters, their counts, and what stands beside each row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phinong.core.vocabulary import label
from phinong.record.models import Citation, Document, DocumentKind, Finding, FindingState, Standing
from phinong.record.queries import data_version

WAITING = "findings"
UNSAVED = "no-copy"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all. Unknown values of an address are dropped."""

    language: str = ""
    kind: str = ""
    standing: str = ""
    waiting: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address."""
        return cls(
            language=query.get("language", "")[:20],
            kind=_one_of(query.get("kind", ""), DocumentKind.values),
            standing=_one_of(query.get("standing", ""), Standing.values),
            waiting=_one_of(query.get("waiting", ""), [WAITING, UNSAVED]),
        )

    def within(self, documents: QuerySet[Document]) -> QuerySet[Document]:
        """The documents that fit."""
        for column in ("language", "kind", "standing"):
            if value := getattr(self, column):
                documents = documents.filter(**{column: value})
        if self.waiting == WAITING:
            documents = documents.filter(Exists(open_findings()))
        if self.waiting == UNSAVED:
            documents = documents.filter(sha256="")
        return documents


def _one_of(value: str, known: Iterable[str]) -> str:
    return value if value in known else ""


def open_findings() -> QuerySet[Finding]:
    """Findings of the outer document that wait for a decision."""
    return Finding.objects.filter(document=OuterRef("pk"), state=FindingState.OPEN)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents each filter leaves, for one reader."""

    total: int
    language: dict[str, int]
    kind: dict[str, int]
    standing: dict[str, int]
    waiting: dict[str, int]


def counts(user: Any) -> Counts:
    """The counts beside the filters. Counted once for every state of the register and reader."""
    offices = ",".join(user.body_codes()) if user.is_authenticated else ""
    key = f"document-counts:{data_version()}:{hash(offices)}"
    found = cache.get_or_set(key, lambda: _count(user), timeout=3600)
    return found if isinstance(found, Counts) else _count(user)


def _count(user: Any) -> Counts:
    documents = Document.objects.visible_to(user)
    by = {name: _by(documents, name) for name in ("language", "kind", "standing")}
    waiting = documents.aggregate(
        findings=Count("pk", filter=Exists(open_findings())),
        no_copy=Count("pk", filter=Q(sha256="")),
    )
    return Counts(
        total=sum(by["kind"].values()),
        waiting={WAITING: waiting["findings"], UNSAVED: waiting["no_copy"]},
        **by,
    )


def _by(documents: QuerySet[Document], column: str) -> dict[str, int]:
    rows = documents.order_by(column).values_list(column).annotate(n=Count("pk"))
    return {value: n for value, n in rows if value}


@dataclass(frozen=True, slots=True)
class Facets:
    """One filter: its name in the address, what it is called, and (value, label, count) of each."""

    name: str
    called: str | Promise
    values: list[tuple[str, str | Promise, int]]


def facets(counted: Counts, language: str) -> list[Facets]:
    """The filters that tell documents apart, for a reader of `language`."""
    waiting = {WAITING: _("With findings to check"), UNSAVED: _("Address only, no copy kept")}
    found = [
        Facets("waiting", _("What waits"), _labelled(waiting, counted.waiting)),
        Facets("standing", _("Standing"), _labelled(dict(Standing.choices), counted.standing)),
        Facets("kind", _("Kind"), _labelled(dict(DocumentKind.choices), counted.kind)),
        Facets("language", _("Language"), _languages(counted.language, language)),
    ]
    return [one for one in found if one.name == "waiting" or len(one.values) > 1]


def _labelled(
    labels: dict[str, Any], counted: dict[str, int]
) -> list[tuple[str, str | Promise, int]]:
    return [(value, said, counted[value]) for value, said in labels.items() if counted.get(value)]


def _languages(counted: dict[str, int], language: str) -> list[tuple[str, str | Promise, int]]:
    most_first = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(code, label("languages", code, language), count) for code, count in most_first]


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the list, with how many statements rest on it and how many findings wait."""

    document: Document
    statements: int
    waiting: int


def rows_of(documents: list[Document]) -> list[Row]:
    """The rows of one page, in two queries."""
    numbers = [document.pk for document in documents]
    cited = Citation.objects.filter(document__in=numbers)
    waiting = Finding.objects.filter(document__in=numbers, state=FindingState.OPEN)
    statements, open_ones = _per_document(cited), _per_document(waiting)
    return [Row(d, statements.get(d.pk, 0), open_ones.get(d.pk, 0)) for d in documents]


def _per_document(rows: QuerySet[Any]) -> dict[int, int]:
    return dict(rows.order_by("document").values_list("document").annotate(n=Count("pk")))

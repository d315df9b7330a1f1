"""What pages ask of the memory: numbered sources, what rests on a document, histories."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Q
from django.http import HttpRequest

from phinong.record import kinds
from phinong.record.landing import REGISTRY
from phinong.record.models import Citation, Document, Event, Standing

Records = Mapping[str, Iterable[int]]

HISTORY_SHOWN = 50


# Two who write at once may finish in the other order than their events are numbered. SQLite has
# one writer at a time; on PostgreSQL a late one is seen by how many of the latest events are there.
LATEST_LOOKED_AT = 2_000
SEEN = """
    SELECT top.id, (SELECT count(*) FROM record_event WHERE id > top.id - %s)
    FROM (SELECT max(id) AS id FROM record_event) AS top
"""


def data_version() -> str:
    """What is there to be seen, as a word that is another one after every change; one query.

    Whatever is computed from records (counts, summaries, whole pages) may be cached under it.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(SEEN, [LATEST_LOOKED_AT])
        else:
            cursor.execute("SELECT max(id) FROM record_event")
        return "-".join(str(number or 0) for number in cursor.fetchone())


def history(kind: str, number: int, *, limit: int = HISTORY_SHOWN) -> list[Event]:
    """The newest events of one record, newest first, with who did them; one query."""
    return list(Event.objects.about(kind, number).select_related("by")[:limit])


def may_read(document: Document, user: Any) -> bool:
    """True when `user` may know of this document; the row-wise twin of `visible_to`."""
    return document.public or (user.is_authenticated and document.kept_by in user.body_codes())


# ── Numbered sources of a page ──


@dataclass(frozen=True, slots=True)
class Mark:
    """One citation number behind a statement. `url` leads to the source in the page's list."""

    number: int
    url: str
    withdrawn: bool


@dataclass(slots=True)
class NumberedSource:
    """One document of the page's list of sources.

    `readable` is false for a paper that the office keeps to itself: then neither title nor
    address may be shown. `quotes` are the passages taken, in the order of the text.
    """

    number: int
    document: Document
    readable: bool
    citations: list[Citation] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The id of the source's place in the list."""
        return f"s{self.number}"

    @property
    def statements(self) -> int:
        """How many statements of this page rest on it."""
        return len(self.citations)

    @property
    def withdrawn(self) -> bool:
        """Whether the document no longer stands."""
        return self.document.standing == Standing.WITHDRAWN

    @property
    def quotes(self) -> list[Any]:
        """The passages, each once, by their place in the document."""
        found = {c.passage.pk: c.passage for c in self.citations if c.passage}
        return sorted(found.values(), key=lambda passage: passage.start)


class Sources:
    """The sources of one page: citations of many records in one query, documents numbered.

    A document gets its number when it is first used on the page (`marks`), so numbers run in
    reading order; `listed` numbers what is left, in the order in which it was gathered.

        sources = Sources(request.user, {"tie": [tie.pk], "claim": [c.pk for c in claims]})
        sources.marks("tie", tie.pk, "kind")   # [Mark(1, "#s1", False)]
        sources.listed                         # [NumberedSource(1, …)]

    In templates: `{% load sources %}`, `{% cited "tie" tie.pk "kind" %}` (reads `sources` from the
    context) and `{% source_list %}` at the end of the page.
    """

    def __init__(self, user: Any, records: Records | None = None) -> None:
        self.user = user
        self.citations: dict[tuple[str, int], list[Citation]] = {}
        self.of_document: dict[int, list[Citation]] = {}
        self.numbers: dict[int, int] = {}
        if records:
            self.gather(records)

    def gather(self, *groups: Records) -> None:
        """Take in the citations of further records; one query for all of them.

        Those of an earlier group come before those of a later one. Records gathered before are
        passed over, so a panel may ask for what the page already has.
        """
        wanted, turn = Q(), {}
        for place, records in enumerate(groups):
            for kind, numbers in records.items():
                fresh = [n for n in numbers if (kind, n) not in self.citations]
                self.citations.update({(kind, n): [] for n in fresh})
                turn.update({(kind, n): place for n in fresh})
                if fresh:
                    wanted |= Q(about_kind=kind, about_id__in=fresh)
        if wanted:
            self._take_in(_with_documents(wanted), turn)

    def _take_in(self, citations: Iterable[Citation], turn: Mapping[tuple[str, int], int]) -> None:
        """Keep citations by record and by document, in turn and then by age."""
        # Sorted here: to write ORDER BY, the framework compares every column of the three tables.
        for one in sorted(citations, key=lambda c: (turn[c.about_kind, c.about_id], c.pk)):
            self.citations[one.about_kind, one.about_id].append(one)
            self.of_document.setdefault(one.document_id, []).append(one)

    def of(self, kind: str, number: int, name: str | None = None) -> list[Citation]:
        """The citations of a record, or of one of its fields.

        A field without a citation of its own rests on what proves the whole record (field "").
        """
        found = self.citations.get((kind, number), [])
        if name is None:
            return found
        own = [citation for citation in found if citation.field == name]
        return own or [citation for citation in found if not citation.field]

    def marks(self, kind: str, number: int, name: str | None = None) -> list[Mark]:
        """The numbers to set behind a statement, each document once, standing ones first."""
        found = sorted(self.of(kind, number, name), key=lambda c: c.standing != Standing.KEPT)
        documents = dict.fromkeys((c.document_id, c.standing) for c in found)
        return [
            Mark(n, f"#s{n}", standing != Standing.KEPT)
            for document, standing in documents
            for n in [self.number_of(document)]
        ]

    def number_of(self, document_id: int) -> int:
        """The number of a document on this page, given at its first use."""
        return self.numbers.setdefault(document_id, len(self.numbers) + 1)

    def stands(self, kind: str, number: int, name: str | None = None) -> bool:
        """True when a document that still stands, with its words kept here, proves it."""
        return any(
            c.standing == Standing.KEPT and c.document.has_copy for c in self.of(kind, number, name)
        )

    @property
    def listed(self) -> list[NumberedSource]:
        """Every document gathered, by its number."""
        return sorted(self._numbered(), key=lambda source: source.number)

    def _numbered(self) -> Iterator[NumberedSource]:
        for document_id, citations in self.of_document.items():
            document = citations[0].document
            readable = may_read(document, self.user)
            yield NumberedSource(self.number_of(document_id), document, readable, citations)

    def as_json(self, kind: str, number: int) -> list[dict[str, Any]]:
        """The citations of one record for its JSON twin: field, document, passage, standing."""
        return [_citation_json(c) for c in self.of(kind, number) if may_read(c.document, self.user)]


def sources_of(records: Records, user: Any = None) -> Sources:
    """The numbered sources of these records, as `user` (a stranger by default) may see them."""
    return Sources(user or AnonymousUser(), records)


def page_sources(request: HttpRequest) -> Sources:
    """The one list of sources of the page being made.

    Panels that other rooms add to a page gather their records here and so share its numbers.
    """
    if not hasattr(request, "page_sources"):
        request.page_sources = Sources(request.user)  # type: ignore[attr-defined]
    return request.page_sources  # type: ignore[attr-defined]


SHOWN_OF_DOCUMENT = (
    "code", "kind", "title", "language", "publisher", "published_edtf", "sha256", "kept_by",
    "public", "standing",
)  # fmt: skip
SHOWN_OF_PASSAGE = ("document", "start", "end", "quote")
SHOWN = (
    *("about_kind", "about_id", "field", "standing"),
    *(f"document__{name}" for name in SHOWN_OF_DOCUMENT),
    *(f"passage__{name}" for name in SHOWN_OF_PASSAGE),
)


def _with_documents(wanted: Q) -> Iterable[Citation]:
    """Citations with document and passage, and of all three what pages show."""
    return Citation.objects.filter(wanted).select_related("document", "passage").only(*SHOWN)


def _citation_json(citation: Citation) -> dict[str, Any]:
    passage = citation.passage
    return {
        "field": citation.field,
        "document": citation.document.code,
        "title": citation.document.title,
        "standing": citation.standing,
        "start": passage.start if passage else None,
        "end": passage.end if passage else None,
        "quote": passage.quote if passage else None,
    }


# ── What rests on a document ──


@dataclass(slots=True)
class Resting:
    """One record that rests on a document, with the fields it proves."""

    kind: str
    number: int
    label: str
    path: str
    fields: list[str]
    passages: list[Any]
    alone: bool = False


def what_rests_on(document: Document, language: str, user: Any) -> dict[str, list[Resting]]:
    """{record kind: records that cite the document}, with their names and addresses.

    `alone` marks a record that no other standing document proves: withdrawn, this document would
    leave it unproved. Records that `user` may not see are left out. Two queries, and one per kind.
    """
    grouped: dict[str, dict[int, list[Citation]]] = {}
    for citation in document.citations.select_related("passage").order_by("id"):
        grouped.setdefault(citation.about_kind, {}).setdefault(citation.about_id, []).append(
            citation
        )
    also = _proved_elsewhere(document, grouped)
    found = {
        kind: list(_resting(kind, by_number, also, language, user))
        for kind, by_number in grouped.items()
        if kind in REGISTRY.records
    }
    return {kind: rows for kind, rows in found.items() if rows}


def _proved_elsewhere(
    document: Document, grouped: Mapping[str, Mapping[int, object]]
) -> set[tuple[str, int]]:
    """Those of the grouped records that another standing document proves too."""
    wanted = Q()
    for kind, by_number in grouped.items():
        wanted |= Q(about_kind=kind, about_id__in=list(by_number))
    if not wanted:
        return set()
    others = Citation.objects.filter(wanted, standing=Standing.KEPT).exclude(document=document)
    return set(others.values_list("about_kind", "about_id").distinct())


def _resting(
    kind: str,
    by_number: Mapping[int, list[Citation]],
    also: set[tuple[str, int]],
    language: str,
    user: Any,
) -> Iterator[Resting]:
    record = REGISTRY.record(kind)
    for number, instance in sorted(record.fetch(list(by_number)).items()):
        if not shown_to(instance, user):
            continue
        citations = by_number[number]
        yield Resting(
            kind,
            number,
            record.label(instance, language) or kinds.word_for(kind),
            record.path(instance),
            sorted({c.field for c in citations if c.field}),
            [c.passage for c in citations if c.passage],
            alone=(kind, number) not in also,
        )


def shown_to(instance: Any, user: Any) -> bool:
    """True when `user` may know of a record: it is public, or kept by an office of theirs.

    A record without these columns of its own (a claim, a figure) follows the record it is part of.
    """
    owner = instance
    for part_of in ("tie", "agreement", "meeting", "activity"):
        if not hasattr(owner, "public") and getattr(instance, part_of, None) is not None:
            owner = getattr(instance, part_of)
    if getattr(owner, "public", True):
        return True
    return bool(user.is_authenticated and getattr(owner, "kept_by", "") in user.body_codes())

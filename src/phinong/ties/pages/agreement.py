"""Everything the page of an agreement shows, and the rows of the list of agreements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString

from phinong.core.drawing.chain import Chain, chain
from phinong.core.languages import InLanguage
from phinong.core.vocabulary import label, vocabulary
from phinong.places.pages import office_history
from phinong.record.models import Citation, Event
from phinong.record.once import once
from phinong.record.queries import Sources, page_sources
from phinong.record.second_source import differing
from phinong.ties.agreements import last_day_of
from phinong.ties.models import Agreement, AgreementParty, Lineage, Signatory
from phinong.ties.pages.instruments import (
    AreaRow,
    areas_of,
    joined,
    link_of,
    missing_before,
    title_of,
)
from phinong.ties.panels import panels_for_agreement

LATEST = (("seen_day", "desc-nulls-last"), ("id", "desc"))
# The look of a status.
LOOKS = {
    "signed": "established",
    "in-force": "established",
    "renewed": "established",
    "suspended": "quiet",
    "expired": "overdue",
    "ended": "quiet",
    "superseded": "quiet",
}


def look_of(status: str) -> str:
    """How a status looks; what is not signed yet is in process."""
    return LOOKS.get(status, "process")


# ── The list ──


@dataclass(frozen=True, slots=True)
class WantedAgreements:
    """What a reader filters by; empty means all."""

    instrument: str = ""
    status: str = ""
    body: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "WantedAgreements":
        """The filter of an address."""
        names = ("instrument", "status", "body")
        return cls(**{name: query.get(name, "")[:120] for name in names})

    def within(self, agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
        """The agreements that fit."""
        if self.instrument:
            agreements = agreements.filter(instrument=self.instrument)
        if self.status:
            agreements = agreements.filter(status=self.status)
        if self.body:
            mine = Q(body__code=self.body) | Q(base_unit__code=self.body)
            bound = AgreementParty.objects.filter(mine)
            agreements = agreements.filter(pk__in=bound.values("agreement"))
        return agreements


def latest(found: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements latest spoken of first."""
    return found.order_by(F("seen_day").desc(nulls_last=True), "-id")


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in the list."""

    agreement: Agreement
    title: InLanguage
    parties: list[AgreementParty]
    look: str


def rows_of(agreements: Iterable[Agreement], language: str) -> list[AgreementRow]:
    """The rows of one page; reads the prefetched parties."""
    return [
        AgreementRow(
            agreement,
            title_of(agreement, language),
            parties_of(agreement),
            look_of(agreement.status),
        )
        for agreement in agreements
    ]


def parties_of(agreement: Agreement) -> list[AgreementParty]:
    """The parties in order of their sides."""
    return sorted(agreement.parties.all(), key=lambda party: (party.side, party.pk))


def counted(user: Any, wanted: WantedAgreements) -> list[tuple[str, str, int]]:
    """(instrument, status, how many) among the wanted body's agreements; one query, kept."""
    offices = tuple(user.body_codes()) if user.is_authenticated else None
    return once(lambda: count(user, wanted), "agreements", offices, wanted.body)


def count(user: Any, wanted: WantedAgreements) -> list[tuple[str, str, int]]:
    """Agreements by instrument and status."""

    among = WantedAgreements(body=wanted.body).within(Agreement.objects.visible_to(user))
    rows = among.order_by().values_list("instrument", "status").annotate(n=Count("pk"))
    return list(rows)


@dataclass(frozen=True, slots=True)
class AgreementFacet:
    """One filter with its values: (code, label, agreements that choosing it leaves)."""

    name: str
    total: int
    values: list[tuple[str, str, int]]


def facets(
    groups: list[tuple[str, str, int]], wanted: WantedAgreements, language: str
) -> list[AgreementFacet]:
    """The filters with counts: each leaves the other as it is."""
    by_instrument = [(i, n) for i, s, n in groups if wanted.status in ("", s)]
    by_status = [(s, n) for i, s, n in groups if wanted.instrument in ("", i)]
    return [
        agreement_facet("instrument", "instruments", by_instrument, language),
        agreement_facet("status", "agreement-status", by_status, language),
    ]


def agreement_facet(
    name: str, words: str, counts: list[tuple[str, int]], language: str
) -> AgreementFacet:
    """One filter: its values in their vocabulary's order."""
    left: dict[str, int] = {}
    for code, n in counts:
        left[code] = left.get(code, 0) + n
    values = [(c, label(words, c, language), left[c]) for c in vocabulary(words) if c in left]
    return AgreementFacet(name, sum(left.values()), values)


# ── The page ──


@dataclass(slots=True)
class PartyShown:
    """A party with those who signed for it."""

    party: AgreementParty
    signatories: list[Signatory] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement's page for one reader."""

    agreement: Agreement
    title: InLanguage
    look: str
    parties: list[PartyShown]
    unplaced: list[Signatory]
    witnesses: list[Signatory]
    areas: list[AreaRow]
    goals: list[int]
    chain: Chain
    days_left: int | None
    differing: list[Citation]
    panels: list[SafeString]
    sources: Sources
    history: list[Event]


def agreement_page(
    agreement: Agreement, request: HttpRequest, *, today: date, language: str
) -> AgreementPage:
    """The page of an agreement that came with its parties; a fixed number of queries."""
    sources = page_sources(request)
    sources.gather({"agreement": [agreement.pk]})
    signatories = list(agreement.signatories.select_related("person", "party__body").order_by("pk"))
    ends = last_day_of(agreement)
    return AgreementPage(
        agreement=agreement,
        title=title_of(agreement, language),
        look=look_of(agreement.status),
        parties=with_signatories(parties_of(agreement), signatories),
        unplaced=[s for s in signatories if not s.witness and s.party_id is None],
        witnesses=[s for s in signatories if s.witness],
        areas=areas_of([], [agreement], language=language, sources=sources),
        goals=sorted(agreement.sdgs),
        chain=lineage_of(agreement, request.user, language, sources),
        days_left=(ends - today).days if ends else None,
        differing=differing(sources.of("agreement", agreement.pk)),
        panels=panels_for_agreement(request, agreement),
        sources=sources,
        history=office_history("agreement", agreement.pk, request),
    )


def with_signatories(
    parties: Iterable[AgreementParty], signatories: Iterable[Signatory]
) -> list[PartyShown]:
    """The parties, each with those who signed for it."""
    shown = {party.pk: PartyShown(party) for party in parties}
    for signatory in signatories:
        if signatory.party_id in shown and not signatory.witness:
            shown[signatory.party_id].signatories.append(signatory)
    return list(shown.values())


def lineage_of(agreement: Agreement, user: Any, language: str, sources: Sources) -> Chain:
    """The agreement between those it rests on and those that rest on it; two queries.

    An earlier one that a renewal implies and the register has not stands dotted.
    """
    around = Lineage.objects.filter(Q(agreement=agreement) | Q(earlier=agreement))
    rows = list(around.select_related("agreement", "earlier").order_by("pk"))
    numbers = {row.earlier_id for row in rows} | {row.agreement_id for row in rows}
    visible = Agreement.objects.visible_to(user).filter(pk__in=numbers - {agreement.pk})
    others = list(visible.prefetch_related("parties__body"))
    sources.gather({"agreement": [other.pk for other in others]})
    links = [link_of(other, language, sources) for other in others]
    links.append(link_of(agreement, language, sources))
    return joined([*missing_before([agreement], "", language), *chain(links).links])

"""Everything the page of a tie shows."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.safestring import SafeString

from phinong.core.drawing.chain import Chain
from phinong.core.drawing.cloth import Cloth
from phinong.core.drawing.tie_line import LifeLine
from phinong.core.languages import content_tag
from phinong.places.models import Body
from phinong.places.pages import office_history
from phinong.record.models import Citation, Event
from phinong.record.offices import office_names
from phinong.record.queries import Sources, page_sources
from phinong.ties import evidence
from phinong.ties.days import last_day
from phinong.ties.evidence import Dated
from phinong.ties.facts import paper, said, sides_of, with_speakers
from phinong.ties.models import (
    SIGNED,
    Agreement,
    AgreementParty,
    Claim,
    FigureClaim,
    Tie,
    TieState,
)
from phinong.ties.naming import by_side
from phinong.ties.pages.claims import ClaimsTable, claims_table
from phinong.ties.pages.instruments import AreaRow, areas_of, chain_of_tie
from phinong.ties.pages.judging import AnswerShown, Vitality, tests_of, vitality_of
from phinong.ties.pages.life import (
    Happening,
    Known,
    cloth_of,
    happenings,
    life_line_of,
    signing_title,
)
from phinong.ties.panels import panels_for
from phinong.ties.queries import Compared, compare
from phinong.ties.rules import DISPUTE, Summary, summary
from phinong.ties.summarising import open_to


@dataclass(frozen=True, slots=True)
class TiePage:
    """A tie's page for one reader; `summary` is of today, whatever is stored."""

    tie: Tie
    sides: list[list[Body]]
    summary: Summary
    table: ClaimsTable
    chain: Chain
    areas: list[AreaRow]
    happened: list[Happening]
    line: LifeLine | None
    cloth: Cloth | None
    vitality: Vitality
    tests: list[AnswerShown]
    figures: list[Compared]
    panels: list[SafeString]
    sources: Sources
    history: list[Event]
    agreements: list[Agreement]
    area_claims: list[Claim]
    office: str

    @property
    def state_label(self) -> str:
        """The state of today in words."""
        return str(TieState(self.summary.state).label)

    @property
    def is_signed(self) -> bool:
        """Whether the tie is signed, quiet or not."""
        return self.summary.state in SIGNED

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds to show: the one, or all that are stated where they differ."""
        reading = self.summary.readings["kind"]
        if reading.verdict == DISPUTE:
            return reading.values
        return (self.summary.kind,) if self.summary.kind else ()

    @property
    def kind_differs(self) -> bool:
        """Whether the kind is stated differently."""
        return self.summary.readings["kind"].verdict == DISPUTE

    @property
    def date_differs(self) -> bool:
        """Whether the day of signing is stated differently."""
        return self.summary.readings["date"].verdict == DISPUTE

    @property
    def newest(self) -> Happening | None:
        """The happening that is the latest evidence."""
        return next((h for h in self.happened if h.piece == self.summary.evidence), None)


def tie_page(tie: Tie, request: HttpRequest, *, today: date, language: str) -> TiePage:
    """The page of a tie that came `with_parties()`; a fixed number of queries."""
    user = request.user
    claims = with_speakers(sorted(tie.claims.all(), key=attrgetter("pk")), tie.parties.all())
    agreements = visible_agreements(tie, user)
    elsewhere, records = open_to(user, evidence.gathered([tie.pk])[tie.pk])
    found = summary_for(tie, claims, agreements, elsewhere, today)
    sources = page_sources(request)
    sources.gather(
        {
            "tie": [tie.pk],
            "claim": [claim.pk for claim in claims],
            "agreement": [agreement.pk for agreement in agreements],
        },
        {kind: list(behind) for kind, behind in records.items()},
    )
    sides = by_side(tie)
    known = Known(
        {claim.pk: claim for claim in claims},
        {agreement.pk: agreement for agreement in agreements},
        records,
        signing_title(found, language),
        language,
    )
    happened = happenings(found.shown, known, sources)
    visible = [happening.piece for happening in happened]
    return TiePage(
        tie=tie,
        sides=list(sides.values()),
        summary=found,
        table=claims_table(claims, sides, found.readings, language),
        chain=chain_of_tie(agreements, state=found.state, language=language, sources=sources),
        areas=areas_of(claims, agreements, language=language, sources=sources),
        happened=happened,
        line=life_line_of(happened, today=today, ended=end_day(found, today)),
        cloth=cloth_of(visible, today=today, language=language),
        vitality=vitality_of(found, agreements, sources, today=today),
        tests=tests_of(tie, found.kind, claims, agreements, language),
        figures=figures_of(sources, today),
        panels=panels_for(request, tie),
        sources=sources,
        history=office_history("tie", tie.pk, request),
        agreements=agreements,
        area_claims=[claim for claim in claims if claim.what == "area"],
        office=office_of(tie, language),
    )


def office_of(tie: Tie, language: str) -> str:
    """The office that keeps the tie, by its name: mostly a party, which is here already."""
    for party in tie.parties.all():
        if party.body.code == tie.kept_by:
            return party.body.name(content_tag(language)).text
    return office_names([tie.kept_by], language).get(tie.kept_by, "")


# What the page shows of an agreement, and of those whom it binds.
SHOWN_OF_AGREEMENTS = (
    *("code", "instrument", "titles", "tie", "status", "signed_edtf", "signed_day", "seen_day"),
    *("areas", "proved"),
)
SHOWN_OF_BOUND = (
    *("agreement", "side"),
    *(f"{who}__{name}" for who in ("body", "base_unit") for name in ("code", "names")),
)


def visible_agreements(tie: Tie, user: Any) -> list[Agreement]:
    """The tie's agreements that this reader may see, with parties, units and lineage."""
    visible = Agreement.objects.visible_to(user).filter(tie=tie)
    bound = AgreementParty.objects.select_related("body", "base_unit").only(*SHOWN_OF_BOUND)
    related = (Prefetch("parties", bound), "rests_on")
    shown = visible.only(*SHOWN_OF_AGREEMENTS).order_by("signed_day", "pk")
    return list(shown.prefetch_related(*related))


def summary_for(
    tie: Tie,
    claims: list[Claim],
    agreements: list[Agreement],
    elsewhere: list[Dated],
    today: date,
) -> Summary:
    """The tie as of today, from what this reader may see."""
    sides = sides_of(tie.parties.all())
    heard = [said(claim, sides) for claim in claims]
    papers = [paper(agreement) for agreement in agreements]
    return summary(heard, papers, day=today, elsewhere=elsewhere)


def end_day(found: Summary, today: date) -> date | None:
    """The day on which an ended tie ended, where a source gives it."""
    ends = [min(last_day(value), today) for value in found.readings["end"].values]
    return max(ends) if found.state == TieState.ENDED and ends else None


# What the page shows of a figure, and what the count beside it asks of the body.
SHOWN_OF_FIGURES = (
    *("subject", "qualifier", "number", "as_written", "language", "as_of_edtf", "by_note"),
    *("body__code", "body__names", "body__country"),
)


def figures_of(sources: Sources, today: date) -> list[Compared]:
    """Figures that the page's own sources state, each beside the register's count."""
    documents = list(sources.of_document)
    if not documents:
        return []
    cited = Citation.objects.filter(about_kind="figure", document__in=documents)
    figures = FigureClaim.objects.filter(pk__in=cited.values("about_id"), proved=True)
    shown = figures.select_related("body").only(*SHOWN_OF_FIGURES)
    found = sorted(shown, key=attrgetter("pk"))
    sources.gather({"figure": [figure.pk for figure in found]})
    return compare(found, day=today)

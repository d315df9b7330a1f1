"""Whose brief it is, and what is in it: the ties of a body, or one tie, as one officer may see
them on one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from phinong.accounts.roles import May
from phinong.core.asked import language as asked_language
from phinong.places.models import Body
from phinong.record.queries import Sources, page_sources
from phinong.ties import evidence
from phinong.ties.evidence import Dated
from phinong.ties.facts import SPEAKER
from phinong.ties.models import Agreement, Claim, Tie
from phinong.ties.naming import tie_name
from phinong.ties.pages.claims import bodies_named
from phinong.ties.pages.tie import summary_for
from phinong.ties.rules import Summary
from phinong.ties.summarising import open_to

# A province with more ties than this reads the rest in its list.
MOST_TIES = 120
PARTIES = ("parties__body", "parties__base_unit", "rests_on")


@dataclass(frozen=True)
class Scope:
    """A brief's reader, day, language and subject. `tie` is None for a whole portfolio; `office`
    is the body whose brief it is, for one tie the office in which the reader works on it."""

    user: Any
    office: Body
    tie: Tie | None
    ties: list[Tie]
    today: date
    language: str
    sources: Sources

    @property
    def title(self) -> str:
        """What the brief is of."""
        if self.tie is not None:
            return tie_name(self.tie, self.language)
        return self.office.name(self.language).text

    @cached_property
    def names(self) -> dict[int, str]:
        """{tie: its name}."""
        return {tie.pk: tie_name(tie, self.language) for tie in self.ties}

    @cached_property
    def claims(self) -> dict[int, list[Claim]]:
        """{tie: what is said of it}; one query."""
        found: dict[int, list[Claim]] = {tie.pk: [] for tie in self.ties}
        for claim in Claim.objects.filter(tie__in=found).select_related(SPEAKER).order_by("pk"):
            found[claim.tie_id].append(claim)
        return found

    @cached_property
    def levels(self) -> dict[str, str]:
        """{code of a body that a claim names as the party: its name}; one query."""
        every = [claim for claims in self.claims.values() for claim in claims]
        named = bodies_named(every).items()
        return {code: body.name(self.language).text for code, body in named}

    @cached_property
    def agreements(self) -> list[Agreement]:
        """The agreements of these ties, the first signed first; for a portfolio also those that
        bind the body without a tie. Four queries."""
        visible = Agreement.objects.visible_to(self.user)
        rows = visible.filter(tie__in=[tie.pk for tie in self.ties])
        if self.tie is None:
            rows = (rows | visible.filter(parties__body=self.office)).distinct()
        return list(rows.prefetch_related(*PARTIES).order_by("signed_day", "pk"))

    @cached_property
    def evidence(self) -> tuple[dict[int, list[Dated]], Mapping[str, Mapping[int, Any]]]:
        """{tie: dated evidence of the rooms above}, and the records behind it."""
        gathered = evidence.gathered([tie.pk for tie in self.ties])
        every = [piece for pieces in gathered.values() for piece in pieces]
        shown, records = open_to(self.user, every)
        here = {(piece.about_kind, piece.about_id) for piece in shown}
        kept = {
            number: [piece for piece in pieces if (piece.about_kind, piece.about_id) in here]
            for number, pieces in gathered.items()
        }
        return kept, records

    @cached_property
    def summaries(self) -> dict[int, Summary]:
        """{tie: what follows from all that is said and dated of it, as of today}."""
        elsewhere, _records = self.evidence
        papers: dict[int, list[Agreement]] = {tie.pk: [] for tie in self.ties}
        for agreement in self.agreements:
            if agreement.tie_id in papers:
                papers[agreement.tie_id].append(agreement)
        return {
            tie.pk: summary_for(
                tie, self.claims[tie.pk], papers[tie.pk], elsewhere[tie.pk], self.today
            )
            for tie in self.ties
        }

    @property
    def sees_contacts(self) -> bool:
        """Whether the reader works on ties in the office: addresses are for these alone."""
        return bool(self.user.may(May.EDIT_TIE, self.office.code))


def works_in(user: Any, office: str) -> bool:
    """Whether the user reads what this office keeps."""
    return bool(user.is_authenticated and user.may(May.READ_OFFICE, office))


def of_body(request: HttpRequest, code: str) -> Scope:
    """The portfolio of a body, for who works in its office; 404 for everybody else."""
    if not works_in(request.user, code):
        raise Http404
    body = get_object_or_404(Body.objects.select_related("place", "parent"), code=code)
    ties = Tie.objects.visible_to(request.user).of_body(body).with_parties()
    return scope(request, body, list(ties.order_by("-evidence_day", "-id")[:MOST_TIES]), None)


def of_tie(request: HttpRequest, code: str) -> Scope:
    """One tie, for who works in the office that keeps it or in that of one of its sides."""
    user: Any = request.user
    if not user.is_authenticated:
        raise Http404
    tie = get_object_or_404(Tie.objects.visible_to(user).with_parties(), code=code)
    offices = [tie.kept_by, *(party.body.code for party in tie.parties.all())]
    mine = next((office for office in offices if works_in(user, office)), None)
    if mine is None:
        raise Http404
    return scope(request, get_object_or_404(Body, code=mine), [tie], tie)


def scope(request: HttpRequest, office: Body, ties: list[Tie], tie: Tie | None) -> Scope:
    """A brief's scope for this request."""
    sources, today = page_sources(request), localdate()
    return Scope(request.user, office, tie, ties, today, asked_language(), sources)

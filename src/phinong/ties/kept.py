"""What the memory must know of this room's records: fetch, name, address, take back, prove."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_noop

from phinong.record.actions import note
from phinong.record.landing import Record
from phinong.ties.models import Agreement, Claim, FigureClaim, Tie
from phinong.ties.naming import agreement_name, claim_name, figure_name, tie_name
from phinong.ties.summarising import summarise, summarise_again

WITHDRAWN = gettext_noop("A source was withdrawn.")
RESTORED = gettext_noop("A withdrawn source stands again.")


def ties(numbers: Iterable[int]) -> dict[int, Any]:
    """Ties by number, with their parties."""
    return Tie.objects.with_parties().in_bulk(list(numbers))


def claims(numbers: Iterable[int]) -> dict[int, Any]:
    """Claims by number, with the parties of their ties."""
    found = Claim.objects.select_related("tie", "by").prefetch_related("tie__parties__body__place")
    return found.in_bulk(list(numbers))


def agreements(numbers: Iterable[int]) -> dict[int, Any]:
    """Agreements by number, with the bodies they bind."""
    return Agreement.objects.prefetch_related("parties__body").in_bulk(list(numbers))


def figures(numbers: Iterable[int]) -> dict[int, Any]:
    """Figures by number, with the body they are about."""
    return FigureClaim.objects.select_related("body").in_bulk(list(numbers))


def of_claim(claim: Claim) -> str:
    """The claim in its place on the page of the tie."""
    return f"{claim.tie.get_absolute_url()}#claim-{claim.pk}"


def of_figure(figure: FigureClaim) -> str:
    """The figure beside the register's own counts, on the page of the body."""
    return reverse("places:body", args=[figure.body.code]) + "#figures"


# ── Taking back what an undone decision made ──


def remove_tie(tie: Tie) -> None:
    """Delete a tie of which nothing is claimed any more; with a claim or an agreement it stays."""
    if tie.claims.exists() or tie.agreements.exists():
        return
    number, code, office = tie.pk, tie.code, tie.kept_by
    tie.delete()
    note("tie.removed", "tie", number, by=None, body=office, was={"code": code})


def remove_claim(claim: Claim) -> None:
    """Delete a claim, and sum its tie up without it."""
    tie, number = claim.tie, claim.pk
    was = {"claim": number, "what": claim.what, "value": claim.value}
    claim.delete()
    summarise(tie)
    note("tie.claim-removed", "tie", tie.pk, by=None, body=tie.kept_by, was=was)


def remove_agreement(agreement: Agreement) -> None:
    """Delete an agreement that nothing rests on, and sum its tie up without it."""
    tie, number, office = agreement.tie, agreement.pk, agreement.kept_by
    was = {"code": agreement.code, "instrument": agreement.instrument}
    agreement.delete()
    if tie is not None:
        summarise(tie)
    note("agreement.removed", "agreement", number, by=None, body=office, was=was)


def remove_figure(figure: FigureClaim) -> None:
    """Delete a figure."""
    number, was = figure.pk, {"subject": figure.subject, "number": figure.number}
    figure.delete()
    note("figure.removed", "figure", number, by=None, was=was)


# ── When a source goes, or stands again ──


def prove_claims(numbers: set[int], proved: bool) -> None:
    """Mark claims that lost or regained their proof; the ties are summed up again."""
    changed = Claim.objects.filter(pk__in=numbers, proved=not proved)
    touched = set(changed.values_list("tie_id", flat=True))
    changed.update(proved=proved)
    _sum_up(touched, proved)


def prove_agreements(numbers: set[int], proved: bool) -> None:
    """Mark agreements that lost or regained their proof; the ties are summed up again."""
    changed = Agreement.objects.filter(pk__in=numbers, proved=not proved)
    touched = set(changed.exclude(tie=None).values_list("tie_id", flat=True))
    changed.update(proved=proved)
    _sum_up(touched, proved)


def _sum_up(numbers: set[Any], proved: bool) -> None:
    why = RESTORED if proved else WITHDRAWN
    summarise_again(list(Tie.objects.filter(pk__in=numbers).order_by("pk")), why=why)


def prove_figures(numbers: set[int], proved: bool) -> None:
    """Mark figures that lost or regained their proof."""
    FigureClaim.objects.filter(pk__in=numbers).update(proved=proved)


RECORDS = {
    "tie": Record(ties, tie_name, Tie.get_absolute_url, remove_tie),
    "claim": Record(claims, claim_name, of_claim, remove_claim, prove_claims),
    "agreement": Record(
        agreements, agreement_name, Agreement.get_absolute_url, remove_agreement, prove_agreements
    ),
    "figure": Record(figures, figure_name, of_figure, remove_figure, prove_figures),
}

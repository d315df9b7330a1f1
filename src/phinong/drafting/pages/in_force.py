"""What runs between the parties of a draft, for the test that nothing is made twice."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from phinong.drafting.fitness import InForce
from phinong.drafting.life_reading import FOLLOWS
from phinong.drafting.life_rules import RUNNING, ends_by_term
from phinong.drafting.models import Draft
from phinong.ties.days import last_day
from phinong.ties.models import Agreement, Lineage, Tie
from phinong.ties.naming import agreement_name
from phinong.ties.rules import SIGNED_STATUSES

# What is offered to be stated of an agreement in force.
OFFERED = ("renews", "amends", "supersedes")


@dataclass(frozen=True, slots=True)
class Offer:
    """An agreement in force as the rule sees it, and what may be stated of it."""

    agreement: Agreement
    known: InForce

    @property
    def relations(self) -> list[str]:
        """What may be stated, without what is."""
        return [relation for relation in OFFERED if relation != self.known.stated]


def in_force_between(draft: Draft, tie: Tie | None, user: Any, language: str) -> list[Offer]:
    """The agreements of a tie that run and that this reader may know of, except those that a
    signed one renews or takes the place of; three queries, none without a tie."""
    if tie is None:
        return []
    after = Lineage.objects.filter(
        earlier=OuterRef("pk"), relation__in=FOLLOWS, agreement__status__in=SIGNED_STATUSES
    )
    rows = Agreement.objects.visible_to(user).filter(tie=tie, status__in=RUNNING)
    rows = rows.exclude(Exists(after)).exclude(draft=draft)
    found = rows.prefetch_related("parties__body").order_by("-signed_day", "pk")
    return [Offer(one, as_known(one, draft, tie, language)) for one in found]


def as_known(agreement: Agreement, draft: Draft, tie: Tie, language: str) -> InForce:
    """An agreement as the rule sees it. An end known only to its year is the last day of it."""
    months = agreement.term_months
    ends = ends_by_term(agreement.signed_edtf, agreement.ends_edtf, months)
    return InForce(
        name=agreement_name(agreement, language),
        instrument=agreement.instrument,
        kind=tie.kind,
        ends=last_day(ends) if ends else None,
        stated=draft.relation if draft.renews_id == agreement.pk else "",
    )

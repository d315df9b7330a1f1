"""What stands beside the forms about an agreement's life: what is carried over, and how it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phinong.core.dates import parse_edtf
from phinong.core.saying import say
from phinong.core.vocabulary import label
from phinong.drafting.life_rules import ends_by_term
from phinong.drafting.renewing import carried_over, clauses_of
from phinong.ties.models import Agreement


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact: what it is called, and what is said of it."""

    label: str
    said: Sequence[str]


def carried_rows(agreement: Agreement, language: str) -> list[FactRow]:
    """What a renewal or amendment begins with; what no source gives is left out."""
    facts, clauses = carried_over(agreement), len(clauses_of(agreement))
    parties = [
        " · ".join(str(body.name(language)) for body in (one.body, one.base_unit) if body)
        for one in facts["parties"]
    ]
    counted = ngettext("%(n)s clause", "%(n)s clauses", clauses) % {"n": clauses}
    return told(
        (_("Parties"), parties),
        (_("Languages"), [label("languages", one.tag, language) for one in facts["languages"]]),
        (_("Text to begin with"), [counted] if clauses else []),
        (_("Areas of cooperation"), [label("areas", one, language) for one in facts["areas"]]),
        (_("Term"), term_of(agreement)),
        (_("How it goes on"), renewal_of(agreement, language)),
    )


def standing_rows(agreement: Agreement, language: str) -> list[FactRow]:
    """How an agreement stands: its status, since when, signed, until when."""
    ends = ends_by_term(agreement.signed_edtf, agreement.ends_edtf, agreement.term_months)
    status = label("agreement-status", agreement.status, language)
    return told(
        (_("Status"), [status, *day(agreement.status_edtf, language)]),
        (_("Signed"), day(agreement.signed_edtf, language)),
        (_("Ends"), day(ends, language)),
        (_("How it goes on"), renewal_of(agreement, language)),
    )


def told(*rows: tuple[str, Sequence[str]]) -> list[FactRow]:
    """The rows of which something is known."""
    return [FactRow(name, said) for name, said in rows if said]


def day(edtf: str, language: str) -> list[str]:
    """A date in the reader's calendar; nothing for none."""
    return [say(parse_edtf(edtf), language)] if edtf else []


def term_of(agreement: Agreement) -> list[str]:
    """The term in months."""
    months = agreement.term_months
    if not months:
        return []
    return [ngettext("%(n)s month", "%(n)s months", months) % {"n": months}]


def renewal_of(agreement: Agreement, language: str) -> list[str]:
    """How it goes on after its term."""
    return [label("renewal-modes", agreement.renewal, language)] if agreement.renewal else []

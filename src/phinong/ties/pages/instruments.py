"""The instruments of a tie: what was signed, in order, and what is missing; its areas of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from phinong.core.drawing.chain import COLUMNS, Chain, Link, chain
from phinong.core.languages import InLanguage, content_tag, in_language
from phinong.core.templatetags.drawings import Shown
from phinong.core.vocabulary import label, vocabulary
from phinong.places.models import Body
from phinong.record.models import Citation
from phinong.record.queries import Mark, Sources
from phinong.ties.facts import paper
from phinong.ties.models import Agreement, Claim
from phinong.ties.naming import agreement_name
from phinong.ties.rules import is_binding, is_renewal

SIGNED_STATES = ("established", "quiet", "ended")


def title_of(agreement: Agreement, language: str) -> InLanguage:
    """An agreement's title, or its kind and parties in the reader's language."""
    if agreement.titles:
        return in_language(agreement.titles, language)
    return InLanguage(agreement_name(agreement, language), content_tag(language))


def chain_of_tie(
    agreements: Sequence[Agreement], *, state: str, language: str, sources: Sources
) -> Chain:
    """The instruments in order of signing; those that must exist and are not kept stand dotted."""
    kept = chain(link_of(agreement, language, sources) for agreement in agreements)
    before = missing_before(agreements, state, language)
    return joined([*before, *kept.links, *missing_after(agreements, language)])


def joined(links: Sequence[Link]) -> Chain:
    """Links in this very order."""
    return Chain(tuple(links), max(1, min(COLUMNS, len(links))))


def link_of(agreement: Agreement, language: str, sources: Sources) -> Link:
    """One instrument on record."""
    marks = sources.marks("agreement", agreement.pk, "date" if agreement.signed_edtf else None)
    status = label("agreement-status", agreement.status, language)
    shown = Shown(
        title_of(agreement, language),
        agreement.signed_edtf,
        agreement.get_absolute_url(),
        note=status,
        cites=tuple((mark.number, mark.url) for mark in marks),
    )
    return Link(shown, agreement.signed_day)


def gap(title: str, text: str, language: str) -> Link:
    """An instrument that is not on record."""
    return Link(Shown(InLanguage(title, content_tag(language)), text=text), missing=True)


def missing_before(agreements: Sequence[Agreement], state: str, language: str) -> list[Link]:
    """What the sources imply was signed and the register has not: never left out, never made up."""
    found = []
    if state in SIGNED_STATES and not any(is_binding(paper(a)) for a in agreements):
        text = _("Sources say it was signed; the paper is not kept.")
        found.append(gap(_("The paper that was signed"), text, language))
    if any(renews_unknown(agreement) for agreement in agreements):
        text = _("A renewal is on record; what it renews is not.")
        found.append(gap(_("The agreement before"), text, language))
    return found


def missing_after(agreements: Sequence[Agreement], language: str) -> list[Link]:
    """The plan of work, where there is none."""
    if any(agreement.instrument == "action-plan" for agreement in agreements):
        return []
    text = _("The register has no plan of work under this tie.")
    return [gap(label("instruments", "action-plan", language), text, language)]


def renews_unknown(agreement: Agreement) -> bool:
    """Whether an agreement renews an earlier one that is not on record; reads its lineage."""
    return is_renewal(paper(agreement)) and not any(
        row.relation == "renews" for row in agreement.rests_on.all()
    )


# ── Areas of work ──


@dataclass(slots=True)
class AreaRow:
    """One area of work: what sources say of it, and who carries it."""

    code: str
    label: str
    citations: list[Citation] = field(default_factory=list)
    carried_by: list[Body] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def quotes(self) -> list[tuple[str, str]]:
        """(words, language) of the passages, each once."""
        found = {c.passage.quote: c.document.language for c in self.citations if c.passage}
        return list(found.items())

    @property
    def statements(self) -> int:
        """How many statements name this area."""
        return len(self.citations)


def areas_of(
    claims: Iterable[Claim], agreements: Iterable[Agreement], *, language: str, sources: Sources
) -> list[AreaRow]:
    """The areas that claims and agreements name, those with the most statements first."""
    rows: dict[str, AreaRow] = {}

    def add(code: str, kind: str, number: int, name: str) -> AreaRow:
        row = rows.setdefault(code, AreaRow(code, label("areas", code, language)))
        row.citations += sources.of(kind, number, name)
        known = {mark.number for mark in row.marks}
        row.marks += [m for m in sources.marks(kind, number, name) if m.number not in known]
        return row

    for agreement in agreements:
        for code in agreement.areas:
            row = add(code, "agreement", agreement.pk, f"area:{code}")
            row.carried_by += [b for b in carriers(agreement) if b not in row.carried_by]
    for claim in claims:
        if claim.what == "area" and claim.proved and not claim.retracted:
            add(claim.value, "claim", claim.pk, "area")
    order = list(vocabulary("areas"))
    return sorted(rows.values(), key=lambda row: (-row.statements, order.index(row.code)))


def carriers(agreement: Agreement) -> list[Body]:
    """Who carries an agreement: the base units, where a source names any."""
    return [party.base_unit for party in agreement.parties.all() if party.base_unit]

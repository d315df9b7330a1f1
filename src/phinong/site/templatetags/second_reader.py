"""What two readers of a document said: who proposed a finding, who agrees, where they differ."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings

from phinong.core.asked import language
from phinong.core.vocabulary import label
from phinong.reader.proposer import Difference, Endpoint, paired
from phinong.record.landing import Worth
from phinong.record.models import Finding
from phinong.site.intake.second_reader import ALSO_BY, found_of
from phinong.site.review.describe import worth_text

register = template.Library()
MODEL = "model:"


@dataclass(frozen=True, slots=True)
class Both:
    """One name on which two readers differ, in words. `here` is what the open finding says."""

    name: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Other:
    """What the other reader made of the same words: its finding, who it is, where they differ."""

    finding: Finding
    model: str
    both: list[Both]


@register.inclusion_tag("site/_second_reader.html", takes_context=True)
def two_readers(context: dict[str, Any], finding: Finding) -> dict[str, Any]:
    """Beside an open finding: who proposed it, who read the same, and who read otherwise.

    Reads `rows` of the desk, so it asks the database nothing.
    """
    rows = [row.finding for row in context.get("rows", ())]
    return {
        "model": model_of(finding),
        "witnesses": witnesses(finding),
        "others": others(finding, rows, language()),
        "document": context.get("document"),
    }


@register.inclusion_tag("site/_second_reader_on.html")
def second_reader_notice() -> dict[str, Any]:
    """On the intake page: that a model is asked, which, where, and about which documents."""
    model: Endpoint | None = settings.PHINONG_LLM
    return {"model": model, "private": settings.PHINONG_LLM_PRIVATE}


@register.filter
def model_of(finding: Finding) -> str:
    """The name of the model that proposed a finding; empty for every other one."""
    by = finding.proposed_by
    return by.removeprefix(MODEL) if by.startswith(MODEL) else ""


def witnesses(finding: Finding) -> list[str]:
    """The models that read the same values, each once."""
    said = {by for stored in finding.values for by in stored.get(ALSO_BY, ())}
    return [by.removeprefix(MODEL) for by in sorted(said)]


def others(finding: Finding, rows: list[Finding], language: str) -> list[Other]:
    """The findings of another reader about the same thing that say otherwise.

    Nothing of this is stored: it follows from the two findings, whatever was decided meanwhile.
    """
    if model_of(finding):
        return [
            Other(known, model_of(known), [turned(d, finding.kind, language) for d in differs])
            for known, differs in [disputed(finding, rows)]
            if known is not None
        ]
    proposals = [row for row in rows if row.proposed_by.startswith(MODEL)]
    return [
        Other(row, model_of(row), [straight(d, finding.kind, language) for d in differs])
        for row in proposals
        for known, differs in [disputed(row, rows)]
        if known is not None and known.pk == finding.pk
    ]


def disputed(
    proposal: Finding, rows: list[Finding]
) -> tuple[Finding | None, tuple[Difference, ...]]:
    """The finding of another reader from which a model's proposal differs, and where."""
    by = proposal.proposed_by
    free = [r for r in rows if r.proposed_by != by and by not in borne_out_by(r)]
    by_key = {str(row.pk): row for row in free}
    pair = paired([found_of(row) for row in free], [found_of(proposal)])[0]
    if pair.known is None or pair.agrees:
        return None, ()
    return by_key[pair.known.key], pair.differs


def borne_out_by(row: Finding) -> set[str]:
    """Who else read the same: with them there is no dispute about this finding."""
    return {by for stored in row.values for by in stored.get(ALSO_BY, ())}


def straight(difference: Difference, kind: str, language: str) -> Both:
    """A difference as the known finding shows it."""
    name = label("value-names", difference.name, language)
    return Both(
        name, said(difference.known, kind, language), said(difference.proposed, kind, language)
    )


def turned(difference: Difference, kind: str, language: str) -> Both:
    """A difference as the proposal shows it."""
    both = straight(difference, kind, language)
    return Both(both.name, both.there, both.here)


def said(values: tuple[Any, ...], kind: str, language: str) -> str:
    """Values in the reader's words; empty when there are none."""
    worths = [Worth(v.name, v.value, v.as_written) for v in values]
    return ", ".join(dict.fromkeys(worth_text(worth, kind, language) for worth in worths))

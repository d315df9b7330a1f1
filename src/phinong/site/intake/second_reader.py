"""The optional language model beside the built-in reader: asked after a document is kept.

Intake has stored the document and what the reader found before any of this begins, so nothing
here can lose or delay that beyond the model's time budget. What the model proposes waits for a
person like every finding. See docs/language-model.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from phinong.core.acting import Actor, require
from phinong.core.refusals import Refusal, refuse_if
from phinong.reader.model import Finding as Found
from phinong.reader.model import Span, Value
from phinong.reader.proposer import Budget, Endpoint, Pair, Proposals, paired, propose
from phinong.record.actions import note
from phinong.record.decisions import propose as put_before_officers
from phinong.record.models import Document, Finding, FindingState, Standing
from phinong.site.intake.take_in import proposal

# In a stored value: by whom else the same was read.
ALSO_BY = "also_by"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking: new findings, those of the reader that the model bore out, what the
    checks left out by reason, and why the model fell silent, if it did."""

    proposed: int = 0
    agreeing: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    silent: str = ""


def endpoint() -> Endpoint | None:
    """The model this installation uses, or None: it is off unless an operator gives an address."""
    configured: Endpoint | None = settings.PHINONG_LLM
    return configured


def why_not_ask(
    *, model: Endpoint | None, public: bool, private_too: bool, words: str, standing: str
) -> list[Refusal]:
    """Reasons against showing a document's words to the model; empty when it may be asked."""
    reasons = []
    if model is None:
        reasons.append(Refusal("model-off"))
    if not (public or private_too):
        reasons.append(Refusal("model-public-only"))
    if not words.strip():
        reasons.append(Refusal("model-no-words"))
    if standing != Standing.KEPT:
        reasons.append(Refusal("document-withdrawn"))
    return reasons


def reasons_against(document: Document) -> list[Refusal]:
    """Why the words of this document are not shown to the model."""
    return why_not_ask(
        model=endpoint(),
        public=document.public,
        private_too=settings.PHINONG_LLM_PRIVATE,
        words=document.text,
        standing=document.standing,
    )


def read_new(documents: Iterable[Document], *, by: Actor) -> list[Refusal]:
    """Ask the model about documents that just came in, all within one time budget.

    Gives what a person should be told: the documents about which the model gave no answer.
    Documents that may not be shown to it are passed over.
    """
    model = endpoint()
    shown = [document for document in documents if not reasons_against(document)]
    if model is None or not shown:
        return []
    budget = Budget(model.seconds)
    silent = [d.title for d in shown if read_again(d, by=by, budget=budget).silent]
    return [Refusal("model-did-not-answer", {"documents": silent})] if silent else []


def read_again(document: Document, *, by: Actor, budget: Budget | None = None) -> Outcome:
    """Ask the model about one document and put what it proposes before the officers.

    Asked twice, it proposes nothing twice. Raises Refused when the words may not be shown to it,
    NotAllowed when `by` may not add to what the office keeps; never for what the model does.
    """
    require(by, "add-document", body=document.kept_by)
    refuse_if(reasons_against(document))
    model = endpoint()
    assert model is not None  # noqa: S101  else it was refused
    proposals = propose(document.text, model, title=document.title, budget=budget)
    return add_proposals(document, proposals, by=by)


@transaction.atomic
def add_proposals(document: Document, proposals: Proposals, *, by: Actor) -> Outcome:
    """Keep what a model proposes: the new as findings of its own, the known as borne out.

    A finding that an officer has decided on is not touched. The event says which model read, on
    which machine, and what was left out.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    require(by, "add-document", body=document.kept_by)
    rows = list(document.findings.order_by("order"))
    pairs = paired([found_of(row) for row in rows], proposals.findings)
    fresh = [proposal(pair.proposed) for pair in pairs if not pair.agrees]
    put = []
    if fresh:
        put = put_before_officers(document, fresh, by=by, proposed_by=proposals.proposed_by)
    agreeing = [pair for pair in pairs if pair.agrees]
    bear_out(rows, agreeing, proposals.proposed_by)
    outcome = Outcome(len(put), len(agreeing), dict(proposals.dropped), proposals.silent)
    remember(document, proposals, outcome, by=by)
    return outcome


def bear_out(rows: Sequence[Finding], agreeing: Sequence[Pair], by: str) -> None:
    """Write beside each value that waits for a decision who else read the same."""
    said = {pair.known.key: pair for pair in agreeing if pair.known}
    for row in rows:
        pair = said.get(str(row.pk))
        if pair is None or row.state != FindingState.OPEN or row.proposed_by == by:
            continue
        names = {value.name for value in pair.proposed.values}
        row.values = [borne_out(v, by) if v["name"] in names else v for v in row.values]
        row.save(update_fields=["values"])


def borne_out(stored: dict[str, Any], by: str) -> dict[str, Any]:
    """A stored value with one more witness."""
    return {**stored, ALSO_BY: sorted({*stored.get(ALSO_BY, ()), by})}


def remember(document: Document, proposals: Proposals, outcome: Outcome, *, by: Actor) -> None:
    """The event: which model on which machine was shown the words, and what it proposed."""
    verb = "document.model-silent" if outcome.silent else "document.read-by-model"
    now = {
        "model": proposals.model,
        "host": proposals.host,
        "pieces": proposals.pieces,
        "read": proposals.read,
        "findings": outcome.proposed,
        "agreeing": outcome.agreeing,
        "dropped": outcome.dropped,
        "silent": outcome.silent,
    }
    note(verb, "document", document.pk, by=by, body=document.kept_by, now=now)


def found_of(row: Finding) -> Found:
    """A stored finding as the reader's, for comparing, under its number in the register.

    A value without a place stands nowhere.
    """
    values = tuple(value_of(stored) for stored in row.values)
    return Found(row.kind, values, Span(row.start, row.end), row.confidence, str(row.pk))


def value_of(stored: dict[str, Any]) -> Value:
    """A stored value as the reader's."""
    start = stored.get("start")
    span = Span(-1, -1) if start is None else Span(start, stored["end"])
    return Value(
        stored["name"],
        stored.get("value"),
        stored.get("as_written", ""),
        span,
        stored.get("confidence", 1.0),
        entry=stored.get("entry") or None,
    )

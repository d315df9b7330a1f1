"""Yes or no, with all reasons, for changes to what we remember."""

from phinong.core.refusals import Refusal
from phinong.record.models import Document, FindingState, Standing


def why_not_add(
    *, text: str, address: str, same: Document | None, may_know: bool = True
) -> list[Refusal]:
    """Reasons against keeping a document; `same` is one with the same words, of which the reader
    `may_know` or not: what another office keeps to itself is not named."""
    reasons = []
    if not text.strip() and not address:
        reasons.append(Refusal("document-empty"))
    if same and may_know:
        named = {"code": same.code, "title": same.title}
        reasons.append(Refusal("document-kept-already", named))
    elif same:
        reasons.append(Refusal("document-kept-elsewhere"))
    return reasons


def why_not_withdraw(*, standing: str, why: str) -> list[Refusal]:
    """Reasons against withdrawing a document."""
    reasons = []
    if standing == Standing.WITHDRAWN:
        reasons.append(Refusal("document-withdrawn-already"))
    if not why.strip():
        reasons.append(Refusal("reason-missing"))
    return reasons


def why_not_restore(*, standing: str) -> list[Refusal]:
    """Reasons against taking a withdrawal back."""
    return [] if standing == Standing.WITHDRAWN else [Refusal("document-not-withdrawn")]


MOVES = {  # verb: (from any of, to)
    "accept": ({FindingState.OPEN}, FindingState.ACCEPTED),
    "reject": ({FindingState.OPEN}, FindingState.REJECTED),
    "undo": ({FindingState.ACCEPTED, FindingState.REJECTED}, FindingState.OPEN),
}


def why_not_decide(
    verb: str, *, state: str, version: int, seen_version: int, standing: str
) -> list[Refusal]:
    """Reasons against a decision on a finding.

    `seen_version` is the version the officer looked at: when a colleague decided meanwhile, the
    officer is told instead of overruling unknowingly.
    """
    if version != seen_version:
        return [Refusal("finding-decided-meanwhile", {"state": state})]
    reasons = []
    if state not in MOVES[verb][0]:
        reasons.append(Refusal("finding-not-open" if verb != "undo" else "finding-not-decided"))
    if verb == "accept" and standing == Standing.WITHDRAWN:
        reasons.append(Refusal("document-withdrawn"))
    return reasons


# Below this even odds are against a finding: nobody should wave such through together.
LOWEST_LEVEL = 0.5
# Only the reader's probabilities were measured against labelled papers.
MEASURED = "reader"


def why_not_level(level: float, *, chosen: int) -> list[Refusal]:
    """Reasons against accepting together above a level; `chosen` counts what was ticked."""
    reasons = []
    if not LOWEST_LEVEL <= level <= 1:
        reasons.append(Refusal("level-not-offered"))
    if not chosen:
        reasons.append(Refusal("nothing-chosen"))
    return reasons


def why_not_together(confidence: float, proposed_by: str, *, level: float) -> list[Refusal]:
    """Reasons against accepting a finding without looking at it by itself."""
    if proposed_by != MEASURED:
        return [Refusal("finding-not-measured")]
    return [] if confidence >= level else [Refusal("finding-below-level")]

"""Yes or no, with all reasons, for the steps of a party's route. Facts in, refusals out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.drafting.models.draft import DraftStatus
from phinong.drafting.models.route import StepState as S

# verb: (from any of, to). Steps force no order; what was done or left out can be opened again.
STEP_MOVES: dict[str, tuple[frozenset[S], S]] = {
    "take": (frozenset({S.NEXT}), S.NOW),
    "finish": (frozenset({S.NEXT, S.NOW}), S.DONE),
    "skip": (frozenset({S.NEXT, S.NOW}), S.SKIPPED),
    "reopen": (frozenset({S.NOW, S.DONE, S.SKIPPED}), S.NEXT),
}
NEEDS_REASON = frozenset({"skip", "reopen"})
MOST_STEPS = 60
LONGEST_NAME = 200


def why_not_step(verb: str, state: str) -> list[Refusal]:
    """Reasons against a move of a step from a state; empty when the table has it."""
    sources, _target = STEP_MOVES[verb]
    return [] if state in sources else [Refusal(f"step-cannot-{verb}", {"state": S(state).label})]


def why_not_move_step(
    verb: str,
    state: str,
    *,
    draft: str,
    why: str = "",
    on: date | None = None,
    today: date | None = None,
) -> list[Refusal]:
    """The same with the draft's status, the reason that some moves need, and the day given."""
    reasons = why_not_route(draft) + why_not_step(verb, state)
    if verb in NEEDS_REASON and not why.strip():
        reasons.append(Refusal("reason-missing"))
    if on and today and on > today:
        reasons.append(Refusal("step-day-in-future", {"day": on}))
    return reasons


def why_not_route(draft: str) -> list[Refusal]:
    """Reasons against any work on the routes of a draft with this status.

    A signed draft's routes go on: a notice to the ministry comes after the signature.
    """
    withdrawn = draft == DraftStatus.WITHDRAWN
    return [Refusal("route-of-withdrawn-draft")] if withdrawn else []


def why_not_finish(
    *, outcome: str, outcomes: Collection[str], before: Sequence[str], why: str
) -> list[Refusal]:
    """Further reasons against finishing a step.

    `outcomes` are those its procedure knows (none for a step that is simply done, and any of the
    vocabulary then); `before` names the required steps above it that are still open: going past
    them needs a reason.
    """
    reasons = []
    if outcomes and not outcome:
        reasons.append(Refusal("step-outcome-missing"))
    elif outcome and outcome not in (outcomes or vocabulary("outcomes")):
        reasons.append(Refusal("step-outcome-unknown", {"outcome": outcome}))
    if before and not why.strip():
        reasons.append(Refusal("step-out-of-turn", {"steps": list(before)}))
    return reasons


def why_not_start(
    *, draft: str, procedure: str, known: Collection[str], has: bool
) -> list[Refusal]:
    """Reasons against starting a party's route by a procedure."""
    reasons = why_not_route(draft)
    if procedure not in known:
        reasons.append(Refusal("procedure-unknown", {"procedure": procedure}))
    if has:
        reasons.append(Refusal("route-there-already"))
    return reasons


def why_not_add_step(*, draft: str, names: Mapping[str, str], steps: int) -> list[Refusal]:
    """Reasons against a step of the party's own, given how many there are."""
    reasons = why_not_route(draft)
    if not any(name.strip() for name in names.values()):
        reasons.append(Refusal("step-name-missing"))
    if any(len(name) > LONGEST_NAME for name in names.values()):
        reasons.append(Refusal("step-name-too-long", {"most": LONGEST_NAME}))
    if steps >= MOST_STEPS:
        reasons.append(Refusal("steps-too-many", {"most": MOST_STEPS}))
    return reasons

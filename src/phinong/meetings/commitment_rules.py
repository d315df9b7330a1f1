"""Yes or no, with all reasons, for what somebody undertook: its making, its days, how it ends,
and what it waits for. Facts in, refusals out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from phinong.core.dates import Interval, PartialDate, parse_edtf
from phinong.core.refusals import Refusal
from phinong.meetings.models import CommitmentState, Origin
from phinong.meetings.rules import BE_YEARS, why_not_record_words

BUDDHIST_OFFSET = 543

MOVES: dict[str, tuple[set[str], str]] = {  # verb: (from any of, to)
    "keep": ({CommitmentState.OPEN, CommitmentState.CHANGED}, CommitmentState.KEPT),
    "change": ({CommitmentState.OPEN, CommitmentState.CHANGED}, CommitmentState.CHANGED),
    "lapse": ({CommitmentState.OPEN, CommitmentState.CHANGED}, CommitmentState.LAPSED),
    "reopen": (
        {CommitmentState.KEPT, CommitmentState.CHANGED, CommitmentState.LAPSED},
        CommitmentState.OPEN,
    ),
}
VERB_TO = {to: verb for verb, (_, to) in MOVES.items()}
# Days before its last day on which a commitment comes up.
BEFORE_DUE = (30, 7)
WAITING = frozenset({CommitmentState.OPEN, CommitmentState.CHANGED})
# What a commitment recorded by hand may come from, and the kind of record that tells of it. What a
# meeting undertakes is written down in the meeting itself.
COMES_FROM: dict[str, str] = {
    Origin.VISIT: "activity",
    Origin.SPEECH: "activity",
    Origin.CLAUSE: "agreement",
    Origin.PLAN: "agreement",
}


# ── Days ──


def why_not_of_this_era(day: PartialDate | Interval | date) -> list[Refusal]:
    """A reason for a day whose year is one of the Buddhist era, kept as if of the Common Era."""
    first = day if isinstance(day, date) else day.first_day() or day.last_day()
    if first is None or first.year not in BE_YEARS:
        return []
    meant = first.year - BUDDHIST_OFFSET
    return [Refusal("commitment-year-buddhist", {"year": first.year, "meant": meant})]


def why_not_due(*, due: str, made: str) -> list[Refusal]:
    """Reasons against a day by which something is to be done (EDTF, empty for none): it is of
    another era, or over before anybody undertook it."""
    if not due:
        return []
    day = parse_edtf(due)
    if reasons := why_not_of_this_era(day):
        return reasons
    begun = parse_edtf(made).first_day() if made else None
    last = day.last_day()
    if begun and last and last < begun:
        facts = {"due": day, "made": parse_edtf(made)}
        return [Refusal("commitment-due-before-made", facts)]
    return []


def why_not_on_day(day: date, today: date) -> list[Refusal]:
    """Reasons against a day on which something is said to have happened."""
    if reasons := why_not_of_this_era(day):
        return reasons
    return [Refusal("commitment-day-to-come", {"day": day})] if day > today else []


# ── Made ──


def why_not_undertake(
    *,
    texts: Mapping[str, str],
    origin: str,
    told_by: str,
    has_paper: bool,
    public: bool,
    ground_public: bool,
) -> list[Refusal]:
    """Reasons against recording by hand what somebody undertook.

    `told_by` is the kind of record it comes from, empty for none; `has_paper` whether a document
    says it; `ground_public` whether everybody may see one of the two.
    """
    reasons = why_not_record_words(texts)
    if origin not in COMES_FROM:
        reasons.append(Refusal("commitment-origin-missing"))
    elif told_by and told_by != COMES_FROM[origin]:
        wanted = COMES_FROM[origin]
        reasons.append(
            Refusal("commitment-of-activity" if wanted == "activity" else "commitment-of-agreement")
        )
    if not told_by and not has_paper:
        reasons.append(Refusal("commitment-without-ground"))
    elif public and not ground_public:
        reasons.append(Refusal("commitment-ground-kept"))
    return reasons


def why_not_see_to(*, state: str, due: str, stood: str) -> list[Refusal]:
    """Reasons against saying who sees to it and by when; `stood` is the day that stands there.

    A day that was agreed is changed with a reason, never in passing.
    """
    reasons = [] if state in WAITING else [Refusal("commitment-is-over")]
    if stood and due != stood:
        reasons.append(Refusal("commitment-day-stands", {"day": parse_edtf(stood)}))
    return reasons


# ── Its state ──


def why_not_change_commitment(
    *,
    state: str,
    to: str,
    reason: str,
    shown: bool = False,
    waits_for: Sequence[str] = (),
) -> list[Refusal]:
    """Reasons against moving a commitment to the state `to`.

    Kept needs what shows it: a document (`shown`) or a reason; every other move says why. What
    still waits for others, named in `waits_for`, cannot be kept before them.
    """
    verb = VERB_TO.get(to)
    reasons = []
    if verb is None or state not in MOVES[verb][0]:
        reasons.append(Refusal("commitment-cannot-move", {"state": state, "to": to}))
    if not reason.strip() and not (to == CommitmentState.KEPT and shown):
        kept = to == CommitmentState.KEPT
        reasons.append(Refusal("commitment-kept-unshown" if kept else "reason-missing"))
    if to == CommitmentState.KEPT and waits_for:
        reasons.append(Refusal("commitment-waits", {"others": list(waits_for)}))
    return reasons


# ── What it waits for ──


def way_back(one: int, on: int, waits: Mapping[int, Collection[int]]) -> list[int]:
    """The way by which `on` already waits for `one`, both included; empty where it does not.

    `waits` is {commitment: those it waits for}.
    """
    came: dict[int, int | None] = {on: None}
    found = [on]
    for here in found:
        for following in sorted(waits.get(here, ())):
            if following not in came:
                came[following] = here
                found.append(following)
    way: list[int] = []
    step: int | None = one if one in came else None
    while step is not None:
        way.append(step)
        step = came[step]
    return way[::-1]


def why_not_wait(
    *, one: int, on: int, waits: Mapping[int, Collection[int]], names: Mapping[int, str]
) -> list[Refusal]:
    """Reasons against letting `one` wait for `on`: neither for itself, nor in a circle."""
    if one == on:
        return [Refusal("commitment-waits-for-itself")]
    way = way_back(one, on, waits)
    return [Refusal("commitment-circle", {"way": [names[n] for n in way]})] if way else []


# ── What comes up ──


def reminder_of(*, state: str, due_day: date | None, today: date) -> str:
    """What comes up today for a commitment: `due-30` from thirty days before its last day, `due-7`
    from a week before, `overdue` after it; empty for nothing."""
    if state not in WAITING or due_day is None:
        return ""
    left = (due_day - today).days
    if left < 0:
        return "overdue"
    span = next((days for days in sorted(BEFORE_DUE) if left <= days), None)
    return f"due-{span}" if span is not None else ""

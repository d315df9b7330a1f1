"""The consequences this room knows: a verdict on a text, a committee set up, minutes certified."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from phinong.core.acting import Actor
from phinong.core.languages import in_language
from phinong.core.refusals import Refusal
from phinong.drafting.models import Draft, DraftParty, RouteStep, StepState
from phinong.drafting.remarking import remark_in_office
from phinong.drafting.review_rules import Spot
from phinong.drafting.routes import add_papers, finish_step, in_procedure, take_step
from phinong.drafting.verdicts import decide
from phinong.meetings.candidates import AMENDING, deciding_step, parties_behind
from phinong.meetings.committee_rules import why_not_quorum
from phinong.meetings.consequences import Made
from phinong.meetings.models import Consequence, GroundKind, ItemSource, Meeting, Resolution
from phinong.meetings.naming import meeting_label
from phinong.meetings.setting_up import WORKING_GROUP, add_seat, set_up_committee
from phinong.places.models import Body, Person, Post

REMARK = "remark"
# What a step calls an outcome that a committee words otherwise, in the order of likeness.
ALIKE = {
    "approved": ("endorsed",),
    "endorsed": ("approved",),
    "approved-in-principle": ("endorsed-with-changes", "endorsed"),
    "acknowledged": (),
}
# After these the committee's step is over; a text that was returned or refused comes back to it.
ENDS_STEP = frozenset({*ALIKE, "endorsed-with-changes"})


# ── A verdict on exactly the text that was on the table ──


def give_verdict(consequence: Consequence, *, by: Actor, today: date) -> Made:
    """Give the side's verdict on the resolution's version, with the resolution as its ground; end
    the committee's step. Raises Refused when the text changed since; NotAllowed for who may not
    approve for the side."""
    resolution = consequence.resolution
    version = resolution.version
    assert version is not None  # noqa: S101 - planned for resolutions on a version only
    draft = Draft.objects.with_parties().get(pk=version.draft_id)
    party = side_of(draft, resolution.meeting)
    ground = ("resolution", resolution.pk)
    verdict = decide(
        draft,
        version,
        by=by,
        party=party,
        outcome=resolution.outcome,
        seen=resolution.sha256,
        words=words_of(resolution),
        ground=ground,
    )
    step = step_of(resolution, party)
    if step is not None and is_to_be_amended(step, resolution):
        go_on_amending(step, resolution, by=by, today=today)
    elif step is not None and resolution.outcome in ENDS_STEP:
        end_step(step, resolution, by=by, today=today)
    return "draft", verdict.draft_id


def side_of(draft: Draft, meeting: Meeting) -> DraftParty:
    """The party for which the committee decides: a body it stands under, else side 0."""
    behind = parties_behind(meeting.committee)
    parties = list(draft.parties.all())
    return next((party for party in parties if party.body_id in behind), parties[0])


def words_of(resolution: Resolution) -> str:
    """The resolution's words with the meeting it was taken in, in the language of the minutes."""
    label = meeting_label(resolution.meeting, "th")
    return f"{in_language(resolution.texts, 'th').text} ({label})"


def step_of(resolution: Resolution, party: DraftParty) -> RouteStep | None:
    """The step that ends: the one the matter came up from, else the party's step at which a
    committee decides; None when it has none or it is through."""
    item = resolution.item
    steps = RouteStep.objects.filter(route__party=party).select_related("route__party__draft")
    source = item.source_id if item and item.source_kind == ItemSource.STEP else None
    own = steps.filter(pk=source or 0).first()
    step = own or deciding_step(list(steps))
    return step if step and step.state in (StepState.NEXT, StepState.NOW) else None


def is_to_be_amended(step: RouteStep, resolution: Resolution) -> bool:
    """Whether a text that came back is to be amended still: how was decided, the words are not
    written yet."""
    return step.key in AMENDING and resolution.outcome == "endorsed-with-changes"


def go_on_amending(step: RouteStep, resolution: Resolution, *, by: Actor, today: date) -> None:
    """Take the step at which a text is amended, on the day of the meeting, with the resolution as
    its paper. It ends when the new text is there."""
    if step.state == StepState.NEXT:
        held = resolution.meeting.held_day
        step = take_step(step, by=by, today=today, since=min(held, today) if held else today)
    add_papers(step, [("resolution", resolution.pk)], by=by)


def end_step(step: RouteStep, resolution: Resolution, *, by: Actor, today: date) -> None:
    """Finish the step with the resolution as its ground, on the day of the meeting."""
    known = in_procedure(step)
    outcomes = known.outcomes if known else ()
    wanted = (resolution.outcome, *ALIKE.get(resolution.outcome, ()))
    outcome = next((code for code in wanted if not outcomes or code in outcomes), "")
    held = resolution.meeting.held_day
    finish_step(
        step,
        by=by,
        today=today,
        outcome=outcome if outcomes else "",
        done_on=min(held, today) if held else today,
        ground=("resolution", resolution.pk),
        why=words_of(resolution),
    )


# ── A remark that a return sends to a clause ──


def send_remark(consequence: Consequence, *, by: Actor, today: date) -> Made:
    """Send one remark to a clause of the resolution's draft. Raises Refused; NotAllowed."""
    version = consequence.resolution.version
    assert version is not None  # noqa: S101 - the matter is about a draft
    facts = consequence.facts
    draft = Draft.objects.with_parties().get(pk=version.draft_id)
    spot = Spot(uid=facts.get("uid", ""), tag=facts.get("tag", ""))
    remark_in_office(draft, by=by, spot=spot, words=facts["words"], proposal=facts.get("proposal"))
    return "draft", draft.pk


def why_not_remark(facts: Mapping[str, Any]) -> list[Refusal]:
    """Reasons against a remark: it must say something."""
    return [] if str(facts.get("words", "")).strip() else [Refusal("remark-words-missing")]


# ── A committee or working group ──


def set_up(consequence: Consequence, *, by: Actor, today: date) -> Made:
    """Set up the working group that a resolution asks for, under its committee. Raises Refused."""
    resolution, facts = consequence.resolution, consequence.facts
    meeting = resolution.meeting
    committee = set_up_committee(
        by=by,
        kept_by=meeting.kept_by,
        kind=facts.get("kind", WORKING_GROUP),
        names=facts["names"],
        parent=meeting.committee,
        mandates=facts.get("mandates") or resolution.texts,
        ground_kind=GroundKind.RESOLUTION,
        ground_written=meeting_label(meeting, "th"),
        ground=("resolution", resolution.pk),
        since=meeting.held_edtf,
        until=facts.get("until", ""),
        quorum=facts.get("quorum") or {},
        public=resolution.public,
    )
    for seat in facts.get("seats", ()):
        add_seat(committee, by=by, role=seat["role"], **owner_of(seat))
    return "body", committee.body_id


OWNERS: dict[str, Any] = {"post": Post, "body": Body, "person": Person}


def owner_of(seat: Mapping[str, Any]) -> dict[str, Any]:
    """{"post" | "body" | "person": its record} of a seat as a consequence keeps it."""
    named = {name: seat[name] for name in OWNERS if seat.get(name)}
    return {name: OWNERS[name].objects.get(pk=number) for name, number in named.items()}


def why_not_set_up_so(facts: Mapping[str, Any]) -> list[Refusal]:
    """Reasons against a working group: it needs a name, and a quorum that can be read."""
    named = any(str(name).strip() for name in facts.get("names", {}).values())
    return ([] if named else [Refusal("name-missing")]) + why_not_quorum(facts.get("quorum") or {})

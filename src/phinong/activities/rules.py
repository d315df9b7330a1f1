"""Yes or no, with all reasons, for changes to activities, joint centres and networks."""

from collections.abc import Mapping

from phinong.core.refusals import Refusal


def why_not_record_activity(
    *, kind: str, kind_known: bool, titles: Mapping[str, str], in_order: bool, same: str | None
) -> list[Refusal]:
    """Reasons against recording an activity; `same` is the code of one that is this very one."""
    reasons = []
    if not kind_known:
        reasons.append(Refusal("activity-kind-unknown", {"kind": kind}))
    if not any(title.strip() for title in titles.values()):
        reasons.append(Refusal("activity-title-missing"))
    if not in_order:
        reasons.append(Refusal("activity-ends-before-start"))
    if same:
        reasons.append(Refusal("activity-recorded-already", {"code": same}))
    return reasons


def why_not_join(*, part: str, part_known: bool) -> list[Refusal]:
    """Reasons against a body's part in an activity."""
    return [] if part_known else [Refusal("part-unknown", {"part": part})]


def why_not_record_joint_body(
    *, kind: str, expected: str, stage: str, stage_known: bool
) -> list[Refusal]:
    """Reasons against keeping a body as a joint centre or a network; it must be one by kind."""
    reasons = []
    if kind != expected:
        reasons.append(Refusal("joint-body-of-other-kind", {"kind": kind, "expected": expected}))
    if stage and not stage_known:
        reasons.append(Refusal("joint-body-stage-unknown", {"stage": stage}))
    return reasons


def why_not_add_member(*, role: str, role_known: bool, itself: bool) -> list[Refusal]:
    """Reasons against a membership."""
    reasons = []
    if not role_known:
        reasons.append(Refusal("membership-role-unknown", {"role": role}))
    if itself:
        reasons.append(Refusal("member-is-the-network"))
    return reasons


def why_not_add_objective(*, texts: Mapping[str, str], same: bool) -> list[Refusal]:
    """Reasons against a further objective: it says nothing, or stands there already."""
    reasons = []
    if not any(text.strip() for text in texts.values()):
        reasons.append(Refusal("words-missing"))
    if same:
        reasons.append(Refusal("objective-recorded-already"))
    return reasons

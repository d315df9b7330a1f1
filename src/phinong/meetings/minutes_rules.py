"""Yes or no, with all reasons, for minutes and their corrections. Facts in, refusals out."""

from phinong.core.refusals import Refusal
from phinong.meetings.conduct_rules import why_not_move
from phinong.meetings.models.meeting import MeetingStatus as S
from phinong.meetings.models.minutes import CorrectionState


def why_not_draft(*, status: str, canonical: str, sha256: str, latest: str) -> list[Refusal]:
    """Reasons against a further version of the minutes; `latest` is the hash of the newest."""
    verb = "correct" if status in (S.CIRCULATED, S.CORRECTED) else "draft"
    reasons = why_not_certified(status) or why_not_move(verb, status)
    if not canonical.strip():
        reasons.append(Refusal("minutes-empty"))
    if sha256 == latest:
        reasons.append(Refusal("minutes-unchanged"))
    return reasons


def why_not_certified(status: str) -> list[Refusal]:
    """Certified minutes are closed, whatever is asked."""
    return [Refusal("minutes-certified-already")] if status == S.CERTIFIED else []


def why_not_certify(
    *,
    status: str,
    seen: str,
    latest: str,
    current: str,
    waiting: int,
    later: bool,
) -> list[Refusal]:
    """Reasons against certifying. `seen` is the hash the next meeting had before it, `latest` that
    of the newest version, `current` that of what is written down now, `waiting` how many
    corrections nobody settled, `later` that the certifying meeting comes after this one."""
    if reasons := why_not_certified(status):
        return reasons
    reasons = why_not_move("certify", status)
    if seen != latest:
        reasons.append(Refusal("minutes-not-the-ones-seen"))
    elif latest != current:
        reasons.append(Refusal("minutes-changed-since-version"))
    if waiting:
        reasons.append(Refusal("corrections-waiting", {"n": waiting}))
    if not later:
        reasons.append(Refusal("certified-by-a-later-meeting"))
    return reasons


def why_not_ask(*, status: str, words: str) -> list[Refusal]:
    """Reasons against asking for a correction."""
    if reasons := why_not_certified(status):
        return reasons
    reasons = [] if status in (S.CIRCULATED, S.CORRECTED) else [Refusal("minutes-not-sent-round")]
    return reasons + ([] if words.strip() else [Refusal("words-missing")])


def why_not_settle(*, status: str, state: str, to: str, answer: str) -> list[Refusal]:
    """Reasons against settling a correction; one that is declined gets an answer."""
    reasons = why_not_certified(status)
    if state != CorrectionState.OPEN:
        reasons.append(Refusal("correction-settled-already"))
    if to not in (CorrectionState.TAKEN, CorrectionState.DECLINED):
        reasons.append(Refusal("correction-state-unknown"))
    if to == CorrectionState.DECLINED and not answer.strip():
        reasons.append(Refusal("reason-missing"))
    return reasons

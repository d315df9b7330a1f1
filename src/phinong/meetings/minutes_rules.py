"""Yes or no, with all reasons, for minutes and their corrections. Facts in, refusals out."""

from datetime import datetime

from phinong.core.refusals import Refusal
from phinong.meetings.conduct_rules import why_not_move
from phinong.meetings.models.meeting import MeetingStatus as S
from phinong.meetings.models.minutes import CorrectionState

# What a correction may be about beside a matter.
PARTS = ("head", "present", "absent", "attending")
# Meetings that took place as far as certifying goes: in session, or over.
SITS = frozenset({S.OPEN, S.HELD, S.DRAFTED, S.CIRCULATED, S.CORRECTED, S.CERTIFIED})
SENT = frozenset({S.CIRCULATED, S.CORRECTED})
USUAL_DAYS, MOST_DAYS = 30, 180
LONGEST_WORDS = 4_000


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


def why_not_circulate(*, status: str, seen: str, latest: str, current: str) -> list[Refusal]:
    """Reasons against sending round. `seen` is the hash the sender had before them, `latest` that
    of the newest version (empty for none), `current` that of what is written down now."""
    if reasons := why_not_certified(status):
        return reasons
    reasons = why_not_move("circulate", status)
    if not latest or latest != seen:
        reasons.append(Refusal("minutes-not-the-ones-seen"))
    elif current != seen:
        reasons.append(Refusal("minutes-changed-since-version"))
    return reasons


def why_not_certify(
    *,
    status: str,
    seen: str,
    latest: str,
    current: str,
    waiting: int,
    later: bool,
    sat: bool = True,
) -> list[Refusal]:
    """Reasons against certifying. `seen` is the hash the next meeting had before it, `latest` that
    of the newest version, `current` that of what is written down now, `waiting` how many
    corrections nobody settled, `later` that the certifying meeting comes after this one, `sat`
    that it was opened: a meeting to come adopts nothing."""
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
    elif not sat:
        reasons.append(Refusal("certifying-meeting-not-held"))
    return reasons


def why_not_ask(
    *, status: str, words: str, part: str = "", read: str = "", sent: str = ""
) -> list[Refusal]:
    """Reasons against asking for a correction. `read` is the hash of the version that was read, if
    the page says so, `sent` that of the newest one sent round."""
    if reasons := why_not_certified(status):
        return reasons
    reasons = [] if status in SENT else [Refusal("minutes-not-sent-round")]
    reasons += [] if words.strip() else [Refusal("words-missing")]
    if len(words) > LONGEST_WORDS:
        reasons.append(Refusal("correction-too-long", {"most": LONGEST_WORDS}))
    if part and part not in PARTS:
        reasons.append(Refusal("minutes-part-unknown", {"part": part}))
    if read and sent and read != sent:
        reasons.append(Refusal("minutes-not-the-ones-seen"))
    return reasons


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


# ── Sending round, and letting everybody read ──


def why_not_send_again(*, status: str, chosen: int) -> list[Refusal]:
    """Reasons against sending minutes that went round already to somebody more."""
    if reasons := why_not_certified(status):
        return reasons
    reasons = [] if status in SENT else [Refusal("minutes-send-round-first")]
    return reasons + ([] if chosen else [Refusal("minutes-nobody-chosen")])


def why_not_links(*, chosen: int, reached: int, days: int) -> list[Refusal]:
    """Reasons against links for those chosen; `reached` of them have an address here."""
    reasons = [] if chosen == reached else [Refusal("minutes-receiver-without-address")]
    if not 1 <= days <= MOST_DAYS:
        reasons.append(Refusal("minutes-link-days", {"most": MOST_DAYS}))
    return reasons


def link_stage(*, revoked_at: datetime | None, expires_at: datetime, now: datetime) -> str:
    """Where a link stands: open, expired or revoked. One that was revoked stays revoked."""
    if revoked_at is not None:
        return "revoked"
    return "expired" if expires_at <= now else "open"


def why_not_publish(*, status: str, public: bool, now: bool) -> list[Refusal]:
    """Reasons against letting everybody read the minutes (`public`), or the office alone; `now` is
    what holds now."""
    reasons = [] if status == S.CERTIFIED else [Refusal("minutes-public-when-certified")]
    return reasons + ([Refusal("minutes-public-already")] if public == now else [])

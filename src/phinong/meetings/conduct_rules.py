"""Yes or no, with all reasons, for meetings that an office conducts. Facts in, refusals out."""

from collections.abc import Sequence
from datetime import date, datetime, time

from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.meetings.models.holding import Presence
from phinong.meetings.models.meeting import MeetingStatus as S
from phinong.meetings.models.resolution import Taken
from phinong.meetings.rules import BE_YEARS

# verb: (from any of, to). Closed by mistake, called off too early: moves like any other, with a
# reason. Nothing leads away from CERTIFIED.
MEETING_MOVES: dict[str, tuple[frozenset[S], S]] = {
    "take-on": (frozenset({S.REPORTED}), S.PLANNED),
    "call": (frozenset({S.PLANNED, S.CALLED}), S.CALLED),
    "put-off": (frozenset({S.PLANNED, S.CALLED}), S.PLANNED),
    "cancel": (frozenset({S.PLANNED, S.CALLED}), S.CANCELLED),
    "plan-again": (frozenset({S.CANCELLED}), S.PLANNED),
    "open": (frozenset({S.PLANNED, S.CALLED}), S.OPEN),
    "close": (frozenset({S.OPEN}), S.HELD),
    "reopen": (frozenset({S.HELD, S.DRAFTED}), S.OPEN),
    "draft": (frozenset({S.HELD, S.DRAFTED}), S.DRAFTED),
    "circulate": (frozenset({S.DRAFTED, S.CORRECTED}), S.CIRCULATED),
    "correct": (frozenset({S.CIRCULATED, S.CORRECTED}), S.CORRECTED),
    "certify": (frozenset({S.CIRCULATED, S.CORRECTED}), S.CERTIFIED),
}
NEEDS_REASON = frozenset({"take-on", "put-off", "cancel", "plan-again", "reopen"})
# When the agenda may still change, and when what is said and resolved is written down: what is in
# minutes that were not certified yet may still be completed and corrected.
PREPARING = frozenset({S.PLANNED, S.CALLED, S.OPEN})
WRITING = frozenset({S.OPEN, S.HELD, S.DRAFTED, S.CIRCULATED, S.CORRECTED})
# Years of the Common Era in which a committee of this register may meet.
YEARS = range(1900, 2200)
LONGEST_NOTE = 20_000


def why_not_move(verb: str, status: str, *, why: str = "") -> list[Refusal]:
    """Reasons against a move; the table's, and the reason that some moves need."""
    sources, _to = MEETING_MOVES[verb]
    known = status in sources
    reasons = [] if known else [Refusal(f"meeting-cannot-{verb}", {"status": S(status).label})]
    if verb in NEEDS_REASON and not why.strip():
        reasons.append(Refusal("reason-missing"))
    return reasons


def why_not_prepare(status: str) -> list[Refusal]:
    """Reasons against changing agenda, papers or seats at the table."""
    right = status in PREPARING
    return [] if right else [Refusal("agenda-closed", {"status": S(status).label})]


def why_not_write(status: str) -> list[Refusal]:
    """Reasons against writing down attendance, notes, resolutions and commitments."""
    if status in WRITING:
        return []
    code = "minutes-closed" if status not in PREPARING else "meeting-not-open"
    return [Refusal(code, {"status": S(status).label})]


def why_not_order(numbers: Sequence[int], before: Sequence[int]) -> list[Refusal]:
    """Reasons against this order of the matters; it must name each of them once."""
    return [] if sorted(numbers) == sorted(before) else [Refusal("items-changed-meanwhile")]


def why_not_lay(*, status: str, one: bool, hidden: bool) -> list[Refusal]:
    """Reasons against laying a paper before the meeting. `one`: it is a version or a document;
    `hidden`: the office may not read it."""
    reasons = why_not_prepare(status)
    reasons += [] if one else [Refusal("paper-missing")]
    return reasons + ([Refusal("paper-unknown")] if hidden else [])


# ── Day and number ──


def why_not_day(
    day: date | None, *, ends: datetime | None, starts: datetime | None
) -> list[Refusal]:
    """Reasons against the day of a meeting.

    A year that no committee can meet in was written in another era: 2565 is the Buddhist year
    of 2022, 1479 what becomes of 2022 when it is turned once too often.
    """
    reasons = []
    if day is None:
        reasons.append(Refusal("meeting-day-missing"))
    elif day.year not in YEARS:
        reasons.append(Refusal("meeting-day-in-another-era", {"year": day.year}))
    if starts and ends and ends <= starts:
        reasons.append(Refusal("meeting-ends-before-it-starts"))
    return reasons


def why_not_number(
    *, number: int, be_year: int, day_year: int | None, same: str, why: str, by_hand: bool
) -> list[Refusal]:
    """Reasons against a meeting's number. `same` is the code of the meeting that has it,
    `day_year` the Buddhist year of the meeting's day."""
    reasons = []
    if number < 1:
        reasons.append(Refusal("meeting-number-too-small"))
    if be_year not in BE_YEARS:
        reasons.append(Refusal("meeting-year-not-buddhist", {"year": be_year}))
    elif day_year is not None and be_year != day_year:
        reasons.append(Refusal("meeting-number-of-another-year", {"year": day_year}))
    if same:
        reasons.append(Refusal("meeting-number-taken", {"code": same}))
    if by_hand and not why.strip():
        reasons.append(Refusal("reason-missing"))
    return reasons


def next_number(taken: Sequence[int]) -> int:
    """The next free number of a committee in a year: one more than the highest."""
    return max(taken, default=0) + 1


# ── The table ──


def why_not_delegate(*, chair: bool, by_whom: bool, same: bool, paper: bool) -> list[Refusal]:
    """Reasons against handing over the chair. A delegation names both and rests on a paper."""
    reasons = [] if chair else [Refusal("chair-missing")]
    if not by_whom:
        reasons.append(Refusal("delegating-chair-missing"))
    if same:
        reasons.append(Refusal("chair-delegates-to-self"))
    if not paper:
        reasons.append(Refusal("delegation-paper-missing"))
    return reasons


def why_not_attend(
    *,
    presence: str,
    seat: bool,
    name: str,
    reason: str,
    was: str = "",
    sits: bool = False,
    arrived: time | None = None,
    left: time | None = None,
) -> list[Refusal]:
    """Reasons against an entry of attendance.

    `was` is what stands of this seat, `sits` that the substitute has a seat and is there for it:
    nobody stands for somebody who is there, and nobody counts twice.
    """
    reasons = []
    if presence not in Presence:
        return [Refusal("presence-unknown", {"presence": presence})]
    if (presence == Presence.ATTENDING) == seat:
        reasons.append(Refusal("attending-has-seat" if seat else "presence-needs-seat"))
    if presence != Presence.ABSENT and not name.strip():
        reasons.append(Refusal("attendance-name-missing"))
    if presence == Presence.ABSENT and not reason.strip():
        reasons.append(Refusal("absence-reason-missing"))
    if presence == Presence.SUBSTITUTE:
        reasons += [Refusal("substitute-for-someone-present")] if was == Presence.PRESENT else []
        reasons += [Refusal("substitute-sits-already")] if sits else []
    if arrived and left and left <= arrived:
        reasons.append(Refusal("left-before-arriving"))
    return reasons


def is_quorate(needed: int | None, there: int) -> bool | None:
    """Whether enough seats are taken; None while no rule says how many."""
    return None if needed is None else there >= needed


# ── Resolutions ──


def why_not_resolve(
    *,
    words: bool,
    outcome: str,
    taken: str,
    votes: tuple[int | None, int | None, int | None],
    there: int,
    quorate: bool | None,
) -> list[Refusal]:
    """Reasons against recording a resolution. `votes` are for, against, abstained; `there` is how
    many counting seats are taken."""
    reasons = [] if words else [Refusal("resolution-words-missing")]
    if outcome not in vocabulary("outcomes"):
        code = "outcome-unknown" if outcome else "outcome-missing"
        reasons.append(Refusal(code, {"outcome": outcome}))
    if quorate is False:
        reasons.append(Refusal("quorum-missing", {"there": there}))
    return reasons + why_not_votes(taken, votes, there)


def why_not_votes(
    taken: str, votes: tuple[int | None, int | None, int | None], there: int
) -> list[Refusal]:
    """A vote counts those for and against; a consensus counts nobody."""
    if taken not in Taken:
        return [Refusal("taken-unknown", {"taken": taken})]
    given = [vote for vote in votes if vote is not None]
    if taken != Taken.VOTE:
        return [Refusal("votes-without-vote")] if given else []
    if votes[0] is None or votes[1] is None:
        return [Refusal("votes-missing")]
    most = sum(given)
    return (
        [Refusal("votes-more-than-there", {"votes": most, "there": there})] if most > there else []
    )


def why_not_on_version(*, seen: str, sha256: str, latest: str, current: str) -> list[Refusal]:
    """Reasons against deciding on a text; answered with 409, since the table sees another one.

    `seen` is the hash the table had before it, `sha256` that of the version named, `latest` that of
    the newest version, `current` that of the text as it stands.
    """
    if seen != sha256:
        return [Refusal("paper-not-the-one-seen")]
    if sha256 in (latest, current) and latest == current:
        return []
    return [Refusal("paper-changed-since")]


def why_not_note(words: str) -> list[Refusal]:
    """Reasons against a note."""
    too_long = len(words) > LONGEST_NOTE
    return [Refusal("note-too-long", {"most": LONGEST_NOTE})] if too_long else []

"""What a meeting asks of the office that conducts it next: one act, and what it blocks.

Facts in, the answer out; nothing here asks the database.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from phinong.accounts.pressing import Blocks
from phinong.meetings.models.meeting import MeetingStatus as S

# How long before its day a meeting stands on the desk of who prepares it, and answers are asked
# after. Both are ours: no source gives a time.
PREPARE_AHEAD = timedelta(days=30)
ANSWERS_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rule asks of a meeting. `unanswered`, `corrections` and `rivals` are counts of what
    is open; `next_day` is that of the committee's next meeting that is planned, or None."""

    status: str
    day: date | None
    unanswered: int = 0
    corrections: int = 0
    rivals: int = 0
    next_day: date | None = None


@dataclass(frozen=True, slots=True)
class NextAct:
    """The act as a code, its day where it has one, and what cannot go on before it is done."""

    code: str
    due: date | None = None
    blocks: Blocks = Blocks.NOTHING


def next_act(facts: Facts, today: date) -> NextAct | None:
    """What is to be done next for a meeting; None when nothing waits for the office.

    Before the meeting: `hold` once its day is over, `call` within a month, `answers` within a
    fortnight. After it, until the minutes are certified: `rivals`, `close`, `draft`, `circulate`,
    `corrections`, and `no-later-meeting` where none is planned that could certify them.
    """
    if facts.status in (S.PLANNED, S.CALLED):
        return before(facts, today)
    if facts.rivals:
        return NextAct("rivals", facts.next_day, Blocks.MINUTES)
    if facts.status == S.OPEN:
        over = facts.day is not None and facts.day < today
        return NextAct("close", facts.day) if over else None
    return until_certified(facts)


def before(facts: Facts, today: date) -> NextAct | None:
    """What is to be done for a meeting to come."""
    if facts.day is None:
        return None
    if facts.day < today:
        return NextAct("hold", facts.day)
    if facts.status == S.PLANNED and facts.day <= today + PREPARE_AHEAD:
        return NextAct("call", facts.day, Blocks.MEETING)
    if facts.status == S.CALLED and facts.unanswered and facts.day <= today + ANSWERS_AHEAD:
        return NextAct("answers", facts.day)
    return None


def until_certified(facts: Facts) -> NextAct | None:
    """What is to be done for the minutes of a meeting that was held."""
    acts = {S.HELD: "draft", S.DRAFTED: "circulate"}
    if facts.status in acts:
        return after(acts[S(facts.status)], facts)
    if facts.status not in (S.CIRCULATED, S.CORRECTED):
        return None
    if facts.corrections:
        return after("corrections", facts)
    return None if facts.next_day else NextAct("no-later-meeting", None, Blocks.MINUTES)


def after(code: str, facts: Facts) -> NextAct:
    """An act on the minutes: the next meeting cannot certify them before it is done."""
    blocks = Blocks.MEETING if facts.next_day else Blocks.MINUTES
    return NextAct(code, facts.next_day, blocks)

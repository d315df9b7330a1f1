"""What a meeting asks of its office next."""

from datetime import date, timedelta

import pytest

from phinong.accounts.pressing import Blocks
from phinong.meetings.models import MeetingStatus as S
from phinong.meetings.next_act import Facts, NextAct, next_act

TODAY = date(2022, 3, 15)
NEXT = date(2022, 6, 1)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


CASES = [
    ("a planned day far off", Facts(S.PLANNED, in_days(31)), None),
    (
        "a planned day within a month",
        Facts(S.PLANNED, in_days(30)),
        NextAct("call", in_days(30), Blocks.MEETING),
    ),
    ("a planned day today", Facts(S.PLANNED, TODAY), NextAct("call", TODAY, Blocks.MEETING)),
    ("a planned day that is over", Facts(S.PLANNED, in_days(-1)), NextAct("hold", in_days(-1))),
    ("planned without a day", Facts(S.PLANNED, None), None),
    ("called, all answered", Facts(S.CALLED, in_days(3)), None),
    (
        "called, some without an answer",
        Facts(S.CALLED, in_days(14), unanswered=1),
        NextAct("answers", in_days(14)),
    ),
    ("called, answers not due yet", Facts(S.CALLED, in_days(15), unanswered=4), None),
    (
        "called, its day over",
        Facts(S.CALLED, in_days(-2), unanswered=4),
        NextAct("hold", in_days(-2)),
    ),
    ("in session on its day", Facts(S.OPEN, TODAY), None),
    ("in session after its day", Facts(S.OPEN, in_days(-1)), NextAct("close", in_days(-1))),
    ("in session without a day", Facts(S.OPEN, None), None),
    ("held", Facts(S.HELD, in_days(-9)), NextAct("draft", None, Blocks.MINUTES)),
    (
        "held, the next meeting near",
        Facts(S.HELD, in_days(-9), next_day=NEXT),
        NextAct("draft", NEXT, Blocks.MEETING),
    ),
    ("drafted", Facts(S.DRAFTED, in_days(-9)), NextAct("circulate", None, Blocks.MINUTES)),
    (
        "sent round, corrections asked for",
        Facts(S.CIRCULATED, in_days(-9), corrections=2, next_day=NEXT),
        NextAct("corrections", NEXT, Blocks.MEETING),
    ),
    (
        "corrected, and asked for again",
        Facts(S.CORRECTED, in_days(-9), corrections=1),
        NextAct("corrections", None, Blocks.MINUTES),
    ),
    ("sent round, to be certified next", Facts(S.CIRCULATED, in_days(-9), next_day=NEXT), None),
    (
        "sent round, no meeting that could certify",
        Facts(S.CORRECTED, in_days(-9)),
        NextAct("no-later-meeting", None, Blocks.MINUTES),
    ),
    (
        "two hands wrote",
        Facts(S.HELD, in_days(-9), rivals=1, corrections=1, next_day=NEXT),
        NextAct("rivals", NEXT, Blocks.MINUTES),
    ),
    ("certified", Facts(S.CERTIFIED, in_days(-90)), None),
    ("called off", Facts(S.CANCELLED, in_days(-1)), None),
    ("known from a document", Facts(S.REPORTED, in_days(-1)), None),
]


@pytest.mark.parametrize(("facts", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_one_act_at_a_time(facts, wanted):
    assert next_act(facts, TODAY) == wanted


def test_every_status_is_among_the_cases():
    assert {case[1].status for case in CASES} == set(S)

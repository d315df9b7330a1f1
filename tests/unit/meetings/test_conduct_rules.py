"""What the record allows of conducted meetings: every move, bad input, numbers, quorum."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.accounts.roles import GRANTS, RoleKey
from phinong.meetings.access import CERTIFY, KEEP
from phinong.meetings.committee_rules import quorum_of, why_not_quorum, why_not_seat, why_not_set_up
from phinong.meetings.conduct_rules import (
    MEETING_MOVES,
    next_number,
    why_not_attend,
    why_not_day,
    why_not_move,
    why_not_number,
    why_not_on_version,
    why_not_prepare,
    why_not_resolve,
    why_not_write,
)
from phinong.meetings.minutes_rules import why_not_certify
from phinong.meetings.models import MeetingStatus as S

# Written by hand: every verb a meeting of this status takes.
ALLOWED = {
    S.REPORTED: {"take-on"},
    S.PLANNED: {"call", "put-off", "cancel", "open"},
    S.CALLED: {"call", "put-off", "cancel", "open"},
    S.OPEN: {"close"},
    S.HELD: {"reopen", "draft"},
    S.DRAFTED: {"reopen", "draft", "circulate"},
    S.CIRCULATED: {"correct", "certify"},
    S.CORRECTED: {"correct", "circulate", "certify"},
    S.CERTIFIED: set(),
    S.CANCELLED: {"plan-again"},
}
# Who may: everything but certifying is for whoever keeps meetings; certifying is for approvers.
KEEPERS = {RoleKey.OFFICER, RoleKey.APPROVER, RoleKey.ADMINISTRATOR}
CERTIFIERS = {RoleKey.APPROVER, RoleKey.ADMINISTRATOR}


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("role", RoleKey)
@pytest.mark.parametrize("verb", sorted(MEETING_MOVES))
@pytest.mark.parametrize("status", S)
def test_every_move_from_every_status_for_every_role(status, verb, role):
    what = CERTIFY if verb == "certify" else KEEP
    may = what in GRANTS[role] and why_not_move(verb, status, why="because") == []
    roles = CERTIFIERS if verb == "certify" else KEEPERS
    assert may == (verb in ALLOWED[status] and role in roles)


@pytest.mark.parametrize("verb", ["take-on", "put-off", "cancel", "plan-again", "reopen"])
def test_moves_that_undo_need_a_reason(verb):
    status = next(status for status, verbs in ALLOWED.items() if verb in verbs)
    assert codes(why_not_move(verb, status, why=" ")) == ["reason-missing"]


@pytest.mark.parametrize("status", S)
def test_when_agenda_and_minutes_may_change(status):
    preparing = {S.PLANNED, S.CALLED, S.OPEN}
    writing = {S.OPEN, S.HELD, S.DRAFTED, S.CIRCULATED, S.CORRECTED}
    assert (why_not_prepare(status) == []) == (status in preparing)
    assert (why_not_write(status) == []) == (status in writing)


@given(st.lists(st.integers(1, 500), max_size=30))
def test_the_next_number_is_free_and_the_one_after_the_highest(taken):
    number = next_number(taken)
    assert number not in taken
    assert number - 1 == max(taken, default=0)


@pytest.mark.parametrize(
    ("number", "be_year", "same", "why", "found"),
    [
        (1, 2565, "", "", ["reason-missing"]),
        (1, 2565, "", "ตามหนังสือ", []),
        (0, 2565, "", "ตามหนังสือ", ["meeting-number-too-small"]),
        (1, 2022, "", "ตามหนังสือ", ["meeting-year-not-buddhist"]),
        (1, 3108, "", "ตามหนังสือ", ["meeting-year-not-buddhist"]),
        (1, 2564, "", "ตามหนังสือ", ["meeting-number-of-another-year"]),
        (1, 2565, "c-1-2565", "", ["meeting-number-taken", "reason-missing"]),
    ],
)
def test_a_number_by_hand(number, be_year, same, why, found):
    facts = {"number": number, "be_year": be_year, "same": same, "why": why}
    assert codes(why_not_number(day_year=2565, by_hand=True, **facts)) == found


@pytest.mark.parametrize(
    ("day", "starts", "ends", "found"),
    [
        (date(2022, 3, 14), None, None, []),
        (None, None, None, ["meeting-day-missing"]),
        (date(2565, 3, 14), None, None, ["meeting-day-in-another-era"]),
        (date(1479, 3, 14), None, None, ["meeting-day-in-another-era"]),
        (
            date(2022, 3, 14),
            datetime(2022, 3, 14, 13),
            datetime(2022, 3, 14, 12),
            ["meeting-ends-before-it-starts"],
        ),
    ],
)
def test_a_day(day, starts, ends, found):
    assert codes(why_not_day(day, starts=starts, ends=ends)) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"presence": "present", "seat": True, "name": "ก"}, []),
        ({"presence": "present", "seat": True, "name": " "}, ["attendance-name-missing"]),
        ({"presence": "present", "seat": False, "name": "ก"}, ["presence-needs-seat"]),
        ({"presence": "attending", "seat": True, "name": "ก"}, ["attending-has-seat"]),
        ({"presence": "absent", "seat": True, "name": ""}, ["absence-reason-missing"]),
        ({"presence": "absent", "seat": True, "name": "", "reason": "ลา"}, []),
        (
            {"presence": "substitute", "seat": True, "name": "ก", "was": "present"},
            ["substitute-for-someone-present"],
        ),
        ({"presence": "substitute", "seat": True, "name": "ก", "was": "absent"}, []),
        (
            {"presence": "substitute", "seat": True, "name": "ก", "sits": True},
            ["substitute-sits-already"],
        ),
        ({"presence": "asleep", "seat": True, "name": "ก"}, ["presence-unknown"]),
        (
            {"presence": "present", "seat": True, "name": "ก", "arrived": time(9), "left": time(8)},
            ["left-before-arriving"],
        ),
    ],
)
def test_attendance(facts, found):
    assert codes(why_not_attend(**{"reason": "", **facts})) == found


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({}, []),
        ({"words": False}, ["resolution-words-missing"]),
        ({"outcome": ""}, ["outcome-missing"]),
        ({"outcome": "maybe"}, ["outcome-unknown"]),
        ({"quorate": False}, ["quorum-missing"]),
        ({"quorate": None}, []),
        ({"taken": "dice"}, ["taken-unknown"]),
        ({"votes": (3, 0, 0)}, ["votes-without-vote"]),
        ({"taken": "vote"}, ["votes-missing"]),
        ({"taken": "vote", "votes": (3, 1, None)}, []),
        ({"taken": "vote", "votes": (4, 1, 1)}, ["votes-more-than-there"]),
    ],
)
def test_a_resolution(given_, found):
    facts = {
        "words": True,
        "outcome": "endorsed",
        "taken": "consensus",
        "votes": (None, None, None),
        "there": 5,
        "quorate": True,
    }
    assert codes(why_not_resolve(**{**facts, **given_})) == found


@pytest.mark.parametrize(
    ("seen", "latest", "current", "found"),
    [
        ("a", "a", "a", []),
        ("b", "a", "a", ["paper-not-the-one-seen"]),
        ("a", "b", "b", ["paper-changed-since"]),
        ("a", "a", "b", ["paper-changed-since"]),
    ],
)
def test_a_resolution_is_on_the_text_as_it_stands(seen, latest, current, found):
    reasons = why_not_on_version(seen=seen, sha256="a", latest=latest, current=current)
    assert codes(reasons) == found


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({}, []),
        ({"status": S.CERTIFIED, "seen": "x"}, ["minutes-certified-already"]),
        ({"status": S.DRAFTED}, ["meeting-cannot-certify"]),
        ({"seen": "b"}, ["minutes-not-the-ones-seen"]),
        ({"current": "b"}, ["minutes-changed-since-version"]),
        ({"waiting": 2, "later": False}, ["corrections-waiting", "certified-by-a-later-meeting"]),
    ],
)
def test_certifying(given_, found):
    facts = {"status": S.CIRCULATED, "seen": "a", "latest": "a", "current": "a", "waiting": 0}
    assert codes(why_not_certify(**{**facts, "later": True, **given_})) == found


# ── Committees ──


@pytest.mark.parametrize(
    ("quorum", "right"),
    [
        ({}, True),
        ({"kind": "share", "value": "1/2", "counted": "seats"}, True),
        ({"kind": "number", "value": "5", "counted": "filled"}, True),
        ({"kind": "share", "value": "3/2", "counted": "seats"}, False),
        ({"kind": "share", "value": "1/0", "counted": "seats"}, False),
        ({"kind": "share", "value": "half", "counted": "seats"}, False),
        ({"kind": "number", "value": "0", "counted": "seats"}, False),
        ({"kind": "number", "value": "5", "counted": "heads"}, False),
        ({"kind": "luck", "value": "5", "counted": "seats"}, False),
    ],
)
def test_a_quorum_rule(quorum, right):
    assert (why_not_quorum(quorum) == []) == right


@given(st.integers(1, 60), st.integers(1, 9), st.integers(1, 9))
def test_a_share_is_never_less_than_it_says(seats, above, below):
    top, bottom = sorted((above, below))
    rule = {"kind": "share", "value": f"{top}/{bottom}", "counted": "seats"}
    needed = quorum_of(rule, seats=seats, filled=0)
    assert needed * bottom >= seats * top > (needed - 1) * bottom


def test_a_quorum_may_count_filled_seats_or_be_unknown():
    rule = {"kind": "share", "value": "1/2", "counted": "filled"}
    assert quorum_of(rule, seats=20, filled=9) == 5
    assert quorum_of({}, seats=20, filled=9) is None


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({}, []),
        ({"role": "king"}, ["seat-role-unknown"]),
        ({"role": "chair", "roles": {"chair": 1}}, ["seat-role-taken"]),
        ({"role": "member", "roles": {"member": 9}}, []),
        ({"of": 0}, ["seat-owner-missing"]),
        ({"of": 2, "taken": True}, ["seat-owner-missing", "seat-there-already"]),
        ({"ended": True}, ["committee-ended"]),
        ({"since": "2022", "until": "2021"}, ["date-backwards"]),
    ],
)
def test_a_seat(given_, found):
    facts = {"role": "chair", "of": 1, "roles": {}, "taken": False, "ended": False}
    assert codes(why_not_seat(**{**facts, "since": "", "until": "", **given_})) == found


def test_a_committee_has_a_mandate_and_a_ground():
    reasons = why_not_set_up(
        has_committee=True, mandates={"th": " "}, ground=False, since="", until=""
    )
    assert codes(reasons) == [
        "committee-there-already",
        "mandate-missing",
        "committee-ground-missing",
    ]

"""What may be done with minutes, in tables: every status, every reason."""

from datetime import UTC, datetime, timedelta

import pytest

from phinong.meetings.minutes_rules import (
    PARTS,
    SENT,
    SITS,
    link_stage,
    why_not_ask,
    why_not_certify,
    why_not_circulate,
    why_not_links,
    why_not_publish,
    why_not_send_again,
    why_not_settle,
)
from phinong.meetings.models.meeting import MeetingStatus as S

NOW = datetime(2022, 3, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("status", list(S), ids=str)
def test_minutes_are_sent_round_from_a_draft_and_from_a_correction(status):
    found = codes(why_not_circulate(status=status, seen="a", latest="a", current="a"))
    if status == S.CERTIFIED:
        assert found == ["minutes-certified-already"]
    else:
        right = status in (S.DRAFTED, S.CORRECTED)
        assert found == ([] if right else ["meeting-cannot-circulate"])


@pytest.mark.parametrize(
    ("seen", "latest", "current", "found"),
    [
        ("a", "a", "a", []),
        ("a", "b", "b", ["minutes-not-the-ones-seen"]),
        ("a", "a", "b", ["minutes-changed-since-version"]),
        ("", "", "b", ["minutes-not-the-ones-seen"]),
    ],
)
def test_only_the_newest_version_goes_round(seen, latest, current, found):
    reasons = why_not_circulate(status=S.DRAFTED, seen=seen, latest=latest, current=current)
    assert codes(reasons) == found


@pytest.mark.parametrize("status", list(S), ids=str)
def test_corrections_are_asked_for_while_minutes_are_round(status):
    found = codes(why_not_ask(status=status, words="แก้"))
    if status == S.CERTIFIED:
        assert found == ["minutes-certified-already"]
    else:
        assert found == ([] if status in SENT else ["minutes-not-sent-round"])


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"words": "  "}, ["words-missing"]),
        ({"words": "ก" * 4000}, []),
        ({"words": "ก" * 4001}, ["correction-too-long"]),
        *(({"part": part}, []) for part in PARTS),
        ({"part": "agenda"}, ["minutes-part-unknown"]),
        ({"read": "a", "sent": "a"}, []),
        ({"read": "a", "sent": "b"}, ["minutes-not-the-ones-seen"]),
        ({"words": "", "part": "agenda"}, ["words-missing", "minutes-part-unknown"]),
    ],
)
def test_a_correction(given, found):
    assert codes(why_not_ask(**{"status": S.CIRCULATED, "words": "แก้", **given})) == found


@pytest.mark.parametrize(
    ("state", "to", "answer", "found"),
    [
        ("open", "taken", "", []),
        ("open", "declined", "สะกดถูกแล้ว", []),
        ("open", "declined", " ", ["reason-missing"]),
        ("open", "open", "", ["correction-state-unknown"]),
        ("taken", "declined", "ไม่", ["correction-settled-already"]),
        ("declined", "taken", "", ["correction-settled-already"]),
    ],
)
def test_settling(state, to, answer, found):
    reasons = why_not_settle(status=S.CORRECTED, state=state, to=to, answer=answer)
    assert codes(reasons) == found


@pytest.mark.parametrize("status", list(S), ids=str)
def test_minutes_are_made_public_when_they_are_certified(status):
    found = codes(why_not_publish(status=status, public=True, now=False))
    assert found == ([] if status == S.CERTIFIED else ["minutes-public-when-certified"])


@pytest.mark.parametrize("public", [True, False])
def test_what_holds_already_is_not_done_again(public):
    found = codes(why_not_publish(status=S.CERTIFIED, public=public, now=public))
    assert found == ["minutes-public-already"]


@pytest.mark.parametrize("status", list(S), ids=str)
def test_minutes_go_to_others_while_they_are_round(status):
    found = codes(why_not_send_again(status=status, chosen=1))
    if status == S.CERTIFIED:
        assert found == ["minutes-certified-already"]
    else:
        assert found == ([] if status in SENT else ["minutes-send-round-first"])


@pytest.mark.parametrize(
    ("chosen", "reached", "days", "found"),
    [
        (2, 2, 1, []),
        (2, 2, 180, []),
        (0, 0, 30, []),
        (2, 1, 30, ["minutes-receiver-without-address"]),
        (1, 1, 0, ["minutes-link-days"]),
        (1, 0, 181, ["minutes-receiver-without-address", "minutes-link-days"]),
    ],
)
def test_links(chosen, reached, days, found):
    assert codes(why_not_links(chosen=chosen, reached=reached, days=days)) == found


def test_nobody_chosen_is_nobody_to_send_to():
    assert codes(why_not_send_again(status=S.CIRCULATED, chosen=0)) == ["minutes-nobody-chosen"]


@pytest.mark.parametrize(
    ("revoked", "expires", "stage"),
    [
        (None, NOW + DAY, "open"),
        (None, NOW, "expired"),
        (None, NOW - DAY, "expired"),
        (NOW - DAY, NOW + DAY, "revoked"),
        (NOW - DAY, NOW - DAY, "revoked"),
    ],
    ids=["open", "ends-now", "ended", "shut", "shut-and-ended"],
)
def test_a_link_is_open_until_it_ends_or_is_shut(revoked, expires, stage):
    assert link_stage(revoked_at=revoked, expires_at=expires, now=NOW) == stage


@pytest.mark.parametrize("status", list(S), ids=str)
def test_a_meeting_certifies_once_it_was_opened(status):
    facts = {"seen": "a", "latest": "a", "current": "a", "waiting": 0, "later": True}
    found = codes(why_not_certify(status=S.CIRCULATED, sat=status in SITS, **facts))
    right = status not in (S.REPORTED, S.PLANNED, S.CALLED, S.CANCELLED)
    assert found == ([] if right else ["certifying-meeting-not-held"])

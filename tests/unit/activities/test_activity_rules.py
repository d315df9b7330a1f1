"""What the record allows of activities and joint bodies, and what the reader's words become."""

import pytest

from phinong.activities.actions import in_order
from phinong.activities.landing import kind_of, stage_of, without_article
from phinong.activities.rules import (
    why_not_add_member,
    why_not_add_objective,
    why_not_join,
    why_not_record_activity,
    why_not_record_joint_body,
)
from phinong.record.landing import Values, Worth


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"kind_known": False}, ["activity-kind-unknown"]),
        ({"titles": {}}, ["activity-title-missing"]),
        ({"titles": {"th": " "}}, ["activity-title-missing"]),
        ({"in_order": False}, ["activity-ends-before-start"]),
        ({"same": "a-visit"}, ["activity-recorded-already"]),
        (
            {"kind_known": False, "titles": {}, "in_order": False},
            ["activity-kind-unknown", "activity-title-missing", "activity-ends-before-start"],
        ),
    ],
)
def test_why_an_activity_is_not_recorded(facts, expected):
    given = {"kind": "visit", "kind_known": True, "titles": {"th": "เยือน"}, "in_order": True}
    assert codes(why_not_record_activity(**{**given, "same": None, **facts})) == expected


@pytest.mark.parametrize(("known", "expected"), [(True, []), (False, ["part-unknown"])])
def test_a_part_is_one_of_the_list(known, expected):
    assert codes(why_not_join(part="host", part_known=known)) == expected


@pytest.mark.parametrize(
    ("kind", "stage", "known", "expected"),
    [
        ("centre", "", False, []),
        ("centre", "active", True, []),
        ("centre", "soon", False, ["joint-body-stage-unknown"]),
        ("university", "", False, ["joint-body-of-other-kind"]),
    ],
)
def test_a_joint_body_is_one_by_kind(kind, stage, known, expected):
    reasons = why_not_record_joint_body(
        kind=kind, expected="centre", stage=stage, stage_known=known
    )
    assert codes(reasons) == expected


@pytest.mark.parametrize(
    ("known", "itself", "expected"),
    [
        (True, False, []),
        (False, False, ["membership-role-unknown"]),
        (True, True, ["member-is-the-network"]),
    ],
)
def test_a_member_has_a_role_and_is_another(known, itself, expected):
    assert codes(why_not_add_member(role="member", role_known=known, itself=itself)) == expected


@pytest.mark.parametrize(
    ("texts", "same", "expected"),
    [
        ({"en": "to study tea"}, False, []),
        ({}, False, ["words-missing"]),
        ({"en": "to study tea"}, True, ["objective-recorded-already"]),
    ],
)
def test_an_objective_has_words_and_stands_once(texts, same, expected):
    assert codes(why_not_add_objective(texts=texts, same=same)) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("", "", True),
        ("2024-10-16", "", True),
        ("2024-10-16", "2024-10", True),
        ("2024-10-16", "2024-10-18", True),
        ("2024-10-16", "2024-09", False),
    ],
)
def test_an_activity_ends_after_it_starts_as_far_as_is_known(starts, ends, expected):
    assert in_order(starts, ends) is expected


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("visit", "visit"),
        ("draft-review", "meeting"),
        ("membership", "other"),
        ("ending", "other"),
        ("eclipse", "eclipse"),
        ("", ""),
    ],
)
def test_the_readers_event_becomes_a_kind_of_activity(said, kind):
    assert kind_of(Values((Worth("event-type", said),))) == kind


@pytest.mark.parametrize(
    ("said", "stage"),
    [("proposed", "proposed"), ("active", "active"), ("member", ""), ("", "")],
)
def test_a_stage_is_kept_where_it_is_a_code_of_ours(said, stage):
    assert stage_of(Values((Worth("stage", said),))) == stage


@pytest.mark.parametrize(
    ("written", "bare", "start"),
    [("The Tea Centre", "Tea Centre", 14), ("Tea Centre", "Tea Centre", 10)],
)
def test_an_article_is_no_part_of_a_name(written, bare, start):
    found = without_article(Worth("name", written, written, 10, 10 + len(written)))
    assert (found.value, found.as_written, found.start) == (bare, bare, start)

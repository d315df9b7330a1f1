"""What each role may do, written by hand and compared with the table."""

import pytest

from phinong.accounts.roles import GRANTS, SENTENCES, May, RoleKey, grants
from phinong.accounts.rules import why_not_give, why_not_take

MAY = {
    "reader": {"read-office"},
    "contributor": {"read-office", "add-document"},
    "officer": {
        "read-office",
        "add-document",
        "decide-finding",
        "edit-body",
        "edit-tie",
        "edit-activity",
        "edit-meeting",
        "edit-learning",
    },
}
MAY["approver"] = MAY["officer"] | {"approve", "withdraw-document"}
MAY["administrator"] = MAY["approver"] | {"import", "give-roles"}


@pytest.mark.parametrize("role", RoleKey.values)
def test_what_a_role_grants(role):
    assert set(grants(role)) == MAY[role]


def test_every_role_has_its_sentence_and_every_act_somebody_who_may():
    assert list(SENTENCES) == list(RoleKey)
    acts = {value for name, value in vars(May).items() if not name.startswith("_")}
    assert set().union(*GRANTS.values()) == acts


def test_an_unknown_role_grants_nothing():
    assert grants("emperor") == frozenset()


@pytest.mark.parametrize(
    ("role", "active", "held", "codes"),
    [
        ("officer", True, False, []),
        ("officer", True, True, ["role-held-already"]),
        ("emperor", False, True, ["role-unknown", "user-closed", "role-held-already"]),
    ],
)
def test_why_not_give(role, active, held, codes):
    reasons = why_not_give(role=role, active=active, held=held, name="อรุณี")
    assert [reason.code for reason in reasons] == codes


@pytest.mark.parametrize(
    ("role", "administrators", "codes"),
    [
        ("administrator", 1, ["role-last-administrator"]),
        ("administrator", 2, []),
        ("officer", 1, []),
        ("officer", 0, []),
    ],
)
def test_why_not_take(role, administrators, codes):
    reasons = why_not_take(role=role, administrators=administrators)
    assert [reason.code for reason in reasons] == codes

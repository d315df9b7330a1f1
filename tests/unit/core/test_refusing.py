"""Refusals, and who may."""

import pytest

from phinong.core.acting import SYSTEM, Actor, NotAllowed, require
from phinong.core.refusals import Refusal, Refused, refuse_if


class Clerk:
    """Somebody with one role in one body."""

    def may(self, what: str, body: str) -> bool:
        return (what, body) == ("edit-tie", "chiang-mai")


def test_no_reasons_refuse_nothing():
    assert refuse_if([]) is None


def test_all_reasons_are_kept_in_order():
    reasons = [Refusal("a", {"n": 1}), Refusal("b")]
    with pytest.raises(Refused) as refused:
        refuse_if(iter(reasons))
    assert refused.value.reasons == tuple(reasons)
    assert str(refused.value) == "a, b"


def test_a_role_opens_its_own_body_only():
    clerk = Clerk()
    assert isinstance(clerk, Actor)
    assert require(clerk, "edit-tie", body="chiang-mai") is None
    with pytest.raises(NotAllowed) as refused:
        require(clerk, "edit-tie", body="lamphun")
    assert (refused.value.what, refused.value.body) == ("edit-tie", "lamphun")


def test_the_console_may_everything():
    assert require(SYSTEM, "edit-tie", body="lamphun") is None

"""A desk tells of texts that the other side approved, and of remarks that nobody answered."""

from typing import Any

import pytest
from django.utils import timezone, translation
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews
from tests.worlds.ties import orkhon

from phinong.accounts.models import User
from phinong.core.acting import REGISTER
from phinong.drafting.actions import move
from phinong.drafting.intending import Meant
from phinong.drafting.models import Draft, Version
from phinong.drafting.remarking import remark_in_office, settle
from phinong.drafting.review_rules import Spot
from phinong.drafting.sides import add_party
from phinong.drafting.texts import make_version, write_clause
from phinong.drafting.verdicts import decide
from phinong.site import morning

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


def rows(user: User, language: str = "en") -> list[tuple[str, str, str]]:
    """Why something waits, where the way leads, and who is held up."""
    with translation.override({"zh": "zh-hans"}.get(language, language)):
        user = User.objects.get(pk=user.pk)
        found = morning.of(user, now=timezone.now(), language=language)
    waiting = [row.waiting for heading in found.headings for row in heading.rows]
    return [(one.why, str(one.act.url), one.held_up) for one in waiting]


def awaited(user: User) -> list[tuple[str, str]]:
    """What others have to do for a user, and where the way leads."""
    user = User.objects.get(pk=user.pk)
    found = morning.of(user, now=timezone.now(), language="en")
    return [(one.why, str(one.act.url)) for one in found.elsewhere]


def decided(draft: Draft, version: Version, side: int, outcome: str = "approved") -> None:
    given: dict[str, Any] = {"outcome": outcome, "seen": version.sha256}
    decide(draft, version, by=REGISTER, party=drafts.party(draft, side), **given)


def test_a_text_that_the_other_side_approved_waits_for_ours(draft: Draft):
    ours, theirs = drafts.approver(0), drafts.approver(1)
    officer = world.user("officer")
    version = make_version(draft, by=REGISTER)
    assert (rows(ours), rows(theirs)) == ([], [])
    decided(draft, version, 0)
    why = "Chiang Mai Province approved this text. Your office has not decided yet."
    way = f"/en/drafts/{draft.code}/#approvals"
    assert rows(theirs) == [(why, way, "Chiang Mai Province waits")]
    assert (rows(ours), rows(officer), rows(drafts.stranger())) == ([], [], [])
    decided(draft, version, 1)
    assert rows(theirs) == []


def reworded(draft: Draft) -> None:
    """Another word in the draft."""
    uid = drafts.clause(draft, "term").uid
    write_clause(draft, uid, "en", by=REGISTER, heading="", words="Ten years.", seen=1)


def test_a_move_without_a_change_of_words_leaves_it_on_the_desk(draft: Draft):
    theirs = drafts.approver(1)
    version = make_version(draft, by=REGISTER)
    decided(draft, version, 0)
    before = rows(theirs)
    assert [held for _why, _way, held in before] == ["Chiang Mai Province waits"]
    move(draft, "send", by=REGISTER)
    assert rows(theirs) == before


def test_what_the_other_side_has_not_approved_is_waited_for(draft: Draft):
    ours, theirs, reader = drafts.approver(0), drafts.approver(1), world.user("reader")
    version = make_version(draft, by=REGISTER)
    assert awaited(ours) == []
    decided(draft, version, 0)
    way = f"/en/drafts/{draft.code}/#approvals"
    row = ("Orkhon Province has not approved the text yet", way)
    assert (awaited(ours), awaited(reader), awaited(theirs)) == ([row], [row], [])
    decided(draft, version, 1, "returned")
    assert awaited(ours) == []


def test_an_approval_that_lapsed_waits_to_be_given_again(draft: Draft):
    ours, theirs = drafts.approver(0), drafts.approver(1)
    version = make_version(draft, by=REGISTER)
    decided(draft, version, 0)
    reworded(draft)
    assert (rows(ours), rows(theirs), awaited(ours)) == ([], [], [])
    version = make_version(draft, by=REGISTER)
    way = f"/en/drafts/{draft.code}/#approvals"
    lapsed = "The text changed after your office approved it. That approval has lapsed."
    assert (rows(ours), rows(theirs)) == ([(lapsed, way, "")], [])
    decided(draft, version, 1)
    why = "Orkhon Province approved this text. Your office has not decided yet."
    assert rows(ours) == [(why, way, "Orkhon Province waits")]
    said = "Chiang Mai Province approved an earlier text and has not decided on this one yet"
    assert awaited(theirs) == [(said, way)]
    decided(draft, version, 0)
    assert (rows(ours), awaited(theirs)) == ([], [])


def test_a_party_more_lets_approvals_lapse_on_desks(draft: Draft):
    ours = drafts.approver(0)
    decided(draft, make_version(draft, by=REGISTER), 0)
    add_party(
        draft,
        by=REGISTER,
        named=(Meant(world.body("lampang", "province", "TH").code), None),
        why="Joins",
    )
    assert [why for why, _way, _held in rows(ours)] == [
        "The text changed after your office approved it. That approval has lapsed."
    ]


@pytest.mark.parametrize("outcome", ["returned", "approved"])
def test_an_edit_or_a_return_takes_it_off_the_desk(draft: Draft, outcome: str):
    theirs = drafts.approver(1)
    version = make_version(draft, by=REGISTER)
    decided(draft, version, 0, outcome)
    if outcome == "approved":
        reworded(draft)
    assert rows(theirs) == []


def test_remarks_wait_until_they_are_answered(draft: Draft):
    officer, reader = world.user("officer"), world.user("reader")
    asked = reviews.by_link(draft)
    found = [reviews.remark(asked, "term"), reviews.remark(asked, "purpose")]
    way = f"/en/drafts/{draft.code}/"
    assert rows(officer) == [("2 remarks wait for an answer", way, "Whoever remarked waits")]
    assert rows(reader) == []
    settle(found[0], "answer", by=REGISTER, words="It stands.")
    assert rows(officer)[0][0] == "1 remark waits for an answer"
    settle(found[1], "close", by=REGISTER, words="")
    assert rows(officer) == []


def test_a_remark_of_ours_waits_for_the_other_side(draft: Draft):
    ours, theirs = world.user("officer"), world.user("officer", of=orkhon())
    spot = Spot(drafts.clause(draft, "term").uid, "en")
    remark_in_office(draft, by=ours, spot=spot, words="Is it long enough?")
    assert rows(ours) == []
    assert [why for why, _way, _held in rows(theirs)] == ["1 remark waits for an answer"]


@pytest.mark.parametrize(
    ("language", "why"),
    [("th", "ยังไม่ได้ชี้แจง 1 ความเห็น"), ("zh", "1条意见待答复")],
)
def test_it_is_told_in_the_readers_language(draft: Draft, language: str, why: str):
    officer = world.user("officer")
    reviews.remark(reviews.by_link(draft), "term")
    assert rows(officer, language)[0][0] == why

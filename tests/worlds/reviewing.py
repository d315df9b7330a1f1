"""Reviews of the draft of `worlds.drafting`, asked for with the room's own actions only."""

from datetime import date
from typing import Any

from tests.world import body, user
from tests.worlds import drafting as drafts

from phinong.accounts.models import User
from phinong.core.acting import REGISTER
from phinong.drafting.models import Draft, Remark, ReviewKind
from phinong.drafting.remarking import remark_in_review
from phinong.drafting.review_rules import Spot
from phinong.drafting.reviewing import Asked, Guest, ask_for_review
from phinong.places.models import Body

TODAY = date(2022, 3, 15)
MINISTRY = "กระทรวงการต่างประเทศ"


def by_link(draft: Draft, **facts: Any) -> Asked:
    """A review by the Foreign Ministry, which has no office here, by a link."""
    given = {"kind": ReviewKind.MINISTRY, "reviewer": MINISTRY, "by_link": True, "today": TODAY}
    return ask_for_review(draft, by=REGISTER, **{**given, **facts})


def council() -> Body:
    """A body that works in this register and is no party."""
    return body("provincial-council", "committee", "TH", th="สภาจังหวัด", en="Provincial council")


def councillor(role: str = "approver") -> User:
    """Somebody of the council's office."""
    return user(role, of=council())


def inside(draft: Draft, **facts: Any) -> Asked:
    """A review by the council, asked inside: it has an office."""
    given = {"kind": ReviewKind.COUNCIL, "body": council(), "today": TODAY}
    return ask_for_review(draft, by=REGISTER, **{**given, **facts})


def remark(
    asked: Asked, topic: str, tag: str = "en", *, words: str = "Why?", **facts: Any
) -> Remark:
    """The reviewer's remark on a clause, made by the link."""
    uid = drafts.clause(asked.review.draft, topic).uid
    spot = Spot(uid, tag, quote=facts.pop("quote", ""))
    by = Guest(asked.review, MINISTRY)
    return remark_in_review(asked.review, by=by, spot=spot, words=words, name=MINISTRY, **facts)

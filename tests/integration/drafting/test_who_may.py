"""Who may do what with a text in which state: tables written by hand, tried on every cell.

The steps of a side have their table in `test_routes`, reviews in `test_reviewing`, electronic
signatures in `test_electronic`.
"""

from collections.abc import Callable

import pytest
from django.db import transaction
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds.ties import orkhon

from phinong.accounts.roles import RoleKey
from phinong.core.acting import REGISTER, Actor, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting import texts
from phinong.drafting.actions import move
from phinong.drafting.models import ClauseText, Draft, DraftStatus
from phinong.drafting.verdicts import decide

pytestmark = pytest.mark.django_db

# In which statuses a verb does something; in every other it is refused with the reason.
OPEN = "intended drafting in-review agreed"
WORKS = {
    "write": OPEN,
    "confirm": OPEN,
    "add": OPEN,
    "remove": OPEN,
    "order": OPEN,
    "version": OPEN,
    "restore": OPEN,
    "approve": OPEN,
    "withdraw": OPEN,
    "take-up": "withdrawn",
}
# Who may: in the office that opened the draft, in the partner's own office, and anywhere else.
EDITS = "write confirm add remove order version restore withdraw take-up"
MAY = {
    ("ours", "reader"): "",
    ("ours", "contributor"): "",
    ("ours", "officer"): EDITS,
    ("ours", "approver"): f"{EDITS} approve",
    ("ours", "administrator"): f"{EDITS} approve",
    # The partner's own office writes on the same text; for our side it decides nothing.
    ("theirs", "reader"): "",
    ("theirs", "contributor"): "",
    ("theirs", "officer"): EDITS,
    ("theirs", "approver"): EDITS,
    ("theirs", "administrator"): EDITS,
    ("elsewhere", "reader"): "",
    ("elsewhere", "contributor"): "",
    ("elsewhere", "officer"): "",
    ("elsewhere", "approver"): "",
    ("elsewhere", "administrator"): "",
}


@pytest.fixture
def draft() -> Draft:
    """A text with two versions, of which the second is as it stands, and an old translation."""
    made = drafts.written()
    texts.make_version(made, by=REGISTER)
    made.languages.filter(tag="th").update(role="translation", based_on="en")
    texts.make_version(made, by=REGISTER)
    world.user("reader", of=orkhon(), name="somebody-there")  # their office works here
    return Draft.objects.with_parties().get(pk=made.pk)


def written(draft: Draft, by: Actor) -> None:
    uid = drafts.clause(draft, "term").uid
    seen = ClauseText.objects.get(clause__uid=uid, tag="en").revision
    texts.write_clause(draft, uid, "en", by=by, heading="", words="For ten years.", seen=seen)


def approved(draft: Draft, by: Actor) -> None:
    version = draft.versions.get(number=2)
    party = drafts.party(draft, 0)
    decide(draft, version, by=by, party=party, outcome="approved", seen=version.sha256)


def ordered(draft: Draft, by: Actor) -> None:
    uids = list(draft.clauses.order_by("-order").values_list("uid", flat=True))
    texts.order_clauses(draft, uids, by=by)


def fixed(draft: Draft, by: Actor) -> None:
    """A version of a text that is none yet: the register changed a word before."""
    ClauseText.objects.filter(clause__draft=draft, tag="en").update(words="Changed.")
    texts.make_version(draft, by=by)


def confirmed(draft: Draft, by: Actor) -> None:
    texts.confirm_translation(draft, drafts.clause(draft, "term").uid, "th", by=by)


def removed(draft: Draft, by: Actor) -> None:
    texts.remove_clause(draft, drafts.clause(draft, "term").uid, by=by, why="So.")


ACTS: dict[str, Callable[[Draft, Actor], object]] = {
    "write": written,
    "confirm": confirmed,
    "add": lambda draft, by: texts.add_clause(draft, by=by, topic="areas"),
    "remove": removed,
    "order": ordered,
    "version": fixed,
    "restore": lambda draft, by: texts.restore_version(draft, 1, by=by, why="So."),
    "approve": approved,
    "withdraw": lambda draft, by: move(draft, "withdraw", by=by, why="So."),
    "take-up": lambda draft, by: move(draft, "take-up", by=by, why="So."),
}


def came_of(act: Callable[[Draft, Actor], object], draft: Draft, by: Actor) -> str:
    """What came of an act, which leaves nothing behind: done, refused or hidden."""
    with transaction.atomic():
        try:
            act(draft, by)
            return "done"
        except Refused:
            return "refused"
        except NotAllowed:
            return "hidden"
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("status", DraftStatus.values)
@pytest.mark.parametrize("verb", ACTS)
def test_every_verb_in_every_status_for_every_role(draft: Draft, verb: str, status: str):
    Draft.objects.filter(pk=draft.pk).update(status=status)
    draft = Draft.objects.with_parties().get(pk=draft.pk)
    offices = {"ours": world.office(), "theirs": orkhon(), "elsewhere": elsewhere()}
    does = "done" if status in WORKS[verb].split() else "refused"
    found, expected = {}, {}
    for (where, role), verbs in MAY.items():
        by = world.user(role, of=offices[where], name=f"{role}-{where}")
        found[where, role] = came_of(ACTS[verb], draft, by)
        expected[where, role] = does if verb in verbs.split() else "hidden"
    assert found == expected


def elsewhere():
    """A body that the draft does not bind."""
    return world.body("lampang", "province", "TH")


def test_the_tables_name_every_role_and_verb():
    assert {role for _where, role in MAY} == set(RoleKey.values)
    assert set(ACTS) == set(WORKS) == {*EDITS.split(), "approve"}

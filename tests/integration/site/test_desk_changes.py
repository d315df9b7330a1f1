"""What changed last, on a desk: which record it is about, for who may know of it."""

import pytest
from django.test import Client
from django.utils import translation
from tests import world
from tests.world import OFFICE, document
from tests.worlds import drafting, ties

from phinong.accounts.models import User
from phinong.record.actions import note
from phinong.site.changes import Change, latest_changes
from phinong.ties.models import Tie
from phinong.ties.naming import tie_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return world.user("officer")


def changes(user: User) -> list[Change]:
    """The latest changes as a desk is given them."""
    with translation.override("en"):
        return latest_changes(user, [OFFICE], language="en", most=5)


def test_a_change_names_its_record_with_the_way_to_it(client: Client, officer: User):
    tie = ties.chengdu_tie()
    draft = drafting.written()
    made = document("Notice", title="A notice")
    for kind, number, verb in (
        ("tie", tie.pk, "tie.opened"),
        ("draft", draft.pk, "draft.opened"),
        ("document", made.pk, "document.added"),
        ("tie", 0, "tie.opened"),
        ("no-such-kind", 1, "tie.opened"),
    ):
        note(verb, kind, number, by=officer, body=OFFICE)
    named = [(one.what, one.url) for one in changes(officer)]
    assert named == [
        ("", ""),
        ("", ""),
        ("A notice", f"/en/documents/{made.code}/"),
        (draft.title("en").text, f"/en/drafts/{draft.code}/"),
        (tie_name(tie, "en"), f"/en/ties/{tie.code}/"),
    ]
    client.force_login(officer)
    page = client.get("/en/desk/").content.decode()
    assert f'<a href="/en/documents/{made.code}/">A notice</a><br><span class="meta">' in page


@pytest.mark.parametrize("kept_by", ["nan-province", OFFICE])
def test_a_change_names_no_record_that_the_reader_may_not_know_of(officer: User, kept_by: str):
    tie = ties.chengdu_tie()
    draft = drafting.written()
    Tie.objects.filter(pk=tie.pk).update(public=False, kept_by=kept_by)
    draft.parties.all().delete()
    type(draft).objects.filter(pk=draft.pk).update(kept_by=kept_by, tie=None)
    for kind, number in (("tie", tie.pk), ("draft", draft.pk)):
        note("tie.opened", kind, number, by=officer, body=OFFICE)
    shown_names = [bool(one.what or one.url) for one in changes(officer)[:2]]
    assert shown_names == [kept_by == OFFICE] * 2


@pytest.mark.parametrize("different", [1, 5])
def test_records_of_one_kind_are_named_in_one_query(
    officer: User, different: int, django_assert_num_queries
):
    made = [document(f"Notice {number}") for number in range(different)]
    for number in range(5):
        note("document.added", "document", made[number % different].pk, by=officer, body=OFFICE)
    with django_assert_num_queries(2):
        assert len({one.url for one in changes(officer)}) == different

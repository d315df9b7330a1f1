"""The list of drafts: what waits for the reader first, filtered, and nobody else's."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import localdate
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import ties
from tests.worlds.ties import orkhon

from phinong.core.acting import REGISTER
from phinong.drafting.actions import move
from phinong.drafting.models import Draft
from phinong.drafting.pages.drafts import Wanted, drafts_page
from phinong.drafting.routes import start_route

pytestmark = pytest.mark.django_db
HERE = "/en/drafts/"


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def waiting(side: int, since: date) -> Draft:
    """A draft of which one side began its steps on a day."""
    draft = drafts.written()
    start_route(drafts.party(draft, side), CODES[side], by=REGISTER, today=since)
    return draft


CODES = ("th-province", "mn-aimag")


def codes(client: Client, query: str = "") -> list[str]:
    return [row.draft.code for row in client.get(f"{HERE}{query}").context["page"].rows]


def test_what_waits_longest_for_the_reader_stands_first(officer: Client):
    world.user("officer", of=orkhon())
    idle = drafts.written()
    theirs = waiting(1, date(2020, 1, 1))
    late, early = waiting(0, date(2024, 5, 1)), waiting(0, date(2023, 5, 1))
    gone = drafts.written()
    move(gone, "withdraw", by=REGISTER, why="No budget.")
    expected = [early, late, theirs, idle, gone]
    assert codes(officer) == [draft.code for draft in expected]
    assert codes(officer, "?waits=mine") == [early.code, late.code]
    assert codes(officer, "?waits=others") == [theirs.code]
    assert codes(officer, "?waits=nobody") == [idle.code, gone.code]
    assert codes(officer, "?status=withdrawn") == [gone.code]
    assert len(codes(officer, "?body=orkhon")) == len(expected)
    assert codes(officer, "?body=nobody") == []
    assert codes(officer, "?waits=never") == []
    page = officer.get(HERE).context["page"]
    assert page.counts == {"mine": 2, "others": 1, "nobody": 2}
    assert [(code, count) for code, _label, count in page.by_body] == [("orkhon", 5)]


def test_an_empty_list_says_how_a_draft_begins(officer: Client):
    page = officer.get(HERE).content.decode()
    assert "No draft is under way in your office." in page
    assert "/en/drafts/new/" in page


def test_who_may_only_read_is_not_shown_the_way_to_a_new_one(client: Client):
    client.force_login(world.user("reader"))
    assert "/en/drafts/new/" not in client.get(HERE).content.decode()


def test_nobody_elses_drafts_are_listed(client: Client):
    drafts.written()
    client.force_login(drafts.stranger())
    assert codes(client) == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_a_fixed_number_of_questions(many: int, django_assert_num_queries):
    reader = world.user("officer")
    for _ in range(many):
        waiting(0, date(2024, 5, 1))
    reader.body_codes()
    with django_assert_num_queries(7):
        assert len(drafts_page(reader, Wanted(), "th", localdate()).rows) == many


def test_the_desk_shows_what_waits(officer: Client):
    draft = waiting(0, date(2024, 5, 1))
    page = officer.get("/en/desk/").content.decode()
    assert re.findall(r'<h3><a href="([^"]+)"', page) == [draft.get_absolute_url()]
    assert "1 thing waits for you today" in page


def test_ties_and_signed_agreements_lead_to_a_new_draft(officer: Client):
    tie = ties.chengdu_tie()
    address = f"/en/drafts/new/?tie={tie.code}"
    assert address in officer.get(tie.get_absolute_url()).content.decode()
    officer.logout()
    assert address not in officer.get(tie.get_absolute_url()).content.decode()

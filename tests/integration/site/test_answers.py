"""Answers to strangers are kept until something changes, and nobody is shown another's."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import world
from tests.worlds import ties

from phinong.core.acting import REGISTER
from phinong.places.actions import name_body

pytestmark = pytest.mark.django_db

ADDRESS = "/en/ties/chengdu--chiang-mai-province/"


@pytest.fixture(autouse=True)
def kept(settings: Any) -> Any:
    """The installation's own keeping, empty."""
    settings.PHINONG_KEEP_ANSWERS = True
    caches["answers"].clear()
    yield
    caches["answers"].clear()


def asked(client: Client, address: str = ADDRESS, **headers: str) -> tuple[bytes, int]:
    """The answer's bytes and how many questions it cost the database."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content, len(queries)


def test_the_second_answer_is_the_first_and_costs_one_question(client: Client):
    ties.chengdu_tie()
    first, many = asked(client)
    again, one = asked(client)
    assert again == first
    assert (one, many > 5) == (1, True)


def test_headers_are_those_of_the_first_answer(client: Client):
    ties.chengdu_tie()
    first, again = (client.get(ADDRESS, headers={"accept-encoding": "gzip"}) for _ in range(2))
    assert dict(again.headers) == dict(first.headers)
    assert again.headers["Content-Encoding"] == "gzip"
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]


def test_every_event_makes_a_new_answer(client: Client):
    tie = ties.chengdu_tie()
    asked(client)
    chengdu = tie.parties.get(side=1).body
    name_body(chengdu, by=REGISTER, kept_by=world.OFFICE, language="en", text="Rongcheng")
    after, many = asked(client)
    assert many > 1
    assert asked(client) == (after, 1)


@pytest.mark.parametrize(
    "headers",
    [
        {"accept-encoding": "gzip"},
        {"accept": "application/json"},
        {"hx-request": "true"},
        {"host": "localhost"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_who_asks_otherwise_gets_an_own_answer(client: Client, headers: dict[str, str]):
    ties.chengdu_tie()
    asked(client)
    _, many = asked(client, **headers)
    assert many > 1
    assert asked(client, **headers)[1] == 1


def test_the_colours_and_the_query_belong_to_the_address(client: Client):
    ties.chengdu_tie()
    asked(client)
    assert asked(client, ADDRESS + "?era=ce")[1] > 1
    client.cookies["theme"] = "dark"
    dark, many = asked(client)
    assert many > 1
    assert b'data-theme="dark"' in dark


def test_who_works_here_is_asked_for_every_time(client: Client):
    ties.chengdu_tie()
    stranger, _ = asked(client)
    client.force_login(world.user("officer"))
    mine, many = asked(client)
    assert many > 5
    assert mine != stranger
    assert asked(client)[1] > 5
    assert asked(Client())[0] == stranger


@pytest.mark.parametrize("address", ["/th/account/sign-in/", "/healthz", "/th/ties/none/"])
def test_what_differs_or_fails_is_not_kept(client: Client, address: str):
    client.get(address)
    assert len(caches["answers"]._cache) == 0


def test_a_kept_office_page_is_not_opened_by_its_reader(client: Client):
    tie = ties.chengdu_tie()
    tie.public = False
    tie.save(update_fields=["public"])
    officer = Client()
    officer.force_login(world.user("officer"))
    assert officer.get(ADDRESS).status_code == 200
    assert client.get(ADDRESS).status_code == 404


def test_an_address_of_any_length_is_answered_and_a_long_one_not_kept(client: Client):
    ties.chengdu_tie()
    asked(client, f"{ADDRESS}?x={'x' * 2_000}")
    assert len(caches["answers"]._cache) == 0

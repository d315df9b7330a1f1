"""The theme switch: a cookie, and back to where one was; never to another site."""

import pytest
from django.test import Client

ADDRESS = "/th/appearance/"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_is_kept_in_a_cookie(client: Client, theme: str):
    answer = client.get(ADDRESS, {"theme": theme, "next": "/th/ties/?q=a"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/th/ties/?q=a")
    cookie = answer.cookies["theme"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (theme, True, "Lax")


@pytest.mark.parametrize("theme", ["system", "", "sepia"])
def test_any_other_word_follows_the_system_again(client: Client, theme: str):
    client.cookies["theme"] = "dark"
    answer = client.get(ADDRESS, {"theme": theme, "next": "/th/"})
    assert (answer.cookies["theme"].value, answer.cookies["theme"]["max-age"]) == ("", 0)


@pytest.mark.parametrize(
    "away", ["https://elsewhere.test/", "//elsewhere.test", "", "javascript:1"]
)
def test_nobody_is_sent_elsewhere(client: Client, away: str):
    answer = client.get(ADDRESS, {"theme": "dark", "next": away})
    assert answer.headers["Location"] == "/"


def test_it_is_only_read(client: Client):
    assert client.post(ADDRESS, {"theme": "dark"}).status_code == 405


def test_choosing_a_colour_gives_no_session(client: Client):
    client.get(ADDRESS, {"theme": "dark", "next": "/th/"})
    assert set(client.cookies) == {"theme"}

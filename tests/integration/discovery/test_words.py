"""Beginnings of words spelt out: the same is found, on SQLite with less reading."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.discovery.test_search_truth import forget
from tests.worlds.discovery import keep, keep_one

from phinong.discovery.asking import Asked, tiers, visible
from phinong.discovery.storage import TOP, WORDS, storage

pytestmark = pytest.mark.django_db

LISTED = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads beginnings as they are"
)
# Few letters, so that many words begin alike.
WRITTEN = st.lists(st.text("abกข清", min_size=1, max_size=4), max_size=12).map(" ".join)


@LISTED
def test_words_of_titles_and_texts_once_each_in_order():
    keep_one("document", 1, "Chiang Mai", "Chiangmai, chiang rai")
    keep_one("document", 2, "The chiangs")
    assert storage().words(["chiang", "ma", "x"]) == {
        "chiang": ["chiang", "chiangmai", "chiangs"],
        "ma": ["mai"],
        "x": [],
    }


@LISTED
def test_a_word_is_listed_as_soon_as_it_is_written():
    assert storage().words(["orkhon"]) == {"orkhon": []}
    keep(["Orkhon"])
    assert storage().words(["orkhon"]) == {"orkhon": ["orkhon"]}


@LISTED
def test_too_many_words_are_not_listed():
    keep([" ".join(f"so{chr(97 + n)}" for n in range(WORDS))])
    assert len(storage().words(["so"])["so"]) == WORDS
    keep_one("document", 2, "soz")
    assert storage().words(["so"]) == {}


def test_nothing_asked_nothing_listed():
    assert storage().words([]) == {}


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(WRITTEN, max_size=4), query=WRITTEN)
def test_spelt_out_or_not_the_same_is_found(texts, query):
    forget()
    keep(texts)
    asked = Asked.of(query)
    if asked.units:
        assert found(asked.spelt(storage().words)) == found(asked)


def found(asked: Asked) -> list[list[int]]:
    """What each tier finds."""
    nobody = AnonymousUser()
    return [
        storage().find(visible(tier, nobody), below=TOP, limit=100) for tier in tiers(asked, {})
    ]

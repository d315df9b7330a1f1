"""Nobody finds what they may not see; offices find their own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests import world
from tests.worlds.discovery import keep_one

from phinong.discovery.models import Entry
from phinong.discovery.queries import Count, search

pytestmark = pytest.mark.django_db


def keep_all() -> None:
    keep_one("document", 1, "Kunming for all")
    keep_one("document", 2, "Kunming here", public=False, kept_by="chiang-mai-province")
    keep_one("document", 3, "Kunming there", public=False, kept_by="chiang-rai-province")
    keep_one("document", 4, "Kunming nearly here", public=False, kept_by="chiang-mai")


def test_strangers_find_what_is_public():
    keep_all()
    results = search("Kunming", user=AnonymousUser(), language="en")
    assert [hit.number for hit in results.hits] == [1]
    assert results.total == Count("", 1)


def test_an_office_finds_its_own_too():
    keep_all()
    officer = world.user()
    Entry.objects.filter(kind="body").delete()
    results = search("Kunming", user=officer, language="en", kinds=["document"])
    assert [hit.number for hit in results.hits] == [2, 1]
    assert results.total == Count("", 2)


def test_counts_of_one_reader_are_not_shown_to_another():
    keep_all()
    officer = world.user()
    assert search("Kunming", user=officer, language="en").total.number == 2
    assert search("Kunming", user=AnonymousUser(), language="en").total.number == 1

"""People find a body by any of its names, and what is about it too."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests import world
from tests.world import OFFICE
from tests.worlds import places
from tests.worlds.discovery import keep_one

from phinong.core.acting import REGISTER
from phinong.discovery.models import Entry
from phinong.discovery.queries import Results, search
from phinong.places.actions import name_body

pytestmark = pytest.mark.django_db


def look_for(text: str, language: str = "en") -> Results:
    return search(text, user=AnonymousUser(), language=language)


def records(text: str) -> list[str]:
    return [f"{hit.kind} {hit.number}" for hit in look_for(text).hits]


@pytest.mark.parametrize(
    "query",
    ["เชียงใหม่", "Chiang Mai", "Chiangmai", "CHIANG-MAI", "清迈", "清邁", "Chiang Mai Province"],
)
def test_the_province_is_found_by_its_names_in_any_script(query):
    province = places.province()
    assert f"body {province.pk}" in records(query)[:2]


def test_a_new_name_finds_the_body_and_what_is_about_it():
    office = world.office()
    keep_one("document", 900, "Talks", "with the governor", about=(("body", office.pk),))
    assert records("เจียงใหม่") == []
    name_body(office, by=REGISTER, kept_by=OFFICE, text="เจียงใหม่", language="nod", kind="short")
    assert records("เจียงใหม่") == [f"body {office.pk}", "document 900"]
    assert records("เจียงใหม่ governor") == ["document 900"]
    assert records("governor เจียงใหม่") == ["document 900"]
    assert records("เจียงใหม่ mayor") == []


def test_the_name_that_matched_is_shown_beside_the_title():
    office = world.office()
    name_body(office, by=REGISTER, kept_by=OFFICE, text="เจียงใหม่", language="nod", kind="short")
    hit = look_for("เจียงใหม่").hits[0]
    assert str(hit.title) == "Chiang Mai Province"
    assert hit.marked_title.matches is False
    assert hit.other_name.html == "<mark>เจียงใหม่</mark>"
    assert look_for("chiang").hits[0].other_name.pieces == ()


def test_a_name_without_its_spaces_is_shown_whole():
    world.office()
    hit = look_for("chiangmaiprovince").hits[0]
    assert hit.other_name.html == "<mark>Chiang Mai Province</mark>"


def test_the_reader_sees_titles_in_their_language():
    world.office()
    shown = {
        language: str(look_for("清迈", language).hits[0].title) for language in ("th", "en", "zh")
    }
    assert shown == {"th": "จังหวัดเชียงใหม่", "en": "Chiang Mai Province", "zh": "清迈府"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เชียงใหม", "เชียงใหม่"),
        ("เซียงใหม่", "เชียงใหม่"),
        ("Chaing Mai", "Chiang Mai"),
        ("Chiangmay", "Chiang Mai"),
        ("清迈俯", "清迈府"),
        ("Yogjakarta", "Yogyakarta"),
    ],
)
def test_a_near_spelling_is_offered(typed, meant):
    world.office()
    world.body("yogyakarta", "city", "ID", en="Yogyakarta City")
    results = look_for(typed)
    assert results.hits == ()
    assert results.suggestions[0] == meant


def test_one_wrong_word_among_several_is_put_right():
    world.body("kunming", "city", "CN", en="Kunming City")
    assert look_for("kunmin tea").suggestions == ()
    keep_one("document", 900, "Tea from Kunming")
    assert look_for("kunmin tea").suggestions == ("Kunming tea",)


def test_what_only_an_office_may_see_is_not_hinted_at():
    world.body("kunming", "city", "CN", en="Kunming City")
    keep_one("document", 900, "Tea from Kunming", public=False, kept_by="chiang-mai-province")
    assert look_for("kunmin tea").suggestions == ()


def test_nothing_is_offered_for_a_name_that_is_known():
    world.office()
    assert look_for("Chiang Mai").suggestions == ()


def test_names_added_later_are_offered():
    world.office()
    assert look_for("Chengdoo").suggestions == ()
    world.body("chengdu", "city", "CN", en="Chengdu")
    assert look_for("Chengdoo").suggestions == ("Chengdu",)
    Entry.objects.all().delete()

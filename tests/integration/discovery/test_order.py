"""Results stand in one order, page after page, the same on every database."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.worlds.discovery import day, keep_one

from phinong.discovery.index import PART
from phinong.discovery.queries import Count, Results, search

pytestmark = pytest.mark.django_db


def look_for(text: str, **options: Any) -> Results:
    return search(text, user=AnonymousUser(), language="en", **options)


def found(text: str, **options: Any) -> list[str]:
    return [f"{hit.kind} {hit.number}" for hit in look_for(text, **options).hits]


def keep_kunming() -> None:
    keep_one("document", 1, "News", "Talks with Kunming", day=day("2025-06-01"))
    keep_one("document", 2, "News", "Talks with Kunming Medical University")
    keep_one("document", 3, "Kunming in the news", "Talks", day=day("2020-01-01"))
    keep_one("tie", 4, "Chiang Mai – Kunming City", "signed", day=day("2019-01-01"))
    keep_one("tie", 5, "Chiang Mai – Kunming Medical University", day=day("2023-08-23"))
    keep_one("body", 6, "Kunming Medical University")
    keep_one("body", 7, "Kunming City")
    keep_one("place", 8, "Kunming")
    keep_one("activity", 9, "Visit", "to Kunming", day=day("2025-06-01"))


def test_the_name_itself_then_names_then_titles_then_texts_late_days_first():
    keep_kunming()
    assert found("Kunming") == [
        "place 8",
        "body 7",
        "body 6",
        "tie 5",
        "document 3",
        "tie 4",
        "activity 9",
        "document 1",
        "document 2",
    ]


def test_several_words_stand_together_before_they_stand_apart():
    keep_one("document", 1, "a", "the medical school; a university", day=day("2025-01-01"))
    keep_one("document", 2, "b", "a medical university", day=day("2020-01-01"))
    keep_one("document", 3, "University of medical arts", "c", day=day("2025-01-01"))
    keep_one("document", 4, "Medical University", "d", day=day("2010-01-01"))
    keep_one("document", 5, "Our medical university press", "e", day=day("2011-01-01"))
    expected = ["document 4", "document 5", "document 3", "document 2", "document 1"]
    assert found("medical university") == expected


@pytest.mark.parametrize("size", [1, 2, 4, 8])
def test_pages_follow_each_other_without_a_gap_or_a_double(size):
    keep_kunming()
    walked, after = [], None
    while True:
        results = look_for("Kunming", after=after, size=size)
        walked += [f"{hit.kind} {hit.number}" for hit in results.hits]
        after = results.after
        if not after:
            break
    assert walked == found("Kunming")


@pytest.mark.parametrize("after", ["", "x", "9.1", "0.99999999999999999999", "1.-1", "5", "๑.๒"])
def test_a_token_that_is_none_of_ours_gives_the_first_page(after):
    keep_kunming()
    assert found("Kunming", after=after) == found("Kunming")


def test_a_kind_can_be_chosen_and_the_counts_stay():
    keep_kunming()
    results = look_for("Kunming", kinds=["tie", "no-such-kind"])
    assert [hit.number for hit in results.hits] == [5, 4]
    assert results.counts == (
        Count("body", 2),
        Count("place", 1),
        Count("tie", 2),
        Count("activity", 1),
        Count("document", 3),
    )
    assert results.total == Count("", 9)


def test_beyond_a_limit_counts_are_lower_bounds(monkeypatch):
    monkeypatch.setattr("phinong.discovery.placing.COUNTED", 5)
    for number in range(10):
        keep_one("tie", number, "Kunming")
    keep_one("body", 1, "Kunming City")
    keep_one("place", 1, "Chengdu")
    results = look_for("Kunming")
    assert results.counts == (
        Count("body", 1, more=True),
        Count("place", 0, more=True),
        Count("tie", 4, more=True),
    )
    assert results.total == Count("", 5, more=True)


LONG = "คุนหมิง " + "ก ข ค " * PART + "สาธารณสุข"


def test_a_long_text_is_found_once_by_words_in_different_parts():
    keep_one("document", 1, "Report", LONG, day=day("2025-01-01"))
    keep_one("document", 2, "Report", "สาธารณสุข คุนหมิง", day=day("2020-01-01"))
    keep_one("document", 3, "Report", "สาธารณสุข", day=day("2025-01-01"))
    results = look_for("คุนหมิง สาธารณสุข")
    assert [hit.number for hit in results.hits] == [2, 1]
    assert results.counts == (Count("document", 2),)
    assert found("คุนหมิง สาธารณสุข", after=look_for("คุนหมิง สาธารณสุข", size=1).after) == ["document 1"]


def test_a_long_text_that_matches_in_many_parts_is_shown_once():
    keep_one("document", 1, "Kunming", "Kunming medical university. medical, university " * PART)
    keep_one("document", 2, "Other", "medical university")
    assert found("medical university") == ["document 2", "document 1"]
    assert found("university medical") == ["document 1", "document 2"]
    assert found("Kunming") == ["document 1"]
    assert look_for("Kunming").total == Count("", 1)

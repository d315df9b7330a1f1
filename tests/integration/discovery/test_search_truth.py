"""Search finds what stands in the texts: no more and no less than a look through all of them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.worlds.discovery import QUERIES, TEXTS, keep

from phinong.core.folding import fold
from phinong.discovery.asking import LONGEST_QUERY, Asked
from phinong.discovery.cutting import may_cut
from phinong.discovery.index import PART
from phinong.discovery.models import Entry
from phinong.discovery.queries import Results, search
from phinong.discovery.snippets import found_at
from phinong.discovery.storage import run

pytestmark = pytest.mark.django_db


def look_for(text: str, **options: object) -> Results:
    return search(text, user=AnonymousUser(), language="en", **options)


def numbers(text: str) -> list[int]:
    """Every record found, through all pages."""
    found, after = [], None
    while True:
        results = look_for(text, after=after, size=7)
        found += [hit.number for hit in results.hits]
        after = results.after
        if not after:
            return found


def containing(text: str, texts: tuple[str, ...]) -> list[int]:
    """The texts that hold every unit of the query, by looking through all of them."""
    units = Asked.of(text).units
    return [
        number
        for number, said in enumerate(texts, start=1)
        if all(found_at(fold(said), unit) >= 0 for unit in units)
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_found_is_what_stands_there(query):
    keep()
    assert sorted(numbers(query)) == containing(query, TEXTS)


def test_the_queries_find_something_and_something_else():
    sizes = [len(containing(query, TEXTS)) for query in QUERIES]
    assert sizes.count(0) == 3
    assert max(sizes) == 6


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ตาก", [3, 4]),
        ("清迈", [18, 19, 20, 21, 22, 23]),
        ("清邁", [18, 19, 20, 21, 22, 23]),
        ("学", [19, 20, 21]),
        ("๒๕๖๕", [1, 6]),
        ("2565", [1, 6]),
        ("cafe", [16]),
        ("学生交换", [19, 20]),
        ("Chiang Mai", [13, 14]),
        ("มหาวิทยาลัย คุนหมิง", [2]),
    ],
)
def test_queries_counted_by_hand(query, expected):
    keep()
    assert sorted(numbers(query)) == expected


PIECES = st.one_of(
    st.sampled_from([*"กขคงจชซดตทนบปผมยรลวสหอฮะาำิีึืุูัเแโใไ่้๊๋์ๆ", "น้ำ", "เชียงใหม่", "ตา", "กำ"]),
    st.sampled_from([*"清邁迈大學学生合作城市昆明0๒２éßﬁİラ㎏①㈱", "Chiang", "mai", "세종", "ｶﾞ"]),
    st.sampled_from([*" \n-/’“\u200b\ue001\u0301'\"*\\:()"]),
)
WRITTEN = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WRITTEN, place=st.data())
def test_any_piece_of_a_text_is_found(text, place):
    """Whatever is cut out of an indexed text, where it may be cut, finds that text."""
    forget()
    keep([text])
    cuts = [at for at in range(len(text) + 1) if may_cut(text, at)]
    start = place.draw(st.sampled_from(cuts))
    end = place.draw(st.sampled_from([at for at in cuts if at >= start]))
    piece = text[start:end]
    results = look_for(piece)
    if results.asked and not results.was_cut:
        assert [hit.number for hit in results.hits] == [1]


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WRITTEN, query=WRITTEN)
def test_nothing_is_found_that_does_not_stand_there(text, query):
    forget()
    keep([text])
    if look_for(query).hits:
        lines = [fold(line) for line in text.split("\n")]
        units = Asked.of(query).units
        assert [any(unit.text in line for line in lines) for unit in units] == [True] * len(units)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.integers(0, 3 * PART), length=st.integers(1, LONGEST_QUERY - 1))
def test_any_piece_of_a_long_text_is_found_over_the_borders_of_its_parts(at, length):
    forget()
    text = "".join(f"ข้อ {n} ความร่วมมือ {n * n} 合作 " for n in range(3 * PART // 20))
    keep([text])
    assert Entry.objects.count() > 1
    start = next(n for n in range(at % len(text), -1, -1) if may_cut(text, n))
    end = next(n for n in range(min(start + length, len(text)), -1, -1) if may_cut(text, n))
    results = look_for(text[start:end])
    if results.asked:
        assert [hit.number for hit in results.hits] == [1]


def forget() -> None:
    Entry.objects.all().delete()
    run("DELETE FROM discovery_text")

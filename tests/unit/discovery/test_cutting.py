"""Texts are cut where a reader would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.discovery.cutting import may_cut, parts, shortened


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ที่ปรึกษา", [0, 3, 4, 6, 7, 9]),
        ("เมืองน้ำ", [0, 3, 4, 5, 8]),
        ("清迈大学", [0, 1, 2, 3, 4]),
        ("Chiang Mai", [0, 6, 7, 10]),
        ("๒๕๖๒", [0, 4]),
        ("e\u0301te", [0, 4]),
        ("กa清", [0, 1, 2, 3]),
    ],
)
def test_places_where_a_text_may_be_cut(text, places):
    assert [at for at in range(len(text) + 1) if may_cut(text, at)] == places


def test_a_text_is_shortened_before_the_cut_word():
    assert shortened("Chiang Mai Province", 12) == "Chiang Mai"
    assert shortened("ที่ปรึกษา", 5) == "ที่ป"
    assert shortened("short", 12) == "short"


@given(
    st.text(st.sampled_from("กาที่เ清a b\n"), max_size=300),
    st.integers(20, 60),
    st.integers(1, 9),
)
def test_parts_cover_the_text_and_overlap(text, size, overlap):
    found = parts(text, size=size, overlap=overlap)
    assert all(len(part) <= size for part in found)
    rest, at = found[0], 0
    for part in found[1:]:
        start = text.index(part, at)
        assert at < start <= at + len(rest) - min(overlap, len(rest) - 1)
        at, rest = start, part
    assert text.startswith(found[0])
    assert text.endswith(found[-1])

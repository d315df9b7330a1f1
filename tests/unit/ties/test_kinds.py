"""The ladder of kinds, and what a country's own words mean."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.vocabulary import vocabulary
from phinong.ties.kinds import BESIDE, LADDER, WORDS, kind_of_words, stands_by, weakest

KINDS = (*LADDER, *BESIDE)

# Written by hand from the matrix of kinds: (stated, also stood by).
STOOD_BY = {
    ("friendly-exchange", "letter-of-intent"),
    ("friendship", "letter-of-intent"),
    ("friendship", "friendly-exchange"),
    ("sister", "letter-of-intent"),
    ("sister", "friendly-exchange"),
    ("sister", "friendship"),
    ("partnership", "letter-of-intent"),
    ("sectoral", "letter-of-intent"),
    ("institutional", "letter-of-intent"),
}


def test_every_kind_of_the_vocabulary_has_its_place():
    assert set(KINDS) == set(vocabulary("tie-kinds"))


@pytest.mark.parametrize(("stated", "weaker"), list(product(KINDS, KINDS)))
def test_who_stands_by_what(stated, weaker):
    assert stands_by(stated, weaker) == (stated == weaker or (stated, weaker) in STOOD_BY)


@pytest.mark.parametrize(
    ("stated", "shared"),
    [
        ([], ""),
        (["sister"], "sister"),
        (["sister", "letter-of-intent"], "letter-of-intent"),
        (["sister", "friendship"], "friendship"),
        (["sister", "friendship", "letter-of-intent"], "letter-of-intent"),
        (["friendship", "partnership"], ""),
        (["friendship", "partnership", "letter-of-intent"], "letter-of-intent"),
        (["network", "letter-of-intent"], ""),
        (["institutional", "sectoral"], ""),
    ],
)
def test_the_weakest_reading(stated, shared):
    assert weakest(stated) == shared


@given(st.lists(st.sampled_from(KINDS), min_size=1))
def test_the_weakest_reading_is_one_of_them_that_all_stand_by(stated):
    found = weakest(stated)
    assert found == "" or (found in stated and all(stands_by(kind, found) for kind in stated))


@pytest.mark.parametrize(
    ("words", "country", "kind"),
    [
        ("友好城市", "CN", "sister"),
        ("缔结友好省府关系", "CN", "sister"),
        ("友好交流城市", "CN", "friendly-exchange"),
        ("友好合作关系", "CN", "friendly-exchange"),
        ("意向书", "CN", "letter-of-intent"),
        ("友好城市意向书", "CN", ""),
        ("우호도시", "KR", "friendship"),
        ("우호교류의향서", "KR", ""),
        ("자매결연", "KR", "sister"),
        ("友好都市", "JP", ""),
        ("姉妹都市", "JP", "sister"),
        ("Friendship City agreement", "US", "friendship"),
        ("sister  city", "US", "sister"),
        ("เมืองมิตรภาพ", "TH", "friendship"),
        ("บ้านพี่เมืองน้อง", "TH", "sister"),
        ("หนังสือแสดงเจตจำนง", "TH", "letter-of-intent"),
        ("友好城市", "KR", ""),
        ("sister city", "", ""),
    ],
)
def test_a_word_means_what_it_means_in_its_country(words, country, kind):
    assert kind_of_words(words, country) == kind


def test_one_chinese_word_and_one_korean_word_read_alike_and_are_two_kinds():
    assert (kind_of_words("友好城市", "CN"), kind_of_words("우호도시", "KR")) == (
        "sister",
        "friendship",
    )


def test_every_word_names_a_kind_we_have():
    named = {kind for words in WORDS.values() for _word, kind in words}
    assert named - set(KINDS) == set()

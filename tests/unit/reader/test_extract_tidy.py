"""Text is changed step by step, and every character still knows where it began."""

import re

from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.extract.tidy import tidy, tidy_traced
from phinong.reader.extract.traced import Traced

ODD = st.sampled_from(
    [*"นํ้าำเe \u0301\u0308\r\n\u200b\xa0\x00\u1112\u1161\u11ab\u09c7\u09be\U0001f600"]
)
TEXT = st.text(max_size=40) | st.lists(ODD, max_size=40).map("".join)


@given(TEXT)
def test_the_traced_text_is_the_tidied_text(text):
    assert tidy_traced(text).text == tidy(text)


@given(TEXT, st.data())
def test_places_keep_their_order_and_the_ends_stay_the_ends(text, data):
    traced = tidy_traced(text)
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    now = [traced.now_at(place) for place in places]
    assert now == sorted(now)
    assert (traced.now_at(0), traced.now_at(len(text))) == (0, len(traced.text))


@given(st.lists(st.sampled_from(["นํ้าใจ", "e\u0301a", "a\u200bb", "เเม่", "plain"]), max_size=12))
def test_a_run_holds_what_became_of_its_own_words(words):
    text, runs = "", []
    for number, word in enumerate(words):
        runs.append([len(text), len(text) + len(word), number])
        text += word + "\r\n"
    traced = tidy_traced(text)
    shown = [traced.text[int(start) : int(end)] for start, end, _ in traced.moved(runs)]
    assert shown == [tidy(word) for word in words]


def test_changes_after_changes_lead_back_to_the_first_text():
    traced = Traced("one two three")
    traced.sub(re.compile("two "), "")
    traced.sub(re.compile("three"), lambda found: found.group() * 2)
    assert traced.text == "one threethree"
    assert [traced.now_at(at) for at in (0, 4, 8, 12, 13)] == [0, 4, 4, 8, 14]


def test_a_run_whose_words_are_gone_is_gone():
    traced = Traced("gone here")
    traced.sub(re.compile("gone "), "")
    assert list(traced.moved([[0, 4, 1], [5, 9, 2]])) == [[0, 4, 2]]

"""From typed words to the two databases' query languages."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.discovery.asking import (
    LONGEST_QUERY,
    SPELT_UNITS,
    Asked,
    exact_tokens,
    names_in,
    tiers,
)
from phinong.discovery.matching import But, Every, Phrase, Some, for_postgresql, for_sqlite
from phinong.discovery.tokens import (
    HYPHEN,
    META_MARK,
    NAME_MARK,
    TITLE_MARK,
    meta_token,
    name_token,
)


def test_a_query_is_runs_and_words():
    asked = Asked.of("  จังหวัดเชียงใหม่\nChiang Mai, 清迈 ก ")
    assert [unit.text for unit in asked.units] == ["จังหวัดเชียงใหม่", "chiang", "mai", "清迈", "ก"]
    assert [unit.is_beginning for unit in asked.units] == [False, True, True, False, True]
    assert asked.text == "จังหวัดเชียงใหม่ Chiang Mai, 清迈 ก"


@pytest.mark.parametrize("text", ["", "  ", "—", "“”", "\u200b", "*", "()", "\ue001\ue002"])
def test_no_letter_is_no_query(text):
    assert Asked.of(text).units == ()


def test_a_long_query_loses_its_end_between_clusters():
    asked = Asked.of("ที่ปรึกษา" * 60)
    assert asked.was_cut
    assert len(asked.text) <= LONGEST_QUERY
    assert ("ที่ปรึกษา" * 60).startswith(asked.text)
    assert asked.text[-1] in "าษกทรึป่ี"
    assert not Asked.of("ที่ปรึกษา").was_cut


@given(st.text(max_size=400))
def test_any_text_is_a_query(text):
    asked = Asked.of(text)
    assert len(asked.text) <= LONGEST_QUERY
    assert all(unit.text and unit.tokens for unit in asked.units)


def test_the_exact_tokens_are_those_of_the_index():
    assert exact_tokens(Asked.of("Chiang Mai")) == ("chiang", "mai*")
    assert exact_tokens(Asked.of("清迈大学")) == ("清迈", "迈大", "大学")
    assert exact_tokens(Asked.of("กาชาด RED")) == ("กาชา", "ชาด", "ด", "\ue001", "red*")


def test_neighbouring_units_are_tried_as_names():
    found = names_in(Asked.of("chiang mai 昆明"))
    assert found == {
        name_token("chiang"): (0, 1),
        name_token("chiangmai"): (0, 2),
        name_token("chiangmai昆明"): (0, 3),
        name_token("mai"): (1, 2),
        name_token("mai昆明"): (1, 3),
        name_token("昆明"): (2, 3),
    }


def test_a_beginning_is_spelt_out_as_far_as_its_words_are_known():
    known = {"chiang": ["chiang", "chiangmai"], "mai": []}
    asked = Asked.of("清迈 chiang mai x").spelt(lambda wanted: {b: known[b] for b in wanted})
    assert [unit.said("title") for unit in asked.units] == [
        Phrase(("清迈",), "title"),
        Some((Phrase(("chiang",), "title"), Phrase(("chiangmai",), "title"))),
        Phrase(("mai*",), "title"),
        Phrase(("x*",), "title"),
    ]


def test_no_more_than_some_words_of_a_query_are_spelt_out():
    wanted: list[str] = []
    Asked.of(" ".join(f"word{n}" for n in range(20))).spelt(lambda all_: wanted.extend(all_) or {})
    assert len(wanted) == SPELT_UNITS


def test_names_and_marks_are_single_words():
    assert name_token("Chiang-Mai (เชียงใหม่)") == f"{NAME_MARK}chiangmaiเชียงใหม่"
    assert name_token("—") == ""
    assert meta_token("kind", "learning-item") == f"{META_MARK}kindlearning{HYPHEN}item"


T = TITLE_MARK
WANTED = But(
    Every(
        (Phrase(("清迈", "迈大")), Some((Phrase(("chiang*",), "title"), Phrase(("x",), "name"))))
    ),
    Phrase(("private",), "meta"),
)


def test_the_tree_is_printed_for_sqlite():
    assert for_sqlite(WANTED) == (
        f'((("清迈 迈大" OR "{T}清迈 {T}迈大") AND (title : "{T}chiang" * OR name : "x"))'
        ' NOT meta : "private")'
    )


def test_the_tree_is_printed_for_postgresql():
    assert for_postgresql(WANTED) == (
        f"((('清迈' <1> '迈大' | '{T}清迈' <1> '{T}迈大') & (('{T}chiang':*B) | ('x':A)))"
        " & !('private':C))"
    )


def test_the_end_of_a_run_keeps_its_place_on_postgresql():
    assert for_postgresql(Phrase(("กาชา", "ด", "\ue001", "red*"))) == (
        f"('กาชา' <1> 'ด' <2> 'red':* | '{T}กาชา' <1> '{T}ด' <2> '{T}red':*)"
    )


NASTY = st.text(
    st.sampled_from("ก清aZ09 '\"*:()^-+{}&|!<>\\%_;,.?#@$=/~`[]\t\n\x00\u200b\ue001๒é"), max_size=80
)


@given(NASTY)
def test_no_query_is_syntax_to_sqlite(text):
    asked = Asked.of(text)
    if asked.units:
        with closing(sqlite3.connect(":memory:")) as table:
            table.execute(
                "CREATE VIRTUAL TABLE t USING fts5 (meta, name, title, body, tokenize='ascii')"
            )
            for tier in tiers(asked, {(0, 1): ["body1"]}):
                assert (
                    table.execute("SELECT * FROM t WHERE t MATCH ?", [for_sqlite(tier)]).fetchall()
                    == []
                )

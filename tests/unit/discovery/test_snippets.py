"""What is shown of a text is its own words, around the match, never half a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.folding import fold_with_offsets
from phinong.discovery.asking import Asked
from phinong.discovery.cutting import may_cut
from phinong.discovery.snippets import LONGEST, folded_in_place, mark, snippet


def marked(text: str, query: str) -> list[str]:
    return [piece for piece, hit in mark(text, Asked.of(query)).pieces if hit]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Café in CHIANG MAI", "cafe chiang", ["Café", "CHIANG"]),
        ("ครั้งที่ ๑/๒๕๖๕", "1/2565", ["๑", "๒๕๖๕"]),
        ("學生交換計畫", "学生交换", ["學生交換"]),
        ("ตากำลังที่ตาก", "ตาก", ["ตาก"]),
        ("แม่น\u0e4d\u0e49\u0e32ปิง", "น้ำ", ["น\u0e4d\u0e49\u0e32"]),
        ("universities", "univ", ["universities"]),
        ("清迈清迈", "清迈", ["清迈清迈"]),
        ("<b>清迈</b>", "清迈", ["清迈"]),
        ("nothing here", "清迈", []),
    ],
)
def test_matches_are_marked_as_written(text, query, expected):
    assert marked(text, query) == expected


def test_the_rest_is_escaped():
    html = mark("<script>清迈</script> & more", Asked.of("清迈 more")).html
    assert html == "&lt;script&gt;<mark>清迈</mark>&lt;/script&gt; &amp; <mark>more</mark>"


def test_the_line_with_most_of_the_query_is_shown():
    body = "Chiang Mai Province\nKunming and Chiang Mai met\nKunming"
    assert str(snippet(body, Asked.of("chiang kunming"), "en")) == "Kunming and Chiang Mai met"


def test_a_long_line_is_shortened_around_the_match():
    line = "ก่อนหน้า" * 200 + "清迈" + "ภายหลัง" * 200
    shown = snippet(line, Asked.of("清迈"), "en")
    assert str(shown).startswith("… ")
    assert str(shown).endswith(" …")
    assert [piece for piece, hit in shown.pieces if hit] == ["清迈"]
    assert len(str(shown)) <= LONGEST + 4


def test_without_a_match_the_beginning_is_shown():
    assert str(snippet("\nFirst line\nSecond", Asked.of("清迈"), "en")) == "First line"
    assert str(snippet("", Asked.of("清迈"), "en")) == ""


def test_without_a_match_a_line_in_the_readers_language_is_shown():
    body = "เมืองพี่เมืองน้อง\nSister city\n友好城市"
    shown = {tag: str(snippet(body, Asked.of("x"), tag)) for tag in ("th", "en", "zh-Hans", "ko")}
    first, english, chinese = body.split("\n")
    assert shown == {"th": first, "en": english, "zh-Hans": chinese, "ko": first}


@given(st.text(st.sampled_from("กาที่เเแน้ำๆฯ清邁迈aéZ ๒1“–。ﬁ\u200b\u0e4d\u0e32"), max_size=40))
def test_the_quick_way_to_fold_gives_the_same_places(text):
    quick, places = folded_in_place(text)
    slow, exact = fold_with_offsets(text)
    cuts = [at for at in range(len(slow) + 1) if may_cut(slow, at)]
    assert (quick, [places[at] for at in cuts]) == (slow, [exact[at] for at in cuts])


PIECES = st.lists(st.sampled_from(["กา", "ที่", "เมื", "น้ำ", "ย", "清", "迈", "a", "é", " ", "๒"]))


@given(PIECES.map("".join), PIECES.map("".join))
def test_a_snippet_is_a_piece_of_the_text_cut_between_clusters(text, query):
    asked = Asked.of(query)
    shown = str(snippet(text * 9, asked, "en")) if asked.units else ""
    piece = shown.removeprefix("… ").removesuffix(" …")
    starts = [at for at in range(len(text) * 9 + 1) if (text * 9).startswith(piece, at)]
    assert [True for at in starts if both_ends(text * 9, at, piece)] != []


def both_ends(text: str, at: int, piece: str) -> bool:
    return may_cut(text, at) and may_cut(text, at + len(piece))

"""The shadow keeps every position of the text."""

from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.shadow import has_wide, shadow


@given(st.text())
def test_it_is_as_long_as_the_text(text):
    assert len(shadow(text)) == len(text)


# Sigma is lowered by what stands around it, and a tab stays one in a text of ASCII alone.
@given(st.text(st.characters(exclude_characters="Σ\t")))
def test_a_character_folds_the_same_whatever_stands_beside_it(text):
    assert shadow(text) == "".join(map(shadow, text))


@given(st.text())
def test_wide_letters_are_those_from_kana_on(text):
    assert has_wide(text) == any(c >= "\u3000" for c in text)


def test_it_folds_digits_quotes_case_and_traditional_characters():
    assert shadow("๒๕๖๗ ‘Sister’ 臺灣２０２４") == "2567 'sister' 台湾2024"

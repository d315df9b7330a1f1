"""The shadow keeps every position of the text."""

from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.shadow import shadow


@given(st.text())
def test_it_is_as_long_as_the_text(text):
    assert len(shadow(text)) == len(text)


def test_it_folds_digits_quotes_case_and_traditional_characters():
    assert shadow("๒๕๖๗ ‘Sister’ 臺灣２０２４") == "2567 'sister' 台湾2024"

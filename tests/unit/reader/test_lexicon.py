"""The words of the field: read from their files as any reader of TOML would read them."""

import tomllib
from importlib.resources import files

import pytest

from phinong.reader.lexicon import FILES, phrases_of


def source_of(name):
    return files("phinong.reader").joinpath("lexicons", f"{name}.toml").read_text("utf-8")


def by_tomllib(source):
    return [
        (phrase, category, code, int(weight[1:]))
        for category, codes in tomllib.loads(source).items()
        for code, weights in codes.items()
        for weight, phrases in weights.items()
        for phrase in phrases
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_phrase_of_a_file_is_read_with_its_code_and_weight(name):
    source = source_of(name)
    found = sorted(phrases_of(source))
    assert found == sorted(by_tomllib(source))
    assert found


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_folded_and_none_stands_twice_for_one_code(name):
    phrases = [
        (phrase, category, code) for phrase, category, code, _ in phrases_of(source_of(name))
    ]
    assert [row for row in phrases if row[0] != row[0].lower() or not row[0]] == []
    assert len(phrases) - len(set(phrases)) == 0

"""The glossary says what the vocabularies say."""

from tools.glossary import TARGET, TITLES, glossary

from phinong.core.vocabulary import vocabularies


def test_the_glossary_is_up_to_date():
    assert TARGET.read_text(encoding="utf-8") == glossary()


def test_every_vocabulary_stands_in_it():
    assert {*TITLES, "words"} == set(vocabularies())

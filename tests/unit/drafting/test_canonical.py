"""The canonical form: documented, stable, and nothing else than itself."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.drafting.canonical import (
    NotCanonical,
    Part,
    Whole,
    Wording,
    canonical,
    sha256_of,
    tidy,
    whole_of,
)

TAGS = st.sampled_from(["th", "en", "zh-Hans", "mn", "ko"])
PIECES = [
    "จังหวัด",
    "น้ำ",
    "นํา",
    "ก\u0e4d\u0e49า",
    "市",
    "Orkhon",
    "é",
    "e\u0301",
    " ",
    "\r\n",
    "\n\n",
    "\u00a0",
]
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join)
WORDINGS = st.builds(Wording, TEXT, TEXT)
PARTS = st.builds(
    Part,
    st.sampled_from(["title", "preamble", "article", "signatures"]),
    st.sampled_from(["", "purpose", "term"]),
    st.dictionaries(TAGS, WORDINGS, max_size=3),
    st.text("abc", max_size=3),
)
WHOLES = st.builds(
    Whole,
    st.sampled_from(["mou", "charter"]),
    st.tuples(st.just("chiang-mai-province"), st.just("orkhon")),
    st.lists(TAGS, unique=True, min_size=1, max_size=3).map(
        lambda tags: tuple((tag, "authentic") for tag in tags)
    ),
    st.sampled_from(["", "en"]),
    st.lists(PARTS, max_size=6).map(tuple),
)


@given(TEXT)
def test_tidying_twice_is_tidying_once(text: str):
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(WHOLES)
def test_the_form_of_a_form_is_itself(whole: Whole):
    form = canonical(whole)
    assert canonical(whole_of(form)) == form


@given(WHOLES)
def test_the_names_of_clauses_are_no_part_of_the_text(whole: Whole):
    renamed = Whole(
        whole.instrument,
        whole.parties,
        whole.languages,
        whole.prevails,
        tuple(Part(p.kind, p.topic, p.texts, "other") for p in whole.parts),
    )
    assert sha256_of(canonical(renamed)) == sha256_of(canonical(whole))


ORKHON = Whole(
    "mou",
    ("chiang-mai-province", "orkhon"),
    (("th", "authentic"), ("en", "authentic")),
    "en",
    (Part("article", "term", {"en": Wording("Term", "Five years. \r\n"), "th": Wording()}, "x"),),
)


def test_the_documented_form_letter_by_letter():
    form = (
        '{"clauses":[{"kind":"article","texts":{"en":{"heading":"Term","words":"Five years."}},'
        '"topic":"term"}],"form":"phinong-text-1","instrument":"mou","languages":'
        '[{"role":"authentic","tag":"en"},{"role":"authentic","tag":"th"}],'
        '"parties":["chiang-mai-province","orkhon"],"prevails":"en"}'
    )
    assert canonical(ORKHON) == form
    assert sha256_of(form) == hashlib.sha256(form.encode()).hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("เน\u0e4d\u0e32", "เน\u0e33"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
        ("caf\u00e9", "cafe\u0301"),
        ("a \r\nb", "a\nb"),
        ("\n\na\n", "a"),
        ("a\u3000", "a"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str):
    assert tidy(one) == tidy(other)


@pytest.mark.parametrize(
    "form",
    [
        "",
        "null",
        "[]",
        "{}",
        "[" * 5_000,
        canonical(ORKHON) + " ",
        canonical(ORKHON).replace('"en"', '"EN"', 1).replace("Five", "e\u0301"),
        canonical(ORKHON).replace("phinong-text-1", "phinong-text-2"),
        canonical(ORKHON).replace('"topic":"term"', '"topic":"term","more":1'),
    ],
)
def test_what_is_not_in_the_form_is_refused(form: str):
    with pytest.raises(NotCanonical):
        whole_of(form)

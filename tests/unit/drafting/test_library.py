"""The clause library: complete in three languages, every field known, no treaty word in it."""

import re

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.drafting.filling import GAP, fields_in, fill, gaps_in, joined, lasting, numbered
from phinong.drafting.library import CONDITIONS, TAGS, field_labels, templates, variants
from phinong.drafting.models import ClauseKind
from phinong.ties.spheres import SPHERES

# What the issue of the field asks templates for; written by hand.
WANTED = {
    "letter-of-intent",
    "sister-city-mou",
    "partnership-moc",
    "university-mou",
    "student-exchange",
    "joint-degree",
    "joint-research-centre",
    "network-charter",
    "action-plan",
    "renewal",
    "amendment",
}
# Words of treaties; a text that only records intentions uses none of them.
TREATY = {
    "th": re.compile("คู่ภาคี|ภาคี|คู่สัญญา|มีผลบังคับใช้|มีผลใช้บังคับ|พันธกรณี|สนธิสัญญา|ตกลง|จะต้อง"),
    "en": re.compile(
        r"\b(shall|must|undertakes?|agrees?|agreed|party|parties|part(?:y|ies)'|treaty|obligations?"
        r"|enters? into force|in force|terminat\w+|hereby|covenants?)\b",
        re.IGNORECASE,
    ),
    "zh-Hans": re.compile("缔约|条约|义务|应当|必须|应[^用]|双方同意|甲方|乙方"),
}
WORDINGS = [(key, tag) for key in variants() for tag in TAGS]


def test_every_instrument_has_its_template():
    assert set(templates()) == WANTED


@pytest.mark.parametrize("code", sorted(WANTED))
def test_a_template_names_what_there_is(code: str):
    template = templates()[code]
    assert template.instrument in vocabulary("instruments")
    assert set(template.labels) == set(TAGS) == set(template.itself)
    assert [key for key in template.clauses if key not in variants()] == []
    assert set(template.sources) == set(TAGS)
    assert template.sphere in ("", *SPHERES)
    kinds = [variants()[key].kind for key in template.clauses]
    assert kinds[:2] == ["title", "preamble"]
    assert kinds[-1] == "signatures"


@pytest.mark.parametrize("code", sorted(WANTED))
def test_a_template_says_what_every_instrument_needs(code: str):
    topics = {variants()[key].topic for key in templates()[code].clauses}
    needed = {"purpose", "working-group", "settlement", "amendment", "term", "status", "languages"}
    assert needed - topics == set()


@pytest.mark.parametrize(("key", "tag"), WORDINGS)
def test_a_wording_is_whole(key: str, tag: str):
    variant = variants()[key]
    text = variant.texts[tag]
    assert variant.kind in ClauseKind
    assert variant.when in CONDITIONS
    assert variant.topic in vocabulary("clause-topics")
    assert text.words
    assert bool(text.heading) == (variant.kind == "article")
    assert [name for name in fields_in(text.words) if name not in field_labels()] == []


@pytest.mark.parametrize("key", variants())
def test_all_languages_of_a_wording_name_the_same_fields(key: str):
    named = {tag: sorted(set(fields_in(variants()[key].texts[tag].words))) for tag in TAGS}
    assert named["th"] == named["en"] == named["zh-Hans"]


@pytest.mark.parametrize(("key", "tag"), WORDINGS)
def test_no_word_of_treaties(key: str, tag: str):
    text = variants()[key].texts[tag]
    assert TREATY[tag].findall(f"{text.heading}\n{text.words}") == []


def test_every_wording_is_in_some_template_or_an_alternative():
    used = {key for template in templates().values() for key in template.clauses}
    assert sorted(set(variants()) - used) == ["areas.learning-city", "costs.host"]


def test_fields_have_a_gap_in_every_language_that_is_found_again():
    for labels in field_labels().values():
        assert set(labels) == set(TAGS)
        assert all(GAP.fullmatch(f"‹{text}›") for text in labels.values())


def test_a_field_without_a_value_stays_as_a_gap():
    text = fill("Signed at {place_of_signing} for {term}", {"term": "5 years"}, "en")
    assert text == "Signed at ‹place of signing› for 5 years"
    assert gaps_in(text) == ["‹place of signing›"]


def test_a_value_is_not_searched_for_fields():
    assert fill("{centre}", {"centre": "{term}", "term": "x"}, "en") == "{term}"


@pytest.mark.parametrize(
    ("tag", "said"),
    [("th", "(1) ก\n(2) ข"), ("en", "(1) ก\n(2) ข"), ("zh-Hans", "（一）ก\n（二）ข")],
)
def test_lists_are_numbered_as_each_language_does(tag: str, said: str):
    assert numbered(["ก", "ข"], tag) == said


@pytest.mark.parametrize(
    ("names", "tag", "said"),
    [
        (["a", "b"], "th", "a และb"),
        (["a", "b", "c"], "en", "a, b and c"),
        (["a, X", "b, Y"], "en", "a, X, and b, Y"),
        (["a", "b", "c"], "zh-Hans", "a、b与c"),
        (["a", ""], "en", ""),
        ([], "en", ""),
    ],
)
def test_names_are_joined_only_when_all_are_known(names: list[str], tag: str, said: str):
    assert joined(names, tag) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [(["ก", "ข"], "ก กับข"), (["ก", "ข", "ค"], "ก ข และค"), (["ก"], "ก")],
)
def test_an_agreement_stands_between_one_and_another(names: list[str], said: str):
    assert joined(names, "th", between=True) == said


def test_templates_stand_in_the_order_of_a_ties_life():
    codes = list(templates())
    assert (codes[0], codes[1], codes[-2:]) == (
        "letter-of-intent",
        "sister-city-mou",
        ["renewal", "amendment"],
    )


@pytest.mark.parametrize(
    ("instrument", "sphere", "codes"),
    [
        ("mou", "city", ["sister-city-mou"]),
        ("mou", "university", ["university-mou"]),
        ("memorandum-of-cooperation", "city", ["partnership-moc"]),
        ("memorandum-of-cooperation", "university", ["joint-research-centre"]),
        ("letter-of-intent", "university", ["letter-of-intent"]),
    ],
)
def test_a_template_is_for_a_kind_of_parties(instrument: str, sphere: str, codes: list[str]):
    assert [code for code, one in templates().items() if one.suits(instrument, sphere)] == codes


@pytest.mark.parametrize(
    ("months", "tag", "said"),
    [
        (60, "th", "5 ปี"),
        (60, "en", "5 years"),
        (12, "en", "1 year"),
        (60, "zh-Hans", "5年"),
        (18, "en", "18 months"),
        (18, "zh-Hans", "18个月"),
        (None, "en", ""),
    ],
)
def test_a_term_in_words(months: int | None, tag: str, said: str):
    assert lasting(months, tag) == said


@pytest.mark.parametrize(
    ("template", "topic", "wording"),
    [
        # A renewal names one end: both of its terms count from where the earlier one ends.
        ("renewal", "term", "term.renewed"),
        # A charter goes on when a member leaves.
        ("network-charter", "term", "term.network"),
        # Students of a joint programme are no exchange students.
        ("joint-degree", "students", "students.programme"),
    ],
)
def test_a_template_agrees_with_itself(template: str, topic: str, wording: str):
    of_topic = [key for key in templates()[template].clauses if key.partition(".")[0] == topic]
    assert of_topic == [wording]


def test_the_terms_of_a_renewal_begin_on_one_day():
    for tag, day in (("th", "นับแต่วันที่ฉบับเดิมครบกำหนด"), ("zh-Hans", "自原文件期满之日起")):
        for key in ("purpose.renewal", "term.renewed"):
            assert day in variants()[key].texts[tag].words

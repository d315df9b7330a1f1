"""Every vocabulary is complete: three labels per term, and every code the code base uses."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from phinong.core.languages import UI, content_tag
from phinong.core.term_field import TermField
from phinong.core.vocabulary import CONFIDENCES, label, labels, vocabularies, vocabulary

ROOT = Path(__file__).resolve().parents[3]
TERMS = [(name, code) for name in vocabularies() for code in vocabulary(name)]


@pytest.mark.parametrize("name", vocabularies())
def test_every_term_has_its_three_labels(name):
    lacking = [
        (code, language)
        for code, term in vocabulary(name).items()
        for language in UI
        if not term.labels.get(content_tag(language), "").strip()
    ]
    assert lacking == []


@pytest.mark.parametrize("name", vocabularies())
def test_codes_fit_their_columns_and_addresses(name):
    codes = list(vocabulary(name))
    assert [c for c in codes if not re.fullmatch(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*", c)] == []
    assert [c for c in codes if len(c) > 30] == []


@pytest.mark.parametrize("name", vocabularies())
def test_labels_of_one_vocabulary_can_be_told_apart(name):
    said = [label(name, code, "th") for code in vocabulary(name)]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("name", vocabularies())
def test_broader_terms_are_there(name):
    terms = vocabulary(name)
    assert [
        term.broader for term in terms.values() if term.broader and term.broader not in terms
    ] == []


@pytest.mark.parametrize("name", vocabularies())
def test_confidence_is_said_in_known_words(name):
    terms = vocabulary(name).values()
    said = {term.confidence for term in terms}
    said |= {note.confidence for term in terms for note in term.notes.values()}
    assert said - set(CONFIDENCES) == set()


def test_every_kind_of_tie_has_a_note_for_five_countries():
    for term in vocabulary("tie-kinds").values():
        assert set(term.notes) == {"TH", "CN", "KR", "JP", "US"}


def test_sources_named_by_terms_are_in_the_documents():
    named = {vocabulary(name)[code].source for name, code in TERMS}
    headings = re.findall(r"^## (.+)$", (ROOT / "docs" / "sources.md").read_text("utf-8"), re.M)
    anchors = {f"docs/sources.md#{heading.lower().replace(' ', '-')}" for heading in headings}
    assert {source for source in named if source.startswith("docs/")} - anchors == set()


def test_the_vocabularies_of_all_model_fields_are_there():
    fields = [f for model in apps.get_models() for f in model._meta.get_fields()]
    used = {field.vocabulary for field in fields if isinstance(field, TermField)}
    assert used - set(vocabularies()) == set()


def test_the_defaults_of_all_model_fields_are_terms():
    fields = [f for model in apps.get_models() for f in model._meta.get_fields()]
    wrong = [
        (field.name, field.default)
        for field in fields
        if isinstance(field, TermField)
        and field.has_default()
        and field.default
        and field.default not in vocabulary(field.vocabulary)
    ]
    assert wrong == []


def test_the_seventeen_goals():
    goals = vocabulary("sdgs")
    assert list(goals) == [str(number) for number in range(1, 18)]
    assert [goal.facts["number"] for goal in goals.values()] == list(range(1, 18))
    assert [code for code, goal in goals.items() if len(goal.facts["titles"]) != 3] == []


def test_stages_hold_the_sixteen_steps():
    assert [c for c in vocabulary("stages") if c.startswith("S")] == [
        f"S{number:02d}" for number in range(1, 17)
    ]


def test_choices_of_classes_that_vocabularies_explain_are_in_them():
    from phinong.ties.models import ClaimSubject, TieState

    assert set(ClaimSubject.values) - set(vocabulary("claim-subjects")) == set()
    assert set(TieState.values) - {"unverified"} - set(vocabulary("stages")) == set()


def test_every_kind_of_finding_has_a_label():
    from phinong.reader.model import KINDS

    assert set(KINDS) == set(vocabulary("finding-kinds"))


@pytest.mark.parametrize(
    ("name", "code", "language", "said"),
    [
        ("tie-kinds", "sister", "th", "เมืองพี่เมืองน้อง"),
        ("tie-kinds", "sister", "en", "Sister city"),
        ("tie-kinds", "sister", "zh", "友好城市"),
        ("tie-kinds", "sister", "zh-hans", "友好城市"),
        ("tie-kinds", "friendship", "zh", "友好交流城市"),
        ("tie-kinds", "sister", "ko", "자매결연"),
        ("tie-kinds", "gone", "th", "gone"),
        ("tie-kinds", "", "th", ""),
    ],
)
def test_a_label(name, code, language, said):
    assert label(name, code, language) == said


def test_the_choices_of_a_form_keep_the_order_of_the_file():
    assert labels("capacities", "en")[0] == ("own", "In their own office")
    assert [code for code, _ in labels("capacities", "th")] == ["own", "delegated", "on-behalf"]


def test_a_vocabulary_we_have_not_is_an_error():
    with pytest.raises(KeyError):
        vocabulary("nothing")

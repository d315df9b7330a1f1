"""Procedures are complete in three languages, say where each step comes from, and keep editions."""

import re
from pathlib import Path

import pytest

from phinong.core.vocabulary import CONFIDENCES, vocabulary
from phinong.drafting import procedures as library
from phinong.drafting.procedures import editions, longest_term, procedure, procedures, read

ALL = procedures()
STEPS = [(one.code, step) for one in ALL for step in one.steps.values()]
TONGUES = {"th", "en", "zh-Hans"}
SOURCES = (Path(__file__).parents[3] / "docs" / "sources.md").read_text(encoding="utf-8")
ANCHORS = {
    "docs/sources.md#" + heading.lower().replace(" ", "-")
    for heading in re.findall(r"^## (.+)$", SOURCES, re.MULTILINE)
}


def known_source(source: str) -> bool:
    return source.startswith(("http://", "https://")) or source in ANCHORS


def test_there_is_one_for_each_kind_of_party():
    assert sorted(editions()) == [
        "cn-city",
        "jp-local",
        "kr-local",
        "mn-aimag",
        "th-municipality",
        "th-province",
        "th-university",
        "us-city",
    ]


@pytest.mark.parametrize(("code", "step"), STEPS, ids=lambda one: getattr(one, "key", one))
def test_every_step_is_whole(code, step):
    for texts in (step.names, step.who, step.paper):
        assert set(texts) == TONGUES
        assert all(text.strip() for text in texts.values())
    assert step.confidence in CONFIDENCES
    assert known_source(step.source)
    assert set(step.outcomes) <= set(vocabulary("outcomes"))
    assert re.fullmatch("[a-z-]{3,40}", step.key)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_every_procedure_is_whole(one):
    assert set(one.labels) == TONGUES
    assert set(one.kinds) <= set(vocabulary("body-kinds"))
    assert "signing" in one.steps
    for rule in one.conditions.values():
        assert set(rule.labels) == TONGUES
        assert rule.confidence in CONFIDENCES
        assert known_source(rule.source)


def test_days_stand_only_where_a_source_was_read():
    given = {(code, step.key): (step.days, step.confidence) for code, step in STEPS if step.days}
    assert given == {
        ("th-university", "notice"): (30, "seen"),
        ("us-city", "first-exchange"): (730, "seen"),
        ("us-city", "second-exchange"): (730, "seen"),
    }


def test_the_cabinet_may_end_in_five_ways():
    cabinet = procedure("th-province").steps["cabinet"]
    assert cabinet.optional
    assert cabinet.outcomes == (
        "not-required",
        "approved-in-principle",
        "approved",
        "acknowledged",
        "returned",
    )


def test_chinese_cities_begin_with_a_letter_and_end_with_the_reply():
    steps = [key for key, step in procedure("cn-city").steps.items() if not step.optional]
    assert steps == [
        "letter-of-intent",
        "contacts",
        "city-government",
        "provincial-office",
        "cpaffc",
        "signing",
    ]


def test_only_mongolia_is_marked_thin():
    assert [one.code for one in ALL if one.thin] == ["mn-aimag"]


@pytest.mark.parametrize(
    ("kind", "country", "first"),
    [
        ("province", "TH", "th-province"),
        ("municipality", "TH", "th-municipality"),
        ("university", "TH", "th-university"),
        ("city", "CN", "cn-city"),
        ("province", "KR", "kr-local"),
        ("province", "JP", "jp-local"),
        ("city", "US", "us-city"),
        ("province", "MN", "mn-aimag"),
    ],
)
def test_what_suits_a_body_comes_first(kind: str, country: str, first: str):
    offered = procedures(kind, country)
    assert offered[0].code == first
    assert len(offered) == len(editions())


@pytest.mark.parametrize(
    ("kind", "country", "months"),
    [
        ("university", "TH", 60),
        ("faculty", "TH", 60),
        ("province", "TH", None),
        ("university", "CN", None),
    ],
)
def test_the_cap_on_a_term_is_the_universities(kind: str, country: str, months: int | None):
    cap = longest_term(kind, country)
    assert (cap.months if cap else None) == months


def test_an_older_edition_stays_when_a_newer_one_comes(tmp_path, monkeypatch):
    text = (library.FOLDER / "mn-aimag.2026-11.toml").read_text(encoding="utf-8")
    (tmp_path / "mn-aimag.2026-11.toml").write_text(text, encoding="utf-8")
    newer = text.replace("First memorandum", "Letter first")
    (tmp_path / "mn-aimag.2027-03.toml").write_text(newer, encoding="utf-8")
    monkeypatch.setattr(library, "FOLDER", tmp_path)
    monkeypatch.setattr(library, "editions", library.editions.__wrapped__)
    reading = library.procedure.__wrapped__
    assert reading("mn-aimag").steps["memorandum"].names["en"] == "Letter first"
    assert reading("mn-aimag", "2026-11").steps["memorandum"].names["en"] == "First memorandum"
    with pytest.raises(KeyError):
        reading("mn-aimag", "2020-01")


STEP = {"names": {}, "who": {}, "paper": {}, "confidence": "seen", "source": "https://a.example"}
WRITTEN = {"country": "TH", "kinds": ["province"], "labels": {}, "steps": {"signing": STEP}}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"steps": {"signing": STEP | {"day": 3}}}, TypeError),
        ({"steps": {"signing": {"names": {}}}}, TypeError),
        ({"colour": "red"}, TypeError),
        ({"rules": {"cap": {"month": 3}}}, TypeError),
    ],
)
def test_a_file_with_a_wrong_column_is_refused(changed, fault):
    assert read("x", "1", WRITTEN).steps["signing"].key == "signing"
    with pytest.raises(fault):
        read("x", "1", WRITTEN | changed)

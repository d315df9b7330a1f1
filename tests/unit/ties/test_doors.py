"""Reasons against changes to ties, all of them at once."""

import pytest
from django.utils import translation

from phinong.core.messages import MESSAGES, say
from phinong.ties import doors


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("bodies", "reasons"),
    [
        (["a", "b"], []),
        (["a", "b", "c"], []),
        (["a"], ["parties-too-few"]),
        ([], ["parties-too-few"]),
        (["a", "a"], ["party-twice"]),
    ],
)
def test_why_not_between(bodies, reasons):
    assert codes(doors.why_not_between(bodies)) == reasons


@pytest.mark.parametrize(
    ("what", "value", "reasons"),
    [
        ("kind", "sister", []),
        ("kind", "sister_city", ["claim-value-unknown"]),
        ("kind", "", ["claim-value-missing"]),
        ("stage", "S08", []),
        ("stage", "S99", ["claim-value-unknown"]),
        ("event", "signing", []),
        ("area", "health", []),
        ("date", "2024-03", []),
        ("date", "2010/2012", []),
        ("date", "31 มี.ค. 67", ["claim-date-unreadable"]),
        ("end", "soon", ["claim-date-unreadable"]),
        ("level", "chiang-mai-province", []),
        ("note", "", ["claim-value-missing"]),
    ],
)
def test_why_not_value(what, value, reasons):
    assert codes(doors.why_not_value(what, value)) == reasons


def test_a_remark_may_be_words_of_our_own():
    assert doors.why_not_value("note", "", has_words=True) == []


@pytest.mark.parametrize(
    ("verified", "has_source", "has_speaker", "reasons"),
    [
        (True, True, True, []),
        (True, False, True, ["claim-source-missing"]),
        (True, True, False, ["claim-speaker-missing"]),
        (True, False, False, ["claim-source-missing", "claim-speaker-missing"]),
        (False, False, False, []),
    ],
)
def test_a_verified_claim_has_source_and_speaker(verified, has_source, has_speaker, reasons):
    found = doors.why_not_claim(
        what="kind",
        value="sister",
        has_words=False,
        verified=verified,
        has_source=has_source,
        has_speaker=has_speaker,
    )
    assert codes(found) == reasons


@pytest.mark.parametrize(
    ("value", "words", "country", "reasons"),
    [
        ("friendship", "友好城市", "CN", ["kind-word-means-other"]),
        ("sister", "友好城市", "CN", []),
        ("friendship", "우호도시", "KR", []),
        ("friendship", "友好城市", "", []),
        ("friendship", "", "CN", []),
    ],
)
def test_the_trap_of_the_friendship_city(value, words, country, reasons):
    assert codes(doors.why_not_word(value=value, as_written=words, country=country)) == reasons


def test_the_trap_is_said_in_the_readers_language():
    reason = doors.why_not_word(value="friendship", as_written="友好城市", country="CN")[0]
    with translation.override("th"):
        assert "เมืองพี่เมืองน้อง" in say(reason)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"instrument": "paper"}, ["instrument-unknown"]),
        ({"status": "signd"}, ["agreement-status-unknown"]),
        ({"signed": "2024", "ends": "2023-12-31"}, ["agreement-ends-before-signing"]),
        ({"signed": "2024", "ends": "2024"}, []),
        ({"signed": "x", "ends": "2023"}, ["claim-date-unreadable"]),
        ({"areas": ["health", "luck"]}, ["claim-value-unknown"]),
    ],
)
def test_why_not_agreement(facts, reasons):
    plain = {"instrument": "mou", "status": "signed", "signed": "", "ends": "", "areas": ()}
    assert codes(doors.why_not_agreement(**{**plain, **facts})) == reasons


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"subject": "luck"}, ["figure-subject-unknown"]),
        ({"number": None}, ["figure-number-missing"]),
        ({"qualifier": "roughly"}, ["figure-qualifier-unknown"]),
    ],
)
def test_why_not_figure(facts, reasons):
    plain = {"subject": "ties", "number": 0, "qualifier": "exactly"}
    assert codes(doors.why_not_figure(**{**plain, **facts})) == reasons


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"itself": True}, ["lineage-circular"]),
        ({"circular": True}, ["lineage-circular"]),
        ({"relation": "cousin"}, ["lineage-unknown"]),
    ],
)
def test_why_not_rest_on(facts, reasons):
    plain = {"itself": False, "circular": False, "relation": "renews"}
    assert codes(doors.why_not_rest_on(**{**plain, **facts})) == reasons


def test_every_reason_has_its_sentence():
    named = [
        *doors.why_not_between(["a"]),
        *doors.why_not_between(["a", "a"]),
        *doors.why_not_retract(retracted=True, why=""),
        *doors.why_not_word(value="friendship", as_written="友好城市", country="CN"),
        *doors.why_not_capacity("guest"),
        *doors.why_not_rest_on(itself=True, circular=False, relation="x"),
    ]
    assert {reason.code for reason in named} - set(MESSAGES) == set()

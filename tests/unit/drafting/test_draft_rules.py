"""Every move from every status, by a table written by hand; and the rules of texts and verdicts."""

import pytest

from phinong.drafting.models import DraftStatus as S
from phinong.drafting.rules import (
    MOVES,
    NEEDS_REASON,
    is_agreed,
    why_not,
    why_not_decide_on,
    why_not_move,
    why_not_open,
    why_not_write,
)

ALLOWED = {
    ("draft", S.INTENDED),
    ("send", S.DRAFTING),
    ("send", S.IN_REVIEW),
    ("return", S.IN_REVIEW),
    ("agree", S.DRAFTING),
    ("agree", S.IN_REVIEW),
    ("edit", S.INTENDED),
    ("edit", S.DRAFTING),
    ("edit", S.IN_REVIEW),
    ("edit", S.AGREED),
    ("sign", S.AGREED),
    ("withdraw", S.INTENDED),
    ("withdraw", S.DRAFTING),
    ("withdraw", S.IN_REVIEW),
    ("withdraw", S.AGREED),
    ("take-up", S.WITHDRAWN),
    ("unsign", S.SIGNED),
}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("verb", MOVES)
def test_every_move_from_every_status(verb: str, status: S):
    assert (not why_not(verb, status)) == ((verb, status) in ALLOWED)


@pytest.mark.parametrize(("verb", "status"), sorted(ALLOWED))
def test_the_moves_that_need_a_reason(verb: str, status: S):
    codes = [reason.code for reason in why_not_move(verb, status, why="  ")]
    assert codes == (["reason-missing"] if verb in NEEDS_REASON else [])
    assert why_not_move(verb, status, why="A mistake.") == []


def opening(**changed):
    facts = {
        "instrument": "mou",
        "parties": ["a", "b"],
        "tags": ["th", "en"],
        "prevails": "",
        "titles": {"en": "MoU"},
    }
    return [reason.code for reason in why_not_open(**facts | changed)]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"instrument": "treaty"}, ["instrument-unknown"]),
        ({"parties": ["a"]}, ["parties-too-few"]),
        ({"parties": ["a", "a"]}, ["party-twice"]),
        ({"titles": {"en": " "}}, ["draft-title-missing"]),
        ({"tags": []}, ["language-missing"]),
        ({"tags": ["th", "th"]}, ["language-twice"]),
        ({"tags": ["xx"]}, ["draft-language-unknown"]),
        ({"tags": ["und"]}, ["draft-language-unknown"]),
        ({"prevails": "mn"}, ["prevailing-language-not-in-text"]),
        ({"tags": ["th"], "parties": [], "titles": {}}, ["parties-too-few", "draft-title-missing"]),
    ],
)
def test_opening_names_every_reason(changed, codes):
    assert opening(**changed) == codes


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"status": S.SIGNED}, ["draft-cannot-edit"]),
        ({"tag": "mn"}, ["language-not-in-draft"]),
        ({"seen": 2}, ["clause-changed-meanwhile"]),
        ({"length": 20_001}, ["clause-too-long"]),
    ],
)
def test_writing(changed, codes):
    facts = {
        "status": S.DRAFTING,
        "tag": "th",
        "tags": ["th"],
        "seen": 3,
        "revision": 3,
        "length": 5,
    }
    assert [reason.code for reason in why_not_write(**facts | changed)] == codes


@pytest.mark.parametrize(
    ("hashes", "codes"),
    [
        (("a", "a", "a", "a"), []),
        (("a", "b", "a", "a"), ["version-not-the-one-seen"]),
        (("a", "a", "b", "b"), ["version-not-the-latest"]),
        (("a", "a", "a", "b"), ["text-changed-since-version"]),
    ],
)
def test_a_verdict_is_of_the_text_that_was_seen(hashes, codes):
    names = ("sha256", "seen", "latest", "current")
    found = why_not_decide_on(**dict(zip(names, hashes, strict=True)))
    assert [reason.code for reason in found] == codes


@pytest.mark.parametrize(
    ("approved", "parties", "expected"),
    [
        ({"a": "x", "b": "x"}, ["a", "b"], True),
        ({"a": "x"}, ["a", "b"], False),
        ({"a": "x", "b": ""}, ["a", "b"], False),
        ({"a": "x", "b": "y"}, ["a", "b"], False),
        ({}, [], False),
    ],
)
def test_agreed_means_the_same_words_for_everyone(approved, parties, expected):
    assert is_agreed(approved, parties, "x") is expected

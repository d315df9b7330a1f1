"""Who is bound and in which languages: every reason against a change, as a table."""

import pytest

from phinong.drafting.models import DraftStatus as S
from phinong.drafting.sides_rules import (
    Frame,
    why_not_bind,
    why_not_change_party,
    why_not_take_out,
    why_not_tongues,
)

NEW, KEPT = Frame(S.DRAFTING), Frame(S.AGREED, kept=True)
BOTH = [("th", "authentic", ""), ("en", "authentic", "")]


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize(
    ("frame", "why", "expected"),
    [
        (Frame(S.INTENDED), "", []),
        (NEW, "", []),
        (Frame(S.IN_REVIEW), "", []),
        (KEPT, "", ["reason-missing"]),
        (KEPT, " ", ["reason-missing"]),
        (KEPT, "ผู้ว่าราชการเห็นชอบ", []),
        (Frame(S.SIGNED, kept=True), "", ["draft-cannot-edit", "reason-missing"]),
        (Frame(S.SIGNED), "why", ["draft-cannot-edit"]),
        (Frame(S.WITHDRAWN), "why", ["draft-cannot-edit"]),
        (Frame(S.DRAFTING, seen="a", standing="b"), "", ["sides-changed-meanwhile"]),
    ],
)
def test_what_stands_against_every_change(frame, why, expected):
    named = {"body": "c", "parties": ["a", "b"], "why": why}
    assert codes(why_not_bind(frame, **named)) == expected
    assert codes(why_not_take_out(frame, parties=3, name="C", steps=[], why=why)) == expected
    assert codes(why_not_tongues(frame, worth=BOTH, prevails="", why=why)) == expected


@pytest.mark.parametrize(
    ("frame", "body", "parties", "expected"),
    [
        (NEW, "c", ["a", "b"], []),
        (NEW, "a", ["a", "b"], ["party-twice"]),
        (NEW, "new", [str(n) for n in range(60)], ["parties-too-many"]),
        (NEW, "new", [str(n) for n in range(59)], []),
        (Frame(S.DRAFTING, recorded="MoU 2018"), "c", ["a", "b"], ["parties-of-record"]),
    ],
)
def test_what_stands_against_one_more_party(frame, body, parties, expected):
    assert codes(why_not_bind(frame, body=body, parties=parties, why="")) == expected


@pytest.mark.parametrize(
    ("frame", "body", "steps", "expected"),
    [
        (NEW, "c", [], []),
        (NEW, "b", ["Cabinet"], []),  # the same body with another unit keeps its steps
        (NEW, "a", [], ["party-twice"]),
        (NEW, "c", ["Cabinet"], ["party-steps-begun"]),
        (Frame(S.DRAFTING, recorded="MoU 2018"), "b", [], []),
        (Frame(S.DRAFTING, recorded="MoU 2018"), "c", [], ["parties-of-record"]),
        (Frame(S.SIGNED), "b", [], ["draft-cannot-edit"]),
    ],
)
def test_what_stands_against_another_body_in_a_partys_place(frame, body, steps, expected):
    facts = {"body": body, "was": "b", "parties": ["a"], "name": "B", "steps": steps, "why": ""}
    assert codes(why_not_change_party(frame, **facts)) == expected


@pytest.mark.parametrize(
    ("parties", "steps", "expected"),
    [
        (3, [], []),
        (2, [], ["draft-parties-too-few"]),
        (3, ["Council"], ["party-steps-begun"]),
        (2, ["Council"], ["party-steps-begun", "draft-parties-too-few"]),
    ],
)
def test_what_stands_against_taking_a_party_out(parties, steps, expected):
    found = why_not_take_out(NEW, parties=parties, name="B", steps=steps, why="")
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("worth", "prevails", "expected"),
    [
        (BOTH, "", []),
        (BOTH, "en", []),
        ([("th", "authentic", "")], "", []),
        ([("th", "authentic", ""), ("en", "translation", "th")], "th", []),
        ([], "", ["language-missing"]),
        ([*BOTH, BOTH[0]], "", ["language-twice"]),
        ([("xx", "authentic", "")], "", ["draft-language-unknown"]),
        (BOTH, "zh-Hans", ["prevailing-language-not-in-text"]),
        ([("th", "translation", "en")], "", ["translation-without-original"]),
        (
            [("th", "authentic", ""), ("en", "translation", "zh-Hans")],
            "",
            ["translation-of-no-original"],
        ),
        (
            [("th", "authentic", ""), ("en", "unofficial", "th"), ("ko", "unofficial", "en")],
            "",
            ["translation-of-no-original"],
        ),
        (
            [("th", "authentic", ""), ("en", "translation", "th")],
            "en",
            ["translation-cannot-prevail"],
        ),
    ],
)
def test_what_stands_against_languages(worth, prevails, expected):
    assert codes(why_not_tongues(NEW, worth=worth, prevails=prevails, why="")) == expected

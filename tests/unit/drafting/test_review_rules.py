"""Reviews and remarks: every verb from every stage, by tables written by hand; and bad inputs."""

from datetime import UTC, date, datetime

import pytest

from phinong.drafting.canonical import Part, Wording
from phinong.drafting.models import DraftStatus, RemarkState
from phinong.drafting.review_rules import (
    CLOSED_DRAFTS,
    REMARK_VERBS,
    REVIEW_VERBS,
    Spot,
    Stage,
    stage_of,
    why_not_ask,
    why_not_outcome,
    why_not_remark,
    why_not_review,
    why_not_settle,
)

NOW = datetime(2022, 3, 15, tzinfo=UTC)
BEFORE, AFTER = datetime(2022, 3, 1, tzinfo=UTC), datetime(2022, 4, 1, tzinfo=UTC)

REVIEWS = {
    ("read", Stage.OPEN),
    ("read", Stage.ANSWERED),
    ("remark", Stage.OPEN),
    ("remark", Stage.ANSWERED),
    ("decide", Stage.OPEN),
    ("decide", Stage.ANSWERED),
    ("remind", Stage.OPEN),
    ("renew", Stage.OPEN),
    ("renew", Stage.ANSWERED),
    ("renew", Stage.EXPIRED),
    ("revoke", Stage.OPEN),
    ("revoke", Stage.ANSWERED),
    ("revoke", Stage.EXPIRED),
}
# On a draft that was signed or withdrawn.
ON_CLOSED = {
    ("read", Stage.OPEN),
    ("read", Stage.ANSWERED),
    ("revoke", Stage.OPEN),
    ("revoke", Stage.ANSWERED),
    ("revoke", Stage.EXPIRED),
}
REMARKS = {
    ("reply", RemarkState.OPEN),
    ("reply", RemarkState.ACCEPTED),
    ("reply", RemarkState.ANSWERED),
    ("accept", RemarkState.OPEN),
    ("accept", RemarkState.ANSWERED),
    ("answer", RemarkState.OPEN),
    ("answer", RemarkState.ANSWERED),
    ("close", RemarkState.OPEN),
    ("close", RemarkState.ACCEPTED),
    ("close", RemarkState.ANSWERED),
    ("reopen", RemarkState.ACCEPTED),
    ("reopen", RemarkState.ANSWERED),
    ("reopen", RemarkState.CLOSED),
}


@pytest.mark.parametrize("status", DraftStatus)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("verb", REVIEW_VERBS)
def test_every_verb_on_a_review(verb: str, stage: Stage, status: DraftStatus):
    allowed = ON_CLOSED if status in ("signed", "withdrawn") else REVIEWS
    assert (not why_not_review(verb, stage, status)) == ((verb, stage) in allowed)


@pytest.mark.parametrize("status", DraftStatus)
@pytest.mark.parametrize("state", RemarkState)
@pytest.mark.parametrize("verb", REMARK_VERBS)
def test_every_verb_on_a_remark(verb: str, state: RemarkState, status: DraftStatus):
    allowed = status not in CLOSED_DRAFTS and (verb, state) in REMARKS
    assert (not why_not_settle(verb, state, status, answer="So it is.")) == allowed


@pytest.mark.parametrize(
    ("revoked", "expires", "answered", "stage"),
    [
        (None, None, None, Stage.OPEN),
        (None, AFTER, None, Stage.OPEN),
        (None, NOW, None, Stage.EXPIRED),
        (None, BEFORE, None, Stage.EXPIRED),
        (None, BEFORE, BEFORE, Stage.EXPIRED),
        (None, AFTER, BEFORE, Stage.ANSWERED),
        (BEFORE, AFTER, BEFORE, Stage.REVOKED),
        (BEFORE, BEFORE, None, Stage.REVOKED),
    ],
)
def test_where_a_review_stands(revoked, expires, answered, stage):
    given = {"revoked_at": revoked, "expires_at": expires, "answered_at": answered}
    assert stage_of(**given, now=NOW) == stage


def asking(**changed):
    facts = {
        "status": "drafting",
        "kind": "ministry",
        "reviewer": "Khun Ploy",
        "by_link": True,
        "has_office": False,
        "days": 30,
        "due": None,
        "today": date(2022, 3, 15),
    }
    return [reason.code for reason in why_not_ask(**facts | changed)]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"by_link": False, "has_office": True, "reviewer": ""}, []),
        ({"reviewer": "  "}, ["reviewer-missing"]),
        ({"has_office": True}, ["review-body-has-office"]),
        ({"by_link": False}, ["review-body-has-no-office"]),
        ({"days": 0}, ["review-days"]),
        ({"days": 180}, []),
        ({"days": 181}, ["review-days"]),
        ({"due": date(2022, 3, 14)}, ["review-due-past"]),
        ({"due": date(2022, 3, 15)}, []),
        ({"kind": "newspaper"}, ["review-kind-unknown"]),
        ({"status": "withdrawn"}, ["review-draft-closed"]),
        (
            {"status": "signed", "reviewer": "", "days": -1},
            [
                "review-draft-closed",
                "reviewer-missing",
                "review-days",
            ],
        ),
    ],
)
def test_what_may_be_asked(changed, codes):
    assert asking(**changed) == codes


PARTS = {
    "term": Part("article", "term", {"th": Wording("การมีผล", "๕ ปี"), "en": Wording("", "5 years")}),
    "costs": Part("article", "costs", {"th": Wording("ค่าใช้จ่าย", "ต่างฝ่ายต่างจ่าย")}),
}


def remarking(spot: Spot, words: str = "Why?", proposal: str | None = None, name: str = "Ploy"):
    facts = {"name": name, "spot": spot, "parts": PARTS, "words": words, "proposal": proposal}
    return [reason.code for reason in why_not_remark(**facts)]


@pytest.mark.parametrize(
    ("spot", "more", "codes"),
    [
        (Spot(), {}, []),
        (Spot("term"), {}, []),
        (Spot("term", "en"), {}, []),
        (Spot("term", "en", 0, 7, "5 years"), {}, []),
        (Spot("term", "en", 2, 7), {}, []),
        (Spot("term", "th", quote="๕ ปี"), {}, []),
        (Spot("term", "en"), {"words": "", "proposal": ""}, []),
        (Spot("term", "en"), {"proposal": "3 years"}, []),
        (Spot(), {"name": " "}, ["remark-name-missing"]),
        (Spot(), {"words": " \n"}, ["remark-empty"]),
        (Spot(), {"words": "x" * 20_000}, []),
        (Spot(), {"words": "x" * 20_001}, ["remark-too-long"]),
        (Spot("term", "en"), {"proposal": "x" * 20_001}, ["remark-too-long"]),
        (Spot("gone"), {}, ["remark-clause-not-in-version"]),
        (Spot("gone", "en", 0, 1), {"words": ""}, ["remark-empty", "remark-clause-not-in-version"]),
        (Spot("costs", "en"), {}, ["remark-language-not-in-version"]),
        (Spot("term", "xx", quote="5"), {}, ["remark-language-not-in-version"]),
        (Spot(quote="5 years"), {}, ["remark-clause-missing"]),
        (Spot(), {"proposal": "All new"}, ["remark-clause-missing"]),
        (Spot("term"), {"proposal": "All new"}, ["remark-language-not-in-version"]),
        (Spot("term", "en", 0, 8), {}, ["remark-span-outside"]),
        (Spot("term", "en", 3, 3), {}, ["remark-span-outside"]),
        (Spot("term", "en", -1, 3), {}, ["remark-span-outside"]),
        (Spot("term", "en", 5, 2), {}, ["remark-span-outside"]),
        (Spot("term", "en", 2), {}, ["remark-span-outside"]),
        (Spot("term", "en", 0, 1, "6"), {}, ["remark-quote-not-there"]),
        (Spot("term", "en", quote="6 years"), {}, ["remark-quote-not-there"]),
        (Spot("term", "en"), {"proposal": "5 years"}, ["proposal-changes-nothing"]),
    ],
)
def test_what_may_be_remarked(spot, more, codes):
    assert remarking(spot, **more) == codes


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"outcome": "acknowledged"}, []),
        ({"outcome": "returned"}, []),
        ({"outcome": "not-required"}, ["review-outcome-unknown"]),
        ({"outcome": "<script>"}, ["review-outcome-unknown"]),
        ({"seen": "b"}, ["version-not-the-one-seen"]),
        (
            {"name": "", "outcome": "", "seen": ""},
            [
                "remark-name-missing",
                "review-outcome-unknown",
                "version-not-the-one-seen",
            ],
        ),
    ],
)
def test_what_may_be_decided(changed, codes):
    facts = {"outcome": "approved", "seen": "a", "sha256": "a", "name": "Ploy"}
    assert [reason.code for reason in why_not_outcome(**facts | changed)] == codes

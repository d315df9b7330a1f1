"""Every move of a finding and a document, from every state."""

import pytest

from phinong.record.models import Document, FindingState, Standing
from phinong.record.rules import (
    MOVES,
    why_not_add,
    why_not_decide,
    why_not_restore,
    why_not_withdraw,
)

ALLOWED = {
    ("accept", "open"),
    ("reject", "open"),
    ("undo", "accepted"),
    ("undo", "rejected"),
}


NEWS = Document(code="news", title="News")


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("state", FindingState.values)
@pytest.mark.parametrize("verb", MOVES)
def test_every_move_from_every_state(verb, state):
    reasons = why_not_decide(verb, state=state, version=3, seen_version=3, standing="kept")
    assert (not reasons) == ((verb, state) in ALLOWED)


@pytest.mark.parametrize("verb", MOVES)
def test_who_saw_an_older_version_is_told_only_that(verb):
    reasons = why_not_decide(verb, state="open", version=4, seen_version=3, standing="withdrawn")
    assert codes(reasons) == ["finding-decided-meanwhile"]


@pytest.mark.parametrize(("verb", "expected"), [("accept", ["document-withdrawn"]), ("reject", [])])
def test_nothing_new_rests_on_a_withdrawn_document(verb, expected):
    reasons = why_not_decide(verb, state="open", version=0, seen_version=0, standing="withdrawn")
    assert codes(reasons) == expected


@pytest.mark.parametrize(
    ("text", "address", "same", "may_know", "expected"),
    [
        ("words", "", None, True, []),
        ("words", "", None, False, []),
        ("", "https://example.org", None, True, []),
        (" \n", "", None, True, ["document-empty"]),
        ("words", "", NEWS, True, ["document-kept-already"]),
        ("words", "", NEWS, False, ["document-kept-elsewhere"]),
    ],
)
def test_add(text, address, same, may_know, expected):
    reasons = why_not_add(text=text, address=address, same=same, may_know=may_know)
    assert codes(reasons) == expected


def test_only_who_may_know_of_a_document_is_told_its_name():
    told, untold = (
        why_not_add(text="words", address="", same=NEWS, may_know=may)[0] for may in (True, False)
    )
    assert (dict(told.facts), dict(untold.facts)) == ({"code": "news", "title": "News"}, {})


@pytest.mark.parametrize(
    ("standing", "why", "expected"),
    [
        (Standing.KEPT, "a test page", []),
        (Standing.KEPT, "  ", ["reason-missing"]),
        (Standing.WITHDRAWN, "", ["document-withdrawn-already", "reason-missing"]),
    ],
)
def test_withdraw(standing, why, expected):
    assert codes(why_not_withdraw(standing=standing, why=why)) == expected


@pytest.mark.parametrize(
    ("standing", "expected"),
    [(Standing.KEPT, ["document-not-withdrawn"]), (Standing.WITHDRAWN, [])],
)
def test_restore(standing, expected):
    assert codes(why_not_restore(standing=standing)) == expected

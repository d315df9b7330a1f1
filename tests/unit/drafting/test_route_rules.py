"""Every act on a step from every state, by a table written by hand; and whose turn it is."""

from datetime import date

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.drafting.models import DraftStatus, RouteStep
from phinong.drafting.models import StepState as S
from phinong.drafting.route_rules import (
    STEP_MOVES,
    why_not_add_step,
    why_not_finish,
    why_not_move_step,
    why_not_start,
    why_not_step,
)
from phinong.drafting.turns import turn_in

ALLOWED = {
    ("take", S.NEXT),
    ("finish", S.NEXT),
    ("finish", S.NOW),
    ("skip", S.NEXT),
    ("skip", S.NOW),
    ("reopen", S.NOW),
    ("reopen", S.DONE),
    ("reopen", S.SKIPPED),
}
TODAY = date(2022, 3, 15)


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("verb", STEP_MOVES)
def test_every_act_from_every_state(verb: str, state: S):
    expected = [] if (verb, state) in ALLOWED else [f"step-cannot-{verb}"]
    assert codes(why_not_step(verb, state)) == expected


@pytest.mark.parametrize(
    ("verb", "state", "facts", "expected"),
    [
        ("take", S.NEXT, {}, []),
        ("take", S.NEXT, {"on": date(2022, 3, 16), "today": TODAY}, ["step-day-in-future"]),
        ("finish", S.NOW, {"on": TODAY, "today": TODAY}, []),
        ("finish", S.NOW, {"on": date(2022, 3, 16), "today": TODAY}, ["step-day-in-future"]),
        ("skip", S.NEXT, {"why": "  "}, ["reason-missing"]),
        ("skip", S.NEXT, {"why": "The governor signs himself."}, []),
        ("reopen", S.DONE, {}, ["reason-missing"]),
        ("reopen", S.NEXT, {}, ["step-cannot-reopen", "reason-missing"]),
        (
            "skip",
            S.NEXT,
            {"draft": DraftStatus.WITHDRAWN, "why": "x"},
            ["route-of-withdrawn-draft"],
        ),
        ("take", S.NEXT, {"draft": DraftStatus.SIGNED}, []),
    ],
)
def test_a_move_names_every_reason(verb, state, facts, expected):
    assert (
        codes(why_not_move_step(verb, state, **{"draft": DraftStatus.DRAFTING} | facts)) == expected
    )


CABINET = ("not-required", "approved-in-principle", "approved", "acknowledged", "returned")


@pytest.mark.parametrize(
    ("outcome", "outcomes", "before", "why", "expected"),
    [
        ("", (), [], "", []),
        ("", CABINET, [], "", ["step-outcome-missing"]),
        *((code, CABINET, [], "", []) for code in CABINET),
        ("deferred", CABINET, [], "", ["step-outcome-unknown"]),
        ("deferred", (), [], "", []),
        ("won", (), [], "", ["step-outcome-unknown"]),
        ("", (), ["Draft"], " ", ["step-out-of-turn"]),
        ("", (), ["Draft"], "Asked for by the ministry.", []),
        ("", CABINET, ["Draft"], "", ["step-outcome-missing", "step-out-of-turn"]),
    ],
)
def test_finishing_names_every_reason(outcome, outcomes, before, why, expected):
    given = why_not_finish(outcome=outcome, outcomes=outcomes, before=before, why=why)
    assert codes(given) == expected


def test_every_outcome_of_a_step_has_its_word():
    assert set(CABINET) <= set(vocabulary("outcomes"))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"has": True}, ["route-there-already"]),
        ({"procedure": "fr-city"}, ["procedure-unknown"]),
        (
            {"draft": DraftStatus.WITHDRAWN, "has": True},
            ["route-of-withdrawn-draft", "route-there-already"],
        ),
    ],
)
def test_starting_names_every_reason(facts, expected):
    usual = {"draft": DraftStatus.INTENDED, "procedure": "a", "known": ["a"], "has": False}
    assert codes(why_not_start(**usual | facts)) == expected


@pytest.mark.parametrize(
    ("names", "steps", "expected"),
    [
        ({"th": "ตรวจคำแปล"}, 12, []),
        ({"th": " "}, 12, ["step-name-missing"]),
        ({}, 60, ["step-name-missing", "steps-too-many"]),
        ({"en": "x" * 201}, 3, ["step-name-too-long"]),
    ],
)
def test_an_own_step_names_every_reason(names, steps, expected):
    assert codes(why_not_add_step(draft=DraftStatus.DRAFTING, names=names, steps=steps)) == expected


def step(key: str, state: S, *, since: date | None = None, done: date | None = None) -> RouteStep:
    return RouteStep(key=key, state=state, order=10, since=since, done_on=done)


MAY, JUNE = date(2021, 5, 31), date(2021, 6, 30)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], None),
        ([step("a", S.DONE, done=MAY), step("b", S.SKIPPED)], None),
        ([step("a", S.NEXT), step("b", S.NEXT)], ("a", None)),
        ([step("a", S.DONE, done=MAY), step("b", S.NEXT)], ("b", MAY)),
        (
            [step("a", S.DONE, done=MAY), step("b", S.NEXT), step("c", S.NOW, since=JUNE)],
            ("c", JUNE),
        ),
        ([step("a", S.NOW, since=JUNE), step("b", S.NOW, since=MAY)], ("b", MAY)),
        ([step("a", S.NOW), step("b", S.NOW, since=MAY)], ("b", MAY)),
        (
            [step("a", S.DONE, done=JUNE), step("b", S.DONE, done=MAY), step("c", S.NEXT)],
            ("c", JUNE),
        ),
        ([step("a", S.SKIPPED), step("b", S.NEXT)], ("b", None)),
    ],
)
def test_whose_turn_it_is_comes_from_the_steps(steps, expected):
    for number, row in enumerate(steps, start=1):
        row.pk = number
    found = turn_in(steps, TODAY)
    assert (found and (found[0].key, found[1])) == expected

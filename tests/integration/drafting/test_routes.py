"""Each party follows its own steps; whose turn it is shows wherever the draft does."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds.ties import orkhon

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting import routes
from phinong.drafting.actions import move
from phinong.drafting.models import Draft, RouteStep, StepState
from phinong.drafting.procedures import procedures
from phinong.drafting.templatetags.drafting import lasting
from phinong.drafting.turns import turn_of, waiting_on, with_routes
from phinong.record.models import Event

pytestmark = pytest.mark.django_db

TODAY = date(2022, 3, 15)
MAY = date(2021, 5, 31)


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


def begun(draft: Draft, side: int = 0, by=REGISTER) -> dict[str, RouteStep]:
    """The steps of a side that just began, by key."""
    code = ("th-province", "mn-aimag")[side]
    route = routes.start_route(drafts.party(draft, side), code, by=by, today=TODAY)
    return {step.key: step for step in route.steps.all()}


def reasons(act) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return [reason.code for reason in refused.value.reasons]


def test_a_route_begins_with_its_first_step_under_way(draft: Draft):
    steps = begun(draft)
    assert (steps["contact"].state, steps["contact"].since) == (StepState.NOW, TODAY)
    assert {step.state for key, step in steps.items() if key != "contact"} == {StepState.NEXT}
    assert steps["committee"].names["th"] == "คณะกรรมการพิจารณา"
    event = Event.objects.get(verb="draft.route-started")
    assert event.now == {
        "party": "chiang-mai-province",
        "procedure": "th-province",
        "edition": steps["contact"].route.edition,
    }


def test_a_side_begins_once(draft: Draft):
    begun(draft)
    assert reasons(lambda: begun(draft)) == ["route-there-already"]


def test_each_side_runs_its_own_at_the_same_time(draft: Draft):
    ours, theirs = begun(draft), begun(draft, 1)
    routes.finish_step(theirs["memorandum"], by=REGISTER, today=TODAY)
    ours["contact"].refresh_from_db()
    assert ours["contact"].state == StepState.NOW


def test_a_step_is_done_with_outcome_day_and_papers(draft: Draft):
    steps = begun(draft)
    paper = world.document("Minutes of the committee")
    for key in ("contact", "suitability"):
        routes.skip_step(steps[key], by=REGISTER, why="Done before the register began.")
    done = routes.finish_step(
        steps["committee"],
        by=REGISTER,
        today=TODAY,
        outcome="endorsed",
        done_on=MAY,
        papers=[("document", paper.pk), ("document", paper.pk)],
        ground=("resolution", 7),
    )
    done.refresh_from_db()
    assert (done.state, done.outcome, done.done_on) == (StepState.DONE, "endorsed", MAY)
    assert done.papers == [["document", paper.pk]]
    assert (done.ground_kind, done.ground_id) == ("resolution", 7)
    assert Event.objects.filter(verb="draft.step-finish").count() == 1


def test_out_of_turn_needs_a_reason_and_optional_steps_hold_nobody_up(draft: Draft):
    steps = begun(draft)
    act = {"by": REGISTER, "today": TODAY}
    assert reasons(lambda: routes.finish_step(steps["draft"], **act)) == ["step-out-of-turn"]
    routes.finish_step(steps["draft"], why="The text came from the other side.", **act)
    suit = routes.finish_step(steps["suitability"], **act)
    assert suit.why == ""


def test_the_days_of_a_step_do_not_lie_ahead(draft: Draft):
    steps = begun(draft)
    ahead = date(2022, 3, 16)
    act = {"by": REGISTER, "today": TODAY}
    assert reasons(lambda: routes.take_step(steps["draft"], since=ahead, **act)) == [
        "step-day-in-future"
    ]
    assert reasons(lambda: routes.finish_step(steps["contact"], done_on=ahead, **act)) == [
        "step-day-in-future"
    ]


def test_a_reopened_step_is_to_come_and_the_history_keeps_what_it_had(draft: Draft):
    step = begun(draft)["contact"]
    routes.finish_step(step, by=REGISTER, today=TODAY, done_on=MAY)
    again = routes.reopen_step(step, by=REGISTER, why="It was another letter.")
    assert (again.state, again.done_on, again.outcome) == (StepState.NEXT, None, "")
    event = Event.objects.get(verb="draft.step-reopen")
    assert event.was["done_on"] == "2021-05-31"


def test_own_steps_stand_where_they_are_put(draft: Draft):
    steps = begun(draft, 1)
    route = steps["khural"].route
    names = {"th": "เทียบฉบับมองโกเลีย", "en": " ", "zh-Hans": ""}
    own = routes.add_own_step(route, by=REGISTER, names=names, after=steps["memorandum"])
    assert own.names == {"th": "เทียบฉบับมองโกเลีย"}
    assert [row.key for row in route.steps.all()] == ["memorandum", "", "khural", "signing"]
    routes.finish_step(own, by=REGISTER, today=TODAY)


def test_nothing_moves_while_the_draft_is_withdrawn(draft: Draft):
    step = begun(draft)["contact"]
    move(draft, "withdraw", by=REGISTER, why="No budget.")
    act = {"by": REGISTER, "today": TODAY}
    assert reasons(lambda: routes.finish_step(step, **act)) == ["route-of-withdrawn-draft"]


VERBS = ("take", "finish", "skip", "reopen")
PUT = {
    StepState.NEXT: {},
    StepState.NOW: {"since": MAY},
    StepState.DONE: {"done_on": MAY},
    StepState.SKIPPED: {"why": "Not needed."},
}
ALLOWED = {
    ("take", StepState.NEXT),
    ("finish", StepState.NEXT),
    ("finish", StepState.NOW),
    ("skip", StepState.NEXT),
    ("skip", StepState.NOW),
    ("reopen", StepState.NOW),
    ("reopen", StepState.DONE),
    ("reopen", StepState.SKIPPED),
}


def acted(verb: str, step: RouteStep, by) -> str:
    """What came of an act: done, refused or hidden."""
    own = {"skip": {"why": "So."}, "reopen": {"why": "So."}}.get(verb, {"today": TODAY})
    if verb == "finish":
        own["why"] = "So."
    try:
        getattr(routes, f"{verb}_step")(step, by=by, **own)
    except Refused:
        return "refused"
    except NotAllowed:
        return "hidden"
    return "done"


@pytest.mark.parametrize("state", PUT)
@pytest.mark.parametrize("verb", VERBS)
def test_every_act_from_every_state_for_every_role(draft: Draft, verb: str, state: StepState):
    steps = begun(draft)
    world.user("reader", of=orkhon())  # the other side has an office of its own
    expected = "done" if (verb, state) in ALLOWED else "refused"
    for role in ("reader", "contributor", "officer", "approver", "administrator"):
        step = steps["draft"]
        RouteStep.objects.filter(pk=step.pk).update(state=state, **PUT[state])
        may = role in ("officer", "approver", "administrator")
        assert acted(verb, step, world.user(role)) == (expected if may else "hidden")
    theirs = world.user("officer", of=orkhon())
    assert acted(verb, step, theirs) == "hidden"
    assert acted(verb, step, drafts.stranger()) == "hidden"


def test_an_office_speaks_for_a_side_that_does_not_work_here(draft: Draft):
    officer = world.user("officer")
    begun(draft, 1, by=officer)
    world.user("officer", of=orkhon())
    step = RouteStep.objects.get(key="khural")
    with pytest.raises(NotAllowed):
        routes.take_step(step, by=officer, today=TODAY)


def test_whose_turn_it_is_and_since_when(draft: Draft):
    ours, theirs = begun(draft), begun(draft, 1)
    routes.reopen_step(ours["contact"], by=REGISTER, why="Not yet.")
    routes.reopen_step(theirs["memorandum"], by=REGISTER, why="Not yet.")
    routes.take_step(theirs["khural"], by=REGISTER, today=TODAY, since=MAY)
    turn = turn_of(with_routes(Draft.objects.all()).get(), TODAY)
    assert turn is not None
    assert (turn.party.body.code, turn.step.key) == (orkhon().code, "khural")
    assert (turn.since, turn.days, turn.under_way) == (MAY, 288, True)


def test_the_desk_knows_what_waits_for_whom(draft: Draft):
    begun(draft)
    begun(draft, 1)
    officer = world.user("officer")
    alone = [(row.turn.party.body.code, row.mine) for row in waiting_on(officer, TODAY)]
    assert sorted(alone) == [("chiang-mai-province", True), (orkhon().code, True)]
    world.user("officer", of=orkhon())
    rows = [(row.turn.party.body.code, row.mine) for row in waiting_on(officer, TODAY)]
    assert rows == [("chiang-mai-province", True), (orkhon().code, False)]
    assert waiting_on(drafts.stranger(), TODAY) == []


@pytest.mark.parametrize("many", [1, 3])
def test_whose_turn_costs_the_same_for_many_drafts(many: int, django_assert_num_queries):
    for row in [drafts.written() for _ in range(many)]:
        begun(row)
    with django_assert_num_queries(4):
        full = with_routes(Draft.objects.all())
        assert [turn_of(row, TODAY) is not None for row in full] == [True] * many


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def side(draft: Draft, number: int = 0) -> str:
    return f"/en/drafts/{draft.code}/sides/{drafts.party(draft, number).pk}/"


def test_a_side_begins_and_goes_on_by_plain_forms(officer: Client, draft: Draft):
    page = officer.get(side(draft)).content.decode()
    assert page.index('value="th-province"') < page.index('value="cn-city"')
    assert officer.post(side(draft) + "start/", {"procedure": "th-province"}).status_code == 302
    step = RouteStep.objects.get(key="contact")
    world.document("Letter of interest", title="Letter")
    sent = {"verb": "finish", "outcome": "", "done_on": "31 พ.ค. 2564", "why": ""}
    code = draft_paper()
    answer = officer.post(side(draft) + f"steps/{step.pk}/", sent | {"paper": code})
    assert answer.status_code == 302
    step.refresh_from_db()
    assert (step.state, step.done_on) == (StepState.DONE, MAY)
    page = officer.get(side(draft)).content.decode()
    assert ">Letter</a>" in page
    own = {"th": "ตรวจคำแปล", "en": "", "zh": "", "who": "ผู้แปล"}
    officer.post(side(draft) + "steps/", own)
    assert RouteStep.objects.get(key="").names == {"th": "ตรวจคำแปล"}


def draft_paper() -> str:
    from phinong.record.models import Document

    return Document.objects.get(title="Letter").code


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"verb": "finish", "done_on": "yesterday"}, "This date was not understood"),
        ({"verb": "finish", "done_on": "2099-01-01"}, "has not come yet"),
        ({"verb": "finish", "done_on": "2021"}, "Here one day is needed"),
        ({"verb": "finish", "paper": "no-such-paper"}, "The register has no such document"),
        ({"verb": "finish", "outcome": "won"}, "Select a valid choice"),
        ({"verb": "skip", "why": " "}, "The reason is empty"),
        ({"verb": "take"}, "Only a step to come can begin"),
        ({"verb": "eat"}, "Choose what happened"),
        ({}, "Choose what happened"),
    ],
)
def test_bad_input_is_answered_with_every_reason(officer: Client, draft: Draft, sent, said: str):
    step = begun(draft)["contact"]
    answer = officer.post(side(draft) + f"steps/{step.pk}/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_step_of_another_draft_is_not_there(officer: Client, draft: Draft):
    step = begun(draft)["contact"]
    other = drafts.written()
    assert officer.post(side(other) + f"steps/{step.pk}/", {"verb": "take"}).status_code == 404


def test_the_workspace_shows_both_lanes_and_the_knot(officer: Client, draft: Draft):
    begun(draft)
    page = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert page.count('class="step"') == 5
    assert 'data-state="now" aria-current="step"' in page
    assert "This side has not begun its steps yet." in page
    assert "no day set yet" in page


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_it_speaks_three_languages(officer: Client, draft: Draft, language: str):
    begun(draft)
    for path in (side(draft), f"/en/drafts/{draft.code}/", "/en/drafts/"):
        answer = officer.get(path.replace("/en/", f"/{language}/"))
        assert answer.status_code == 200


def test_the_list_says_whose_turn_it_is(officer: Client, draft: Draft):
    begun(draft)
    html = officer.get("/en/drafts/").content.decode()
    assert "Waiting for: Chiang Mai Province · Contact · since" in html


def test_a_procedure_is_looked_at_before_a_side_begins_by_it(officer: Client, draft: Draft):
    """Those that suit the party stand first; each with its steps, what is thin said to be so."""
    html = officer.get(side(draft)).content.decode()
    summaries = re.findall(r"<summary>(.*?: \d+ steps)</summary>", html)
    assert summaries[0] == "Thai province: 12 steps"
    assert sorted(summaries) == sorted(
        f"{one.labels['en']}: {len(one.steps)} steps" for one in procedures()
    )
    assert html.count("Little is known of this procedure.") == 1


def test_each_step_says_how_it_may_end_and_how_it_is_known(officer: Client, draft: Draft):
    begun(draft)
    html = officer.get(side(draft)).content.decode()
    cabinet = html.partition("Cabinet</h2>")[2].partition("</li>")[0]
    ends = "Not required · Approved in principle · Approved · Noted · Returned for changes"
    assert f"May end with: {ends}" in cabinet
    assert "Not confirmed in a source" in cabinet
    assert '<a href="https://ryt9.com/s/cabt/88407" rel="noreferrer">' in cabinet
    seen = html.partition("Foreign Ministry reviews the text</h2>")[2].partition("</li>")[0]
    assert "Not confirmed" not in seen
    assert "read in a public source</a>" in seen


@pytest.mark.parametrize(
    ("days", "th", "en", "zh"),
    [
        (1, "1 วัน", "1 day", "1 天"),
        (60, "60 วัน", "60 days", "60 天"),
        (61, "2 เดือน", "2 months", "2 个月"),
        (366, "1 ปี", "1 year", "1 年"),
        (1720, "4 ปี 8 เดือน", "4 years 8 months", "4 年 8 个月"),
    ],
)
def test_a_wait_is_said_in_what_people_count_it_in(days: int, th: str, en: str, zh: str):
    said = []
    for language in ("th", "en", "zh-hans"):
        with translation.override(language):
            said.append(lasting(days))
    assert said == [th, en, zh]


def test_what_was_sent_stands_there_again_after_a_refusal(client: Client, draft: Draft):
    client.force_login(world.user("officer"))
    step = begun(draft)["committee"]
    address = f"{side(draft)}steps/{step.pk}/"
    sent = {"verb": "finish", "outcome": "endorsed", "done_on": "32 March 2022", "why": "Urgent."}
    answer = client.post(address, sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert '<option value="endorsed" selected>' in html
    assert 'value="32 March 2022"' in html
    assert 'value="Urgent."' in html


def test_leaving_out_and_reopening_call_their_reason_needed(client: Client, draft: Draft):
    client.force_login(world.user("officer"))
    step = begun(draft)["contact"]
    html = client.get(side(draft)).content.decode()
    for verb in ("skip", "reopen"):
        label = html.partition(f'<label for="{verb}_s{step.pk}_why">')[2].partition("</label>")[0]
        assert label == "Reason"
    answer = client.post(f"{side(draft)}steps/{step.pk}/", {"verb": "skip", "why": " "})
    assert answer.status_code == 422
    step.refresh_from_db()
    assert step.state == StepState.NOW


def test_a_step_of_ones_own_stands_where_it_belongs(client: Client, draft: Draft):
    client.force_login(world.user("officer"))
    steps = begun(draft)
    html = client.get(side(draft)).content.decode()
    assert f'<option value="{steps["committee"].pk}">Committee considers</option>' in html
    own = {"th": "หารือสถานกงสุลใหญ่", "after": steps["committee"].pk}
    client.post(f"{side(draft)}steps/", own)
    order = list(steps["contact"].route.steps.order_by("order").values_list("key", flat=True))
    assert order[2:5] == ["committee", "", "letter-of-intent"]


@pytest.mark.parametrize("outcome", ["returned", "deferred", "endorsed"])
def test_what_was_not_decided_for_good_says_what_follows(
    client: Client, draft: Draft, outcome: str
):
    client.force_login(world.user("officer"))
    step = begun(draft)["committee"]
    sent = {"verb": "finish", "outcome": outcome, "why": "The study is under way."}
    client.post(f"{side(draft)}steps/{step.pk}/", sent)
    html = client.get(side(draft)).content.decode()
    assert ("It was not decided for good." in html) == (outcome != "endorsed")


def test_a_step_left_out_waits_since_no_day(client: Client, draft: Draft):
    client.force_login(world.user("officer"))
    step = begun(draft)["contact"]
    routes.skip_step(step, by=REGISTER, why="They came to us.")
    html = client.get(side(draft)).content.decode()
    row = html.partition(f'id="s-{step.pk}"')[2].partition("</li>")[0]
    assert "since" not in row

"""What becomes of a text that a meeting decided on: its steps and clauses, and their grounds."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from tests.world import user
from tests.worlds.conducted import (
    DAY,
    TODAY,
    amending,
    before_the_committee,
    instant,
    on_the_agenda,
    opened,
    planned,
)
from tests.worlds.drafting import clause
from tests.worlds.minuted import RESOLVED

from phinong.core.acting import REGISTER
from phinong.drafting.models import Draft, RouteStep
from phinong.meetings.candidates import candidates
from phinong.meetings.consequences import carry_out_all
from phinong.meetings.models import AgendaItem, Consequence, Meeting, Resolution
from phinong.meetings.resolving import resolve
from phinong.meetings.sitting import close_meeting

pytestmark = pytest.mark.django_db


def decided(made: Meeting, item: AgendaItem, outcome: str) -> Resolution:
    """The meeting resolves on the item's text and ends; what follows is carried out."""
    version = item.papers.get().version
    row = resolve(
        made,
        by=REGISTER,
        uid=uuid4(),
        texts={"th": RESOLVED},
        outcome=outcome,
        item=item,
        version=version,
        seen_sha256=version.sha256,
    )
    close_meeting(made, by=REGISTER, at=instant(16))
    assert carry_out_all(made, by=REGISTER, today=TODAY) == []
    return row


def steps_page(draft: Draft) -> str:
    with translation.override("th"):
        return reverse("drafting:route", args=[draft.code, draft.parties.get(side=0).pk])


@pytest.mark.parametrize("state", ["next", "now"])
def test_a_text_to_be_amended_stays_at_that_step_with_the_resolution_as_its_paper(state):
    draft = amending(state)
    made = opened()
    item = on_the_agenda(made, draft, "revision")
    row = decided(made, item, "endorsed-with-changes")
    step = RouteStep.objects.get(key="revision")
    since = DAY if state == "next" else date(2022, 2, 1)
    assert (step.state, step.since, step.papers) == ("now", since, [["resolution", row.pk]])
    assert Draft.objects.get(pk=draft.pk).verdicts.get().outcome == "endorsed-with-changes"


def test_a_text_that_was_amended_is_through_with_that_step_once_it_is_agreed_to():
    draft = amending("now")
    made = opened()
    row = decided(made, on_the_agenda(made, draft, "revision"), "endorsed")
    step = RouteStep.objects.get(key="revision")
    assert (step.state, step.done_on, step.ground_id) == ("done", DAY, row.pk)


def test_a_text_that_came_back_is_offered_to_the_next_agenda():
    draft = amending("now")
    made = planned()
    offered = candidates(made, user("officer"), "th", TODAY)
    assert [(one.why, one.draft) for one in offered] == [("to-amend", draft)]


def test_a_step_names_the_resolution_it_rests_on_to_who_works_on_it(client):
    draft = before_the_committee()
    made = opened()
    client.force_login(user("officer"))
    assert ground_links(client, draft) == b""
    row = decided(made, on_the_agenda(made, draft), "endorsed")
    assert ground_links(client, draft) == row.meeting.get_absolute_url().encode()
    client.force_login(user("reader"))
    assert ground_links(client, draft) == b""


def ground_links(client, draft: Draft) -> bytes:
    """The addresses that the steps of the province rest on."""
    rows = client.get(steps_page(draft)).context["rows"]
    with translation.override("th"):
        return b" ".join(address.encode() for row in rows for _said, address in row.grounds)


def live(made: Meeting) -> str:
    return f"/th/meetings/{made.code}/live/"


def given(made: Meeting, item: AgendaItem, **facts: str) -> dict[str, str]:
    """The form of a resolution on the item's text with a remark."""
    paper = item.papers.get()
    return {
        "act": str(uuid4()),
        "kind": "resolution",
        "seen": "0",
        "uid": str(uuid4()),
        "item": str(item.pk),
        "outcome": "endorsed-with-changes",
        "texts_th": RESOLVED,
        "taken": "consensus",
        "paper": f"{paper.version_id}:{paper.sha256}",
        "remark": "ให้ใช้ถ้อยคำตามที่กระทรวงแนะนำ",
        **facts,
    }


def test_a_remark_goes_to_the_clause_it_is_about(client):
    draft = amending("now")
    made = opened()
    item = on_the_agenda(made, draft, "revision")
    client.force_login(user("approver"))
    uid = clause(draft, "term").uid
    page = client.get(live(made)).content.decode()
    assert f'<option value="{uid}">ข้อ ๒ การมีผล</option>' in page
    assert client.post(live(made), given(made, item, clause=uid)).status_code == 302
    kept = Consequence.objects.get(kind="remark")
    assert kept.facts == {"words": "ให้ใช้ถ้อยคำตามที่กระทรวงแนะนำ", "uid": uid}
    close_meeting(made, by=REGISTER, at=instant(16))
    client.post(f"{live(made)}follows/")
    remark = draft.remarks.get()
    assert (remark.uid, remark.words) == (uid, "ให้ใช้ถ้อยคำตามที่กระทรวงแนะนำ")


@pytest.mark.parametrize("uid", ["no-such-clause", "0", "' or 1=1"])
def test_a_remark_on_a_clause_of_no_such_text_is_refused(client, uid):
    made = opened()
    item = on_the_agenda(made, amending("now"), "revision")
    client.force_login(user("approver"))
    answer = client.post(live(made), given(made, item, clause=uid))
    assert (answer.status_code, Resolution.objects.count()) == (422, 0)

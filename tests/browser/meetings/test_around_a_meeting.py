"""Pages around a meeting, seen with axe and on a phone: setting up, preparing, answering, telling
partners."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import document, user
from tests.worlds.conducted import amending, on_the_agenda, opened, planned
from tests.worlds.minuted import OVERVIEW

from phinong.core.acting import REGISTER
from phinong.drafting.links import hash_of
from phinong.meetings.agendas import begin_agenda, lay, put_on_agenda
from phinong.meetings.inviting import call_meeting
from phinong.meetings.models import Meeting
from phinong.meetings.resolving import promise, resolve
from phinong.meetings.sitting import close_meeting
from phinong.ties.actions import add_figure

pytestmark = pytest.mark.django_db(transaction=True)

SOON = timezone.localdate() + timedelta(days=20)
SECRET = "the-secret-of-an-invitation"


def held() -> Meeting:
    """A meeting that resolved on the text with Orkhon and left something to be done."""
    made = opened()
    item = on_the_agenda(made, amending("now"), "revision")
    facts = {"by": REGISTER, "item": item}
    resolve(made, uid=uuid4(), texts={"th": "เห็นชอบ"}, outcome="endorsed", public=True, **facts)
    promise(made, uid=uuid4(), texts={"th": "ส่งร่าง"}, due="2022-04-12", **facts)
    return close_meeting(made, by=REGISTER, at=timezone.now())


def called() -> Meeting:
    """The next meeting, called, with a paper that publishes a figure."""
    starts = timezone.make_aware(timezone.datetime(SOON.year, SOON.month, SOON.day, 9))
    made = planned(day=SOON, starts_at=starts)
    begin_agenda(made, by=REGISTER)
    item = put_on_agenda(made, by=REGISTER, texts={"th": "ภาพรวม"}, group=3)
    source = document(OVERVIEW, title="ข่าว", language="th")
    given = {"subject": "countries-established", "qualifier": "at-least", "number": 12}
    body = made.committee.parent
    add_figure(by=REGISTER, document=source, body=body, as_written=OVERVIEW, **given)
    lay(item, by=REGISTER, document=source)
    row = call_meeting(made, by=REGISTER)[0]
    row.secret_sha256 = hash_of(SECRET)
    row.save(update_fields=["secret_sha256"])
    return made


def test_axe_finds_nothing_and_nothing_runs_off_a_phone(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    user(name="secretary")
    first, second = held(), called()
    paths = (
        "committees/",
        "committees/new/",
        f"{second.code}/prepare/",
        f"invited/{SECRET}/",
        f"{first.code}/",
        f"{first.code}/partners/",
        f"{first.code}/partners/orkhon/",
    )
    faults = []
    for viewport in (PHONE, DESKTOP):
        page = sign_in(open_page(viewport), "secretary")
        for path in paths:
            answer = page.goto(f"{live_server.url}/th/meetings/{path}")
            page.evaluate(
                "document.querySelectorAll('details').forEach((one) => (one.open = true))"
            )
            faults += [(path, found) for found in violations(page)]
            wide = page.evaluate("document.documentElement.scrollWidth") > viewport["width"]
            faults += [(path, "wide")] if wide else []
            assert answer.status == 200
    assert faults == []

"""The pages of minutes: what they do, refuse and show, to whom, and how often they ask the
database."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.world import user
from tests.worlds.conducted import DAY, held, instant, opened, planned
from tests.worlds.minuted import ORKHON, RESOLVED, concluded

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import begin_agenda
from phinong.meetings.inviting import call_meeting
from phinong.meetings.minuting import certify, circulate, draft_minutes
from phinong.meetings.models import Meeting, MinutesVersion
from phinong.meetings.resolving import resolve
from phinong.meetings.sitting import close_meeting, write_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    made = user("officer")
    client.force_login(made)
    return made


@pytest.fixture
def approver(client):
    made = user("approver")
    client.force_login(made)
    return made


def url(name: str, *arguments) -> str:
    with translation.override("th"):
        return reverse(f"meetings:{name}", args=arguments)


def at(made: Meeting) -> Meeting:
    return Meeting.objects.get(pk=made.pk)


def called_and_held() -> Meeting:
    """The meeting, with invitations that went out."""
    made = planned()
    call_meeting(made, by=REGISTER)
    return concluded(at(made))


def later_one(days: int = 60) -> Meeting:
    """A later meeting of the committee, held."""
    return held(planned(day=DAY + timedelta(days=days)))


def newest(made: Meeting) -> MinutesVersion:
    return made.minutes.latest("number")


def reasons(answer) -> str:
    return " ".join(answer.context["reasons"])


# ── From a draft to certified ──


def test_minutes_go_from_a_draft_to_certified_by_the_forms_of_the_page(client, approver):
    made, later = called_and_held(), later_one()
    page = url("minutes", made.code)
    assert client.get(page).context["page"].sheet is None
    assert client.post(url("minutes-draft", made.code)).status_code == 302
    version = newest(made)
    shown = client.get(page)
    assert shown.context["page"].shown == version
    assert RESOLVED in shown.content.decode()
    form = shown.context["page"].send
    sent = {"seen": version.sha256, "to": form.fields["to"].initial, "days": 30}
    assert client.post(url("minutes-circulate", made.code), sent).status_code == 302
    assert at(made).status == "circulated"
    given = {"at": later.pk, "seen": newest(made).sha256, "public": "on"}
    assert client.post(url("minutes-certify", made.code), given).status_code == 302
    done = at(made)
    assert (done.status, done.certified_in, done.public) == ("certified", later, True)
    assert [row.state for row in done.minutes.order_by("number")] == [
        "draft",
        "circulated",
        "certified",
    ]

"""Certified minutes for everybody, and nothing of what is not for everybody."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import body, user
from tests.worlds.minuted import OVERVIEW, RESOLVED, SEJONG
from tests.worlds.sent_round import (
    at,
    called_and_held,
    certified_one,
    later_one,
    newest,
    round_one,
    url,
)

from phinong.core.acting import REGISTER
from phinong.core.calendars import to_thai_digits
from phinong.meetings.minuting import certify, circulate, draft_minutes, publish
from phinong.meetings.models import Meeting
from phinong.record.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver(client):
    made = user("approver")
    client.force_login(made)
    return made


def reasons(answer) -> list[str]:
    return [str(reason) for reason in answer.context["reasons"]]


def test_certified_minutes_that_are_public_are_read_by_everybody(client):
    made = certified_one()
    shown = client.get(url("minutes", made.code))
    words = shown.content.decode()
    version = newest(made)
    assert shown.status_code == 200
    assert shown.context["minutes"].whole
    for said in (RESOLVED, version.sha256, to_thai_digits(OVERVIEW)):
        assert said in words
    assert reverse("record:document-file", args=[version.paper.code])[3:] in words
    facts = client.get(url("minutes-json", made.code)).json()
    assert (facts["sha256"], facts["whole"], facts["paper"]) == (
        version.sha256,
        True,
        version.paper.code,
    )
    assert facts["minutes"] == json.loads(version.canonical)
    assert [row.code for row in Document.objects.filter(public=True, code=version.paper.code)] == [
        version.paper.code
    ]


@pytest.mark.parametrize("kind", ["resolution", "commitment"])
def test_closed_matters_are_shown_to_nobody_outside(client, kind):
    made = certified_one(public=True, **closed(kind))
    words = client.get(url("minutes", made.code)).content.decode()
    data = client.get(url("minutes-json", made.code)).content.decode()
    for said in SECRET[kind]:
        assert (said in words, said in data) == (False, False)
    assert SEJONG in words
    assert client.get(url("minutes-json", made.code)).json()["whole"] is False
    paper = newest(made).paper
    assert paper.public is False
    assert client.get(reverse("record:document", args=[paper.code])).status_code == 404
    assert f"/documents/{paper.code}/" not in words
    assert client.get(url("minutes-json", made.code)).json()["paper"] == ""


SECRET = {
    "resolution": (RESOLVED, "การปรับแก้ร่างบันทึกความเข้าใจ"),
    "commitment": ("เรื่องลับ",),
}


def closed(kind: str) -> dict[str, Any]:
    """What makes one matter of the meeting closed."""
    return {"resolved_public": False} if kind == "resolution" else {"undertaken": "เรื่องลับ"}


@pytest.mark.parametrize("state", ["held", "drafted", "circulated", "certified"])
def test_minutes_that_are_not_certified_and_public_are_read_by_nobody_outside(client, state):
    made = called_and_held()
    if state != "held":
        draft_minutes(made, by=REGISTER)
    if state in ("circulated", "certified"):
        circulate(made, by=REGISTER, seen=newest(made).sha256)
    if state == "certified":
        certify(made, by=REGISTER, at=later_one(), seen=newest(made).sha256, public=False)
    assert at(made).status == state
    elsewhere = Client()
    elsewhere.force_login(user("officer", of=body("cmu", "university")))
    for who in (client, elsewhere):
        assert who.get(url("minutes", made.code)).status_code == 404
        assert who.get(url("minutes-json", made.code)).status_code == 404


def test_a_meeting_that_became_public_before_shows_no_minutes_until_they_are_certified(client):
    made = round_one()
    Meeting.objects.filter(pk=made.pk).update(public=True)
    assert client.get(url("meeting", made.code)).status_code == 200
    assert client.get(url("minutes", made.code)).status_code == 404
    assert client.get(url("minutes-json", made.code)).status_code == 404


def test_minutes_are_opened_and_closed_to_the_public_without_a_change_of_words(client, approver):
    made = certified_one(public=False)
    before = newest(made)
    address = url("minutes-publish", made.code)
    assert client.post(address, {"public": "yes"}).status_code == 302
    assert (at(made).public, before.paper.__class__.objects.get(pk=before.paper_id).public) == (
        True,
        True,
    )
    twice = client.post(address, {"public": "yes"})
    assert (twice.status_code, len(reasons(twice))) == (422, 1)
    stranger = Client()
    assert stranger.get(url("minutes", made.code)).status_code == 200
    client.post(address, {"public": "no"})
    assert stranger.get(url("minutes", made.code)).status_code == 404
    assert stranger.get(reverse("record:document", args=[before.paper.code])).status_code == 404
    after = newest(made)
    assert (after.pk, after.sha256, after.canonical) == (
        before.pk,
        before.sha256,
        before.canonical,
    )


def test_minutes_on_their_way_are_not_made_public(client, approver):
    made = round_one()
    answer = client.post(url("minutes-publish", made.code), {"public": "yes"})
    assert (answer.status_code, at(made).public) == (422, False)


def test_opening_minutes_opens_no_paper_with_something_closed(client, approver):
    made = certified_one(public=False, resolved_public=False)
    publish(made, by=REGISTER, public=True)
    assert (at(made).public, newest(made).paper.public) == (True, False)


def test_of_a_later_meeting_that_is_closed_everybody_learns_nothing(client):
    made = certified_one()
    later = made.certified_in
    words = client.get(url("minutes", made.code)).content.decode()
    assert (later.public, later.code in words) == (False, False)
    assert client.get(url("minutes-json", made.code)).json()["certified_in"] == ""

"""An invitation's link: who is invited answers without an account, and nothing else opens."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from tests.world import user
from tests.worlds.conducted import planned

from phinong.core.acting import REGISTER
from phinong.meetings.inviting import call_meeting
from phinong.meetings.models import Invitation, Meeting
from phinong.meetings.planning import move
from phinong.meetings.sitting import open_meeting
from phinong.record.models import Event

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + timedelta(days=20)


def at_nine(day: date):
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 9))


@pytest.fixture
def meeting(django_capture_on_commit_callbacks) -> Meeting:
    """A meeting in three weeks, called."""
    made = planned(day=SOON, starts_at=at_nine(SOON))
    with django_capture_on_commit_callbacks(execute=True):
        call_meeting(made, by=REGISTER, origin="http://testserver")
    return made


def links() -> list[str]:
    """The link in each mail that went out, in order."""
    found = [re.search(r"http://testserver(/th/\S+/invited/\S+)", one.body) for one in mail.outbox]
    return [one[1] for one in found if one]


def said(place: int = 0) -> tuple[str, str]:
    row = Invitation.objects.exclude(mail="").order_by("pk")[place]
    return row.answer, row.words


def test_who_is_invited_answers_and_changes_the_answer(client, meeting):
    link = links()[0]
    page = client.get(link)
    assert (page.status_code, page.context["row"].mail) == (200, "governor@example.org")
    assert client.post(link, {"said": "comes"}).status_code == 302
    assert said() == ("comes", "")
    given = {"said": "sends", "words": "นายวรญาณ บุญณราช รองผู้ว่าราชการจังหวัด"}
    assert client.post(link, given).status_code == 302
    assert (said(), said(1)) == (("sends", given["words"]), ("", ""))
    event = Event.objects.filter(verb="meeting.answered").latest("pk")
    assert (event.by, event.now["answer"]) == (None, "sends")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"said": ""},
        {"said": "perhaps"},
        {"said": "sends"},
        {"said": "sends", "words": "  "},
        {"said": "declines", "words": "x" * 301},
    ],
    ids=["nothing", "empty", "unknown", "nobody", "blank", "long"],
)
def test_what_is_no_answer_is_refused_and_changes_nothing(client, meeting, given):
    answer = client.post(links()[0], given)
    assert (answer.status_code, len(answer.context["reasons"]), said()) == (422, 1, ("", ""))


def test_a_link_tells_nobody_and_is_kept_nowhere(client, meeting):
    answer = client.get(links()[0])
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == (
        "no-referrer",
        "no-store, private",
    )
    secret = links()[0].rstrip("/").rpartition("/")[2]
    kept = Invitation.objects.filter(secret_sha256__contains=secret).exists()
    assert (kept, len(Invitation.objects.get(mail="governor@example.org").secret_sha256)) == (
        False,
        64,
    )


def test_every_link_is_another(meeting):
    assert len(set(links())) == 3


@pytest.mark.parametrize("secret", ["x", "a" * 43, "-" * 200])
def test_a_guessed_link_opens_nothing(client, meeting, secret):
    assert client.get(f"/th/meetings/invited/{secret}/").status_code == 404
    assert client.post(f"/th/meetings/invited/{secret}/", {"said": "comes"}).status_code == 404
    assert said() == ("", "")


def test_who_guesses_often_is_kept_out(client, meeting):
    for n in range(40):
        client.get(f"/th/meetings/invited/guess{n}/")
    assert client.get(links()[0]).status_code == 429


def test_a_link_ends_when_another_is_sent(client, meeting, django_capture_on_commit_callbacks):
    before = links()[0]
    with django_capture_on_commit_callbacks(execute=True):
        call_meeting(Meeting.objects.get(), by=REGISTER, origin="http://testserver")
    assert (client.get(before).status_code, client.get(links()[3]).status_code) == (404, 200)


def test_a_link_ends_when_the_meeting_is_opened_or_called_off(client, meeting):
    link = links()[0]
    move(meeting, "cancel", by=REGISTER, why="งดประชุม")
    assert client.get(link).status_code == 410
    move(meeting, "plan-again", by=REGISTER, why="ประชุมตามเดิม")
    call_meeting(meeting, by=REGISTER)
    open_meeting(meeting, by=REGISTER, at=timezone.now())
    assert client.get(link).status_code == 404
    assert client.post(link, {"said": "comes"}).status_code == 404


def test_a_link_ends_with_the_day_of_the_meeting(client, meeting):
    link = links()[0]
    Meeting.objects.update(held_day=timezone.localdate())
    assert client.get(link).status_code == 200
    Meeting.objects.update(held_day=timezone.localdate() - timedelta(days=1))
    assert client.get(link).status_code == 410
    assert (client.post(link, {"said": "comes"}).status_code, said()) == (410, ("", ""))


def test_an_officer_sees_the_answer_where_the_meeting_is_prepared(client, meeting):
    client.post(links()[0], {"said": "declines", "words": "ติดราชการ"})
    client.force_login(user())
    page = client.get(f"/th/meetings/{meeting.code}/prepare/").content.decode()
    assert "ติดราชการ" in page

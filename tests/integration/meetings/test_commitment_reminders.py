"""Commitments among what comes up: on the page, once by mail, in calendars."""

from datetime import date
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar
from tests.world import OFFICE, body, user
from tests.worlds.commitments import of_a_meeting, undertaken

from phinong.accounts.models import User
from phinong.core.acting import REGISTER
from phinong.drafting.calendars import address_parts
from phinong.drafting.coming_up import ahead_for, up_for
from phinong.meetings.promising import change_commitment
from phinong.record.models import Event

pytestmark = pytest.mark.django_db

DUE = "2022-06-30"


def officer(name: str = "somchai", of=None) -> User:
    made = user("officer", of, name)
    User.objects.filter(pk=made.pk).update(email=f"{name}@example.org", language="th")
    return made


def sent(day: str, *more: str) -> list[tuple[str, str]]:
    """(user, what) of the letters that the command sends on a day."""
    out = StringIO()
    call_command("remind", "--day", day, *more, stdout=out)
    rows = (line.split("\t") for line in out.getvalue().splitlines())
    return [(name, key) for name, _code, key in rows]


def test_each_is_sent_once_a_month_before_a_week_before_and_when_late():
    made = of_a_meeting(due=DUE)
    officer()
    days = ["2022-05-30", "2022-05-31", "2022-06-01", "2022-06-22", "2022-06-23", "2022-06-24"]
    assert [sent(day) for day in days] == [
        [],
        [("somchai", f"due-30:{DUE}")],
        [],
        [],
        [("somchai", f"due-7:{DUE}")],
        [],
    ]
    assert sent("2022-07-01") == [("somchai", f"overdue:{DUE}")]
    assert sent("2023-01-01") == []
    assert len(mail.outbox) == 3
    events = Event.objects.filter(verb="commitment.reminded", about_id=made.pk).order_by("id")
    assert [event.now["reminder"].partition(":")[0] for event in events] == [
        "due-30",
        "due-7",
        "overdue",
    ]
    assert {event.body for event in events} == {OFFICE}


def test_the_letter_says_what_by_when_and_where():
    made = of_a_meeting(due=DUE, texts={"th": "ส่งหนังสือถึงนครกว่างโจว"})
    officer()
    sent("2022-06-25")
    (letter,) = mail.outbox
    assert letter.to == ["somchai@example.org"]
    assert letter.subject == "พี่น้อง: มีเรื่องที่ต้องดูแล 1 เรื่อง"
    lines = letter.body.splitlines()
    assert "ส่งหนังสือถึงนครกว่างโจว" in lines
    assert any("30 มิถุนายน 2565" in line for line in lines)
    assert any(line.endswith(f"/th/meetings/commitments/{made.code}/") for line in lines)


def test_a_dry_run_sends_nothing():
    of_a_meeting(due=DUE)
    officer()
    assert sent("2022-06-25", "--dry-run") == [("somchai", f"due-7:{DUE}")]
    assert (mail.outbox, Event.objects.filter(verb="commitment.reminded").count()) == ([], 0)


def test_another_day_comes_up_again():
    made = of_a_meeting(due=DUE)
    officer()
    sent("2022-06-25")
    facts = {"state": "changed", "reason": "ตกลงเลื่อน", "due": "2022-07-30"}
    change_commitment(made, by=REGISTER, today=date(2022, 6, 26), **facts)
    assert sent("2022-07-25") == [("somchai", "due-7:2022-07-30")]


def test_what_is_kept_or_has_no_day_never_comes_up():
    made = of_a_meeting(due=DUE)
    of_a_meeting(2)
    change_commitment(made, by=REGISTER, state="kept", reason="yes", today=date(2022, 6, 1))
    officer()
    assert sent("2022-07-25") == []


def test_it_is_for_the_office_that_keeps_it_and_the_one_that_owes_it():
    owing, third = body("lamphun-province"), body("phayao-province")
    undertaken(owner=owing, due=DUE)
    officer("at-home")
    officer("at-owner", owing)
    officer("elsewhere", third)
    what = f"due-7:{DUE}"
    assert sent("2022-06-25") == [("at-home", what), ("at-owner", what)]


@pytest.mark.parametrize("count", [1, 3])
def test_more_commitments_take_no_more_queries(count, django_assert_num_queries):
    for number in range(count):
        of_a_meeting(number + 1, due=DUE)
    reader = User.objects.get(pk=user("officer").pk)
    reader.body_codes()
    with django_assert_num_queries(2):
        rows = up_for(reader, date(2022, 6, 25))
    assert len(rows) == count


def test_the_page_shows_them_under_their_heading(client):
    made = of_a_meeting(due="2022-02-28")
    client.force_login(user("officer"))
    page = client.get(reverse("drafting:reminders"))
    ((brings, count, rows),) = page.context["groups"]
    assert (str(brings.more), count, [row.commitment for row, _title in rows]) == (
        "meetings:commitments",
        1,
        [made],
    )


def test_the_calendar_of_an_office_has_every_day(client):
    made = of_a_meeting(due="2022-06")
    answer = client.get(reverse("drafting:calendar", args=address_parts(OFFICE)))
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["UID"], event.start, event.end) == (
        f"{made.code}.due.2022-06@phinong",
        date(2022, 6, 1),
        date(2022, 7, 1),
    )
    assert [row.key for row in ahead_for(OFFICE, date(2022, 1, 1))] == ["due:2022-06"]
    assert ahead_for("lamphun-province", date(2022, 1, 1)) == []

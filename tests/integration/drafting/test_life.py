"""What comes up reaches the pages, the mail and the calendars, once and for the right office."""

from datetime import date, datetime
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from icalendar import Calendar
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import ties as known

from phinong.core.acting import REGISTER, NotAllowed
from phinong.drafting.calendars import address_parts, is_open, new_address
from phinong.drafting.life import Due, due_of, reminders_for
from phinong.drafting.life_reading import lives_of
from phinong.drafting.reminding import remind
from phinong.places.actions import add_post, hold_post
from phinong.record.models import Event
from phinong.ties.agreements import correct_agreement
from phinong.ties.models import Agreement

pytestmark = pytest.mark.django_db

TERM = {"term_months": 60, "renewal": "automatic", "notice_days": 180}
# The term of the agreement of 31 March 2024 ends on 30 March 2029.
NEAR = date(2028, 9, 5)


def of(agreement: Agreement, day: date) -> dict[str, str]:
    found = due_of(lives_of(Agreement.objects.filter(pk=agreement.pk)), day)
    return {row.reminder.kind: row.reminder.about for row in found}


def kinds(due: list[Due]) -> list[str]:
    return [row.reminder.kind for row in due]


def test_a_signed_draft_is_reminded_of_by_what_its_text_provides():
    agreement = drafts.signed(**TERM)
    assert of(agreement, NEAR) == {
        "silent": "2024-03-31",
        "ends-12": "2029-03-30",
        "notice": "2028-10-01",
    }


def test_an_agreement_of_a_document_is_reminded_of_by_its_dates():
    agreement = known.kunming_renewal()
    correct_agreement(agreement, by=REGISTER, why="From the paper", ends_edtf="2027")
    assert of(agreement, date(2026, 8, 1)) == {"ends-12": "2027"}


def test_a_signatory_whose_time_is_over_comes_up():
    agreement = known.kunming_renewal()
    signatory = agreement.signatories.get()
    post, _made = add_post(
        known.cmu(), by=REGISTER, kept_by=world.OFFICE, role="president", titles={}
    )
    facts = {"by": REGISTER, "kept_by": world.OFFICE}
    hold_post(signatory.person, post, since="2020", until="2025-09-30", **facts)
    assert of(agreement, date(2025, 10, 1)) == {"signatory-left": "2025-09-30"}
    (row,) = due_of(lives_of(Agreement.objects.all()), date(2025, 10, 1))
    assert "พงษ์รักษ์ ศรีบัณฑิตมงคล" in row.sentence
    hold_post(signatory.person, post, seen="2025-12-01", **facts)
    assert of(agreement, date(2025, 12, 2)) == {}


def test_reminders_are_for_the_offices_of_the_agreement():
    drafts.signed(**TERM)
    mine = reminders_for(world.user("reader"), NEAR)
    assert kinds(mine) == ["ends-12", "notice", "silent"]
    assert kinds(reminders_for(drafts.stranger(), NEAR)) == []


def test_reminders_of_more_agreements_take_as_many_queries_as_of_one(django_assert_num_queries):
    user = world.user("officer")
    user.body_codes()
    known.kunming_renewal()
    with django_assert_num_queries(3):
        assert kinds(reminders_for(user, NEAR)) == ["silent"]
    drafts.signed(**TERM)
    with django_assert_num_queries(3):
        found = kinds(reminders_for(user, NEAR))
    assert found == ["ends-12", "notice", "silent", "silent"]


# ── Mail ──


def with_address(name: str = "somchai") -> None:
    user = world.user("officer", name=name)
    user.email = f"{name}@example.org"
    user.save(update_fields=["email"])


def sent_by_command(day: str, *more: str) -> list[str]:
    out = StringIO()
    call_command("remind", "--day", day, *more, stdout=out)
    return [line.split("\t")[2] for line in out.getvalue().splitlines()]


def test_a_reminder_is_sent_once_and_is_an_event():
    agreement = drafts.signed(**TERM)
    with_address()
    keys = ["ends-12:2029-03-30", "notice:2028-10-01", "silent:2024-03-31"]
    assert sent_by_command("2028-09-05", "--dry-run") == keys
    assert mail.outbox == []
    assert sent_by_command("2028-09-05") == keys
    assert sent_by_command("2028-09-05") == []
    assert sent_by_command("2028-09-06") == []
    (letter,) = mail.outbox
    assert letter.to == ["somchai@example.org"]
    assert letter.subject == "พี่น้อง: มีเรื่องที่ต้องดูแล 3 เรื่อง"
    assert "30 มีนาคม 2572" in letter.body
    assert f"http://127.0.0.1:8000/th/agreements/{agreement.code}/" in letter.body
    events = Event.objects.filter(verb="agreement.reminded")
    assert sorted(event.now["reminder"] for event in events) == keys
    assert sent_by_command("2028-09-30") == ["ends-6:2029-03-30"]


def test_a_letter_that_fails_is_sent_the_next_time(settings):
    drafts.signed(**TERM)
    with_address()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError, match="1 letters could not be sent"):
        sent_by_command("2028-09-05")
    assert not Event.objects.filter(verb="agreement.reminded").exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(sent_by_command("2028-09-05")) == 3


def test_who_only_reads_gets_no_mail():
    drafts.signed(**TERM)
    user = world.user("reader")
    user.email = "reader@example.org"
    user.save(update_fields=["email"])
    assert sent_by_command("2028-09-05") == []
    assert remind(user, today=date(2026, 1, 1)) == []


def test_a_day_that_is_none_is_refused():
    with pytest.raises(CommandError, match="is not a day"):
        call_command("remind", "--day", "tomorrow")


# ── Calendars ──


def events_in(content: bytes) -> dict[str, date]:
    calendar = Calendar.from_ical(content)
    found = {}
    for event in calendar.walk("VEVENT"):
        assert len(event.walk("VALARM")) == 1
        start = event["DTSTART"].dt
        assert not isinstance(start, datetime)
        found[str(event["UID"]).split(".")[1]] = start
    return found


def test_the_calendar_of_an_agreement_has_every_reminder(client: Client):
    agreement = drafts.signed(**TERM)
    answer = client.get(f"/th/drafts/life/agreements/{agreement.code}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert events_in(answer.content) == {
        "silent": date(2027, 3, 31),
        "ends-12": date(2028, 3, 30),
        "ends-6": date(2028, 9, 30),
        "notice": date(2028, 10, 1),
        "ends-3": date(2028, 12, 30),
        "term-over": date(2029, 3, 31),
        "mark": date(2034, 3, 31),
    }
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    said = {str(event["SUMMARY"]).partition(": ")[0] for event in events}
    assert said == {
        "ไม่มีกิจกรรม 36 เดือน",
        "อีก 12 เดือนครบกำหนด",
        "อีก 6 เดือนครบกำหนด",
        "อีก 3 เดือนครบกำหนด",
        "วันสุดท้ายที่แจ้งได้",
        "ครบกำหนดแล้ว",
        "ครบ 10 ปีนับจากวันลงนาม",
    }
    again = client.get(f"/th/drafts/life/agreements/{agreement.code}.ics")
    assert again.content == answer.content


def test_the_calendar_of_an_office_opens_by_its_address_alone(client: Client):
    drafts.signed(**TERM)
    office, token = address_parts(world.OFFICE)
    address = f"/th/drafts/life/calendars/{office}/{token}.ics"
    assert len(events_in(client.get(address).content)) == 7
    assert client.get(address.replace(token, token[::-1])).status_code == 404
    assert client.get(address.replace(office, "orkhon")).status_code == 404


def test_a_new_address_closes_the_old_one(client: Client):
    _office, before = address_parts(world.OFFICE)
    client.force_login(world.user("officer"))
    page = client.get("/th/drafts/life/reminders/").content.decode()
    assert before in page
    client.post(f"/th/drafts/life/calendars/{world.OFFICE}/renew/")
    _office, after = address_parts(world.OFFICE)
    assert not is_open(world.OFFICE, before)
    assert is_open(world.OFFICE, after)
    with pytest.raises(NotAllowed):
        new_address(world.office(), by=world.user("reader"))


# ── Pages ──


def test_the_page_of_an_agreement_tells_its_office_what_comes_up(client: Client):
    agreement = known.kunming_renewal()
    correct_agreement(agreement, by=REGISTER, why="From the paper", ends_edtf="2024-08-22")
    words = "nothing that follows is on record"
    assert words not in client.get(agreement.get_absolute_url()).content.decode()
    client.force_login(world.user("officer"))
    assert words in client.get(agreement.get_absolute_url()).content.decode()
    assert words in client.get(agreement.tie.get_absolute_url()).content.decode()
    assert words in client.get("/en/drafts/life/reminders/").content.decode()


@pytest.mark.parametrize("day", ["1 มีนาคม 2568", "1 March 2025", "2025-03-01"])
def test_a_day_is_written_as_on_the_paper(client: Client, day: str):
    agreement = known.kunming_renewal()
    letter = world.document("The memorandum ends.", title="Letter")
    client.force_login(world.user("officer"))
    facts = {"verb": "end", "day": day, "document": letter.code, "why": "ตกลงร่วมกัน"}
    address = f"/th/drafts/life/agreements/{agreement.code}/turn/"
    assert client.post(address, facts).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.status, agreement.status_edtf) == ("ended", "2025-03-01")


def test_the_page_tells_how_the_agreement_stands(client: Client):
    agreement = known.kunming_renewal()
    client.force_login(world.user("officer"))
    page = client.get(f"/en/drafts/life/agreements/{agreement.code}/turn/")
    said = {row.label: list(row.said) for row in page.context["rows"]}
    assert said == {"Status": ["Renewed"], "Signed": ["23 August 2023"]}


def test_an_end_is_recorded_on_its_page(client: Client):
    agreement = known.kunming_renewal()
    letter = world.document("The memorandum ends.", title="Letter")
    client.force_login(world.user("officer"))
    address = f"/th/drafts/life/agreements/{agreement.code}/turn/"
    facts = {"verb": "end", "day": "2025-03-01", "document": letter.code, "why": "ตกลงร่วมกัน"}
    assert f'<option value="{letter.code}">Letter</option>' in client.get(address).content.decode()
    assert client.post(address, facts | {"document": "none"}).status_code == 422
    assert client.post(address, facts | {"day": "2999-01-01"}).status_code == 422
    assert client.post(address, facts).status_code == 302
    assert "ตกลงร่วมกัน" in client.get(agreement.get_absolute_url()).content.decode()
    assert client.post(address, facts).status_code == 422

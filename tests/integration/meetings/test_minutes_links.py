"""Minutes sent round: the mails, and what their links open."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.world import user
from tests.worlds.conducted import DAY, planned
from tests.worlds.minuted import ORKHON, OVERVIEW, RESOLVED, SEJONG, SMART, matter
from tests.worlds.sent_round import at, called_and_held, later_one, newest, round_one, url

from phinong.core.acting import REGISTER
from phinong.drafting.pacing import MOST_MISSES
from phinong.meetings.minutes_links import Sending
from phinong.meetings.minuting import circulate, draft_minutes
from phinong.meetings.models import Meeting
from phinong.meetings.sitting import write_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    made = user("officer")
    client.force_login(made)
    return made


def by_mail(made: Meeting, django_capture_on_commit_callbacks) -> list[str]:
    """Sends the minutes round by mail; the address of each link."""
    everybody = [row.pk for row in made.invitations.exclude(mail="")]
    sending = Sending(everybody, origin="https://example.org")
    seen = draft_minutes(made, by=REGISTER).sha256
    with django_capture_on_commit_callbacks(execute=True):
        circulate(made, by=REGISTER, seen=seen, sending=sending)
    return [link_in(message.body) for message in mail.outbox]


def link_in(words: str) -> str:
    """The address of the link in a mail, without the register's own."""
    found = re.findall(r"https://example\.org(/\S+/by-link/\S+)", words)
    assert len(found) == 1
    return found[0]


def reasons(answer) -> list[str]:
    return [str(reason) for reason in answer.context["reasons"]]


# ── Sent round ──


def test_everybody_chosen_gets_a_mail_with_a_link_of_their_own(
    client, officer, django_capture_on_commit_callbacks
):
    made = called_and_held()
    version = draft_minutes(made, by=REGISTER)
    chosen = list(made.invitations.exclude(mail="").order_by("id"))
    given = {"seen": version.sha256, "to": [row.pk for row in chosen], "days": "10"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("minutes-circulate", made.code), given)
    assert [message.to for message in mail.outbox] == [[row.mail] for row in chosen]
    links = list(made.minutes_links.order_by("id"))
    bodies = [message.body for message in mail.outbox]
    secrets = [re.findall(r"/by-link/([^/]+)/", body)[0] for body in bodies]
    assert len(set(secrets)) == len(chosen)
    assert [link.secret_sha256 in body for link, body in zip(links, bodies, strict=True)] == [
        False
    ] * len(chosen)
    until = timezone.localdate(links[0].expires_at)
    assert until == timezone.localdate() + timedelta(days=10)
    assert mail.outbox[0].subject == "ขอให้ตรวจรายงานการประชุม: คณะกรรมการเมืองพี่เมืองน้อง 1/2565"
    for words in ("วันประชุม: 14 มีนาคม 2565", "ฉบับที่ 2", newest(made).sha256, chosen[0].name):
        assert words in bodies[0]
    for words in (RESOLVED, OVERVIEW, SMART, ORKHON):
        assert words not in bodies[0]


def test_who_has_no_address_is_named_for_the_paper(client, officer):
    made = called_and_held()
    draft_minutes(made, by=REGISTER)
    page = client.get(url("minutes", made.code)).context["page"]
    assert [row.post for row in page.by_hand] == ["หัวหน้าสำนักงานจังหวัดเชียงใหม่"]
    assert len(page.send.fields["to"].choices) == 3


def test_minutes_go_to_others_as_well(client, officer, django_capture_on_commit_callbacks):
    made = round_one()
    one = made.invitations.exclude(mail="").first()
    given = {"again": "yes", "to": [one.pk], "days": "30"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url("minutes-circulate", made.code), given).status_code == 302
    assert [message.to for message in mail.outbox] == [[one.mail]]
    assert made.minutes.count() == 2
    nobody = client.post(url("minutes-circulate", made.code), {"again": "yes", "days": "30"})
    assert (nobody.status_code, reasons(nobody)) == (422, ["เลือกผู้ที่จะได้รับรายงานการประชุม"])


@pytest.mark.parametrize("days", ["0", "181", "-1", "many", ""])
def test_a_link_opens_for_a_bounded_time(client, officer, days):
    made = called_and_held()
    seen = draft_minutes(made, by=REGISTER).sha256
    answer = client.post(url("minutes-circulate", made.code), {"seen": seen, "days": days})
    assert (answer.status_code, at(made).status) == (422, "drafted")


def test_a_stale_draft_does_not_go_round(client, officer):
    made = called_and_held()
    version = draft_minutes(made, by=REGISTER)
    write_note(made, by=REGISTER, uid=uuid4(), words="เพิ่ม")
    given = {"seen": version.sha256, "days": "30"}
    stale = client.post(url("minutes-circulate", made.code), given)
    assert (stale.status_code, at(made).status) == (409, "drafted")
    assert stale.context["page"].stale
    draft_minutes(made, by=REGISTER)
    other = client.post(url("minutes-circulate", made.code), given)
    assert (other.status_code, at(made).status) == (409, "drafted")


# ── By a link ──


def test_a_link_opens_the_minutes_without_an_account(client, django_capture_on_commit_callbacks):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    shown = client.get(address)
    assert (shown.status_code, shown.context["version"]) == (200, newest(made))
    assert RESOLVED in shown.content.decode()
    assert {
        name: shown.headers[name] for name in ("Referrer-Policy", "X-Robots-Tag", "Cache-Control")
    } == {
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Cache-Control": "no-store, private",
    }
    assert client.get(url("minutes", made.code)).status_code == 404
    assert client.get(url("meeting", made.code)).status_code == 404


def test_who_came_by_a_link_asks_for_a_correction_and_reads_the_answer(
    client, django_capture_on_commit_callbacks
):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    matter_of = made.items.get(texts__th=SEJONG)
    given = {
        "about": f"item:{matter_of.pk}",
        "words": "ชื่อนครสะกดผิด",
        "instead": "เซจง",
        "name": "ผู้ว่าราชการจังหวัด",
        "read": newest(made).sha256,
    }
    assert client.post(f"{address}ask/", given).status_code == 302
    asked = made.corrections.get()
    link = made.minutes_links.order_by("id").first()
    assert (asked.item, asked.link, asked.asked_by, asked.name) == (
        matter_of,
        link,
        link.invitation.seat,
        "ผู้ว่าราชการจังหวัด",
    )
    office = Client()
    office.force_login(user("officer"))
    settled = {"to": "declined", "answer": "สะกดตามหนังสือ"}
    office.post(url("minutes-settle", made.code, asked.pk), settled)
    assert "สะกดตามหนังสือ" in client.get(address).content.decode()
    other = by_mail_of(made, 1)
    assert "ชื่อนครสะกดผิด" not in client.get(other).content.decode()


def by_mail_of(made: Meeting, place: int) -> str:
    """The address of a link that went out, by its place."""
    return link_in(mail.outbox[place].body)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"words": ""}, 422),
        ({"name": ""}, 422),
        ({"words": "ก" * 4001}, 422),
        ({"about": "item:999999"}, 422),
        ({"about": "agenda"}, 422),
        ({"read": "0" * 64}, 409),
        ({}, 302),
    ],
    ids=["no-words", "no-name", "too-long", "no-matter", "no-part", "newer-one", "right"],
)
def test_what_is_asked_by_a_link(client, django_capture_on_commit_callbacks, given, status):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    right = {"about": "", "words": "แก้", "name": "ก", "read": newest(made).sha256}
    assert client.post(f"{address}ask/", right | given).status_code == status
    assert made.corrections.count() == (1 if status == 302 else 0)


def test_a_link_that_ended_or_was_shut_opens_nothing(client, django_capture_on_commit_callbacks):
    made = called_and_held()
    first, second, third = by_mail(made, django_capture_on_commit_callbacks)
    links = list(made.minutes_links.order_by("id"))
    office = Client()
    office.force_login(user("officer"))
    assert office.post(url("minutes-revoke", made.code, links[0].pk)).status_code == 302
    made.minutes_links.filter(pk=links[1].pk).update(expires_at=timezone.now())
    assert [client.get(address).status_code for address in (first, second, third)] == [
        410,
        410,
        200,
    ]
    assert client.post(f"{first}ask/", {"words": "แก้", "name": "ก"}).status_code == 410
    for shut in (first, second):
        assert RESOLVED not in client.get(shut).content.decode()


def test_a_link_opens_its_own_minutes_alone(client, django_capture_on_commit_callbacks):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    other = later_one()
    item = matter(planned(day=DAY + timedelta(days=90)), "อื่น")
    given = {"about": f"item:{item.pk}", "words": "แก้", "name": "ก"}
    assert client.post(f"{address}ask/", given).status_code == 422
    assert (made.corrections.count(), other.corrections.count()) == (0, 0)


def test_guessing_links_gets_nowhere(client):
    address = url("minutes-link", "guessed")
    found = [client.get(address, REMOTE_ADDR="192.0.2.7").status_code for _ in range(MOST_MISSES)]
    assert set(found) == {404}
    assert client.get(address, REMOTE_ADDR="192.0.2.7").status_code == 429


def test_a_link_shows_a_draft_to_nobody_before_it_goes_round(
    client, django_capture_on_commit_callbacks
):
    made = called_and_held()
    address = by_mail(made, django_capture_on_commit_callbacks)[0]
    sent = newest(made)
    write_note(made, by=REGISTER, uid=uuid4(), words="ยังไม่เวียน")
    draft_minutes(made, by=REGISTER)
    assert client.get(address).context["version"] == sent
    assert "ยังไม่เวียน" not in client.get(address).content.decode()

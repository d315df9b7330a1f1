"""The desk: what waits for whom, in which order, and what comes up."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from tests import world
from tests.world import OFFICE, body, document, office
from tests.worlds import conducted, drafting, ties

from phinong.accounts.models import User
from phinong.accounts.pressing import Blocks, Group
from phinong.core.acting import REGISTER
from phinong.drafting.models import Review, Route, RouteStep
from phinong.drafting.reviewing import ask_for_review
from phinong.drafting.routes import start_route
from phinong.meetings.models import Commitment, Consequence, Meeting, Resolution
from phinong.places.models import Place
from phinong.record.actions import note
from phinong.record.models import Document, Finding
from phinong.site import morning
from phinong.site.morning import Desk
from phinong.ties.models import Tie

pytestmark = pytest.mark.django_db

# The morning after meeting 1/2565, a Tuesday.
NOW = timezone.make_aware(datetime(2022, 3, 15, 8, 42))
TODAY = NOW.date()
HERE = "/en/desk/"


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def officer() -> User:
    return world.user("officer")


def desk(user: User, language: str = "en", at: datetime = NOW) -> Desk:
    """The desk as the page is given it."""
    with translation.override(language):
        return morning.of(User.objects.get(pk=user.pk), now=at, language=language)


def shown(found: Desk) -> list[tuple[Group, str, str]]:
    """Heading, what waits, and why, in the order of the desk."""
    return [
        (heading.group, str(row.waiting.what), row.waiting.why)
        for heading in found.headings
        for row in heading.rows
    ]


def promise(code: str, due: int | None, **facts: Any) -> Commitment:
    """A promise by its code, due in so many days."""
    day = in_days(due) if due is not None else None
    facts = {"owner": office(), "kept_by": OFFICE, "texts": {"en": code}, **facts}
    edtf = day.isoformat() if day else ""
    return Commitment.objects.create(code=code, due_day=day, due_edtf=edtf, **facts)


def with_findings(title: str) -> Document:
    """A document with one finding on which nobody decided."""
    made = document(f"Notice of {title}", title=title)
    Finding.objects.create(document=made, order=1, kind="activity", values=[])
    return made


# ── What waits ──


def test_an_empty_desk_says_so_kindly(client: Client, officer: User):
    found = desk(officer)
    assert (found.headings, found.total, found.next_day) == ([], 0, None)
    client.force_login(officer)
    page = client.get(HERE).content.decode()
    assert "Nothing waits for you today" in page
    assert "Everything that was asked of your office is done." in page
    assert "No day comes up within 90 days." in page


def test_an_empty_desk_names_the_next_day(officer: User):
    promise("far", 40)
    found = desk(officer)
    assert (found.total, found.next_day, found.ahead_total) == (0, in_days(40), 1)


def test_a_draft_at_our_step_holds_up_the_partner_that_has_nothing_to_do(officer: User):
    draft = conducted.before_the_committee()
    assert shown(desk(officer)) == [
        (Group.REST, str(draft.title("en")), "At the step “Committee considers”")
    ]
    start_route(drafting.party(draft, 1), "mn-aimag", by=REGISTER, today=TODAY)
    steps = RouteStep.objects.filter(route__party__side=1)
    steps.update(state="next", since=None)
    found = desk(officer)
    assert [row[0] for row in shown(found)] == [Group.HOLDS_UP]
    (row,) = found.headings[0].rows
    name = drafting.party(draft, 1).body.name("en")
    assert (row.waiting.blocks, row.waiting.held_up) == (Blocks.PARTNER, f"{name} waits")
    assert row.waiting.since == date(2022, 2, 1)
    assert row.waiting.act.url == draft.get_absolute_url()
    steps.filter(order=steps.earliest("order").order).update(state="now", since=TODAY)
    assert [row[0] for row in shown(desk(officer))] == [Group.REST]


def test_a_draft_that_waits_for_others_stands_beside(officer: User):
    draft = drafting.written()
    other = drafting.party(draft, 1)
    world.user("officer", of=other.body)
    start_route(other, "mn-aimag", by=REGISTER, today=TODAY)
    found = desk(officer)
    assert found.headings == []
    assert (found.elsewhere_total, len(found.elsewhere)) == (1, 1)
    assert str(found.elsewhere[0].what) == str(draft.title("en"))


def test_a_review_asked_of_us_holds_up_whoever_asked():
    other = body("nan-province", en="Nan Province")
    reader = world.user("officer", of=other)
    draft = drafting.written()
    given = {"kind": "council", "by": REGISTER, "today": TODAY, "body": other}
    review = ask_for_review(draft, due=in_days(5), **given).review
    found = desk(reader)
    (row,) = found.headings[0].rows
    assert (row.weight.group, row.waiting.due) == (Group.HOLDS_UP, in_days(5))
    assert row.waiting.act.url == f"/en/drafts/reviews/asked/{review.pk}/"
    assert [d.kind for d, rows, _n in found.ahead if rows] == ["review"]
    Review.objects.update(answered_at=NOW)
    assert desk(reader).headings == []


def test_a_meeting_asks_for_its_next_act(officer: User):
    conducted.planned(day=in_days(12), starts_at=conducted.instant(13, in_days(12)))
    conducted.held(conducted.planned(day=in_days(-9)))
    assert [row[2] for row in shown(desk(officer))] == [
        "Held; the minutes are not drafted yet",
        "The invitations were not sent yet",
    ]
    found = desk(officer)
    assert [row.waiting.blocks for row in found.headings[0].rows] == [Blocks.MEETING] * 2
    assert (found.total, found.holding) == (2, 2)
    acts = [row.waiting.act.url for row in found.headings[0].rows]
    held, planned = Meeting.objects.order_by("held_day")
    assert acts == [f"/en/meetings/{held.code}/minutes/", f"/en/meetings/{planned.code}/prepare/"]


def resolved(kind: str, status: str = "held") -> Consequence:
    """Something of this kind that a meeting in this status resolved."""
    meeting = conducted.planned(day=in_days(-9))
    Meeting.objects.filter(pk=meeting.pk).update(status=status)
    made = Resolution.objects.create(meeting=meeting, texts={"en": f"A {kind}"})
    return Consequence.objects.create(resolution=made, kind=kind)


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        ("verdict", Blocks.PARTNER),
        ("remark", Blocks.PARTNER),
        ("certify", Blocks.MINUTES),
        ("working-group", Blocks.NOTHING),
    ],
)
def test_what_was_resolved_waits_until_it_is_done(officer: User, kind: str, blocks: Blocks):
    one = resolved(kind, status="certified")
    rows = [row for heading in desk(officer).headings for row in heading.rows]
    assert [(str(row.waiting.what), row.waiting.blocks) for row in rows] == [(f"A {kind}", blocks)]
    assert rows[0].waiting.act.url.endswith("/live/#follows")
    assert desk(officer).holding == (blocks != Blocks.NOTHING)
    one.done_at = NOW
    one.save()
    assert desk(officer).headings == []


@pytest.mark.parametrize("status", ["planned", "called", "open", "cancelled"])
def test_nothing_follows_before_a_meeting_was_held(officer: User, status: str):
    resolved("verdict", status=status)
    assert "has not gone to its draft" not in str(shown(desk(officer)))


def test_promises_by_what_waits_for_them_and_by_their_day(officer: User):
    other = body("cmu", "university", en="Chiang Mai University")
    first, last = promise("first", 60), promise("last", 70)
    last.depends_on.add(first)
    promise("late", -166)
    promise("soon", 7)
    promise("far", 8)
    promise("kept", -3, state="kept")
    promise("changed", -2, state="changed")
    promise("nobody-named", -1, owner=None)
    promise("theirs", -20, owner=other)
    promise("another-office", -20, owner=None, kept_by="nan-province")
    found = desk(officer)
    assert [(row[0], row[1]) for row in shown(found)] == [
        (Group.HOLDS_UP, "first"),
        (Group.ITS_DAY, "late"),
        (Group.ITS_DAY, "changed"),
        (Group.ITS_DAY, "nobody-named"),
        (Group.ITS_DAY, "soon"),
    ]
    assert (found.total, found.holding) == (5, 1)
    assert [str(row.what) for row in found.elsewhere] == ["theirs"]
    coming = {days.kind: [row.day.what.text for row in rows] for days, rows, _n in found.ahead}
    assert coming["commitment"] == ["soon", "far", "first", "last"]
    first.state = "kept"
    first.save()
    assert next(row[1] for row in shown(desk(officer))) == "late"


def test_a_promise_waits_while_another_has_to_come_first(officer: User):
    late, before = promise("late", -3), promise("before", None)
    late.depends_on.add(before)
    assert [row[:2] for row in shown(desk(officer))] == [(Group.HOLDS_UP, "before")]


def test_an_agreement_asks_for_its_most_pressing_thing_once(officer: User):
    """On the day three reminders are up, its own end is what it asks for."""
    agreement = drafting.signed(term_months=60, renewal="automatic", notice_days=180)
    then = timezone.make_aware(datetime(2028, 9, 5, 8))
    found = desk(officer, at=then)
    (row,) = found.headings[0].rows
    assert (row.waiting.due, row.waiting.since) == (date(2029, 3, 30), date(2028, 3, 30))
    assert row.waiting.act.url == f"/en/drafts/life/agreements/{agreement.code}/renew/"
    coming = [row.day for _days, rows, _n in found.ahead for row in rows]
    assert [(day.note, day.edtf) for day in coming] == [("Last day for notice", "2028-10-01")]
    (row,) = desk(world.user("reader"), at=then).headings[0].rows
    assert row.waiting.act.url == agreement.get_absolute_url()


def test_an_end_is_one_day_however_often_it_is_reminded_of(officer: User):
    drafting.signed(term_months=60)
    found = desk(officer, at=timezone.make_aware(datetime(2029, 1, 10, 8)))
    coming = [row.day for _days, rows, _n in found.ahead for row in rows]
    assert [(day.note, day.edtf) for day in coming] == [("The term ends", "2029-03-30")]


def test_documents_with_open_findings_wait_for_who_may_decide(officer: User):
    with_findings("one")
    decided = with_findings("two")
    decided.findings.update(state="rejected", decided_at=NOW)
    assert shown(desk(officer)) == [(Group.REST, "one", "1 finding waits")]
    assert desk(world.user("contributor")).headings == []


# ── Who sees what ──


def fill() -> None:
    """Something of every kind on the desk of the office."""
    conducted.before_the_committee()
    conducted.held(conducted.planned(day=in_days(-9)))
    promise("late", -3)
    promise("theirs", -3, owner=body("cmu", "university", en="Chiang Mai University"))
    with_findings("one")


def test_nothing_of_it_is_told_to_another_office():
    fill()
    stranger = world.user("officer", of=body("nan-province", en="Nan Province"))
    found = desk(stranger)
    facts = (found.headings, found.elsewhere, found.ahead_total, found.next_day)
    assert facts == ([], [], 0, None)


def test_who_only_reads_is_shown_no_act_that_is_not_theirs():
    fill()
    found = desk(world.user("reader"))
    assert [row[1] for row in shown(found)] == ["late", "MoU Chiang Mai – Orkhon"]
    acts = [str(row.waiting.act.url) for heading in found.headings for row in heading.rows]
    assert [act for act in acts if act.endswith("/change/")] == []
    assert "/en/review/new/" not in [str(door.url) for door in found.doors]


@pytest.mark.parametrize("roles", [[], ["stranger"]])
def test_the_desk_opens_only_to_who_works_somewhere(client: Client, roles: list[str]):
    if roles:
        client.force_login(User.objects.create_user(username="nobody"))
    assert client.get(HERE).status_code == (404 if roles else 302)


# ── The page ──


def test_every_row_says_what_why_since_and_gives_one_way(client: Client, officer: User):
    fill()
    client.force_login(officer)
    page = client.get(HERE).content.decode()
    rows = re.findall(r'<article class="queue-item".*?</article>', page, re.DOTALL)
    assert len(rows) == 4
    for row in rows:
        assert len(set(re.findall(r'href="([^"]+)"', row))) == 1
    assert page.count("btn--main") == 1
    assert rows[0].startswith('<article class="queue-item" data-first')


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", ["วันนี้มี 4 เรื่องรอคุณ", "1 เรื่องมีคนอื่นรอต่อ", "เลยกำหนด"]),
        ("en", ["4 things wait for you today", "1 holds up others", "days late"]),
        ("zh", ["今天有4件事等您处理", "其中1件他人在等待", "逾期"]),
    ],
)
def test_it_is_told_in_three_languages(client: Client, officer: User, language, words):
    fill()
    client.force_login(officer)
    page = client.get(f"/{language}/desk/").content.decode()
    assert [word for word in words if word not in page] == []


def test_what_is_not_shown_is_counted_with_the_way_to_it(officer: User):
    for number in range(15):
        promise(f"late-{number:02}", -20 - number)
    (heading,) = desk(officer).headings
    assert (heading.total, len(heading.rows)) == (15, morning.SHOWN)
    assert [(door.url, n) for door, n in heading.others] == [("/en/meetings/commitments/", 3)]
    assert str(heading.rows[0].waiting.what) == "late-14"


def test_short_lists_beside_count_what_they_do_not_show(officer: User):
    for number in range(7):
        Tie.objects.create(code=f"tie-{number}", kept_by=OFFICE, disputed=True)
        known = {"title": f"link {number}", "address": "https://example.org/", "added_at": NOW}
        Document.objects.create(code=f"link-{number}", kind="address", kept_by=OFFICE, **known)
    found = desk(officer)
    assert (len(found.disputed.rows), found.disputed.total) == (morning.SHOWN_BESIDE, 7)
    assert (len(found.unchecked.rows), found.unchecked.total) == (morning.SHOWN_BESIDE, 7)


def test_latest_changes_are_those_of_the_register(officer: User):
    named = User.objects.create_user(username="somchai", display_name="Somchai")
    before = desk(officer).changes.rows
    note("tie.opened", "tie", 1, by=named, body=OFFICE)
    for kind, verb in (("user", "user.added"), ("role", "role.given")):
        note(verb, kind, 1, by=officer, body=OFFICE)
    note("tie.opened", "tie", 2, by=officer, body="nan-province")
    (latest, *rest) = desk(officer).changes.rows
    assert (latest.word, latest.by, rest) == (
        "Opened in the register",
        "Somchai",
        before[: len(rest)],
    )


def test_words_of_others_are_escaped(client: Client, officer: User):
    words = "<script>alert('x')</script>"
    promise("late", -3, texts={"en": words}, owner=body("cmu", "university", en=words))
    promise("ours", -3, texts={"en": words})
    with_findings(words)
    note("tie.opened", "tie", 1, by=User.objects.create_user(username=words), body=OFFICE)
    client.force_login(officer)
    page = client.get(HERE).content.decode()
    assert "<script>alert" not in page
    # Each of the three is named in its link and, where something waits, in its button too; beside
    # them stand who owes one of them, and who changed something; and the document in two changes.
    assert page.count("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;") == 9


def test_partners_clocks_are_told_where_they_are_clear(officer: User):
    tie = ties.chengdu_tie()
    for party, (country, code) in zip(
        tie.parties.order_by("side"), [("TH", "cnx"), ("CN", "ctu")], strict=True
    ):
        place = Place.objects.create(code=code, kind="city", names={"en": code}, country=country)
        party.body.place = place
        party.body.save()
    clocks = desk(officer).clocks
    told = [(clock.names["en"], f"{NOW.astimezone(clock.zone):%H:%M}") for clock in clocks]
    assert told == [("cnx", "08:42"), ("ctu", "09:42")]


def test_a_partner_in_our_own_zone_adds_no_clock(officer: User):
    for party, code in zip(
        ties.chengdu_tie().parties.order_by("side"), ("cnx", "cei"), strict=True
    ):
        names = {"en": code}
        party.body.place = Place.objects.create(code=code, kind="city", names=names, country="TH")
        party.body.save()
    assert [clock.names["en"] for clock in desk(officer).clocks] == ["cnx"]


def test_the_clocks_are_those_of_the_partners(client: Client, officer: User):
    chengdu = ties.chengdu_tie().parties.get(side=1).body
    names, country = {"th": "เฉิงตู"}, "CN"
    chengdu.place = Place.objects.create(code="ctu", kind="city", names=names, country=country)
    chengdu.save()
    client.force_login(officer)
    page = client.get("/th/desk/").content.decode()
    (told,) = re.findall(r'<time datetime="([^"]+\+08:00)">(\d\d:\d\d)</time>', page)
    assert told[0][11:16] == told[1]


def test_a_desk_is_made_once_for_each_state_of_the_register(client: Client, officer: User):
    promise("late", -3)
    client.force_login(officer)
    first = client.get(HERE).content
    with CaptureQueriesContext(connection) as again:
        assert client.get(HERE).content == first
    assert len(again) == 4  # session, account, roles, and whether anything has changed
    with_findings("new")
    assert "new" in client.get(HERE).content.decode()


def test_two_officers_of_different_roles_do_not_share_a_desk(client: Client, officer: User):
    promise("late", -3)
    pages = []
    for user in (officer, world.user("reader")):
        client.force_login(user)
        pages.append(client.get(HERE).content.decode())
    assert ["/change/" in page for page in pages] == [True, False]


def test_the_desk_costs_the_same_whatever_lies_on_it(officer: User):
    counts = [queries_with(officer, rows) for rows in (3, 30)]
    assert counts[0] == counts[1]


def queries_with(user: User, rows: int) -> int:
    """How many questions the desk asks with so many rows of each kind on it."""
    fill_with(rows)
    with CaptureQueriesContext(
        connection,
    ) as found:
        desk(user)
    return len(found)


def fill_with(rows: int) -> None:
    """So many more of everything."""
    for number in range(rows):
        draft = drafting.written()
        if number == 0 and not Route.objects.exists():
            conducted.before_the_committee()
        start_route(drafting.party(draft, 0), "th-province", by=REGISTER, today=TODAY)
        day = in_days(number % 20 + 1)
        meeting = conducted.planned(day=day, starts_at=conducted.instant(13, day))
        for status in ("planned", "held", "circulated"):
            Meeting.objects.filter(pk=meeting.pk).update(status=status)
        made = Resolution.objects.create(meeting=meeting, texts={"en": "A"})
        Consequence.objects.create(resolution=made, kind="working-group")
        promise(f"p-{rows}-{number}", number - 2, meeting=meeting)
        with_findings(f"{rows} {number}")

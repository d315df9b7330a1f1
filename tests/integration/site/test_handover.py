"""The handover brief: what a newcomer has to know, for the office alone, as a page and a paper."""

import re
from io import BytesIO
from uuid import uuid4

import pypdfium2
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from tests.world import OFFICE, body, office, user
from tests.worlds import conducted, drafting, ties
from tests.worlds.commitments import officer_of_the_province, undertaken

from phinong.accounts.models import User
from phinong.accounts.waiting import desk_doors
from phinong.core.acting import REGISTER
from phinong.drafting.texts import make_version, write_clause
from phinong.drafting.verdicts import decide
from phinong.meetings.promising import see_to
from phinong.meetings.resolving import resolve
from phinong.places.actions import hold_post
from phinong.places.models import Post
from phinong.record.actions import withdraw_document
from phinong.record.models import Document
from phinong.site.handover.brief import MOST, Brief, Line, group
from phinong.site.handover.make import brief_of
from phinong.site.handover.scope import of_body, of_tie
from phinong.ties.models import Tie

pytestmark = pytest.mark.django_db

PARTS = ["history", "people", "promises", "papers", "delicate"]


@pytest.fixture(autouse=True)
def no_cached_counts():
    cache.clear()


@pytest.fixture
def officer() -> User:
    return user("officer")


def request_of(who):
    request = RequestFactory().get("/en/handover/")
    request.user = who
    return request


def portfolio(who) -> Brief:
    """The brief of the province in English."""
    with translation.override("en"):
        return brief_of(of_body(request_of(who), OFFICE))


def of(who, tie: Tie) -> Brief:
    """The brief of one tie in English."""
    with translation.override("en"):
        return brief_of(of_tie(request_of(who), tie.code))


def lines(brief: Brief, key: str) -> list[Line]:
    """The lines of a group."""
    (found,) = [one for part in brief.parts for one in part.groups if one.key == key]
    return list(found.lines)


def said(brief: Brief, key: str) -> list[str]:
    """The words of a group's lines."""
    return [str(line.text) for line in lines(brief, key)]


def address(kind: str, code: str, suffix: str = "") -> str:
    return reverse(f"site:handover-{kind}{suffix}", args=[code])


# ── Who may ──


@pytest.mark.parametrize("suffix", ["", "-pdf"])
@pytest.mark.parametrize("role", ["reader", "contributor", "officer", "approver", "administrator"])
def test_who_works_in_the_office_reads_it(client, role, suffix):
    tie = ties.chengdu_tie()
    client.force_login(user(role))
    for kind, code in (("body", OFFICE), ("tie", tie.code)):
        answer = client.get(address(kind, code, suffix))
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("suffix", ["", "-pdf"])
@pytest.mark.parametrize("who", ["stranger", "elsewhere", "nowhere"])
def test_nobody_else_learns_that_there_is_one(client, who, suffix):
    tie = ties.chengdu_tie()
    if who == "elsewhere":
        client.force_login(user("administrator", body("phayao-province")))
    if who == "nowhere":
        client.force_login(User.objects.create_user(username="nobody", password="secret-word"))
    for kind, code in (("body", OFFICE), ("tie", tie.code), ("body", "none"), ("tie", "none")):
        assert client.get(address(kind, code, suffix)).status_code == 404


def test_the_office_of_the_other_side_has_its_own_brief_of_a_tie():
    tie = ties.chengdu_tie()
    theirs = user("officer", ties.chengdu())
    assert of(theirs, tie).office == "Chengdu"


def test_no_other_method_is_answered(client, officer):
    client.force_login(officer)
    assert client.post(address("body", OFFICE)).status_code == 405


def test_addresses_are_for_who_works_on_ties(officer):
    conducted.constituted()
    User.objects.filter(pk=officer.pk).update(email="somchai@example.org")
    shown = [line.note for line in lines(portfolio(officer), "addresses")]
    assert [note.partition(" ")[0] for note in shown] == [
        "governor@example.org",
        "vice@example.org",
        "cmu@example.org",
    ]
    assert [line.note for line in lines(portfolio(officer), "office")] == [
        "Officer · somchai@example.org"
    ]
    brief = portfolio(user("reader"))
    keys = [one.key for part in brief.parts for one in part.groups]
    assert "addresses" not in keys
    assert [line.note for line in lines(brief, "office")] == ["Officer", "Reader"]


# ── What stands in it ──


def test_it_answers_five_questions_even_of_an_empty_portfolio(officer):
    brief = portfolio(officer)
    assert [part.key for part in brief.parts] == PARTS
    assert [part.count for part in brief.parts] == [0, 1, 0, 0, 0]


def test_history_tells_how_ties_stand_and_what_happened_the_latest_first(officer):
    ties.chengdu_tie()
    guangzhou = ties.guangzhou_tie()
    brief = portfolio(officer)
    assert [line.path for line in lines(brief, "ties")] == [
        tie.get_absolute_url() for tie in Tie.objects.order_by("-evidence_day", "-id")
    ]
    when = [line.when for line in lines(brief, "happened")]
    assert when == sorted(when, reverse=True)
    assert {line.when for line in lines(of(officer, guangzhou), "happened")} <= set(when)


def test_a_post_is_told_with_who_holds_it_now(officer):
    officer_of_the_province()
    post = Post.objects.get()
    brief = portfolio(officer)
    assert [(line.when, line.note, line.look) for line in lines(brief, "ours")] == [
        ("2020-10-01", "Governor of Chiang Mai Province", "")
    ]
    follower = conducted.person("nirat", "นิรัตน์ พงษ์สิทธิถาวร", "Nirat Pongsittithaworn")
    hold_post(follower, post, since="2022-10-01", by=REGISTER, kept_by=OFFICE)
    assert ["Nirat" in name for name in said(portfolio(officer), "ours")] == [True]


def test_a_post_that_nobody_is_known_to_hold_says_who_did_last(officer):
    officer_of_the_province(until="2021-09-30")
    (line,) = lines(portfolio(officer), "ours")
    assert (line.look, line.note.partition(" · ")[2]) == (
        "quiet",
        "held last; who followed is not on record",
    )


def test_open_promises_stand_overdue_first_with_person_and_post(officer):
    person = officer_of_the_province()
    late = undertaken(due="2022-01-31", texts={"en": "Late"})
    see_to(late, by=REGISTER, owner=office(), person=person, due="2022-01-31")
    undertaken(due="2101-01", texts={"en": "To come"})
    brief = portfolio(officer)
    assert (said(brief, "overdue"), said(brief, "to-do")) == (["Late"], ["To come"])
    (line,) = lines(brief, "overdue")
    assert (line.look, line.path) == ("overdue", late.get_absolute_url())
    assert line.note.startswith("Chiang Mai Province · Governor of Chiang Mai Province · ")


def test_what_was_resolved_and_not_carried_out_is_open(officer):
    draft = conducted.before_the_committee()
    meeting = conducted.planned()
    item = conducted.on_the_agenda(meeting, draft)
    conducted.opened(meeting)
    version = draft.versions.get()
    facts = {"texts": {"en": "Agreed"}, "outcome": "endorsed", "seen_sha256": version.sha256}
    resolve(meeting, by=REGISTER, uid=uuid4(), item=item, version=version, **facts)
    assert said(portfolio(officer), "resolved") == ["Agreed"]


def test_a_draft_stands_with_its_newest_version_its_hash_and_whom_it_waits_for(officer):
    draft = conducted.before_the_committee()
    (line,) = lines(portfolio(officer), "drafts")
    version = draft.versions.get()
    words = line.note.split(" · ")
    assert words[1] == f"version 1 SHA-256 {version.sha256[:12]}"
    assert words[2].startswith("Chiang Mai Province: ")
    assert line.path == draft.get_absolute_url()


def test_minutes_stand_in_their_newest_version_alone(officer):
    meeting = conducted.circulated()
    (line,) = lines(portfolio(officer), "minutes")
    newest = meeting.minutes.order_by("-number").first()
    assert newest.sha256[:12] in line.note
    assert f"version {newest.number} " in line.note


def test_where_the_sides_differ_both_are_told(officer):
    tie = ties.guangzhou_tie()
    notes = {str(line.text): line.note for line in lines(of(officer, tie), "differ")}
    assert notes["Kind"].startswith(
        "Chiang Mai Province: Sister city — Guangzhou: Letter of intent"
    )


def test_a_text_that_came_back_and_an_approval_that_no_longer_holds(officer):
    draft = drafting.written()
    first = make_version(draft, by=REGISTER)
    ours, theirs = drafting.party(draft, 0), drafting.party(draft, 1)
    given = {"by": REGISTER, "seen": first.sha256}
    decide(draft, first, party=ours, outcome="approved", **given)
    decide(draft, first, party=theirs, outcome="returned", words="Amend clause 3", **given)
    brief = portfolio(officer)
    assert [line.note.split(" · ")[-1] for line in lines(brief, "returned")] == ["Amend clause 3"]
    assert lines(brief, "lapsed") == []
    clause = draft.clauses.filter(kind="article").first()
    seen = clause.texts.get(tag="th").revision
    words = {"heading": "", "words": "ถ้อยคำใหม่", "seen": seen}
    write_clause(draft, clause.uid, "th", by=REGISTER, **words)
    make_version(draft, by=REGISTER)
    (line,) = lines(portfolio(officer), "lapsed")
    assert first.sha256[:12] in line.note


def test_what_nothing_proves_any_more_is_told(officer):
    tie = ties.chengdu_tie()
    assert lines(of(officer, tie), "unproved") == []
    source = Document.objects.get(title__startswith="Tang Liangzhi")
    withdraw_document(source, by=REGISTER, why="forged")
    assert said(of(officer, tie), "unproved") == [
        "Kind: Sister city",
        "Date: 30 March 2015",
        "Stage: Signed",
    ]


def test_a_brief_of_one_tie_holds_nothing_of_another(officer):
    chengdu, guangzhou = ties.chengdu_tie(), ties.guangzhou_tie()
    undertaken(tie=guangzhou, texts={"en": "Send the letter"}, due="2022-01")
    brief = of(officer, chengdu)
    paths = {line.path for part in brief.parts for one in part.groups for line in one.lines}
    assert [path for path in paths if guangzhou.code in path] == []
    assert said(brief, "overdue") == []


def test_what_another_office_keeps_to_itself_stays_there(officer):
    hidden = ties.chengdu_tie()
    Tie.objects.filter(pk=hidden.pk).update(public=False, kept_by="phayao-province")
    assert lines(portfolio(officer), "ties") == []


def test_a_group_counts_all_and_shows_the_first():
    made = group("x", "X", (Line(str(n)) for n in range(MOST + 3)))
    assert (made.count, len(made.lines), made.more) == (MOST + 3, MOST, 3)


def test_every_line_about_a_record_leads_to_its_page(client, officer):
    ties.chengdu_tie()
    ties.guangzhou_tie()
    conducted.circulated()
    undertaken(due="2022-01-31")
    conducted.before_the_committee()
    brief = portfolio(officer)
    client.force_login(officer)
    groups = [one for part in brief.parts for one in part.groups if one.key != "office"]
    paths = [line.path for one in groups for line in one.lines]
    assert "" not in paths
    statuses = {path: client.get(path.partition("#")[0]).status_code for path in set(paths)}
    assert set(statuses.values()) == {200}


# ── Queries ──


@pytest.mark.parametrize("count", [1, 3])
def test_three_ties_ask_as_much_as_one(officer, count, django_assert_num_queries):
    for make in (ties.orkhon_tie, ties.chengdu_tie, ties.guangzhou_tie)[:count]:
        make()
    for number in range(count):
        undertaken(due="2022-01-31", texts={"en": str(number)})
    reader = User.objects.get(pk=officer.pk)
    portfolio(reader)
    with django_assert_num_queries(23):
        portfolio(reader)


# ── Page and paper ──


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_the_page_speaks_every_language(client, officer, language):
    tie = ties.guangzhou_tie()
    client.force_login(officer)
    for kind, code in (("bodies", OFFICE), ("ties", tie.code)):
        page = client.get(f"/{language}/handover/{kind}/{code}/")
        assert page.headers["Content-Language"][:2] == language
        assert page.content.decode().count('class="kv brief') == len(
            [one for part in page.context["brief"].parts for one in part.filled]
        )


def text_of(content: bytes) -> str:
    """The words of a paper."""
    with pypdfium2.PdfDocument(BytesIO(content)) as read:
        return "\n".join(page.get_textpage().get_text_bounded() for page in read)


def test_the_paper_says_what_the_page_says_and_links_back(client, officer):
    tie = ties.guangzhou_tie()
    made = undertaken(tie=tie, texts={"en": "Send the letter of intent"}, due="2022-01-31")
    client.force_login(officer)
    answer = client.get(f"/en/handover/ties/{tie.code}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert f"handover-{tie.code}-" in answer.headers["Content-Disposition"]
    words = text_of(answer.content)
    for shown in ("Handover brief", "Send the letter of intent", "Stated differently", "Sources"):
        assert words.count(shown) >= 1, shown
    linked = re.findall(rb"http://testserver/en/meetings/commitments/[^)/]+/", answer.content)
    assert {link.decode().split("/")[-2] for link in linked} == {made.code}


def test_the_thai_paper_counts_in_thai_digits_and_keeps_hashes(client, officer):
    draft = conducted.before_the_committee()
    client.force_login(officer)
    words = text_of(client.get(f"/th/handover/bodies/{OFFICE}.pdf").content)
    version = draft.versions.get()
    assert words.count(f"SHA-256 {version.sha256[:12]}") == 1
    assert words.count("๑ / ") == 1


def test_words_that_look_like_markup_stay_words(client, officer):
    undertaken(texts={"en": '#image("x") *bold* $x$ <b> \\'}, due="2022-01-31")
    client.force_login(officer)
    answer = client.get(f"/en/handover/bodies/{OFFICE}.pdf")
    assert (answer.status_code, text_of(answer.content).count("*bold* $x$ <b>")) == (200, 1)


# ── Doors ──


def test_a_desk_leads_to_the_brief_of_the_office(officer):
    with translation.override("en"):
        doors = [(door.url, str(door.label)) for door in desk_doors(officer)]
    assert ("/en/handover/bodies/chiang-mai-province/", "Handover brief") in doors


def test_a_tie_leads_to_its_brief_for_the_office_alone(client, officer):
    tie = ties.chengdu_tie()
    door = address("tie", tie.code)
    assert client.get(tie.get_absolute_url()).content.decode().count(door) == 0
    client.force_login(officer)
    assert client.get(tie.get_absolute_url()).content.decode().count(door) == 1


def test_strangers_are_no_portfolio():
    from django.http import Http404

    with pytest.raises(Http404):
        portfolio(AnonymousUser())

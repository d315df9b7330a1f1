"""What changed last, on a desk: which record it is about, for who may know of it."""

import re
from collections.abc import Sequence
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone, translation
from tests import world
from tests.world import OFFICE, document
from tests.worlds import drafting, ties

from phinong.accounts.models import User
from phinong.accounts.queries import of_the_register
from phinong.core.acting import REGISTER
from phinong.record.actions import note
from phinong.record.models import Document, Event
from phinong.site.changes import Change, latest_changes
from phinong.ties.models import Tie
from phinong.ties.naming import tie_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return world.user("officer")


def changes(user: User) -> Sequence[Change]:
    """The latest changes as a desk is given them."""
    with translation.override("en"):
        return latest_changes(user, [OFFICE], language="en", most=5).rows


def test_a_change_names_its_record_with_the_way_to_it(client: Client, officer: User):
    tie = ties.chengdu_tie()
    draft = drafting.written()
    made = document("Notice", title="A notice")
    for kind, number, verb in (
        ("tie", tie.pk, "tie.opened"),
        ("draft", draft.pk, "draft.opened"),
        ("document", made.pk, "document.added"),
        ("tie", 0, "tie.opened"),
        ("no-such-kind", 1, "tie.opened"),
    ):
        note(verb, kind, number, by=officer, body=OFFICE)
    named = [(one.what, one.url) for one in changes(officer)]
    assert named == [
        ("", ""),
        ("", ""),
        ("A notice", f"/en/documents/{made.code}/"),
        (draft.title("en").text, f"/en/drafts/{draft.code}/"),
        (tie_name(tie, "en"), f"/en/ties/{tie.code}/"),
    ]
    client.force_login(officer)
    page = client.get("/en/desk/").content.decode()
    assert f'<a href="/en/documents/{made.code}/">A notice</a><br><span class="meta">' in page


@pytest.mark.parametrize("kept_by", ["nan-province", OFFICE])
def test_a_change_names_no_record_that_the_reader_may_not_know_of(officer: User, kept_by: str):
    tie = ties.chengdu_tie()
    draft = drafting.written()
    Tie.objects.filter(pk=tie.pk).update(public=False, kept_by=kept_by)
    draft.parties.all().delete()
    type(draft).objects.filter(pk=draft.pk).update(kept_by=kept_by, tie=None)
    for kind, number in (("tie", tie.pk), ("draft", draft.pk)):
        note("tie.opened", kind, number, by=officer, body=OFFICE)
    shown_names = [bool(one.what or one.url) for one in changes(officer)[:2]]
    assert shown_names == [kept_by == OFFICE] * 2


@pytest.mark.parametrize("different", [1, 5])
def test_records_of_one_kind_are_named_in_one_query(
    officer: User, different: int, django_assert_num_queries
):
    made = [document(f"Notice {number}") for number in range(5)]
    for number in range(5):
        note("document.added", "document", made[number % different].pk, by=officer, body=OFFICE)
    with django_assert_num_queries(2):
        assert len({one.url for one in changes(officer)}) == 5


def test_a_record_that_changed_often_takes_one_row(client: Client, officer: User):
    made, other = document("Notice", title="A notice"), document("Other", title="Another")
    for number in (made.pk, made.pk, other.pk, made.pk):
        note("document.added", "document", number, by=officer, body=OFFICE)
    assert [one.what for one in changes(officer)].count("A notice") == 1
    assert [one.what for one in changes(officer)[:2]] == ["A notice", "Another"]
    client.force_login(officer)
    assert "/th/desk/changes/" in client.get("/th/desk/").content.decode()


# ── The whole lists behind the short ones ──


def short(client: Client, user: User, language: str = "en") -> set[str]:
    """The addresses of whole lists to which the desk leads."""
    client.force_login(user)
    page = client.get(f"/{language}/desk/").content.decode()
    found = re.findall(r'<p class="small mt2"><a href="([^"]+)">', page)
    return {unescape(url) for url in found}


def beside(count: int) -> None:
    """So many rows of each list beside."""
    for number in range(count):
        Tie.objects.create(code=f"tie-{number}", kept_by=OFFICE, disputed=True)
        link = {"title": f"link {number}", "address": "https://example.org/"}
        Document.objects.create(
            code=f"link-{number}", kind="address", kept_by=OFFICE, added_at=timezone.now(), **link
        )
    events = of_the_register(Event.objects.filter(body=OFFICE))
    for number in range(count - events.count()):
        note("tie.opened", "tie", number, by=REGISTER, body=OFFICE)


WHOLE = {"desk/disputes/", "desk/sources/", "desk/changes/"}


@pytest.mark.parametrize(("count", "led_to"), [(5, set()), (6, WHOLE)])
def test_a_list_that_is_cut_leads_to_all_of_it(
    client: Client, officer: User, count: int, led_to: set[str]
):
    beside(count)
    assert short(client, officer) == {f"/en/{url}" for url in led_to}


def rows_of(client: Client, url: str) -> list[str]:
    """The rows of a list's page, as they are read."""
    page = client.get(url).content.decode().split("<main")[1]
    return [re.sub(r"<[^>]+>", "", row) for row in re.findall(r'<li class="small.*?</li>', page)]


def test_the_whole_list_of_disputes_holds_every_tie_of_the_office_page_by_page(
    client: Client, officer: User
):
    tie = ties.chengdu_tie()
    Tie.objects.filter(pk=tie.pk).update(disputed=True, evidence_day=None)
    for number in range(26):
        day = date(2022, 1, 1 + number)
        Tie.objects.create(code=f"t-{number}", kept_by=OFFICE, disputed=True, evidence_day=day)
    Tie.objects.create(code="other", kept_by="nan-province", disputed=True)
    Tie.objects.create(code="agreed", kept_by=OFFICE, disputed=False)
    client.force_login(officer)
    page = client.get("/en/desk/disputes/").content.decode()
    codes = re.findall(r'href="/en/ties/([^"/]+)/"', page.split("<main")[1])
    assert codes == [f"t-{number}" for number in reversed(range(1, 26))]
    (following,) = re.findall(r'href="(\?after=[^"]+)"', page)
    assert rows_of(client, f"/en/desk/disputes/{unescape(following)}") == ["", tie_name(tie, "en")]


def test_the_whole_list_of_sources_without_a_copy_is_the_offices_own(client: Client, officer: User):
    for number, kept_by in enumerate((OFFICE, "nan-province", OFFICE)):
        link = {"title": f"<b>link {number}</b>", "address": "https://example.org/"}
        Document.objects.create(
            code=f"link-{number}", kind="address", kept_by=kept_by, added_at=timezone.now(), **link
        )
    document("Notice")  # whose words are kept
    client.force_login(officer)
    assert rows_of(client, "/en/desk/sources/") == [
        "&lt;b&gt;link 0&lt;/b&gt;",
        "&lt;b&gt;link 2&lt;/b&gt;",
    ]
    Document.objects.all().delete()
    page = client.get("/th/desk/sources/").content.decode()
    assert "ทุกแหล่งข้อมูลของหน่วยงานมีสำเนาเก็บไว้แล้ว" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", "แหล่งข้อมูลของทุกความสัมพันธ์ที่หน่วยงานของคุณดูแลตรงกัน"),
        ("en", "Sources agree about every tie that your offices keep."),
        ("zh", "您所在机构保管的每一段友城关系，各来源说法一致。"),
    ],
)
def test_a_list_on_which_nothing_is_says_so(
    client: Client, officer: User, language: str, words: str
):
    client.force_login(officer)
    assert words in client.get(f"/{language}/desk/disputes/").content.decode()


def test_the_whole_list_of_changes_names_what_they_are_about(client: Client, officer: User):
    made = document("Notice", title="<script>A notice</script>")
    for verb, kind, body in (
        ("document.added", "document", OFFICE),
        ("document.added", "document", "nan-province"),
        ("user.added", "user", OFFICE),
    ):
        note(verb, kind, made.pk, by=officer, body=body)
    client.force_login(officer)
    told = rows_of(client, "/en/desk/changes/")
    events = of_the_register(Event.objects.filter(body=OFFICE)).count()
    assert len(told) == events
    assert told[0].startswith("&lt;script&gt;A notice&lt;/script&gt;")

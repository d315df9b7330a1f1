"""The workspace: words are written, compared and approved; a second writer gets both texts."""

import re
from html import escape

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews

from phinong.core.acting import REGISTER
from phinong.drafting.drawing import said
from phinong.drafting.models import ClauseText, Draft, DraftStatus
from phinong.drafting.remarking import settle
from phinong.drafting.texts import add_clause, make_version, write_clause
from phinong.drafting.wording_now import words_hash

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def entered(draft: Draft, topic: str, **changed: str) -> dict[str, str]:
    """What the form of a clause sends."""
    sent = {}
    for row in ClauseText.objects.filter(clause=drafts.clause(draft, topic)):
        sent |= {
            f"heading-{row.tag}": row.heading,
            f"words-{row.tag}": row.words,
            f"seen-{row.tag}": str(row.revision),
            f"from-{row.tag}": words_hash(row),
        }
    return sent | changed


def address(draft: Draft, topic: str) -> str:
    return f"/en/drafts/{draft.code}/clauses/{drafts.clause(draft, topic).uid}/"


def words(draft: Draft, topic: str, tag: str) -> str:
    return ClauseText.objects.get(clause=drafts.clause(draft, topic), tag=tag).words


def test_a_clause_is_written_in_all_languages_at_once(officer: Client, draft: Draft):
    sent = entered(draft, "term", **{"words-en": "Ten years.", "words-th": "สิบปี"})
    answer = officer.post(address(draft, "term"), sent)
    assert answer.status_code == 302
    assert (words(draft, "term", "en"), words(draft, "term", "th")) == ("Ten years.", "สิบปี")


def test_a_second_writer_gets_both_texts(officer: Client, draft: Draft):
    sent = entered(draft, "term", **{"words-en": "Mine."})
    officer.post(address(draft, "term"), sent | {"words-en": "Theirs."})
    answer = officer.post(address(draft, "term"), sent)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "<del>Theirs</del><ins>Mine</ins>" in html
    assert words(draft, "term", "en") == "Theirs."
    assert 'name="seen-en" id="seen-' in html


def test_who_writes_one_language_leaves_what_others_wrote_in_another(officer: Client, draft: Draft):
    """Two people in one clause, each in a language: neither is asked about the other's words."""
    opened = entered(draft, "term")
    theirs = officer.post(address(draft, "term"), opened | {"words-th": "สิบปี"})
    mine = officer.post(address(draft, "term"), opened | {"words-en": "Ten years."})
    assert (theirs.status_code, mine.status_code) == (302, 302)
    assert (words(draft, "term", "th"), words(draft, "term", "en")) == ("สิบปี", "Ten years.")


def test_what_stood_untouched_is_not_put_back_when_another_language_is_refused(
    officer: Client, draft: Draft
):
    """After a refusal the form holds the newest words of the languages that were not changed."""
    opened = entered(draft, "term")
    officer.post(address(draft, "term"), opened | {"words-th": "สิบปี", "words-en": "Theirs."})
    answer = officer.post(address(draft, "term"), opened | {"words-en": "Mine."})
    assert answer.status_code == 409
    assert "สิบปี</textarea>" in answer.content.decode()
    assert "Mine.</textarea>" in answer.content.decode()


def test_a_language_saved_beside_a_refused_one_goes_on_being_saved(officer: Client, draft: Draft):
    """While somebody writes: the revision of what was saved comes back, that of the refused one
    does not, so the second is told again until both were looked at."""
    opened = entered(draft, "term")
    officer.post(address(draft, "term"), opened | {"words-en": "Theirs."})
    sent = opened | {"words-th": "สิบปี", "words-en": "Mine."}
    answer = officer.post(address(draft, "term"), sent, headers={"hx-request": "true"})
    html = answer.content.decode()
    assert 'name="seen-th"' in html
    assert 'name="seen-en"' not in html
    assert "data-saved" not in html


def test_saving_while_writing_gives_the_new_revisions(officer: Client, draft: Draft):
    sent = entered(draft, "term", **{"words-en": "Ten years."})
    answer = officer.post(address(draft, "term"), sent, headers={"HX-Request": "true"})
    uid = drafts.clause(draft, "term").uid
    assert answer.status_code == 200
    field = f'<input type="hidden" name="seen-en" id="seen-{uid}-en" value="2"'
    assert field in answer.content.decode()


def test_saving_while_somebody_else_wrote_is_said_and_loses_nothing(officer: Client, draft: Draft):
    sent = entered(draft, "term", **{"words-en": "Mine."})
    officer.post(address(draft, "term"), sent | {"words-en": "Theirs."})
    answer = officer.post(address(draft, "term"), sent, headers={"HX-Request": "true"})
    assert "Somebody changed these words since you opened them" in answer.content.decode()
    assert words(draft, "term", "en") == "Theirs."


@pytest.mark.parametrize("script", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"])
def test_what_looks_like_a_script_is_words(officer: Client, draft: Draft, script: str):
    officer.post(address(draft, "term"), entered(draft, "term", **{"words-en": script}))
    html = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert words(draft, "term", "en") == script
    assert script not in html


def test_a_clause_without_words_says_so_in_the_language_of_the_page(officer: Client, draft: Draft):
    uid = add_clause(draft, by=REGISTER, topic="areas").uid
    wording = {"heading": "", "words": "One.\nTwo.\n\nThree.", "seen": 0}
    write_clause(draft, uid, "en", by=REGISTER, **wording)
    html = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert 'lang="th" data-lang="Thai"><p lang="en">No words in Thai yet</p></div>' in html
    assert 'data-lang="English"><p>One.<br>Two.</p><p>Three.</p></div>' in html
    assert html.count('data-state="open"') == 2  # the clause, and its line in the outline


def test_who_reads_only_finds_no_way_to_write_or_remark(client: Client, draft: Draft):
    client.force_login(world.user("reader"))
    html = client.get(f"/en/drafts/{draft.code}/").content.decode()
    assert html.count('class="clause"') == 3
    assert "?edit=" not in html
    assert "?remark=" not in html


def test_a_clause_is_added_moved_and_taken_out(officer: Client, draft: Draft):
    base = f"/en/drafts/{draft.code}/clauses/"
    answer = officer.post(base, {"kind": "article", "topic": "areas", "after": ""})
    uid = drafts.clause(draft, "areas").uid
    assert answer.headers["Location"].endswith(f"?edit={uid}#c-{uid}")
    officer.post(f"{base}{uid}/move/", {"to": "up"})
    topics = [clause.topic for clause in draft.clauses.order_by("order", "id")]
    assert topics == ["preamble", "purpose", "areas", "term"]
    officer.post(f"{base}{uid}/remove/")
    assert not draft.clauses.filter(uid=uid).exists()


def test_versions_are_kept_compared_and_taken_up_again(officer: Client, draft: Draft):
    base = f"/en/drafts/{draft.code}/versions/"
    officer.post(f"{base}new/", {"note": "For the ministry"})
    before = words(draft, "term", "en")
    officer.post(
        address(draft, "term"), entered(draft, "term", **{"words-en": "A term of 9 years."})
    )
    html = officer.get(f"{base}?from=1").content.decode()
    assert "<ins>" in html
    assert "For the ministry" in html
    officer.post(f"{base}1/restore/", {"why": ""})
    assert words(draft, "term", "en") == before


@pytest.mark.parametrize("script", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_a_comparison_shows_scripts_as_words(officer: Client, draft: Draft, script: str):
    make_version(draft, by=REGISTER)
    officer.post(address(draft, "term"), entered(draft, "term", **{"words-en": script}))
    officer.post(f"/en/drafts/{draft.code}/versions/new/", {"note": script})
    html = officer.get(f"/en/drafts/{draft.code}/versions/?from=1&to=2").content.decode()
    assert script not in html
    assert html.count(escape(script)) == 2


@pytest.mark.parametrize("count", [2, 5])
def test_a_comparison_takes_as_many_queries_of_many_versions(
    officer: Client, draft: Draft, count: int, django_assert_num_queries
):
    for number in range(count):
        sent = entered(draft, "term", **{"words-en": f"A term of {number} years."})
        officer.post(address(draft, "term"), sent)
        make_version(draft, by=REGISTER)
    base = f"/en/drafts/{draft.code}/versions/"
    officer.get(base)
    for path, queries in (("?from=1&to=2", 8), ("?from=1", 10), ("", 6)):
        with django_assert_num_queries(queries):
            assert officer.get(base + path).status_code == 200


def test_a_comparison_keeps_the_lines_of_a_clause(officer: Client, draft: Draft):
    make_version(draft, by=REGISTER)
    uid = drafts.clause(draft, "term").uid
    write_clause(draft, uid, "en", by=REGISTER, heading="", words="One:\n(1) two", seen=1)
    html = officer.get(f"/en/drafts/{draft.code}/versions/?from=1").content.decode()
    assert '<p class="said">' in html
    assert "\n(1)" in html


def test_a_version_of_the_same_text_is_refused_with_the_reason(officer: Client, draft: Draft):
    base = f"/en/drafts/{draft.code}/versions/new/"
    officer.post(base)
    answer = officer.post(base)
    assert answer.status_code == 422
    assert "Nothing changed since the latest version" in answer.content.decode()


def test_both_sides_approve_on_their_own_pages(client: Client, draft: Draft):
    version = make_version(draft, by=REGISTER)
    for side in (0, 1):
        client.force_login(drafts.approver(side))
        party = drafts.party(draft, side)
        sent = {"outcome": "approved", "seen": version.sha256, "party": party.pk}
        answer = client.post(f"/en/drafts/{draft.code}/versions/1/verdict/", sent)
        assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.status == DraftStatus.AGREED


def test_an_approval_that_lapsed_says_so(client: Client, draft: Draft):
    version = make_version(draft, by=REGISTER)
    client.force_login(drafts.approver())
    party = drafts.party(draft, 0)
    sent = {"outcome": "approved", "seen": version.sha256, "party": party.pk}
    client.post(f"/en/drafts/{draft.code}/versions/1/verdict/", sent)
    client.post(address(draft, "term"), entered(draft, "term", **{"words-en": "Ten years."}))
    assert (
        "approved an earlier text; lapsed"
        in client.get(f"/en/drafts/{draft.code}/").content.decode()
    )


def dots(html: str) -> list[str]:
    """The marks of the outline, in order."""
    outline = html.partition('<nav class="outline"')[2].partition("</nav>")[0]
    return re.findall(r'class="dot" data-state="(\w+)"', outline)


def test_what_is_left_to_do_stands_at_the_foot_and_beside_its_clause(client: Client, draft: Draft):
    asked = reviews.by_link(draft)
    client.force_login(drafts.approver())
    page = f"/en/drafts/{draft.code}/"
    before = client.get(page).content.decode()
    assert dots(before) == ["agreed"] * 3
    assert "Approval awaited: Chiang Mai Province, Orkhon Province" in one_line(before)
    assert 'name="outcome" value="approved"' in foot(before)
    remark = reviews.remark(asked, "term")
    assert 'name="outcome"' not in foot(client.get(page).content.decode())
    uid = drafts.clause(draft, "purpose").uid
    write_clause(draft, uid, "en", by=REGISTER, heading="", words="Led by ‹contact unit›.", seen=1)
    after = client.get(page).content.decode()
    assert dots(after) == ["agreed", "open", "open"]
    assert f'<a href="#r-{remark.pk}">1 remark waits for an answer</a>' in after
    assert f'<a href="#c-{uid}">1 clause has gaps to fill</a>' in after
    assert "Gaps to fill before the text is approved:" in after
    settle(remark, "answer", by=REGISTER, words="It stands.")
    assert dots(client.get(page).content.decode()) == ["agreed", "open", "agreed"]


def test_the_words_that_a_remark_quotes_are_marked_until_it_is_answered(
    officer: Client, draft: Draft
):
    asked = reviews.by_link(draft)
    remark = reviews.remark(asked, "term", quote="a term of 5 years")
    reviews.remark(asked, "term", quote="5 years.")
    reviews.remark(asked, "purpose", quote="ship")
    page = f"/en/drafts/{draft.code}/"
    html = officer.get(page).content.decode()
    assert "has <mark>a term of 5 years</mark><mark>.</mark></p>" in html
    assert "relation<mark>ship</mark>." in html
    settle(remark, "answer", by=REGISTER, words="It stands.")
    assert "has a term of <mark>5 years.</mark></p>" in officer.get(page).content.decode()


def test_words_that_stand_twice_are_not_marked():
    assert said("", "a <b> a\n\nc & d", ["a", "c &"]) == (
        "<p>a &lt;b&gt; a</p><p><mark>c &amp;</mark> d</p>"
    )


def foot(html: str) -> str:
    """The foot of the page, with the next act."""
    return html.partition('<div class="dock')[2]


def one_line(html: str) -> str:
    """A page's words without tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split()).replace(" , ", ", ")


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_it_speaks_three_languages(officer: Client, draft: Draft, language: str):
    for path in (f"/{language}/drafts/", f"/{language}/drafts/{draft.code}/"):
        assert officer.get(path).status_code == 200


def test_an_office_that_is_no_party_finds_nothing(client: Client, draft: Draft):
    client.force_login(drafts.stranger())
    assert client.get(f"/en/drafts/{draft.code}/").status_code == 404
    assert client.post(address(draft, "term"), entered(draft, "term")).status_code == 404
    assert draft.code not in client.get("/en/drafts/").content.decode()

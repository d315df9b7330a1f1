"""Reviews on pages: by a link without an account, by an office inside, and in the workspace."""

import re

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews

from phinong.core.acting import REGISTER
from phinong.drafting.links import hash_of
from phinong.drafting.models import ClauseText, Draft, Remark, RemarkState, Review, Verdict
from phinong.drafting.remarking import accept
from phinong.drafting.reviewing import Asked, revoke_review
from phinong.drafting.templatetags.reviewing import initials
from phinong.drafting.texts import write_clause

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


@pytest.fixture
def asked(draft: Draft) -> Asked:
    return reviews.by_link(draft, asked="Please look at the term.")


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(world.user("officer"))
    return client


def link(asked: Asked, more: str = "", language: str = "en") -> str:
    return f"/{language}/drafts/r/{asked.secret}/{more}"


def sent(asked: Asked, topic: str = "term", **facts: str) -> dict[str, str]:
    uid = drafts.clause(asked.review.draft, topic).uid
    return {"name": "Khun Ploy", "uid": uid, "tag": "en", "words": "Why five?"} | facts


def test_the_link_shows_exactly_the_version_that_was_sent(client: Client, asked: Asked):
    draft, version = asked.review.draft, asked.review.version
    clause = drafts.clause(draft, "term")
    write_clause(draft, clause.uid, "en", by=REGISTER, heading="Effect", words="Later.", seen=1)
    html = client.get(link(asked)).content.decode()
    assert "has a term of 5 years." in html
    assert "ระยะเวลา ๕ ปี" in html
    assert "Later." not in html
    assert version.sha256 in html
    assert "Please look at the term." in html


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_the_link_is_kept_quiet_in_every_language(client: Client, asked: Asked, language: str):
    answer = client.get(link(asked, language=language))
    assert answer.status_code == 200
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"


def test_only_the_hash_of_the_secret_is_kept(asked: Asked):
    assert len(asked.secret) == 43
    row = Review.objects.filter(pk=asked.review.pk).values().get()
    assert row["secret_sha256"] == hash_of(asked.secret)
    assert asked.secret not in repr(row)


def test_a_remark_is_made_and_its_answer_read_by_the_link(
    client: Client, officer: Client, asked: Asked
):
    given = sent(asked, quote="5 years", proposes="on", proposal="It has a term of 3 years.")
    assert client.post(link(asked, "remarks/"), given).status_code == 302
    remark = Remark.objects.get()
    assert (remark.by_name, remark.quote, remark.by_id) == ("Khun Ploy", "5 years", None)
    words = ClauseText.objects.get(clause__uid=remark.uid, tag="en").words
    assert words[remark.start : remark.end] == "5 years"
    address = f"/en/drafts/{asked.review.draft.code}/remarks/{remark.pk}/"
    assert officer.post(f"{address}accept/", {"seen": "1", "answer": "Done."}).status_code == 302
    html = client.get(link(asked)).content.decode()
    assert "Done." in html
    assert "It has a term of 3 years." in html


def test_an_outcome_is_bound_to_the_hash_that_was_shown(client: Client, asked: Asked):
    given = {"name": "Khun Ploy", "outcome": "approved", "seen": "0" * 64, "words": ""}
    answer = client.post(link(asked, "outcome/"), given)
    assert answer.status_code == 422
    assert "The decision was for another text" in answer.content.decode()
    sha256 = asked.review.version.sha256
    assert client.post(link(asked, "outcome/"), given | {"seen": sha256}).status_code == 302
    assert Verdict.objects.get().sha256 == sha256


def test_the_workspace_shows_the_thread_and_the_outcome_that_lapsed(
    client: Client, officer: Client, asked: Asked
):
    draft = asked.review.draft
    client.post(link(asked, "remarks/"), sent(asked, quote="5 years"))
    given = {"name": "Khun Ploy", "outcome": "approved", "words": ""}
    client.post(link(asked, "outcome/"), given | {"seen": asked.review.version.sha256})
    html = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert "Why five?" in html
    assert "this holds for the earlier text only" not in html
    clause = drafts.clause(draft, "term")
    write_clause(draft, clause.uid, "en", by=REGISTER, heading="Effect", words="Ten.", seen=1)
    html = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert "Why five?" in html
    assert "The quoted words stand in the clause no more." in html
    assert "this holds for the earlier text only" in html


def test_the_office_asks_and_sees_the_link_once(client: Client, officer: Client, draft: Draft):
    base = f"/en/drafts/{draft.code}/reviews/"
    given = {"kind": "ministry", "body": "", "reviewer": "Khun Ploy", "days": "30"}
    answer = officer.post(base, given)
    html = answer.content.decode()
    found = re.search(r"/en/drafts/r/([\w-]{43})/", html)
    assert found is not None
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert client.get(found.group()).status_code == 200
    assert found.group(1) not in officer.get(base).content.decode()


def test_a_new_link_shuts_the_old_one(client: Client, officer: Client, asked: Asked):
    draft = asked.review.draft
    answer = officer.post(f"/en/drafts/{draft.code}/reviews/{asked.review.pk}/renew/")
    found = re.search(r"/en/drafts/r/[\w-]{43}/", answer.content.decode())
    assert found is not None
    assert client.get(found.group()).status_code == 200
    assert client.get(link(asked)).status_code == 404


SHUT = {
    "revoked": (410, "was taken back", "มีการเรียกคืน", "撤回"),
    "expired": (410, "is over", "หมดอายุ", "已过期"),
}


@pytest.mark.parametrize("why", SHUT)
def test_a_link_that_is_over_says_so_in_three_languages_and_nothing_else(
    client: Client, asked: Asked, why: str
):
    if why == "revoked":
        revoke_review(asked.review, by=REGISTER)
    else:
        Review.objects.update(expires_at="2022-01-01T00:00:00Z")
    status, *said = SHUT[why]
    for more, given in (
        ("", None),
        ("remarks/", sent(asked)),
        ("outcome/", {"outcome": "approved"}),
    ):
        address = link(asked, more)
        answer = client.get(address) if given is None else client.post(address, given)
        html = answer.content.decode()
        assert answer.status_code == status
        assert [text in html for text in said] == [True, True, True]
        assert "Orkhon" not in html
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert Remark.objects.count() == Verdict.objects.count() == 0


def test_an_unknown_link_says_nothing(client: Client, asked: Asked):
    answer = client.get(f"/en/drafts/r/{'x' * 43}/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_guessing_links_is_stopped(client: Client, asked: Asked):
    statuses = [client.get(f"/en/drafts/r/{n:043}/").status_code for n in range(31)]
    assert statuses == [404] * 30 + [429]
    assert client.get(link(asked)).status_code == 429


def test_a_link_opens_its_own_review_alone(client: Client, asked: Asked):
    other = reviews.by_link(drafts.written(), reviewer="Another")
    remark = reviews.remark(other, "term", words="Of another draft")
    assert "Of another draft" not in client.get(link(asked)).content.decode()
    answer = client.post(link(asked, f"remarks/{remark.pk}/reply/"), {"name": "A", "words": "B"})
    assert answer.status_code == 404
    assert client.get(f"/en/drafts/{asked.review.draft.code}/").status_code == 302


@pytest.mark.parametrize("script", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"])
def test_scripts_in_a_proposal_are_words(
    client: Client, officer: Client, asked: Asked, script: str
):
    given = sent(asked, words=script, quote="5 years", proposes="on", proposal=script)
    assert client.post(link(asked, "remarks/"), given).status_code == 302
    draft = asked.review.draft
    pages = (
        (client, link(asked)),
        (officer, f"/en/drafts/{draft.code}/"),
        (officer, f"/en/drafts/{draft.code}/reviews/table/"),
    )
    for reader, address in pages:
        html = reader.get(address).content.decode()
        assert script not in html
        assert "alert(1)" in html


def test_an_entry_that_was_refused_is_still_in_the_form(client: Client, asked: Asked):
    answer = client.post(link(asked, "remarks/"), sent(asked, name="", quote="no such words"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "do not stand in this clause" in html
    assert "no such words" in html
    assert "Why five?" in html


@pytest.mark.parametrize(
    "facts",
    [
        {"words": "a\x00b"},
        {"words": "x" * 20_001},
        {"start": "5", "end": "x"},
        {"start": "0", "end": "9999"},
        {"start": "-1", "end": "2"},
        {"uid": "nosuch"},
        {"tag": "zh-Hans"},
        {"proposes": "on", "proposal": "This Memorandum of Understanding has a term of 5 years."},
    ],
)
def test_a_bad_remark_is_refused_with_its_reason(
    client: Client, asked: Asked, facts: dict[str, str]
):
    answer = client.post(link(asked, "remarks/"), sent(asked, **facts))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Remark.objects.count() == 0


def test_an_office_is_asked_inside_and_answers(client: Client, draft: Draft):
    councillor = reviews.councillor()
    asked = reviews.inside(draft)
    address = f"/en/drafts/reviews/asked/{asked.review.pk}/"
    client.force_login(drafts.stranger())
    assert client.get(address).status_code == 404
    client.force_login(councillor)
    assert address in client.get("/en/drafts/reviews/asked/").content.decode()
    assert client.get(address).status_code == 200
    assert client.post(f"{address}remarks/", sent(asked)).status_code == 302
    assert Remark.objects.get().by == councillor
    given = {"outcome": "endorsed", "seen": asked.review.version.sha256, "words": "Agreed."}
    assert client.post(f"{address}outcome/", given).status_code == 302
    assert Verdict.objects.get().body_id == asked.review.body_id


def test_the_page_says_who_asks_and_leads_from_each_clause(client: Client, asked: Asked):
    html = client.get(link(asked)).content.decode()
    assert f"Chiang Mai Province asks {reviews.MINISTRY} for a review" in html
    for clause in asked.review.draft.clauses.all():
        assert f'href="?on={clause.uid}#remark"' in html
    term = drafts.clause(asked.review.draft, "term").uid
    chosen = client.get(link(asked, f"?on={term}")).content.decode()
    assert f'<option value="{term}" selected>' in chosen
    assert f'<option value="{term}" selected>' not in html


def test_no_outcome_is_chosen_beforehand(client: Client, asked: Asked):
    given = {"name": "Khun Ploy", "outcome": "", "seen": asked.review.version.sha256, "words": ""}
    assert client.post(link(asked, "outcome/"), given).status_code == 422
    assert not Verdict.objects.exists()
    assert '<option value="" selected>Choose an outcome' in client.get(link(asked)).content.decode()


def marked_optional(html: str) -> set[str]:
    """The fields that a page calls optional."""
    return set(re.findall(r'<label for="id_(\w+)">[^<]* <span class="optional">', html))


def test_what_a_form_needs_is_not_called_optional(
    client: Client, officer: Client, draft: Draft, asked: Asked
):
    asking = officer.get(f"/en/drafts/{draft.code}/reviews/").content.decode()
    assert marked_optional(asking) == {"asked", "due", "days"}
    assert "Choose one, or write a name below." in asking
    deciding = client.get(link(asked)).content.decode()
    assert marked_optional(deciding) == {"words"}
    given = {"name": " ", "outcome": "approved", "seen": asked.review.version.sha256}
    assert client.post(link(asked, "outcome/"), given).status_code == 422


def test_who_may_not_decide_for_the_asked_office_is_told_so(client: Client, draft: Draft):
    users = {role: reviews.councillor(role) for role in ("reader", "officer", "approver")}
    asked = reviews.inside(draft)
    address = f"/en/drafts/reviews/asked/{asked.review.pk}/"
    shown = {}
    for role, user in users.items():
        client.force_login(user)
        html = client.get(address).content.decode()
        shown[role] = ("data-remark>" in html, "Record the outcome</button>" in html)
    assert shown == {"reader": (False, False), "officer": (True, False), "approver": (True, True)}


def test_a_remark_names_the_office_it_was_made_for(officer: Client, asked: Asked):
    reviews.remark(asked, "term")
    Remark.objects.update(by_name="Khun Ploy")
    html = officer.get(f"/en/drafts/{asked.review.draft.code}/").content.decode()
    assert f"<b>Khun Ploy</b>{reviews.MINISTRY} · " in html


def test_a_proposal_that_was_accepted_keeps_its_redline(officer: Client, asked: Asked):
    draft = asked.review.draft
    remark = reviews.remark(asked, "term", proposal="It has a term of 3 years.")
    accept(remark, by=REGISTER, seen=1, words="Done.")
    thread = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    thread = thread.partition(f'id="r-{remark.pk}"')[2].partition("</section>")[0]
    assert ("<del>" in thread, "<ins>" in thread) == (True, True)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("เฉิงตู", "ฉ"),
        ("กระทรวง การต่างประเทศ", "กก"),
        ("Foreign Office", "FO"),
        ("", "–"),
        ("成都市", "成"),
    ],
)
def test_the_mark_of_a_name(name: str, mark: str):
    assert initials(name) == mark


def test_a_clause_that_changed_meanwhile_answers_409_and_loses_nothing(
    officer: Client, asked: Asked
):
    draft = asked.review.draft
    remark = reviews.remark(asked, "term", proposal="Three years.")
    clause = drafts.clause(draft, "term")
    write_clause(draft, clause.uid, "en", by=REGISTER, heading="Effect", words="Ten.", seen=1)
    address = f"/en/drafts/{draft.code}/remarks/{remark.pk}/accept/"
    mine = {"seen": "1", "words": "My own three.", "answer": "Taken.", "thread": str(remark.pk)}
    answer = officer.post(address, mine)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "My own three." in html
    assert "Taken." in html
    assert ClauseText.objects.get(clause=clause, tag="en").words == "Ten."
    remark.refresh_from_db()
    assert remark.state == RemarkState.OPEN


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_page_speaks_three_languages(officer: Client, asked: Asked, language: str):
    reviews.remark(asked, "term", proposal="Three years.")
    base = f"/{language}/drafts/{asked.review.draft.code}/"
    for page in ("", "reviews/", "reviews/table/", f"reviews/table/?review={asked.review.pk}"):
        assert officer.get(base + page).status_code == 200


@pytest.mark.parametrize("number", ["x", "0", "9" * 40, "-1"])
def test_a_table_of_no_review_is_not_there(officer: Client, asked: Asked, number: str):
    base = f"/en/drafts/{asked.review.draft.code}/reviews/table/"
    assert officer.get(base, {"review": number}).status_code == 404

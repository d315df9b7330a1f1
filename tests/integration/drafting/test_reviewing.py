"""Reviews through their actions: who may, what follows, and what is never shown as approved."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.utils import timezone
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews
from tests.worlds.ties import orkhon

from phinong.accounts.roles import RoleKey
from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting import remarking, reviewing
from phinong.drafting.actions import move
from phinong.drafting.models import ClauseText, Draft, DraftStatus, RemarkState, Review, ReviewKind
from phinong.drafting.review_rules import Spot
from phinong.drafting.reviewing import Asked, Guest
from phinong.drafting.texts import make_version, remove_clause, write_clause
from phinong.drafting.verdicts import approvals, decide
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


@pytest.fixture
def asked(draft: Draft) -> Asked:
    return reviews.by_link(draft)


def reasons(act) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return [reason.code for reason in refused.value.reasons]


def outcome(asked: Asked, code: str = "approved", by=None, **facts):
    seen = asked.review.version.sha256
    who = by or Guest(asked.review, reviews.MINISTRY)
    return reviewing.give_outcome(asked.review, by=who, outcome=code, seen=seen, **facts)


def words(remark) -> str:
    return ClauseText.objects.get(clause__uid=remark.uid, tag=remark.tag).words


# What each role may do: in an office of the draft, in the office that is asked, and by the link.
# "ask" stands for ask, revoke, renew and remind; "settle" for accept, answer, close and reopen.
MAY = {
    ("draft", "reader"): "",
    ("draft", "contributor"): "",
    ("draft", "officer"): "ask settle reply",
    ("draft", "approver"): "ask settle reply",
    ("draft", "administrator"): "ask settle reply",
    ("asked", "reader"): "",
    ("asked", "contributor"): "",
    ("asked", "officer"): "remark reply",
    ("asked", "approver"): "remark reply decide",
    ("asked", "administrator"): "remark reply decide",
    ("elsewhere", "administrator"): "",
}
VERBS = ("ask", "settle", "reply", "remark", "decide")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("where", "role"), MAY)
def test_who_may_do_what(draft: Draft, where: str, role: str, verb: str):
    of = {"draft": world.office(), "asked": reviews.council(), "elsewhere": world.body("lampang")}
    reviews.councillor()
    asked = reviews.inside(draft)
    remark = reviews_remark(asked)
    by = world.user(role, of=of[where], name="somebody")
    acts = {
        "ask": lambda: reviewing.revoke_review(asked.review, by=by),
        "settle": lambda: remarking.answer(remark, by=by, words="So."),
        "reply": lambda: remarking.reply(remark, by=by, words="And?"),
        "remark": lambda: remarking.remark_in_review(
            asked.review, by=by, spot=Spot(), words="Why?"
        ),
        "decide": lambda: outcome(asked, by=by),
    }
    if verb in MAY[where, role].split():
        acts[verb]()
    else:
        with pytest.raises(NotAllowed):
            acts[verb]()


def reviews_remark(asked: Asked):
    """A remark of the asked office's approver."""
    by = asked.review.body.roles.first().user
    return remarking.remark_in_review(asked.review, by=by, spot=Spot(), words="Which term?")


def test_the_table_names_every_role():
    assert {role for _where, role in MAY} == set(RoleKey.values)


def test_nobody_without_an_account_or_link_may_do_anything(asked: Asked):
    remark = reviews.remark(asked, "term")
    nobody = AnonymousUser()
    for act in (
        lambda: reviewing.revoke_review(asked.review, by=nobody),
        lambda: remarking.remark_in_review(asked.review, by=nobody, spot=Spot(), words="Why?"),
        lambda: remarking.answer(remark, by=nobody, words="So."),
        lambda: remarking.reply(remark, by=nobody, words="So."),
        lambda: outcome(asked, by=nobody),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_guest_speaks_in_the_review_of_the_link_alone(asked: Asked):
    other = reviews.by_link(drafts.written(), reviewer="Another")
    guest = Guest(other.review, "Another")
    with pytest.raises(NotAllowed):
        remarking.remark_in_review(asked.review, by=guest, spot=Spot(), words="Why?")
    with pytest.raises(NotAllowed):
        outcome(asked, by=guest)
    with pytest.raises(NotAllowed):
        remarking.reply(reviews.remark(asked, "term"), by=guest, words="Why?")
    with pytest.raises(NotAllowed):
        remarking.answer(reviews.remark(asked, "term"), by=guest, words="Mine.")


def test_what_is_sent_is_fixed_as_a_version_and_the_draft_is_in_review(draft: Draft):
    asked = reviews.by_link(draft)
    draft.refresh_from_db()
    assert draft.status == DraftStatus.IN_REVIEW
    assert (asked.review.version.number, asked.review.round) == (1, 1)
    again = reviews.by_link(draft)
    assert (again.review.version.number, again.review.round) == (1, 2)
    other = reviews.by_link(draft, reviewer="Another")
    assert other.review.round == 1
    verbs = Event.objects.filter(about_id=draft.pk).values_list("verb", flat=True)
    assert list(verbs).count("draft.review-asked") == 3
    assert list(verbs).count("draft.send") == 1


def test_a_link_opens_for_thirty_days(asked: Asked):
    assert asked.review.expires_at - asked.review.asked_at == timedelta(days=30)


def test_a_body_with_an_office_gets_no_link_and_one_without_gets_no_mail(draft: Draft):
    reviews.councillor()
    council = reviews.council()
    assert reasons(lambda: reviews.by_link(draft, body=council)) == ["review-body-has-office"]
    ministry = world.body("mfa", "ministry")
    assert reasons(lambda: reviews.inside(draft, body=ministry)) == ["review-body-has-no-office"]
    assert Review.objects.count() == 0


@pytest.mark.parametrize("status", ["withdrawn", "signed"])
def test_a_draft_that_is_closed_is_not_reviewed(asked: Asked, status: str):
    remark = reviews.remark(asked, "term")
    Draft.objects.update(status=status)
    closed = ["review-draft-closed"]
    assert reasons(lambda: reviews.by_link(asked.review.draft)) == closed
    assert reasons(lambda: reviews.remark(asked, "term")) == closed
    assert reasons(lambda: outcome(asked)) == closed
    assert reasons(lambda: remarking.answer(remark, by=REGISTER, words="So.")) == closed
    assert reasons(lambda: remarking.accept(remark, by=REGISTER)) == closed
    assert reviewing.revoke_review(asked.review, by=REGISTER).revoked_at is not None


def test_an_expired_link_takes_nothing_until_it_is_renewed(asked: Asked):
    Review.objects.update(expires_at=timezone.now())
    assert reasons(lambda: reviews.remark(asked, "term")) == ["review-expired"]
    assert reasons(lambda: outcome(asked)) == ["review-expired"]
    renewed = reviewing.renew_link(asked.review, by=REGISTER)
    assert renewed.secret != asked.secret
    assert outcome(renewed).outcome == "approved"


@pytest.mark.parametrize("days", [0, -3, 181])
def test_a_link_is_not_renewed_for_longer_than_it_may(asked: Asked, days: int):
    act = lambda: reviewing.renew_link(asked.review, by=REGISTER, days=days)  # noqa: E731
    assert reasons(act) == ["review-days"]


def test_a_revoked_review_takes_nothing_and_stays_revoked(asked: Asked):
    reviewing.revoke_review(asked.review, by=REGISTER)
    revoked = ["review-revoked"]
    assert reasons(lambda: reviews.remark(asked, "term")) == revoked
    assert reasons(lambda: outcome(asked)) == revoked
    assert reasons(lambda: reviewing.renew_link(asked.review, by=REGISTER)) == revoked
    assert reasons(lambda: reviewing.revoke_review(asked.review, by=REGISTER)) == revoked


def test_an_accepted_proposal_is_written_and_its_words_are_kept_beside_the_remark(asked: Asked):
    remark = reviews.remark(asked, "term", proposal="It has a term of 3 years.")
    remarking.accept(remark, by=REGISTER, seen=1, answer="Done.")
    remark.refresh_from_db()
    assert words(remark) == remark.became == "It has a term of 3 years."
    assert (remark.state, remark.answer) == (RemarkState.ACCEPTED, "Done.")
    event = Event.objects.get(verb="draft.clause-written", now__words=remark.became)
    assert event.was["words"] == "This Memorandum of Understanding has a term of 5 years."


def test_a_proposal_is_rewritten_before_it_is_taken(asked: Asked):
    remark = reviews.remark(asked, "term", proposal="Three years.")
    remarking.accept(remark, by=REGISTER, seen=1, words="A term of three years.")
    remark.refresh_from_db()
    assert words(remark) == remark.became == "A term of three years."
    assert remark.proposal == "Three years."


def test_a_proposal_to_strike_all_words_out_is_one(asked: Asked):
    remark = reviews.remark(asked, "term", words="", proposal="")
    remarking.accept(remark, by=REGISTER, seen=1)
    assert words(remark) == ""


def test_a_proposal_for_a_clause_that_is_gone_is_refused_and_kept(asked: Asked):
    remark = reviews.remark(asked, "term", proposal="Three years.")
    remove_clause(asked.review.draft, remark.uid, by=REGISTER)
    assert reasons(lambda: remarking.accept(remark, by=REGISTER)) == ["clause-gone"]
    remark.refresh_from_db()
    assert (remark.state, remark.proposal) == (RemarkState.OPEN, "Three years.")


def test_accepting_twice_is_refused(asked: Asked):
    remark = reviews.remark(asked, "term", proposal="Three years.")
    remarking.accept(remark, by=REGISTER, seen=1)
    assert reasons(lambda: remarking.accept(remark, by=REGISTER, seen=2)) == [
        "remark-cannot-accept"
    ]


def test_words_that_stand_twice_keep_their_quote_and_no_place(draft: Draft):
    clause = drafts.clause(draft, "term")
    write_clause(draft, clause.uid, "en", by=REGISTER, heading="", words="year by year", seen=1)
    asked = reviews.by_link(draft)
    remark = reviews.remark(asked, "term", quote="year")
    assert (remark.start, remark.end, remark.quote) == (None, None, "year")
    once = reviews.remark(asked, "term", quote="by")
    assert (once.start, once.end, once.quote) == (5, 7, "by")


def test_a_reply_to_a_reply_joins_the_thread(asked: Asked):
    remark = reviews.remark(asked, "term")
    first = remarking.reply(remark, by=REGISTER, words="Because.")
    guest = Guest(asked.review, "Khun Ploy")
    second = remarking.reply(first, by=guest, words="I see.", name="Khun Ploy")
    assert (first.parent_id, second.parent_id) == (remark.pk, remark.pk)
    assert (second.review_id, second.by_name) == (asked.review.pk, "Khun Ploy")


def test_an_outcome_of_a_ministry_returns_the_draft(asked: Asked):
    outcome(asked, "returned", words="The term is too long.")
    draft = Draft.objects.get(pk=asked.review.draft_id)
    asked.review.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING
    assert asked.review.answered_at is not None


def test_the_other_side_approves_by_its_link_and_a_later_edit_ends_it(draft: Draft):
    version = make_version(draft, by=REGISTER)
    given = {"by": REGISTER, "outcome": "approved", "seen": version.sha256}
    decide(draft, version, party=drafts.party(draft, 0), **given)
    asked = reviews.by_link(draft, kind=ReviewKind.OTHER_SIDE, body=orkhon(), reviewer="Bat")
    outcome(asked)
    draft.refresh_from_db()
    assert draft.status == DraftStatus.AGREED
    clause = drafts.clause(draft, "term")
    write_clause(draft, clause.uid, "en", by=REGISTER, heading="", words="Ten.", seen=1)
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING
    assert approvals(draft)[orkhon().code] == version.sha256
    late = outcome(asked)
    draft.refresh_from_db()
    assert (late.sha256, draft.status) == (version.sha256, DraftStatus.DRAFTING)


def test_a_party_that_thinks_again_ends_the_agreement(draft: Draft):
    asked = reviews.by_link(draft, kind=ReviewKind.OTHER_SIDE, body=orkhon(), reviewer="Bat")
    outcome(asked)
    version = asked.review.version
    given = {"by": REGISTER, "outcome": "approved", "seen": version.sha256}
    decide(draft, version, party=drafts.party(draft, 0), **given)
    outcome(asked, "rejected")
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING


def test_counsel_of_a_party_approves_nothing_for_the_party(draft: Draft):
    drafts.approver()
    asked = reviews.inside(draft, kind=ReviewKind.COUNSEL, body=world.office())
    verdict = outcome(asked, by=REGISTER)
    assert verdict.body is None
    assert approvals(draft) == {}


def test_an_office_gets_letters_in_its_peoples_languages_without_the_secret(
    draft: Draft, django_capture_on_commit_callbacks
):
    people = {}
    for language in ("th", "en", "zh"):
        people[language] = world.user("officer", of=reviews.council(), name=language)
        people[language].language, people[language].email = language, f"{language}@example.org"
        people[language].save()
    with django_capture_on_commit_callbacks(execute=True):
        asked = reviews.inside(draft, asked="By Friday?", origin="https://register.example")
    letters = {letter.to[0][:2]: letter for letter in mail.outbox}
    for language, subject in (
        ("th", "มีร่างขอความเห็น"),
        ("en", "A draft to review"),
        ("zh", "有草案请审阅"),
    ):
        address = f"https://register.example/{language}/drafts/reviews/asked/{asked.review.pk}/"
        assert letters[language].subject == subject
        assert letters[language].body.endswith(address)
        assert "By Friday?" in letters[language].body
        assert "5 years" not in letters[language].body
    with django_capture_on_commit_callbacks(execute=True):
        reviewing.remind_reviewer(asked.review, by=REGISTER)
    assert len(mail.outbox) == 6


def test_who_asked_is_written_to_when_the_answer_is_there(
    draft: Draft, django_capture_on_commit_callbacks
):
    officer = world.user("officer")
    officer.email, officer.language = "officer@example.org", "en"
    officer.save()
    asked = reviews.by_link(draft)
    Review.objects.update(asked_by=officer)
    with django_capture_on_commit_callbacks(execute=True):
        outcome(asked, name="Khun Ploy")
    assert [letter.subject for letter in mail.outbox] == ["A review was answered"]
    assert "Khun Ploy" in mail.outbox[0].body
    assert asked.secret not in mail.outbox[0].body


def test_a_link_cannot_be_reminded(asked: Asked):
    act = lambda: reviewing.remind_reviewer(asked.review, by=REGISTER)  # noqa: E731
    assert reasons(act) == ["review-by-link"]


def test_a_withdrawn_draft_that_is_taken_up_again_is_reviewed_again(asked: Asked):
    draft = asked.review.draft
    move(draft, "withdraw", by=REGISTER, why="The partner withdrew.")
    move(draft, "take-up", by=REGISTER, why="It came back.")
    assert reviews.remark(asked, "term").state == RemarkState.OPEN

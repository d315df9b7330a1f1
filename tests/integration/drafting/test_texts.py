"""Words are written by one hand at a time, versions never change, verdicts are of exact texts."""

import pytest
from tests import world
from tests.worlds import drafting as drafts

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.actions import move
from phinong.drafting.models import Draft, DraftStatus, Version
from phinong.drafting.texts import (
    add_clause,
    confirm_translation,
    make_version,
    order_clauses,
    remove_clause,
    restore_version,
    write_clause,
)
from phinong.drafting.verdicts import decide
from phinong.drafting.wording_now import older_than_original, standing_of
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def verbs(draft: Draft) -> list[str]:
    return list(
        Event.objects.about("draft", draft.pk).order_by("id").values_list("verb", flat=True)
    )


def write(draft: Draft, topic: str, tag: str, words: str, *, seen: int = 1, by=REGISTER):
    clause = drafts.clause(draft, topic)
    return write_clause(draft, clause.uid, tag, by=by, heading="", words=words, seen=seen)


def test_writing_leaves_an_event_and_grows_the_revision():
    draft = drafts.written()
    row = write(draft, "purpose", "en", "The Participants will be friends.")
    assert (row.words, row.revision) == ("The Participants will be friends.", 2)
    assert verbs(draft)[-1] == "draft.clause-written"
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING


def test_the_same_words_are_no_change():
    draft = drafts.written()
    before = verbs(draft)
    clause = drafts.clause(draft, "term")
    heading, words = drafts.WORDS["term"]["en"]
    row = write_clause(draft, clause.uid, "en", by=REGISTER, heading=heading, words=words, seen=0)
    assert (row.revision, verbs(draft)) == (1, before)


def test_the_second_of_two_writers_is_told_and_both_texts_stand():
    draft = drafts.written()
    write(draft, "term", "en", "Three years.")
    with pytest.raises(Refused) as refused:
        write(draft, "term", "en", "Ten years.", seen=1)
    assert codes(refused) == ["clause-changed-meanwhile"]
    assert drafts.clause(draft, "term").texts.get(tag="en").words == "Three years."


def test_a_stranger_learns_nothing():
    draft = drafts.written()
    with pytest.raises(NotAllowed):
        write(draft, "term", "en", "Mine.", by=drafts.stranger())


def test_the_other_side_writes_too():
    draft = drafts.written()
    row = write(draft, "term", "en", "Ours.", by=world.user("officer", of=drafts.orkhon()))
    assert row.words == "Ours."
    assert Event.objects.about("draft", draft.pk).first().body == "orkhon"


def test_a_translation_older_than_its_original_says_so():
    draft = drafts.written()
    draft.languages.filter(tag="en").update(role="translation", based_on="th")
    clause = drafts.clause(draft, "term")
    confirm_translation(draft, clause.uid, "en", by=REGISTER)
    for topic in ("preamble", "purpose"):
        confirm_translation(draft, drafts.clause(draft, topic).uid, "en", by=REGISTER)
    assert list(older_than_original(standing_of(draft))) == []
    write(draft, "term", "th", "สิบปี")
    assert list(older_than_original(standing_of(draft))) == [(clause.uid, "en")]
    write(draft, "term", "en", "Ten years.")
    assert list(older_than_original(standing_of(draft))) == []


def test_clauses_stand_in_order_and_are_moved_as_a_whole():
    draft = drafts.written()
    new = add_clause(draft, by=REGISTER, topic="areas", after=drafts.clause(draft, "purpose").uid)
    uids = [clause.uid for clause in draft.clauses.order_by("order")]
    topics = [clause.topic for clause in draft.clauses.order_by("order")]
    assert topics == ["preamble", "purpose", "areas", "term"]
    moved = [uids[0], uids[3], uids[1], uids[2]]
    order_clauses(draft, moved, by=REGISTER)
    assert [clause.uid for clause in draft.clauses.order_by("order")] == moved
    with pytest.raises(Refused) as refused:
        order_clauses(draft, moved[:-1], by=REGISTER)
    assert codes(refused) == ["clause-order-incomplete"]
    remove_clause(draft, new.uid, by=REGISTER)
    assert [clause.topic for clause in draft.clauses.order_by("order")] == [
        "preamble",
        "term",
        "purpose",
    ]


def test_a_part_that_stands_once():
    draft = drafts.written()
    with pytest.raises(Refused) as refused:
        add_clause(draft, by=REGISTER, kind="preamble")
    assert codes(refused) == ["clause-kind-once"]


def test_a_version_never_changes():
    draft = drafts.written()
    version = make_version(draft, by=REGISTER)
    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        version.delete()
    with pytest.raises(Refused) as refused:
        make_version(draft, by=REGISTER)
    assert codes(refused) == ["version-unchanged"]
    assert version.sha256 == standing_of(draft).sha256


def test_an_earlier_version_comes_back_and_nothing_is_lost():
    draft = drafts.written()
    first = make_version(draft, by=REGISTER)
    write(draft, "term", "en", "Ten years.")
    remove_clause(draft, drafts.clause(draft, "purpose").uid, by=REGISTER)
    changed = standing_of(draft).sha256
    restore_version(draft, 1, by=REGISTER, why="The council wants the first text.")
    assert standing_of(draft).sha256 == first.sha256
    assert list(Version.objects.values_list("sha256", flat=True)) == [first.sha256, changed]


def translated() -> Draft:
    """The draft with its English made from the Thai and checked against it."""
    draft = drafts.written()
    draft.languages.filter(tag="en").update(role="translation", based_on="th")
    for uid, tag in list(older_than_original(standing_of(draft))):
        confirm_translation(draft, uid, tag, by=REGISTER)
    return draft


def test_a_restored_translation_is_no_older_than_its_restored_original():
    draft = translated()
    make_version(draft, by=REGISTER)
    write(draft, "purpose", "th", "ถ้อยคำใหม่")
    write(draft, "purpose", "en", "New words.")
    restore_version(draft, 1, by=REGISTER)
    assert list(older_than_original(standing_of(draft))) == []


def test_a_translation_that_was_older_and_stays_is_older_still():
    draft = translated()
    write(draft, "term", "th", "สิบปี")
    make_version(draft, by=REGISTER)
    write(draft, "purpose", "th", "ถ้อยคำใหม่")
    restore_version(draft, 1, by=REGISTER)
    older = list(older_than_original(standing_of(draft)))
    assert older == [(drafts.clause(draft, "term").uid, "en")]


def approve(draft: Draft, version: Version, side: int):
    return decide(
        draft,
        version,
        by=drafts.approver(side),
        party=drafts.party(draft, side),
        outcome="approved",
        seen=version.sha256,
    )


def test_agreed_when_both_sides_approved_the_same_text():
    draft = drafts.written()
    version = make_version(draft, by=REGISTER)
    approve(draft, version, 0)
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING
    approve(draft, version, 1)
    draft.refresh_from_db()
    assert draft.status == DraftStatus.AGREED


def test_an_edit_after_approval_makes_the_approval_lapse():
    draft = drafts.written()
    version = make_version(draft, by=REGISTER)
    approve(draft, version, 0)
    approve(draft, version, 1)
    write(draft, "term", "en", "Ten years.")
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING
    with pytest.raises(Refused) as refused:
        decide(
            draft,
            version,
            by=REGISTER,
            party=drafts.party(draft, 0),
            outcome="approved",
            seen=version.sha256,
        )
    assert codes(refused) == ["text-changed-since-version"]


def test_only_an_approver_of_the_side_decides():
    draft = drafts.written()
    version = make_version(draft, by=REGISTER)
    officer = world.user("officer")
    other = drafts.approver(1)
    for by in (officer, other):
        with pytest.raises(NotAllowed):
            decide(
                draft,
                version,
                by=by,
                party=drafts.party(draft, 0),
                outcome="approved",
                seen=version.sha256,
            )


def test_withdrawing_needs_a_reason_and_can_be_taken_back():
    draft = drafts.written()
    with pytest.raises(Refused) as refused:
        move(draft, "withdraw", by=REGISTER)
    assert codes(refused) == ["reason-missing"]
    assert move(draft, "withdraw", by=REGISTER, why="No budget.").status == DraftStatus.WITHDRAWN
    with pytest.raises(Refused):
        write(draft, "term", "en", "Ten years.")
    assert move(draft, "take-up", by=REGISTER, why="Budget found.").status == DraftStatus.DRAFTING


@pytest.mark.parametrize("count", [1, 3])
def test_a_draft_is_read_with_as_many_questions_however_long(
    client, count, django_assert_num_queries
):
    draft = drafts.written()
    for _ in range(count):
        add_clause(draft, by=REGISTER)
    client.force_login(world.user("officer"))
    address = f"/th/drafts/{draft.code}/"
    client.get(address)
    with django_assert_num_queries(23):
        assert client.get(address).status_code == 200

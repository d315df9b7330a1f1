"""Whatever several people do to a draft, in any order: no word that was saved is lost, nothing is
shown as approved that was not, and the canonical form says the same after it was written and read.
"""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews

from phinong.core.refusals import Refused
from phinong.drafting import remarking, reviewing
from phinong.drafting.actions import Tongue
from phinong.drafting.canonical import canonical, sha256_of, whole_of
from phinong.drafting.intending import Meant
from phinong.drafting.models import ClauseText, Draft, DraftStatus, Remark, ReviewKind, Version
from phinong.drafting.pages.remarks import office_threads
from phinong.drafting.pages.reviews import given_by_review
from phinong.drafting.pages.workspace import approvals_of
from phinong.drafting.review_rules import Spot
from phinong.drafting.reviewing import Asked, Guest
from phinong.drafting.rules import APPROVING
from phinong.drafting.sides import add_party, set_languages, take_out_party
from phinong.drafting.texts import (
    add_clause,
    make_version,
    remove_clause,
    restore_version,
    sha256_of_standing,
    write_clause,
)
from phinong.drafting.verdicts import decide
from phinong.record.models import Event

WORDS = st.sampled_from(["ผู้เข้าร่วมจะ ", "มิตรภาพ", "shall ", "will ", "友谊", "เก้\nปี ", "5 "])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map("".join).map(str.strip)
TAGS = st.sampled_from(["th", "en"])
SIDES = st.sampled_from([0, 1])
PICKS = st.integers(0, 30)


class SeveralPeople(RuleBasedStateMachine):
    """Two offices, a ministry with a link, a council inside, and every act they have.

    Each run has a transaction of its own, which is taken back at its end.
    """

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.draft = drafts.written()
        self.people = [drafts.approver(0), drafts.approver(1)]
        self.council = reviews.councillor()
        drafts.stranger()
        # Everything that was accepted as saved, and (party or reviewer, hash) of every approval.
        self.saved: list[str] = []
        self.conflicts: list[str] = []
        self.approved: set[tuple[str, str]] = set()
        self.asked: list[Asked] = []
        self.pages: dict[int, dict[tuple[str, str], int]] = {0: {}, 1: {}}
        for side in (0, 1):
            self.open_page(side)

    def open_page(self, side: int) -> None:
        """What this person has before them: the revisions of every text."""
        rows = ClauseText.objects.filter(clause__draft=self.draft).select_related("clause")
        self.pages[side] = {(row.clause.uid, row.tag): row.revision for row in rows}

    def picked(self, rows: Any, pick: int) -> Any:
        """One of the rows, or None when there is none."""
        found = list(rows)
        return found[pick % len(found)] if found else None

    def tried(self, act: Any) -> Any:
        """What an act gives, or None when it was refused with reasons."""
        try:
            return act()
        except Refused:
            return None

    @rule(side=SIDES)
    def look_again(self, side: int) -> None:
        self.open_page(side)

    @rule(side=SIDES, tag=TAGS, pick=PICKS, text=TEXTS)
    def write(self, side: int, tag: str, pick: int, text: str) -> None:
        """With the page as this person opened it, however old that is."""
        clause = self.picked(self.draft.clauses.all(), pick)
        if clause is None:
            return
        seen = self.pages[side].get((clause.uid, tag), 0)
        row = ClauseText.objects.filter(clause=clause, tag=tag).first()
        before = row.words if row else ""
        given = {"heading": row.heading if row else "", "words": text, "seen": seen}
        try:
            write_clause(self.draft, clause.uid, tag, by=self.people[side], **given)
        except Refused as refused:
            codes = {reason.code for reason in refused.reasons}
            assert codes <= {
                "clause-changed-meanwhile",
                "draft-cannot-edit",
                "language-not-in-draft",
            }
            kept = ClauseText.objects.filter(clause=clause, tag=tag).first()
            assert (kept.words if kept else "") == before
        else:
            self.saved.append(text)
            self.open_page(side)

    @rule(side=SIDES, text=TEXTS)
    def add(self, side: int, text: str) -> None:
        clause = self.tried(lambda: add_clause(self.draft, by=self.people[side], topic="areas"))
        if clause is None:
            return
        facts = {"by": self.people[side], "heading": "", "words": text, "seen": 0}
        write_clause(self.draft, clause.uid, "th", **facts)
        self.saved.append(text)

    @rule(side=SIDES, pick=PICKS)
    def take_out(self, side: int, pick: int) -> None:
        clause = self.picked(self.draft.clauses.all(), pick)
        if clause is not None:
            self.tried(lambda: remove_clause(self.draft, clause.uid, by=self.people[side]))

    @rule(side=SIDES)
    def fix(self, side: int) -> None:
        self.tried(lambda: make_version(self.draft, by=self.people[side]))

    @rule(side=SIDES, pick=PICKS)
    def restore(self, side: int, pick: int) -> None:
        version = self.picked(self.draft.versions.all(), pick)
        if version is not None:
            by = self.people[side]
            self.tried(lambda: restore_version(self.draft, version.number, by=by))

    @rule(kind=st.sampled_from([ReviewKind.MINISTRY, ReviewKind.COUNCIL]))
    def ask(self, kind: str) -> None:
        asks = reviews.by_link if kind == ReviewKind.MINISTRY else reviews.inside
        if asked := self.tried(lambda: asks(self.draft)):
            self.asked.append(asked)

    def reviewer(self, asked: Asked) -> Any:
        """Who answers in a review."""
        return Guest(asked.review, "Ploy") if asked.secret else self.council

    @precondition(lambda self: self.asked)
    @rule(pick=PICKS, tag=TAGS, text=TEXTS, proposes=st.booleans())
    def remark(self, pick: int, tag: str, text: str, proposes: bool) -> None:
        asked = self.picked(self.asked, pick)
        uid = self.picked(asked.review.version.uids, pick)
        facts = {"spot": Spot(uid or "", tag), "words": text, "name": "Ploy"}
        facts["proposal"] = f"{text} {pick}" if proposes else None
        by = self.reviewer(asked)
        self.tried(lambda: remarking.remark_in_review(asked.review, by=by, **facts))

    @rule(side=SIDES, pick=PICKS)
    def accept(self, side: int, pick: int) -> None:
        remark = self.picked(self.draft.remarks.filter(parent=None), pick)
        if remark is None:
            return
        seen = self.pages[side].get((remark.uid, remark.tag), 0)
        by = self.people[side]
        done = self.tried(lambda: remarking.accept(remark, by=by, seen=seen, answer="ได้"))
        if done is not None and remark.proposal is not None:
            self.saved.append(remark.proposal)

    @rule(
        side=SIDES,
        pick=PICKS,
        verb=st.sampled_from(["answer", "close", "reopen", "reply"]),
        text=TEXTS,
    )
    def settle(self, side: int, pick: int, verb: str, text: str) -> None:
        remark = self.picked(self.draft.remarks.filter(parent=None), pick)
        if remark is not None:
            act = getattr(remarking, verb)
            self.tried(lambda: act(remark, by=self.people[side], words=text))

    @precondition(lambda self: self.asked)
    @rule(pick=PICKS, outcome=st.sampled_from(["approved", "endorsed", "returned", "rejected"]))
    def give_outcome(self, pick: int, outcome: str) -> None:
        asked = self.picked(self.asked, pick)
        seen, by = asked.review.version.sha256, self.reviewer(asked)
        facts = {"by": by, "outcome": outcome, "seen": seen, "name": "Ploy"}
        given = self.tried(lambda: reviewing.give_outcome(asked.review, **facts))
        if given is not None and outcome in APPROVING:
            self.approved.add((f"review {asked.review.pk}", seen))

    @rule(side=SIDES, pick=PICKS, outcome=st.sampled_from(["approved", "approved", "returned"]))
    def decide(self, side: int, pick: int, outcome: str) -> None:
        """On some version, perhaps an old one, perhaps with another hash before them."""
        version = self.picked(self.draft.versions.order_by("-number")[:3], pick)
        if version is None:
            return
        party = self.draft.parties.select_related("body", "draft").get(side=side)
        facts = {"by": self.people[side], "party": party, "outcome": outcome}
        seen = version.sha256 if pick % 7 else "0" * 64
        if self.tried(lambda: decide(self.draft, version, seen=seen, **facts)) is not None:
            now = Draft.objects.with_parties().get(pk=self.draft.pk)
            assert version.sha256 == seen == sha256_of_standing(now)
            if outcome in APPROVING:
                self.approved.add((party.body.code, seen))

    @rule(side=SIDES, named=st.sampled_from([("th", "en"), ("th",), ("th", "en", "zh-Hans")]))
    def change_languages(self, side: int, named: tuple[str, ...]) -> None:
        tongues = [Tongue(tag) for tag in named]
        by = self.people[side]
        self.tried(lambda: set_languages(self.draft, tongues, by=by, why="ตกลงกันใหม่"))

    @rule()
    def bind_a_third_or_let_it_go(self) -> None:
        third = self.draft.parties.filter(body__code="lampang").first()
        by = {"by": self.people[0], "why": "ขอเข้าร่วม"}
        if third is not None:
            self.tried(lambda: take_out_party(self.draft, third, **by))
        else:
            self.tried(lambda: add_party(self.draft, named=(Meant("lampang"), None), **by))

    @rule()
    def revoke(self) -> None:
        if self.asked:
            self.tried(lambda: reviewing.revoke_review(self.asked[-1].review, by=self.people[0]))

    @invariant()
    def every_saved_word_is_kept(self) -> None:
        if not hasattr(self, "draft"):
            return
        kept = list(ClauseText.objects.filter(clause__draft=self.draft).values_list("words"))
        kept += list(Version.objects.filter(draft=self.draft).values_list("canonical"))
        kept += list(Event.objects.filter(about_id=self.draft.pk).values_list("was", "now"))
        texts = set(strings(kept))
        assert [text for text in self.saved if text not in texts] == []

    @invariant()
    def what_shows_as_approved_was_approved(self) -> None:
        if not hasattr(self, "draft"):
            return
        draft = Draft.objects.with_parties().get(pk=self.draft.pk)
        current = sha256_of_standing(draft)
        shown = approvals_of(draft, current, self.people[0])
        assert {row.party.body.code for row in shown if row.approved} <= {
            who for who, sha256 in self.approved if sha256 == current
        }
        for number, given in given_by_review(draft).items():
            for one in given:
                if number and one.verdict.outcome in APPROVING:
                    assert one.lapsed == (one.verdict.sha256 != current)
                    assert (f"review {number}", one.verdict.sha256) in self.approved
        if draft.status == DraftStatus.AGREED:
            assert all(row.approved for row in shown)

    @invariant()
    def the_canonical_form_is_stable(self) -> None:
        if not hasattr(self, "draft"):
            return
        for version in self.draft.versions.all():
            again = canonical(whole_of(version.canonical, version.uids))
            assert (again, sha256_of(again)) == (version.canonical, version.sha256)

    @invariant()
    def every_remark_is_still_shown(self) -> None:
        if not hasattr(self, "draft"):
            return
        shown = {
            one.pk
            for thread in office_threads(Draft.objects.get(pk=self.draft.pk))
            for one in (thread.remark, *thread.replies)
        }
        assert shown == set(Remark.objects.filter(draft=self.draft).values_list("pk", flat=True))


def strings(value: Any) -> Any:
    """Every string in nested values; those in the canonical form are read out of it."""
    if isinstance(value, str):
        yield value
        if value.startswith('{"clauses"'):
            whole = whole_of(value)
            yield from (text.words for part in whole.parts for text in part.texts.values())
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in strings(one))


@pytest.mark.django_db
def test_no_word_is_lost_and_nothing_shows_as_approved_that_was_not():
    run_state_machine_as_test(
        SeveralPeople, settings=settings(max_examples=15, stateful_step_count=20)
    )

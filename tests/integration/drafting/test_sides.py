"""Parties and languages are changed, and nothing said or approved before is lost or stretched."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds.ties import municipality

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.actions import Tongue
from phinong.drafting.intending import Meant, working_titles
from phinong.drafting.models import ClauseText, Draft, DraftParty, DraftStatus
from phinong.drafting.pages.workspace import approvals_of
from phinong.drafting.routes import reopen_step, start_route
from phinong.drafting.sides import (
    add_party,
    change_party,
    set_languages,
    stamp,
    take_out_party,
)
from phinong.drafting.signing import add_signer
from phinong.drafting.texts import restore_version, sha256_of_standing, write_clause
from phinong.drafting.wording_now import older_than_original, standing_of
from phinong.record.models import Event

pytestmark = pytest.mark.django_db
WHY = "ที่ประชุมขอให้เพิ่ม"
# What the page of parties and languages asks the database.
QUERIES = 16


def fresh(draft: Draft) -> Draft:
    return Draft.objects.with_parties().get(pk=draft.pk)


def codes(draft: Draft) -> list[str]:
    return [party.body.code for party in fresh(draft).parties.all()]


def refusals(refused: Any) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def shown(draft: Draft) -> list[tuple[bool, bool]]:
    """(approved, lapsed) of every party."""
    now = fresh(draft)
    rows = approvals_of(now, sha256_of_standing(now), drafts.approver())
    return [(row.approved, row.lapsed) for row in rows]


def third(draft: Draft, **facts: Any) -> DraftParty:
    named = (Meant(municipality().code), None)
    return add_party(draft, by=REGISTER, named=named, **{"why": WHY} | facts)


# ── Parties ──


def test_a_party_more_is_another_text_that_nobody_approved():
    draft = drafts.agreed()
    third(draft)
    assert codes(draft) == [world.OFFICE, "orkhon", municipality().code]
    assert fresh(draft).status == DraftStatus.DRAFTING
    assert shown(draft) == [(False, True), (False, True), (False, False)]
    versions = list(draft.versions.order_by("number"))
    assert [version.note for version in versions] == ["", WHY]
    assert versions[-1].sha256 == sha256_of_standing(fresh(draft))
    verbs = [event.verb for event in Event.objects.about("draft", draft.pk)[:3]]
    assert verbs == ["draft.edit", "draft.version-made", "draft.party-added"]


def test_without_the_third_party_the_text_is_the_one_that_was_approved():
    draft = drafts.agreed()
    take_out_party(draft, third(draft), by=REGISTER, why=WHY)
    assert (codes(draft), shown(draft)) == ([world.OFFICE, "orkhon"], [(True, False)] * 2)
    assert fresh(draft).status == DraftStatus.DRAFTING


def test_a_party_stands_at_the_place_that_was_chosen():
    draft = drafts.written()
    party = third(draft, place=1)
    assert codes(draft) == [world.OFFICE, municipality().code, "orkhon"]
    named = (Meant(party.body.code), None)
    change_party(draft, party, by=REGISTER, named=named, place=0, why=WHY)
    assert codes(draft) == [municipality().code, world.OFFICE, "orkhon"]
    assert [party.side for party in fresh(draft).parties.all()] == [0, 1, 2]


def test_words_never_kept_before_a_change_are_a_version_first():
    draft = drafts.written()
    before = sha256_of_standing(draft)
    third(draft, why="")
    assert list(draft.versions.values_list("sha256", flat=True)) == [
        before,
        sha256_of_standing(fresh(draft)),
    ]


def test_a_notification_without_a_text_stays_one():
    draft = drafts.opened()
    third(draft, why="")
    assert (fresh(draft).status, draft.versions.count()) == (DraftStatus.INTENDED, 0)


def test_another_body_takes_a_partys_place_without_its_lines_and_steps():
    draft = drafts.written()
    party = drafts.party(draft, 1)
    add_signer(draft, by=REGISTER, name={"th": "ทดสอบ"}, post={}, party=party)
    route = start_route(party, "mn-aimag", by=REGISTER, today=date(2024, 4, 2))
    named = (Meant(municipality().code), None)
    with pytest.raises(Refused) as refused:
        change_party(draft, party, by=REGISTER, named=named)
    assert refusals(refused) == ["party-steps-begun"]
    reopen_step(route.steps.first(), by=REGISTER, why="ผิดหน่วยงาน")
    change_party(draft, party, by=REGISTER, named=named)
    party = drafts.party(draft, 1)
    assert party.body == municipality()
    assert (party.signatures.count(), getattr(party, "route", None)) == (0, None)
    event = Event.objects.about("draft", draft.pk).filter(verb="draft.party-changed").get()
    assert event.was["signatories"] == [{"th": "ทดสอบ"}]


def test_another_unit_leaves_the_text_and_its_approvals_alone():
    draft = drafts.agreed()
    party = drafts.party(draft, 1)
    named = (Meant("orkhon"), Meant(municipality().code))
    change_party(draft, party, by=REGISTER, named=named, reference="A/12", why=WHY)
    party.refresh_from_db()
    assert (party.base_unit, party.reference) == (municipality(), "A/12")
    assert fresh(draft).status == DraftStatus.AGREED
    assert (shown(draft), draft.versions.count()) == ([(True, False)] * 2, 1)


@pytest.mark.parametrize("made", [True, False], ids=["made-of-names", "written"])
def test_a_title_made_of_the_parties_names_follows_them_and_any_other_stays(made: bool):
    draft = drafts.written()
    bodies = [party.body for party in draft.parties.all()]
    if made:
        draft.titles = working_titles("mou", bodies)
        draft.save(update_fields=["titles"])
    named = (Meant(municipality().code), None)
    change_party(draft, drafts.party(draft, 1), by=REGISTER, named=named)
    expected = working_titles("mou", [bodies[0], municipality()]) if made else draft.titles
    assert fresh(draft).titles == expected


@pytest.mark.parametrize(
    ("role", "side", "allowed"),
    [("officer", 1, True), ("reader", 1, False), ("contributor", 1, False)],
)
def test_who_opened_the_draft_says_who_stands_in_it(role: str, side: int, allowed: bool):
    draft = drafts.written()
    third(draft, why="")
    by = world.user(role)
    if allowed:
        take_out_party(draft, drafts.party(draft, side), by=by, why=WHY)
        assert len(codes(draft)) == 2
    else:
        with pytest.raises(NotAllowed):
            take_out_party(draft, drafts.party(draft, side), by=by, why=WHY)


def test_a_side_goes_by_itself_but_puts_no_other_out():
    draft = drafts.written()
    third(draft, why="")
    partner = drafts.approver(1)
    with pytest.raises(NotAllowed):
        take_out_party(draft, drafts.party(draft, 0), by=partner, why=WHY)
    take_out_party(draft, drafts.party(draft, 1), by=partner, why=WHY)
    assert codes(draft) == [world.OFFICE, municipality().code]


def test_of_two_parties_none_is_taken_out():
    draft = drafts.written()
    with pytest.raises(Refused) as refused:
        take_out_party(draft, drafts.party(draft, 1), by=REGISTER)
    assert refusals(refused) == ["draft-parties-too-few"]


def test_a_signed_text_is_bound_to_whom_it_is_bound():
    agreement = drafts.signed()
    with pytest.raises(Refused) as refused:
        third(agreement.draft)
    assert refusals(refused) == ["draft-cannot-edit", "parties-of-record"]
    with pytest.raises(Refused) as refused:
        set_languages(agreement.draft, [Tongue("th")], by=REGISTER, why=WHY)
    assert refusals(refused) == ["draft-cannot-edit"]


# ── Languages ──


def test_a_language_more_is_another_text():
    draft = drafts.agreed()
    tongues = [Tongue("th"), Tongue("en"), Tongue("zh-Hans", "translation", "th")]
    set_languages(draft, tongues, by=REGISTER, prevails="th", why=WHY)
    now = fresh(draft)
    assert (now.status, now.prevails) == (DraftStatus.DRAFTING, "th")
    assert shown(draft) == [(False, True)] * 2
    assert draft.versions.count() == 2


def test_the_words_of_a_withdrawn_language_are_kept_and_stand_again():
    draft = drafts.written()
    english = standing_of(draft).whole.parts
    set_languages(draft, [Tongue("th")], by=REGISTER)
    assert standing_of(fresh(draft)).whole.tags == ("th",)
    set_languages(draft, [Tongue("th"), Tongue("en")], by=REGISTER, why=WHY)
    assert standing_of(fresh(draft)).whole.parts == english


def test_an_authentic_text_that_becomes_a_translation_is_to_be_checked():
    draft = drafts.written()
    set_languages(draft, [Tongue("th"), Tongue("en", "translation", "th")], by=REGISTER)
    older = {uid for uid, _tag in older_than_original(standing_of(fresh(draft)))}
    assert older == {clause.uid for clause in draft.clauses.all()}


def test_an_earlier_version_leaves_the_words_of_a_later_language():
    draft = drafts.agreed()
    tongues = [Tongue("th"), Tongue("en"), Tongue("zh-Hans", "translation", "th")]
    set_languages(draft, tongues, by=REGISTER, why=WHY)
    clause = drafts.clause(draft, "term")
    words = {"heading": "", "seen": 0}
    write_clause(draft, clause.uid, "zh-Hans", by=REGISTER, words="有效期五年", **words)
    row = ClauseText.objects.get(clause=clause, tag="th")
    changed = {"heading": row.heading, "words": "ระยะเวลา ๓ ปี", "seen": row.revision}
    write_clause(draft, clause.uid, "th", by=REGISTER, **changed)
    restore_version(draft, 1, by=REGISTER)
    texts = dict(ClauseText.objects.filter(clause=clause).values_list("tag", "words"))
    assert texts == {
        "th": drafts.WORDS["term"]["th"][1],
        "en": drafts.WORDS["term"]["en"][1],
        "zh-Hans": "有效期五年",
    }


def test_the_same_languages_change_nothing():
    draft = drafts.agreed()
    set_languages(draft, [Tongue("th"), Tongue("en")], by=REGISTER)
    assert (fresh(draft).status, draft.versions.count()) == (DraftStatus.AGREED, 1)
    assert not Event.objects.filter(verb="draft.languages-changed").exists()


# ── Pages ──


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def sent(draft: Draft, **changed: Any) -> dict[str, Any]:
    return {"seen": stamp(fresh(draft)), "why": WHY} | changed


def test_an_officer_adds_changes_and_takes_out_a_party(officer: Client):
    draft, town = drafts.agreed(), municipality()
    named = {"body": str(town.name("en")), "place": "2"}
    page = f"/en/drafts/{draft.code}/sides/"
    assert officer.post(f"{page}add/", sent(draft, **named)).status_code == 302
    party = draft.parties.get(body=town)
    changed = sent(draft, **named | {"reference": "12/2569", "place": "0"})
    assert officer.post(f"{page}{party.pk}/change/", changed).status_code == 302
    party.refresh_from_db()
    assert (party.reference, party.side) == ("12/2569", 0)
    assert officer.post(f"{page}{party.pk}/take-out/", sent(draft)).status_code == 302
    assert codes(draft) == [world.OFFICE, "orkhon"]
    shown_now = officer.get(page)
    assert [event.verb for event in shown_now.context["page"].history] == [
        "draft.party-taken-out",
        "draft.party-changed",
        "draft.party-added",
    ]


def test_an_officer_changes_the_languages(officer: Client):
    draft = drafts.agreed()
    rows = {"language0": "en", "role0": "authentic", "language1": "th", "role1": "translation"}
    answer = officer.post(f"/en/drafts/{draft.code}/languages/", sent(draft, **rows))
    assert answer.status_code == 302
    found = list(draft.languages.values_list("tag", "role", "based_on"))
    assert found == [("en", "authentic", ""), ("th", "translation", "en")]


@pytest.mark.parametrize(
    ("where", "given", "fault"),
    [
        ("sides/add/", {"body": "", "place": "2"}, {"body": ["required"]}),
        ("sides/add/", {"body": "Orkhon Province", "place": "2"}, {"body": ["party-twice"]}),
        ("sides/add/", {"body": "Orkhon Province", "place": "9"}, {"place": ["invalid_choice"]}),
        ("languages/", {"language0": ""}, {"language0": ["language-missing"]}),
        (
            "languages/",
            {"language0": "th", "language1": "th"},
            {"language0": ["language-twice"], "language1": ["language-twice"]},
        ),
        (
            "languages/",
            {"language0": "th", "role0": "unofficial"},
            {"role0": ["translation-without-original"]},
        ),
        ("languages/", {"language0": "th", "why": ""}, {"why": ["required"]}),
        (
            "languages/",
            {"language0": "th", "seen": "0" * 64},
            {"__all__": ["sides-changed-meanwhile"]},
        ),
    ],
)
def test_what_cannot_be_saved_comes_back_with_its_reason(officer, where, given, fault):
    draft = drafts.agreed()
    answer = officer.post(f"/en/drafts/{draft.code}/{where}", sent(draft, **given))
    form = answer.context["side" if where.startswith("sides") else "languages"]
    found = {key: [one.code for one in rows] for key, rows in form.errors.as_data().items()}
    assert (answer.status_code, found) == (422, fault)


def test_a_reader_sees_the_page_without_forms(client: Client):
    draft = drafts.written()
    client.force_login(world.user("reader"))
    answer = client.get(f"/en/drafts/{draft.code}/sides/")
    assert [answer.status_code, *(key in answer.context for key in ("side", "languages"))] == [
        200,
        False,
        False,
    ]
    assert not any(row.may_change for row in answer.context["page"].sides)


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    officer: Client, more: int, django_assert_num_queries: Any
):
    draft = drafts.written()
    for number in range(more):
        code = world.body(f"town-{number}", "municipality", "TH").code
        add_party(draft, by=REGISTER, named=(Meant(code), None), why=WHY)
    page = f"/en/drafts/{draft.code}/sides/"
    officer.get(page)
    with django_assert_num_queries(QUERIES):
        officer.get(page)

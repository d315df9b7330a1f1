"""The notification of intent opens a draft, is changed while it is open, and loses no words."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import ties
from tests.worlds.ties import municipality, orkhon

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.actions import move
from phinong.drafting.intending import Meant, change_intent, open_intent, stamp
from phinong.drafting.intent import QUESTIONS
from phinong.drafting.models import Draft, DraftStatus
from phinong.drafting.pages.intent import term_of
from phinong.drafting.starting import from_agreement, from_tie
from phinong.places.models import Body
from phinong.record.models import Event
from phinong.ties.models import Agreement, Tie

pytestmark = pytest.mark.django_db
NEW = "/en/drafts/new/"


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def sent(**changed: Any) -> dict[str, Any]:
    """What the form sends for Chiang Mai and Orkhon."""
    first = {
        "kept_by": world.OFFICE,
        "partner0": "Orkhon Province",
        "instrument": "mou",
        "kind": "sister",
        "language0": "th",
        "role0": "authentic",
        "language1": "en",
        "role1": "authentic",
        "term": "5",
        "term_unit": "years",
        "areas": ["education", "culture"],
        "sdgs": ["4", "17"],
        "q-partner": "Both are highland cities.",
        "begin": "",
    }
    return first | changed


def opened(officer: Client, **changed: Any) -> Draft:
    orkhon()
    answer = officer.post(NEW, sent(**changed))
    assert answer.status_code == 302, answer.context["form"].errors
    return Draft.objects.with_parties().latest("pk")


def faults(answer: Any) -> dict[str, list[str]]:
    """{field: codes} of what was refused."""
    found = answer.context["form"].errors.as_data()
    return {field: [error.code for error in errors] for field, errors in found.items()}


def test_an_officer_opens_a_draft_with_its_notification(officer: Client):
    draft = opened(officer)
    assert draft.status == DraftStatus.INTENDED
    assert [party.body.code for party in draft.parties.all()] == [world.OFFICE, "orkhon"]
    assert draft.intent == {"partner": {"en": "Both are highland cities."}}
    assert (draft.term_months, draft.areas, draft.sdgs) == (60, ["education", "culture"], [4, 17])
    assert draft.titles == {
        "th": "บันทึกความเข้าใจ จังหวัดเชียงใหม่ – จังหวัดออร์ฮอน",
        "en": "Memorandum of understanding Chiang Mai Province – Orkhon Province",
        "zh-Hans": "谅解备忘录 清迈府 – 鄂尔浑省",
    }
    page = officer.get(f"/en/drafts/{draft.code}/intent/").content.decode()
    assert "Both are highland cities." in page
    verbs = [event.verb for event in Event.objects.about("draft", draft.pk)]
    assert verbs == ["draft.opened"]


def test_a_title_of_ones_own_stands(officer: Client):
    assert opened(officer, title_en="Friends").titles == {"en": "Friends"}


@pytest.mark.parametrize(
    ("begin", "status", "template"),
    [
        ("", DraftStatus.INTENDED, ""),
        ("empty", DraftStatus.DRAFTING, ""),
        ("sister-city-mou", DraftStatus.DRAFTING, "sister-city-mou"),
    ],
)
def test_the_text_begins_as_chosen(officer: Client, begin: str, status: str, template: str):
    draft = opened(officer, begin=begin)
    assert (draft.status, draft.template) == (status, template)
    assert draft.clauses.exists() == bool(template)


BAD: list[tuple[dict[str, Any], dict[str, list[str]]]] = [
    ({"partner0": ""}, {"partner0": ["required"]}),
    ({"partner0": "Chiang Mai"}, {"partner0": ["body-meant-unclear"]}),
    ({"partner0": "Atlantis"}, {"partner0": ["body-meant-unknown"]}),
    (
        {"partner0": "Atlantis", "partner0_means": "new"},
        {"partner0_country": ["new-body-country-missing"]},
    ),
    ({"partner0": "Atlantis", "partner0_means": "orkhon"}, {"partner0": ["body-meant-unknown"]}),
    ({"partner0": "Chiang Mai Province"}, {"partner0": ["party-twice"]}),
    ({"partner1": "Orkhon Province"}, {"partner0": ["party-twice"]}),
    ({"partner0": "x" * 400}, {"partner0": ["max_length"]}),
    ({"unit1": "Orkhon Province"}, {"unit1": ["unit-without-body"]}),
    ({"kept_by": "orkhon"}, {"kept_by": ["invalid_choice"]}),
    ({"instrument": ""}, {"instrument": ["required"]}),
    ({"instrument": "handshake"}, {"instrument": ["invalid_choice"]}),
    ({"language0": "", "language1": ""}, {"language0": ["language-missing"]}),
    ({"language1": "th"}, {"language0": ["language-twice"]}),
    ({"language1": "xx"}, {"language1": ["invalid_choice"]}),
    (
        {"role0": "translation", "role1": "unofficial"},
        {"role0": ["translation-without-original"]},
    ),
    ({"prevails": "zh-Hans"}, {"prevails": ["prevailing-language-not-in-text"]}),
    ({"term": "0"}, {"term": ["min_value"]}),
    ({"term": "five"}, {"term": ["invalid"]}),
    ({"areas": ["gold"]}, {"areas": ["invalid_choice"]}),
    ({"sdgs": ["18"]}, {"sdgs": ["invalid_choice"]}),
    ({"begin": "carried"}, {"begin": ["invalid_choice"]}),
    ({"q-partner": "x" * 4_001}, {"q-partner": ["max_length"]}),
]


@pytest.mark.parametrize(("changed", "expected"), BAD)
def test_what_is_wrong_stands_beside_its_field(officer: Client, changed: Any, expected: Any):
    orkhon()
    municipality()
    answer = officer.post(NEW, sent(**changed))
    assert (answer.status_code, faults(answer)) == (422, expected)
    assert not Draft.objects.exists()
    assert "Both are highland cities." in answer.content.decode() or "q-partner" in changed


def test_a_shared_name_comes_back_with_its_choices(officer: Client):
    world.office()
    form = officer.post(NEW, sent(partner0="Chiang Mai")).context["form"]
    first, *offered, last = [v for v, _text in form.fields["partner0_means"].widget.choices]
    assert (first, last) == ("", "new")
    assert world.OFFICE in offered
    chosen = next(value for value in offered if value.startswith("entry:"))
    answer = officer.post(NEW, sent(partner0="Chiang Mai", partner0_means=chosen))
    assert answer.status_code == 302, answer.context["form"].errors
    assert Draft.objects.get().parties.get(side=1).body.entry == chosen.removeprefix("entry:")


def test_a_body_the_register_has_not_is_made_when_it_is_chosen(officer: Client):
    orkhon()
    bodies = Body.objects.count()
    new = {
        "partner0": "Kuldiga Municipality",
        "partner0_means": "new",
        "partner0_kind": "municipality",
        "partner0_country": "LV",
        "unit0": "Office of Culture",
        "unit0_means": "new",
    }
    draft = opened(officer, **new)
    party = draft.parties.get(side=1)
    assert (party.body.kind, party.body.country) == ("municipality", "LV")
    assert party.base_unit is not None
    assert (party.base_unit.parent, party.base_unit.country) == (party.body, "LV")
    assert Body.objects.count() == bodies + 2


def test_a_refused_draft_makes_no_body():
    ours = Meant(world.office().code)
    bodies = Body.objects.count()
    new = Meant("new", "Kuldiga Municipality", "municipality", "LV")
    with pytest.raises(Refused):
        open_intent(
            by=REGISTER,
            kept_by=world.OFFICE,
            sides=[(ours, None), (new, None)],
            instrument="mou",
            languages=[],
            answers={},
            tag="en",
            titles={},
        )
    assert Body.objects.count() == bodies


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_who_keeps_no_ties_opens_nothing(client: Client, role: str):
    client.force_login(world.user(role))
    assert client.get(NEW).status_code == 404
    assert client.post(NEW, sent()).status_code == 404


# ── What a draft begins from ──


def test_a_tie_gives_its_parties_and_kind(officer: Client):
    tie = ties.chengdu_tie()
    page = officer.get(f"{NEW}?tie={tie.code}")
    form = page.context["form"]
    assert [form.initial[name] for name in ("kept_by", "partner0", "kind")] == [
        world.OFFICE,
        "Chengdu",
        "sister",
    ]
    answer = officer.post(f"{NEW}?tie={tie.code}", sent(partner0="Chengdu"))
    assert answer.status_code == 302
    assert Draft.objects.get().tie == tie


def test_an_agreement_gives_everything_to_its_renewal():
    agreement = ties.kunming_renewal()
    begun = from_agreement(agreement, "renews", ["cmu"])
    assert begun.office == "cmu"
    assert [bearer.body.code for bearer in begun.partners] == ["kmu"]
    assert (begun.renews, begun.relation, begun.instrument) == (agreement, "renews", "renewal")
    assert (list(begun.areas), list(begun.sdgs)) == (agreement.areas, agreement.sdgs)


def test_a_paper_under_an_agreement_gets_its_parties_and_no_title():
    agreement = ties.kunming_renewal()
    begun = from_agreement(agreement, "implements", ["kmu"])
    assert begun.office == "kmu"
    assert [bearer.body.code for bearer in begun.partners] == ["cmu"]
    assert (begun.titles, begun.instrument, list(begun.areas)) == ({}, "", [])


def test_somebody_who_is_no_party_begins_with_all_of_them():
    tie = ties.chengdu_tie()
    begun = from_tie(tie, ["lampang"])
    assert begun.office == ""
    assert [bearer.body.code for bearer in begun.partners] == [world.OFFICE, "chengdu"]


def test_a_renewal_stays_with_the_agreement_it_renews(client: Client):
    agreement = ties.kunming_renewal()
    client.force_login(world.user("officer", of=ties.cmu()))
    address = f"{NEW}?renews={agreement.code}&relation=renews"
    form = client.get(address).context["form"]
    posted = {name: value for name, value in form.initial.items() if value not in (None, "")}
    posted |= {"language0": "th", "language1": "en", "term_unit": "years"}
    answer = client.post(address, posted)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = Draft.objects.get()
    assert (draft.renews, draft.relation, draft.tie) == (agreement, "renews", agreement.tie)


@pytest.mark.parametrize("query", ["tie=nowhere", "renews=nothing", "renews={code}&relation=eats"])
def test_what_cannot_be_begun_from_is_not_there(officer: Client, query: str):
    code = ties.kunming_renewal().code
    assert officer.get(f"{NEW}?{query.format(code=code)}").status_code == 404


@pytest.mark.parametrize("kept", ["tie", "agreement"])
def test_nobody_begins_from_what_another_office_keeps_to_itself(officer: Client, kept: str):
    agreement = ties.kunming_renewal()
    other = world.body("lampang").code
    Agreement.objects.filter(pk=agreement.pk).update(public=False, kept_by=other)
    Tie.objects.filter(pk=agreement.tie_id).update(public=False, kept_by=other)
    code = agreement.tie.code if kept == "tie" and agreement.tie else agreement.code
    name = "tie" if kept == "tie" else "renews"
    assert officer.get(f"{NEW}?{name}={code}").status_code == 404


# ── Changing it ──


def change(officer: Client, draft: Draft, seen: str, **changed: Any) -> Any:
    first = {"title_en": "MoU", "term_unit": "years", "seen": seen}
    return officer.post(f"/en/drafts/{draft.code}/intent/change/", first | changed)


def test_a_change_says_what_it_was_and_is(officer: Client):
    draft = drafts.opened()
    answer = change(
        officer, draft, stamp(draft, "en"), **{"q-plan": "Exchanges.", "kind": "sister"}
    )
    assert answer.status_code == 302
    event = Event.objects.about("draft", draft.pk).filter(verb="draft.intent-changed").get()
    assert event.was["plan"] == ""
    assert event.now["plan"] == "Exchanges."
    assert "kind" not in event.now
    draft.refresh_from_db()
    assert draft.intent == {"plan": {"en": "Exchanges."}}


def test_the_same_words_change_nothing(officer: Client):
    draft = drafts.opened()
    first = {"title_th": draft.titles["th"], "title_en": draft.titles["en"], "kind": "sister"}
    change(officer, draft, stamp(draft, "en"), **first)
    assert not Event.objects.filter(verb="draft.intent-changed").exists()


def test_answers_in_other_languages_stay(officer: Client):
    draft = drafts.opened()
    change_intent(
        draft, by=REGISTER, answers={"plan": "แลกเปลี่ยน"}, tag="th", seen=stamp(draft, "th")
    )
    draft.refresh_from_db()
    change(officer, draft, stamp(draft, "en"), **{"q-plan": "Exchanges."})
    draft.refresh_from_db()
    assert draft.intent == {"plan": {"th": "แลกเปลี่ยน", "en": "Exchanges."}}


def test_who_saves_on_an_older_one_is_shown_both_and_loses_nothing(officer: Client):
    draft = drafts.opened()
    seen = stamp(draft, "en")
    assert change(officer, draft, seen, **{"q-plan": "Theirs."}).status_code == 302
    answer = change(officer, draft, seen, **{"q-plan": "Mine."})
    assert answer.status_code == 409
    assert answer.context["theirs"] == [("Plan", "Theirs.")]
    assert "Mine." in answer.content.decode()
    again = answer.context["form"]["seen"].value()
    assert change(officer, draft, again, **{"q-plan": "Theirs. Mine."}).status_code == 302
    draft.refresh_from_db()
    assert draft.intent["plan"] == {"en": "Theirs. Mine."}


@pytest.mark.parametrize("status", DraftStatus)
def test_it_is_open_while_intended_or_drafted(officer: Client, status: str):
    draft = drafts.opened()
    Draft.objects.filter(pk=draft.pk).update(status=status)
    answer = change(officer, draft, stamp(draft, "en"), **{"q-plan": "Exchanges."})
    open_now = status in (DraftStatus.INTENDED, DraftStatus.DRAFTING)
    assert answer.status_code == (302 if open_now else 422)
    page = officer.get(f"/en/drafts/{draft.code}/intent/").context["page"]
    assert page.may_change == open_now


@pytest.mark.parametrize(
    ("answers", "stated", "codes"),
    [
        ({"weather": "fine"}, {}, ["intent-question-unknown"]),
        ({"plan": "x" * 4_001}, {}, ["intent-answer-too-long"]),
        ({}, {"titles": {"en": "  "}}, ["draft-title-missing"]),
    ],
)
def test_what_an_action_refuses(answers: Any, stated: Any, codes: list[str]):
    draft = drafts.opened()
    with pytest.raises(Refused) as refused:
        change_intent(
            draft, by=REGISTER, answers=answers, tag="en", seen=stamp(draft, "en"), **stated
        )
    assert [reason.code for reason in refused.value.reasons] == codes


def test_strangers_change_nothing():
    draft = drafts.opened()
    with pytest.raises(NotAllowed):
        change_intent(draft, by=drafts.stranger(), answers={}, tag="en", seen=stamp(draft, "en"))


def test_drafting_begins_once(officer: Client):
    draft = drafts.opened()
    address = f"/en/drafts/{draft.code}/intent/begin/"
    assert officer.post(address).status_code == 302
    draft.refresh_from_db()
    assert draft.status == DraftStatus.DRAFTING
    assert officer.post(address).status_code == 422
    assert officer.get(address).status_code == 405


# ── The tests on the pages ──


def verdict_of(client: Client, draft: Draft) -> dict[str, str]:
    page = client.get(f"/en/drafts/{draft.code}/intent/").context["page"]
    return {row.verdict.code: row.verdict.why.code for row in page.verdicts}


def test_ranks_of_the_register_are_compared(officer: Client):
    draft = opened(officer)
    assert verdict_of(officer, draft)["equal-rank"] == "fit-rank-unknown"
    Body.objects.filter(code__in=[world.OFFICE, "orkhon"]).update(rank="province")
    assert verdict_of(officer, draft)["equal-rank"] == "fit-rank-equal"
    Body.objects.filter(code="orkhon").update(rank="city")
    assert verdict_of(officer, draft)["equal-rank"] == "fit-rank-differs"


def test_a_second_draft_and_a_tie_on_record_are_told(officer: Client):
    ties.chengdu_tie()
    draft = opened(officer, partner0="Chengdu")
    assert verdict_of(officer, draft)["once-only"] == "fit-tied-already"
    second = opened(officer, partner0="Chengdu")
    assert verdict_of(officer, second)["once-only"] == "fit-draft-open"
    move(draft, "withdraw", by=REGISTER, why="Made twice.")
    assert verdict_of(officer, second)["once-only"] == "fit-tied-already"


def test_another_chinese_sister_is_told_by_name(officer: Client):
    ties.chengdu_tie()
    world.body("kunming", "city", "CN", en="Kunming")
    draft = opened(officer, partner0="Kunming")
    assert verdict_of(officer, draft)["one-to-one"] == "fit-sister-elsewhere"
    page = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert "On record with another Chinese body: Chiang Mai Province – Chengdu." in page


@pytest.mark.parametrize("answered", [1, len(QUESTIONS)])
def test_the_page_asks_a_fixed_number_of_questions(
    officer: Client, answered: int, django_assert_num_queries
):
    draft = drafts.opened()
    keys = list(QUESTIONS)[:answered]
    Draft.objects.filter(pk=draft.pk).update(intent={key: {"en": "Yes."} for key in keys})
    officer.get(f"/en/drafts/{draft.code}/intent/")
    with django_assert_num_queries(QUERIES):
        officer.get(f"/en/drafts/{draft.code}/intent/")


QUERIES = 12


@pytest.mark.parametrize(
    ("months", "said"),
    [(None, ""), (1, "1 month"), (12, "1 year"), (18, "18 months"), (60, "5 years")],
)
def test_a_term_is_said_in_years_where_it_is_whole_years(months: int | None, said: str):
    with translation.override("en"):
        assert term_of(months) == said

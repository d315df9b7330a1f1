"""A draft begins with a template whose fields come from the register, and never with a guess."""

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import ties
from tests.worlds.ties import orkhon

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.actions import Bound, Tongue, open_draft
from phinong.drafting.filling import fields_in, gaps_in
from phinong.drafting.library import templates
from phinong.drafting.models import Draft, DraftStatus
from phinong.drafting.pages.wording import facts_of
from phinong.drafting.taking import add_from_library, begin_with_template
from phinong.drafting.wording import remarks
from phinong.drafting.wording_now import missing_words, older_than_original, standing_of
from phinong.record.models import Event

pytestmark = pytest.mark.django_db
TONGUES = [Tongue("th"), Tongue("en"), Tongue("zh-Hans", "translation", "en")]


def opened(tongues: list[Tongue] | None = None, **facts: object) -> Draft:
    given = {"areas": ["education", "culture"], "term_months": 60, "notice_days": 90} | facts
    return open_draft(
        by=REGISTER,
        kept_by=world.OFFICE,
        instrument="mou",
        titles={"en": "MoU"},
        parties=given.pop("parties", None) or [Bound(world.office()), Bound(orkhon())],
        languages=tongues or TONGUES,
        prevails=str(given.pop("prevails", "en")),
        **given,
    )


def words(draft: Draft, topic: str, tag: str) -> str:
    parts = [part for part in standing_of(draft).whole.parts if part.topic == topic]
    return "\n".join(part.in_tag(tag).words for part in parts)


@pytest.mark.parametrize("code", templates())
def test_every_template_lays_out_every_language(code: str):
    draft = begin_with_template(opened(), template=code, by=REGISTER)
    standing = standing_of(draft)
    assert list(missing_words(standing)) == []
    assert list(older_than_original(standing)) == []
    assert (draft.template, draft.status) == (code, DraftStatus.DRAFTING)
    said = [text for part in standing.whole.parts for text in part.texts.values()]
    assert [text for text in said if fields_in(text.heading + text.words)] == []


def test_fields_come_from_the_register_in_each_language():
    draft = begin_with_template(opened(), template="sister-city-mou", by=REGISTER)
    assert words(draft, "areas", "zh-Hans").endswith("（一）教育\n（二）文化")
    assert words(draft, "areas", "th").endswith("(1) การศึกษา\n(2) วัฒนธรรม")
    assert "มีระยะเวลา 5 ปี" in words(draft, "term", "th")
    assert "有效期为5年" in words(draft, "term", "zh-Hans")
    assert "with written notice of 90 days" in words(draft, "term", "en")
    assert words(draft, "languages", "en").endswith("the English text will prevail.")


def test_cities_are_named_with_their_states_as_official_papers_do():
    draft = begin_with_template(opened(), template="sister-city-mou", by=REGISTER)
    assert words(draft, "title", "th").endswith(
        "ระหว่างจังหวัดเชียงใหม่ ราชอาณาจักรไทย กับจังหวัดออร์ฮอน ประเทศมองโกเลีย"
    )
    assert words(draft, "title", "en").endswith(
        "between Chiang Mai Province of the Kingdom of Thailand and Orkhon Province of Mongolia"
    )
    assert words(draft, "title", "zh-Hans").startswith("泰王国清迈府与蒙古国鄂尔浑省\n")


def test_universities_are_named_with_their_countries():
    parties = [
        Bound(ties.cmu()),
        Bound(world.body("kmu", "university", "CN", en="Kunming Medical")),
    ]
    draft = opened([Tongue("en")], prevails="", parties=parties)
    draft = begin_with_template(draft, template="university-mou", by=REGISTER)
    assert words(draft, "title", "en").endswith(
        "between Chiang Mai University, Thailand, and Kunming Medical, China"
    )


def test_only_originals_are_said_to_be_authentic():
    """A translation stands beside the originals; no clause says that it is one of them."""
    draft = begin_with_template(opened(prevails=""), template="sister-city-mou", by=REGISTER)
    assert "แต่ละชุดเป็นภาษาไทย และภาษาอังกฤษ ตัวบททุกภาษา" in words(draft, "languages", "th")
    assert "each in Thai and English, all texts" in words(draft, "languages", "en")
    assert "用泰文与英文写成" in words(draft, "languages", "zh-Hans")


def test_one_original_with_a_translation_is_in_one_language():
    tongues = [Tongue("en"), Tongue("th", "translation", "en")]
    draft = opened(tongues, prevails="")
    draft = begin_with_template(draft, template="sister-city-mou", by=REGISTER)
    assert words(draft, "languages", "th").endswith("2 ชุด เป็นภาษาอังกฤษ")


def test_what_the_register_does_not_know_stays_a_gap():
    draft = opened(term_months=None)
    orkhon().names.pop("zh-Hans", None)
    draft = begin_with_template(draft, template="sister-city-mou", by=REGISTER)
    assert "for a term of ‹term›" in words(draft, "term", "en")
    assert gaps_in(words(draft, "signatures", "th")) == ["‹สถานที่ลงนาม›", "‹วันลงนาม›"]


def test_what_somebody_enters_fills_the_gap():
    fields = {"en": {"place_of_signing": "Chiang Mai"}}
    draft = begin_with_template(opened(), template="sister-city-mou", by=REGISTER, fields=fields)
    assert words(draft, "signatures", "en") == "Signed at Chiang Mai on ‹day of signing›"


@pytest.mark.parametrize(
    ("tongues", "prevails", "ending"),
    [
        (TONGUES, "en", "the English text will prevail."),
        (TONGUES, "", "all texts being equally authentic."),
        (TONGUES[1:2], "", "in 2 originals in English."),
    ],
)
def test_which_language_clause_stands_follows_from_the_draft(tongues, prevails, ending):
    draft = opened(tongues, prevails=prevails)
    draft = begin_with_template(draft, template="sister-city-mou", by=REGISTER)
    assert words(draft, "languages", "en").endswith(ending)


def test_a_language_without_wordings_is_left_empty():
    draft = opened([Tongue("en"), Tongue("mn")])
    draft = begin_with_template(draft, template="letter-of-intent", by=REGISTER)
    assert {tag for _uid, tag in missing_words(standing_of(draft))} == {"mn"}


def test_a_template_never_replaces_words():
    draft = drafts.written()
    before = standing_of(draft).sha256
    with pytest.raises(Refused) as refused:
        begin_with_template(draft, template="sister-city-mou", by=REGISTER)
    assert [reason.code for reason in refused.value.reasons] == ["template-on-words"]
    assert standing_of(draft).sha256 == before


def test_an_unknown_template_is_refused():
    with pytest.raises(Refused) as refused:
        begin_with_template(opened(), template="treaty", by=REGISTER)
    assert [reason.code for reason in refused.value.reasons] == ["template-unknown"]


def test_who_may_not_write_lays_out_nothing():
    draft = opened()
    with pytest.raises(NotAllowed):
        begin_with_template(draft, template="sister-city-mou", by=world.user("reader"))
    assert not draft.clauses.exists()


def test_a_clause_comes_from_the_library_behind_another():
    draft = drafts.written()
    after = drafts.clause(draft, "purpose").uid
    clause = add_from_library(draft, key="costs.own", by=REGISTER, after=after)
    topics = [part.topic for part in standing_of(draft).whole.parts]
    assert topics == ["preamble", "purpose", "costs", "term"]
    assert clause.texts.get(tag="en").words.startswith("Each Participant will bear its own costs")
    verbs = Event.objects.about("draft", draft.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-1] == "draft.wording-taken"


@pytest.mark.parametrize(
    ("key", "code"), [("x.y", "wording-unknown"), ("preamble.cities", "clause-kind-once")]
)
def test_a_clause_that_cannot_be_added(key: str, code: str):
    with pytest.raises(Refused) as refused:
        add_from_library(drafts.written(), key=key, by=REGISTER)
    assert [reason.code for reason in refused.value.reasons] == [code]


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_the_page_shows_a_template_before_it_is_laid_out(officer: Client, language: str):
    draft = opened()
    html = officer.get(
        f"/{language}/drafts/{draft.code}/template/?template=renewal"
    ).content.decode()
    assert {"th": "ข้อความอื่นของฉบับเดิม", "en": "The rest of the earlier", "zh": "原文件其他内容"}[
        language
    ] in html
    assert not draft.clauses.exists()
    assert officer.get(f"/{language}/drafts/{draft.code}/library/").status_code == 200


def test_a_template_is_looked_at_with_values_and_then_laid_out(officer: Client):
    draft = opened()
    address = f"/en/drafts/{draft.code}/template/"
    sent = {"template": "sister-city-mou", "field-place_of_signing-en": "<b>Chiang Mai</b>"}
    html = officer.post(address, sent | {"look": "1"}).content.decode()
    assert "Signed at &lt;b&gt;Chiang Mai&lt;/b&gt; on" in html
    assert not draft.clauses.exists()
    assert officer.post(address, sent).status_code == 302
    page = officer.get(f"/en/drafts/{draft.code}/").content.decode()
    assert "a draft for legal review" in page
    assert "draft for legal review" not in str(standing_of(draft).whole)
    assert officer.post(address, sent).status_code == 422


def test_a_clause_of_the_library_opens_for_writing(officer: Client):
    draft = drafts.written()
    answer = officer.post(f"/en/drafts/{draft.code}/library/", {"wording": "costs.host"})
    uid = drafts.clause(draft, "costs").uid
    assert answer.headers["Location"].endswith(f"?edit={uid}#c-{uid}")


@pytest.mark.parametrize("code", templates())
def test_the_wording_check_finds_nothing_grave_in_a_template(code: str):
    draft = begin_with_template(opened(), template=code, by=REGISTER)
    found = remarks(standing_of(draft).whole, facts_of(draft))
    assert [(one.code, one.tag, one.words) for one in found if one.severity == "change"] == []

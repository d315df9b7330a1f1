"""The wording check on the pages: in the margin of the workspace, and whole on its own page."""

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts

from phinong.core.acting import REGISTER
from phinong.drafting.messages_wording import SENTENCES
from phinong.drafting.models import ClauseText, Draft
from phinong.drafting.pages.wording import remark_rows
from phinong.drafting.pages.wording_groups import Checked, checked
from phinong.drafting.taking import begin_with_template
from phinong.drafting.texts import write_clause

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    """The draft with a term that differs, and a word of treaties."""
    draft = drafts.written()
    uid = drafts.clause(draft, "term").uid
    seen = ClauseText.objects.get(clause__uid=uid, tag="en").revision
    words = "It shall have a term of 3 years."
    write_clause(draft, uid, "en", by=REGISTER, heading="Effect", words=words, seen=seen)
    return Draft.objects.with_parties().get(pk=draft.pk)


def test_every_remark_has_its_sentence(draft: Draft):
    found = {row.remark.code for row in remark_rows(draft, "en")}
    assert found == {"wording-treaty-word", "wording-amounts-differ", "wording-part-missing"}
    assert found <= set(SENTENCES)


def test_the_page_names_clause_language_and_reason(client: Client, draft: Draft):
    client.force_login(world.user("officer"))
    html = client.get(f"/en/drafts/{draft.code}/wording/").content.decode()
    uid = drafts.clause(draft, "term").uid
    assert f'<h3><a href="{draft.get_absolute_url()}#c-{uid}">Clause 2</a></h3>' in html
    assert "English · “shall” is a word of treaties. Write “will”." in html
    assert "“3 years” does not stand in the Thai text." in html
    assert "The text does not say: contact points." in html


def test_every_remark_says_why_and_where_it_comes_from(draft: Draft):
    rows = remark_rows(draft, "th")
    assert all(row.why and row.source for row in rows)
    addresses = {row.remark.code: row.address for row in rows}
    assert addresses == {
        "wording-treaty-word": "",
        "wording-amounts-differ": "",
        "wording-part-missing": "https://ryt9.com/s/cabt/88407",
    }


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_the_page_leads_to_the_source(client: Client, draft: Draft, language: str):
    client.force_login(world.user("officer"))
    html = client.get(f"/{language}/drafts/{draft.code}/wording/").content.decode()
    assert 'href="https://ryt9.com/s/cabt/88407"' in html


def test_the_margin_leads_to_the_page(client: Client, draft: Draft):
    client.force_login(world.user("officer"))
    html = client.get(f"/en/drafts/{draft.code}/").content.decode()
    assert f'href="/en/drafts/{draft.code}/wording/"' in html


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_it_speaks_three_languages(client: Client, draft: Draft, language: str):
    client.force_login(world.user("officer"))
    assert client.get(f"/{language}/drafts/{draft.code}/wording/").status_code == 200


def test_strangers_learn_nothing(client: Client, draft: Draft):
    client.force_login(drafts.stranger())
    assert client.get(f"/en/drafts/{draft.code}/wording/").status_code == 404


def test_another_body_at_the_same_place_is_not_the_party(draft: Draft):
    city = world.body("cm-city", "municipality", "TH", en="Chiang Mai City Municipality")
    from phinong.places.models import Body, Place

    place = Place.objects.create(code="cm", kind="province", names={"en": "Chiang Mai"})
    Body.objects.filter(code__in=[world.OFFICE, city.code]).update(place=place)
    uid = drafts.clause(draft, "purpose").uid
    words = "Chiang Mai City Municipality will visit."
    seen = ClauseText.objects.get(clause__uid=uid, tag="en").revision
    write_clause(draft, uid, "en", by=REGISTER, heading="", words=words, seen=seen)
    fresh = Draft.objects.with_parties().get(pk=draft.pk)
    rows = [r for r in remark_rows(fresh, "en") if r.remark.code == "wording-name-of-other-body"]
    assert [row.remark.words for row in rows] == ["Chiang Mai City Municipality"]


def laid_out() -> Draft:
    """A draft just begun with a template, in Thai and English."""
    draft = drafts.opened()
    begin_with_template(draft, template="sister-city-mou", by=REGISTER)
    return Draft.objects.with_parties().get(pk=draft.pk)


def looked_at(draft: Draft, language: str = "en") -> Checked:
    return checked(remark_rows(draft, language), language)


def test_a_gap_is_told_once_for_all_languages_by_its_clause():
    page = looked_at(laid_out())
    found = {
        group.row.number or group.row.part: [(one.name, one.languages) for one in group.rows]
        for group in page.fill
    }
    both = ("Thai", "English")
    assert found == {
        5: [("contact unit of each side", both)],
        10: [("term", both), ("time of notice", both)],
        2: [("list of areas", both)],
        "Signature block": [("place of signing", both), ("day of signing", both)],
    }
    assert page.fills == 6


def test_remarks_stand_by_what_they_ask_for_and_by_clause(draft: Draft):
    page = looked_at(draft)
    assert page.fill == []
    wrong = [(g.row.number, [t.row.remark.code for t in g.rows]) for g in page.change]
    assert wrong == [(2, ["wording-amounts-differ"] * 2)]
    assert [(g.row.number, len(g.rows)) for g in page.look][1:] == [(2, 1)]
    assert {told.row.remark.code for told in page.look[0].rows} == {"wording-part-missing"}
    assert page.changes + page.looks == len(remark_rows(draft, "en"))


def test_the_same_remark_twice_in_a_clause_is_told_once(draft: Draft):
    uid = drafts.clause(draft, "purpose").uid
    seen = ClauseText.objects.get(clause__uid=uid, tag="en").revision
    words = "The Participants shall be friends and shall visit."
    write_clause(draft, uid, "en", by=REGISTER, heading="", words=words, seen=seen)
    page = looked_at(Draft.objects.with_parties().get(pk=draft.pk))
    (of_purpose,) = (group for group in page.look if group.row.number == 1)
    assert [(told.row.remark.words, told.times) for told in of_purpose.rows] == [("shall", 2)]


def test_the_page_of_a_fresh_template_says_what_to_fill_in(client: Client):
    client.force_login(world.user("officer"))
    draft = laid_out()
    html = client.get(f"/en/drafts/{draft.code}/wording/").content.decode()
    assert '<a href="#fill">To be filled in <b>6</b></a>' in html
    assert 'href="#change"' not in html
    assert html.count("The template left it open, since the register does not know it.") == 1
    margin = client.get(f"/en/drafts/{draft.code}/").content.decode()
    assert f'href="/en/drafts/{draft.code}/wording/#fill">6 gaps to fill in</a>' in margin

"""Places and bodies on their pages: what they show, with which sources, in how many queries."""

import json

import pytest
from django.utils.safestring import mark_safe
from tests.world import OFFICE, body, office
from tests.worlds.accounts import holder
from tests.worlds.places import governor, municipality, pao, province, three_chiang_mais
from tests.worlds.record import address, news, proof, span_of

from phinong.core.acting import REGISTER
from phinong.places import panels
from phinong.places.actions import add_body, name_body, put_under
from phinong.places.models import NameKind, Person, Tenure
from phinong.record.queries import page_sources

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_panels(monkeypatch):
    """Panels of this test alone."""
    monkeypatch.setattr(panels, "_PANELS", {"body": [], "place": []})


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_bodies(client, count, django_assert_num_queries):
    for n in range(count):
        governor(body(f"province-{n}"), name=f"ผู้ว่า {n}")
    with django_assert_num_queries(5):
        page = client.get("/en/bodies/")
    assert [(row.body.code, row.people) for row in page.context["rows"]] == [
        (f"province-{n}", 1) for n in range(count)
    ]
    with django_assert_num_queries(3):
        client.get("/en/bodies/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_places(client, count, django_assert_num_queries):
    for make in (province, municipality, pao)[:count]:
        make()
    with django_assert_num_queries(4):
        page = client.get("/en/places/")
    codes = ["chiang-mai", "chiang-mai-city-municipality", "thailand"]
    assert [place.code for place in page.context["page"].rows] == (
        codes if count > 1 else ["chiang-mai", "thailand"]
    )


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["chiang-mai-province", "shanghai"]),
        ("?kind=city", ["shanghai"]),
        ("?country=TH", ["chiang-mai-province"]),
        ("?country=TH&kind=city", []),
    ],
)
def test_bodies_by_kind_and_country(client, query, codes):
    office()
    body("shanghai", "city", "CN", en="Shanghai")
    page = client.get("/en/bodies/" + query)
    assert [row.body.code for row in page.context["rows"]] == codes


def test_bodies_are_paged_by_key(client):
    for n in range(26):
        body(f"city-{n:02}", "city")
    first = client.get("/en/bodies/").context
    assert [row.body.code for row in first["rows"]] == [f"city-{n:02}" for n in range(25)]
    second = client.get("/en/bodies/", {"after": first["page"].after}).context
    assert [row.body.code for row in second["rows"]] == ["city-25"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_body_s_page(client, count, django_assert_num_queries, own_panels):
    where, document = province(), news()
    for n in range(count):
        governor(where, name=f"ผู้ว่าราชการ {n}", seen=f"202{n}", document=document)
        part = add_body(
            by=REGISTER, kept_by=OFFICE, kind="department", names={"en": f"Department {n}"}
        )
        put_under(part, parent=where, by=REGISTER, kept_by=OFFICE)
        name_body(
            where,
            by=REGISTER,
            kept_by=OFFICE,
            text=f"เวียงพิงค์ {n}",
            kind=NameKind.AS_WRITTEN,
            document=document,
        )
    with django_assert_num_queries(5):
        answer = client.get(where.get_absolute_url())
    page = answer.context["page"]
    assert [s.person.names["th"] for s in page.services] == [
        f"ผู้ว่าราชการ {n}" for n in reversed(range(count))
    ]
    assert [form.text for form in page.as_written] == [f"เวียงพิงค์ {n}" for n in range(count)]
    assert [part.code for part in page.parts] == [f"department-{n}" for n in range(count)]


def test_every_name_has_its_language_and_source(client):
    where, document = province(), news()
    form, _ = name_body(
        where,
        by=REGISTER,
        kept_by=OFFICE,
        text="เวียงพิงค์",
        kind=NameKind.FORMER,
        document=document,
        span=span_of(document, "เชียงใหม่"),
    )
    html = client.get(where.get_absolute_url()).content.decode()
    assert f'<span lang="th">{form.text}</span><a class="cite" href="#s1"' in html
    assert '<span lang="zh-Hans">清迈府</span>' in html


def test_a_name_as_written_without_its_source_is_not_shown(client):
    where, document = province(), news()
    facts = {"by": REGISTER, "kept_by": OFFICE, "text": "เวียงพิงค์"}
    name_body(where, **facts, kind=NameKind.AS_WRITTEN, document=document)
    path = where.get_absolute_url()
    shown = client.get(path).context["page"].as_written
    document.citations.all().delete()
    hidden = client.get(path).context["page"].as_written
    assert ([form.text for form in shown], hidden) == (["เวียงพิงค์"], [])


def test_a_person_s_days_stand_with_their_sources(client):
    where, document = province(), news()
    tenure = governor(where, document=document)
    html = client.get(where.get_absolute_url()).content.decode()
    assert f'id="person-{tenure.person.code}"' in html
    assert "named in it on" in html
    assert "14 Mar 2022" in html


def test_several_statements_of_one_person_share_a_row(client):
    from phinong.places.actions import hold_post

    where = province()
    tenure = governor(where, seen="2022-03-14")
    by = {"by": REGISTER, "kept_by": OFFICE}
    hold_post(tenure.person, tenure.post, **by, since="2020-10-01", until="2022-09-30")
    page = client.get(where.get_absolute_url()).context["page"]
    assert [(s.person, len(s.statements), s.latest) for s in page.services] == [
        (tenure.person, 2, "2022-09-30")
    ]
    assert (Person.objects.count(), Tenure.objects.count()) == (1, 2)


def test_equals_of_the_rank_leave_out_the_body_s_own_country(client):
    countries = [
        e.country for e in client.get(province().get_absolute_url()).context["page"].equals
    ]
    assert ("Thailand" in countries, len(countries) > 0) == (False, True)


def test_rooms_above_add_panels_that_share_the_numbers(client, own_panels):
    where, first, second = province(), news(), address()
    proof(where, first, "")
    other = body("shanghai", "city", "CN")
    proof(other, second, "names")

    def ties(request, subject):
        sources = page_sources(request)
        sources.gather({"body": [other.pk]})
        number = sources.marks("body", other.pk, "names")[0].number
        return mark_safe(f"<section>ties of {subject.code} [{number}]</section>")

    panels.adds_panel("body", 20, ties)
    panels.adds_panel("body", 10, lambda request, subject: None)
    panels.adds_panel("body", 20, ties)
    html = client.get(where.get_absolute_url()).content.decode()
    assert html.count("<section>ties of chiang-mai-province [1]</section>") == 1
    assert (html.count('id="s1"'), html.count('id="s2"')) == (1, 1)


def test_a_panel_for_an_unknown_page_is_a_mistake(own_panels):
    with pytest.raises(KeyError):
        panels.adds_panel("moon", 1, lambda request, subject: None)


@pytest.mark.parametrize("count", [1, 3])
def test_a_place_s_page(client, count, django_assert_num_queries, own_panels):
    for make in (province, pao, municipality)[:count]:
        make()
    with django_assert_num_queries(4):
        page = client.get("/en/places/chiang-mai/")
    codes = ["chiang-mai-provincial-administrative-organisation", "chiang-mai-province"]
    assert [b.code for b in page.context["page"].bodies] == codes[-min(count, 2) :]
    html = page.content.decode()
    assert ("18.79° N · 98.98° E" in html, "TH-50" in html) == (True, True)


def test_the_history_is_for_those_who_work_in_an_office(client):
    where = province()
    assert client.get(where.get_absolute_url()).context["page"].history == []
    client.force_login(holder("reader"))
    verbs = [e.verb for e in client.get(where.get_absolute_url()).context["page"].history]
    assert verbs == ["body.named", "body.named", "body.added"]


def test_a_body_as_data(client):
    where, document = province(), news()
    governor(where, document=document)
    answer = client.get(f"/th/bodies/{OFFICE}.json")
    facts = json.loads(answer.content)
    assert "จังหวัดเชียงใหม่" in answer.content.decode()
    source = {
        "field": "",
        "document": document.code,
        "title": document.title,
        "standing": "kept",
        "start": None,
        "end": None,
        "quote": None,
    }
    assert facts["people"] == [
        {
            "person": Person.objects.get().code,
            "names": {"th": "ประจญ ปรัชญ์สกุล"},
            "role": "governor",
            "titles": {"th": "ผู้ว่าราชการจังหวัดเชียงใหม่"},
            "since": "",
            "until": "",
            "seen": "2022-03-14",
            "sources": [source],
        }
    ]
    assert (facts["place"], facts["rank"], facts["kind"]) == ("chiang-mai", "province", "province")


def test_a_place_as_data(client):
    three_chiang_mais()
    facts = json.loads(client.get("/en/places/chiang-mai.json").content)
    assert (facts["iso_3166_2"], facts["bodies"], facts["parent"]) == (
        "TH-50",
        ["chiang-mai-province", "chiang-mai-provincial-administrative-organisation"],
        "thailand",
    )


@pytest.mark.parametrize("path", ["bodies/nowhere/", "bodies/nowhere.json", "places/nowhere/"])
def test_what_is_not_there(client, path):
    assert client.get(f"/en/{path}").status_code == 404


@pytest.mark.parametrize("path", ["bodies/", "places/", "bodies/chiang-mai-province/"])
def test_wrong_methods(client, path):
    office()
    assert client.post(f"/en/{path}").status_code == 405


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_pages_stand_in_three_languages(client, language):
    where = province()
    for path in ("bodies/", "places/", f"bodies/{where.code}/", "places/chiang-mai/"):
        assert client.get(f"/{language}/{path}").status_code == 200


def test_a_withdrawn_source_is_marked_where_it_is_cited(client):
    from phinong.record.actions import withdraw_document

    where, document = province(), news()
    proof(where, document)
    withdraw_document(document, by=REGISTER, why="test page")
    html = client.get(where.get_absolute_url()).content.decode()
    mark = '<a class="cite" href="#s1" aria-label="Source 1, withdrawn" data-standing="withdrawn">1'
    assert html.count(mark) == 2  # behind the name and behind the seat

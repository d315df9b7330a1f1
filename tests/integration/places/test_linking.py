"""Which body a written name means: everything offered, nothing guessed, decisions remembered."""

from typing import Any

import pytest
from tests.world import OFFICE
from tests.worlds.places import entry_of, governor, municipality, province, three_chiang_mais
from tests.worlds.record import address, news, span_of

from phinong.core.acting import REGISTER
from phinong.core.refusals import Refused
from phinong.places.actions import add_body
from phinong.places.linking import (
    Choice,
    candidates,
    choices,
    link,
    person,
    person_candidates,
    resolve,
)
from phinong.places.matching import SURE, doubles
from phinong.places.models import Body, BodyName, NameKind, Place
from phinong.record.actions import withdraw_document
from phinong.record.landing import Touched, Worth
from phinong.record.models import Citation, Document

pytestmark = pytest.mark.django_db


def found(text: str, **hints: str) -> list[tuple[str, str]]:
    """(code, reason) of the candidates for a name."""
    return [(c.body.code, c.reason) for c in candidates(text, **hints)]


def worth(text: str, **facts: Any) -> Worth:
    """A value as the reader proposes it."""
    return Worth(name="party", value=text, as_written=text, **facts)


def refusals(worth: Worth, document: Document) -> list[str]:
    """The codes of the reasons against resolving a value."""
    with pytest.raises(Refused) as refused:
        resolve(worth, document=document, by=REGISTER)
    return [reason.code for reason in refused.value.reasons]


@pytest.mark.parametrize("text", ["เชียงใหม่", "Chiang Mai", "清迈", "清邁", "Chiangmai"])
def test_a_bare_name_offers_every_body_it_may_mean(text):
    three_chiang_mais()
    assert sorted(found(text)) == [
        ("chiang-mai-city-municipality", "name-says-no-level"),
        ("chiang-mai-province", "name-says-no-level"),
        ("chiang-mai-provincial-administrative-organisation", "seated-there"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("จังหวัดเชียงใหม่", "chiang-mai-province"),
        ("จ.เชียงใหม่", "chiang-mai-province"),
        ("Chiang Mai province", "chiang-mai-province"),
        ("Province of Chiang Mai", "chiang-mai-province"),
        ("清迈府", "chiang-mai-province"),
        ("清邁府", "chiang-mai-province"),
        ("เทศบาลนครเชียงใหม่", "chiang-mai-city-municipality"),
        ("Chiang Mai Municipality", "chiang-mai-city-municipality"),
        ("Chiang Mai City", "chiang-mai-city-municipality"),
        ("清迈市", "chiang-mai-city-municipality"),
        ("อบจ.เชียงใหม่", "chiang-mai-provincial-administrative-organisation"),
        ("อบจ. เชียงใหม่", "chiang-mai-provincial-administrative-organisation"),
        ("Chiang Mai PAO", "chiang-mai-provincial-administrative-organisation"),
    ],
)
def test_a_level_word_leaves_one_body(text, code):
    three_chiang_mais()
    body, touched = resolve(worth(text), document=news(), by=REGISTER)
    assert (body.code, touched) == (code, Touched("body", body.pk, made=False))


def test_a_level_word_excludes_bodies_of_other_levels():
    municipality()
    assert found("จังหวัดเชียงใหม่") == []


def test_a_bare_name_is_refused_until_somebody_says_which():
    three_chiang_mais()
    assert refusals(worth("เชียงใหม่"), news()) == ["body-undecided"]


def test_a_bare_name_of_several_levels_makes_no_new_body():
    document = news()
    Body.objects.all().delete()
    assert refusals(worth("เชียงใหม่"), document) == ["body-level-unstated"]
    assert refusals(worth("เชียงใหม่", body="new"), document) == ["body-level-unstated"]


def test_a_chosen_body_is_remembered_with_its_source():
    province, _, _ = three_chiang_mais()
    document = news()
    start, end = span_of(document, "เชียงใหม่")
    chosen = worth("เชียงใหม่", body=province.code, start=start, end=end)
    form = BodyName.objects.get(body=province, text="เชียงใหม่")
    body, touched = link(chosen, document=document, by=REGISTER)
    assert body == province
    assert touched == [
        Touched("body", province.pk, made=False),
        Touched("body-name", form.pk, made=False),
    ]
    cited = Citation.objects.get(about_kind="body-name", about_id=form.pk)
    assert (cited.document, cited.passage.quote) == (document, "เชียงใหม่")


def test_a_remembered_wording_comes_first_but_is_not_taken_silently():
    _, city, _ = three_chiang_mais()
    document = news()
    resolve(worth("เมืองเชียงใหม่", body=city.code), document=document, by=REGISTER)
    resolve(worth("เจียงใหม่", body=city.code), document=document, by=REGISTER)
    assert found("เจียงใหม่")[0] == ("chiang-mai-city-municipality", "linked-before")
    resolve(worth("清迈", body=city.code), document=document, by=REGISTER)
    assert found("清迈")[0] == ("chiang-mai-city-municipality", "chosen-before")
    assert refusals(worth("清迈"), document) == ["body-undecided"]


def test_a_wording_is_forgotten_while_its_source_is_withdrawn():
    _, city, _ = three_chiang_mais()
    document = news()
    resolve(worth("เวียงพิงค์", body=city.code), document=document, by=REGISTER)
    assert found("เวียงพิงค์") == [("chiang-mai-city-municipality", "linked-before")]
    withdraw_document(document, by=REGISTER, why="test page")
    assert found("เวียงพิงค์") == []


def test_a_misspelt_name_is_offered_never_taken():
    province()
    assert found("จังหวัดเชียงไหม่") == [("chiang-mai-province", "spelt-nearly-so")]
    body, touched = resolve(worth("จังหวัดเชียงไหม่"), document=news(), by=REGISTER)
    assert (body.code, touched.made) == ("province-1", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nakhon Phanom", "same-name"),
        ("NakhonPhanom", "same-entry"),
        ("นครพนม", "same-entry"),
        ("那空帕农", "same-entry"),
        ("Nakhon Panom", "spelt-nearly-so"),
        ("Nakorn Panom", "sounds-alike"),
    ],
)
def test_one_name_in_any_romanisation_and_script(text, reason):
    entry = entry_of("Nakhon Phanom", "province")
    body = new_body_by_hand("centre", "Nakhon Phanom", "TH", entry=entry)
    assert found(text)[:1] == [(body.code, reason)]


def test_a_body_known_in_another_script_is_offered_by_sound_never_taken():
    entry = entry_of("Nakhon Phanom", "province")
    body = new_body_by_hand("centre", "那空帕农中心", "TH", entry=entry)
    assert found("Nakorn Panom") == [(body.code, "sounds-alike")]
    assert refusals(worth("Nakorn Panom"), news()) == ["body-undecided"]


def test_a_name_the_gazetteer_knows_once_makes_a_body_with_its_names_and_place():
    body, touched = resolve(worth("เฉิงตู"), document=news(), by=REGISTER)
    assert touched == Touched("body", body.pk, made=True)
    assert (body.kind, body.country, body.rank) == ("city", "CN", "prefecture")
    assert (body.names["en"], body.names["zh-Hans"]) == ("Chengdu", "成都")
    assert (body.place.entry, body.place.names["zh-Hans"]) == (body.entry, "成都")
    assert found("成都市") == [("chengdu", "same-entry")]
    assert resolve(worth("Chengdu City"), document=news_again(), by=REGISTER)[0] == body


def news_again() -> Document:
    """The document that is there already."""
    return Document.objects.get()


def test_a_new_name_takes_its_kind_from_its_words():
    document = news()
    body, _ = resolve(worth("โรงเรียนบ้านดอย"), document=document, by=REGISTER)
    assert (body.kind, body.names) == ("school", {"th": "โรงเรียนบ้านดอย"})


def test_new_twice_is_one_body():
    document = news()
    first, one = resolve(worth("โรงเรียนบ้านดอย", body="new"), document=document, by=REGISTER)
    again, two = resolve(worth("โรงเรียนบ้านดอย", body="new"), document=document, by=REGISTER)
    assert (again, one.made, two.made) == (first, True, False)


def test_an_edited_name_is_used_and_the_source_s_own_remembered():
    edited = Worth(name="party", value="โรงเรียนบ้านดอย", as_written="ร.ร.บ้านดอย")
    body, _ = resolve(edited, document=news(), by=REGISTER)
    assert body.names == {"th": "โรงเรียนบ้านดอย"}
    kept = body.forms.order_by("id").values_list("text", "kind")
    assert list(kept) == [
        ("โรงเรียนบ้านดอย", NameKind.PREFERRED),
        ("ร.ร.บ้านดอย", NameKind.AS_WRITTEN),
    ]


def test_a_gazetteer_entry_can_be_chosen():
    entry = entry_of("Chiang Mai", "province")
    chosen = worth("เชียงใหม่", body=f"entry:{entry}")
    body, touched = resolve(chosen, document=news(), by=REGISTER)
    assert (body.names["th"], body.kind, touched.made) == ("จังหวัดเชียงใหม่", "province", True)
    again, second = resolve(chosen, document=news_again(), by=REGISTER)
    assert (again, second.made) == (body, False)


def test_an_unknown_code_is_refused():
    assert refusals(worth("เชียงใหม่", body="nowhere"), news()) == ["body-not-there"]


def test_the_choices_preset_only_what_is_sure():
    three_chiang_mais()
    offered, preset = choices("เชียงใหม่", "th")
    assert (len(offered), preset) == (3, "")
    assert choices("จังหวัดเชียงใหม่", "th") == (
        [Choice("chiang-mai-province", "จังหวัดเชียงใหม่", "bears this name")],
        "chiang-mai-province",
    )
    assert choices("โรงเรียนบ้านดอย", "th") == ([], "new")
    city, only = choices("Chengdu", "th")
    assert ([c.label for c in city], only) == (["เฉิงตู"], city[0].value)


def test_the_reader_s_kind_makes_another_kind_less_likely():
    three_chiang_mais()
    sure = candidates("จังหวัดเชียงใหม่", kind_hint="province")[0]
    unlikely = candidates("จังหวัดเชียงใหม่", kind_hint="university")[0]
    assert (sure.score, unlikely.score) == (1.0, 0.8)


def test_places_come_with_their_parents_once():
    three_chiang_mais()
    assert sorted(Place.objects.values_list("code", flat=True)) == [
        "chiang-mai",
        "chiang-mai-city-municipality",
        "thailand",
    ]


def test_a_thai_name_finds_its_person_in_any_document():
    tenure = governor(province())
    again, touched = person(
        Worth("name", "ประจญ ปรัชญ์สกุล"), document=news(), by=REGISTER, honorific="นาย"
    )
    assert (again, touched.made) == (tenure.person, False)


def test_a_romanised_name_alone_is_no_key():
    body = province()
    known = governor(body, "Luo Qiang").person
    name, document = Worth("name", "Luo Qiang"), news()
    assert person_candidates("luo qiang") == [(known, 0.8)]
    stranger, touched = person(name, document=document, by=REGISTER)
    assert (stranger == known, touched.made) == (False, True)
    colleague, touched = person(name, document=document, by=REGISTER, body=body)
    assert (colleague, touched.made) == (known, False)


def test_within_one_paper_one_spelling_is_one_person():
    name, document = Worth("name", "Luo Qiang"), news()
    first, _ = person(name, document=document, by=REGISTER)
    again, touched = person(name, document=document, by=REGISTER)
    other, made = person(name, document=address(), by=REGISTER)
    assert (again, touched.made, other == first, made.made) == (first, False, False, True)


def test_a_body_is_found_by_its_name_in_another_script():
    body = new_body_by_hand("city", "Chengdu", "CN")
    university = new_body_by_hand("university", "Kunming Medical University", "CN")
    assert found("成都") == [(body.code, "same-entry")]
    assert found("เฉิงตู") == [(body.code, "same-entry")]
    assert found("昆明医科大学") == [(university.code, "same-entry")]


def new_body_by_hand(kind: str, name: str, country: str, **facts: str) -> Body:
    """A body known by one name alone."""
    from phinong.places.actions import add_body

    by = {"by": REGISTER, "kept_by": "chiang-mai-province"}
    names = {"en" if name.isascii() else "zh-Hans": name}
    return add_body(**by, kind=kind, names=names, country=country, **facts)


def test_a_body_the_gazetteer_knows_is_seated_in_its_place():
    body, touched = resolve(worth("อบจ.เชียงใหม่"), document=news(), by=REGISTER)
    assert (body.kind, touched.made) == ("pao", True)
    assert body.names["th"] == "องค์การบริหารส่วนจังหวัดเชียงใหม่"
    assert body.place.entry == entry_of("Chiang Mai", "province")


def test_a_body_recorded_twice_in_two_scripts_is_found_by_officers(client):
    from tests.worlds.accounts import holder

    first = new_body_by_hand("university", "Kunming Medical University", "CN")
    second = new_body_by_hand("university", "昆明医科大学", "CN")
    new_body_by_hand("university", "Chengdu University", "CN")
    assert [c.body for c in doubles(first)] == [second]
    assert [c.body for c in doubles(second)] == [first]
    path = first.get_absolute_url()
    assert client.get(path).context["page"].doubles == []
    client.force_login(holder("officer"))
    assert [c.body for c in client.get(path).context["page"].doubles] == [second]


def test_a_body_recorded_twice_by_a_slip_of_the_pen_is_found():
    first = new_body_by_hand("network", "Friendly Network of Learning Cities", "TH")
    second = new_body_by_hand("network", "Freindly Network of Learning Cities", "TH")
    assert [(c.body, c.reason) for c in doubles(first)] == [(second, "spelt-nearly-so")]


def test_bodies_of_one_place_are_no_doubles_of_each_other():
    province, city, pao = three_chiang_mais()
    assert [doubles(body) for body in (province, city, pao)] == [[], [], []]


def test_no_level_word_means_a_body_whose_level_no_source_states():
    _province, named, _pao = three_chiang_mais()
    place, names = named.place, {"en": "Chiang Mai (body not stated)"}
    add_body(by=REGISTER, kept_by=OFFICE, kind="city", names=names, country="TH", place=place)
    assert [c.body for c in candidates("Chiang Mai Municipality") if c.score >= SURE] == [named]
    assert len(candidates("Chiang Mai")) == 4

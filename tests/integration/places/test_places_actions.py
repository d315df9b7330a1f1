"""Every act on places, bodies and people: it works, who may not, twice, and the event is there."""

from typing import Any

import pytest
from tests.world import OFFICE
from tests.worlds.accounts import holder
from tests.worlds.places import entry_of, governor, province
from tests.worlds.record import news, span_of

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.places import actions
from phinong.places.models import Body, BodyName, NameKind, Person, Place, Post, Tenure
from phinong.record.models import Citation, Event

pytestmark = pytest.mark.django_db

BY = {"by": REGISTER, "kept_by": OFFICE}


def last_event() -> tuple[Any, ...]:
    """(verb, kind, number, body, now) of the newest event."""
    event = Event.objects.order_by("-id")[0]
    return event.verb, event.about_kind, event.about_id, event.body, event.now


def refusals(act: Any, *args: Any, **facts: Any) -> list[str]:
    """The codes with which an act is refused."""
    with pytest.raises(Refused) as refused:
        act(*args, **facts)
    return [reason.code for reason in refused.value.reasons]


def test_add_place():
    place = actions.add_place(
        **BY, kind="site", names={"th": "วัดเจดีย์หลวง"}, latitude=18.787, longitude=98.986
    )
    assert (place.code, place.name("en").text) == ("site-1", "วัดเจดีย์หลวง")
    now = {"names": {"th": "วัดเจดีย์หลวง"}, "kind": "site", "entry": ""}
    assert last_event() == ("place.added", "place", place.pk, OFFICE, now)


def test_a_gazetteer_place_is_there_once():
    entry = entry_of("Chiang Mai", "province")
    first = actions.ensure_place_from_entry(entry, **BY)
    again = actions.ensure_place_from_entry(entry, **BY)
    assert (first, Place.objects.filter(entry=entry).count()) == (again, 1)
    names = {"names": {"en": "Chiang Mai"}, "kind": "province", "entry": entry}
    assert refusals(actions.add_place, **BY, **names) == ["place-there-already"]


def test_two_places_of_one_name_have_two_addresses():
    first = actions.ensure_place_from_entry(entry_of("Chiang Mai", "province"), **BY)
    second = actions.ensure_place_from_entry(entry_of("Chiang Mai", "city-municipality"), **BY)
    assert (first.code, second.code) == ("chiang-mai", "chiang-mai-city-municipality")


def test_add_body_folds_every_name():
    names = {"th": "มหาวิทยาลัยเชียงใหม่", "en": "Chiang Mai University", "zh-Hant": "清邁大學"}
    body = actions.add_body(**BY, kind="university", country="TH", names=names)
    assert body.code == "chiang-mai-university"
    assert list(body.forms.order_by("id").values_list("folded", "language", "kind")) == [
        ("มหาวิทยาลัยเชียงใหม่", "th", NameKind.PREFERRED),
        ("chiang mai university", "en", NameKind.PREFERRED),
        ("清迈大学", "zh-Hant", NameKind.PREFERRED),
    ]
    now = {"names": names, "kind": "university", "entry": ""}
    assert last_event() == ("body.added", "body", body.pk, OFFICE, now)


def test_a_body_is_added_once_in_any_script():
    actions.add_body(**BY, kind="university", names={"zh-Hans": "清迈大学", "en": "CMU"})
    again = {"kind": "university", "names": {"zh-Hant": "清邁大學"}}
    assert refusals(actions.add_body, **BY, **again) == ["body-there-already"]
    assert Body.objects.count() == 1


def test_two_municipalities_of_one_name_are_two_bodies():
    spots = [
        actions.add_place(**BY, kind="district", names={"th": "สันทราย"}, country="TH")
        for _ in range(2)
    ]
    made = [
        actions.add_body(**BY, kind="municipality", names={"th": "สันทราย"}, place=spot)
        for spot in spots
    ]
    assert [body.place for body in made] == spots


def test_name_body_once_with_every_source():
    body, document = province(), news()
    span = span_of(document, "จังหวัดเชียงใหม่")
    facts = {**BY, "text": "เวียงพิงค์", "kind": NameKind.FORMER}
    form, made = actions.name_body(body, **facts)
    assert (form.folded, form.language, made) == ("เวียงพิงค์", "th", True)
    now = {"name": "เวียงพิงค์", "language": "th", "kind": "former"}
    assert last_event() == ("body.named", "body", body.pk, OFFICE, now)
    again, made = actions.name_body(body, **facts, document=document, span=span)
    assert (again, made) == (form, False)
    cited = Citation.objects.get(about_kind="body-name", about_id=form.pk)
    assert (cited.document, cited.passage.quote) == (document, "จังหวัดเชียงใหม่")
    assert Event.objects.filter(verb="body.named", now__name="เวียงพิงค์").count() == 1


def test_put_under():
    body = province()
    office = actions.add_body(**BY, kind="department", names={"en": "Foreign affairs group"})
    actions.put_under(office, parent=body, **BY)
    assert last_event() == ("body.put-under", "body", office.pk, OFFICE, {"parent": body.code})
    before = Event.objects.count()
    actions.put_under(office, parent=body, **BY)
    assert Event.objects.count() == before
    assert refusals(actions.put_under, body, parent=office, **BY) == ["body-under-itself"]


def test_add_person_keeps_honorifics_apart():
    person = actions.add_person(
        **BY,
        names={"th": "ผณินทรา ธีรานนท์", "en": "Phanintra Teeranon"},
        honorifics={"th": "รศ.ดร."},
    )
    assert person.code == "phanintra-teeranon"
    assert list(person.forms.order_by("id").values_list("text", "honorific")) == [
        ("ผณินทรา ธีรานนท์", "รศ.ดร."),
        ("Phanintra Teeranon", ""),
    ]
    assert last_event()[:4] == ("person.added", "person", person.pk, OFFICE)


def test_name_person_once():
    person, document = governor(province()).person, news()
    spelt = {**BY, "text": "Prachon Pratsakul", "document": document}
    form, made = actions.name_person(person, **spelt)
    again, made_again = actions.name_person(person, **spelt)
    assert (form, made, made_again) == (again, True, False)
    now = {"name": "Prachon Pratsakul", "language": "en", "honorific": ""}
    assert last_event() == ("person.named", "person", person.pk, OFFICE, now)


def test_add_post_once():
    body, titles = province(), {"th": "ผู้ว่าราชการจังหวัดเชียงใหม่"}
    post, made = actions.add_post(body, **BY, role="governor", titles=titles)
    assert (last_event()[:4], made) == (("post.added", "post", post.pk, OFFICE), True)
    again, made = actions.add_post(body, **BY, role="governor", titles=titles)
    assert (again, made, Post.objects.count()) == (post, False, 1)


def test_hold_post_keeps_statements_apart():
    tenure = governor(province(), seen="2022-03-14")
    person, post = tenure.person, tenure.post
    assert last_event()[:4] == ("tenure.added", "tenure", tenure.pk, OFFICE)
    same, made = actions.hold_post(person, post, **BY, seen="2022-03-14")
    _, made_other = actions.hold_post(person, post, **BY, since="2020-10", until="2022-09-30")
    assert (same, made, made_other) == (tenure, False, True)
    assert Tenure.objects.count() == 2
    backwards = {"since": "2022", "until": "2021-12-31"}
    assert refusals(actions.hold_post, person, post, **BY, **backwards) == [
        "tenure-ends-before-it-starts"
    ]
    assert refusals(actions.hold_post, person, post, **BY) == ["tenure-without-day"]


@pytest.mark.parametrize(
    ("since", "until", "ordered"),
    [
        ("2022", "2022", True),
        ("2022-05", "2022", True),
        ("2022-05-02", "2022-05-01", False),
        ("../2022", "2021", True),
        ("2022", "", True),
    ],
)
def test_a_tenure_runs_forwards_as_far_as_is_known(since, until, ordered):
    assert actions.starts_before_end(since, until) == ordered


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_no_act_without_the_right_to_edit(role):
    body, user = province(), holder(role)
    tenure = governor(body)
    by = {"by": user, "kept_by": OFFICE}
    before = Event.objects.count()
    for act in (
        lambda: actions.add_place(**by, kind="site", names={"th": "วัด"}),
        lambda: actions.add_body(**by, kind="network", names={"en": "Network"}),
        lambda: actions.name_body(body, **by, text="เวียงพิงค์"),
        lambda: actions.put_under(body, parent=body, **by),
        lambda: actions.add_person(**by, names={"th": "สมชาย ใจดี"}),
        lambda: actions.name_person(tenure.person, **by, text="สมชาย"),
        lambda: actions.add_post(body, **by, role="mayor", titles={"en": "Mayor"}),
        lambda: actions.hold_post(tenure.person, tenure.post, **by, seen="2023"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert Event.objects.count() == before


def test_an_officer_of_another_body_may_not():
    body = province()
    elsewhere = actions.add_body(**BY, kind="university", names={"en": "Chiang Mai University"})
    stranger = holder("officer", of=elsewhere)
    with pytest.raises(NotAllowed):
        actions.name_body(body, by=stranger, kept_by=OFFICE, text="เวียงพิงค์")
    assert BodyName.objects.filter(text="เวียงพิงค์").count() == 0


def test_people_are_not_told_apart_by_a_latin_name():
    first = actions.add_person(**BY, names={"en": "Luo Qiang"})
    second = actions.add_person(**BY, names={"en": "Luo Qiang"})
    assert (first.code, second.code) == ("luo-qiang", "luo-qiang-1")
    assert Person.objects.count() == 2

"""The packaged tables hold together, and hold what the field needs."""

import re
from collections import Counter

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.reader.gazetteer import KINDS, LEVELS, load, make_forms
from phinong.reader.gazetteer.entries import Place
from phinong.reader.gazetteer.store import load_forms, pack

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
LANGUAGES = {"en", "th", "zh-Hans", "zh-Hant", "ja", "ko", "mn", "lo", "vi", "abbr"}


def places() -> list[Place]:
    return list(load().places.values())


def test_the_packaged_forms_are_those_of_the_tables():
    """Run `make gazetteer` when this fails."""
    assert pack(make_forms(load())) == pack(load_forms())


def test_kinds_are_known():
    assert {place.kind for place in places()} - set(KINDS) == set()
    assert {body.kind for body in load().bodies.values()} - set(vocabulary("body-kinds")) == set()
    assert {kind for kinds in LEVELS.values() for kind in kinds} - set(KINDS) == set()


def test_what_an_entry_lies_in_is_there():
    parents = {place.parent for place in places()} | {b.place for b in load().bodies.values()}
    countries = {e.country for e in (*places(), *load().bodies.values())}
    assert parents - {""} - set(load().places) == set()
    assert countries - {""} - set(load().places) == set()


def test_no_entry_lies_in_itself():
    assert [p.id for p in places() if p.id in load().ancestors(p.id)] == []


def test_ids_are_plain_and_shared_by_no_two_entries():
    ids = [*load().places, *load().bodies]
    assert [id_ for id_ in ids if not ID.fullmatch(id_)] == []
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []


def test_every_entry_has_a_name_and_a_source():
    entries = (*places(), *load().bodies.values())
    assert [e.id for e in entries if not e.names or not e.source] == []
    used = {language for e in entries for language in (*e.names, *e.aliases)}
    assert used - LANGUAGES == set()


def test_coordinates_lie_on_the_earth():
    located = [p for p in places() if p.latitude is not None]
    outside = [
        p.id for p in located if not (-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180)
    ]
    assert outside == []
    assert [p.id for p in places() if (p.latitude is None) != (p.longitude is None)] == []


@pytest.mark.parametrize(
    ("country", "kinds", "number"),
    [
        ("TH", ("province",), 76),
        ("TH", ("district",), 928),
        ("TH", ("city-municipality",), 30),
        ("CN", ("province", "autonomous-region", "direct-municipality"), 31),
        ("CN", ("prefecture-city", "autonomous-prefecture", "prefecture"), 333),
        ("JP", ("prefecture",), 47),
        ("KR", ("province", "special-city"), 17),
        ("LA", ("province", "prefecture"), 18),
        ("MM", ("state", "region"), 15),
        ("KH", ("province", "direct-municipality"), 25),
        ("MN", ("aimag", "special-city"), 22),
        ("MY", ("state", "direct-municipality"), 16),
    ],
)
def test_divisions_are_complete(country, kinds, number):
    kept = [p for p in places() if p.country == country and p.kind in kinds]
    assert len(kept) == number
    assert [p.id for p in kept if "en" not in p.names] == []


def test_every_country_has_its_name_in_three_languages():
    nations = [p for p in places() if p.kind in ("country", "territory")]
    assert [p.id for p in nations if not {"en", "th", "zh-Hans"} <= p.names.keys()] == []


def test_thai_provinces_have_chinese_names_and_administrations():
    provinces = [p for p in places() if p.iso_3166_2.startswith("TH-") and p.kind == "province"]
    assert [p.id for p in provinces if not {"en", "th", "zh-Hans"} <= p.names.keys()] == []
    administrations = {b.place for b in load().bodies.values() if b.kind == "pao"}
    assert administrations == {p.id for p in provinces}


def test_thai_universities():
    names = [b.name("th") for b in load().bodies.values() if b.country == "TH"]
    assert sum(name.startswith("มหาวิทยาลัยราชภัฏ") for name in names) == 38
    assert sum(name.startswith("มหาวิทยาลัยเทคโนโลยีราชมงคล") for name in names) == 9


def test_a_name_falls_back_to_english():
    bagan = load().places["MM-04-bagan"]
    assert (bagan.name("zh"), bagan.name("th"), bagan.name("ko")) == ("蒲甘", "พุกาม", "Bagan")


def test_ancestors():
    assert load().ancestors("CN-310117") == {"CN-SH", "CN"}
    assert load().ancestors("th-cmu") == {"TH-50", "TH"}
    assert load().ancestors("nowhere") == set()

"""Level words, kinds and posts as names tell them."""

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.places.levels import (
    BODY_OF,
    FAMILIES,
    GOVERNING,
    RANKS,
    THAI_NAMES,
    body_kinds,
    kind_fits,
    names_of_new,
    new_kind,
)
from phinong.places.naming import fold_name, readings, stated_level
from phinong.places.posts import ALSO, is_former, role_of
from phinong.reader.gazetteer.levels import KINDS, LEVELS


def test_every_kind_named_here_is_a_kind_of_body():
    named = {*BODY_OF.values(), *GOVERNING, *set().union(*FAMILIES.values())}
    assert named - set(vocabulary("body-kinds")) == set()


def test_every_kind_of_place_named_here_is_one_of_the_gazetteer_s():
    named = {*BODY_OF, *THAI_NAMES, *(kind for _, kind in RANKS)}
    assert named - set(KINDS) == set()
    assert set(KINDS) - set(vocabulary("place-kinds")) == set()


def test_every_rank_and_post_named_here_is_in_its_vocabulary():
    assert set(RANKS.values()) - set(vocabulary("ranks")) == set()
    assert set(ALSO) - set(vocabulary("posts")) == set()


def test_every_level_speaks_of_some_body():
    assert [level for level in LEVELS if not body_kinds(level)] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Chiang   Mai ", "chiang mai"),
        ("Québec", "quebec"),
        ("清邁府", "清迈府"),
        ("เทศบาลนคร\u200bเชียงใหม่", "เทศบาลนครเชียงใหม่"),
    ],
)
def test_names_are_found_by_one_form(text, folded):
    assert fold_name(text) == folded


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("เชียงใหม่", ""),
        ("จังหวัดเชียงใหม่", "province"),
        ("เทศบาลนครเชียงใหม่", "city-municipality"),
        ("องค์การบริหารส่วนจังหวัดเชียงใหม่", "pao"),
        ("อบจ.เชียงใหม่", "pao"),
        ("Chiang Mai Provincial Administrative Organization", "pao"),
        ("Chiang Mai Province", "province"),
        ("City of Chiang Mai", "city"),
        ("清迈府", "province"),
        ("清迈市", "city"),
        ("Cityscape", ""),
        ("", ""),
    ],
)
def test_the_level_is_what_the_name_s_own_words_state(text, level):
    assert stated_level(text) == level


def test_a_name_is_taken_apart_whole_first_then_by_the_longest_word():
    found = [(r.bare, r.level) for r in readings("เทศบาลนครเชียงใหม่")]
    assert found == [
        ("เทศบาลนครเชียงใหม่", ""),
        ("เชียงใหม่", "city-municipality"),
        ("นครเชียงใหม่", "municipality"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("จังหวัดเชียงใหม่", "province"),
        ("เทศบาลนครเชียงใหม่", "municipality"),
        ("อบจ.เชียงใหม่", "pao"),
        ("คณะกรรมการเมืองพี่เมืองน้อง", "committee"),
        ("คณะทำงานด้านการค้า", "working-group"),
        ("คณะแพทยศาสตร์", "faculty"),
        ("กระทรวงการต่างประเทศ", "ministry"),
        ("Kunming Medical University", "university"),
        ("昆明医科大学", "university"),
        ("Chiang Mai Chamber of Commerce", "chamber"),
        ("SSAMESA", "organisation"),
    ],
)
def test_a_new_body_s_kind_is_told_by_its_name(text, kind):
    assert new_kind(text) == kind


def test_the_reader_s_hint_counts_last():
    assert (new_kind("SSAMESA", "network"), new_kind("SSAMESA", "alliance")) == (
        "network",
        "organisation",
    )


@pytest.mark.parametrize(
    ("hint", "kind", "fits"),
    [
        ("city", "municipality", True),
        ("city", "university", False),
        ("province", "pao", True),
        ("university", "faculty", True),
        ("organisation", "province", False),
        ("", "province", True),
        ("something else", "province", True),
    ],
)
def test_the_reader_s_kinds_are_families(hint, kind, fits):
    assert kind_fits(hint, kind) == fits


def test_a_new_body_without_an_entry_has_the_name_as_written():
    assert names_of_new("คณะแพทยศาสตร์", "") == ({"th": "คณะแพทยศาสตร์"}, {})


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("ผู้ว่าราชการจังหวัดเชียงใหม่", "governor"),
        ("รองผู้ว่าราชการจังหวัดเชียงใหม่", "vice-governor"),
        ("นายกเทศมนตรีนครเชียงใหม่", "mayor"),
        ("รองอธิการบดีฝ่ายวิเทศสัมพันธ์", "vice-president"),
        ("อธิการบดีมหาวิทยาลัยเชียงใหม่", "president"),
        ("President of Chengdu University", "president"),
        ("Assistant to the President", "assistant-president"),
        ("Vice Director of the Faculty of Education", "deputy-director"),
        ("昆明市副市长", "deputy-mayor"),
        ("清迈府尹", "governor"),
        ("Vice Consul", "vice-consul"),
        ("Consul General", "consul-general"),
        ("ช่างภาพ", "other"),
    ],
)
def test_a_title_tells_the_post(title, role):
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("title", "former"),
    [
        ("อดีตผู้ว่าราชการจังหวัดเชียงใหม่", True),
        ("Former Mayor", True),
        ("前任市长", True),
        ("ผู้ว่าราชการจังหวัดเชียงใหม่", False),
        ("Formerly unknown", False),
    ],
)
def test_a_title_tells_who_has_left(title, former):
    assert is_former(title) == former

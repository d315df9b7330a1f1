"""Kinds of bodies told by the head of their names, whoever they are."""

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.reader.names_kinds import CHINESE, ENGLISH, ENGLISH_OF, THAI, kind_of_body

NAMES = [
    ("คณะแพทยศาสตร์ มหาวิทยาลัยนเรศวร", "faculty"),
    ("มูลนิธิมหาวิทยาลัยขอนแก่น", "foundation"),
    ("ฝ่ายต่างประเทศ กรมส่งเสริมการเกษตร", "department"),
    ("สถานกงสุลใหญ่สาธารณรัฐประชาชนจีน ณ เชียงใหม่", "consulate"),
    ("คณะอนุกรรมการจัดงาน", "committee"),
    ("อบจ.ลำพูน", "pao"),
    ("สภาหอการค้าจังหวัดน่าน", "chamber"),
    ("Faculty of Medicine, Naresuan University", "faculty"),
    ("School of Public Health, Yunnan University", "faculty"),
    ("Ban Rai Primary School", "school"),
    ("Ministry of Foreign Affairs", "ministry"),
    ("Royal Thai Consulate-General in Kunming", "consulate"),
    ("Embassy of Japan", "embassy"),
    ("Lampang University Foundation", "foundation"),
    ("Mekong Cities Alliance", "network"),
    ("云南大学国际学院", "faculty"),
    ("四川省教育厅", "department"),
    ("昆明市外办", "department"),
    ("中国驻清迈总领馆", "consulate"),
    ("澜湄城市合作联盟", "network"),
    ("大部", ""),
    ("Somchai", ""),
    ("", ""),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_the_head_of_a_name_tells_its_kind(name, kind):
    assert kind_of_body(name) == kind


def test_every_kind_told_is_one_of_the_register():
    told = {*THAI.values(), *ENGLISH.values(), *ENGLISH_OF.values(), *CHINESE.values()}
    assert told - set(vocabulary("body-kinds")) == set()

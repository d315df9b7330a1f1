"""Timelines of learning cities in the manner of the field, and items made by hand."""

from typing import Any

from tests.world import body

from phinong.core.acting import REGISTER
from phinong.learning.actions import add_item, move_item
from phinong.learning.models import LearningItem
from phinong.places.models import Body
from phinong.record.models import Document

NAN = """Nan Learning City

A city that learns from its valley. Lifelong learning for all citizens of Nan Municipality.

2020

Nan Municipality is granted membership in the UNESCO Global Network of Learning Cities (GNLC) \
in September 2020.

2021

Riverside walks with pupils and elders, learning about boats and floods.

2022

Extraction of 3 important issues of the city via learning activities, including forest fires, \
old temples, and water supply.

2022

Visiting the area to develop lifelong learning for young people within two communities: Ban \
Phrakoet and Ban Nong Tao.

2023

"Nan City Forum" brings citizens together to plan learning spaces.
"""

NAN_THAI = """เมืองแห่งการเรียนรู้น่าน

การเรียนรู้ตลอดชีวิตของชาวเทศบาลเมืองน่าน

2563

เทศบาลเมืองน่านได้รับการรับรองเป็นสมาชิกเครือข่ายเมืองแห่งการเรียนรู้ของยูเนสโก

2564

เทศกาลเรียนรู้ริมน้ำน่าน ร่วมกับชุมชนและโรงเรียน

2565

สกัดสามประเด็นของเมือง ได้แก่ ไฟป่า, วัดเก่า และน้ำประปา เพื่อการเรียนรู้ตลอดชีวิต
"""

PUER = """普洱学习型城市

普洱市终身学习历程

2020

普洱市加入全球学习型城市网络。

2021

茶文化节，市民共同学习种茶与制茶。

2022

居民通过学习活动提出三个议题，包括交通、垃圾、水质。
"""


def city() -> Body:
    """Nan Municipality."""
    names = {"th": "เทศบาลเมืองน่าน", "en": "Nan Municipality", "zh": "难市"}
    return body("nan-municipality", "municipality", "TH", **names)


def item(document: Document, **facts: Any) -> LearningItem:
    """A draft of a place of 2021 unless said otherwise."""
    given = {
        "city": city(),
        "kind": "place",
        "titles": {"en": "Riverside walk", "th": "ทางเดินริมน้ำ"},
        "when": "2021",
        **facts,
    }
    return add_item(by=REGISTER, document=document, **given)


def published(document: Document, **facts: Any) -> LearningItem:
    """An item that a public source tells of."""
    return move_item(item(document, **facts), by=REGISTER, verb="adopt")

"""What a published number counts, from its unit and the words around it."""

import pytest

from phinong.ties.landing.figure import subject_of
from phinong.ties.models import FigureClaim
from phinong.ties.queries import fits


@pytest.mark.parametrize(
    ("clause", "unit", "number", "subject"),
    [
        (
            "จังหวัดเชียงใหม่ได้ดำเนินการสถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับนานาประเทศไปแล้วกว่า 12 ประเทศ",
            "ประเทศ",
            "12",
            "countries-established",
        ),
        (
            "ได้สถาปนาแล้วกว่า 12 ประเทศ และมีอีก 6 ประเทศ ที่อยู่ระหว่างการดำเนินการ",
            "ประเทศ",
            "6",
            "countries-in-process",
        ),
        (
            "ได้สถาปนาแล้ว 12 ประเทศ และมีอีก 6 ประเทศ ที่อยู่ระหว่างการดำเนินการ",
            "ประเทศ",
            "12",
            "countries-established",
        ),
        ("with sister cities in 13 cities", "cities", "13", "cities-established"),
        ("Phayao University currently coordinates 34 cities", "cities", "34", "cities-coordinated"),
        ("a delegation of over 30 representatives", "representatives", "30", "delegates"),
        ("ผู้เข้าร่วม 150 คน", "คน", "150", "participants"),
        (
            'established the "Education Equity Alliance" with 26 organizations',
            "organizations",
            "26",
            "network-members",
        ),
        ("与106个城市建立友好关系", "城市", "106", "cities-established"),
        ("in 12 countries", "countries", "12", "other"),
        ("720 years", "years", "720", "other"),
    ],
)
def test_what_a_number_counts(clause, unit, number, subject):
    assert subject_of(clause, unit, number) == subject


@pytest.mark.parametrize(
    ("qualifier", "stated", "counted", "expected"),
    [
        ("exactly", 12, 12, True),
        ("exactly", 12, 13, False),
        ("at-least", 12, 13, True),
        ("at-least", 12, 11, False),
        ("at-most", 12, 12, True),
        ("at-most", 12, 13, False),
        ("about", 50, 45, True),
        ("about", 50, 44, False),
    ],
)
def test_whether_the_registers_count_bears_a_figure_out(qualifier, stated, counted, expected):
    assert fits(FigureClaim(qualifier=qualifier, number=stated), counted) == expected

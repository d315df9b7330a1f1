"""When the register's own count fits a published number."""

import pytest

from phinong.ties.models import FigureClaim
from phinong.ties.queries import fits


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

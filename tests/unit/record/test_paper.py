"""Words of a document and the page they were printed on."""

import pytest

from phinong.record.paper import Paper

LAYOUT = [[0, 10, 1, 0, 0, 1, 1], [11, 20, 1, 0, 0, 1, 1], [22, 30, 2, 0, 0, 1, 1]]


@pytest.mark.parametrize(
    ("span", "page"),
    [
        ((0, 3), 1),
        ((12, 30), 1),
        ((9, 25), 1),
        ((20, 25), 2),
        ((22, 30), 2),
        ((29, 40), 2),
        ((10, 11), 0),
        ((20, 22), 0),
        ((30, 40), 0),
    ],
)
def test_the_page_is_that_of_the_first_printed_character(span, page):
    assert Paper(LAYOUT).page_of(*span) == page


def test_several_spans_give_each_page_once():
    assert Paper(LAYOUT).pages_of([(22, 23), (0, 1), (12, 13), (10, 11)]) == [1, 2]


def test_a_document_without_pages_has_none():
    assert Paper([]).page_of(0, 5) == 0

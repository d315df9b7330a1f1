"""The order of results is one number, the same everywhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.discovery.ranking import KINDS, LAST_PART, NAMED, last_part_of, rank, record_of
from phinong.discovery.storage import TOP

DAYS = st.one_of(st.none(), st.dates())
PLACES = st.tuples(
    st.sampled_from(sorted(KINDS)), st.integers(0, (1 << 27) - 1), st.integers(0, LAST_PART)
)


def placed(kind: str = "tie", number: int = 1, part: int = 0, day: str = "", name: str = "") -> int:
    return rank(kind, number, part, day=date.fromisoformat(day) if day else None, name=name)


@given(place=PLACES, day=DAYS, name=st.text(max_size=20))
def test_a_rank_tells_its_record_and_fits_the_database(place, day, name):
    kind, number, part = place
    found = rank(kind, number, part, day=day, name=name)
    assert record_of(found) == (kind, number)
    assert last_part_of(found) == rank(kind, number, LAST_PART, day=day, name=name)
    assert 0 <= found < TOP


def test_later_days_come_first_and_no_day_last():
    order = [placed(day="2025-01-01"), placed(day="2024-12-31"), placed(day="1950-05-05"), placed()]
    assert order == sorted(order, reverse=True)


def test_names_come_before_dated_things_and_short_names_before_long_ones():
    order = [
        placed("place", name="เชียงใหม่"),
        placed("body", name="จังหวัดเชียงใหม่"),
        placed("person", name="ประจญ ปรัชญ์สกุล ผู้ยาว"),
        placed("tie", day="2025-01-01"),
    ]
    assert order == sorted(order, reverse=True)


def test_newer_records_and_earlier_parts_come_first():
    order = [placed(number=2), placed(number=1, part=0), placed(number=1, part=1)]
    assert order == sorted(order, reverse=True)


def test_ties_come_before_documents_of_the_same_day():
    assert placed("tie", day="2024-01-01") > placed("document", 9, day="2024-01-01")


@pytest.mark.parametrize(("number", "part"), [(1 << 27, 0), (-1, 0), (1, LAST_PART + 1)])
def test_what_has_no_place_is_refused(number, part):
    with pytest.raises(ValueError, match="cannot be placed"):
        rank("tie", number, part, day=None, name="")


def test_every_kind_has_its_own_number_in_four_bits():
    assert sorted(KINDS.values()) == list(range(1, len(KINDS) + 1))
    assert max(KINDS.values()) < 16
    assert set(NAMED) == {"body", "place", "person"}

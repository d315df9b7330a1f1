"""The matters offered for an agenda, as the page on which it is prepared lists them."""

import re
from datetime import date

import pytest
from django.utils import translation

from phinong.meetings.candidates import Candidate
from phinong.meetings.drawing import offered
from phinong.meetings.models import ItemSource

SCRIPT = "<script>alert('x')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


def test_words_of_others_are_escaped():
    html = offered([Candidate(ItemSource.COMMITMENT, 7, SCRIPT, SCRIPT)], "en", "reader")
    assert SCRIPT not in html
    # In the row, as the reason of a room that says its own, and in the button.
    assert html.count(ESCAPED) == 3


def test_a_matter_says_why_it_is_offered_and_since_when():
    one = Candidate(ItemSource.DISPUTE, 7, "Chengdu", "disputed", since=date(2022, 3, 14))
    html = offered([one], "en", "reader")
    assert 'sources disagree · <time datetime="2022-03-14">14 Mar 2022</time>' in html
    assert 'name="offer" value="dispute:7"' in html


def late(in_all: int, shown: int) -> list[Candidate]:
    """Some overdue commitments, of so many, and a matter of another kind."""
    other = Candidate(ItemSource.DISPUTE, 7, "Chengdu", "disputed")
    rows = [
        Candidate(ItemSource.COMMITMENT, n, "x", "overdue", in_all=in_all) for n in range(shown)
    ]
    return [*rows, other]


@pytest.mark.parametrize(
    ("language", "in_all", "said"),
    [
        ("en", 41, "1 more overdue commitment is not shown here."),
        ("en", 48, "8 more overdue commitments are not shown here."),
        ("th", 41, "ยังมีสิ่งที่ต้องทำต่อที่เลยกำหนดอีก 1 รายการซึ่งไม่ได้แสดงที่นี่"),
        ("zh", 48, "另有 8 项逾期的后续事项未在此列出。"),
    ],
)
def test_overdue_commitments_that_are_not_shown_are_counted_with_the_way_to_them(
    language: str, in_all: int, said: str
):
    with translation.override("zh-hans" if language == "zh" else language):
        html = offered(late(in_all, 40), language, "reader")
    (told,) = re.findall(r'<li class="small mt2">(.*?) <a href="([^"]+)">', html)
    assert told == (said, f"/{language}/meetings/commitments/?due=overdue")


@pytest.mark.parametrize(("in_all", "shown"), [(40, 40), (1, 1), (0, 0)])
def test_nothing_is_said_where_all_are_shown(in_all: int, shown: int):
    assert "due=overdue" not in offered(late(in_all, shown), "en", "reader")


@pytest.mark.parametrize(
    ("language", "in_all", "said"),
    [
        ("en", 2, "1 more matter is not shown here · sources disagree"),
        ("en", 9, "8 more matters are not shown here · sources disagree"),
        ("th", 9, "ยังมีอีก 8 เรื่องซึ่งไม่ได้แสดงที่นี่ · แหล่งข้อมูลไม่ตรงกัน"),
        ("zh", 9, "另有 8 项未在此列出 · 来源不一致"),
    ],
)
def test_matters_left_out_for_another_reason_are_counted_too(language: str, in_all: int, said: str):
    one = Candidate(ItemSource.DISPUTE, 7, "Chengdu", "disputed", in_all=in_all)
    with translation.override("zh-hans" if language == "zh" else language):
        html = offered([one], language, "reader")
    assert re.findall(r'<li class="small mt2">(.*?)</li>', html) == [said]


def test_without_a_matter_it_says_so():
    assert offered([], "en", "reader") == '<li class="quiet">Nothing else waits.</li>'

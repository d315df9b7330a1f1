"""What the record allows of learning items; counted lists, issues' weaves, the cloth."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.vocabulary import vocabulary
from phinong.learning.drawing import Warp, cloth, columns
from phinong.learning.enumerations import counted_lists
from phinong.learning.forms import STEPS
from phinong.learning.issues import shape_of
from phinong.learning.landing import kind_of, readable
from phinong.learning.models import LearningItem
from phinong.learning.models import ReviewState as S
from phinong.learning.rules import MOVES, NEEDS_REASON, why_not_add_item, why_not_move
from phinong.learning.views.public import ICONS
from phinong.record.landing import Values, Worth

ALLOWED = {
    ("submit", S.DRAFT),
    ("adopt", S.DRAFT),
    ("agree", S.COMMUNITY),
    ("send-back", S.COMMUNITY),
    ("publish", S.EDITOR),
    ("send-back", S.EDITOR),
    ("challenge", S.PUBLISHED),
    ("uphold", S.CHALLENGED),
    ("restore", S.WITHDRAWN),
    ("withdraw", S.DRAFT),
    ("withdraw", S.COMMUNITY),
    ("withdraw", S.EDITOR),
    ("withdraw", S.PUBLISHED),
    ("withdraw", S.CHALLENGED),
}


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("verb", MOVES)
def test_every_step_from_every_state(verb, state):
    reasons = why_not_move(verb, state=state, reason="said why", from_public_source=True)
    assert (not reasons) == ((verb, state) in ALLOWED)


@pytest.mark.parametrize("verb", MOVES)
def test_a_reason_is_asked_for_where_something_is_taken_back_or_doubted(verb):
    state = next(iter(MOVES[verb][0]))
    reasons = why_not_move(verb, state=state, reason=" ", from_public_source=True)
    assert codes(reasons) == (["reason-missing"] if verb in NEEDS_REASON else [])


def test_only_what_a_public_source_tells_may_skip_the_checks():
    reasons = why_not_move("adopt", state=S.DRAFT, reason="", from_public_source=False)
    assert codes(reasons) == ["learning-source-not-public"]


def test_an_unknown_step_is_refused():
    reasons = why_not_move("burn", state=S.DRAFT, reason="why", from_public_source=True)
    assert codes(reasons) == ["learning-item-cannot-move"]


def test_every_step_has_words_for_the_form():
    assert sorted(STEPS) == sorted(MOVES)


def test_every_kind_of_the_inventory_has_its_icon():
    assert sorted(ICONS) == sorted(vocabulary("learning-kinds"))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"kind_known": False}, ["learning-kind-unknown"]),
        ({"titles": {"th": " "}}, ["learning-title-missing"]),
        ({"same": "a-walk"}, ["learning-item-recorded-already"]),
    ],
)
def test_why_an_item_is_not_kept(facts, expected):
    given_facts = {"kind": "place", "kind_known": True, "titles": {"th": "วัด"}, "same": None}
    assert codes(why_not_add_item(**{**given_facts, **facts})) == expected


@pytest.mark.parametrize(
    ("names", "kind"),
    [(("kind",), "kind"), (("kind", "item-kind"), "item-kind"), ((), "")],
)
def test_an_items_own_kind_goes_before_the_findings(names, kind):
    assert kind_of(Values(tuple(Worth(name, name) for name in names))) == kind


@pytest.mark.parametrize(("text", "expected"), [("2021", True), ("", True), ("soon", False)])
def test_a_time_is_readable_or_empty(text, expected):
    assert readable(text) is expected


# ── Lists that a sentence counts ──


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "Pupils named 3 important issues, including noise, old trees, and PM2.5 dust.",
            [("issue", "noise"), ("issue", "old trees"), ("issue", "PM2.5 dust")],
        ),
        (
            "Walks within two communities: Ban Tai and Ban Nuea.",
            [("community", "Ban Tai"), ("community", "Ban Nuea")],
        ),
        (
            "ชาวเมืองสกัดสามประเด็นสำคัญ ได้แก่ ไฟป่า วัดเก่า และน้ำประปา เพื่อวางแผน",
            [("issue", "ไฟป่า"), ("issue", "วัดเก่า"), ("issue", "น้ำประปา")],
        ),
        (
            "สำรวจ 2 ชุมชน คือ บ้านใต้, บ้านเหนือ",
            [("community", "บ้านใต้"), ("community", "บ้านเหนือ")],
        ),
        (
            "居民提出三个议题，包括交通、垃圾、水质。",
            [("issue", "交通"), ("issue", "垃圾"), ("issue", "水质")],
        ),
        ("Pupils named four issues, including noise and dust.", []),
        ("There are many issues, including noise and dust.", []),
        ("Five issues were named.", []),
        ("", []),
    ],
)
def test_a_list_counts_only_when_its_number_is_right(text, entries):
    assert [(entry.thing, entry.text) for entry in counted_lists(text)] == entries


@given(
    st.text("two 2 สอง 二 issues ประเด็น 议题 including ได้แก่ : , 、 and และ ab กข。", max_size=80)
)
def test_every_entry_stands_at_its_place_in_the_text(text):
    for entry in counted_lists(text):
        assert text[entry.start : entry.end] == entry.text


# ── Drawings ──


@pytest.mark.parametrize(
    ("title", "shape"),
    [
        ("lack of green space", "trees"),
        ("เกาะความร้อน", "heat"),
        ("PM2.5 pollution", "dust"),
        ("空气污染", "dust"),
        ("ความมั่นคงทางอาหาร", "grain"),
        ("การจัดการคลองแม่ข่า", "canal"),
        ("old temples", "issue-7"),
    ],
)
def test_an_issue_wears_the_weave_of_its_words(title, shape):
    assert shape_of(LearningItem(code="issue-7", titles={"en": title})) == shape


def warps(*counted: int) -> list[Warp]:
    return [Warp(f"kind {n}", "", count) for n, count in enumerate(counted)]


def test_a_kind_without_items_is_a_dotted_thread():
    drawn = cloth(warps(3, 0, 1), Warp("eco", "", 0))
    assert (drawn.count('class="wa"'), drawn.count("stroke-dasharray"), drawn.count('"we"')) == (
        3,
        1,
        0,
    )


def test_an_ecosystem_with_items_is_the_weft():
    drawn = cloth(warps(3, 0, 1, 2, 5), Warp("eco", "", 2))
    assert drawn.count('class="we"') == 12


def test_words_of_the_drawing_are_escaped():
    assert cloth([Warp("<b>", "a & b", 1)], Warp("", "", 0)).count("&lt;b&gt;") == 1


@given(st.integers(2, 8))
def test_warps_stand_apart_and_inside(number):
    starts = columns(number)
    gaps = {b - a for a, b in pairwise(starts)}
    assert (len(starts), len(gaps), starts[-1] <= 660) == (number, 1, True)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=6))
def test_every_weft_thread_runs_from_edge_to_edge(counted):
    drawn = cloth(warps(*counted), Warp("eco", "", 1))
    for line in re.findall(r'class="we" d="([^"]+)"', drawn):
        assert (line.startswith("M20 "), line.endswith("H700")) == (True, True)

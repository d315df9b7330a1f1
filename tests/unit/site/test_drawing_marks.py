"""Motifs, strands and icons: the small marks beside every name."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.drawing.icons import ICONS
from phinong.core.drawing.issue_weave import WEAVES, issue_weave
from phinong.core.drawing.motif import FEWEST, MOST, SIZE, motif_cells, motif_path
from phinong.core.drawing.strand import STRANDS, strand_shape

codes = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=80)


@given(codes)
def test_a_motif_is_symmetric_in_both_axes(code):
    rows = motif_cells(code)
    assert rows == rows[::-1]
    assert [row[::-1] for row in rows] == list(rows)


@given(codes)
def test_a_motif_is_never_blank_nor_full(code):
    assert FEWEST <= sum(map(sum, motif_cells(code))) <= MOST
    assert {len(row) for row in motif_cells(code)} == {SIZE}


def test_a_motif_is_the_same_in_every_installation():
    assert motif_path("th-chiang-mai") == (
        "M3 0h3v1h-3zM1 1h1v1h-1zM3 1h1v1h-1zM5 1h1v1h-1zM7 1h1v1h-1zM0 3h2v1h-2zM4 3h1v1h-1z"
        "M7 3h2v1h-2zM0 4h1v1h-1zM3 4h3v1h-3zM8 4h1v1h-1zM0 5h2v1h-2zM4 5h1v1h-1zM7 5h2v1h-2z"
        "M1 7h1v1h-1zM3 7h1v1h-1zM5 7h1v1h-1zM7 7h1v1h-1zM3 8h3v1h-3z"
    )


def test_two_hundred_bodies_wear_two_hundred_motifs():
    assert len({motif_path(f"body-{number}") for number in range(200)}) == 200


def test_every_state_has_its_own_strand():
    assert len({strand_shape(state) for state in STRANDS}) == len(STRANDS)
    assert strand_shape("no such state") == STRANDS["unverified"]


@pytest.mark.parametrize("shape", [*ICONS.values(), *STRANDS.values()])
def test_marks_are_well_formed(shape):
    assert len(ElementTree.fromstring(f"<svg>{shape}</svg>")) > 0


@pytest.mark.parametrize("shape", [*WEAVES, "an-issue-without-a-weave"])
def test_issues_have_well_formed_weaves(shape):
    assert len(ElementTree.fromstring(f"<svg>{issue_weave(shape)}</svg>")) > 0

"""A photograph keeps its picture and its way up, and nothing of what the camera told."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import photographs as taken
from tests.worlds.drafting import photograph

from phinong.drafting.photographs import NotWhole, tiff_of, way_up_in, without_camera_data

Makes = Callable[[int], bytes]
FORMATS: dict[str, Makes] = {
    "jpeg": taken.jpeg,
    "png": lambda way_up: taken.told_in_png(photograph(), way_up),
    "webp": taken.webp,
}
# The same pictures in which nothing was ever told.
NOTHING_TOLD: dict[str, bytes] = {
    "jpeg": b"\xff\xd8" + taken.JFIF + taken.COLOURS + taken.PICTURE + taken.END,
    "png": photograph(),
    "webp": taken.webp(flags=0x20, told=False),
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("way_up", range(10))
def test_nothing_is_left_but_the_picture_and_its_way_up(kind: str, way_up: int):
    bare = without_camera_data(FORMATS[kind](way_up))
    assert taken.SECRET not in bare
    told = tiff_of(way_up)
    assert (told in bare) == (2 <= way_up <= 8)
    if way_up in (0, 1, 9):
        assert bare == NOTHING_TOLD[kind]
    assert without_camera_data(bare) == bare


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_in_which_nothing_is_told_stays_as_it_is(kind: str):
    assert without_camera_data(NOTHING_TOLD[kind]) == NOTHING_TOLD[kind]


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("way_up", range(2, 9))
def test_the_way_up_is_read_in_both_orders(order: str, way_up: int):
    assert way_up_in(taken.exif(way_up, order)) == way_up
    assert way_up_in(tiff_of(way_up)) == way_up


@pytest.mark.parametrize(
    "tiff",
    [
        b"",
        b"MM",
        b"XX\0*\0\0\0\x08",
        b"MM\0*\xff\xff\xff\xff",
        b"MM\0*\0\0\0\x08\xff\xff" + bytes(30),
    ],
)
def test_exif_that_cannot_be_read_tells_nothing(tiff: bytes):
    assert way_up_in(tiff) == 0


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_that_is_cut_off_is_not_whole(kind: str):
    whole = NOTHING_TOLD[kind]
    for length in range(12, len(whole)):
        with pytest.raises(NotWhole):
            without_camera_data(whole[:length])


@given(
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP", b""]),
    st.binary(max_size=300),
)
def test_anything_else_is_told_not_to_be_whole_or_is_bared(begins: bytes, rest: bytes):
    try:
        bare = without_camera_data(begins + rest)
    except NotWhole:
        return
    assert without_camera_data(bare) == bare

"""Whatever comes in, a reading or an Unreadable comes out, quickly, with exact spans."""

import contextlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phinong.reader import Unreadable, read

WORDS = st.sampled_from(
    "จังหวัด เทศบาลนคร มหาวิทยาลัย นาย นาง ศ.ดร. ระหว่าง กับ และ ลงนาม บันทึกความเข้าใจ เมื่อวันที่ 31 "
    "มี.ค. 67 2567 "
    "กว่า 12 ประเทศ เมืองพี่เมืองน้อง มีมติ University of City between and signed July 5-8, 2024 "
    "1) 2) ; “ ” ( ) "
    "市长 友好城市 与 12月29日 2024年 至 省 大学 İ ß ﬁ \u0301 \u0e4d \u0e32 \n \t".split(" ")
)
LOOSE = st.lists(WORDS | st.text(max_size=12), max_size=60).map(" ".join)


def whole(reading):
    """Every span lies in the text and holds the words written; JSON can carry it all."""
    for found in reading.findings:
        for value in found.values:
            assert value.span.of(reading.text) == value.as_written
            assert 0 <= value.confidence <= 1
    assert len({found.key for found in reading.findings}) == len(reading.findings)
    json.dumps(reading.to_json())


@settings(max_examples=300, deadline=None)
@given(LOOSE)
def test_any_text_gives_a_whole_reading(text):
    try:
        whole(read(text))
    except Unreadable as refused:
        code = refused.code
    else:
        return
    assert code == "empty"


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400)
    | st.tuples(
        st.sampled_from([b"%PDF-1.7", b"PK\x03\x04", b"<html>", b"\xff\xfe"]),
        st.binary(max_size=200),
    ).map(b"".join)
)
def test_any_bytes_are_read_or_refused_with_a_code(source):
    try:
        whole(read(source))
    except Unreadable as refused:
        code = refused.code
    else:
        return
    assert Unreadable.CODES.count(code) == 1


HOSTILE = [
    "ก" * 200_000,
    "จังหวัด" * 30_000,
    "นาย " * 50_000,
    "A " * 100_000,
    "Aa Bb " * 40_000,
    "1) " * 60_000,
    "12月" * 60_000,
    "31/12/" * 40_000,
    "between " * 30_000,
    "ระหว่าง กับ " * 20_000,
    "“" * 150_000,
    "市" * 150_000,
    "<div>" * 60_000,
    "University of " * 20_000,
    "7 มกราคม - " * 20_000,
    "sister city agreement objectives 1) " * 6_000,
    "ลงนามบันทึกความเข้าใจ วัตถุประสงค์ ก) " * 6_000,
    "sister cities signed an agreement, ล้านล้าน one hundred million " * 3_000,
    "友好城市协议 一万亿万亿 两千" * 12_000,
    "Mr. Mrs. Dr. " * 15_000,
    "Aa Bb Cc and Dd sister city " * 4_000,
    "mayors of Aa, Bb, " * 10_000,
    "Present: Aa Bb, Cc Dd, " * 8_000,
    "友好城市协议签署" + "阿阿·" * 40_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_repetition_takes_linear_time(text):
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        whole(read(text))
    assert time.process_time() - start < 10


SIGNED = "จังหวัดเชียงใหม่ลงนามบันทึกความเข้าใจเมืองพี่เมืองน้องกับนครเฉิงตู"
# What a pattern would try in as many ways as the square or the cube of its length: such a reading
# would not end.
ENDLESS = [
    SIGNED + " ระหว่างจังหวัดลำปาง" + "\n" * 50_000 + "และจังหวัดลำพูน จังหวัดน่าน",
    SIGNED + " ระหว่างจังหวัดลำปาง" + " \n" * 50_000 + "และจังหวัดลำพูน จังหวัดน่าน",
    SIGNED + " Foo and Bar Universities " + "A" * 50_000,
    SIGNED + " Foo and Bar Universities " + "A'" * 50_000,
    SIGNED + " Foo and Bar Universities " + "Aa, " * 50_000,
    SIGNED + " the Mayor of Foo, " + "Aa-" * 50_000,
    SIGNED + " นายสมชาย ใจดี ผู้ว่าราชการจังหวัด" + "A" * 300_000,
    "John Smith, who chairs the sister city committee, signed. " + "A" * 50_000,
    "Foo's sister city, Bar, said John Smith. " + "Aa-" * 50_000,
    "Present: John Smith, who signed the sister city agreement. " + "Aa Bb (" * 30_000,
]


@pytest.mark.parametrize("text", ENDLESS, ids=range(len(ENDLESS)))
def test_a_page_of_what_a_pattern_is_made_of_is_read_to_its_end(text):
    reading = read(text)
    whole(reading)
    assert reading.text == text

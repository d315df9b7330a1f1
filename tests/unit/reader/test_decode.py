"""Bytes of every coding the field's files come in."""

import pytest

from phinong.reader.decode import decode
from phinong.reader.model import Unreadable

THAI = "จังหวัดเชียงใหม่จัดประชุมคณะกรรมการเมืองพี่เมืองน้อง ครั้งที่ 1/2565 ที่ศาลากลางจังหวัด"
CHINESE = "本市与名古屋市结为友好城市，签约仪式在市政府举行，两市市长出席并致辞。"
TRADITIONAL = "臺北市與大邱市續簽姊妹市協議，儀式在市政府舉行，兩市市長出席並致辭。"


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        (THAI, "utf-8"),
        (THAI, "cp874"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5hkscs"),
        (THAI, "utf-16"),
        ("Chiang Mai signs with Chengdu", "utf-16-le"),
    ],
)
def test_the_coding_is_told_and_the_text_comes_back(text, coding):
    assert decode(text.encode(coding))[:2] == (text, coding)


def test_a_declared_coding_is_believed_when_it_fits():
    page = f'<meta charset="tis-620"><p>{THAI}</p>'
    assert decode(page.encode("cp874")) == (page, "cp874", False)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "empty"),
        (b" \n\x00", "empty"),
        (bytes(range(256)) * 40, "wrong-type"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 200, "wrong-type"),
        (b"\xff\xfe\x00\xd8\x00\x00x", "unreadable"),
    ],
)
def test_what_is_no_text_is_refused_with_its_code(source, code):
    with pytest.raises(Unreadable) as refused:
        decode(source)
    assert refused.value.code == code

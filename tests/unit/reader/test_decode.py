"""Bytes of every coding the field's files come in."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.decode import decode
from phinong.reader.model import Unreadable

THAI = "จังหวัดเชียงใหม่จัดประชุมคณะกรรมการเมืองพี่เมืองน้อง ครั้งที่ 1/2565 ที่ศาลากลางจังหวัด"
CHINESE = "本市与名古屋市结为友好城市，签约仪式在市政府举行，两市市长出席并致辞。"
TRADITIONAL = "臺北市與大邱市續簽姊妹市協議，儀式在市政府舉行，兩市市長出席並致辭。"
LATIN = "The mayor of Zürich and señora Peña signed the agreement “in the façade hall” – in May."

WORDS = {
    "thai": (
        "จังหวัดเชียงใหม่ ประชุม คณะกรรมการ เมืองพี่เมืองน้อง ลงนาม บันทึกความเข้าใจ กับ นคร เฉิงตู "
        "ศาลากลาง ครั้งที่ 1/2565 วันที่ 5 มีนาคม 2567 ผู้ว่าราชการ น้ำ ทำ และ ความร่วมมือ “ข้อ” ๒๕๖๗",
        ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp874"),
    ),
    "chinese": (
        "本市 与 名古屋市 结为 友好城市 ， 签约仪式 在 市政府 举行 。 两市 市长 出席 致辞 2024年 "
        "3月 5日 清迈府 代表团 访问 成都 （ 教育 、 文化 ） 交流",
        ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030", "gbk"),
    ),
    "traditional": (
        "臺北市 與 大邱市 續簽 姊妹市 協議 ， 儀式 在 市政府 舉行 。 兩市 市長 出席 並 致辭 "
        "清邁 訪問 代表團",
        ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "big5", "big5hkscs"),
    ),
    "english": (
        "The Governor of Chiang Mai signed an agreement with Chengdu on 5 March 2024 for culture "
        "and education in Zürich café señor façade “quoted” –",
        ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252"),
    ),
}
MARKED = ("utf-8-sig", "utf-16", "utf-32")


@st.composite
def sentences(draw):
    """(at least six different words of one language, a coding that can write it)."""
    language = draw(st.sampled_from(sorted(WORDS)))
    words, codings = WORDS[language]
    blank = " " if language == "english" else draw(st.sampled_from(["", " "]))
    chosen = draw(st.lists(st.sampled_from(words.split()), min_size=6, unique=True))
    return blank.join(chosen), draw(st.sampled_from(codings + MARKED))


@given(sentences())
def test_a_sentence_comes_back_from_every_coding_it_was_saved_in(sentence):
    text, coding = sentence
    assert decode(text.encode(coding))[0] == text


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        (THAI, "utf-8"),
        (THAI, "cp874"),
        (THAI, "utf-16"),
        (THAI, "utf-16-le"),
        (THAI, "utf-32-be"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-be"),
        (TRADITIONAL, "big5hkscs"),
        (TRADITIONAL, "utf-32-le"),
        (LATIN, "cp1252"),
        ("Chiang Mai signs with Chengdu", "utf-16-le"),
    ],
)
def test_the_coding_is_told_and_the_text_comes_back(text, coding):
    assert decode(text.encode(coding))[:2] == (text, coding)


@pytest.mark.parametrize("text", [THAI, CHINESE, LATIN])
@pytest.mark.parametrize(
    ("mark", "coding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_is_believed_and_is_no_part_of_the_text(text, mark, coding):
    assert decode(mark + text.encode(coding))[::2] == (text, False)


@pytest.mark.parametrize(
    ("said", "text", "coding"),
    [
        ("tis-620", THAI, "cp874"),
        ("windows-874", THAI, "cp874"),
        ("iso-8859-11", THAI, "cp874"),
        ("gb2312", CHINESE, "gb18030"),
        ("gbk", CHINESE, "gb18030"),
        ("big5", TRADITIONAL, "big5hkscs"),
        ("iso-8859-1", "Zürich señora", "cp1252"),
        ("iso-8859-2", "Łódź i Kraków", "iso-8859-2"),
        ("windows-1251", "Город-побратим", "windows-1251"),
        ("euc-kr", "자매도시 협정", "euc-kr"),
        ("shift_jis", "姉妹都市の協定", "shift_jis"),
    ],
)
def test_a_declared_coding_is_believed_when_it_fits(said, text, coding):
    page = f'<meta charset="{said}"><p>{text}</p>'
    assert decode(page.encode(coding)) == (page, coding, False)


@pytest.mark.parametrize("said", ["utf-16", "tis-620", "utf-7", "no-such"])
def test_a_declared_coding_that_cannot_be_is_not_believed(said):
    page = f'<meta charset="{said}"><p>{THAI}</p>'
    assert decode(page.encode("utf-8")) == (page, "utf-8", False)
    assert decode(page.encode("cp874"))[0] == page


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "empty"),
        (b" \n\x00", "empty"),
        (bytes(range(256)) * 40, "wrong-type"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 200, "wrong-type"),
        (b"\x7fELF" + b"\x00\x01" * 500, "wrong-type"),
        (b"\x00\x01\x02\xff" * 500, "wrong-type"),
        (b"\xff\xfe\x00\xd8\x00\x00x", "unreadable"),
    ],
)
def test_what_is_no_text_is_refused_with_its_code(source, code):
    with pytest.raises(Unreadable) as refused:
        decode(source)
    assert refused.value.code == code

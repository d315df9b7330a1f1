"""The sealed paper: every letter is there, in order, in faces that have it."""

from dataclasses import replace

import pypdfium2
import pytest
from tests.worlds.papers import (
    bare_letters,
    letters,
    loose_marks,
    parted,
    rows_of,
    text_of,
)

from phinong.drafting.canonical import Part, Whole, Wording, canonical, sha256_of
from phinong.drafting.numbering import article, han
from phinong.drafting.sealing import Sealed, Signed, qr, sealed_pdf, shortened
from phinong.drafting.unbroken import runs

THAI = (
    "จังหวัดเชียงใหม่ ราชอาณาจักรไทย และนครเฉิงตู สาธารณรัฐประชาชนจีน ปรารถนาจะส่งเสริมมิตรภาพ น้ำใจ"
    " และความเข้าใจอันดี ที่อยู่ ผู้เชี่ยวชาญ กู้ยืม ปู่ ญาติ ฐานะ กฎหมาย ฤๅษี ฯลฯ ๑๒๓๔๕๖๗๘๙๐"
)
CHINESE = "参与方将在平等互利的基础上，依照各自国内法律法规，建立并发展友好城市关系（“本备忘录”）。"
ENGLISH = "The Participants will establish a sister-city relationship – on the basis of equality."
WHOLE = Whole(
    "mou",
    ("chiang-mai-province", "chengdu"),
    (("th", "authentic"), ("en", "authentic"), ("zh-Hans", "authentic")),
    "en",
    (
        Part("title", "title", {"th": Wording("", "บันทึกความเข้าใจ"), "en": Wording("", "MoU")}),
        Part(
            "article",
            "purpose",
            {
                "th": Wording("วัตถุประสงค์", THAI),
                "en": Wording("Purpose", f"{ENGLISH}\n\n#strong[not markup] $x$ // \\"),
                "zh-Hans": Wording("宗旨", CHINESE),
            },
            "a",
        ),
    ),
)
SEALED = Sealed(
    title="บันทึกความเข้าใจ",
    parties=["จังหวัดเชียงใหม่", "成都市"],
    whole=WHOLE,
    sha256=sha256_of(canonical(WHOLE)),
    address="http://127.0.0.1:8000/th/agreements/chiang-mai-chengdu/",
    signatures=[
        Signed("ทดสอบ ตัวอย่าง", "ผู้ว่าราชการจังหวัด", "จังหวัดเชียงใหม่"),
        Signed("测试", "市长", "成都市"),
    ],
    witnesses=[Signed("Witness Person", "Consul", "")],
    words={"signatures": "ลงนาม", "witnesses": "พยาน", "seal": "ตรวจสอบได้ที่"},
    done="ลงนาม ณ เชียงใหม่ เมื่อวันที่ ๒๗ พฤศจิกายน ๒๕๖๙",
)


@pytest.fixture(scope="module")
def paper() -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(sealed_pdf(SEALED))


# Thai is looked at below: a program that copies it from a page may write a syllable twice.
@pytest.mark.parametrize("words", [CHINESE, ENGLISH, "#strong[not markup]$x$//\\"])
def test_every_letter_stands_there_in_order(paper: pypdfium2.PdfDocument, words: str):
    assert letters(words) in text_of(paper)


def test_the_words_themselves_ride_along(paper: pypdfium2.PdfDocument):
    (attached,) = [paper.get_attachment(n) for n in range(paper.count_attachments())]
    text = bytes(attached.get_data()).decode()
    assert (attached.get_name(), text) == ("text.json", canonical(WHOLE))
    assert sha256_of(text) == SEALED.sha256


def test_articles_are_numbered_as_each_language_does(paper: pypdfium2.PdfDocument):
    text = text_of(paper)
    for label in ("ข้อ๑วัตถุประสงค์", "Article1Purpose", "第一条宗旨"):
        assert label in text


def test_the_hash_and_the_address_stand_on_the_last_page(paper: pypdfium2.PdfDocument):
    last = letters(paper[len(paper) - 1].get_textpage().get_text_range())
    assert SEALED.sha256[:32] in last
    assert SEALED.sha256[32:] in last
    assert SEALED.address in last
    assert "WitnessPerson" in last


def test_one_page_a_language_and_one_for_the_signatures(paper: pypdfium2.PdfDocument):
    assert len(paper) == 4


def test_no_letter_is_missing_from_its_face(paper: pypdfium2.PdfDocument):
    assert bare_letters(paper) == []


def test_every_thai_mark_stands_on_its_letter(paper: pypdfium2.PdfDocument):
    assert loose_marks(paper) == []


NAMES = {"th": ["นครเฉิงตู", "จังหวัดเชียงใหม่"]}
KEPT = ["เมืองพี่เมืองน้อง", "ลายลักษณ์อักษร", "นครเฉิงตู", "ภาษาอังกฤษ"]


@pytest.mark.parametrize("words", KEPT)
def test_no_line_ends_inside_a_compound_or_a_name(words: str):
    # One blank more on each line: sooner or later every line would end inside the words.
    text = "\n".join(f"{'ก' * n} {words * 12}" for n in range(12))
    part = Part("article", "purpose", {"th": Wording("", text)}, "a")
    whole = Whole("mou", ("a", "b"), (("th", "authentic"),), "", (part,))
    paper = pypdfium2.PdfDocument(sealed_pdf(replace(SEALED, whole=whole, names=NAMES)))
    assert parted(paper, words) == []
    assert loose_marks(paper) == []


def test_a_word_that_a_line_ends_inside_is_seen():
    part = Part("article", "purpose", {"th": Wording("", "ซีอานเสฉวน" * 40)}, "a")
    whole = Whole("mou", ("a", "b"), (("th", "authentic"),), "", (part,))
    paper = pypdfium2.PdfDocument(sealed_pdf(replace(SEALED, whole=whole)))
    assert parted(paper, "ซีอานเสฉวน") != []


def test_a_long_title_stands_in_even_lines():
    title = "บันทึกความเข้าใจว่าด้วยความร่วมมือด้านการศึกษา วัฒนธรรม การท่องเที่ยว และการค้า"
    part = Part("title", "title", {"th": Wording("", title)}, "t")
    whole = Whole("mou", ("a", "b"), (("th", "authentic"),), "", (part,))
    first = pypdfium2.PdfDocument(sealed_pdf(replace(SEALED, whole=whole)))[0]
    wide = [row[-1][1][2] - row[0][1][0] for row in rows_of(first)[:2]]
    assert min(wide) > 0.7 * max(wide)


@pytest.mark.parametrize(
    ("title", "foot"),
    [
        ("บันทึกความเข้าใจ", "บันทึกความเข้าใจ"),
        ("A\nB", "A B"),
        ("word " * 20, "word " * 11 + "word …"),
        ("ก" * 70, "ก" * 60 + " …"),
    ],
)
def test_the_foot_of_a_page_breaks_no_word(title: str, foot: str):
    assert shortened(title) == foot


def test_runs_are_the_line_again():
    line = "ระหว่าง จังหวัดเชียงใหม่ กับนครเฉิงตู เป็นลายลักษณ์อักษร"
    found = runs(line, "th", ["นครเฉิงตู", ""])
    assert "".join(found) == line
    assert found[1::2] == ["นครเฉิงตู", "ลายลักษณ์อักษร"]
    assert runs(line, "en", ["นครเฉิงตู"]) == [line]


@pytest.mark.parametrize("words", ["ก ่ข", "กา\n่น", "a่"])
def test_a_mark_without_its_letter_is_seen(words: str):
    part = Part("article", "purpose", {"th": Wording("", words)}, "a")
    whole = Whole("mou", ("a", "b"), (("th", "authentic"),), "", (part,))
    broken = pypdfium2.PdfDocument(sealed_pdf(replace(SEALED, whole=whole)))
    assert loose_marks(broken) == ["่"]


def test_the_same_text_gives_the_same_bytes():
    assert sealed_pdf(SEALED) == sealed_pdf(SEALED)


def test_a_qr_code_is_a_drawing_without_a_declaration():
    assert qr(SEALED.address).startswith("<svg")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (45, "四十五"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
    ],
)
def test_numbers_in_chinese(number: int, words: str):
    assert han(number) == words


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("th", "ข้อ ๑๒"),
        ("en", "Article 12"),
        ("zh-Hant", "第十二條"),
        ("mn", "12."),
        ("ko", "제12조"),
    ],
)
def test_labels(tag: str, label: str):
    assert article(12, tag) == label

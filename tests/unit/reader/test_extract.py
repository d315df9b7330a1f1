"""Files are read by what they are, whatever they are called."""

import pytest
from tests.worlds.files import SENTENCE, docx, pdf, zipped

from phinong.reader import Unreadable, read
from phinong.reader.extract import extract
from phinong.reader.extract.tidy import tidy

PAGE = f"<html><body><p>{SENTENCE}</p></body></html>".encode()
LETTER = f"MIME-Version: 1.0\nSubject: x\n\n{SENTENCE}".encode()


@pytest.mark.parametrize("name", ["", "a.txt", "a.pdf", "a.docx", "a.zip", "a.eml"])
@pytest.mark.parametrize(
    ("source", "media_type"),
    [
        (SENTENCE.encode(), "text/plain"),
        (PAGE, "text/html"),
        (pdf([(72, 700, SENTENCE)]), "application/pdf"),
        (b"\n" + pdf([(72, 700, SENTENCE)]), "application/pdf"),
        (docx(SENTENCE), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (zipped({"a.pdf": PAGE}), "text/html"),
        (LETTER, "message/rfc822"),
    ],
    ids=["text", "page", "PDF", "PDF after a line", "DOCX", "ZIP", "message"],
)
def test_the_content_tells_the_format_and_not_the_name(name, source, media_type):
    found = extract(source, name=name)
    assert (found.media_type, found.text.count(SENTENCE)) == (media_type, 1)


def test_a_huge_file_is_refused_unopened():
    for start in (b"", b"%PDF-", b"PK\x03\x04", b"MIME-Version: 1.0\n\n", b"<html>"):
        with pytest.raises(Unreadable) as refused:
            read(start + b"x" * 200_000_000)
        assert refused.value.code == "too-large"


def test_an_empty_file_is_refused():
    with pytest.raises(Unreadable) as refused:
        read(b"")
    assert refused.value.code == "empty"


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(Unreadable) as refused:
        read(tmp_path / "none.txt")
    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("นํ้าใจ", "น้ำใจ"),
        ("เเม่ฮ่องสอน", "แม่ฮ่องสอน"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("จังหวัด\u200bเชียงใหม่", "จังหวัดเชียงใหม่"),
        ("2567\u00a0น.", "2567 น."),
    ],
)
def test_text_gets_one_spelling(written, tidied):
    assert tidy(written) == tidied

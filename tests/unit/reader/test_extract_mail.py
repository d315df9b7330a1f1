"""Messages and saved pages: what their header says, their words, and what is attached."""

from email.message import EmailMessage

import pytest
from tests.worlds.files import SENTENCE, docx, pdf

from phinong.reader import Reading, Unreadable, read, read_all
from phinong.reader.extract import extract


def letter(text=SENTENCE, html="", **headers):
    message = EmailMessage()
    message["From"] = "สำนักงานจังหวัดเชียงใหม่ <office@chiangmai.example>"
    message["To"] = "sister@chengdu.example"
    message["Date"] = "Tue, 05 Mar 2024 23:30:00 +0700"
    message["Subject"] = "เชิญประชุมคณะกรรมการเมืองพี่เมืองน้อง"
    message["Message-ID"] = "<1@chiangmai.example>"
    if text:
        message.set_content(text, **headers)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def test_a_message_tells_who_wrote_it_when_and_about_what():
    reading = read(letter().as_bytes(), name="letter.eml")
    assert (reading.title, reading.publisher, reading.published, reading.media_type) == (
        "เชิญประชุมคณะกรรมการเมืองพี่เมืองน้อง",
        "สำนักงานจังหวัดเชียงใหม่",
        "2024-03-05",
        "message/rfc822",
    )
    assert reading.text.strip() == f"เชิญประชุมคณะกรรมการเมืองพี่เมืองน้อง\n\n{SENTENCE}"


def test_the_plain_text_is_preferred_to_the_page():
    html = "<html><body><p>another wording</p></body></html>"
    assert SENTENCE in extract(letter(html=html).as_bytes()).text
    assert "another wording" not in extract(letter(html=html).as_bytes()).text


def test_a_message_that_is_only_a_page_gives_the_words_of_the_page():
    html = f"<html><body><script>x()</script><p>{SENTENCE}</p></body></html>"
    assert extract(letter("", html).as_bytes()).text.strip().endswith(SENTENCE)


@pytest.mark.parametrize("coding", ["utf-8", "cp874"])
def test_a_header_with_bare_thai_is_understood(coding):
    source = f"MIME-Version: 1.0\nSubject: ขอเชิญประชุม\n\n{SENTENCE}"
    assert extract(source.encode(coding)).title == "ขอเชิญประชุม"


@pytest.mark.parametrize("charset", ["utf-8", "tis-620"])
@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_words_come_through_every_coding_of_the_post(charset, coding):
    source = letter(SENTENCE, charset=charset, cte=coding).as_bytes()
    assert extract(source).text.strip().endswith(SENTENCE)


def test_attachments_are_documents_of_their_own():
    message = letter()
    message.add_attachment(
        docx("รายงาน"), maintype="application", subtype="octet-stream", filename="รายงาน.docx"
    )
    message.add_attachment(
        pdf([(72, 700, "Agreement")]), maintype="application", subtype="pdf", filename="a.pdf"
    )
    message.add_attachment(b"\x00\x01" * 90, maintype="image", subtype="gif", filename="../b.gif")
    sent_on = letter("ข้อความเดิม")
    message.add_attachment(sent_on)
    found = [
        (name, r.text.strip().splitlines()[-1] if isinstance(r, Reading) else r.code)
        for name, r in read_all(message.as_bytes(), name="letter.eml")
    ]
    assert found == [
        ("letter.eml", SENTENCE),
        ("รายงาน.docx", "รายงาน"),
        ("a.pdf", "Agreement"),
        ("b.gif", "wrong-type"),
        ("attachment-5.eml", "ข้อความเดิม"),
    ]


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.chiangmai.example/news/55
Subject: =?utf-8?B?4LiC4LmI4Liy4Lin?=
Date: Fri, 27 Nov 2026 00:43:23 GMT
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://www.chiangmai.example/news/55

<html><head><meta charset="utf-8"><title>ข่าว</title></head><body><p>{words}</p></body></html>
--B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://www.chiangmai.example/logo.png

iVBORw0KGgo=
--B--
"""


def test_a_saved_page_is_one_document_with_its_address():
    source = SAVED.format(words="คำของหน้านี้").encode()
    [(name, reading)] = read_all(source, name="page.mht")
    assert (name, reading.title, reading.address, reading.publisher, reading.published) == (
        "page.mht",
        "ข่าว",
        "https://www.chiangmai.example/news/55",
        "",
        "",
    )
    assert reading.text.strip() == "ข่าว\n\nคำของหน้านี้"


@pytest.mark.parametrize("written", ["javascript:alert(1)", "file:///etc/passwd", "cid:1", ""])
def test_an_address_that_is_none_is_not_kept(written):
    source = SAVED.format(words=SENTENCE).replace("https://www.chiangmai.example/news/55", written)
    assert extract(source.encode(), name="page.mht").address == ""


MEMO = "To: the governor\nFrom: the office\nDate: 5 March 2024\nSubject: visit\n\n" + SENTENCE


def test_a_memo_that_begins_like_a_message_is_no_message():
    assert extract(MEMO.encode(), name="memo.txt").text == MEMO


def bomb(parts):
    inside = b"Content-Type: text/plain\n\nwords"
    for n in range(parts):
        head = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
        inside = head + inside + b"\n--b%d--\n" % n
    return b"MIME-Version: 1.0\n" + inside


def side_by_side(parts):
    part = b"--b\nContent-Type: text/html\nContent-Disposition: attachment\n\nx\n"
    return b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n' + part * parts


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (bomb(1000), "zip-bomb"),
        (side_by_side(3000), "zip-bomb"),
        (b"MIME-Version: 1.0\n\n", "empty"),
        (b"MIME-Version: 1.0\nContent-Type: " + b"(" * 900 + b"\n\nwords", "unreadable"),
    ],
    ids=["nested", "crowded", "no words", "a hostile type"],
)
def test_a_message_that_cannot_be_read_is_refused(source, code):
    with pytest.raises(Unreadable) as refused:
        extract(source)
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["Subject", "From", "Date", "To"])
@pytest.mark.parametrize("written", ["=?x?q?" * 900, "(" * 900, "\x00\xff", ";" * 900, "a@" * 900])
def test_a_hostile_header_costs_nothing_but_itself(name, written):
    source = f"MIME-Version: 1.0\n{name}: {written}\n\n{SENTENCE}".encode()
    assert extract(source).text.strip().endswith(SENTENCE)

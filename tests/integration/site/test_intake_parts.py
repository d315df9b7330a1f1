"""Archives, messages and paged files come in: each document by itself, with its way back."""

from email.message import EmailMessage

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import world
from tests.worlds.files import CHINESE, SENTENCE, docx, pdf, zipped

from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.record.models import Document
from phinong.site.intake.take_in import Arrival, take_in, take_in_all

pytestmark = pytest.mark.django_db

GOOD = {
    "news/th.txt": SENTENCE,
    "zh.txt": CHINESE.encode("gb18030"),
    "minutes.docx": docx("รายงานการประชุม"),
    "empty.txt": "",
    "picture.gif": b"GIF89a" + bytes(200),
}
ARCHIVE = Arrival(zipped(GOOD), name="all.zip", title="ไม่ใช้", publisher="สำนักงานจังหวัด")


def outcomes(arrival, by):
    return [
        (o.name, o.document.title if o.document else [reason.code for reason in o.reasons])
        for o in take_in_all(arrival, by=by, kept_by=world.OFFICE)
    ]


def test_each_document_of_an_archive_is_kept_and_the_bad_ones_are_named():
    officer = world.user("officer")
    assert outcomes(ARCHIVE, officer) == [
        ("news/th.txt", SENTENCE),
        ("zh.txt", CHINESE),
        ("minutes.docx", "รายงานการประชุม"),
        ("empty.txt", ["document-empty"]),
        ("picture.gif", ["document-wrong-type"]),
    ]
    kept = Document.objects.order_by("id")
    assert [(d.file_name, d.publisher) for d in kept] == [
        ("th.txt", "สำนักงานจังหวัด"),
        ("zh.txt", "สำนักงานจังหวัด"),
        ("minutes.docx", "สำนักงานจังหวัด"),
    ]


def test_taking_the_same_in_again_keeps_only_what_is_missing():
    officer = world.user("officer")
    take_in(Arrival(SENTENCE.encode(), name="th.txt"), by=officer, kept_by=world.OFFICE)
    first = outcomes(ARCHIVE, officer)
    again = outcomes(ARCHIVE, officer)
    assert [told for _, told in first[:2]] == [["document-kept-already"], CHINESE]
    assert [told for _, told in again[:3]] == [["document-kept-already"]] * 3
    assert Document.objects.count() == 3


def test_a_message_and_its_attachments_are_documents_of_their_own():
    message = EmailMessage()
    message["From"], message["Subject"] = "สำนักงานจังหวัด <a@b.example>", "เชิญประชุม"
    message["Date"], message["Message-ID"] = "Tue, 05 Mar 2024 09:00:00 +0700", "<1@b.example>"
    message.set_content("ขอเชิญประชุมคณะกรรมการ")
    message.add_attachment(
        docx("รายงาน"), maintype="application", subtype="octet-stream", filename="รายงาน.docx"
    )
    arrival = Arrival(message.as_bytes(), name="letter.eml")
    assert outcomes(arrival, world.user("officer")) == [
        ("letter.eml", "เชิญประชุม"),
        ("รายงาน.docx", "รายงาน"),
    ]
    letter, report = Document.objects.order_by("id")
    assert (letter.publisher, letter.published_edtf, letter.media_type, report.publisher) == (
        "สำนักงานจังหวัด",
        "2024-03-05",
        "message/rfc822",
        "",
    )


def test_a_saved_page_keeps_its_own_address():
    saved = (
        "<!-- saved from url=(0030)https://www.chiangmai.example/ -->\n"
        f"<html><body><p>{SENTENCE}</p></body></html>"
    )
    arrival = Arrival(saved.encode(), name="page.html")
    document = take_in(arrival, by=world.user(), kept_by=world.OFFICE)
    assert document.address == "https://www.chiangmai.example/"


def test_a_paged_file_keeps_page_and_box_of_every_line():
    pages = [(72, 700, "Minutes")], [(72, 700, SENTENCE)]
    document = take_in(Arrival(pdf(*pages), name="a.pdf"), by=world.user(), kept_by=world.OFFICE)
    document.refresh_from_db()
    assert [(document.text[a:b], page) for a, b, page, *_ in document.layout] == [
        ("Minutes", 1),
        (SENTENCE, 2),
    ]


def test_an_archive_comes_in_by_the_form_and_each_document_is_told_of(client):
    client.force_login(world.user("officer"))
    answer = client.post(
        "/en/review/new/",
        {"uploads": SimpleUploadedFile("all.zip", ARCHIVE.content), "kept_by": world.OFFICE},
    )
    told = [(message.level_tag, str(message)) for message in get_messages(answer.wsgi_request)]
    assert (answer.status_code, told) == (
        302,
        [
            ("success", f"{SENTENCE} is kept and read."),
            ("success", f"{CHINESE} is kept and read."),
            ("warning", "zh.txt: " + say(Refusal("reading-encoding-guessed"))),
            ("success", "รายงานการประชุม is kept and read."),
            ("error", "empty.txt: " + say(Refusal("document-empty"))),
            ("error", "picture.gif: " + say(Refusal("document-wrong-type"))),
        ],
    )


def test_an_officer_is_told_what_to_look_at_in_a_document(client):
    client.force_login(world.user("officer"))
    long = SimpleUploadedFile("long.pdf", pdf(*([(72, 700, f"page {n}")] for n in range(401))))
    answer = client.post("/en/review/new/", {"uploads": long, "kept_by": world.OFFICE})
    told = [(message.level_tag, str(message)) for message in get_messages(answer.wsgi_request)]
    assert told[1:] == [("warning", "long.pdf: " + say(Refusal("reading-text-cut")))]


def test_an_address_alone_is_kept_as_before(client):
    client.force_login(world.user("officer"))
    facts = {"address": "https://a.example/1", "kept_by": world.OFFICE}
    assert client.post("/en/review/new/", facts).status_code == 302
    assert Document.objects.get().address == "https://a.example/1"

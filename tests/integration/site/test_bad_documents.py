"""Whatever comes in: a clear reason, nothing half-written, nothing executed."""

import io
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from tests import world
from tests.worlds.files import file_of, pdf, zipped
from tests.worlds.register import surroundings_of_its_own

from phinong.core.messages import MESSAGES
from phinong.core.refusals import Refused
from phinong.reader import Unreadable
from phinong.record.models import Document, Finding
from phinong.site.intake.take_in import Arrival, take_in

pytestmark = pytest.mark.django_db

DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


@cache
def bomb() -> bytes:
    """A DOCX of a few hundred KB that unpacks to hundreds of MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", DOCX_TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b"0" * 1024 * 1024)
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF whose encryption dictionary asks for a password nobody gives."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">/P -4>>endobj\n"
        b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<"
        + b"43" * 16
        + b"><"
        + b"43" * 16
        + b">]>>\n%%EOF\n"
    )


def nested(times: int) -> bytes:
    """A message of parts in parts in parts."""
    inside = b"Content-Type: text/plain\n\nwords"
    for n in range(times):
        head = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
        inside = head + inside + b"\n--b%d--\n" % n
    return b"MIME-Version: 1.0\n" + inside


def loop() -> bytes:
    """A PDF whose pages hold themselves."""
    pages = b"<</Type/Pages/Kids[2 0 R]/Count 100000>>"
    return file_of([b"<</Type/Catalog/Pages 2 0 R>>", pages])


WRONG_TYPE = "document-wrong-type"
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
BAD: dict[str, tuple[Arrival | Callable[[], Arrival], str]] = {
    "empty": (Arrival(b"", name="x.txt"), "document-empty"),
    "blank": (Arrival(b" \n\t ", name="x.txt"), "document-empty"),
    "binary": (Arrival(b"\x00\x01\x02\xff" * 500, name="x.txt"), "document-wrong-type"),
    "program": (Arrival(b"\x7fELF" + b"\x00\x01" * 500, name="x.pdf"), "document-wrong-type"),
    "broken PDF": (Arrival(b"%PDF-1.7\nnothing more", name="x.pdf"), "document-unreadable"),
    "locked PDF": (Arrival(locked_pdf(), name="x.pdf"), "document-password-protected"),
    "locked Office file": (
        Arrival(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), name="x.docx"),
        "document-password-protected",
    ),
    "broken DOCX": (Arrival(b"PK\x03\x04garbage", name="x.docx"), "document-unreadable"),
    # Bombs are made when they are thrown: packing one takes seconds.
    "bomb": (lambda: Arrival(bomb(), name="x.docx"), "document-zip-bomb"),
    "bomb in an archive": (
        lambda: Arrival(zipped({"a.zip": zipped({"b.docx": bomb()})}), name="x.zip"),
        "document-zip-bomb",
    ),
    "XML bomb": (
        Arrival(zipped({"word/document.xml": LAUGHS}), name="x.docx"),
        "document-zip-bomb",
    ),
    "archive of several": (
        Arrival(zipped({"a.txt": "one", "b.txt": "two"}), name="x.zip"),
        "document-several-documents",
    ),
    "spreadsheet": (Arrival(zipped({"[Content_Types].xml": "<x/>"}), name="x.xlsx"), WRONG_TYPE),
    "message nested a thousand times": (Arrival(nested(1000), name="x.eml"), "document-zip-bomb"),
    "message without words": (Arrival(b"MIME-Version: 1.0\n\n", name="x.eml"), "document-empty"),
    "blank PDF": (Arrival(pdf([]), name="x.pdf"), "document-empty"),
    "PDF that is its own page": (Arrival(loop(), name="x.pdf"), "document-empty"),
}


def stored() -> list[Path]:
    return [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_and_leaves_nothing(name: str):
    arrival, code = BAD[name]
    officer = world.user("officer")
    given = arrival() if callable(arrival) else arrival
    with pytest.raises(Refused) as refused:
        take_in(given, by=officer, kept_by=world.OFFICE)
    assert [reason.code for reason in refused.value.reasons] == [code]
    assert (Document.objects.count(), Finding.objects.count(), stored()) == (0, 0, [])


def test_every_reason_of_the_reader_has_its_sentence():
    assert [code for code in Unreadable.CODES if f"document-{code}" not in MESSAGES] == []


def test_a_huge_file_is_refused_before_it_is_read(settings):
    settings.PHINONG_MAX_UPLOAD = 1024
    with pytest.raises(Refused) as refused:
        take_in(Arrival(b"x" * 1025, name="x.txt"), by=world.user(), kept_by=world.OFFICE)
    assert [reason.code for reason in refused.value.reasons] == ["file-too-large"]
    assert stored() == []


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16"])
def test_a_thai_text_in_any_usual_encoding_is_the_same_text(coding: str):
    words = "เมื่อวันที่ 4 มิถุนายน 2564 จังหวัดเชียงใหม่จัดประชุมคณะกรรมการเมืองพี่เมืองน้อง"
    document = take_in(
        Arrival(words.encode(coding), name="notice.txt"), by=world.user(), kept_by=world.OFFICE
    )
    assert document.text.strip() == words


def test_scripts_of_a_page_are_neither_kept_nor_run(client):
    page = (
        "<!doctype html><html><head><title>ข่าว</title><script>alert(1)</script></head>"
        "<body onload='alert(2)'><main><h1>ข่าวเมืองพี่เมืองน้อง</h1>"
        "<p>จังหวัดเชียงใหม่และนครเฉิงตูลงนามเมื่อวันที่ 30 มีนาคม 2558 ณ นครเฉิงตู "
        "<img src=x onerror=alert(3)> เพื่อสถาปนาความสัมพันธ์เมืองพี่เมืองน้อง</p></main></body></html>"
    )
    document = take_in(
        Arrival(page.encode(), name="page.html"), by=world.user(), kept_by=world.OFFICE
    )
    assert "alert" not in document.text
    shown = client.get(f"/en/documents/{document.code}/").content.decode()
    assert "onerror" not in shown
    assert "<script>alert" not in shown


def test_words_that_look_like_markup_are_shown_as_words(client):
    words = "<script>alert('x')</script> จังหวัดเชียงใหม่"
    document = take_in(Arrival(words.encode(), name="a.txt"), by=world.user(), kept_by=world.OFFICE)
    shown = client.get(f"/en/documents/{document.code}/").content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_the_same_words_are_not_kept_twice():
    officer = world.user("officer")
    words = Arrival("จังหวัดเชียงใหม่ประชุม".encode(), name="a.txt")
    first = take_in(words, by=officer, kept_by=world.OFFICE)
    with pytest.raises(Refused) as refused:
        take_in(words, by=officer, kept_by=world.OFFICE)
    assert [(r.code, r.facts) for r in refused.value.reasons] == [
        ("document-kept-already", {"code": first.code, "title": first.title})
    ]


def test_whoever_brings_the_same_words_is_led_to_them_or_told_that_another_office_keeps_them(
    client,
):
    words = "จังหวัดเชียงใหม่ประชุม"
    officer, elsewhere = world.user("officer"), world.user("officer", world.body("phayao-province"))
    arrival = Arrival(words.encode(), name="a.txt")
    first = take_in(arrival, by=officer, kept_by=world.OFFICE, public=False)
    client.force_login(officer)
    url = reverse("site:intake")
    given = {"text": words, "kept_by": world.OFFICE, "public": "true"}
    led = client.post(url, given).content.decode()
    assert f'<a href="{reverse("record:document", args=[first.code])}">' in led
    client.force_login(elsewhere)
    told = client.post(url, given | {"kept_by": "phayao-province"}).content.decode()
    assert ("Another office keeps them" in told, first.code in told) == (True, False)


def test_a_file_name_leads_nowhere():
    officer = world.user("officer")
    words = Arrival("จังหวัดเชียงใหม่".encode(), name="../../../etc/passwd")
    document = take_in(words, by=officer, kept_by=world.OFFICE)
    assert document.file_name == "passwd"
    assert document.file == f"{document.file_sha256[:2]}/{document.file_sha256}"


KILLED = """
import os, signal
import django
django.setup()
from phinong.record import actions
from phinong.record.landing import REGISTRY, Landing
from phinong.record.models import Document
from phinong.record.decisions import accept
from phinong.accounts.models import User
finding = Document.objects.get().findings.filter(kind="person-post").first()
named = [value for value in finding.values if value["name"] == "name"]
plain = REGISTRY.landing(finding.kind)
def dying(*args, **kwargs):
    plain.land(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
REGISTRY.landings[finding.kind] = Landing(dying, plain.why_not, plain.similar)
accept(finding, by=User.objects.get(), seen_version=0, values=named)
"""
BEFORE = """
from tests import world
from tests.worlds.files import file_of, pdf, zipped
from phinong.site.intake.take_in import Arrival, take_in
words = "เมื่อวันที่ 4 มิถุนายน 2564 นายวิชัย ทองดี ผู้ว่าราชการจังหวัดลำปาง เป็นประธานการประชุม"
take_in(Arrival(words.encode(), name="a.txt"), by=world.user("officer"), kept_by=world.OFFICE)
"""
COUNT = """
from phinong.places.models import Person, Post
from phinong.record.models import Citation, Event, Finding
print(Person.objects.count(), Post.objects.count(), Citation.objects.count(),
      Finding.objects.exclude(state="open").count(),
      Event.objects.filter(verb="finding.accepted").count())
"""


def test_killed_in_the_middle_of_an_accept_nothing_of_it_is_there(tmp_path: Path):
    surroundings = surroundings_of_its_own(tmp_path)
    shell = [sys.executable, "-m", "django", "shell", "-v0", "-c"]
    subprocess.run([*shell, BEFORE], env=surroundings, check=True)
    ended = subprocess.run([sys.executable, "-c", KILLED], env=surroundings, check=False)
    assert ended.returncode == -signal.SIGKILL
    shown = subprocess.run(
        [*shell, COUNT], env=surroundings, check=True, capture_output=True, text=True
    )
    assert shown.stdout.split() == ["0", "0", "0", "0", "0"]

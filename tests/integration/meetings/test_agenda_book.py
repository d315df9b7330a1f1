"""The agenda as a file, and the agenda book: what stands in them, and who may have them."""

import io
import re
from uuid import uuid4

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document as WordFile
from tests.world import OFFICE, body, document, office, user
from tests.worlds.conducted import before_the_committee, held, on_the_agenda, planned
from tests.worlds.meetings import meeting as reported
from tests.worlds.minuted import OVERVIEW

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import begin_agenda, lay, put_on_agenda
from phinong.meetings.inviting import call_meeting
from phinong.meetings.models import Meeting
from phinong.meetings.resolving import promise
from phinong.record.actions import add_document
from phinong.record.files import keep_file
from phinong.record.models import Document, DocumentKind

pytestmark = pytest.mark.django_db

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def three_pages() -> bytes:
    """A PDF file of three pages, the second lying."""
    made = pypdfium2.PdfDocument.new()
    for width, height in ((595, 842), (842, 595), (595, 842)):
        made.new_page(width, height)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def filed(content: bytes, media_type: str, name: str) -> Document:
    """A file of the office that is not public."""
    office()
    kept = keep_file(content)
    return add_document(
        by=REGISTER,
        kept_by=OFFICE,
        kind=DocumentKind.FILE,
        title=f"แผนผัง {name}",
        text="แผนผัง",
        public=False,
        file=kept,
        file_name=name,
        file_sha256=kept.rpartition("/")[2],
        media_type=media_type,
    )


@pytest.fixture
def meeting() -> Meeting:
    """Meeting 1/2565: a text with its version, a pasted report, nothing else."""
    made = planned()
    on_the_agenda(made, before_the_committee())
    item = put_on_agenda(made, by=REGISTER, texts={"th": "ภาพรวม"}, group=3)
    lay(item, by=REGISTER, document=document(OVERVIEW, title="ข่าวการประชุม", language="th"))
    return made


def url(made: Meeting, name: str = "agenda-book") -> str:
    with translation.override("th"):
        return reverse(f"meetings:{name}", args=[made.code])


def pages(client, made: Meeting) -> list[str]:
    """The words of each page of the book, without the blanks between them."""
    answer = client.get(url(made))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    found = pypdfium2.PdfDocument(answer.content)
    return [squeezed(page.get_textpage().get_text_bounded()) for page in found]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("ํา", "ำ"))


def lines(client, made: Meeting) -> list[str]:
    """The lines of the Word file."""
    answer = client.get(url(made, "agenda-word"))
    assert answer.status_code == 200
    return [p.text.strip() for p in WordFile(io.BytesIO(answer.content)).paragraphs]


def test_the_agenda_has_the_five_headings_in_thai_digits(client, meeting):
    client.force_login(user())
    found = lines(client, meeting)
    assert found[:4] == [
        "ระเบียบวาระการประชุมคณะกรรมการเมืองพี่เมืองน้อง",
        "ครั้งที่ ๑/๒๕๖๕",
        "วันจันทร์ที่ ๑๔ มีนาคม ๒๕๖๕ เวลา ๑๓.๓๐ น.",
        "ณ ห้องประชุม ๔ ชั้น ๔ อาคารอำนวยการ ศาลากลางจังหวัดเชียงใหม่",
    ]
    headings = [line for line in found if line.startswith("ระเบียบวาระที่")]
    assert [line.split("   ")[0] for line in headings] == [f"ระเบียบวาระที่ {n}" for n in "๑๒๓๔๕"]
    assert not re.search(r"[0-9]", "".join(found))


def test_a_book_holds_every_paper_exactly_as_it_is_laid(client, meeting):
    client.force_login(user())
    whole = pages(client, meeting)
    version = meeting.items.get(group=4).papers.get().version
    source = meeting.items.get(group=3).papers.get().document
    assert "สารบัญ" in whole[1]
    assert squeezed("เอกสารประกอบ ๑ ข่าวการประชุม") in whole[1]
    book = "".join(whole[3:])
    for words in (
        version.sha256,
        source.sha256,
        "กว่า 12 ประเทศ และอีก 6 ประเทศ",
        "ผู้เข้าร่วมจะพัฒนาความสัมพันธ์เมืองพี่เมืองน้อง",
        "The Participants will develop a sister-city relationship.",
        "ข้อ ๒ การมีผล",
    ):
        assert squeezed(words) in book


def test_the_contents_name_the_page_of_every_paper(client, meeting):
    client.force_login(user())
    whole = pages(client, meeting)
    for label in map(squeezed, ("เอกสารประกอบ ๑ ข่าวการประชุม", "เอกสารประกอบ ๒ บันทึกความเข้าใจ")):
        here = max(n for n, text in enumerate(whole, 1) if label in text)
        entry = whole[1][whole[1].index(label) :]
        assert re.search("[๐-๙]+(?=เอกสาร|$)", entry)[0] == str(here).translate(THAI)


def test_the_pages_of_a_pdf_file_stand_in_the_book(client, meeting):
    client.force_login(user())
    before = len(pages(client, meeting))
    paper = filed(three_pages(), "application/pdf", "plan.pdf")
    lay(meeting.items.get(group=3), by=REGISTER, document=paper)
    whole = pages(client, meeting)
    assert len(whole) == before + 4
    assert paper.file_sha256 in "".join(whole)


@pytest.mark.parametrize(
    ("content", "media_type", "name"),
    [
        (b"PK\x03\x04 no word file", "application/msword", "plan.doc"),
        (b"%PDF-1.7 broken", "application/pdf", "broken.pdf"),
        (b"", "application/pdf", "empty.pdf"),
        (b"\x89PNG\r\n", "image/png", "plan.png"),
    ],
    ids=["word", "broken", "empty", "picture"],
)
def test_a_file_that_cannot_be_set_is_named_with_its_hash_and_address(
    client, meeting, content, media_type, name
):
    client.force_login(user())
    paper = filed(content, media_type, name)
    lay(meeting.items.get(group=3), by=REGISTER, document=paper)
    book = "".join(pages(client, meeting))
    assert paper.file_sha256 in book
    assert f"http://testserver{paper.get_absolute_url()}" in book
    assert squeezed("เอกสารนี้แนบแยกต่างหาก") in book


def test_words_of_a_matter_are_never_markup(client):
    made = planned()
    words = '#panic("x") *ตัวหนา* $x$ <b> \\ @ref \x01 [ ]'
    put_on_agenda(made, by=REGISTER, texts={"th": words})
    client.force_login(user())
    assert squeezed('#panic("x")*ตัวหนา*$x$<b>') in "".join(pages(client, made))


def test_the_third_heading_tells_what_earlier_meetings_left_to_be_done(client):
    first = held()
    due = {"owner": office(), "due": "2022-04-12"}
    promise(first, by=REGISTER, uid=uuid4(), texts={"th": "ส่งร่างให้นครเซจง"}, **due)
    second = planned(day=first.held_day.replace(month=6))
    begin_agenda(second, by=REGISTER)
    client.force_login(user())
    found = "\n".join(lines(client, second))
    assert "เรื่องที่ต้องติดตาม  ส่งร่างให้นครเซจง (ผู้รับผิดชอบ: จังหวัดเชียงใหม่ กำหนด: ๑๒ เมษายน ๒๕๖๕)" in found


def invited(made: Meeting, mail: str):
    """An officer of another body with this address."""
    guest = user("reader", of=body("cmu", "university", "TH"))
    guest.email = mail
    guest.save(update_fields=["email"])
    return guest


def test_who_is_invited_has_the_book_and_nothing_else(client, meeting):
    client.force_login(invited(meeting, "CMU@example.org"))
    assert client.get(url(meeting)).status_code == 404
    call_meeting(meeting, by=REGISTER)
    for name, status in (("agenda-book", 200), ("agenda-word", 200), ("prepare", 404)):
        assert client.get(url(meeting, name)).status_code == status


@pytest.mark.parametrize("mail", ["", "other@example.org", "cmu@example.org.example"])
def test_for_who_is_not_invited_there_is_no_book(client, meeting, mail):
    call_meeting(meeting, by=REGISTER)
    assert client.get(url(meeting)).status_code == 302
    client.force_login(invited(meeting, mail))
    for name in ("agenda-book", "agenda-word"):
        assert client.get(url(meeting, name)).status_code == 404


def test_a_reported_meeting_has_no_book(client):
    made = reported(document("ข่าว"))
    client.force_login(user())
    assert client.get(url(made)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_book_takes_the_same_number_of_queries(client, count, django_assert_num_queries):
    made = planned()
    for n in range(count):
        item = put_on_agenda(made, by=REGISTER, texts={"th": f"เรื่อง {n}"})
        lay(item, by=REGISTER, document=document(f"เอกสาร {n}"))
    client.force_login(user())
    client.get(url(made))
    with django_assert_num_queries(7):
        client.get(url(made))

"""Documents of the field, citations, and files as they were received."""

from pathlib import Path
from typing import Any

from django.conf import settings
from tests.world import OFFICE, office

from phinong.core.acting import REGISTER
from phinong.places.models import Body
from phinong.record.actions import add_document, cite
from phinong.record.models import Citation, Document, DocumentKind

NEWS = (
    "เชียงใหม่ จัดประชุม Sister City ร่างบันทึกความร่วมมือ\n\n"
    "เมื่อวันที่ 14 มีนาคม 2565 นายประจญ ปรัชญ์สกุล ผู้ว่าราชการจังหวัดเชียงใหม่ มอบหมายให้ "
    "นายวรญาณ บุญณราช รองผู้ว่าราชการจังหวัดเชียงใหม่ เป็นประธานในการประชุม\n"
    "จังหวัดเชียงใหม่กับนครเซจง สาธารณรัฐเกาหลี"
)


def news(**facts: Any) -> Document:
    """The news of the committee's meeting 1/2565, public unless said otherwise."""
    return add_document(
        by=REGISTER,
        kept_by=office().code,
        kind=DocumentKind.TEXT,
        title="เชียงใหม่ จัดประชุม Sister City",
        text=NEWS,
        language="th",
        publisher="ข่าวสังคม",
        published_edtf="2022-03-14",
        **facts,
    )


def address(title: str = "Chengdu media arrive in sister city", **facts: Any) -> Document:
    """A page known by its address alone."""
    office()
    return add_document(
        by=REGISTER,
        kept_by=OFFICE,
        kind=DocumentKind.ADDRESS,
        title=title,
        address="https://example.org/news/2015",
        **facts,
    )


def with_file(document: Document, *, name: str = "ข่าว.txt", content: bytes = b"words") -> Document:
    """Put a file beside the document, as the intake does."""
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    (root / "kept.bin").write_bytes(content)
    document.file, document.file_name, document.media_type = "kept.bin", name, "text/plain"
    document.save()
    return document


def span_of(document: Document, words: str) -> tuple[int, int]:
    """Where these words stand in the document's text."""
    start = document.text.index(words)
    return start, start + len(words)


def proof(body: Body, document: Document, field: str = "", words: str = "") -> Citation:
    """A citation of a body's field by a document, at these words when given."""
    span = span_of(document, words) if words else None
    return cite("body", body.pk, field, document=document, by=REGISTER, span=span)

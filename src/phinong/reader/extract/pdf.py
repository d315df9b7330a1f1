"""PDF files, by pdfium: the text layer of each page, or recognised words where there is none.

Runs in the worker.
"""

import re
from collections.abc import Callable
from ctypes import c_double
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ..model import Unreadable
from . import ocr
from .extracted import Extracted
from .text_layer import TextLayer
from .traced import Traced

MAX_PAGES = 400
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_SHARP = 200 / 72  # pixels to the point: 200 to the inch, as Tesseract asks for at least
_WIDEST = 3000  # pixels of the longer side, however large a page says it is
_MISSING = 0.01  # of the glyphs have no character: words are missing letters
_FAULTY = 0.1  # beyond this, words recognised from the picture are nearer to what is printed
_L = "[\u0e01-\u0e2e]"  # a letter
_T = "[\u0e48-\u0e4b]?"  # a tone mark, or none
# Repairs of what programs write into the text layer; each sign moved cannot stand where it stood.
_REPAIRS = (
    # SARA AM in halves with a blank between them, or its second half alone after a blank.
    (re.compile(f"({_L}) ?({_T})\u0e4d ?({_T}) ?\u0e32"), "\\1\\2\\3\u0e33"),
    (re.compile(f"({_L})({_T}) ({_T})[\u0e32\u0e33]"), "\\1\\2\\3\u0e33"),
    # Marks above and below, parted from their letter.
    (re.compile(f"({_L}) (?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"), "\\1"),
    (re.compile("([\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+)\\1"), "\\1"),
)  # fmt: skip


def pdf_text(source: bytes) -> Extracted:
    """Text of at most 400 pages, page after page, with the place of every printed line.

    Raises Unreadable: "password-protected", "unreadable" for a broken file, "no-text-layer" for a
    scan that nothing here can recognise, "empty" for pages with nothing on them.
    """
    document = _opened(source)
    try:
        raw = _pages(document)
    finally:
        document.close()
    if not raw.text.strip():
        raise Unreadable("no-text-layer" if "no-text-layer" in raw.warnings else "empty")
    return _repaired(raw)


def page_count(source: bytes) -> int:
    """How many pages a PDF file has. Raises Unreadable for one that cannot be opened."""
    document = _opened(source)
    try:
        return len(document)
    finally:
        document.close()


def _opened(source: bytes) -> pypdfium2.PdfDocument:
    """The document, which whoever asks must close."""
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as broken:
        code = "password-protected" if _locked(broken) else "unreadable"
        raise Unreadable(code) from broken


def _locked(broken: Exception) -> bool:
    return getattr(broken, "err_code", None) == _PASSWORD_ERROR or "assword" in str(broken)


def _pages(document: Any) -> Extracted:
    """All pages one after the other, a blank line between them."""
    found, clock = Extracted("", "application/pdf"), ocr.Clock()
    warnings: dict[str, None] = {}
    texts: list[str] = []
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            warnings["page-unreadable"] = None
            continue
        try:
            part, warning = _page(page, number + 1, clock)
        finally:
            page.close()
        warnings |= {warning: None} if warning else {}
        start = sum(map(len, texts))
        found.layout += [[a + start, b + start, *rest] for a, b, *rest in part.layout]
        texts.append(part.text + "\n\n")
    if len(document) > MAX_PAGES:
        warnings["text-cut"] = None
    found.text, found.warnings = "".join(texts), list(warnings)
    return found


def _page(page: Any, number: int, clock: ocr.Clock) -> tuple[Extracted, str]:
    """One page by its text layer; a page that has none, or a faulty one, by recognition."""
    layer = page.get_textpage()
    try:
        read = TextLayer(layer)
        text, lines = read.read()
    finally:
        layer.close()
    part = Extracted(text, "", layout=[[a, b, number, *_rounded(box)] for a, b, box in lines])
    said = text.strip()
    if (said and read.share_lost <= _FAULTY) or not _has_marks(page):
        return part, "letters-missing" if read.share_lost > _MISSING else ""
    if not ocr.languages():
        return part, "letters-missing" if said else "no-text-layer"
    if not clock.left():
        return part, "text-cut"
    return _recognised(page, number, clock), "ocr"


def _rounded(box: tuple[float, ...]) -> list[float]:
    return [round(at, 1) for at in box]


def _has_marks(page: Any) -> bool:
    """Whether anything at all is drawn on the page."""
    return int(pdfium.FPDFPage_CountObjects(page.raw)) > 0


def _recognised(page: Any, number: int, clock: ocr.Clock) -> Extracted:
    scale = min(_SHARP, _WIDEST / max(1.0, *page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    wide, high = bitmap.width, bitmap.height
    rows = memoryview(bitmap.buffer).cast("B")
    pixels = b"".join(rows[y * bitmap.stride : y * bitmap.stride + wide] for y in range(high))
    picture = b"P5 %d %d 255\n" % (wide, high) + pixels
    found = Extracted("", "")
    lines, _ = ocr.recognised(picture, clock.left())
    ocr.add_page(found, lines, number, _to_points(page, wide, high))
    return found


def _to_points(page: Any, wide: int, high: int) -> Callable[[ocr.Pixels], tuple[float, ...]]:
    """Pixels of the picture as points of the page, also of one that is shown turned."""

    def point(x: int, y: int) -> tuple[float, float]:
        across, up = c_double(), c_double()
        pdfium.FPDF_DeviceToPage(page.raw, 0, 0, wide, high, 0, x, y, across, up)
        return across.value, up.value

    def points(box: ocr.Pixels) -> tuple[float, ...]:
        (left, top), (right, bottom) = point(box[0], box[1]), point(box[2], box[3])
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)

    return points


def _repaired(raw: Extracted) -> Extracted:
    traced = Traced(raw.text)
    for pattern, new in _REPAIRS:
        traced.sub(pattern, new)
    raw.text, raw.layout = traced.text, list(traced.moved(raw.layout))
    return raw

"""The text layer of PDF files, by pdfium, which keeps Thai marks in their order."""

import re

from ..model import Unreadable
from . import Extracted

MAX_PAGES = 400
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
# pdfium gives some Thai syllables twice where a font maps a cluster to several glyphs.
_DOUBLED = re.compile("([\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+)\\1")


def pdf_text(source: bytes) -> Extracted:
    """Text of at most 400 pages. Scans without a text layer are Unreadable("unreadable")."""
    import pypdfium2  # noqa: PLC0415  loaded only for PDF files

    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as broken:
        code = "password-protected" if _locked(broken) else "unreadable"
        raise Unreadable(code) from broken
    try:
        pages = [_page_text(document, n) for n in range(min(len(document), MAX_PAGES))]
        cut = len(document) > MAX_PAGES
    finally:
        document.close()
    text = _joined("\n\n".join(pages))
    if not text.strip():
        raise Unreadable("unreadable")
    return Extracted(text, "application/pdf", warnings=["text-cut"] if cut else [])


def _locked(broken: Exception) -> bool:
    return getattr(broken, "err_code", None) == _PASSWORD_ERROR or "assword" in str(broken)


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        layer = page.get_textpage()
        text = str(layer.get_text_range())
        layer.close()
    finally:
        page.close()
    return text


def _joined(text: str) -> str:
    """Lines broken inside a Thai or Chinese run are one line again; doubled syllables single."""
    text = text.replace("\r\n", "\n").replace("\ufffe", "")
    text = re.sub("(?<=[\u0e01-\u0e4e\u4e00-\u9fff])\n(?=[\u0e01-\u0e4e\u4e00-\u9fff])", "", text)
    text = re.sub(r"(?<=[a-z,])\n(?=[a-z])", " ", text)
    return _DOUBLED.sub(r"\1", text)

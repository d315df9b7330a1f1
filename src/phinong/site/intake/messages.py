"""What is said of documents that come in: why one cannot be read, and what to look at in one."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register

register(
    {
        "document-too-slow": _(
            "Reading the file took too long and was stopped. Nothing was kept. Save it anew or"
            " divide it, and add it once more."
        ),
        "document-no-text-layer": _(
            "The file holds pictures of pages, and nothing on this server recognises their words."
            " Nothing was kept. An administrator installs tesseract-ocr, tesseract-ocr-tha and"
            " tesseract-ocr-chi-sim; or add a file with text."
        ),
        "document-several-documents": _(
            "The file holds several documents. Add it on the page for documents, where each is"
            " kept by itself."
        ),
        "reading-ocr": _(
            "Words were recognised from pictures of pages and may be wrong. Compare them with the"
            " file before you accept anything."
        ),
        "reading-no-text-layer": _(
            "Some pages are pictures and were not read, because nothing on this server recognises"
            " their words. An administrator installs tesseract-ocr, tesseract-ocr-tha and"
            " tesseract-ocr-chi-sim."
        ),
        "reading-letters-missing": _(
            "The file does not say which letters some of its signs are, so some words lack"
            " letters. Compare them with the file."
        ),
        "reading-page-unreadable": _("Some pages are damaged and were left out."),
        "reading-text-cut": _(
            "The document is longer than the register reads. Its end was left out; divide it when"
            " the end matters."
        ),
        "reading-encoding-guessed": _(
            "The file does not say how its letters are coded; it was read as what it looks like."
            " See whether the text is right."
        ),
    }
)

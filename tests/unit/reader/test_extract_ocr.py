"""Pictures of pages: recognised where Tesseract is, and said plainly where it is not."""

import io
import struct
import zlib

import pypdfium2
import pytest
from tests.worlds.files import file_of, pdf

from phinong.reader import Unreadable, read
from phinong.reader.extract import apart, extract, ocr

needs_tesseract = pytest.mark.skipif("eng" not in ocr.languages(), reason="no Tesseract here")
WORDS = "Chiang Mai signed an agreement"


def drawn(text=WORDS):
    """(width, height, grey pixels) of a page with these words, 200 pixels to the inch."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
        b"/Resources<</Font<</F 3 0 R>>>>>>",
        stream(f"BT /F 24 Tf 1 0 0 1 72 700 Tm ({text}) Tj ET".encode()),
    ]
    document = pypdfium2.PdfDocument(file_of(objects))
    bitmap = document[0].render(scale=200 / 72, grayscale=True)
    wide, high, step = bitmap.width, bitmap.height, bitmap.stride
    rows = memoryview(bitmap.buffer).cast("B")
    pixels = b"".join(rows[y * step : y * step + wide] for y in range(high))
    document.close()
    return wide, high, pixels


def stream(content, more=b""):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (more, len(content), content)


def scan(*pages):
    """A PDF file of pictures, each filling an A4 page."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
    ]
    for n, (wide, high, pixels) in enumerate(pages):
        picture = (
            b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Filter/FlateDecode" % (wide, high)
        )
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</XObject<</I %d 0 R>>>>>>" % (4 + 3 * n, 5 + 3 * n),
            stream(b"595 0 0 842 0 0 cm /I Do"),
            stream(zlib.compress(pixels), picture),
        ]
    return file_of(objects)


def png(wide, high, pixels):
    """A grey PNG file."""
    rows = b"".join(b"\0" + pixels[y * wide : (y + 1) * wide] for y in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


@needs_tesseract
def test_a_scan_is_recognised_with_the_place_of_its_words():
    reading = read(scan(drawn(), drawn("Second page of it")))
    assert reading.text.split() == [*WORDS.split(), "Second", "page", "of", "it"]
    assert reading.warnings == ("ocr",)
    pages = [(reading.text[a:b], page) for a, b, page, *_ in reading.layout]
    assert pages == [(WORDS, 1), ("Second page of it", 2)]
    _, _, _, left, low, right, high = reading.layout[0]
    # Written from 72 points on, at 24 points, with its foot at 700 from below.
    assert (72 <= left <= 76, 690 <= low <= 700, 715 <= high <= 724) == (True, True, True)
    assert left + 300 < right < 450


@needs_tesseract
def test_only_the_pages_without_text_are_recognised():
    mixed = merged(pdf([(72, 700, "Typed words")]), scan(drawn()))
    reading = read(mixed)
    assert [(reading.text[a:b], page) for a, b, page, *_ in reading.layout] == [
        ("Typed words", 1),
        (WORDS, 2),
    ]


def merged(*files):
    """The pages of all files as one PDF file."""
    whole = pypdfium2.PdfDocument.new()
    for file in files:
        whole.import_pages(pypdfium2.PdfDocument(file))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


@needs_tesseract
def test_a_picture_is_recognised():
    found = extract(png(*drawn()))
    assert (found.text.strip(), found.media_type, found.warnings) == (WORDS, "image/png", ["ocr"])
    assert [page for _, _, page, *_ in found.layout] == [1]


@needs_tesseract
def test_an_empty_picture_is_empty_and_a_broken_one_unreadable():
    for source, code in (
        (png(300, 300, b"\xff" * 90_000), "empty"),
        (png(*drawn())[:2000], "unreadable"),
    ):
        with pytest.raises(Unreadable) as refused:
            extract(source)
        assert refused.value.code == code


@pytest.fixture
def without_tesseract(monkeypatch, tmp_path):
    """Workers that find no program of that name."""
    monkeypatch.setenv("PATH", str(tmp_path))
    apart._end_all()
    yield
    apart._end_all()


@pytest.mark.parametrize("source", [scan(drawn()), png(*drawn())], ids=["scan", "picture"])
def test_without_tesseract_a_picture_of_words_is_refused_with_what_to_do(without_tesseract, source):
    with pytest.raises(Unreadable) as refused:
        extract(source)
    assert refused.value.code == "no-text-layer"


def test_without_tesseract_the_typed_pages_are_read_and_the_others_named(without_tesseract):
    found = extract(merged(pdf([(72, 700, "Typed words")]), scan(drawn())))
    assert (found.text.strip(), found.warnings) == ("Typed words", ["no-text-layer"])

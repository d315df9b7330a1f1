"""Files of every kind that comes in, made here byte for byte."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx import Document

SENTENCE = "เมื่อวันที่ 5 มีนาคม 2567 จังหวัดเชียงใหม่ลงนามบันทึกความเข้าใจกับนครเฉิงตู"
CHINESE = "2024年3月5日，清迈府与成都市签署友好合作备忘录，两市市长出席签约仪式。"

Line = tuple[float, float, Iterable[str]]  # x and y in points, and what each glyph stands for


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(*lines: str, rows: Iterable[Iterable[str]] = ()) -> bytes:
    """A DOCX file of paragraphs, and a table of two columns when there are rows."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(0, 2) if rows else None
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(body: str, **more: str) -> bytes:
    """A DOCX file with this XML inside its body, and more parts by name."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    parts = {
        f"word/{name}.xml": f"<w:{kind} {names}>{xml}</w:{kind}>"
        for name, (kind, xml) in {
            "document": ("document", f"<w:body>{body}</w:body>"),
            **{name: ("part", xml) for name, xml in more.items()},
        }.items()
    }
    return zipped({"[Content_Types].xml": "<Types/>", **parts})


def paragraph(text: str) -> str:
    """A paragraph of a DOCX file as XML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(*pages: Iterable[Line]) -> bytes:
    """A PDF file of A4 pages: lines of glyphs, each half its size wide, at 12 points.

    A glyph may stand for several characters, or for none (an empty string).
    """
    lines = [[(x, y, list(glyphs)) for x, y, glyphs in page] for page in pages]
    known = sorted({glyph for page in lines for _, _, glyphs in page for glyph in glyphs})
    code = {glyph: number for number, glyph in enumerate(known, start=1)}
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(lines)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(lines)}>>".encode(),
        _font(code, 4 + 2 * len(lines)),
    ]
    for n, page in enumerate(lines):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * n),
            _stream("".join(_shown(line, code) for line in page).encode()),
        ]
    objects.append(_stream(_meanings(code)))
    return file_of(objects)


def file_of(objects: Iterable[bytes]) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is its catalogue."""
    pieces, places, at = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        places.append(at)
        at += len(pieces[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, at)
    return b"".join([*pieces, b"xref\n0 %d\n0000000000 65535 f \n" % size, table, end])


def _font(code: Mapping[str, int], meanings: int) -> bytes:
    widths = " ".join("500" for _ in range(256))
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 0/LastChar 255/Widths[{widths}]"
        f"/ToUnicode {meanings} 0 R>>"
    ).encode()


def _shown(line: tuple[float, float, list[str]], code: Mapping[str, int]) -> str:
    x, y, glyphs = line
    hexed = "".join(f"{code[glyph]:02x}" for glyph in glyphs)
    return f"BT /F 12 Tf 1 0 0 1 {x} {y} Tm <{hexed}> Tj ET\n"


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


def _meanings(code: Mapping[str, int]) -> bytes:
    said = [
        f"<{number:02x}> <{glyph.encode('utf-16-be').hex()}>"
        for glyph, number in code.items()
        if glyph
    ]
    groups = [said[at : at + 100] for at in range(0, len(said), 100)]
    blocks = "\n".join(f"{len(g)} beginbfchar\n" + "\n".join(g) + "\nendbfchar" for g in groups)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{blocks}\nendcmap end end"
    ).encode()

"""Makes inputs: words of the field put together at random, real documents bent and broken, and the
formats around them taken apart byte by byte. The same seed gives the same inputs."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from random import Random

DOCUMENTS = Path(__file__).parent.parent / "documents"
WORDS = (
    "จังหวัด เทศบาลนคร มหาวิทยาลัย นาย นางสาว ศ.ดร. ระหว่าง กับ และ ลงนาม บันทึกความเข้าใจ เมื่อวันที่ 31 มี.ค. 67 "
    "๒๕๖๗ 2567 กว่า 12 ประเทศ เมืองพี่เมืองน้อง มีมติ ครั้งที่ 1/2565 ผู้ว่าราชการจังหวัด ปฏิบัติราชการแทน จะ ภายใน "
    "University of City Province between and signed agreed to July 5-8, 2024 1) 2) (a) ; : “ ” ( ) - – / Mr. Dr. "
    "Mayor Sister Cities memorandum of understanding on behalf of SDG 4 more than 12 countries "
    "市长 友好城市 与 12月29日 二〇二四年 2024年 至 省 大学 学院 代表团 签署 备忘录 先生 主任 個 國 "
    "İ ß ﬁ \u0301 \u0e4d \u0e32 \u200b \ufeff \ud7a3 \U0001f600 \u202e \n \t \r \x0b 0 99999999 2560-13-45"
).split(" ")
TAGS = (
    "<html> <body> <p> </p> <div> </div> <script>alert(1)</script> <table><tr><td> </td></tr> <!-- --> <br> "
    "&nbsp; &#x0e01; &amp; <meta charset=tis-620> <title> </title> <h1> </h1> <style>p{}</style> <svg> <![CDATA[ ]]> "
    '<a href="x"> </a> <img src=x onerror=y> <template> <noscript> <iframe> <time datetime="2024-03-31"> </time>'
).split(" ")
TOKENS = (
    b"<< >> [ ] ( ) /Type /Page /Pages /Kids /Count /Length /Filter /FlateDecode stream endstream obj endobj "
    b"R 0 1 65535 -1 99999999999 BT ET Tf Td Tj TJ xref trailer startxref %%EOF %PDF-1.7 /Encrypt /ObjStm "
).split(b" ")
PARTS = (
    "<w:p/>",
    "<w:p><w:r><w:br/><w:tab/></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>",
    "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
    "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>市</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "<w:tbl><w:tr>",
    "</w:p>",
    "&a;",
    "<!DOCTYPE a>",
)


@cache
def real() -> tuple[str, ...]:
    """The suite's own documents."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.txt")))


def length(random: Random, short: int, long: int) -> int:
    """How many: mostly few, in one of ten up to many."""
    return random.randint(1, long if random.random() < 0.1 else short)


def loose(random: Random, words: list[str] | None = None, most: int = 0) -> str:
    """Words one after the other, with or without a blank."""
    many = random.randint(1, most) if most else length(random, 9, 40)
    chosen = random.choices(words or WORDS, k=many)
    return random.choice(("", " ", " ")).join(chosen)


def bent(random: Random) -> str:
    """A piece of a real document with a few changes."""
    whole = random.choice(real())
    start = random.randrange(len(whole))
    text = list(whole[start : start + 10 + length(random, 90, 600)])
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(text) + 1)
        text[at : at + random.randint(0, 4)] = loose(random, most=2)
    return "".join(text)


def text(random: Random) -> bytes:
    """Plain text, mostly UTF-8, sometimes in another coding or broken."""
    said = bent(random) if random.random() < 0.4 else loose(random)
    coding = random.choice(("utf-8",) * 8 + ("utf-16", "tis-620", "gb18030", "big5"))
    raw = said.encode(coding, "replace" if coding != "utf-8" else "surrogatepass")
    return broken(random, raw) if random.random() < 0.15 else raw


def broken(random: Random, raw: bytes, most: int = 8) -> bytes:
    """Bytes changed, cut out and doubled at random."""
    data = bytearray(raw)
    for _ in range(random.randint(1, most)):
        at = random.randrange(len(data) + 1)
        way = random.random()
        if way < 0.5 and at < len(data):
            data[at] = random.randrange(256)
        elif way < 0.75:
            del data[at : at + random.randint(1, 16)]
        else:
            data[at:at] = data[at : at + random.randint(1, 16)]
    return bytes(data)


def html(random: Random) -> bytes:
    """A page of tags and words."""
    pieces = [loose(random, TAGS, 4) + loose(random, most=6) for _ in range(random.randint(1, 8))]
    raw = ("<html>" + "".join(pieces)).encode("utf-8", "surrogatepass")
    return broken(random, raw) if random.random() < 0.3 else raw


def pdf(random: Random) -> bytes:
    """A small PDF of one page, with objects, tokens and bytes out of place."""
    words = loose(random, most=6).encode("utf-16-be", "replace").hex()
    shown = b"BT /F1 12 Tf 72 720 Td <" + words.encode() + b"> Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    if random.random() < 0.5:
        at = random.randrange(len(objects))
        objects[at] += b" ".join(random.choices(TOKENS, k=random.randint(1, 8)))
    body = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj%b endobj\n" % (n, one) for n, one in enumerate(objects, start=1)
    )
    raw = body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"
    return broken(random, raw, 12) if random.random() < 0.7 else raw


TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def part_of(random: Random) -> str:
    """A piece of an office file's body, in one of ten a broken one."""
    return random.choice(PARTS if random.random() < 0.1 else PARTS[:6])


def docx(random: Random) -> bytes:
    """An office file whose body is bent, or whose bytes are."""
    runs = "".join(
        f"<w:p><w:r><w:t>{escape(loose(random, most=5))}</w:t></w:r></w:p>{part_of(random)}"
        for _ in range(random.randint(1, 5))
    )
    body = f"<w:document {SPACE}><w:body>{runs}</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", body.encode("utf-8", "replace"))
    raw = out.getvalue()
    return broken(random, raw) if random.random() < 0.3 else raw


MAKERS: dict[str, Callable[[Random], bytes]] = {
    "text": text,
    "html": html,
    "docx": docx,
    "pdf": pdf,
}
# Of a hundred inputs, so many of each kind: text is what the stages see in the end.
SHARES = {"text": 80, "html": 10, "docx": 6, "pdf": 4}

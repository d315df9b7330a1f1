"""Files as a real browser makes them: a page printed to PDF, and a page saved whole."""

import base64
from pathlib import Path

import pytest
from tests.worlds.files import CHINESE, SENTENCE

from phinong.reader import read

FONTS = Path(__file__).resolve().parents[2] / "node_modules/@fontsource/ibm-plex-sans-thai-looped"
FONT = FONTS / "files/ibm-plex-sans-thai-looped-thai-400-normal.woff2"
# Syllables whose marks fonts draw late, SARA AM in every surrounding, and what looks doubled.
HARD = "ผู้นำทำงานด้วยน้ำใจ กัน กัน ค้ำประกัน บันทึก จะจะ ทั้งทั้ง วันวัน ที่อยู่ ปั้น ญี่ปุ่น"


@pytest.fixture
def printed(open_page):
    """A page of these paragraphs in a Thai font, ready to be printed or saved."""

    def opened(*paragraphs, address="about:blank"):
        page = open_page()
        page.route("https://www.chiangmai.example/**", lambda route: route.fulfill(
            body=PAGE.format(
                font=base64.b64encode(FONT.read_bytes()).decode(),
                body="".join(f"<p>{words}</p>" for words in paragraphs),
            ),
            content_type="text/html; charset=utf-8",
        ))  # fmt: skip
        page.goto("https://www.chiangmai.example/news/55")
        page.evaluate("document.fonts.ready")
        return page

    return opened


PAGE = """<!doctype html><html lang="th"><head><title>ข่าว</title><style>
@font-face {{ font-family: Thai; src: url("data:font/woff2;base64,{font}") }}
p {{ font: 18px Thai; break-after: page }}
</style></head><body>{body}</body></html>"""


def test_thai_printed_by_a_browser_is_what_was_printed(printed):
    reading = read(printed(SENTENCE, HARD, CHINESE).pdf())
    assert reading.text.split("\n\n")[:3] == [SENTENCE, HARD, CHINESE]
    assert [page for _, _, page, *_ in reading.layout] == [1, 2, 3]


def test_a_page_saved_by_a_browser_is_read_with_its_address(printed):
    page = printed(SENTENCE, HARD)
    session = page.context.new_cdp_session(page)
    saved = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    reading = read(saved.encode(), name="page.mhtml")
    assert (reading.title, reading.address) == ("ข่าว", "https://www.chiangmai.example/news/55")
    assert reading.text.split("\n") == ["ข่าว", "", SENTENCE, HARD]

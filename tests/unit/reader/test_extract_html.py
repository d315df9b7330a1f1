"""Web pages: the words a person would read, and what the head says of them."""

import json

import pytest
from tests.worlds.files import CHINESE, SENTENCE

from phinong.reader.extract import extract
from phinong.reader.extract.html import plain_text

TRADITIONAL = (
    "臺北市與清邁市簽署友好城市協議，兩市市長出席簽約儀式，並致辭表示歡迎各界參加交流活動。"
)
PAGE = """<!doctype html><html lang="th"><head>
<title>จังหวัดเชียงใหม่ลงนามกับนครเฉิงตู</title>{head}</head><body>
<header><nav><ul><li><a href="/">หน้าแรก</a></li>
<li><a href="/c">ติดต่อเรา</a></li></ul></nav></header>
<main><article><h1>จังหวัดเชียงใหม่ลงนามกับนครเฉิงตู</h1>
<p class="date">เชียงใหม่ 6 มีนาคม 2567</p>
<p>{words}</p><p>ผู้ว่าราชการจังหวัดเชียงใหม่กล่าวว่า ทั้งสองฝ่ายจะแลกเปลี่ยนด้านการศึกษา วัฒนธรรม
และการท่องเที่ยว โดยจะจัดตั้งคณะทำงานร่วมภายในสามเดือน</p></article></main>
<script>var secret = "ความลับของสคริปต์";</script>
<footer>สงวนลิขสิทธิ์ สำนักงานจังหวัด</footer></body></html>"""


def page(words=SENTENCE, head=""):
    return PAGE.format(words=words, head=head)


def test_the_main_text_comes_without_menu_script_and_footer():
    text = extract(page()).text
    for wanted in ("จังหวัดเชียงใหม่ลงนามกับนครเฉิงตู", "เชียงใหม่ 6 มีนาคม 2567", SENTENCE):
        assert text.count(wanted) == 1
    for unwanted in ("หน้าแรก", "ติดต่อเรา", "ความลับ", "สงวนลิขสิทธิ์"):
        assert text.count(unwanted) == 0


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>ลับ</p>",
        '<div style="display:none"><p>ลับ</p><div>ลับ</div></div>',
        '<p style="color:red; visibility : hidden">ลับ</p>',
        "<noscript>ลับ</noscript>",
        "<template><p>ลับ</p></template>",
        "<style>ลับ</style>",
        "<!-- ลับ -->",
        '<img alt="x" onerror="ลับ">',
    ],
)
def test_what_a_browser_would_not_show_is_not_read(hidden):
    whole = page(words=f"{SENTENCE} {hidden}")
    short = f"<html><body>{hidden}<p>{SENTENCE}</p></body></html>"
    for markup in (whole, short):
        text = extract(markup).text
        assert (text.count("ลับ"), text.count(SENTENCE)) == (0, 1)
    assert plain_text(short) == SENTENCE


def linked(**facts):
    said = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("", ("จังหวัดเชียงใหม่ลงนามกับนครเฉิงตู", "", "", "")),
        ('<meta property="og:title" content="ข่าว">', ("ข่าว", "", "", "")),
        ("<meta content='ข่าว' property='og:title'>", ("ข่าว", "", "", "")),
        ('<meta property="og:title" content="เขา &quot;ลงนาม&quot;">', ('เขา "ลงนาม"', "", "", "")),
        ('<meta property="og:site_name" content="สวท.">', (None, "สวท.", "", "")),
        ('<meta name="pubdate" content="2024-03-06 10:00">', (None, "", "2024-03-06", "")),
        (
            '<meta property="article:published_time" content="2024-03-06T10:00">',
            (None, "", "2024-03-06", ""),
        ),
        (
            linked(datePublished="2024-03-06", publisher={"name": "ไทยพีบีเอส"}),
            (None, "ไทยพีบีเอส", "2024-03-06", ""),
        ),
        ('<script type="application/ld+json">{broken</script>', (None, "", "", "")),
        ('<link rel="canonical" href="https://a.example/1">', (None, "", "", "https://a.example/1")),
        ('<meta property="og:url" content="javascript:x">', (None, "", "", "")),
    ],
)  # fmt: skip
def test_the_head_says_title_publisher_day_and_address(head, facts):
    found = extract(page(head=head))
    title = facts[0] or "จังหวัดเชียงใหม่ลงนามกับนครเฉิงตู"
    assert (found.title, found.publisher, found.published, found.address) == (title, *facts[1:])


def test_a_page_saved_by_a_browser_tells_where_it_was():
    saved = f"<!-- saved from url=(0027)https://www.chiangmai.go.th/ -->\n{page()}"
    assert extract(saved, name="page.html").address == "https://www.chiangmai.go.th/"


@pytest.mark.parametrize(
    ("said", "coding", "words"),
    [
        ("tis-620", "cp874", SENTENCE),
        ("windows-874", "cp874", SENTENCE),
        ("utf-8", "utf-8", SENTENCE),
        ("gb2312", "gb18030", CHINESE),
        ("big5", "big5", TRADITIONAL),
    ],
)
def test_a_page_is_read_in_the_coding_it_declares(said, coding, words):
    markup = f'<html><head><meta charset="{said}"></head><body><p>{words}</p></body></html>'
    assert extract(markup.encode(coding)).text.strip() == words


def test_deeply_nested_markup_is_read_without_harm():
    markup = "<html><body>" + "<div>" * 50_000 + SENTENCE
    assert extract(markup).text.count(SENTENCE) == 1


HOSTILE = [
    "<table><tr><td>" * 5000, "<a href=x>" * 5000, "<b><i>" * 5000, "<" * 50_000, "&amp" * 5000,
    "<p>คำ</p>" * 9000, "<?x " * 5000, "</p>" * 9000, "<p style='" + ";" * 50_000 + "'>",
]  # fmt: skip


@pytest.mark.parametrize("markup", HOSTILE, ids=lambda markup: markup[:8])
def test_hostile_markup_ends_in_text(markup):
    markup = f"<html><body><p>{SENTENCE}</p>{markup}</body></html>"
    assert extract(markup).text.count(SENTENCE) == 1

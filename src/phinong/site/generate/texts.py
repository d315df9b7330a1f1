"""Texts of generated documents: news of a signing, in one of three languages.

The first line says that a program wrote it. Sentences come from a small stock, so that words
recur in a large register as they do in real news.
"""

from dataclasses import dataclass
from random import Random

OPENING = {
    "th": "ข้อความตัวอย่าง โปรแกรมสร้างขึ้นเพื่อการวัดผล ไม่ใช่ข่าวจริง",
    "en": "Sample text, written by a program for measuring. It is not news.",
    "zh-Hans": "样例文本，由程序生成，仅供测量，并非新闻。",
}
TITLE = {
    "th": "{a} กับ {b} ลงนาม{paper} (ตัวอย่าง)",
    "en": "{a} and {b} sign {paper} (sample)",
    "zh-Hans": "{a}与{b}签署{paper}（样例）",
}
FACT = {
    "th": "{a} และ {b} สถาปนาความสัมพันธ์{kind} เมื่อ {day}",
    "en": "{a} and {b} established relations as {kind} on {day}.",
    "zh-Hans": "{a}与{b}于{day}建立{kind}关系。",
}
STOCK: dict[str, tuple[str, ...]] = {
    "th": (
        "ทั้งสองฝ่ายจะแลกเปลี่ยนนักศึกษาและอาจารย์ด้าน{area}ปีละไม่น้อยกว่าห้าคน",
        "คณะผู้แทนเข้าเยี่ยมชมศูนย์เรียนรู้ชุมชนและตลาดของผู้ประกอบการรายย่อย",
        "ผู้ว่าราชการจังหวัดกล่าวต้อนรับและย้ำถึงความร่วมมือด้าน{area}",
        "ที่ประชุมมอบหมายให้สำนักงานจังหวัดติดตามแผนปฏิบัติการและรายงานผลภายในหกเดือน",
        "มหาวิทยาลัยในพื้นที่รับเป็นหน่วยงานหลักในการวิจัยร่วมเรื่องน้ำและฝุ่นควัน",
        "เทศบาลเตรียมจัดนิทรรศการผ้าทอ อาหารพื้นเมือง และดนตรีในงานประจำปี",
        "ภาคเอกชนเสนอเส้นทางบินตรงและการขนส่งสินค้าเกษตรผ่านลุ่มน้ำโขง",
        "เยาวชนสามสิบคนเดินทางไปเรียนภาษาและอยู่กับครอบครัวอุปถัมภ์",
    ),
    "en": (
        "Both sides will exchange students and teachers in {area} every year.",
        "The delegation visited a community learning centre and a market of small makers.",
        "The governor welcomed the guests and spoke of cooperation in {area}.",
        "The committee asked the provincial office to report on the action plan in six months.",
        "Local universities will lead joint research on water and haze.",
        "The municipality prepares an exhibition of weaving, food and music for the yearly fair.",
        "Firms proposed a direct flight and a route for farm goods along the Mekong.",
        "Thirty young people went to learn the language and stayed with host families.",
    ),
    "zh-Hans": (
        "双方每年互派师生，开展{area}领域的交流。",
        "代表团参观了社区学习中心和手工业者市场。",
        "省长致欢迎辞，强调{area}方面的合作。",
        "会议委托府办公室跟进行动计划，并在六个月内报告。",
        "当地大学将牵头开展水资源与烟霾联合研究。",
        "市政府筹备织锦、美食和音乐展览。",
        "企业提议开通直航和湄公河沿线农产品运输线路。",
        "三十名青年赴当地学习语言，住在接待家庭。",
    ),
}
LANGUAGES = tuple(STOCK)
SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A document's text, and where in it the sentence stands that proves the tie."""

    language: str
    title: str
    text: str
    start: int
    end: int


def write(random: Random, language: str, words: dict[str, str]) -> Written:
    """News in one language; `words` are a, b, kind, paper, area and day in that language."""
    fact = FACT[language].format(**words)
    chosen = [line.format(**words) for line in random.sample(STOCK[language], SENTENCES)]
    title = TITLE[language].format(**words)
    before = f"{OPENING[language]}\n\n{title}\n\n"
    text = before + "\n".join([fact, *chosen])
    return Written(language, title, text, len(before), len(before) + len(fact))

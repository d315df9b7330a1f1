"""Texts to find: sentences in three languages as they stand in news and minutes of such work."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from phinong.discovery.facts import EntryFacts
from phinong.discovery.index import entries_of, put
from phinong.discovery.models import Entry

TEXTS = (
    "คณะกรรมการบริหารงานและส่งเสริมความสัมพันธ์เมืองพี่เมืองน้องจังหวัดเชียงใหม่ ครั้งที่ ๑/๒๕๖๕",
    "มหาวิทยาลัยเชียงใหม่ลงนามบันทึกความเข้าใจกับมหาวิทยาลัยการแพทย์คุนหมิง",
    "ที่ปรึกษาด้านการค้าและวัฒนธรรมเดินทางไปตากและตากล้องร่วมบันทึกภาพ",
    "ตากใบไม่ใช่จังหวัดตาก ส่วนตราดและตรังอยู่คนละภาค",
    "น้ำท่วมแม่น้ำปิงและการจัดการน้ำในลุ่มน้ำโขง ล้านช้าง",
    "กู้ยืมเงินเพื่อปู่ญาติที่ขึ้นทะเบียนเมื่อ 14 มีนาคม 2565",
    "เทศบาลนครเชียงใหม่และเมืองคุนหมิงสถาปนาความสัมพันธ์เมืองพี่เมืองน้อง",
    "นักศึกษาแลกเปลี่ยน ๓๐ คน จากมหาวิทยาลัยราชภัฏเชียงราย",
    "โครงการเศรษฐกิจสร้างสรรค์ เมืองเลย และเมืองน่าน",
    "เมืองแห่งการเรียนรู้ขององค์การยูเนสโก (GNLC) พะเยา",
    "เจียงใหม่เป๋นเมืองงาม คนเมืองอู้กำเมือง",
    "พ.ศ. 2562 ศึกษาธิการจังหวัดรับมอบหมาย",
    "Chiang Mai University and Kunming Medical University signed a memorandum of understanding.",
    "The Orkhon aimag asked Chiang Mai province for a friendship agreement in Ulaanbaatar.",
    "Sejong City hosts the UNESCO Global Network of Learning Cities; San Rafael joined.",
    "Café owners of the Nimmanhaemin quarter met the Saitama delegation (22 people).",
    "A letter of intent is not a sister-city agreement; students exchange crafts.",
    "清迈府与昆明市缔结友好城市关系，双方在教育、旅游和医疗领域开展合作。",
    "清迈大学与云南师范大学签署学生交换协议",
    "學生交換計畫：清邁大學與國立臺灣師範大學簽署合作備忘錄",
    "上海市松江区社区学院举办老年教育论坛，学习型城市代表团访问清迈。",
    "重庆市与清迈府于二〇〇八年九月十九日签署友好交流关系意向书",
    "广州市人民对外友好协会：2024年3月31日在清迈签署意向书",
    "湄公河—澜沧江合作框架下的青年交流",
    "치앙마이도와 세종시는 우호협력 양해각서를 체결했다",
    "チェンマイ県と埼玉県の青少年交流",
    "ผู้แทนจาก 重庆市 และ Chongqing Normal University เข้าร่วมการประชุม",
    "Order 1234/2567: ตั้งคณะทำงานย่อยด้านการค้า (Working Group on Trade)",
)
# What people type; among them a word inside a sentence, two characters, one letter, other digits,
# the other Chinese script, several words, a number, a beginning.
QUERIES = (
    "เชียงใหม่",
    "เมืองพี่เมืองน้อง",
    "ตาก",
    "ตราด",
    "เลย",
    "น่าน",
    "น้ำ",
    "น\u0e4d\u0e49\u0e32",
    "ที่ปรึกษา",
    "บันทึกความเข้าใจ",
    "มหาวิทยาลัย คุนหมิง",
    "2565",
    "๒๕๖๕",
    "1/2565",
    "๓๐",
    "พ.ศ.",
    "ล้านช้าง",
    "清迈",
    "清邁",
    "合作",
    "松江",
    "学",
    "学生交换",
    "學生交換",
    "友好城市",
    "清迈大学",
    "意向书 清迈",
    "二〇〇八年",
    "Chiang Mai",
    "chiang",
    "CHIANG mai kunming",
    "unesco",
    "cafe",
    "sister-city",
    "memo",
    "Normal University 重庆",
    "세종",
    "埼玉",
    "การค้า trade",
    "ภูเก็ต",
    "Vientiane",
    "南京",
)


def keep(
    texts: Iterable[str] = TEXTS, *, kind: str = "document", **facts: Any
) -> dict[int, list[Entry]]:
    """Put each text into the index as a record of its own; {number: entries}."""
    kept = {}
    for number, text in enumerate(texts, start=1):
        said = {"path": f"documents/{number}/", "titles": {}, "texts": (text,), **facts}
        kept[number] = entries_of(kind, number, EntryFacts(**said))
    put([], [entry for entries in kept.values() for entry in entries])
    return kept


def keep_one(kind: str, number: int, title: str = "", text: str = "", **facts: Any) -> None:
    """Put one record into the index."""
    said: dict[str, Any] = {"path": f"{kind}/{number}/", "titles": {"en": title}, "texts": (text,)}
    put([], entries_of(kind, number, EntryFacts(**{**said, **facts})))


def day(text: str) -> date:
    """A day from "2024-03-31"."""
    return date.fromisoformat(text)

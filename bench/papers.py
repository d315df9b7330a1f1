"""The papers to read: BENCH_CORPUS, a collection beside the checkout, or pages made up from a seed.

Made-up pages have the length and the shape of a ministry's news: a dateline, a title twice, a
print button, long Thai paragraphs with titles, posts and dates; one in seven tells of a
cooperation; some are English or Chinese. They serve to measure, not to judge how well it reads.
"""

import gzip
import json
import os
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.registers import ROOT, SEED, folder, say

BESIDE = ROOT.parent / "shared" / "reading" / "corpus" / "thaigov-sample.jsonl.gz"
COUNT = 6000

_PROVINCES = "เชียงใหม่ ลำพูน ลำปาง เชียงราย พะเยา แพร่ น่าน ตาก ภูเก็ต ขอนแก่น สงขลา ระยอง".split()
_ABROAD = (
    "นครเฉิงตู",
    "นครคุนหมิง",
    "เมืองเซจง",
    "เมืองเกียวโต",
    "นครหลวงเวียงจันทน์",
    "เมืองฮิโรชิมา",
    "เมืองออสติน",
)
_MONTHS = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
_BODIES = (
    "กระทรวงมหาดไทย",
    "กระทรวงการต่างประเทศ",
    "สำนักงานปลัดกระทรวงศึกษาธิการ",
    "มหาวิทยาลัยเชียงใหม่",
    "องค์การบริหารส่วนจังหวัด",
    "เทศบาลนคร",
    "การท่องเที่ยวแห่งประเทศไทย",
)
_PEOPLE = (
    "นายสมชาย ใจดี ผู้ว่าราชการจังหวัด",
    "นางสาววันเพ็ญ แสงทอง รองปลัดกระทรวง",
    "พล.อ. อนุชา ศรีสุข รองนายกรัฐมนตรี",
    "ศ.ดร.พงษ์ศักดิ์ วงศ์ใหญ่ อธิการบดี",
    "นายธนา บุญมา โฆษกกระทรวง",
)
_DAILY = (
    "กล่าวว่ารัฐบาลให้ความสำคัญกับการดูแลประชาชนในพื้นที่ โดยเร่งรัดการช่วยเหลือผู้ได้รับผลกระทบอย่างต่อเนื่อง",
    "พร้อมทั้งขอให้ทุกหน่วยงานติดตามสถานการณ์อย่างใกล้ชิด และรายงานผลการดำเนินงานให้ทราบเป็นระยะ",
    "ทั้งนี้ ได้จัดสรรงบประมาณเพิ่มเติมเพื่อปรับปรุงถนน แหล่งน้ำ และระบบสาธารณูปโภค ให้แล้วเสร็จภายในปีงบประมาณนี้",
    "โดยมีประชาชนเข้าร่วมโครงการมากกว่า 1,200 คน จาก 25 อำเภอ และได้รับเสียงตอบรับเป็นอย่างดี",
    "สำหรับการดำเนินงานในระยะต่อไป จะเน้นการพัฒนาทักษะแรงงาน การสร้างรายได้ และการลดรายจ่ายของครัวเรือน",
)
_TIES = (
    "ร่วมลงนามบันทึกความเข้าใจว่าด้วยความร่วมมือด้านการศึกษา วัฒนธรรม และการท่องเที่ยวระหว่าง",
    "หารือแนวทางสถาปนาความสัมพันธ์เมืองพี่เมืองน้องระหว่าง",
    "ต้อนรับคณะผู้แทนเพื่อส่งเสริมความร่วมมือด้านการค้าและการลงทุนระหว่าง",
)
_ENGLISH = (
    "The governor of Chiang Mai said on {day} March {year} that the province would keep helping"
    " people in its districts, and asked all offices to report on their work every week. "
)
_CHINESE = (
    "{year}年3月{day}日，清迈府府尹表示，将继续支持各县发展教育、旅游和农业，"
    "并要求各部门按时报告工作进展。"
)


def corpus() -> Path:
    """The collection that is read."""
    named = os.environ.get("BENCH_CORPUS")
    if named:
        return Path(named)
    return BESIDE if BESIDE.exists() else made_up()


def made_up(count: int = COUNT) -> Path:
    """A collection of generated pages, made once; the same seed gives the same pages."""
    path = folder() / f"papers-{count}-{SEED}.jsonl.gz"
    if not path.exists():
        say(f"Making up {count} papers in {path} …")
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = (json.dumps(row, ensure_ascii=False) for row in pages(count, SEED))
        path.write_bytes(gzip.compress("\n".join(rows).encode(), mtime=0))
    return path


def pages(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Rows with `id` and `text`."""
    chance = random.Random(seed)
    for number in range(count):
        kind = chance.choices(("th", "en", "zh"), (94, 4, 2))[0]
        make = {"th": _thai, "en": _english, "zh": _chinese}[kind]
        yield {"id": f"paper-{number}", "text": make(chance)}


def _thai(chance: random.Random) -> str:
    day = f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2562, 2568)}"
    place, tie = chance.choice(_PROVINCES), chance.random() < 1 / 7
    title = f"จังหวัด{place} {chance.choice(_BODIES)} ติดตามการดำเนินงาน"
    if tie:
        title = f"{chance.choice(_TIES)}จังหวัด{place}กับ{chance.choice(_ABROAD)}"
    body = "\n".join(_paragraph(chance, place, tie=tie) for _ in range(chance.randint(2, 9)))
    return (
        f"วันที่ {day}\nพิมพ์\n{title}\n{title}\nวันนี้ ({day}) เวลา 09.30 น. ณ ศาลากลางจังหวัด{place} {body}"
    )


def _paragraph(chance: random.Random, place: str, *, tie: bool) -> str:
    parts = [chance.choice(_PEOPLE), chance.choice(_DAILY), f"ในพื้นที่จังหวัด{place}"]
    parts += [chance.choice(_DAILY) for _ in range(chance.randint(1, 3))]
    if tie:
        parts.append(f"{chance.choice(_TIES)}จังหวัด{place}กับ{chance.choice(_ABROAD)}")
    parts.append(
        f"เมื่อวันที่ {chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2562, 2568)}"
    )
    return " ".join(parts)


def _english(chance: random.Random) -> str:
    lines = [
        _ENGLISH.format(day=chance.randint(1, 28), year=chance.randint(2019, 2025))
        for _ in range(chance.randint(8, 20))
    ]
    return "Chiang Mai follows up on its work\n\n" + "".join(lines)


def _chinese(chance: random.Random) -> str:
    lines = [
        _CHINESE.format(day=chance.randint(1, 28), year=chance.randint(2019, 2025))
        for _ in range(chance.randint(8, 20))
    ]
    return "清迈府推进各项工作\n\n" + "".join(lines)


def unpacked(source: Path, into: Path, count: int) -> Path:
    """The first texts of a collection or a folder of .txt files as one file of JSON lines."""
    with into.open("w", encoding="utf-8") as out:
        for number, text in enumerate(islice(texts(source), count)):
            row = {"id": f"paper-{number}", "text": text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return into


def texts(path: Path) -> Iterator[str]:
    """The texts of a folder of .txt files, or of a .jsonl or .jsonl.gz with `text` on each line."""
    if path.is_dir():
        yield from (file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt")))
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)

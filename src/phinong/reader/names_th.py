"""Thai names known by their head word: จังหวัด…, เทศบาลเมือง…, มหาวิทยาลัย…, กระทรวง…"""

import re
from collections.abc import Iterator

from .lexicon import Cue, outermost, words_of
from .mention import Mention
from .page import Page

_RUN = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]{1,120}")
# "วิทยาศาสตร์ วิจัยและนวัตกรรม": a list that goes on over blanks up to its last "และ".
_LISTED = re.compile(
    r"(?! (?:เพื่อ|โดย|ร่วม|ซึ่ง|จัด|ลงนาม|เข้า))(?: [\u0e01-\u0e3a\u0e40-\u0e4e]{3,24}){0,3} "
    r"[\u0e01-\u0e3a\u0e40-\u0e4e]{2,24}และ[\u0e01-\u0e3a\u0e40-\u0e4e]{3,40}"
)
# A company's name ends with its form, over blanks.
_COMPANY = re.compile(r"บริษัท [^\n,;()]{2,60}?(?: ?\([^\n()]{2,20}\))? ?จำกัด(?: ?\(มหาชน\))?")
_PUBLIC = re.compile(r" ?\(องค์การมหาชน\)")
# A name of two parts as other tongues have it: ดาร์คาน-อูล.
_DASHED = re.compile(r"-([\u0e01-\u0e3a\u0e40-\u0e4e]{2,12})(?![\u0e01-\u0e4e])")
# Verbs that also end names of places; a verb that ends its run has nothing it could act on.
_ALSO_IN_NAMES = ("พัฒนา",)
_PLACE_MAX = 24
_BODY_MAX = 70
_PLACES = ("จังหวัด", "เมือง", "เทศบาล", "อำเภอ", "แขวง", "มณฑล", "นคร", "กรุง", "ประเทศ")
_ABBREVIATED = ("จ.", "ม.", "อบจ.", "อบต.", "มทร.", "ม.ราชภัฏ")


def thai_shapes(page: Page) -> Iterator[Mention]:
    """Mentions in text order, from heads that are not made common by the next word."""
    heads = page.of("head-th")
    if not heads:
        return
    common = {cue.start for cue in page.of("common")}
    for head in outermost(heads):
        if head.start in common:
            continue
        mention = _named(page, head)
        if mention:
            yield mention


def _named(page: Page, head: Cue) -> Mention | None:
    text, start = page.text, head.start
    company = _COMPANY.match(text, start)
    if company:
        return Mention(start, company.end(), company.group(), head.code)
    at = head.end + (
        page.text[head.end : head.end + 1] == " " and _takes_blank(text[start : head.end])
    )
    run = _RUN.match(text, at)
    if not run or _inside_word(text, start, head):
        return None
    body = head.code in ("organisation", "university", "network")
    stops = words_of("stop")
    if head.code != "organisation" and stops.match(text, at):
        return None
    if body:
        end = _body_end(text, at, run.end(), listed=head.code != "university")
    else:
        found = stops.search(text, at + 3, run.end())
        ends = found is None or (found.end() == run.end() and found.group() in _ALSO_IN_NAMES)
        end = _dashed(text, run.end()) if ends or found is None else found.start()
    length = end - at
    if length < 2 or length > (_BODY_MAX if body else _PLACE_MAX):
        return None
    public = _PUBLIC.match(text, end) if body else None
    also = (text[at:end],) if not body else (text[start : public.end()],) if public else ()
    return Mention(start, end, text[start:end], head.code, _country(head), also=also)


def _dashed(text: str, end: int) -> int:
    """Where a place's name ends that has a second part behind a dash; a second place has none."""
    second = _DASHED.match(text, end)
    if second is None or words_of("stop").search(text, second.start(1), second.end()):
        return end
    return end if second.group(1).startswith(_PLACES) else second.end()


def _body_end(text: str, at: int, stop: int, *, listed: bool) -> int:
    """End of a body's name: before a stop word, over blanks only inside "A B และC"."""
    end = _stopped(text, at, stop)
    further = _LISTED.match(text, stop) if listed and end == stop else None
    if further is None:
        return end
    cut = _stopped(text, stop, further.end())
    return cut if "และ" in text[stop:cut] else stop


def _stopped(text: str, at: int, stop: int) -> int:
    for found in words_of("bodystop", keep="bodykeep").finditer(text, at, stop):
        if found.lastindex is None and found.start() >= at + 3:
            return int(found.start())
    return stop


def _takes_blank(head: str) -> bool:
    return head in _ABBREVIATED


def _inside_word(text: str, start: int, head: Cue) -> bool:
    """Weak heads (นคร, เมือง, กรุง) must begin a word or follow a connective."""
    if head.weight > 1 or start == 0:
        return False
    before = text[max(0, start - 8) : start]
    return "\u0e01" <= before[-1] <= "\u0e4e" and not before.endswith(
        (
            "กับ",
            "และ",
            "ระหว่าง",
            "รัฐบาล",
            "ที่",
            "ใน",
            "จาก",
            "ของ",
            "ถึง",
            "สู่",
            "เยือน",
            "ณ",
            "เทศบาล",
            "ว่า",
            "โดย",
            "ให้",
            "เจ้าครอง",
            "อธิการบดี",
            "คณบดี",
            "ผู้อำนวยการ",
            "สถาบัน",
            "นักศึกษา",
            "อาจารย์",
            "ร่วม",
            "พบ",
            "มอบ",
            "นำ",
            "เครือข่าย",
            "ผู้แทน",
            "ตัวแทน",
            "เทศมนตรี",
            "ผู้ว่าการ",
            "คณะ",
            "ฝ่าย",
            "ต้อนรับ",
            "ชาว",
            "คู่กับ",
        )
    )


def _country(head: Cue) -> str:
    """Heads that only Thailand uses."""
    thai_only = head.weight > 1 and head.code in ("city",)
    return "TH" if thai_only else ""

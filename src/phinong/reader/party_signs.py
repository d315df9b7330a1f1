"""What speaks for and against a name being a party of the main event.

Each sign is a number in 0..1 or a small count; `parties` weighs them. The signs are of place
(title, lead), of grammar (joined with another name, listed behind "between"), of role (body of
an acting person, venue, witness, adviser) and of kind.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import log1p

from .mention import Mention
from .page import Page
from .people import Person

_BETWEEN = re.compile(r"(ระหว่าง|between|among|之间)")
_JOIN_BEFORE = re.compile(
    r"(กับ|และ|ร่วมกับ|ร่วมมือ|จับมือ|ผนึก|ควง|with|and|与|和|同|及|、|\bx|-|/|,) ?"
    r"(?:the |city of |government of |รัฐบาล|ทาง|คณะผู้แทน|คณะผู้บริหาร|คณะ)?$"
)
_JOIN_AFTER = re.compile(r" ?(กับ|และ|ร่วมกับ|ร่วม|จับมือ|ลงนาม|ผนึก|and\b|with\b|与|和|同|及|、|x |-|/|,)")
_WITH_BEFORE = re.compile(
    r"(กับ|ร่วมกับ|พบ|หารือ|ต้อนรับ|คารวะ|ร่วมมือ|จับมือ|เยือน|with|met|meets|visited|visit to|与|同|会见|访问|对) ?(?:the |ผู้แทน|คณะผู้บริหาร|คณะผู้แทน|คณะ|รัฐบาล)*$"
)
_VENUE_BEFORE = re.compile(
    r"(\bณ|ที่|ศาลากลาง|อ\.|ต\.|อำเภอ|ตำบล|โรงแรม|ห้องประชุม|ห้อง|อาคาร|พื้นที่|ในเขต|ใน| in| at| near|在|from|จาก|สนามบิน|ท่าอากาศยาน|สถานี|เส้นทาง|ประจำ|ตั้งอยู่|hotel|embassy|กงสุลใหญ่) ?(?:the )?$"
)
_ADVISER = re.compile(r"(ตามที่|เสนอโดย|as proposed by|proposed by|advised by|สังกัด|under the|สนับสนุนจาก|ขอบคุณ|ผ่าน|supported by|รายงานจาก|โดย) ?(?:the )?$")
_AFTER_NEGATIVE = re.compile(r" ?(แนะนำ|เป็นพยาน|ร่วมเป็นเกียรติ|เป็นสักขี|承办|协办|主办|สนับสนุน)")
_OF = re.compile(r"[\s,，]{0,2}(?:\(|แห่ง|of|ประเทศ|in|ใน|จ\.|อ\.)?\s?")
_NEAR = 110
_GAP = 9


def signs_of(
    page: Page, group: Sequence[Mention], names: Sequence[Mention], people: Sequence[Person]
) -> dict[str, float]:
    """The signs of one named thing, from all the places it is named at."""
    first = group[0]
    signs = {
        "title": float(any(page.zone(m.start) == "title" for m in group)),
        "lead": float(any(page.zone(m.start) == "lead" for m in group)),
        "count": log1p(len(group)) / log1p(12),
        "early": 1.0 / (1.0 + first.start / 400),
        f"kind-{first.kind}": 1.0,
        "linked": float(first.entry is not None or bool(first.entries)),
        "foreign": float(bool(first.country) and first.country != "TH"),
    }
    for mention in group[:10]:
        for sign, value in _grammar(page, mention).items():
            signs[sign] = max(signs.get(sign, 0.0), value)
    signs["acts"] = _acts(page, group, people)
    signs["qualifies"] = _qualifies(page, group, names)
    signs["joined"] = _joined(page, group, names)
    return signs


def _grammar(page: Page, mention: Mention) -> dict[str, float]:
    before = page.shadow[max(0, mention.start - 30) : mention.start]
    after = page.shadow[mention.end : mention.end + 16]
    zone = {"title": 1.0, "head": 0.6, "lead": 1.0, "body": 0.6}[page.zone(mention.start)]
    listed = _BETWEEN.search(page.shadow, max(0, mention.start - _NEAR), mention.start)
    return {
        "between": zone * bool(listed and _one_clause(page, listed.end(), mention.start)),
        "with": zone * bool(_WITH_BEFORE.search(before)),
        "plain": zone * (not _VENUE_BEFORE.search(before) and not _ADVISER.search(before)),
        "subject": zone * _opens(page, mention),
        "advises": zone * bool(_ADVISER.search(before) or _AFTER_NEGATIVE.match(after)),
    }


def _one_clause(page: Page, start: int, end: int) -> bool:
    return "\n" not in page.text[start:end]


def _opens(page: Page, mention: Mention) -> bool:
    """The name opens its line or sentence."""
    return mention.start - page.sentence(mention.start).start <= 3


def _acts(page: Page, group: Sequence[Mention], people: Sequence[Person]) -> float:
    """1 when a person of the lead holds a post in it, less further down."""
    best = 0.0
    for person in people:
        if person.post is None:
            continue
        for mention in group:
            inside = person.post.start <= mention.start <= person.post.end + 2
            if inside and not _witness(page, person):
                best = max(best, 1.0 if page.zone(person.start) in ("title", "lead") else 0.5)
    return best


def _witness(page: Page, person: Person) -> bool:
    near = page.shadow[person.end : person.end + 160]
    return "พยาน" in near.split("\n")[0] or "witness" in near.split("\n")[0]


def _qualifies(page: Page, group: Sequence[Mention], names: Sequence[Mention]) -> float:
    """Share of mentions that only say where the name before them lies: ออร์ฮอน ประเทศมองโกเลีย."""
    count = 0
    for mention in group:
        at = bisect_left(names, mention.start, key=_start)
        before = names[at - 1] if at else None
        if before and before.key != mention.key and mention.start - before.end < _GAP:
            count += bool(_OF.fullmatch(page.shadow[before.end : mention.start]))
    return count / len(group)


def _joined(page: Page, group: Sequence[Mention], names: Sequence[Mention]) -> float:
    """1 when somewhere it stands joined with another name: A กับ B, A and B, A-B."""
    best = 0.0
    for mention in group[:10]:
        zone = {"title": 1.0, "lead": 1.0}.get(page.zone(mention.start), 0.5)
        before = page.shadow[max(0, mention.start - 24) : mention.start]
        after = page.shadow[mention.end : mention.end + 12]
        if _JOIN_BEFORE.search(before) and _another(names, mention, -40, 0):
            best = max(best, zone)
        if _JOIN_AFTER.match(after) and _another(names, mention, 0, 40):
            best = max(best, zone)
    return best


def _another(names: Sequence[Mention], mention: Mention, low: int, high: int) -> bool:
    start = bisect_left(names, mention.start + low, key=_start)
    stop = bisect_right(names, mention.end + high, key=_start)
    return any(m.key != mention.key for m in names[start : min(stop, start + 12)])


def _start(mention: Mention) -> int:
    return mention.start

"""What kind of body a name says it is: a faculty, a ministry, a consulate, a network …

The head word of a name tells. It stands first in Thai, last in Chinese, and in English first
before "of", else last: "Faculty of Medicine, Chiang Mai University" is a faculty.
"""

import re
from collections.abc import Mapping
from typing import Final

from .shadow import shadow

# Folded head word → code of the vocabulary `body-kinds`.
THAI: Final[Mapping[str, str]] = {
    "องค์การบริหารส่วนจังหวัด": "pao",
    "อบจ.": "pao",
    "มหาวิทยาลัย": "university",
    "ม.": "university",
    "มทร.": "university",
    "คณะกรรมการ": "committee",
    "คณะอนุกรรมการ": "committee",
    "คณะกรรมาธิการ": "committee",
    "คณะทำงาน": "working-group",
    "คณะ": "faculty",
    "ภาควิชา": "faculty",
    "สาขาวิชา": "faculty",
    "บัณฑิตวิทยาลัย": "faculty",
    "วิทยาลัย": "faculty",
    "วิทยาลัยชุมชน": "school",
    "วิทยาลัยเทคนิค": "school",
    "วิทยาลัยอาชีวศึกษา": "school",
    "โรงเรียน": "school",
    "กระทรวง": "ministry",
    "กรม": "department",
    "สำนัก": "department",
    "กอง": "department",
    "กองทุน": "foundation",
    "มูลนิธิ": "foundation",
    "เครือข่าย": "network",
    "ภาคีเครือข่าย": "network",
    "พันธมิตร": "network",
    "หอการค้า": "chamber",
    "สภาหอการค้า": "chamber",
    "สถานเอกอัครราชทูต": "embassy",
    "สถานทูต": "embassy",
    "สถานกงสุล": "consulate",
    "ศูนย์": "centre",
    "บริษัท": "company",
    "ชุมชน": "community",
}
ENGLISH: Final[Mapping[str, str]] = {
    "provincial administrative organization": "pao",
    "provincial administrative organisation": "pao",
    "university": "university",
    "faculty": "faculty",
    "graduate school": "faculty",
    "business school": "faculty",
    "medical school": "faculty",
    "school": "school",
    "community college": "school",
    "technical college": "school",
    "ministry": "ministry",
    "department": "department",
    "division": "department",
    "bureau": "department",
    "foundation": "foundation",
    "network": "network",
    "alliance": "network",
    "consortium": "network",
    "league": "network",
    "chamber of commerce": "chamber",
    "embassy": "embassy",
    "consulate": "consulate",
    "consulate general": "consulate",
    "consulate-general": "consulate",
    "committee": "committee",
    "working group": "working-group",
    "center": "centre",
    "centre": "centre",
    "company": "company",
    "co., ltd": "company",
    "corporation": "company",
}
# Heads that mean another thing before "of": a School of Medicine is no school for children.
ENGLISH_OF: Final[Mapping[str, str]] = {
    "school of": "faculty",
    "college of": "faculty",
    "department of": "department",
    "office of": "department",
}
CHINESE: Final[Mapping[str, str]] = {
    "大学": "university",
    "学院": "faculty",
    "系": "faculty",
    "学校": "school",
    "中学": "school",
    "小学": "school",
    "基金会": "foundation",
    "商会": "chamber",
    "总商会": "chamber",
    "大使馆": "embassy",
    "领事馆": "consulate",
    "总领馆": "consulate",
    "委员会": "committee",
    "工作组": "working-group",
    "中心": "centre",
    "部": "ministry",
    "厅": "department",
    "局": "department",
    "外办": "department",
    "外事办公室": "department",
    "联盟": "network",
    "网络": "network",
    "公司": "company",
    "集团": "company",
}


def _words(table: Mapping[str, str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b")


_ENGLISH: Final = _words(ENGLISH)
_ENGLISH_OF: Final = _words(ENGLISH_OF)
# Chinese heads of one letter tell only behind a name of some length: 教育部, 省教育厅.
_LEAST_BEFORE = 2


def kind_of_body(name: str) -> str:
    """The code of the kind of body that the name's own words tell; "" when none does."""
    folded = shadow(name).strip()
    if _has(folded, "\u0e01", "\u0e4e"):
        return _thai(folded)
    if _has(folded, "\u4e00", "\u9fff"):
        return _chinese(folded)
    return next(filter(None, map(_english, folded.split(", "))), "") or _english(folded)


def _has(text: str, first: str, last: str) -> bool:
    return any(first <= character <= last for character in text)


def _thai(folded: str) -> str:
    """The head with which the first part of the name begins that begins with one."""
    for part in folded.split():
        heads = [word for word in THAI if part.startswith(word)]
        if heads:
            return THAI[max(heads, key=len)]
    return ""


def _chinese(folded: str) -> str:
    heads = [word for word in CHINESE if folded.endswith(word)]
    if not heads:
        return ""
    head = max(heads, key=len)
    long = len(head) > 1 or len(folded) - len(head) >= _LEAST_BEFORE
    return CHINESE[head] if long else ""


def _english(part: str) -> str:
    """A head before "of" counts before all others; else the last head of the part."""
    of = _ENGLISH_OF.match(part.removeprefix("the "))
    if of:
        return ENGLISH_OF[of.group()]
    found = [(m.start(), m.group()) for m in _ENGLISH.finditer(part)]
    before_of = [word for at, word in found if part.startswith(" of ", at + len(word))]
    words = before_of[:1] or [word for _at, word in found][-1:]
    return ENGLISH[words[0]] if words else ""

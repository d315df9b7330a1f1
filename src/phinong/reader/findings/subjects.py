"""What a stated number counts: by its unit, and by the words of the clause it stands in."""

import re

from ..shadow import shadow

COUNTRIES = ("ประเทศ", "countries", "国家")
CITIES = (
    "เมือง",
    "จังหวัด",
    "คู่เมือง",
    "คู่",
    "cities",
    "provinces",
    "城市",
    "友城",
    "国际友城",
    "友好城市",
)
PEOPLE = ("คน", "ราย", "people", "participants", "人")
DELEGATES = ("representatives", "delegates", "代表")
PAPERS = ("ฉบับ", "agreements", "协议")
PARTNERS = (
    "partners",
    "organizations",
    "organisations",
    "institutions",
    "องค์กร",
    "หน่วยงาน",
    "机构",
)
UNDER_WAY = ("อยู่ระหว่าง", "in process", "in progress", "under way", "进行中", "正在")
ESTABLISHED = ("สถาปนา", "พี่เมืองน้อง", "sister", "established", "友好", "结好", "缔结")
COORDINATED = ("coordinat", "ประสานงาน", "协调")
NETWORK = ("alliance", "network", "เครือข่าย", "联盟", "网络")


def subject_of(clause: str, unit: str, number: str = "") -> str:
    """The code of what is counted, of the vocabulary figure-subjects.

    A clause may count twice ("12 ประเทศ และมีอีก 6 ประเทศ ที่อยู่ระหว่างดำเนินการ"): "in process" is read
    only between the number before and the number after.
    """
    text, what = shadow(clause), shadow(unit)
    near = around(text, shadow(number))
    if has(COUNTRIES, what) or has(CITIES, what):
        if has(COORDINATED, text):
            return "cities-coordinated"
        counted = "countries" if has(COUNTRIES, what) else "cities"
        if has(UNDER_WAY, near):
            return f"{counted}-in-process"
        return f"{counted}-established" if has(ESTABLISHED, text) else "other"
    for units, code in ((DELEGATES, "delegates"), (PEOPLE, "participants"), (PAPERS, "agreements")):
        if has(units, what):
            return code
    if has(PARTNERS, what):
        return "network-members" if has(NETWORK, text) else "partners"
    return "other"


def has(words: tuple[str, ...], text: str) -> bool:
    """Whether any of the words stands in the folded text."""
    return any(word in text for word in words)


def around(text: str, number: str) -> str:
    """The text between the number before this one and the number after; all of it without one."""
    found = [run for run in re.finditer(r"\d[\d,.]*", text) if run.group().rstrip(",.") == number]
    if not number or not found:
        return text
    last = found[-1]
    before = re.split(r"\d", text[: last.start()])[-1]
    return before + re.split(r"\d", text[last.end() :])[0]

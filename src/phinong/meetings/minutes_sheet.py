"""The minutes as the official Thai form lays them out, from their canonical text alone.

One sheet of lines, lists and blocks, from which the DOCX, the PDF and the page are set, so that all
three say the same. Source of the form: the Prime Minister's Office regulation on correspondence,
B.E. 2526, form 11 (heading, number, day, place; who came, who did not and why, who else attended;
beginning, matters, end; who took the minutes), and the five headings of office practice.

The form is Thai, so its own words stand here and not among the sentences of the pages. Numbers are
in Thai digits; a code or an address with Latin letters stays as it was written.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from phinong.core.calendars import say, to_thai_digits
from phinong.core.dates import parse_edtf
from phinong.core.languages import in_language

THAI = "th"
HEADINGS = {
    1: "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    2: "เรื่องรับรองรายงานการประชุม",
    3: "เรื่องเพื่อทราบ",
    4: "เรื่องเพื่อพิจารณา",
    5: "เรื่องอื่น ๆ",
}
ROLES = {
    "chair": "ประธานกรรมการ",
    "vice-chair": "รองประธานกรรมการ",
    "member": "กรรมการ",
    "secretary": "เลขานุการ",
    "assistant-secretary": "ผู้ช่วยเลขานุการ",
    "adviser": "ที่ปรึกษา",
}
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
NONE = "ไม่มี"
CLOSED = "ไม่เปิดเผยต่อสาธารณะ"
RESOLVED, PROMISED = "มติที่ประชุม", "เรื่องที่มอบหมาย"
_LATIN_RUN = re.compile(r"[A-Za-z0-9@:/._+\-]+")
_LATIN = re.compile(r"[A-Za-z]")
# What neither XML nor a page can hold: control characters, halves of pairs, non-characters.
_UNSET = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\u2027\u202f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Someone:
    """A row of a list: its number, the name, the post (and for whom), and the seat's role or why
    they did not come."""

    number: str
    name: str
    post: str
    aside: str


@dataclass(frozen=True, slots=True)
class Roll:
    """One of the lists of attendance under its heading."""

    heading: str
    rows: Sequence[Someone]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the minutes. `kind`: heading, matter, words, resolved, promised, none, or closed
    where a matter is not for everybody; `tag` the language of `text`; `label` stands before it,
    and `item` is the matter's number in the register, 0 outside of matters."""

    kind: str
    text: str
    tag: str = THAI
    label: str = ""
    item: int = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """A place to sign: the name, the post, and as what."""

    name: str
    post: str
    what: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on the minutes, in its order."""

    heading: Sequence[str]
    rolls: Sequence[Roll]
    began: Sequence[str]
    blocks: Sequence[Block]
    ended: str
    signs: Sequence[Sign]


def sheet_of(canonical: str, *, public: bool = False) -> Sheet:
    """The sheet of a canonical text; with `public` without the matters that are not for everybody.

    Raises ValueError for a text that is no JSON.
    """
    whole = json.loads(canonical)
    head, agenda = whole["head"], whole["agenda"]
    if public:
        agenda = in_public(agenda)
    return Sheet(
        heading=list(heading(head)),
        rolls=list(rolls(whole)),
        began=list(began(head)),
        blocks=list(blocks(agenda, plain=head["agenda_form"] == "plain")),
        ended=f"เลิกประชุมเวลา {clock(head['closed'])}" if head["closed"] else "",
        signs=list(signs(head)),
    )


def signs(head: Mapping[str, Any]) -> Iterator[Sign]:
    """Who took the minutes, and who checked them."""
    post = said(head.get("recorder_post", ""))
    yield Sign(said(head["recorder"]), post, "ผู้จดรายงานการประชุม")
    name, post = head.get("checker_name", ""), head.get("checker_post", "")
    yield Sign(said(name), said(post), "ผู้ตรวจรายงานการประชุม")


def is_open(matter: Mapping[str, Any]) -> bool:
    """Whether everything resolved and promised on a matter is for everybody."""
    rows = (*matter["resolutions"], *matter["commitments"])
    return all(row.get("public") for row in rows)


def in_public(agenda: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The matters as everybody may read them: of one that is not for everybody its number alone,
    so that nobody takes the rest for the whole. One without a number leaves nothing."""
    found: list[Mapping[str, Any]] = []
    for matter in agenda:
        if is_open(matter):
            found.append(matter)
        elif matter["number"]:
            found.append({"number": matter["number"], "group": matter["group"], "closed": True})
    return found


def said(text: str) -> str:
    """A Thai text as an official paper writes it: Thai digits, and nothing a page cannot hold."""
    return _LATIN_RUN.sub(numeral, settable(text))


def numeral(run: re.Match[str]) -> str:
    """A run of digits and marks in Thai digits, unless it is a code or an address."""
    return run[0] if _LATIN.search(run[0]) else to_thai_digits(run[0])


def settable(text: str) -> str:
    """A text without what cannot be set, its lines ended in one way."""
    return _UNSET.sub("", _LINE_ENDS.sub("\n", text)).strip()


def in_thai(texts: Mapping[str, str]) -> tuple[str, str]:
    """A text in Thai, or in the next language there is, with its tag."""
    found = in_language(texts, THAI)
    is_thai = found.language == THAI
    return (said(found.text) if is_thai else settable(found.text)), found.language


def heading(head: Mapping[str, Any]) -> Iterator[str]:
    """The four lines at the head: of whom, which, when and where."""
    name, tag = in_thai(head["committee"])
    yield f"รายงานการประชุม{name}" if tag == THAI else f"รายงานการประชุม {name}"
    if head["number"]:
        yield to_thai_digits(f"ครั้งที่ {head['number']}/{head['year']}")
    if head["day"]:
        yield f"เมื่อ{day(head['day'])}"
    place, _tag = in_thai(head["venue"])
    online = "ประชุมผ่านสื่ออิเล็กทรอนิกส์" if head["online"] else ""
    if place:
        yield f"ณ {place} และ{online}" if online else f"ณ {place}"
    elif online:
        yield online


def day(edtf: str) -> str:
    """A day with its weekday, วันจันทร์ที่ ๑๔ มีนาคม ๒๕๖๕; a month or year without."""
    when = parse_edtf(edtf)
    words = to_thai_digits(say(when, THAI))
    first = when.first_day()
    whole = first is not None and first == when.last_day()
    return f"วัน{WEEKDAYS[first.weekday()]}ที่ {words}" if whole and first else words


def clock(hour: str) -> str:
    """09:30 as ๐๙.๓๐ น."""
    return f"{to_thai_digits(hour.replace(':', '.'))} น."


def rolls(whole: Mapping[str, Any]) -> Iterator[Roll]:
    """The three lists; who was absent and who else attended only where there is somebody."""
    yield Roll("ผู้มาประชุม", list(numbered(map(came, whole["present"]))))
    if whole["absent"]:
        yield Roll("ผู้ไม่มาประชุม", list(numbered(map(stayed_away, whole["absent"]))))
    if whole["attending"]:
        yield Roll("ผู้เข้าร่วมประชุม", list(numbered(map(came, whole["attending"]))))


def numbered(rows: Iterable[tuple[str, str, str]]) -> Iterator[Someone]:
    """The rows of a list with their numbers."""
    for number, (name, post, aside) in enumerate(rows, start=1):
        yield Someone(to_thai_digits(f"{number}."), name, post, aside)


def came(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """Who came: name; post, for whom and when; role."""
    post = said(row["post"]) or said(row["seat"])
    lines = [post]
    if row["substitute"] and row["seat"]:
        lines.append(f"แทน {said(row['seat'])}")
    lines += [f"(มาเวลา {clock(row['arrived'])})"] if row["arrived"] else []
    lines += [f"(กลับเวลา {clock(row['left'])})"] if row["left"] else []
    return said(row["name"]), "\n".join(filter(None, lines)), ROLES.get(row["role"], "")


def stayed_away(row: Mapping[str, Any]) -> tuple[str, str, str]:
    """Who did not come: name, post, and the reason."""
    return said(row["name"]), said(row["post"]) or said(row["seat"]), said(row["reason"])


def began(head: Mapping[str, Any]) -> Iterator[str]:
    """When it began, and who presided on whose behalf."""
    if head["opened"]:
        yield f"เริ่มประชุมเวลา {clock(head['opened'])}"
    if chair := known(head["chair"]):
        behalf = known(head["on_behalf_of"])
        yield f"ประธานในที่ประชุม {chair}" + (f" ปฏิบัติหน้าที่แทน {behalf}" if behalf else "")


def known(person: Mapping[str, Any]) -> str:
    """A person with the post; empty for nobody."""
    post, _tag = in_thai(person["post"])
    return " ".join(filter(None, (said(person["name"]), post)))


def blocks(agenda: Sequence[Mapping[str, Any]], *, plain: bool) -> Iterator[Block]:
    """Every matter under its heading; the Thai form keeps a heading that has none."""
    rest = [matter for matter in agenda if not matter["number"]]
    if plain:
        for matter in agenda:
            yield from matter_of(matter)
        return
    for group, words in HEADINGS.items():
        matters = [matter for matter in agenda if matter["group"] == group and matter["number"]]
        matters += rest if group == max(HEADINGS) else []
        yield Block("heading", words, label=to_thai_digits(f"ระเบียบวาระที่ {group}"))
        for matter in matters:
            yield from matter_of(matter)
        if not matters:
            yield Block("none", NONE)


def matter_of(matter: Mapping[str, Any]) -> Iterator[Block]:
    """A matter: its title, what was said, what was resolved and what was undertaken."""
    if matter.get("closed"):
        yield Block("closed", CLOSED, label=to_thai_digits(matter["number"]))
        return
    item = matter["item"]
    title, tag = in_thai(matter["texts"])
    if title:
        yield Block("matter", title, tag, to_thai_digits(matter["number"]), item)
    for note in matter["notes"]:
        yield Block("words", said(note["words"]), THAI, said(note["speaker"]), item)
    for row in matter["resolutions"]:
        words, tag = in_thai(row["texts"])
        yield Block("resolved", f"{words}{votes(row['votes'])}", tag, RESOLVED, item)
    for number, row in enumerate(matter["commitments"]):
        words, tag = in_thai(row["texts"])
        label = "" if number else PROMISED
        yield Block("promised", " ".join(filter(None, (words, whose(row)))), tag, label, item)


def votes(counted: Sequence[int | None]) -> str:
    """How many voted in which way; empty where nobody counted."""
    if not counted:
        return ""
    kinds = ("เห็นชอบ", "ไม่เห็นชอบ", "งดออกเสียง")
    pairs = zip(kinds, counted, strict=True)
    told = (to_thai_digits(f"{kind} {n} เสียง") for kind, n in pairs if n is not None)
    return f" ({' '.join(told)})"


def whose(row: Mapping[str, Any]) -> str:
    """Who undertook it and until when, in brackets; empty where neither is known."""
    owner, _tag = in_thai(row["owner"])
    person, _tag = in_thai(row["person"])
    who = " ".join(filter(None, (person, owner or said(row["owner_note"]))))
    until = to_thai_digits(say(parse_edtf(row["due"]), THAI)) if row["due"] else ""
    told = [f"ผู้รับผิดชอบ: {who}"] if who else []
    told += [f"กำหนด: {until}"] if until else []
    return f"({' '.join(told)})" if told else ""


def lines_of(sheet: Sheet) -> Iterator[str]:
    """Every line of the sheet in its order, for whoever looks for a word in it."""
    yield from sheet.heading
    for roll in sheet.rolls:
        yield roll.heading
        for row in roll.rows:
            yield from filter(None, (f"{row.number} {row.name}", row.post, row.aside))
    yield from sheet.began
    for block in sheet.blocks:
        yield " ".join(filter(None, (block.label, block.text)))
    signed = (word for sign in sheet.signs for word in (sign.name, sign.post, sign.what))
    yield from filter(None, (sheet.ended, *signed))

"""The day of the main event, told apart from the other dates of the text."""

import re
from collections.abc import Container
from datetime import timedelta
from itertools import pairwise

from .dates import Found, dateline, is_sentence, stands_alone
from .page import Page

_SAID_AT = re.compile(
    r"(พบกัน(?:วันที่)?|เมื่อวันที่|เมื่อวานนี้|วันนี้|ในวันที่|วันที่|วัน\S{3,8}ที่|on|(?:morning|afternoon|evening) of|"
    r"held|signed|dated|于) ?\(?,?(?:\w+day,? )?$"
)
_WINDOW = 40
_LEAST = 1.0
_YEAR_AGO = 400  # days; what lies further back is what a paper looks back on
_ANNOUNCED = 5.0  # what lasts for days and stands above the text is the event
_TITLE_MAX = 100  # characters; what is longer is a paragraph
# A line with an hour or a place announces the event; a posting time has neither.
_AGENDA = re.compile(
    r"เวลา|ตั้งแต่ \d|ณ |ห้องประชุม|venue|地点|adopted|resolved|decided|passed|signed|held on|"
    r"date of (?:the )?meeting|when ?:|from \d{1,2}(?:[.:]\d\d)? ?[ap]\.?m|done (?:in|at)|"
    r"ประชุมเมื่อ|ลงนามเมื่อ|มีมติเมื่อ|ทำขึ้น|会议时间|活动时间|签署日期|通过日期|签于|订于|会议通过|"
    r"表决通过"
)
# Behind the day of an event stands where it is: on the same line, or on the next one.
_WHERE = re.compile(
    r"[^\n]{0,40}\n?[ \u3000]{0,4}(?:ณ |สถานที่|ห้องประชุม|地点|venue|where ?:|place ?:|location)"
)
# What is written for or after a meeting bears its day.
_SESSION = re.compile(
    r"รายงานการประชุม|บันทึกการประชุม|สรุปการประชุม|ระเบียบวาระ|วาระการประชุม|กำหนดการ|\bminutes\b|\bagenda\b|"
    r"\bprogramme (?:of|for)\b|\brecord of (?:discussion|the meeting)|会议纪要|会谈纪要|会议记录|"
    r"会议议程|日程安排"
)
_POSTED = re.compile(r"updat|post|publish|เผยแพร่|อัปเดต|ปรับปรุง|今天|发布|更新|来源")
_SESSION_DAY = 8.0
# What stands before the day on which a paper was issued.
_PROCLAIMED = ("ประกาศ ณ วันที่ ", "ให้ไว้ ณ วันที่ ", "สั่ง ณ วันที่ ", "ประกาศ ณ วัน", "ให้ไว้ ณ วัน")
_WHERE_SAID = re.compile(
    r"[^\n]{0,40}\n?[ \u3000]{0,4}(?:สถานที่|地点|venue|where ?:|place ?:|location)"
)
_ANNOUNCED_WITH_PLACE = 6.0
# "5 May 2024, 15:00-16:40": what lasts is an event; a posting time has one hour.
_LASTS = re.compile(
    r"[\s,]{0,2}(?:\([^()\n]{1,6}\))?[\s,]{0,2}(?:เวลา ?|from ?|at ?)?"
    r"\d{1,2}[:.]\d\d ?(?:น\.|am|pm)? ?(?:-|至|到|ถึง|to|~)+ ?\d{1,2}[:.]\d\d"
)
# Behind the day with which a news agency opens: "May 16 (MNA).", "3月29日讯", "16 ต.ค. 2566 – ".
_AGENCY = re.compile(r"\s?(?:[(（\[:-]|讯|电|–|—)")
_WIRED = re.compile(r"\s?(?:电(?!话|视|影|子|力)|讯)")
# These lie behind a paper that tells of them; the others are often announced.
_PAST = frozenset({"signing", "renewal", "award", "draft_review", "proposal", "other"})


def event_date(page: Page, found: list[Found], event: str) -> Found | None:
    """The date of the main event, or None when only the day of the paper is known."""
    paper = dateline(page, found)
    lasting = {item.start for item, then in pairwise(found) if then.follows}
    scored = [(_score(page, item, paper, event, lasting), -item.start, item) for item in found]
    scored = [row for row in scored if row[0] > _LEAST]
    if not scored:
        return _relative(page, paper)
    likeliest = max(scored, key=lambda row: row[:2])[2]
    if paper is not None and _is_papers(page, likeliest, paper):
        return _relative(page, paper, ("yesterday",)) or likeliest
    return likeliest


def _score(
    page: Page, item: Found, paper: Found | None, event: str, lasting: Container[int] = ()
) -> float:
    if paper is not None and item.start == paper.start and not _tells_of_it(page, item):
        return _paper_score(page, item)
    if item.ends_range:
        return 0.0
    where = page.zone(item.start)
    if item.start in lasting and where == "head":
        return _ANNOUNCED
    told = where == "head" and is_sentence(page, page.line_of(item.start))
    zone = {"title": 3.0, "head": 0.5, "lead": 4.0, "body": 2.0}["lead" if told else where]
    sentence = page.sentence(item.start)
    score = zone - min(2.0, item.start / 2500)
    lasts = _LASTS.match(page.shadow, item.end) is not None
    score += 2.0 * _said(page, item) + 3.0 * lasts
    cues = page.between("event", sentence.start, sentence.end)
    score += 1.5 * any(cue.code == event for cue in cues) + 0.5 * (item.start in lasting)
    placed = _WHERE.match(page.shadow, item.end) is not None
    score += 1.0 * placed
    score -= 0.0 if lasts or placed else _against(page, item, sentence.start)
    score -= _WIRED_COST * _wired(page, item)
    score -= 1.5 * (item.day is None)
    score -= _distance(item, paper, event)
    return score


def _wired(page: Page, item: Found) -> bool:
    """The day on which a report was sent: "5月14日电", "本网讯（5月14日）"."""
    behind = _WIRED.match(page.shadow, item.end)
    return bool(behind) or page.shadow.endswith(
        ("讯(", "讯 (", "电(", "讯（", "电（"), 0, item.start
    )


def _bears_day(page: Page, item: Found) -> bool:
    """At the head of minutes, an agenda or a programme."""
    if item.start >= page.body_start and page.zone(item.start) != "title":
        return False
    line = page.line_of(item.start)
    if _POSTED.search(page.shadow, line.start, item.start):
        return False
    return _SESSION.search(page.shadow, 0, line.start) is not None


def _is_papers(page: Page, item: Found, paper: Found) -> bool:
    """The day of the paper, at the head of its report and not on a line of its own."""
    return item.edtf == paper.edtf and not stands_alone(page, item) and not _said(page, item)


def _said(page: Page, item: Found) -> bool:
    """Behind "on" or "held": said of what happened."""
    return bool(_SAID_AT.search(page.shadow, max(0, item.start - _WINDOW), item.start))


def _tells_of_it(page: Page, item: Found) -> bool:
    """The only full date, in a sentence of the lead and not at the head of an agency's report."""
    if stands_alone(page, item) or page.zone(item.start) != "lead":
        return False
    return not _AGENCY.match(page.shadow, item.end)


def _paper_score(page: Page, item: Found) -> float:
    """A dateline inside the lead ("14 มีนาคม – …") is the event's day too; one on its own is not."""
    if _LASTS.match(page.shadow, item.end):
        return 4.0
    if _bears_day(page, item):
        return _SESSION_DAY
    if page.shadow.endswith(_PROCLAIMED, 0, item.start):
        return 0.0
    if _WHERE_SAID.match(page.shadow, item.end):
        return _ANNOUNCED_WITH_PLACE
    line = page.line_of(item.start)
    words = page.shadow[line.start : line.end]
    if (
        _WHERE.match(page.shadow, item.end)
        or _AGENDA.search(words)
        or page.zone(item.start) == "title"
    ):
        return 3.5
    running = line.end - line.start > 130 or not stands_alone(page, item)
    return 3.0 if running else 0.0


_WIRED_COST = 3.0
_COST = {"validity": 3.0, "history": 3.0, "reference": 3.0, "future": 2.0, "published": 4.0}


def _against(page: Page, item: Found, start: int) -> float:
    """Validity, history and future words before the date in its sentence."""
    cost = 0.0
    for cue in page.between("dated", max(start, item.start - 60), item.start + 1):
        cost += _COST.get(cue.code, 0.0)
    return min(cost, 5.0)


def _distance(item: Found, paper: Found | None, event: str) -> float:
    """News is fresh: a day long before the paper is history."""
    here, there = item.first_day(), paper.first_day() if paper else None
    if here is None or there is None:
        return 0.0
    away = (there - here).days
    if away > _YEAR_AGO:
        return 7.0
    if away > 120:
        return 4.0
    if away < 0 and event in _PAST:
        return 7.0
    return 2.0 if away < -14 else away / 60 if away > 0 else 0.0


_BESIDE = ("yesterday", "weekday", "today")


def _relative(page: Page, paper: Found | None, codes: tuple[str, ...] = _BESIDE) -> Found | None:
    """ "yesterday" or "on Tuesday" beside a full dateline."""
    there = paper.first_day() if paper and paper.day else None
    if there is None or paper is None:
        return None
    for cue in page.of("day"):
        if not _running_start(page) <= cue.start < page.lead_end or not cue.code.startswith(codes):
            continue
        if cue.code == "yesterday":
            there -= timedelta(days=1)
        elif cue.code.startswith("weekday"):
            there -= timedelta(days=(there.weekday() - int(cue.code[-1])) % 7)
        return Found(
            cue.start, cue.end, there.year, there.month, there.day, "relative", inferred=True
        )
    return None


def _running_start(page: Page) -> int:
    """Where the running text begins; a title as long as a paragraph is one."""
    title = page.title
    return title.start if title.end - title.start > _TITLE_MAX else page.body_start

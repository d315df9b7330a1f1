"""The day of the main event, told apart from the other dates of the text."""

import re
from datetime import timedelta

from .dates import Found, dateline, stands_alone
from .page import Page

_SAID_AT = re.compile(
    r"(เมื่อวันที่|เมื่อวานนี้|วันนี้|ในวันที่|วันที่|วัน\S{3,8}ที่|on|held|signed|dated|于) ?\(?,?(?:\w+day,? )?$"
)
_WINDOW = 40
# A line with an hour or a place announces the event; a posting time has neither.
_AGENDA = re.compile(r"เวลา|ณ |ห้องประชุม|venue|地点")


def event_date(page: Page, found: list[Found], event: str) -> Found | None:
    """The date of the main event, or None when only the day of the paper is known."""
    paper = dateline(page, found)
    scored = [(_score(page, item, paper, event), -item.start, item) for item in found]
    scored = [row for row in scored if row[0] > 0]
    if scored:
        return max(scored, key=lambda row: row[:2])[2]
    return _relative(page, paper)


def _score(page: Page, item: Found, paper: Found | None, event: str) -> float:
    if paper is not None and item.start == paper.start:
        return _paper_score(page, item)
    if item.ends_range:
        return 0.0
    zone = {"title": 3.0, "head": 0.5, "lead": 4.0, "body": 2.0}[page.zone(item.start)]
    sentence = page.sentence(item.start)
    near = page.shadow[max(0, item.start - _WINDOW) : item.start]
    score = zone - min(2.0, item.start / 2500)
    score += 2.0 * bool(_SAID_AT.search(near))
    score += 1.5 * any(
        c.code == event for c in page.of("event") if sentence.start <= c.start < sentence.end
    )
    score -= _against(page, item, sentence.start)
    score -= 1.5 * (item.day is None)
    score -= _distance(item, paper)
    return score


def _paper_score(page: Page, item: Found) -> float:
    """A dateline inside the lead ("14 มีนาคม – …") is the event's day too; one on its own is not."""
    line = page.line_of(item.start)
    words = page.shadow[line.start : line.end]
    if _AGENDA.search(words):
        return 3.5
    running = line.end - line.start > 130 or not stands_alone(page, item)
    return 3.0 if running else 0.0


def _against(page: Page, item: Found, start: int) -> float:
    """Validity, history and future words before the date in its sentence."""
    cost = 0.0
    for cue in page.of("dated"):
        if max(start, item.start - 60) <= cue.start <= item.start:
            cost += {"validity": 3.0, "history": 3.0, "future": 2.0, "published": 4.0}.get(
                cue.code, 0.0
            )
    return min(cost, 5.0)


def _distance(item: Found, paper: Found | None) -> float:
    """News is fresh: a day long before the paper is history."""
    here, there = item.first_day(), paper.first_day() if paper else None
    if here is None or there is None:
        return 0.0
    away = (there - here).days
    if away > 120:
        return 4.0
    return 2.0 if away < -14 else away / 60 if away > 0 else 0.0


def _relative(page: Page, paper: Found | None) -> Found | None:
    """ "yesterday" or "on Tuesday" beside a full dateline."""
    there = paper.first_day() if paper and paper.day else None
    if there is None or paper is None:
        return None
    for cue in page.of("day"):
        if not page.body_start <= cue.start < page.lead_end:
            continue
        if cue.code == "yesterday":
            there -= timedelta(days=1)
        elif cue.code.startswith("weekday"):
            there -= timedelta(days=(there.weekday() - int(cue.code[-1])) % 7)
        return Found(
            cue.start, cue.end, there.year, there.month, there.day, "relative", inferred=True
        )
    return None

"""What a meeting resolved on one partner's tie, side by side in Thai and in the partner's language.

Only what was resolved on that partner, and only what may be made public: the paper leaves the
office. Each text stands in the language it was written in; where there is none in one of the two,
that is said. Nothing is put into another language here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.core.vocabulary import label
from phinong.drafting.models import DraftParty
from phinong.meetings.minutes_sheet import settable
from phinong.meetings.models import AgendaItem, Commitment, Meeting, MeetingStatus, Resolution
from phinong.places.models import Body
from phinong.ties.models import AgreementParty, Party

THAI, ENGLISH, CHINESE = "th", "en", "zh-Hans"
# Places whose offices write Chinese; everybody else is written to in English.
WRITES_CHINESE = frozenset({"CN", "TW", "HK", "MO"})
HELD = frozenset(
    {
        MeetingStatus.HELD,
        MeetingStatus.DRAFTED,
        MeetingStatus.CIRCULATED,
        MeetingStatus.CORRECTED,
        MeetingStatus.CERTIFIED,
    }
)
# The paper's own words in its languages.
WORDS: Mapping[str, Mapping[str, str]] = {
    "title": {
        THAI: "สรุปมติที่ประชุมเกี่ยวกับ{}",
        ENGLISH: "What was resolved about {}",
        CHINESE: "关于{}的会议决议摘要",
    },
    "meeting": {THAI: "การประชุม", ENGLISH: "Meeting", CHINESE: "会议"},
    "day": {THAI: "วันที่", ENGLISH: "Date", CHINESE: "日期"},
    "venue": {THAI: "สถานที่", ENGLISH: "Venue", CHINESE: "地点"},
    "chair": {THAI: "ประธาน", ENGLISH: "Chair", CHINESE: "主持人"},
    "matter": {THAI: "เรื่อง", ENGLISH: "Matter", CHINESE: "议题"},
    "resolved": {THAI: "มติ", ENGLISH: "Resolution", CHINESE: "决议"},
    "decision": {THAI: "ผลการพิจารณา", ENGLISH: "Decision", CHINESE: "结果"},
    "promised": {THAI: "สิ่งที่ต้องดำเนินการ", ENGLISH: "To be done", CHINESE: "待办事项"},
    "missing": {
        THAI: "ไม่มีข้อความภาษาไทย",
        ENGLISH: "no text in English",
        CHINESE: "无中文文本",
    },
    "open": {
        THAI: "รายงานการประชุมยังไม่ได้รับรอง",
        ENGLISH: "The minutes are not certified yet.",
        CHINESE: "会议纪要尚未通过确认。",
    },
    "certified": {
        THAI: "ตามรายงานการประชุมที่รับรองแล้ว",
        ENGLISH: "After the certified minutes.",
        CHINESE: "依据已确认的会议纪要。",
    },
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in one language; `there` is False where none exist in it, and the words say so."""

    text: str
    tag: str
    there: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One fact in both languages: what it is, and what it says. `kind` tells how it is set."""

    kind: str
    labels: tuple[str, str]
    cells: tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class Summary:
    """The paper: its title, what meeting it was, and what was resolved, each in both languages."""

    tags: tuple[str, str]
    titles: tuple[str, str]
    facts: Sequence[Row]
    matters: Sequence[Row]
    notes: tuple[str, str]

    @property
    def both(self) -> tuple[Sequence[Row], Sequence[Row]]:
        """What meeting it was, then what it resolved."""
        return self.facts, self.matters


def language_for(partner: Body) -> str:
    """The language in which a partner is written to."""
    return CHINESE if partner.country in WRITES_CHINESE else ENGLISH


def partners_of(meeting: Meeting) -> list[Body]:
    """The bodies on whose ties, agreements or texts a held meeting resolved something that may be
    made public, without the office's own side; in the order of their codes."""
    if meeting.status not in HELD:
        return []
    items = meeting.items.filter(resolutions__public=True)
    about = (
        Q(pk__in=Party.objects.filter(tie__agenda_items__in=items).values("body"))
        | Q(pk__in=AgreementParty.objects.filter(agreement__agenda_items__in=items).values("body"))
        | Q(pk__in=DraftParty.objects.filter(draft__agenda_items__in=items).values("body"))
    )
    own = [one for one in (meeting.committee_id, meeting.committee.parent_id) if one]
    return list(Body.objects.filter(about).exclude(pk__in=own).order_by("code"))


def items_about(meeting: Meeting, partner: Body) -> QuerySet[AgendaItem]:
    """The matters on a partner's tie, agreement or text, in their order."""
    about = (
        Q(tie__parties__body=partner)
        | Q(agreement__parties__body=partner)
        | Q(draft__parties__body=partner)
    )
    return meeting.items.filter(about).distinct().order_by("group", "order")


def summary_for(meeting: Meeting, partner: Body, tag: str) -> Summary:
    """The paper for a partner in Thai and in `tag`; five queries."""
    tags = (THAI, tag)
    items = list(items_about(meeting, partner).select_related("draft"))
    resolutions = meeting.resolutions.filter(item__in=items, public=True).order_by("number", "id")
    promised = meeting.commitments.filter(item__in=items, public=True).order_by("id")
    note = "certified" if meeting.status == MeetingStatus.CERTIFIED else "open"
    return Summary(
        tags=tags,
        titles=(title_with(partner, THAI), title_with(partner, tag)),
        facts=list(facts_of(meeting, tags)),
        matters=list(matters_of(items, list(resolutions), list(promised), tags)),
        notes=pair(WORDS[note], tags),
    )


def title_with(partner: Body, tag: str) -> str:
    """The paper's title in a language, with the partner's name in it where it has one."""
    found = partner.names.get(tag) or partner.name(ui(tag)).text
    return WORDS["title"][tag].format(settable(found))


def ui(tag: str) -> str:
    """The page language of a tag."""
    return "zh" if tag == CHINESE else tag


def pair(words: Mapping[str, str], tags: tuple[str, str]) -> tuple[str, str]:
    """The paper's own words in both languages."""
    return words[tags[0]], words[tags[1]]


def cell(texts: Mapping[str, str], tag: str) -> Cell:
    """A text in exactly this language, or that there is none."""
    text = settable(texts.get(tag, ""))
    return Cell(text, tag) if text else Cell(WORDS["missing"][tag], tag, there=False)


def row(kind: str, name: str, texts: Mapping[str, str], tags: tuple[str, str]) -> Row:
    """A fact from its texts by language."""
    return Row(kind, pair(WORDS[name], tags), (cell(texts, tags[0]), cell(texts, tags[1])))


def facts_of(meeting: Meeting, tags: tuple[str, str]) -> Iterable[Row]:
    """Which meeting it was: committee and number, day, place, chair."""
    number = f" {meeting.number}/{meeting.be_year}" if meeting.number else ""
    names = {tag: f"{name}{number}" for tag, name in meeting.committee.names.items()}
    yield row("fact", "meeting", names, tags)
    if meeting.held_edtf:
        day = parse_edtf(meeting.held_edtf)
        yield row("fact", "day", {tag: say(day, ui(tag)) for tag in tags}, tags)
    if meeting.venue:
        yield row("fact", "venue", meeting.venue, tags)
    if meeting.chair:
        yield row("fact", "chair", chaired(meeting), tags)


def chaired(meeting: Meeting) -> dict[str, str]:
    """Who presided, by language: the name with the post, where both are known in it."""
    names = meeting.chair.names if meeting.chair else {}
    posts = meeting.chair_post
    return {tag: " ".join(filter(None, (names[tag], posts.get(tag, "")))) for tag in names}


def matters_of(
    items: Sequence[AgendaItem],
    resolutions: Sequence[Resolution],
    promised: Sequence[Commitment],
    tags: tuple[str, str],
) -> Iterable[Row]:
    """Each matter that was resolved on: its title, decision and words, and what is to be done."""
    for item in items:
        taken = [one for one in resolutions if one.item_id == item.pk]
        if not taken:
            continue
        titles = item.texts or (item.draft.titles if item.draft else {})
        yield row("matter", "matter", titles, tags)
        for one in taken:
            if one.outcome:
                said = {tag: label("outcomes", one.outcome, tag) for tag in tags}
                yield row("decision", "decision", said, tags)
            yield row("resolved", "resolved", one.texts, tags)
        for promise in promised:
            if promise.item_id == item.pk:
                yield row("promised", "promised", promise.texts, tags)


def facts_as_data(summary: Summary) -> dict[str, Any]:
    """The paper as data for whoever sets it."""
    return {
        "tags": list(summary.tags),
        "titles": list(summary.titles),
        "notes": list(summary.notes),
        "rows": [
            {
                "kind": one.kind,
                "labels": list(one.labels),
                "cells": [{"text": c.text, "tag": c.tag, "there": c.there} for c in one.cells],
            }
            for rows in summary.both
            for one in rows
        ],
    }

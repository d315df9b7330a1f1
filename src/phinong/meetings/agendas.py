"""The doors for the agenda an office builds: matters, their order, and exact papers."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.drafting.models import Draft, Version
from phinong.meetings import planning
from phinong.meetings.access import require_meeting
from phinong.meetings.conduct_rules import why_not_lay, why_not_order, why_not_prepare
from phinong.meetings.models import AgendaGroup, AgendaItem, ItemSource, Meeting, Paper
from phinong.meetings.models.meeting import MeetingStatus as S
from phinong.meetings.rules import why_not_add_item
from phinong.record.actions import note
from phinong.record.models import Document
from phinong.ties.models import Agreement, Tie

Texts = Mapping[str, str]
FAR = 1_000_000  # where orders stand while they are exchanged
# What the two standing matters of an agenda are called.
ADOPT = {"th": "รับรองรายงานการประชุม", "en": "Adoption of the minutes", "zh-Hans": "通过会议纪要"}
FOLLOW = {
    "th": "ติดตามสิ่งที่ต้องทำต่อ",
    "en": "Follow-up of commitments",
    "zh-Hans": "后续事项落实情况",
}


@transaction.atomic
def put_on_agenda(
    meeting: Meeting,
    *,
    by: Actor,
    texts: Texts | None = None,
    group: int = AgendaGroup.CONSIDERATION,
    tie: Tie | None = None,
    agreement: Agreement | None = None,
    draft: Draft | None = None,
    source: tuple[str, int] | None = None,
    proposal: Texts | None = None,
    uid: uuid.UUID | None = None,
) -> AgendaItem:
    """Put a matter on the agenda, last under its heading. `source` is what made it come up.

    What came up from the same source before stays the matter it is. A draft's newest version is
    laid before the meeting. Raises Refused when the agenda is closed; NotAllowed.
    """
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    kind, number = source or (ItemSource.HAND, None)
    if number is not None and (same := same_source(meeting, kind, number)):
        return same
    words = dict(texts or (draft.titles if draft else {}))
    about = bool(tie or agreement or draft)
    refuse_if(
        why_not_prepare(meeting.status) + why_not_add_item(texts=words, about=about, same=False)
    )
    item = AgendaItem.objects.create(
        meeting=meeting,
        uid=uid or uuid.uuid4(),
        group=group,
        order=(meeting.items.aggregate(top=Max("order"))["top"] or 0) + 1,
        texts=words,
        tie=tie or (draft.tie if draft else None),
        agreement=agreement or (draft.agreement if draft else None),
        draft=draft,
        source_kind=kind,
        source_id=number,
        proposal=dict(proposal or {}),
    )
    told("meeting.item-added", item, by=by, now={"said": words, "source": [str(kind), number]})
    if draft and (version := draft.versions.order_by("-number").first()):
        lay(item, by=by, version=version)
    return item


def same_source(meeting: Meeting, kind: str, number: int) -> AgendaItem | None:
    """The matter that came up from this source already, or None."""
    return meeting.items.filter(source_kind=kind, source_id=number).first()


def told(
    verb: str,
    item: AgendaItem,
    *,
    by: Any,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
) -> None:
    """The event of a change on a matter, under the office that keeps the meeting."""
    office = item.meeting.kept_by
    note(verb, "agenda-item", item.pk, by=by, body=office, was=was, now=now, why=why)


@transaction.atomic
def begin_agenda(meeting: Meeting, *, by: Actor) -> list[AgendaItem]:
    """Put on the agenda what stands there every time: minutes to certify, and the follow-up of
    what earlier meetings left to be done. Called again it adds only what came since."""
    found = []
    for earlier in minutes_to_certify(meeting):
        texts = {tag: f"{words} {earlier.number}/{earlier.be_year}" for tag, words in ADOPT.items()}
        source = (ItemSource.MINUTES, earlier.pk)
        given: dict[str, Any] = {"texts": texts, "group": AgendaGroup.MINUTES, "source": source}
        found.append(put_on_agenda(meeting, by=by, **given))
    source = (ItemSource.FOLLOW_UP, meeting.committee_id)
    given = {"texts": FOLLOW, "group": AgendaGroup.INFORMATION, "source": source}
    found.append(put_on_agenda(meeting, by=by, **given))
    return found


def minutes_to_certify(meeting: Meeting) -> list[Meeting]:
    """Earlier meetings of the committee whose minutes were sent round and not certified yet."""
    waiting = Meeting.objects.filter(
        committee=meeting.committee_id, status__in=(S.CIRCULATED, S.CORRECTED)
    )
    earlier = waiting.exclude(pk=meeting.pk)
    if meeting.held_day:
        earlier = earlier.filter(held_day__lt=meeting.held_day)
    return list(earlier.order_by("held_day", "id"))


@transaction.atomic
def word_item(
    item: AgendaItem, *, by: Actor, texts: Texts, proposal: Texts, group: int, seen: int
) -> AgendaItem:
    """Write a matter's words, its proposal and its heading. `seen` is the revision the writer had.

    Raises Refused, with `item-changed-meanwhile` when somebody wrote since; NotAllowed.
    """
    meeting = planning.locked(item.meeting)
    require_meeting(by, meeting)
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    wanted = {"texts": dict(texts), "proposal": dict(proposal), "group": group}
    was = {name: getattr(item, name) for name in wanted}
    if was == wanted:
        return item
    about = bool(item.tie_id or item.agreement_id or item.draft_id)
    reasons = why_not_prepare(meeting.status)
    reasons += why_not_add_item(texts=texts, about=about, same=False)
    reasons += [] if seen == item.revision else [Refusal("item-changed-meanwhile")]
    refuse_if(reasons)
    for name, value in wanted.items():
        setattr(item, name, value)
    item.revision += 1
    item.save(update_fields=[*wanted, "revision"])
    told("meeting.item-worded", item, by=by, was=was, now=wanted)
    return item


@transaction.atomic
def order_items(meeting: Meeting, numbers: Sequence[int], *, by: Actor) -> None:
    """Put the matters into this order (their numbers). Headings keep theirs. Raises Refused unless
    each is named once; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    before = list(meeting.items.order_by("order").values_list("pk", flat=True))
    refuse_if(why_not_prepare(meeting.status) + why_not_order(numbers, before))
    if list(numbers) == before:
        return
    meeting.items.update(order=F("order") + FAR)
    for place, number in enumerate(numbers, start=1):
        meeting.items.filter(pk=number).update(order=place)
    now = {"order": list(numbers)}
    planning.told("meeting.items-ordered", meeting, by=by, was={"order": before}, now=now)


@transaction.atomic
def take_off(item: AgendaItem, *, by: Actor, why: str = "") -> None:
    """Take a matter off the agenda. Raises Refused when something was written down under it, or
    the agenda is closed; NotAllowed."""
    meeting = planning.locked(item.meeting)
    require_meeting(by, meeting)
    held = item.resolutions.exists() or item.notes.exists() or item.commitments.exists()
    refuse_if(
        why_not_prepare(meeting.status) + ([Refusal("item-has-been-dealt-with")] if held else [])
    )
    was = {"said": item.texts, "group": item.group}
    told("meeting.item-removed", item, by=by, was=was, why=why)
    item.delete()


@transaction.atomic
def lay(
    item: AgendaItem,
    *,
    by: Actor,
    version: Version | None = None,
    document: Document | None = None,
) -> Paper:
    """Lay an exact paper before the meeting: a version of a draft, or a document the office may
    read. The same one twice is laid once. Raises Refused; NotAllowed."""
    meeting = planning.locked(item.meeting)
    office = require_meeting(by, meeting)
    kept = item.papers.filter(version=version, document=document).first()
    if kept:
        return kept
    hidden = document is not None and not (document.public or document.kept_by == office)
    one = (version is None) != (document is None)
    refuse_if(why_not_lay(status=meeting.status, one=one, hidden=hidden))
    sha256 = version.sha256 if version else paper_hash(document)
    paper = Paper.objects.create(
        item=item,
        version=version,
        document=document,
        sha256=sha256,
        order=(item.papers.aggregate(top=Max("order"))["top"] or 0) + 1,
    )
    told("meeting.paper-laid", item, by=by, now={"sha256": sha256})
    return paper


def paper_hash(document: Document | None) -> str:
    """The hash of a document: of its file where one is kept, else of its words."""
    return (document.file_sha256 or document.sha256) if document else ""


@transaction.atomic
def take_back(paper: Paper, *, by: Actor) -> None:
    """Take a paper back from the table. Raises Refused when the agenda is closed; NotAllowed."""
    meeting = planning.locked(paper.item.meeting)
    require_meeting(by, meeting)
    refuse_if(why_not_prepare(meeting.status))
    told("meeting.paper-taken-back", paper.item, by=by, was={"sha256": paper.sha256})
    paper.delete()

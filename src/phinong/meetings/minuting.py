"""The doors for minutes: draft, send round, correct, certify. Certified minutes never change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from phinong.core.acting import Actor, NotAllowed
from phinong.core.refusals import refuse_if
from phinong.drafting.texts import user_or_none
from phinong.meetings import minutes_text, planning
from phinong.meetings.access import CERTIFY, KEEP, require_meeting
from phinong.meetings.conduct_rules import why_not_write
from phinong.meetings.consequences import Made
from phinong.meetings.minutes_links import LinkReader, Sending, send_links, sent_version
from phinong.meetings.minutes_rules import (
    SITS,
    why_not_ask,
    why_not_certify,
    why_not_circulate,
    why_not_draft,
    why_not_publish,
    why_not_settle,
)
from phinong.meetings.models import (
    AgendaItem,
    Commitment,
    Consequence,
    Correction,
    CorrectionState,
    Meeting,
    MeetingStatus,
    MinutesLink,
    MinutesState,
    MinutesVersion,
    Resolution,
    Seat,
)
from phinong.meetings.naming import meeting_label
from phinong.record.actions import add_document, cite
from phinong.record.actions import note as write_event
from phinong.record.files import keep_file
from phinong.record.models import Document, DocumentKind

S = MeetingStatus


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """The minutes as a file: its bytes, and what it is."""

    content: bytes
    media_type: str
    suffix: str


def plain_paper(version: MinutesVersion) -> MinutesPaper:
    """The minutes as plain text; used while nothing sets them better."""
    text = minutes_text.words(version.canonical)
    return MinutesPaper(text.encode(), "text/plain; charset=utf-8", "txt")


SetPaper = Callable[[MinutesVersion], MinutesPaper]
_SETTERS: list[SetPaper] = [plain_paper]


def sets_paper(setter: SetPaper) -> None:
    """Set the certified paper by this function from now on. Called once, when an app starts."""
    if setter not in _SETTERS:
        _SETTERS.append(setter)


@transaction.atomic
def draft_minutes(meeting: Meeting, *, by: Actor, note: str = "") -> MinutesVersion:
    """Fix what is written down as the next version of the minutes: a draft, or a correction once
    they were sent round. Raises Refused when nothing changed or they are certified; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    text = minutes_text.canonical(meeting)
    sha256, latest = minutes_text.sha256_of(text), latest_of(meeting)
    known = latest.sha256 if latest else ""
    refuse_if(why_not_draft(status=meeting.status, canonical=text, sha256=sha256, latest=known))
    sent = meeting.status in (S.CIRCULATED, S.CORRECTED)
    state = MinutesState.CORRECTED if sent else MinutesState.DRAFT
    made = keep(meeting, text, state, by=by, note=note)
    planning.moved(meeting, "correct" if sent else "draft", by=by, now=facts_of(made), why=note)
    return made


def latest_of(meeting: Meeting) -> MinutesVersion | None:
    """The newest version of a meeting's minutes; None before the first."""
    return meeting.minutes.order_by("-number").first()


def keep(
    meeting: Meeting,
    text: str,
    state: str,
    *,
    by: Any,
    note: str = "",
    paper: Document | None = None,
) -> MinutesVersion:
    """Keep a text as the next version of a locked meeting's minutes."""
    return MinutesVersion.objects.create(
        meeting=meeting,
        number=(meeting.minutes.aggregate(top=Max("number"))["top"] or 0) + 1,
        state=state,
        canonical=text,
        sha256=minutes_text.sha256_of(text),
        paper=paper,
        note=note,
        made_at=timezone.now(),
        made_by=user_or_none(by),
    )


def facts_of(version: MinutesVersion) -> dict[str, Any]:
    """What an event keeps of a version."""
    return {"version": version.number, "sha256": version.sha256}


HANDS = ("recorder_name", "recorder_post", "checker_name", "checker_post")


@transaction.atomic
def name_hands(meeting: Meeting, *, by: Actor, **hands: str) -> Meeting:
    """Say who took the minutes and who checked them, with their posts (`HANDS`), as the form has
    it. Raises Refused once they are certified, or before the meeting; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    refuse_if(why_not_write(meeting.status))
    was = {name: getattr(meeting, name) for name in HANDS}
    now = {name: hands.get(name, "").strip() for name in HANDS}
    if was != now:
        for name, value in now.items():
            setattr(meeting, name, value)
        meeting.save(update_fields=HANDS)
        planning.told("meeting.hands-named", meeting, by=by, was=was, now=now)
    return meeting


@transaction.atomic
def circulate(
    meeting: Meeting, *, by: Actor, seen: str, sending: Sending | None = None
) -> MinutesVersion:
    """Send round the newest version; `seen` is its hash as the sender saw it, `sending` to whom
    by mail: without it the paper is handed round. Raises Refused when something was written
    since; NotAllowed."""
    meeting = planning.locked(meeting)
    require_meeting(by, meeting)
    latest = latest_of(meeting)
    refuse_if(
        why_not_circulate(
            status=meeting.status,
            seen=seen,
            latest=latest.sha256 if latest else "",
            current=minutes_text.sha256_of(minutes_text.canonical(meeting)),
        )
    )
    assert latest is not None  # noqa: S101 - the rule above said so
    made = keep(meeting, latest.canonical, MinutesState.CIRCULATED, by=by)
    links = send_links(meeting, made, sending) if sending else []
    now = {**facts_of(made), "to": [link.name for link in links]}
    planning.moved(meeting, "circulate", by=by, now=now)
    return made


@transaction.atomic
def ask_correction(
    meeting: Meeting,
    *,
    by: Actor,
    words: str,
    instead: str = "",
    item: AgendaItem | None = None,
    part: str = "",
    asked_by: Seat | None = None,
    name: str = "",
    read: str = "",
) -> Correction:
    """Write down a correction that somebody asks for, on a matter or another part of the minutes;
    `read` is the hash of the version it was asked on. Whoever came by a link asks for themselves.

    Raises Refused before the minutes were sent round, when newer ones went round meanwhile, and
    once they are certified; NotAllowed.
    """
    meeting = planning.locked(meeting)
    link = link_of(by, meeting)
    sent = sent_version(meeting)
    facts = {"words": words, "part": part, "read": read, "sent": sent.sha256 if sent else ""}
    refuse_if(why_not_ask(status=meeting.status, **facts))
    assert sent is not None  # noqa: S101 - the rule above said so
    made = Correction.objects.create(
        meeting=meeting,
        version=sent,
        item=item,
        part=part,
        words=words.strip(),
        instead=instead.strip(),
        asked_by=asked_by,
        name=name.strip(),
        link=link,
        at=timezone.now(),
    )
    now = {"words": made.words, "name": made.name}
    planning.told("meeting.correction-asked", meeting, by=by, now=now)
    return made


def link_of(by: Any, meeting: Meeting) -> MinutesLink | None:
    """The link by which somebody came who asks; None for who keeps the meeting. Raises NotAllowed
    for everybody else, and for a link to other minutes."""
    if not isinstance(by, LinkReader):
        require_meeting(by, meeting)
        return None
    if by.link.meeting_id != meeting.pk:
        raise NotAllowed(KEEP, meeting.kept_by)
    return by.link


@transaction.atomic
def settle_correction(
    correction: Correction, *, by: Actor, to: str, answer: str = ""
) -> Correction:
    """Take a correction in (what was written is then changed by its own action) or decline it with
    an answer. Raises Refused; NotAllowed."""
    meeting = planning.locked(correction.meeting)
    require_meeting(by, meeting)
    correction = Correction.objects.get(pk=correction.pk)
    refuse_if(why_not_settle(status=meeting.status, state=correction.state, to=to, answer=answer))
    correction.state, correction.answer = CorrectionState(to), answer.strip()
    correction.settled_at, correction.settled_by = timezone.now(), user_or_none(by)
    correction.save(update_fields=["state", "answer", "settled_at", "settled_by"])
    now = {"state": to, "correction": correction.pk}
    planning.told("meeting.correction-settled", meeting, by=by, now=now, why=answer)
    return correction


# ── Certifying ──


@transaction.atomic
def certify(
    meeting: Meeting, *, by: Actor, at: Meeting, seen: str, public: bool = False
) -> MinutesVersion:
    """Certify the minutes at a later meeting: what they say is closed, enters the record as a
    document, and is cited from it. `seen` is the hash that meeting had before it.

    Raises Refused when they are certified already, changed since, or corrections wait; NotAllowed
    without the role that approves.
    """
    meeting = planning.locked(meeting)
    require_meeting(by, meeting, CERTIFY)
    latest = latest_of(meeting)
    text = minutes_text.canonical(meeting)
    later = (
        at.pk != meeting.pk and at.committee_id == meeting.committee_id and comes_after(at, meeting)
    )
    refuse_if(
        why_not_certify(
            status=meeting.status,
            seen=seen,
            latest=latest.sha256 if latest else "",
            current=minutes_text.sha256_of(text),
            waiting=meeting.corrections.filter(state=CorrectionState.OPEN).count(),
            later=later,
            sat=at.status in SITS,
        )
    )
    assert latest is not None  # noqa: S101 - the rule above said so
    paper = keep_paper(latest, by=by, public=public and not has_closed_matters(meeting))
    made = keep(meeting, latest.canonical, MinutesState.CERTIFIED, by=by, paper=paper)
    meeting.certified_in, meeting.public = at, public
    meeting.save(update_fields=["certified_in", "public"])
    cite_all(meeting, paper, by=by)
    now = {**facts_of(made), "at": at.code, "paper": paper.code}
    planning.moved(meeting, "certify", by=by, now=now)
    return made


@transaction.atomic
def publish(meeting: Meeting, *, by: Actor, public: bool, why: str = "") -> Meeting:
    """Let everybody read certified minutes, or the office alone again; their words stay as they
    are. What is not for everybody is never shown, and a paper that holds some of it stays closed.

    Raises Refused before they are certified; NotAllowed without the role that approves.
    """
    meeting = planning.locked(meeting)
    require_meeting(by, meeting, CERTIFY)
    refuse_if(why_not_publish(status=meeting.status, public=public, now=meeting.public))
    meeting.public = public
    meeting.save(update_fields=["public"])
    planning.told("meeting.published" if public else "meeting.closed-up", meeting, by=by, why=why)
    paper = meeting.minutes.exclude(paper=None).latest("number").paper
    if paper is not None:
        open_paper(paper, by=by, public=public and not has_closed_matters(meeting))
    return meeting


def open_paper(paper: Document, *, by: Any, public: bool) -> None:
    """Let everybody read the document of the minutes, or the office alone."""
    if paper.public != public:
        paper.public = public
        paper.save(update_fields=["public"])
        verb = "document.opened" if public else "document.closed"
        write_event(verb, "document", paper.pk, by=by, body=paper.kept_by)


def has_closed_matters(meeting: Meeting) -> bool:
    """Whether something was resolved or undertaken that is not for everybody: then the whole paper,
    which holds all of it, is not."""
    return any(
        rows.filter(public=False).exists() for rows in (meeting.resolutions, meeting.commitments)
    )


def comes_after(later: Meeting, earlier: Meeting) -> bool:
    """Whether one meeting's day comes after the other's; True where a day is not known."""
    if later.held_day is None or earlier.held_day is None:
        return True
    return later.held_day > earlier.held_day


def keep_paper(version: MinutesVersion, *, by: Actor, public: bool) -> Document:
    """The minutes as a document of the office: the paper as it is set, and its words."""
    meeting = version.meeting
    paper = _SETTERS[-1](version)
    kept = keep_file(paper.content)
    return add_document(
        by=by,
        kept_by=meeting.kept_by,
        kind=DocumentKind.FILE,
        title=f"รายงานการประชุม {meeting_label(meeting, 'th')}"[:400],
        text=minutes_text.words(version.canonical),
        public=public,
        language=minutes_text.LANGUAGE,
        published_edtf=meeting.held_edtf,
        file=kept,
        file_name=f"{meeting.code}.{paper.suffix}",
        file_sha256=kept.rpartition("/")[2],
        media_type=paper.media_type,
    )


def cite_all(meeting: Meeting, paper: Document, *, by: Any) -> None:
    """Cite the paper for the meeting and for everything in it; words by their place in it."""
    cite("meeting", meeting.pk, "", document=paper, by=by)
    for item in meeting.items.all():
        cite("agenda-item", item.pk, "", document=paper, by=by)
    for resolution in meeting.resolutions.all():
        cite(
            "resolution",
            resolution.pk,
            "text",
            document=paper,
            by=by,
            span=span_of(resolution, paper),
        )
    for commitment in meeting.commitments.all():
        cite(
            "commitment", commitment.pk, "", document=paper, by=by, span=span_of(commitment, paper)
        )


def span_of(row: Resolution | Commitment, paper: Document) -> tuple[int, int] | None:
    """Where a row's words stand in the paper; None where they are not found."""
    for said in row.texts.values():
        start = paper.text.find(said) if said else -1
        if start >= 0:
            return start, start + len(said)
    return None


def certify_adopted(consequence: Consequence, *, by: Actor, today: date) -> Made:
    """Certify the minutes that a resolution adopted, in the version it was about. Raises Refused;
    NotAllowed."""
    at = consequence.resolution.meeting
    facts = consequence.facts
    meeting = Meeting.objects.get(pk=facts["meeting"])
    certify(meeting, by=by, at=at, seen=facts["sha256"], public=bool(facts.get("public")))
    return "meeting", meeting.pk

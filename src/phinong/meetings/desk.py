"""What of this room stands on a desk: meetings and their minutes, what was resolved and is to be
carried out, and promises."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from phinong.accounts.pressing import NEAR_DAYS, Blocks, Group
from phinong.accounts.roles import May
from phinong.accounts.waiting import (
    Asked,
    ComingDay,
    Days,
    Door,
    Pile,
    Unsaid,
    Waiting,
    adds_days,
    adds_waited_for,
    adds_waiting,
    piled,
)
from phinong.core.addresses import address
from phinong.core.languages import in_language
from phinong.drafting.coming_up import brings_reminders
from phinong.meetings.consequences import CERTIFY, VERDICT
from phinong.meetings.desk_reading import (
    COMING,
    COMING_BY_DAY,
    HOLDING,
    MEETINGS_UNDER_WAY,
    NOT_CARRIED_OUT,
    OVERDUE_ELSEWHERE,
    PRESSING,
    TO_COME,
    Headed,
    Promised,
    Resolved,
)
from phinong.meetings.in_calendars import MEETINGS
from phinong.meetings.models import MeetingStatus
from phinong.meetings.naming import label_of, numbered
from phinong.meetings.next_act import Facts, NextAct, next_act

# {act: (why it waits, what the link says, the page that does it, where on it)}
ACTS: dict[str, tuple[Any, Any, str, str]] = {
    "hold": (
        gettext_lazy("Its day is over; nothing of it was written down"),
        gettext_lazy("Open the meeting"),
        "live",
        "",
    ),
    "call": (
        gettext_lazy("The invitations were not sent yet"),
        gettext_lazy("Prepare the meeting"),
        "prepare",
        "",
    ),
    "answers": (
        gettext_lazy("Not everybody invited has answered"),
        gettext_lazy("See the answers"),
        "prepare",
        "#invited",
    ),
    "rivals": (
        gettext_lazy("Two hands wrote the same words; one has to be chosen"),
        pgettext_lazy("desk", "Choose one"),
        "live",
        "#rivals",
    ),
    "close": (
        gettext_lazy("Still in session after its day"),
        gettext_lazy("Close the meeting"),
        "live",
        "",
    ),
    "draft": (
        gettext_lazy("Held; the minutes are not drafted yet"),
        pgettext_lazy("desk", "Open the minutes"),
        "minutes",
        "",
    ),
    "circulate": (
        gettext_lazy("The minutes were not sent round yet"),
        pgettext_lazy("desk", "Open the minutes"),
        "minutes",
        "",
    ),
    "corrections": (
        gettext_lazy("Corrections to the minutes wait for an answer"),
        pgettext_lazy("desk", "Open the minutes"),
        "minutes",
        "#corrections",
    ),
    "no-later-meeting": (
        gettext_lazy("No later meeting is planned that could certify the minutes"),
        gettext_lazy("Open the meeting"),
        "meeting",
        "",
    ),
}
FOLLOWS = {
    VERDICT: gettext_lazy("The decision on the text has not gone to its draft"),
    CERTIFY: gettext_lazy("The minutes that were adopted are not certified yet"),
    "working-group": gettext_lazy("The working group has not been set up yet"),
    "remark": gettext_lazy("The remark has not gone back with the text"),
}
HELD_UP = {
    Blocks.PARTNER: gettext_lazy("The draft cannot go on"),
    Blocks.MINUTES: gettext_lazy("The minutes cannot be certified"),
    Blocks.NOTHING: "",
}


def put_on_desks() -> None:
    """Add what this room knows to every desk, and its meetings to the calendars of offices."""
    brings_reminders(30, MEETINGS)
    adds_waiting(30, consequences_waiting)
    adds_waiting(31, meetings_waiting)
    adds_waiting(40, promises_waiting)
    adds_waited_for(20, promises_elsewhere)
    adds_days(20, "meeting", meetings_ahead)
    adds_days(30, "commitment", promises_ahead)


def day_of(edtf: date | None) -> str:
    """A day as EDTF; empty for none."""
    return edtf.isoformat() if edtf else ""


# ── Meetings and their minutes ──


def under_way(asked: Asked) -> list[Headed]:
    """The meetings of the offices that are to come, or whose minutes are not certified."""
    return MEETINGS_UNDER_WAY.ask(offices=asked.offices)


def meetings_waiting(asked: Asked) -> Pile:
    """Meetings that the user's offices conduct and that ask for their next act."""
    offices = set(asked.where(May.EDIT_MEETING))
    meetings = [meeting for meeting in asked.once(under_way) if meeting.kept_by in offices]
    later = later_days(meetings, asked.today)
    rows = (
        Unsaid(
            partial(meeting_row, asked, meeting, act),
            blocks=act.blocks,
            since=None if meeting.status in TO_COME else meeting.held_day,
            due=act.due,
        )
        for meeting in meetings
        if (act := next_act(facts_of(meeting, later), asked.today))
    )
    return piled(asked, rows, door_to_meetings())


def door_to_meetings() -> Door:
    """The list of meetings."""
    return Door(address("meetings:meetings"), gettext_lazy("Meetings"))


def later_days(meetings: Iterable[Headed], today: date) -> dict[int, date]:
    """{committee: the day of its next meeting that is planned or called}."""
    found: dict[int, date] = {}
    for meeting in meetings:
        day = meeting.held_day
        if meeting.status in TO_COME and day and day >= today:
            found.setdefault(meeting.committee, day)
    return found


def facts_of(meeting: Headed, later: Mapping[int, date]) -> Facts:
    """What the rule asks of a meeting; answers are waited for once it was called."""
    called = meeting.status == MeetingStatus.CALLED
    return Facts(
        status=meeting.status,
        day=meeting.held_day,
        next_day=later.get(meeting.committee),
        unanswered=meeting.open_unanswered or 0 if called else 0,
        corrections=meeting.open_corrections or 0,
        rivals=meeting.open_rivals or 0,
    )


def called(meeting: Headed, language: str) -> str:
    """What a meeting is called."""
    number = numbered(meeting.number, meeting.be_year)
    return label_of(meeting.titles, meeting.committee_names, number, meeting.held_edtf, language)


def meeting_row(asked: Asked, meeting: Headed, act: NextAct, one: Unsaid) -> Waiting:
    """A meeting that asks for its next act."""
    why, label, page, place = ACTS[act.code]
    return Waiting(
        what=called(meeting, asked.language),
        why=str(why),
        act=Door(address(f"meetings:{page}", meeting.code) + place, label),
        since=one.since,
        due=one.due,
        due_edtf=day_of(one.due),
        blocks=one.blocks,
        held_up=held_up_by(act),
        tag=numbered(meeting.number, meeting.be_year) or pgettext("desk", "Meeting"),
    )


def held_up_by(act: NextAct) -> str:
    """What cannot go on before the act is done."""
    if act.blocks == Blocks.MEETING:
        return _("Those invited wait") if act.code == "call" else _("The next meeting waits for it")
    return _("The minutes cannot be certified") if act.blocks == Blocks.MINUTES else ""


# ── What was resolved ──


def consequences_waiting(asked: Asked) -> Pile:
    """What held meetings resolved and nobody carried out yet."""
    offices = asked.where(May.EDIT_MEETING)
    found = NOT_CARRIED_OUT.ask(asked.most, offices=offices)
    rows = [
        Unsaid(
            partial(consequence_row, asked, row),
            blocks=HOLDING.get(row.kind, Blocks.NOTHING),
            since=row.held_day,
        )
        for row in found
    ]
    return Pile(rows, split(found, Group.REST), door_to_meetings())


def split(found: Sequence[Resolved | Promised], otherwise: Group) -> dict[Group, int]:
    """How many hold up something, as each row tells it; the others stand under a heading of their
    own."""
    if not found:
        return {}
    in_all, holding = found[0].in_all, found[0].holding
    return {Group.HOLDS_UP: holding, otherwise: in_all - holding}


def consequence_row(asked: Asked, row: Resolved, one: Unsaid) -> Waiting:
    """Something that was resolved and not carried out; a text is called by its draft's title."""
    live = address("meetings:live", row.code)
    return Waiting(
        what=in_language(row.texts if row.titles is None else row.titles, asked.language),
        why=str(FOLLOWS.get(row.kind, row.kind)),
        act=Door(live + "#follows", _("Do what was resolved")),
        since=one.since,
        blocks=one.blocks,
        held_up=str(HELD_UP[one.blocks]),
        tag=numbered(row.number, row.be_year) or pgettext("desk", "Meeting"),
    )


# ── Promises ──


def promises_waiting(asked: Asked) -> Pile:
    """Promises of the offices that are overdue, due within a week, or that others wait for."""
    near = date.fromordinal(asked.today.toordinal() + NEAR_DAYS)
    found = PRESSING.ask(asked.most, offices=asked.offices, near=near)
    offices = set(asked.where(May.EDIT_MEETING))
    rows = [
        Unsaid(
            partial(promise_row, asked, row, offices),
            blocks=Blocks.PROMISE if row.first else Blocks.NOTHING,
            since=row.held_day,
            due=row.due_day,
        )
        for row in found
    ]
    return Pile(rows, split(found, Group.ITS_DAY), door_to_promises())


def promise_row(asked: Asked, row: Promised, offices: set[str], one: Unsaid) -> Waiting:
    """A promise that waits."""
    page, label = "commitment", pgettext("desk", "Open the commitment")
    if row.kept_by in offices:
        page, label = "commitment-change", _("Write down how it goes")
    return Waiting(
        what=in_language(row.texts, asked.language),
        why=from_where(row),
        act=Door(address(f"meetings:{page}", row.code), label),
        since=one.since,
        due=one.due,
        due_edtf=row.due_edtf,
        blocks=one.blocks,
        held_up=_("Another commitment waits for it") if row.first else "",
        motif=row.owner or row.kept_by,
    )


def from_where(one: Promised) -> str:
    """Where a promise was made, as short as can be."""
    number = numbered(one.number, one.be_year)
    if number:
        return _("From meeting %(number)s") % {"number": number}
    return _("A commitment of your office")


def promises_elsewhere(asked: Asked) -> Pile:
    """Overdue promises that others owe and the user's offices follow up."""
    keepers = asked.where(May.EDIT_MEETING)
    found = OVERDUE_ELSEWHERE.ask(
        asked.most, offices=asked.offices, keepers=keepers, today=asked.today
    )
    rows = [Unsaid(partial(owed_row, asked, row), due=row.due_day) for row in found]
    total = found[0].in_all if found else 0
    return Pile(rows, {Group.ITS_DAY: total}, door_to_promises())


def owed_row(asked: Asked, row: Promised, one: Unsaid) -> Waiting:
    """A promise that somebody else owes."""
    return Waiting(
        what=in_language(row.texts, asked.language),
        why=in_language(row.owner_names or {}, asked.language).text,
        act=Door(address("meetings:commitment", row.code), pgettext("desk", "Open the commitment")),
        due=one.due,
        due_edtf=row.due_edtf,
        motif=row.owner or "",
    )


def door_to_promises() -> Door:
    """The list of promises."""
    return Door(address("meetings:commitments"), pgettext_lazy("desk", "Commitments"))


# ── Days that come up ──


def meetings_ahead(asked: Asked) -> Days:
    """Meetings of the offices that are to come."""
    ahead = [
        (meeting, meeting.held_day)
        for meeting in asked.once(under_way)
        if meeting.status in TO_COME
        and meeting.held_day
        and asked.today <= meeting.held_day <= asked.until
    ]
    rows = [meeting_day(asked, meeting, day) for meeting, day in ahead[: asked.most]]
    return Days(rows, Counter(day for _meeting, day in ahead), door_to_meetings())


def meeting_day(asked: Asked, meeting: Headed, day: date) -> ComingDay:
    """The day of a meeting."""
    return ComingDay(
        what=called(meeting, asked.language),
        url=address("meetings:meeting", meeting.code),
        first=day,
        last=day,
        edtf=day_of(day),
        note=str(MeetingStatus(meeting.status).label),
    )


def promises_ahead(asked: Asked) -> Days:
    """Promises of the offices that come due."""
    span = {"offices": asked.offices, "today": asked.today, "until": asked.until}
    rows = [
        ComingDay(
            what=in_language(one.texts, asked.language),
            url=address("meetings:commitment", one.code),
            first=one.due_day,
            last=one.due_day,
            edtf=one.due_edtf,
            note=from_where(one),
        )
        for one in COMING.ask(asked.most, **span)
        if one.due_day
    ]
    return Days(rows, dict(COMING_BY_DAY.ask(**span)), door_to_promises())

"""What of this room stands on a desk: meetings and their minutes, what was resolved and is to be
carried out, and promises."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)
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
from phinong.core.counting import IN_ALL, with_total
from phinong.core.languages import in_language
from phinong.drafting.coming_up import brings_reminders
from phinong.meetings.consequences import CERTIFY, VERDICT
from phinong.meetings.in_calendars import MEETINGS
from phinong.meetings.models import (
    Answer,
    Commitment,
    CommitmentState,
    Consequence,
    Correction,
    CorrectionState,
    Invitation,
    Meeting,
    MeetingStatus,
    Rival,
)
from phinong.meetings.naming import meeting_label, numbered
from phinong.meetings.next_act import Facts, NextAct, next_act
from phinong.places.models import Body

TO_COME = (MeetingStatus.PLANNED, MeetingStatus.CALLED)
SETTLED = (MeetingStatus.REPORTED, MeetingStatus.CERTIFIED, MeetingStatus.CANCELLED)
UNKEPT = (CommitmentState.OPEN, CommitmentState.CHANGED)
# What a desk reads of what was resolved, of a promise and of a meeting.
RESOLVED = (
    "kind",
    "resolution__texts",
    "resolution__version__draft__titles",
    "resolution__meeting__code",
    "resolution__meeting__number",
    "resolution__meeting__be_year",
    "resolution__meeting__held_day",
)
PROMISED = (
    "code",
    "texts",
    "due_day",
    "due_edtf",
    "kept_by",
    "owner__code",
    "owner__names",
    "meeting__number",
    "meeting__be_year",
    "meeting__held_day",
)
HEADED = (
    "code",
    "titles",
    "number",
    "be_year",
    "held_edtf",
    "held_day",
    "status",
    "kept_by",
    "committee__names",
)

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
# What each holds up while it is not done.
HOLDING = {VERDICT: Blocks.PARTNER, "remark": Blocks.PARTNER, CERTIFY: Blocks.MINUTES}
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


def under_way(asked: Asked) -> list[Meeting]:
    """The meetings of the offices that are to come, or whose minutes are not certified."""
    meetings = Meeting.objects.filter(kept_by__in=asked.offices).exclude(status__in=SETTLED)
    told = meetings.select_related("committee").only(*HEADED)
    return list(told.order_by("held_day", "pk"))


def meetings_waiting(asked: Asked) -> Pile:
    """Meetings that the user's offices conduct and that ask for their next act."""
    offices = set(asked.where(May.EDIT_MEETING))
    meetings = [meeting for meeting in asked.once(under_way) if meeting.kept_by in offices]
    counts, later = counts_of(meetings), later_days(meetings, asked.today)
    rows = (
        Unsaid(
            partial(meeting_row, asked, meeting, act),
            blocks=act.blocks,
            since=None if meeting.status in TO_COME else meeting.held_day,
            due=act.due,
        )
        for meeting in meetings
        if (act := next_act(facts_of(meeting, counts, later), asked.today))
    )
    return piled(asked, rows, Door(address("meetings:meetings"), gettext_lazy("Meetings")))


Counts = Mapping[str, Mapping[int, int]]


def counts_of(meetings: Iterable[Meeting]) -> Counts:
    """How many invitations, corrections and rivals of these meetings are open; three queries."""
    keys = [meeting.pk for meeting in meetings]
    called = [m.pk for m in meetings if m.status == MeetingStatus.CALLED]
    return {
        "unanswered": by_meeting(Invitation.objects.filter(meeting__in=called, answer=Answer.NONE)),
        "corrections": by_meeting(
            Correction.objects.filter(meeting__in=keys, state=CorrectionState.OPEN)
        ),
        "rivals": by_meeting(Rival.objects.filter(meeting__in=keys, settled_at=None)),
    }


def by_meeting(rows: QuerySet[Any]) -> dict[int, int]:
    """{meeting: how many of these rows it has}."""
    counted = rows.order_by().values("meeting").annotate(n=Count("pk"))
    return dict(counted.values_list("meeting", "n"))


def later_days(meetings: Iterable[Meeting], today: date) -> dict[int, date]:
    """{committee: the day of its next meeting that is planned or called}."""
    found: dict[int, date] = {}
    for meeting in meetings:
        day = meeting.held_day
        if meeting.status in TO_COME and day and day >= today:
            found.setdefault(meeting.committee_id, day)
    return found


def facts_of(meeting: Meeting, counts: Counts, later: Mapping[int, date]) -> Facts:
    """What the rule asks of a meeting."""
    return Facts(
        status=meeting.status,
        day=meeting.held_day,
        next_day=later.get(meeting.committee_id),
        **{name: found.get(meeting.pk, 0) for name, found in counts.items()},
    )


def meeting_row(asked: Asked, meeting: Meeting, act: NextAct, one: Unsaid) -> Waiting:
    """A meeting that asks for its next act."""
    why, label, page, place = ACTS[act.code]
    return Waiting(
        what=meeting_label(meeting, asked.language),
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
    held = Consequence.objects.filter(done_at=None, resolution__meeting__kept_by__in=offices)
    waiting = held.exclude(resolution__meeting__status__in=(*TO_COME, MeetingStatus.OPEN))
    waiting = waiting.exclude(resolution__meeting__status=MeetingStatus.CANCELLED)
    holding = Q(kind__in=list(HOLDING))
    first = ExpressionWrapper(holding, BooleanField()).desc()
    ordered = with_total(waiting, holding=holding).order_by(
        first, "resolution__meeting__held_day", "pk"
    )
    found = list(told(ordered[: asked.most], RESOLVED, IN_ALL, "holding"))
    rows = [
        Unsaid(
            partial(consequence_row, asked, row),
            blocks=HOLDING.get(row.kind, Blocks.NOTHING),
            since=row.resolution__meeting__held_day,
        )
        for row in found
    ]
    door = Door(address("meetings:meetings"), gettext_lazy("Meetings"))
    return Pile(rows, split(found, Group.REST), door)


def told(rows: QuerySet[Any], columns: Sequence[str], *more: str) -> QuerySet[Any, Any]:
    """Rows with what a desk tells of them, and no more."""
    return rows.values_list(*columns, *more, named=True)


def split(found: Sequence[Any], otherwise: Group) -> dict[Group, int]:
    """How many hold up something, as each row tells it; the others stand under a heading of their
    own."""
    if not found:
        return {}
    in_all, holding = found[0].in_all, found[0].holding
    return {Group.HOLDS_UP: holding, otherwise: in_all - holding}


def consequence_row(asked: Asked, row: Any, one: Unsaid) -> Waiting:
    """Something that was resolved and not carried out; a text is called by its draft's title."""
    titles = row.resolution__version__draft__titles
    number = numbered(row.resolution__meeting__number, row.resolution__meeting__be_year)
    live = address("meetings:live", row.resolution__meeting__code)
    return Waiting(
        what=in_language(row.resolution__texts if titles is None else titles, asked.language),
        why=str(FOLLOWS.get(row.kind, row.kind)),
        act=Door(live + "#follows", _("Do what was resolved")),
        since=one.since,
        blocks=one.blocks,
        held_up=str(HELD_UP[one.blocks]),
        tag=number or pgettext("desk", "Meeting"),
    )


# ── Promises ──


def owned_by(codes: Iterable[str]) -> Q:
    """Promises that fall to these offices: what they owe, and what they keep for nobody named."""
    bodies = list(Body.objects.filter(code__in=list(codes)).values_list("pk", flat=True))
    return Q(owner__in=bodies) | Q(owner=None, kept_by__in=list(codes))


def office_owes(asked: Asked) -> Q:
    """Promises that fall to the offices of this asking."""
    return owned_by(asked.offices)


def unkept_of(asked: Asked) -> QuerySet[Any]:
    """Promises that fall to the offices and that nothing else has to come before.

    `first` says whether another promise waits for it.
    """
    through = Commitment.depends_on.through.objects
    awaited = through.filter(to_commitment=OuterRef("pk"), from_commitment__state__in=UNKEPT)
    before = through.filter(from_commitment=OuterRef("pk"), to_commitment__state__in=UNKEPT)
    mine: QuerySet[Any] = Commitment.objects.filter(asked.once(office_owes), state__in=UNKEPT)
    return mine.filter(~Exists(before)).annotate(first=Exists(awaited))


def promises_waiting(asked: Asked) -> Pile:
    """Promises of the offices that are overdue, due within a week, or that others wait for."""
    near = date.fromordinal(asked.today.toordinal() + NEAR_DAYS)
    waiting = unkept_of(asked).filter(Q(due_day__lte=near) | Q(first=True))
    ordered = with_total(waiting, holding=Q(first=True)).order_by("-first", "due_day", "pk")
    found = list(told(ordered[: asked.most], PROMISED, "first", IN_ALL, "holding"))
    offices = set(asked.where(May.EDIT_MEETING))
    rows = [
        Unsaid(
            partial(promise_row, asked, row, offices),
            blocks=Blocks.PROMISE if row.first else Blocks.NOTHING,
            since=row.meeting__held_day,
            due=row.due_day,
        )
        for row in found
    ]
    return Pile(rows, split(found, Group.ITS_DAY), door_to_promises())


def promise_row(asked: Asked, row: Any, offices: set[str], one: Unsaid) -> Waiting:
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
        motif=row.owner__code or row.kept_by,
    )


def from_where(one: Any) -> str:
    """Where a promise was made, as short as can be."""
    number = numbered(one.meeting__number, one.meeting__be_year)
    if number:
        return _("From meeting %(number)s") % {"number": number}
    return _("A commitment of your office")


def promises_elsewhere(asked: Asked) -> Pile:
    """Overdue promises that others owe and the user's offices follow up."""
    mine = asked.once(office_owes)
    kept = Commitment.objects.filter(kept_by__in=asked.where(May.EDIT_MEETING), state__in=UNKEPT)
    late = kept.filter(due_day__lt=asked.today).exclude(owner=None).exclude(mine)
    ordered = with_total(late).order_by("due_day", "pk")
    found = list(told(ordered[: asked.most], PROMISED, IN_ALL))
    rows = [Unsaid(partial(owed_row, asked, row), due=row.due_day) for row in found]
    total = found[0].in_all if found else 0
    return Pile(rows, {Group.ITS_DAY: total}, door_to_promises())


def owed_row(asked: Asked, row: Any, one: Unsaid) -> Waiting:
    """A promise that somebody else owes."""
    return Waiting(
        what=in_language(row.texts, asked.language),
        why=in_language(row.owner__names, asked.language).text,
        act=Door(address("meetings:commitment", row.code), pgettext("desk", "Open the commitment")),
        due=one.due,
        due_edtf=row.due_edtf,
        motif=row.owner__code,
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
    door = Door(address("meetings:meetings"), gettext_lazy("Meetings"))
    return Days(rows, Counter(day for _meeting, day in ahead), door)


def meeting_day(asked: Asked, meeting: Meeting, day: date) -> ComingDay:
    """The day of a meeting."""
    return ComingDay(
        what=meeting_label(meeting, asked.language),
        url=address("meetings:meeting", meeting.code),
        first=day,
        last=day,
        edtf=day_of(day),
        note=str(MeetingStatus(meeting.status).label),
    )


def promises_ahead(asked: Asked) -> Days:
    """Promises of the offices that come due."""
    mine = Commitment.objects.filter(asked.once(office_owes), state__in=UNKEPT)
    due = mine.filter(due_day__range=(asked.today, asked.until))
    counted: QuerySet[Any] = due.order_by().values("due_day").annotate(n=Count("pk"))
    tally = dict(counted.values_list("due_day", "n"))
    first = told(due.order_by("due_day", "pk")[: asked.most], PROMISED)
    rows = [
        ComingDay(
            what=in_language(one.texts, asked.language),
            url=address("meetings:commitment", one.code),
            first=one.due_day,
            last=one.due_day,
            edtf=one.due_edtf,
            note=from_where(one),
        )
        for one in first
    ]
    return Days(rows, tally, door_to_promises())

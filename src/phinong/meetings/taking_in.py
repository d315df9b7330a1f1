"""How what a meeting's page wrote is taken in: one way for plain forms, and for acts that a page
kept while it had no connection.

An act has a name (`act`), a kind, the revision its writer had seen (`seen`) and the fields of a
form (`forms_live`). It is answered once and for all: taken in, kept beside what another hand wrote
meanwhile, or refused with every reason. Sent again it gets the same answer and changes nothing.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from phinong.core.acting import Actor
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.meetings import planning, resolving, sitting
from phinong.meetings.access import require_meeting
from phinong.meetings.forms_live import FORMS
from phinong.meetings.merging import FOLLOWS, KINDS, seen_before, settle
from phinong.meetings.models import Attendance, LiveAct, Meeting, Rival
from phinong.meetings.models.synced import Synced
from phinong.meetings.room import Room

OK, RIVAL, REFUSED = "ok", "rival", "refused"
# Another hand was there first; both are kept, or the text is another one by now.
MEANWHILE = frozenset({"paper-changed-since", "paper-not-the-one-seen", "entry-changed-meanwhile"})
# What `attend` and `guest` write is attendance; what a promise writes is a commitment.
ROWS = {
    "attend": "attendance",
    "guest": "attendance",
    "note": "note",
    "resolution": "resolution",
    "promise": "commitment",
}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a page wrote."""

    uid: uuid.UUID
    kind: str
    seen: int
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an act. `revision` is the one it gave its row, 0 where it gave none;
    `status` is that of a plain form with the same answer."""

    state: str
    revision: int = 0
    reasons: tuple[str, ...] = ()
    status: int = 200


def read_act(written: Any) -> Act | None:
    """An act from what a page sent; None for what is none."""
    if not isinstance(written, Mapping):
        return None
    kind, given = written.get("kind"), written.get("given")
    uid, seen = as_uid(written.get("act")), as_number(written.get("seen"))
    known = isinstance(kind, str) and (kind in FORMS or kind in OTHERS)
    if not known or uid is None or seen is None or not isinstance(given, Mapping):
        return None
    return Act(uid, str(kind), seen, given)


def as_uid(text: Any) -> uuid.UUID | None:
    """A name of an act or a row; None for anything else."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def as_number(text: Any) -> int | None:
    """A whole number from 0; None for anything else."""
    return int(text) if str(text).isascii() and str(text).isdecimal() else None


def take_in(meeting: Meeting, act: Act, *, by: Actor, language: str) -> Answer:
    """Take an act in, or say why not. Raises NotAllowed for who may not write in this meeting."""
    require_meeting(by, meeting)
    try:
        with transaction.atomic():
            return known(meeting, act) or taken(meeting, act, by=by, language=language)
    except Refused as refused:
        return refusal(refused.reasons)
    except IntegrityError:
        # A row of this name stands in another meeting.
        return refusal([Refusal("act-unreadable")])


def refusal(reasons: Any) -> Answer:
    """A refusal in the reader's words."""
    status = 409 if any(reason.code in MEANWHILE for reason in reasons) else 422
    return Answer(REFUSED, reasons=tuple(say(reason) for reason in reasons), status=status)


def known(meeting: Meeting, act: Act) -> Answer | None:
    """The answer an act got before; None for a new one. Locks the meeting."""
    planning.locked(meeting)
    row = LiveAct.objects.filter(uid=act.uid).first()
    if row is None:
        return None
    if row.meeting_id != meeting.pk:
        return refusal([Refusal("act-unreadable")])
    beside = act.kind in ROWS and row.revision == 0
    return Answer(RIVAL if beside else OK, row.revision)


def taken(meeting: Meeting, act: Act, *, by: Actor, language: str) -> Answer:
    """Take in a new act. Raises Refused."""
    if act.kind in OTHERS:
        OTHERS[act.kind](meeting, act, by)
        seen_before(meeting, act.uid, act.kind, by=by)
        return Answer(OK)
    form = FORMS[act.kind](dict(act.given), room=Room(meeting, language))
    if not form.is_valid():
        return refused_form(form)
    before = revision_of(meeting, act, form.cleaned_data)
    row = WRITES[act.kind](meeting, form.facts(), act, by)
    if act.kind not in ROWS:
        return Answer(OK)
    beside = row.revision == before != act.seen and stands_beside(meeting, act, row)
    revision = 0 if beside else row.revision
    LiveAct.objects.filter(uid=act.uid).update(revision=revision)
    return Answer(RIVAL if beside else OK, revision)


def refused_form(form: Any) -> Answer:
    """Every error of a form with the field it is about."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    said = []
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        said += [f"{label}: {error}" if label else str(error) for error in errors]
    return Answer(REFUSED, reasons=tuple(said), status=409 if codes & MEANWHILE else 422)


def revision_of(meeting: Meeting, act: Act, given: Mapping[str, Any]) -> int:
    """The revision of the row an act is about before it is taken in, 0 for a new row."""
    if act.kind not in ROWS:
        return 0
    if act.kind == "attend":
        row: Any = sitting.entry_of(meeting, given["uid"], given["seat"].seat)
    else:
        row = KINDS[ROWS[act.kind]]._default_manager.filter(meeting=meeting, uid=given["uid"])
        row = row.first()
    return row.revision if row else 0


def stands_beside(meeting: Meeting, act: Act, row: Synced) -> bool:
    """Whether words on this row wait beside it to be settled."""
    kept = meeting.rivals.filter(kind=ROWS[act.kind], number=row.pk, settled_at=None)
    return kept.exists()


def attend(meeting: Meeting, facts: dict[str, Any], act: Act, by: Actor) -> Synced:
    """Attendance of a seat, or of a guest."""
    return sitting.attend(meeting, by=by, seen=act.seen, act=act.uid, **facts)


def note(meeting: Meeting, facts: dict[str, Any], act: Act, by: Actor) -> Synced:
    """Words on a matter."""
    return sitting.write_note(meeting, by=by, seen=act.seen, act=act.uid, **facts)


def resolution(meeting: Meeting, facts: dict[str, Any], act: Act, by: Actor) -> Synced:
    """What the meeting resolved. Beside other words it keeps what was to follow from it."""
    before = set(meeting.rivals.values_list("pk", flat=True))
    row = resolving.resolve(meeting, by=by, seen=act.seen, act=act.uid, **facts)
    wanted = [{"kind": one.kind, "facts": dict(one.facts)} for one in facts["follows"]]
    for rival in meeting.rivals.exclude(pk__in=before):
        rival.facts = {**rival.facts, FOLLOWS: wanted}
        rival.save(update_fields=["facts"])
    return row


def promise(meeting: Meeting, facts: dict[str, Any], act: Act, by: Actor) -> Synced:
    """What somebody undertook."""
    return resolving.promise(meeting, by=by, seen=act.seen, act=act.uid, **facts)


def begin(meeting: Meeting, facts: dict[str, Any], act: Act, by: Actor) -> Any:
    """The meeting began."""
    return sitting.open_meeting(meeting, by=by, at=facts["at"], act=act.uid)


def end(meeting: Meeting, facts: dict[str, Any], act: Act, by: Actor) -> Any:
    """The meeting ended."""
    return sitting.close_meeting(meeting, by=by, at=facts["at"], act=act.uid)


WRITES: dict[str, Callable[[Meeting, dict[str, Any], Act, Actor], Any]] = {
    "attend": attend,
    "guest": attend,
    "note": note,
    "resolution": resolution,
    "promise": promise,
    "open": begin,
    "close": end,
}


def settles(meeting: Meeting, act: Act, by: Actor) -> None:
    """Say which of two texts stands. Raises Refused when it is settled already, or none of this
    meeting."""
    number = as_number(act.given.get("rival")) or 0
    rival = Rival.objects.filter(meeting=meeting, pk=number).select_related("meeting").first()
    if rival is None:
        raise Refused([Refusal("act-unreadable")])
    settle(rival, by=by, take=act.given.get("take") == "yes")


def strikes(meeting: Meeting, act: Act, by: Actor) -> None:
    """Take an entry of attendance back; gone already, nothing. Raises Refused when another hand
    changed it since."""
    uid = as_uid(act.given.get("uid"))
    row = Attendance.objects.filter(meeting=meeting, uid=uid).select_related("meeting").first()
    if row is None:
        return
    if row.revision != act.seen:
        raise Refused([Refusal("entry-changed-meanwhile")])
    sitting.strike_attendance(row, by=by)


OTHERS: dict[str, Callable[[Meeting, Act, Actor], None]] = {"settle": settles, "strike": strikes}

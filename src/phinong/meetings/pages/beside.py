"""What two hands wrote at once, side by side: every fact in which they differ, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.core.vocabulary import label
from phinong.meetings.consequences import CERTIFY, VERDICT
from phinong.meetings.merging import FOLLOWS, KINDS, kept
from phinong.meetings.models import Presence, Resolution, Rival, Taken
from phinong.meetings.room import Room
from phinong.places.models import Body, Person

NAMES: Mapping[str, Any] = {
    "attendance": gettext_lazy("Attendance"),
    "note": gettext_lazy("Note"),
    "resolution": gettext_lazy("Resolution"),
    "commitment": pgettext_lazy("meeting", "Commitment"),
}
# Facts that stand for others, or say nothing to a reader by themselves.
SILENT = frozenset({"seat_id", "item_id", "due_day", "resolution_id", "sha256"})
FACTS: Mapping[str, Any] = {
    "name": gettext_lazy("Name"),
    "post": gettext_lazy("Post"),
    "person_id": gettext_lazy("Person"),
    "presence": gettext_lazy("Attendance"),
    "reason": gettext_lazy("Reason of the absence"),
    "arrived": gettext_lazy("Came at"),
    "left": gettext_lazy("Left at"),
    "words": gettext_lazy("Words"),
    "speaker": gettext_lazy("Who said it"),
    "texts": gettext_lazy("Words"),
    "outcome": gettext_lazy("Decision"),
    "taken": gettext_lazy("How it was taken"),
    "votes_for": gettext_lazy("For"),
    "votes_against": gettext_lazy("Against"),
    "abstained": gettext_lazy("Abstained"),
    "version_id": gettext_lazy("Decides on the text"),
    "owner_id": gettext_lazy("Who sees to it"),
    "owner_note": gettext_lazy("Somebody else"),
    "due_edtf": gettext_lazy("By the day"),
    "public": gettext_lazy("May be made public"),
    "follows": gettext_lazy("What follows"),
}


@dataclass(frozen=True, slots=True)
class Differs:
    """One fact in which both differ."""

    name: Any
    stands: str
    other: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What came second, with what stands: where, and in which facts they differ."""

    rival: Rival
    name: Any
    about: str
    differs: Sequence[Differs]


def beside(rivals: Sequence[Rival], room: Room) -> list[Beside]:
    """Each with the row it stands beside; a query for each kind of row."""
    rows = {
        kind: KINDS[kind]._default_manager.in_bulk([r.number for r in rivals if r.kind == kind])
        for kind in {rival.kind for rival in rivals}
    }
    return [one(rival, rows[rival.kind].get(rival.number), room) for rival in rivals]


def one(rival: Rival, row: Any, room: Room) -> Beside:
    """One of them. A row that was taken back leaves nothing that stands."""
    stands = kept({name: getattr(row, name, None) for name in rival.facts}) if row else {}
    if row and FOLLOWS in rival.facts:
        stands[FOLLOWS] = asked_for(row)
    differs = [
        Differs(
            FACTS.get(name, name), spoken(name, stands.get(name), room), spoken(name, fact, room)
        )
        for name, fact in rival.facts.items()
        if name not in SILENT and stands.get(name) != fact
    ]
    return Beside(rival, NAMES[rival.kind], about(rival, room), differs)


def asked_for(row: Resolution) -> list[dict[str, Any]]:
    """What is to follow from a resolution beside the verdict on its text, as a rival keeps it."""
    rows = row.consequences.exclude(kind__in=(VERDICT, CERTIFY))
    return [{"kind": follow.kind, "facts": follow.facts} for follow in rows]


def about(rival: Rival, room: Room) -> str:
    """The seat or matter it is about."""
    seat, item = rival.facts.get("seat_id"), rival.facts.get("item_id")
    if seat and (holder := room.holder(seat)):
        return holder.post
    if item and item in room.items:
        texts = room.items[item].texts
        return str(next(iter(texts.values()), ""))
    return ""


def spoken(name: str, fact: Any, room: Room) -> str:
    """A fact as a reader says it."""
    if fact in (None, "", {}, []):
        return "–"
    if name == "texts":
        return "\n".join(fact.values())
    if name in WORDED:
        return str(WORDED[name](fact, room))
    return (_("Yes") if fact else _("No")) if isinstance(fact, bool) else str(fact)


def version_named(fact: int, room: Room) -> str:
    """A version by its draft and number."""
    for paper in room.versions():
        if paper.version_id == fact and paper.version:
            return f"{paper.version.draft.title(room.language).text} {paper.version.number}"
    return str(fact)


def follow_named(facts: Mapping[str, Any]) -> str:
    """What was to follow: the working group's name, or the remark."""
    return str(facts.get("words") or next(iter(facts.get("names", {}).values()), ""))


WORDED: Mapping[str, Any] = {
    "presence": lambda fact, room: Presence(fact).label,
    "taken": lambda fact, room: Taken(fact).label,
    "outcome": lambda fact, room: label("outcomes", fact, room.language),
    "due_edtf": lambda fact, room: say(parse_edtf(fact), room.language),
    "owner_id": lambda fact, room: Body.objects.get(pk=fact).name(room.language).text,
    "person_id": lambda fact, room: Person.objects.get(pk=fact).name(room.language).text,
    "version_id": version_named,
    "follows": lambda fact, room: "\n".join(follow_named(one["facts"]) for one in fact),
}

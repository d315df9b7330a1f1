"""The minutes of a meeting in their canonical form: everything that is in them, as data.

One JSON text, keys in order, two blanks' indent, LF at the end, Unicode in NFC: the same rows give
the same text and so the same SHA-256 everywhere. Papers (DOCX, PDF, a page) are set from this text
alone, so that what is certified is what was read. `FORM` names the form and grows with it.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from phinong.core.languages import in_language
from phinong.meetings.holders import name_of, post_of
from phinong.meetings.models import (
    AgendaForm,
    AgendaItem,
    Commitment,
    Meeting,
    Presence,
    Resolution,
    Seat,
)
from phinong.places.models import Person

FORM = "phinong-minutes-1"
LANGUAGE = "th"
CHECKER = ("checker_name", "checker_post")


def sha256_of(canonical: str) -> str:
    """The hash by which minutes are certified."""
    return hashlib.sha256(canonical.encode()).hexdigest()


def canonical(meeting: Meeting) -> str:
    """The minutes as they stand, in the canonical form; a fixed number of queries."""
    whole = {
        "form": FORM,
        "head": head(meeting),
        "present": people(meeting, Presence.PRESENT, Presence.SUBSTITUTE),
        "absent": people(meeting, Presence.ABSENT),
        "attending": people(meeting, Presence.ATTENDING),
        "agenda": agenda(meeting),
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True)
    return unicodedata.normalize("NFC", text) + "\n"


def head(meeting: Meeting) -> dict[str, Any]:
    """Body, number, day, place, chair, times and who wrote the minutes."""
    return {
        "code": meeting.code,
        "committee": meeting.committee.names,
        "number": meeting.number,
        "year": meeting.be_year,
        "titles": meeting.titles,
        "day": meeting.held_edtf,
        "venue": meeting.venue,
        "online": meeting.online,
        "agenda_form": str(meeting.form),
        "opened": at(meeting.opened_at),
        "closed": at(meeting.closed_at),
        "chair": someone(meeting.chair, meeting.chair_post),
        "on_behalf_of": someone(meeting.on_behalf_of, meeting.on_behalf_post),
        "recorder": meeting.recorder_name or (str(meeting.recorder) if meeting.recorder else ""),
        **hands(meeting),
    }


def hands(meeting: Meeting) -> dict[str, str]:
    """Who checked the minutes, and the posts of both hands; what nobody named has no key, so that
    minutes without these words keep the text, and the hash, that they have."""
    named = {name: getattr(meeting, name) for name in ("recorder_post", *CHECKER)}
    return {name: value for name, value in named.items() if value}


def at(instant: datetime | None) -> str:
    """A time of day in the register's zone, as 09:30; empty for none."""
    return timezone.localtime(instant).strftime("%H:%M") if instant else ""


def someone(person: Person | None, post: dict[str, str]) -> dict[str, Any]:
    """A person with the post they held that day."""
    return {
        "name": name_of(person, LANGUAGE),
        "names": person.names if person else {},
        "post": post,
    }


def people(meeting: Meeting, *presences: str) -> list[dict[str, Any]]:
    """One of the lists of attendance, by seat and then as it was written."""
    seats = ("seat__post__body", "seat__body", "seat__person")
    rows = meeting.attendance.filter(presence__in=presences)
    rows = rows.select_related("person", *seats).prefetch_related("seat__person__forms")
    ordered = sorted(rows, key=lambda row: (row.seat.order if row.seat else 0, row.order, row.pk))
    return [
        {
            "name": row.name,
            "names": row.person.names if row.person else {},
            "post": row.post,
            "role": str(row.seat.role) if row.seat else "",
            "seat": seat_of(row.seat),
            "substitute": row.presence == Presence.SUBSTITUTE,
            "reason": row.reason,
            "arrived": row.arrived.strftime("%H:%M") if row.arrived else "",
            "left": row.left.strftime("%H:%M") if row.left else "",
        }
        for row in ordered
    ]


def seat_of(seat: Seat | None) -> str:
    """Whose seat it is: the post, body or person; empty for who has none."""
    if seat is None:
        return ""
    return post_of(seat, LANGUAGE) or name_of(seat.person, LANGUAGE)


def agenda(meeting: Meeting) -> list[dict[str, Any]]:
    """Every matter in its order with what was said, resolved and undertaken; those of no matter
    last, under number "". `item` finds the matter again."""
    items = list(meeting.items.order_by("group", "order"))
    notes = by_item(meeting.notes.exclude(words="").order_by("at", "id"))
    resolved = by_item(meeting.resolutions.order_by("number", "id"))
    promised = by_item(meeting.commitments.select_related("owner", "person").order_by("id"))
    numbers = numbered(items, plain=meeting.form == AgendaForm.PLAIN)
    found = []
    for item in [*items, None]:
        key = item.pk if item else 0
        matter = {
            "number": numbers.get(key, ""),
            "item": key,
            "group": item.group if item else 0,
            "texts": item.texts if item else {},
            "proposal": item.proposal if item else {},
            "notes": [{"words": row.words, "speaker": row.speaker} for row in notes.get(key, [])],
            "resolutions": [resolution(row) for row in resolved.get(key, [])],
            "commitments": [commitment(row) for row in promised.get(key, [])],
        }
        if item or any(matter[name] for name in ("notes", "resolutions", "commitments")):
            found.append(matter)
    return found


def by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """{matter, 0 for none: its rows}."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.item_id or 0, []).append(row)
    return found


def numbered(items: Iterable[AgendaItem], *, plain: bool) -> dict[int, str]:
    """{matter: its number}: 4.1 in the Thai form, 1 in a plain list."""
    found: dict[int, str] = {}
    counts: dict[int, int] = {}
    for item in items:
        group = 0 if plain else item.group
        counts[group] = counts.get(group, 0) + 1
        found[item.pk] = str(counts[group]) if plain else f"{group}.{counts[group]}"
    return found


def resolution(row: Resolution) -> dict[str, Any]:
    """A resolution, word for word, with how it was taken."""
    votes = [row.votes_for, row.votes_against, row.abstained]
    return {
        "number": row.number,
        "texts": row.texts,
        "outcome": row.outcome,
        "taken": row.taken,
        "votes": votes if row.votes_for is not None else [],
        "sha256": row.sha256,
        "public": row.public,
    }


def commitment(row: Commitment) -> dict[str, Any]:
    """What was undertaken, by whom, until when."""
    return {
        "texts": row.texts,
        "owner": row.owner.names if row.owner else {},
        "owner_note": row.owner_note,
        "person": row.person.names if row.person else {},
        "due": row.due_edtf,
        "public": row.public,
    }


def words(text: str) -> str:
    """Everything the minutes say, line by line, for searching and for citing from."""
    whole = json.loads(text)
    first = in_language(whole["head"]["committee"], LANGUAGE).text
    lines = [f"{first} {whole['head']['number']}/{whole['head']['year']} {whole['head']['day']}"]
    for name in ("present", "absent", "attending"):
        lines += [f"{row['name']} {row['post']}".strip() for row in whole[name]]
    for matter in whole["agenda"]:
        lines.append(f"{matter['number']} {in_language(matter['texts'], LANGUAGE).text}".strip())
        lines += [row["words"] for row in matter["notes"]]
        for row in (*matter["resolutions"], *matter["commitments"]):
            lines += [said for said in row["texts"].values() if said]
    return "\n".join(line for line in lines if line)

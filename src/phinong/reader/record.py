"""The flat record of the main event, in the keys of the labelled sets."""

from typing import Any

from .findings import Facts
from .parties import Side
from .people import Person


def record_of(facts: Facts, tie_kind: str) -> dict[str, Any]:
    """Single values are None where the text says nothing; lists are empty."""
    labels, when = facts.labels, facts.when
    return {
        "is_cooperation": labels.is_cooperation,
        "event_type": labels.event_type or "none",
        "event_date": when.edtf if when and labels.is_cooperation else None,
        "all_dates": sorted({d.edtf for d in facts.dates}),
        "parties": [party_of(side) for side in facts.sides] if labels.is_cooperation else [],
        "tie_kind": tie_kind or "none",
        "instrument": labels.instrument or "none",
        "stage": labels.stage or "none",
        "areas": list(labels.areas),
        "people": [_person(person) for person in facts.people],
        "sdgs": list(labels.sdgs),
    }


def party_of(side: Side) -> dict[str, Any]:
    """One party with every spelling of it in the text."""
    first = side.first
    also = [name for mention in side.mentions for name in (mention.name, *mention.also)]
    return {
        "name_in_text": first.name,
        "kind": first.kind,
        "country": first.country,
        "entry": first.entry,
        "aliases": list(dict.fromkeys(also)),
    }


def _person(person: Person) -> dict[str, Any]:
    return {"name_in_text": person.name, "aliases": list(person.also)}

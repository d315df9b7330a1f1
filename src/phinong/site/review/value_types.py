"""What kind of thing each named value of a finding is, and so how an officer edits it.

The names are the reader's. A name that is not listed is free text.
"""

from enum import StrEnum


class Type(StrEnum):
    """How a value is edited."""

    TEXT = "text"
    LONG = "long"
    BODY = "body"
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    TERM = "term"


BODIES = frozenset(
    "party body committee host member owner base-unit publisher side guest organiser witness "
    "secretariat parent on-behalf-of-body subject".split()
)
PEOPLE = frozenset("person chair on-behalf-of signatory witness-person attendee".split())
DATES = frozenset("date published due since until as-of year starts ends signed".split())
NUMBERS = frozenset("number people-count".split())
LONG = frozenset("text objective resolution commitment".split())
TERMS = {
    "kind": "tie-kinds",
    "tie-kind": "tie-kinds",
    "stage": "stages",
    "instrument": "instruments",
    "event-type": "activity-kinds",
    "event": "event-types",
    "area": "areas",
    "sdg": "sdgs",
    "outcome": "outcomes",
    "qualifier": "qualifiers",
    "item-kind": "learning-kinds",
    "role": "posts",
    "lineage": "lineage",
}


def type_of(name: str, kind: str = "") -> tuple[Type, str]:
    """(type, vocabulary) of a value called `name` in a finding of this kind."""
    if name == "kind" and kind == "learning-item":
        return Type.TERM, "learning-kinds"
    if name == "kind" and kind == "activity":
        return Type.TERM, "activity-kinds"
    if name in TERMS:
        return Type.TERM, TERMS[name]
    for names, found in ((BODIES, Type.BODY), (PEOPLE, Type.PERSON), (DATES, Type.DATE),
                         (NUMBERS, Type.NUMBER), (LONG, Type.LONG)):
        if name in names:
            return found, ""
    return Type.TEXT, ""

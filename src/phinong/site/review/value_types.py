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
    "party body committee host member owner base-unit side guest organiser secretariat city "
    "by".split()
)
PEOPLE = frozenset("person chair on-behalf-of signatory witness witness-person head".split())
DATES = frozenset("date published due since until as-of year starts ends signed".split())
NUMBERS = frozenset("people-count".split())
LONG = frozenset("text objective what".split())
TERMS = {
    "kind": "tie-kinds",
    "tie-kind": "tie-kinds",
    "stage": "stages",
    "instrument": "instruments",
    "about": "instruments",
    "event-type": "event-types",
    "event": "event-types",
    "area": "areas",
    "sdg": "sdgs",
    "outcome": "outcomes",
    "qualifier": "qualifiers",
    "item-kind": "learning-kinds",
    "role": "posts",
    "capacity": "capacities",
    "lineage": "lineage",
}

# Names that mean something else in one kind of finding.
SPECIAL = {
    ("learning-item", "kind"): (Type.TERM, "learning-kinds"),
    ("activity", "kind"): (Type.TERM, "activity-kinds"),
    ("agreement", "language"): (Type.TERM, "languages"),
    ("figure", "number"): (Type.NUMBER, ""),
    ("figure", "number-to"): (Type.NUMBER, ""),
    ("figure", "subject"): (Type.TERM, "figure-subjects"),
}


def type_of(name: str, kind: str = "") -> tuple[Type, str]:
    """(type, vocabulary) of a value called `name` in a finding of this kind."""
    if (kind, name) in SPECIAL:
        return SPECIAL[kind, name]
    if name in TERMS:
        return Type.TERM, TERMS[name]
    for names, found in (
        (BODIES, Type.BODY),
        (PEOPLE, Type.PERSON),
        (DATES, Type.DATE),
        (NUMBERS, Type.NUMBER),
        (LONG, Type.LONG),
    ):
        if name in names:
            return found, ""
    return Type.TEXT, ""

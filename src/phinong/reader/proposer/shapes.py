"""What a model may propose: the reader's own kinds of finding, with the values each may have."""

from enum import StrEnum

from ..findings.codes import VOCABULARIES


class Sort(StrEnum):
    """How a value is checked."""

    WORDS = "words"  # the quoted words themselves
    NAME = "name"  # a place or body, linked by our own linking
    PERSON = "person"
    DATE = "date"
    NUMBER = "number"
    CODE = "code"


_SORTS = {
    Sort.NAME: "side party base-unit host member city who body by owner",
    Sort.PERSON: "signatory witness-person chair on-behalf-of person head",
    Sort.DATE: "date due year as-of since ends",
}
_SORT_OF = {name: sort for sort, names in _SORTS.items() for name in names.split()}

# By kind of finding: what it may say.
VALUES = {
    "document": "title publisher date",
    "tie-claim": "side kind stage date since by",
    "agreement": "instrument stage party lineage date signatory witness-person base-unit area sdg "
    "place term ends originals language annex objective",
    "meeting": "committee number date place chair on-behalf-of on-behalf-of-post",
    "resolution": "text outcome about",
    "commitment": "who what due owner term depends-on",
    "activity": "event-type date place party person head people-count qualifier",
    "joint-centre": "name host objective",
    "network": "name stage member",
    "learning-item": "kind title text year city",
    "figure": "subject qualifier number number-to unit body as-of",
    "person-post": "name honorific post body part capacity spelling",
}
# What a finding must still say after the checks; without it there is nothing to decide on.
NEEDED = {
    "document": "",
    "tie-claim": "side kind",
    "agreement": "instrument party",
    "meeting": "committee",
    "resolution": "text",
    "commitment": "what",
    "activity": "event-type",
    "joint-centre": "name",
    "network": "name",
    "learning-item": "title",
    "figure": "number",
    "person-post": "name",
}
_OF_KIND = {
    ("figure", "number"): Sort.NUMBER,
    ("figure", "number-to"): Sort.NUMBER,
    ("agreement", "originals"): Sort.NUMBER,
    ("activity", "people-count"): Sort.NUMBER,
    ("person-post", "name"): Sort.PERSON,
    ("network", "name"): Sort.NAME,
}


def sort_of(kind: str, name: str) -> Sort | None:
    """How a value called `name` is checked in a finding of this kind; None where it has none."""
    if name not in VALUES.get(kind, "").split():
        return None
    if (kind, name) in VOCABULARIES:
        return Sort.CODE
    return _OF_KIND.get((kind, name)) or _SORT_OF.get(name, Sort.WORDS)

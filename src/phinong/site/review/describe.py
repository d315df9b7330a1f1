"""A finding in one line, in the reader's language, from its own values."""

from django.utils.translation import gettext as _

from phinong.core.calendars import say
from phinong.core.dates import Interval, parse_edtf
from phinong.core.vocabulary import label
from phinong.record.landing import Values, Worth
from phinong.record.models import Finding
from phinong.site.review.value_types import TERMS, Type, type_of

LONGEST = 160
# The values that name a finding, by kind; the first that is there wins, "+" joins all of a name.
PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "document": (("title",), ("publisher",), ("date", "published")),
    "tie-claim": (("party+", "side+"), ("kind", "tie-kind"), ("stage",), ("date",)),
    "agreement": (("party+",), ("instrument",), ("stage",), ("date", "signed")),
    "meeting": (("committee", "title"), ("number",), ("date",)),
    "resolution": (("text",),),
    "commitment": (("owner",), ("text",), ("due",)),
    "activity": (("title",), ("event-type", "kind"), ("date",)),
    "joint-centre": (("name",), ("host",)),
    "network": (("name",), ("member+",)),
    "learning-item": (("title",), ("year", "date")),
    "figure": (("subject",), ("qualifier",), ("number",), ("unit",)),
    "person-post": (("person", "name"), ("post",), ("body",)),
}


def title_of(finding: Finding, language: str) -> str:
    """The finding in one line; the source's words where there is nothing better."""
    values = Values.of(finding)
    said = [
        part
        for names in PARTS.get(finding.kind, ())
        if (part := part_of(values, names, finding.kind, language))
    ]
    line = " · ".join(said) or next((w.as_written for w in values), "") or _("Without a name")
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def part_of(values: Values, names: tuple[str, ...], kind: str, language: str) -> str:
    """One part of the line: the first name that has a value; a name with + joins all its values."""
    for name in names:
        found = values.all(name.rstrip("+"))
        if found:
            kept = found if name.endswith("+") else found[:1]
            return " – ".join(dict.fromkeys(worth_text(w, kind, language) for w in kept))
    return ""


def worth_text(worth: Worth, kind: str, language: str) -> str:
    """A value in words: codes by their label, dates in the reader's calendar."""
    text = "" if worth.value is None else str(worth.value)
    type_, words = type_of(worth.name, kind)
    if type_ == Type.TERM:
        return label(words or TERMS[worth.name], text, language)
    if type_ == Type.DATE:
        return date_text(text, language)
    return worth.as_written or text if type_ in {Type.BODY, Type.PERSON} else text


def date_text(edtf: str, language: str) -> str:
    """An EDTF date in the reader's calendar; as it stands when it is none."""
    try:
        value = parse_edtf(edtf)
    except ValueError:
        return edtf
    if isinstance(value, Interval):
        return " – ".join(say(side, language) for side in (value.start, value.end) if side)
    return say(value, language)

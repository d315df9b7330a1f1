"""What all landings of this room share: linking the bodies a finding names, and their tie."""

from typing import Any

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.places import linking
from phinong.places.models import Body
from phinong.record.landing import Touched, Values, Worth
from phinong.record.models import Document, Finding
from phinong.ties import reading
from phinong.ties.actions import find_tie, open_tie
from phinong.ties.doors import is_edtf
from phinong.ties.models import Tie

FEWEST = 2
DATES = ("date", "signed", "end", "ends", "as-of")


def why_not_sides(values: Values) -> list[Refusal]:
    """Two different names are needed; which bodies they mean is asked when they are linked."""
    sides = values.all(*reading.SIDES)
    names = {(w.body if w.body != "new" else "") or w.as_written or str(w.value) for w in sides}
    return [] if len(names) >= FEWEST else [Refusal("parties-too-few")]


def unreadable_dates(values: Values) -> list[Refusal]:
    """A reason for every date that is none."""
    return [
        Refusal("claim-date-unreadable", {"value": worth.value})
        for worth in values.all(*DATES)
        if worth.value and not is_edtf(str(worth.value))
    ]


def unknown_codes(values: Values, words: dict[str, str]) -> list[Refusal]:
    """A reason for every code the register has not; `words` is {value's name: vocabulary}."""
    return [
        Refusal("claim-value-unknown", {"value": worth.value})
        for worth in values
        if worth.name in words and worth.value and not reading.coded(words[worth.name], worth.value)
    ]


def link_all(worths: list[Worth], **ground: Any) -> tuple[list[Body], list[Touched]]:
    """The bodies that several names mean, each once, and all that linking them touched."""
    bodies: dict[int, Body] = {}
    touched: list[Touched] = []
    for worth in worths:
        body, marks = linking.link(worth, **ground)
        bodies.setdefault(body.pk, body)
        touched += marks
    return list(bodies.values()), touched


def tie_between(
    bodies: list[Body], document: Document, *, by: Actor, finding: Finding
) -> tuple[Tie, bool]:
    """The tie between these bodies, and whether it was opened for this."""
    refuse_if([] if len(bodies) >= FEWEST else [Refusal("parties-too-few")])
    there = find_tie(bodies) is not None
    parties = reading.in_sides(bodies, document.kept_by)
    office: dict[str, Any] = {"kept_by": document.kept_by, "public": document.public}
    tie = open_tie(by=by, parties=parties, document=document, finding=finding, **office)
    return tie, not there


def known_sides(values: Values) -> list[Body]:
    """The bodies a finding surely means, without making any; [] while one of them is open."""
    known = [reading.known_body(worth) for worth in values.all(*reading.SIDES)]
    return [body for body in known if body] if all(known) else []

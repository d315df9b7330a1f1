"""How strongly a paper speaks for each value of its findings: raw signs, not yet probabilities.

A sign is any number that grows as the value becomes likelier; `calibration` turns it into a
probability. The kinds of value are those of which labelled papers can tell whether an officer
would accept them; every other value is of the kind UNJUDGED, whatever the stage thinks of it.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from .dates import Found, stands_alone
from .findings.values import Facts
from .labels import STAGE_OF_EVENT, area_scores
from .model import Finding, Value
from .people import Person
from .weigh import best, scores, zone_weight

UNJUDGED = "unjudged"
# (kind of finding, name of value): kind of value.
KINDS = {
    ("document", "date"): "paper-date",
    ("activity", "event-type"): "event-type",
    ("activity", "date"): "event-date",
    ("activity", "party"): "party",
    ("activity", "person"): "person",
    ("meeting", "date"): "event-date",
    ("agreement", "date"): "event-date",
    ("agreement", "party"): "side",
    ("tie-claim", "side"): "side",
    ("tie-claim", "kind"): "tie-kind",
    ("person-post", "name"): "person",
    ("person-post", "honorific"): "honorific",
    ("person-post", "post"): "post",
    ("person-post", "body"): "body",
}
# Of the first agreement of a paper alone: the labels name one instrument and how far it has come.
OF_MAIN_AGREEMENT = {
    "instrument": "instrument",
    "stage": "stage",
    "area": "area",
    "sdg": "sdg",
}
NO_SIDE = -3.0  # of a name that is no party of the main event
LONG_POST = 40  # characters after which words taken for a post are likely a sentence


def signs(found: Sequence[Finding], facts: Facts) -> Iterator[list[tuple[str, float]]]:
    """For each finding, (kind of value, raw sign) of each of its values."""
    rules = _Rules(facts)
    seen: set[str] = set()
    for one in found:
        main = one.kind == "agreement" and one.kind not in seen
        seen.add(one.kind)
        row = []
        for value in one.values:
            kind = kind_of(one.kind, value.name, main=main)
            row.append((kind, rules[kind](value) if kind in RULES else 0.0))
        yield row


def kind_of(kind: str, name: str, *, main: bool) -> str:
    """The kind of value; `main` is true for the first agreement of a paper."""
    if main and name in OF_MAIN_AGREEMENT:
        return OF_MAIN_AGREEMENT[name]
    return KINDS.get((kind, name), UNJUDGED)


Sign = Callable[[Value], float]


class _Rules(dict[str, Sign]):
    """The rules as they hold in one paper, made when one is asked for: most need a few only."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __missing__(self, kind: str) -> Sign:
        self[kind] = RULES[kind](self._facts)
        return self[kind]


def paper_date(facts: Facts) -> Sign:
    """A day alone on its line is a dateline; one inside a line at the start may be the event's."""

    def sign(value: Value) -> float:
        at = date_at(facts, value)
        if at is None:
            return 0.0
        return 1.5 * stands_alone(facts.page, at) + (at.start <= facts.page.lead_end)

    return sign


def event_date(facts: Facts) -> Sign:
    """Where the day stands, whether its year is written, and how many others it competes with."""
    lead = {d.edtf for d in facts.dates if d.start < facts.page.lead_end}
    if facts.paper is not None:
        lead.discard(facts.paper.edtf)
    zones = {"title": 2.0, "lead": 2.0, "head": 0.5, "body": 0.0}

    def sign(value: Value) -> float:
        at = date_at(facts, value)
        if at is None:  # worked out from "yesterday"
            return -1.0
        rivals = len(lead - {at.edtf})
        return zones[facts.page.zone(at.start)] - at.inferred - math.log1p(rivals)

    return sign


def date_at(facts: Facts, value: Value) -> Found | None:
    """The date a value was made from; None when it stands nowhere as a date."""
    return next((d for d in facts.dates if d.start == value.span.start), None)


def party(facts: Facts) -> Sign:
    """The score of the party, logarithmic odds by about forty signs."""
    scored = {m.start: side.score for side in facts.sides for m in side.mentions}
    return lambda value: scored.get(value.span.start, NO_SIDE)


def person(facts: Facts) -> Sign:
    """A title, a post and a second mention each speak for a person."""
    known = {who.start: who for who in facts.people}

    def sign(value: Value) -> float:
        who = known.get(value.span.start)
        return 0.0 if who is None else person_sign(facts, who)

    return sign


def person_sign(facts: Facts, who: Person) -> float:
    """The sum of what speaks for one person."""
    again = min(2, facts.page.text.count(who.name) - 1)
    return (who.honorific is not None) + (who.post is not None) + 0.5 * again


def post(facts: Facts) -> Sign:
    """Short words are a post; a body named in them or right behind makes it surer."""

    def sign(value: Value) -> float:
        body = bool(facts.names_between(value.span.start, value.span.end + 1))
        return body - max(0, len(value.as_written) - LONG_POST) / LONG_POST

    return sign


def body(facts: Facts) -> Sign:
    """A body inside the words of a post is surer than one found behind them."""
    posts = [who.post for who in facts.people if who.post]
    return lambda value: float(any(post.covers(value.span) for post in posts))


def event_type(facts: Facts) -> Sign:
    """How clearly the event leads over the second."""
    return lambda _: facts.labels.event_lead


def tie_kind(facts: Facts) -> Sign:
    """How clearly this kind leads over all that the paper names, and where it is named."""
    table = scores(facts.page, "tie")
    whole = sum(table.values()) or 1.0

    def sign(value: Value) -> float:
        at = value.span.start
        codes = [c.code for c in facts.page.of("tie") if c.start == at]
        share = max((table.get(code, 0.0) for code in codes), default=0.0) / whole
        return share + 0.3 * zone_weight(facts.page, at)

    return sign


def instrument(facts: Facts) -> Sign:
    """How clearly the instrument leads over the second; less when another one is the main one."""
    code, lead = best(scores(facts.page, "instrument"))

    def sign(value: Value) -> float:
        here = {c.code for c in facts.page.of("instrument") if c.start == value.span.start}
        return lead if code in here else -1.0

    return sign


def stage(facts: Facts) -> Sign:
    """The event says by itself how far it has come, or words lead over other words."""
    told = float(facts.labels.event_type in STAGE_OF_EVENT)
    _, lead = best(scores(facts.page, "stage"))
    return lambda _: told + 0.5 * lead


def area(facts: Facts) -> Sign:
    """The weight of the words for a field, compared with a single mention in the body."""
    table = area_scores(facts.page)
    return lambda value: math.log(max(table.get(str(value.value), 0.0), 0.1))


RULES: dict[str, Callable[[Facts], Sign]] = {
    "paper-date": paper_date,
    "event-date": event_date,
    "event-type": event_type,
    "party": party,
    "side": party,
    "person": person,
    "post": post,
    "body": body,
    "tie-kind": tie_kind,
    "instrument": instrument,
    "stage": stage,
    "area": area,
}
JUDGED = tuple(sorted({*KINDS.values(), *OF_MAIN_AGREEMENT.values()}))

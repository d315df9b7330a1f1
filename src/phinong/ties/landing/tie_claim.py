"""How a finding of what is said about a tie becomes claims with their sources."""

from typing import Any

from django.utils.translation import gettext as _

from phinong.core.acting import Actor
from phinong.core.asked import language
from phinong.core.languages import content_tag, guess_language
from phinong.core.refusals import Refusal
from phinong.places import linking
from phinong.places.linking import span_of
from phinong.places.models import Body
from phinong.record.actions import cite
from phinong.record.landing import Landed, Landing, Similar, Touched, Values, Worth
from phinong.record.models import Document, Finding
from phinong.ties import reading
from phinong.ties.actions import claim_once, find_tie
from phinong.ties.landing.sides import (
    FEWEST,
    known_sides,
    link_all,
    tie_between,
    unknown_codes,
    unreadable_dates,
    why_not_sides,
)
from phinong.ties.naming import tie_name

KINDS = ("kind", "tie-kind")
# What a finding may say of a tie beside kind and date: the subject, and the vocabulary of codes.
SAID = {"stage": "stages", "event": "event-types", "area": "areas"}
CODES = {**dict.fromkeys(KINDS, "tie-kinds"), **SAID}


def why_not_tie_claim(values: Values) -> list[Refusal]:
    """A claim about a tie names two bodies and says something of them; dates are dates."""
    reasons = why_not_sides(values)
    if not values.first(*KINDS, *SAID, "date", "signed", "end", "note"):
        reasons.append(Refusal("claim-value-missing"))
    return reasons + unreadable_dates(values) + unknown_codes(values, CODES)


def land_tie_claim(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep what the source says of the tie between the bodies it names, claim by claim.

    Who says so: the body an officer named, else the publisher where it is one we know, else the
    publisher's name. The tie is the one there is between these bodies, or a new one.
    """
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    worths = values.all(*reading.SIDES)
    bodies, touched = link_all(worths, **ground)
    tie, opened = tie_between(bodies, document, by=by, finding=finding)
    for worth in worths:
        cite("tie", tie.pk, "parties", span=span_of(worth), **ground)
    speaker, heard = speaker_of(values, **ground)
    who: dict[str, Any] = {
        "speaker": speaker,
        "by_note": "" if speaker else reading.speaker_note(document),
    }
    landed = []
    for claim in claims_in(values, speaker, document):
        kept, made = claim_once(tie, **who, **claim, **ground)
        cite_day(kept.pk, values, **ground)
        landed.append(Touched("claim", kept.pk, made))
    return Landed((*landed, Touched("tie", tie.pk, opened), *heard, *touched))


def cite_day(claim: int, values: Values, **ground: Any) -> None:
    """Cite the day of which the source speaks, where the source states one."""
    if worth := values.first("as-of", "date", "signed"):
        cite("claim", claim, "as-of", span=span_of(worth), **ground)


def speaker_of(
    values: Values, *, document: Document, by: Actor, finding: Finding
) -> tuple[Body | None, list[Touched]]:
    """Who says so, when it is a body: named by the officer, or the publisher."""
    worth = values.first("by")
    if worth is None or not worth.value:
        return reading.publisher_of(document), []
    return linking.link(worth, document=document, by=by, finding=finding)


def claims_in(values: Values, speaker: Body | None, document: Document) -> list[dict[str, Any]]:
    """Every claim a finding makes, as `claim_once` takes it."""
    day = reading.as_of(values, document)
    found = [
        words_of(worth, "kind", reading.kind_of(worth, speaker), day)
        for worth in values.all(*KINDS)
    ]
    for what, words in SAID.items():
        found += [
            words_of(worth, what, reading.coded(words, worth.value), day)
            for worth in values.all(what)
        ]
    if signed := reading.signed_on(values):
        worth = next(w for w in values.all("signed", "date") if str(w.value) == signed)
        found.append(dated_words(worth, "date", day))
    found += [dated_words(worth, "end", day) for worth in values.all("end")]
    return found + [remark(worth, day, document) for worth in values.all("note") if worth.value]


def words_of(worth: Worth, what: str, value: str, day: str) -> dict[str, Any]:
    """A claim with the source's own words and their place."""
    return {
        "what": what,
        "value": value,
        "as_written": worth.as_written,
        "language": guess_language(worth.as_written) if worth.as_written else "",
        "as_of": day,
        "span": span_of(worth),
    }


def dated_words(worth: Worth, what: str, day: str) -> dict[str, Any]:
    """A claim whose value is a date, with the calendar in which the source writes it."""
    claim = words_of(worth, what, str(worth.value), day)
    return {**claim, "calendar": reading.calendar_of(worth)}


def remark(worth: Worth, day: str, document: Document) -> dict[str, Any]:
    """A remark in the words of the source."""
    text = str(worth.value)
    guessed = guess_language(text)
    language = content_tag(document.language or "en") if guessed == "und" else guessed
    return {**words_of(worth, "note", "", day), "texts": {language: text}}


def similar_ties(values: Values) -> list[Similar]:
    """The tie there is between the same bodies, in whatever script they are written."""
    bodies = known_sides(values)
    tie = find_tie(bodies) if len(bodies) >= FEWEST else None
    if tie is None:
        return []
    label = tie_name(tie, language())
    why = _("The tie between these bodies; what this source says is added to it.")
    return [Similar("tie", tie.pk, label, tie.get_absolute_url(), why)]


TIE_CLAIM = Landing(land_tie_claim, why_not_tie_claim, similar_ties)

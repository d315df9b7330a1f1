"""Yes or no, with all reasons, for changes to ties, claims, figures and agreements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from phinong.core.asked import language
from phinong.core.dates import parse_edtf
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import label, vocabulary
from phinong.ties.kinds import kind_of_words
from phinong.ties.models import ClaimSubject

FEWEST = 2
VOCABULARIES = {
    ClaimSubject.KIND: "tie-kinds",
    ClaimSubject.EVENT: "event-types",
    ClaimSubject.STAGE: "stages",
    ClaimSubject.AREA: "areas",
}
DATES = (ClaimSubject.DATE, ClaimSubject.END)


@dataclass(frozen=True, slots=True)
class InWords:
    """A code that a sentence says in the language of its reader."""

    vocabulary: str
    code: str

    def __str__(self) -> str:
        return label(self.vocabulary, self.code, language())


def is_edtf(text: str) -> bool:
    """True for a date the register can store."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def why_not_between(bodies: Sequence[str]) -> list[Refusal]:
    """Reasons against a tie or an agreement between the bodies with these codes."""
    if len(set(bodies)) < len(bodies):
        return [Refusal("party-twice")]
    return [Refusal("parties-too-few")] if len(bodies) < FEWEST else []


def why_not_claim(
    *, what: str, value: str, has_words: bool, verified: bool, has_source: bool, has_speaker: bool
) -> list[Refusal]:
    """Reasons against a claim; `has_words` for a remark, whose value is words of our own."""
    reasons = why_not_value(what, value, has_words=has_words)
    if verified and not has_source:
        reasons.append(Refusal("claim-source-missing"))
    if verified and not has_speaker:
        reasons.append(Refusal("claim-speaker-missing"))
    return reasons


def why_not_value(what: str, value: str, *, has_words: bool = False) -> list[Refusal]:
    """Reasons against a value on a subject."""
    if what == ClaimSubject.NOTE:
        return [] if has_words or value else [Refusal("claim-value-missing")]
    if not value:
        return [Refusal("claim-value-missing")]
    words = VOCABULARIES.get(ClaimSubject(what))
    if words and value not in vocabulary(words):
        return [Refusal("claim-value-unknown", {"value": value})]
    if what in DATES and not is_edtf(value):
        return [Refusal("claim-date-unreadable", {"value": value})]
    return []


def why_not_word(*, value: str, as_written: str, country: str) -> list[Refusal]:
    """A word of the trade means what it means in the country of the side that says it.

    友好城市 said by a Chinese city is the highest kind, not a friendship city.
    """
    meant = kind_of_words(as_written, country)
    if meant in ("", value):
        return []
    facts = {"words": as_written, "meant": InWords("tie-kinds", meant)}
    return [Refusal("kind-word-means-other", facts)]


def why_not_retract(*, retracted: bool, why: str) -> list[Refusal]:
    """Reasons against retracting a claim."""
    reasons = [Refusal("claim-retracted-already")] if retracted else []
    return reasons + ([] if why.strip() else [Refusal("reason-missing")])


def why_not_figure(*, subject: str, number: int | None, qualifier: str) -> list[Refusal]:
    """Reasons against a published figure."""
    reasons = []
    if subject not in vocabulary("figure-subjects"):
        reasons.append(Refusal("figure-subject-unknown", {"subject": subject}))
    if number is None:
        reasons.append(Refusal("figure-number-missing"))
    if qualifier not in vocabulary("qualifiers"):
        reasons.append(Refusal("figure-qualifier-unknown", {"qualifier": qualifier}))
    return reasons


def why_not_agreement(
    *, instrument: str, status: str, signed: str, ends: str, areas: Collection[str]
) -> list[Refusal]:
    """Reasons against recording an agreement so."""
    reasons = []
    if instrument not in vocabulary("instruments"):
        reasons.append(Refusal("instrument-unknown", {"instrument": instrument}))
    if status not in vocabulary("agreement-status"):
        reasons.append(Refusal("agreement-status-unknown", {"status": status}))
    unreadable = [text for text in (signed, ends) if text and not is_edtf(text)]
    reasons += [Refusal("claim-date-unreadable", {"value": text}) for text in unreadable]
    if signed and ends and not unreadable and ends_before(signed, ends):
        reasons.append(Refusal("agreement-ends-before-signing"))
    unknown = [area for area in areas if area not in vocabulary("areas")]
    return reasons + [Refusal("claim-value-unknown", {"value": area}) for area in unknown]


def ends_before(signed: str, ends: str) -> bool:
    """True when the last day of the term lies before the first possible day of signing."""
    start, end = parse_edtf(signed).first_day(), parse_edtf(ends).last_day()
    return bool(start and end and end < start)


def why_not_capacity(capacity: str) -> list[Refusal]:
    """A signatory's capacity must be one of ours."""
    known = capacity in vocabulary("capacities")
    return [] if known else [Refusal("claim-value-unknown", {"value": capacity})]


def why_not_rest_on(*, itself: bool, circular: bool, relation: str) -> list[Refusal]:
    """Reasons against saying that one agreement rests on another."""
    reasons = []
    if itself or circular:
        reasons.append(Refusal("lineage-circular"))
    if relation not in vocabulary("lineage"):
        reasons.append(Refusal("lineage-unknown", {"relation": relation}))
    return reasons

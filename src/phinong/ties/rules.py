"""What the register can say of a tie, from what is claimed about it.

Facts in, a summary out: no query, no clock, no sentence. The register never picks a winner. What
the sides say stands side by side; where a list has room for one word only it shows the weakest
reading that all who speak stand by, and says that they differ. docs/adr/0003 gives the reasons.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from phinong.core.vocabulary import vocabulary
from phinong.ties import kinds
from phinong.ties.days import clearly_before, first_day, fit, months_before, most_exact
from phinong.ties.evidence import SIGNED, WORD, Dated, by_year, last_shown, latest, once

# Months without dated evidence after which a signed tie is called quiet in the register. Three
# years is the period after which Thai universities' councils review an idle agreement.
QUIET_AFTER = 36

# Subjects on which sides can contradict each other. The rest (event, area, note) only adds up.
ARGUED = ("kind", "date", "level", "stage", "end")
# Subjects of claims whose day (`as_of`) is the day on which something happened.
HAPPENED = ("event", "stage")

SILENT = "silent"  # nobody says anything
ONE_SIDE = "one-side"  # one side speaks, the other does not
OTHERS = "others-only"  # no side speaks, somebody else does
AGREE = "agree"  # two sides or more say what fits together
DISPUTE = "dispute"  # what is said does not fit together
APART = "apart"  # stages only: each side is at its own step, which is no contradiction

# How far a tie has come, in plain words (see the vocabulary `stages`) and in the order of the way.
UNSIGNED_STAGES = ("proposed", "process", "drafting", "in-review", "approved")
SIGNED_STAGES = ("signed", "established", "active", "quiet", "renewed", "ended")
WAY = (*UNSIGNED_STAGES, *SIGNED_STAGES)
SIGNING_EVENTS = ("signing", "renewal")
# Statuses of an agreement that somebody has signed, whatever became of it since.
SIGNED_STATUSES = (
    "signed",
    "in-force",
    "suspended",
    "renewed",
    "expired",
    "superseded",
    "ended",
)
# Signed papers that by themselves bind nobody to a tie.
TERMINATION = "termination"
NOT_BINDING = (kinds.LETTER_OF_INTENT, "action-plan", TERMINATION)
ENDINGS = (("stage", "ended"), ("event", "ending"))
# Who speaks, (side, name of an outside source), and what they say.
Speakers = dict[tuple[int | None, str], list["Said"]]


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as the rules see it.

    `side` is the number of the party's side that says so, None for anybody else, whom `speaker`
    then names. `as_of` is EDTF. `counts` is False for a claim that was retracted or whose source
    was withdrawn, `verified` False for what circulates without a source we could read.
    """

    what: str
    value: str
    side: int | None = None
    speaker: str = ""
    as_of: str = ""
    counts: bool = True
    verified: bool = True
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """One agreement as the rules see it; dates are EDTF, empty when unknown."""

    instrument: str
    status: str
    signed: str = ""
    seen: str = ""
    counts: bool = True
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said on one subject: by whom, and whether it fits together.

    `by_side` and `others` hold sorted values; `shown` is the value for where only one fits, empty
    when there is none that all who speak stand by. `others_differ` when the sides agree and an
    outside source says otherwise.
    """

    what: str
    verdict: str = SILENT
    by_side: tuple[tuple[int, tuple[str, ...]], ...] = ()
    others: tuple[str, ...] = ()
    shown: str = ""
    others_differ: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """Everything said, each value once, sides first."""
        said = [value for _side, values in self.by_side for value in values]
        return tuple(dict.fromkeys([*said, *self.others]))


@dataclass(frozen=True, slots=True)
class Summary:
    """A tie in one row; every field follows from claims, papers and dated evidence.

    `evidence` is the latest dated evidence, `shown` all of it, each happening once.
    """

    state: str
    kind: str
    stage: str
    disputed: bool
    since: str
    evidence: Dated | None
    years: Mapping[str, list[int]]
    readings: Mapping[str, Reading]
    shown: tuple[Dated, ...] = ()


# ── What is said on one subject ──


def counting(claims: Iterable[Said]) -> list[Said]:
    """The claims that count and that rest on a source we could read."""
    return [claim for claim in claims if claim.counts and claim.verified and claim.value]


def latest_words(said: Sequence[Said]) -> list[Said]:
    """One speaker's claims without those that a clearly later claim of theirs has overtaken.

    A side that spoke of a letter of intent in 2024 and of a sister city in 2026 does not
    contradict itself. A claim without a day overtakes nothing and is not overtaken.
    """
    return [
        claim
        for claim in said
        if not any(clearly_before(claim.as_of, later.as_of) for later in said)
    ]


def present_stages(speakers: Speakers) -> Speakers:
    """Without stages that a clearly later word of anybody contradicts: they are history.

    "In review" of 2022 does not deny "signed" of 2024.
    """
    everybody = [claim for said in speakers.values() for claim in said]
    return by_speaker(
        claim
        for claim in everybody
        if not any(
            clearly_before(claim.as_of, other.as_of) and differ("stage", claim.value, other.value)
            for other in everybody
        )
    )


def moved_on(said: Sequence[Said]) -> list[Said]:
    """Stages without those that a clearly later word of anybody goes beyond."""
    return [
        claim
        for claim in said
        if not any(
            clearly_before(claim.as_of, other.as_of) and way_to(other.value) > way_to(claim.value)
            for other in said
        )
    ]


def by_speaker(said: Iterable[Said]) -> Speakers:
    """Claims by who makes them: a side is one speaker, every outside source another."""
    found: Speakers = {}
    for claim in said:
        speaker = (claim.side, "" if claim.side is not None else claim.speaker)
        found.setdefault(speaker, []).append(claim)
    return found


def plain_stage(code: str) -> str:
    """The plain word a step belongs to: S08, revision to comments, is "drafting"."""
    term = vocabulary("stages").get(code)
    return term.broader or code if term else code


def is_signed(stage: str) -> bool:
    """Whether a tie at this stage has been signed."""
    return plain_stage(stage) in SIGNED_STAGES


def differ(what: str, one: str, other: str) -> bool:
    """Whether two values on one subject contradict each other.

    Dates do when neither lies within the other. Stages do only when one is before the signing and
    the other is not: each side walks its own procedure, and the other side's step is no error.
    """
    if one == other:
        return False
    if what in ("date", "end"):
        return not fit(one, other)
    if what == "stage":
        return is_signed(one) != is_signed(other)
    return what in ARGUED


def clash(what: str, values: Collection[str], others: Collection[str] = ()) -> bool:
    """Whether any of the values contradicts another of them, or one of `others` when given."""
    return any(differ(what, one, other) for one in values for other in (others or values))


def way_to(stage: str) -> tuple[int, int]:
    """How far on the way a stage lies: by its plain word, then by its place in the vocabulary.

    A word that the vocabulary does not have (an earlier edition's, another register's) lies before
    all others: nothing is known to be reached by it.
    """
    plain, known = plain_stage(stage), list(vocabulary("stages"))
    if plain not in WAY or stage not in known:
        return -1, -1
    return WAY.index(plain), known.index(stage)


def earliest_stage(values: Collection[str]) -> str:
    """The stage that every speaker has reached; "" for none."""
    return min(values, key=way_to, default="")


def the_only(values: Collection[str]) -> str:
    """The value when there is just one; "" otherwise."""
    return next(iter(values)) if len(values) == 1 else ""


SHOWN: Mapping[str, Callable[[Collection[str]], str]] = {
    "kind": kinds.weakest,
    "stage": earliest_stage,
    "date": most_exact,
    "end": most_exact,
    "level": the_only,
}
# Subjects with a weakest reading that holds for all even while they differ.
HAS_WEAKEST = ("kind", "stage")


def verdict(what: str, sides: Sequence[tuple[str, ...]], others: Sequence[str]) -> str:
    """Whether what is said fits together; `sides` holds the values of each side that speaks.

    While fewer than two sides speak an outside source can contradict them; once two sides say
    the same, it cannot (it is shown beside them).
    """
    said = {value for values in sides for value in values}
    if clash(what, said) or (len(sides) < 2 and clash(what, said | set(others))):
        return DISPUTE
    if what == "stage" and len(said) > 1:
        return APART
    return (OTHERS if others else SILENT, ONE_SIDE, AGREE)[min(len(sides), 2)]


def read(what: str, claims: Iterable[Said]) -> Reading:
    """What is said on one subject by claims that count and whose source we could read."""
    mine = [claim for claim in counting(claims) if claim.what == what]
    speakers = {who: latest_words(said) for who, said in by_speaker(mine).items()}
    if what == "stage":
        speakers = present_stages(speakers)
    by_side = {side: values_of(said) for (side, _), said in speakers.items() if side is not None}
    others = values_of(c for (side, _), said in speakers.items() if side is None for c in said)
    said = {value for values in by_side.values() for value in values}
    found = verdict(what, list(by_side.values()), others)
    speaking = [c for c in chain(*speakers.values()) if c.side is not None or len(by_side) < 2]
    heard = {claim.value for claim in (moved_on(speaking) if what == "stage" else speaking)}
    settled = found != DISPUTE or what in HAS_WEAKEST
    return Reading(
        what,
        found,
        tuple(sorted(by_side.items())),
        others,
        SHOWN[what](heard) if settled else "",
        len(by_side) > 1 and found != DISPUTE and bool(others) and clash(what, said, others),
    )


def values_of(said: Iterable[Said]) -> tuple[str, ...]:
    """The values, sorted, each once."""
    return tuple(sorted({claim.value for claim in said}))


# ── Where a tie stands ──


def is_binding(paper: Paper) -> bool:
    """Whether an agreement shows that more than a letter of intent was signed."""
    return paper.counts and paper.status in SIGNED_STATUSES and paper.instrument not in NOT_BINDING


def is_draft(paper: Paper) -> bool:
    """Whether an agreement is still on its way."""
    return paper.status not in SIGNED_STATUSES and not paper.signed


def is_renewal(paper: Paper) -> bool:
    """Whether an agreement renews an earlier one."""
    return paper.status == "renewed" or paper.instrument == "renewal"


def signed_by_words(claims: Iterable[Said], readings: Mapping[str, Reading]) -> bool:
    """Whether a source says that the tie was signed or established, and none denies it.

    The date of a tie is by definition the day it was signed, so a date says it too.
    """
    if readings["stage"].verdict == DISPUTE:
        return False
    event = any(c.what == "event" and c.value in SIGNING_EVENTS for c in counting(claims))
    return event or bool(readings["date"].values) or is_signed(readings["stage"].shown)


def is_signed_tie(
    claims: Sequence[Said], papers: Sequence[Paper], readings: Mapping[str, Reading]
) -> bool:
    """Whether the tie was signed, as far as all who speak of it say.

    A letter of intent is a step of the way: where the weakest reading of the kind is one, the tie
    is not signed, unless a paper of another sort was signed clearly after the last of those words.
    """
    binding = [paper for paper in papers if is_binding(paper)]
    if readings["kind"].shown == kinds.LETTER_OF_INTENT:
        words = [c for c in counting(claims) if c.value == kinds.LETTER_OF_INTENT]
        return any(all(clearly_before(w.as_of, p.signed) for w in words) for p in binding)
    return bool(binding) or signed_by_words(claims, readings)


def has_ended(claims: Sequence[Said], papers: Sequence[Paper], day: date) -> bool:
    """Whether the tie had ended by `day`, and showed no signed life after that.

    One side's word is enough: a tie is presumed active unless one or both say otherwise (Sister
    Cities International, toolkit of 2021).
    """
    heard = counting(claims)
    ends = [c.value for c in heard if c.what == "end" and first_day(c.value) <= day]
    ends += [c.as_of for c in heard if (c.what, c.value) in ENDINGS]
    ends += [p.signed for p in papers if p.counts and p.instrument == TERMINATION]
    anew = [p.signed for p in papers if is_binding(p)]
    anew += [c.value for c in heard if c.what == "date"]
    anew += [c.as_of for c in heard if is_signed_word(c)]
    return bool(ends) and not any(all(clearly_before(end, a) for end in ends) for a in anew)


def is_signed_word(claim: Said) -> bool:
    """Whether a claim tells of a signing, or of a signed tie that has not ended."""
    if claim.what == "stage":
        return is_signed(claim.value) and plain_stage(claim.value) != "ended"
    return claim.what == "event" and claim.value in SIGNING_EVENTS


def quiet_before(day: date) -> date:
    """Evidence of this day or later shows that a tie is not quiet on `day`."""
    return months_before(day, QUIET_AFTER)


def is_quiet(last: date | None, day: date) -> bool:
    """Whether no dated evidence falls in the 36 months before `day`."""
    return last is None or last < quiet_before(day)


def state_of(
    claims: Sequence[Said],
    papers: Sequence[Paper],
    readings: Mapping[str, Reading],
    *,
    last: date | None,
    day: date,
) -> str:
    """The state of a tie on `day`; `last` is the last day of its dated evidence by then.

    Not verified: no readable source says that it was signed or that anything is under way.
    """
    if has_ended(claims, papers, day):
        return "ended"
    if is_signed_tie(claims, papers, readings):
        return "quiet" if is_quiet(last, day) else "established"
    happened = any(c.what in (*HAPPENED, "date") for c in counting(claims))
    intent = kinds.LETTER_OF_INTENT in readings["kind"].values
    under_way = happened or intent or any(paper.counts for paper in papers)
    return "process" if under_way else "unverified"


def untold_kind(claims: Iterable[Said]) -> str:
    """The kind that circulates without a readable source, for a tie of which nothing else is."""
    told = {c.value for c in claims if c.counts and c.what == "kind" and c.value}
    return kinds.weakest(told)


def since(papers: Iterable[Paper], readings: Mapping[str, Reading]) -> str:
    """The day of signing: as claimed, else the earliest signed paper's; "" where sources differ.

    A renewal tells that the tie is older than itself, not how old.
    """
    if readings["date"].values:
        return readings["date"].shown
    papers = [paper for paper in papers if is_binding(paper)]
    signed = [paper.signed for paper in papers if paper.signed and not is_renewal(paper)]
    return min(signed, key=lambda edtf: (first_day(edtf), edtf), default="")


# ── Evidence by date ──


def dated(
    claims: Iterable[Said], papers: Iterable[Paper], elsewhere: Iterable[Dated] = ()
) -> list[Dated]:
    """Everything dated, each happening once.

    A date claim, a signing and a signed paper of one day are one signing; what is only told of a
    day steps back behind a signing or an activity of that day. A paper on its way shows life on
    the last day a source speaks of it; a signed one only on the day of its signing.
    """
    claims, elsewhere = counting(claims), list(elsewhere)
    papers = [paper for paper in papers if paper.counts]
    signings = once(
        [Dated(p.signed, SIGNED, "agreement", p.number) for p in papers if p.signed]
        + [Dated(c.value, SIGNED, "claim", c.number) for c in claims if c.what == "date"]
        + [Dated(c.as_of, SIGNED, "claim", c.number) for c in claims if is_dated_signing(c)]
        + [piece for piece in elsewhere if piece.signed and piece.verified]
    )
    others = [piece for piece in elsewhere if not (piece.signed and piece.verified)]
    told = [
        Dated(c.as_of, c.value if c.what == "event" else WORD, "claim", c.number)
        for c in claims
        if c.what in HAPPENED and c.as_of and not is_dated_signing(c)
    ]
    told += [Dated(p.seen, WORD, "agreement", p.number) for p in papers if p.seen and is_draft(p)]
    return [*signings, *others, *once(told, [*signings, *others])]


def is_dated_signing(claim: Said) -> bool:
    """Whether a claim tells of a signing and its day."""
    return claim.what == "event" and claim.value in SIGNING_EVENTS and bool(claim.as_of)


# ── The summary ──


def summary(
    claims: Iterable[Said],
    papers: Iterable[Paper] = (),
    *,
    day: date,
    elsewhere: Iterable[Dated] = (),
) -> Summary:
    """A tie as of `day`, from claims, agreements and further dated evidence (activities).

    Neither the order of the claims nor any that does not count changes the result. Kind: what all
    who speak stand by (`kinds.weakest`); since: the day of signing, empty where sources differ or
    nothing was signed; state: see `state_of`.
    """
    claims, papers = list(claims), list(papers)
    readings = {what: read(what, claims) for what in ARGUED}
    shown = dated(claims, papers, elsewhere)
    newest = latest(shown, day)
    state = state_of(claims, papers, readings, last=last_shown(newest, day), day=day)
    signed = state in ("established", "quiet", "ended")
    return Summary(
        state=state,
        kind=readings["kind"].shown or (untold_kind(claims) if state == "unverified" else ""),
        stage=readings["stage"].shown,
        disputed=any(reading.verdict == DISPUTE for reading in readings.values()),
        since=since(papers, readings) if signed else "",
        evidence=newest,
        years=by_year(shown, day),
        readings=readings,
        shown=tuple(shown),
    )

"""What the rules of several countries would say of the tie that a draft is to make.

Each test is a plain function: facts in, a verdict with its reason out. Nothing blocks, and what
the register does not know is "cannot be said", never "no". The rules themselves, with source and
confidence, stand in the procedures of the parties' kinds (docs/procedures.md).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from phinong.core.refusals import Refusal
from phinong.ties.kinds import LETTER_OF_INTENT
from phinong.ties.spheres import OF_CITIES

MEETS, FAILS, UNSAID = "meets", "fails", "cannot-be-said"
JAPAN, THAILAND, CHINA = "JP", "TH", "CN"
OWN = "own"
PROVINCE = "province"
SISTER = "sister"
SECTORAL = "sectoral"


@dataclass(frozen=True, slots=True)
class Side:
    """A party as the tests see it.

    `level` is its rank counted from the country down, None while the register does not know it;
    `capacities` those in which somebody is named to sign for it; `approved` whether its assembly's
    step is done with an approval, None while nothing is known of that.
    """

    country: str
    kind: str
    level: int | None = None
    capacities: Collection[str] = ()
    approved: bool | None = None


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What is known of a draft for the tests.

    `other_sisters` names further sister ties of the foreign parties with Chinese bodies; `tied`
    the tie on record between the same parties unless the draft goes on from one of its agreements;
    `open_drafts` the titles of further open drafts between them.
    """

    instrument: str
    kind: str
    sides: Sequence[Side]
    areas: Collection[str] = ()
    other_sisters: Sequence[str] = ()
    tied: str = ""
    open_drafts: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Verdict:
    """One test: its code, what comes of it, and why. `rule` is (procedure, rule) of its source."""

    code: str
    verdict: str
    why: Refusal
    rule: tuple[str, str] | None = None


def verdicts(facts: DraftFacts) -> list[Verdict]:
    """The tests that these parties call for: duplicates always, the rest between cities alone."""
    found = [once_only(facts)]
    if not all(side.kind in OF_CITIES for side in facts.sides):
        return found
    countries = {side.country for side in facts.sides}
    if any(side.country == THAILAND and side.kind == PROVINCE for side in facts.sides):
        found.append(equal_rank(facts.sides))
    if JAPAN in countries:
        found += [written_by_heads(facts), several_fields(facts), assembly(facts.sides)]
    if CHINA in countries and len(countries) > 1:
        found.append(one_to_one(facts))
    return found


def once_only(facts: DraftFacts) -> Verdict:
    """Nothing of the kind between the same parties, on record or on its way."""
    if facts.open_drafts:
        why = Refusal("fit-draft-open", {"names": ", ".join(facts.open_drafts)})
        return Verdict("once-only", FAILS, why)
    if facts.tied:
        return Verdict("once-only", FAILS, Refusal("fit-tied-already", {"name": facts.tied}))
    return Verdict("once-only", MEETS, Refusal("fit-no-double"))


def equal_rank(sides: Sequence[Side]) -> Verdict:
    """A Thai province's partners are of a province's rank.

    The guideline names states, provinces, prefectures and special cities and leaves its list open,
    and provinces have partners that are cities: no rank of the register rules a partner out.
    """

    def verdict(found: str, code: str) -> Verdict:
        return Verdict("equal-rank", found, Refusal(code), ("th-province", "equal-rank"))

    ours = {s.level for s in sides if s.country == THAILAND and s.kind == PROVINCE}
    partners = {s.level for s in sides if s.country != THAILAND}
    known = partners - {None}
    if None not in ours and known - ours:
        return verdict(UNSAID, "fit-rank-differs")
    if None in ours | partners or not partners:
        return verdict(UNSAID, "fit-rank-unknown")
    return verdict(MEETS, "fit-rank-equal")


def written_by_heads(facts: DraftFacts) -> Verdict:
    """CLAIR's first: a written agreement of both heads; a letter of intent is none."""

    def verdict(found: str, code: str) -> Verdict:
        return Verdict("clair-written", found, Refusal(code), ("jp-local", "written-by-heads"))

    if facts.instrument == LETTER_OF_INTENT:
        return verdict(FAILS, "fit-letter-only")
    if not all(side.capacities for side in facts.sides):
        return verdict(UNSAID, "fit-signers-unnamed")
    if all(OWN in side.capacities for side in facts.sides):
        return verdict(MEETS, "fit-heads-sign")
    return verdict(UNSAID, "fit-deputy-signs")


def several_fields(facts: DraftFacts) -> Verdict:
    """CLAIR's second: not limited to one field. One named field does not prove a limit."""
    count, rule = len(set(facts.areas)), ("jp-local", "several-fields")
    if facts.kind == SECTORAL:
        return Verdict("clair-fields", FAILS, Refusal("fit-one-field-by-kind"), rule)
    if count > 1:
        return Verdict("clair-fields", MEETS, Refusal("fit-fields", {"count": count}), rule)
    return Verdict("clair-fields", UNSAID, Refusal("fit-fields-open", {"count": count}), rule)


def assembly(sides: Sequence[Side]) -> Verdict:
    """CLAIR's third: the assembly of every Japanese side approved."""

    def verdict(found: str, code: str) -> Verdict:
        return Verdict("clair-assembly", found, Refusal(code), ("jp-local", "assembly"))

    decided = {side.approved for side in sides if side.country == JAPAN}
    if False in decided:
        return verdict(FAILS, "fit-assembly-against")
    if None in decided:
        return verdict(UNSAID, "fit-assembly-open")
    return verdict(MEETS, "fit-assembly-approved")


def one_to_one(facts: DraftFacts) -> Verdict:
    """A foreign city is the sister of one Chinese city. That this register has no other proves
    nothing: the Chinese side is asked."""

    def verdict(found: str, code: str, **said: str) -> Verdict:
        return Verdict("one-to-one", found, Refusal(code, said), ("cn-city", "one-to-one"))

    if facts.kind and facts.kind != SISTER:
        return verdict(MEETS, "fit-no-sister-meant")
    if not facts.kind:
        return verdict(UNSAID, "fit-kind-open")
    if facts.other_sisters:
        return verdict(FAILS, "fit-sister-elsewhere", names=", ".join(facts.other_sisters))
    return verdict(UNSAID, "fit-sister-unproved")

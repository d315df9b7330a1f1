"""What the rules of several countries would say of the tie that a draft is to make.

Each test is a plain function: facts in, a verdict with its reason out. Nothing blocks, and what
the register does not know is "cannot be said", never "no". The rules themselves, with source and
confidence, stand in the procedures of the parties' kinds (docs/procedures.md).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from phinong.core.refusals import Refusal
from phinong.ties.kinds import LETTER_OF_INTENT
from phinong.ties.spheres import OF_CITIES

MEETS, FAILS, UNSAID = "meets", "fails", "cannot-be-said"
JAPAN, THAILAND, CHINA = "JP", "TH", "CN"
OWN = "own"
# Papers whose matter is that of the agreement they go on from, and the relations that say so.
RENEWAL, AMENDMENT = "renewal", "amendment"
# Papers that go on from an agreement, and those that rest on a tie and make none.
LATER_PAPERS = frozenset({RENEWAL, AMENDMENT, "termination"})
RESTING = frozenset({"action-plan", "joint-statement", "exchange-agreement", "joint-degree"})
GOES_ON = frozenset({"renews", "amends", "supersedes", "terminates"})
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
class InForce:
    """An agreement that runs between the same parties, by name.

    `ends` is the last day it may run, None for one without an end; `stated` how the draft is said
    to rest on it, a code of the vocabulary `lineage`, empty where nothing is said.
    """

    name: str
    instrument: str
    kind: str = ""
    ends: date | None = None
    stated: str = ""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What is known of a draft for the tests.

    `in_force` are the agreements that run between the same parties, `begins` the first day on which
    the draft's own term can begin.
    `other_sisters` names further sister ties of the foreign parties with Chinese bodies; `tied`
    the tie on record between the same parties unless the draft goes on from one of its agreements;
    `open_drafts` the titles of further open drafts of such a paper between them, `other_drafts`
    those of other papers.
    """

    instrument: str
    kind: str
    sides: Sequence[Side]
    areas: Collection[str] = ()
    other_sisters: Sequence[str] = ()
    tied: str = ""
    open_drafts: Sequence[str] = field(default=())
    other_drafts: Sequence[str] = field(default=())
    in_force: Sequence[InForce] = ()
    begins: date | None = None


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
    """Nothing of the kind between the same parties, in force, on record or on its way.

    A renewal, an amendment or what takes an agreement's place is no second one, where it is stated
    of which; nor is a paper that rests on the tie there is, such as its plan.
    """

    def verdict(found: str, code: str, **said: str) -> Verdict:
        return Verdict("once-only", found, Refusal(code, said))

    if twice := [one.name for one in facts.in_force if made_twice(facts, one)]:
        return verdict(FAILS, "fit-in-force", names=", ".join(twice))
    if facts.open_drafts:
        return verdict(FAILS, "fit-draft-open", names=", ".join(facts.open_drafts))
    if facts.tied:
        return verdict(*on_a_tie(facts.instrument), name=facts.tied)
    if goes_on := [one.name for one in facts.in_force if one.stated in GOES_ON]:
        return verdict(MEETS, "fit-goes-on", names=", ".join(goes_on))
    if facts.other_drafts:
        return verdict(MEETS, "fit-other-paper", names=", ".join(facts.other_drafts))
    return verdict(MEETS, "fit-no-double")


def on_a_tie(instrument: str) -> tuple[str, str]:
    """What comes of such a paper between parties that are tied, and why, while it is not stated
    which agreement it goes on from."""
    if instrument in LATER_PAPERS:
        return UNSAID, "fit-goes-on-unnamed"
    return (MEETS, "fit-rests-on-tie") if instrument in RESTING else (FAILS, "fit-tied-already")


def made_twice(facts: DraftFacts, one: InForce) -> bool:
    """Whether a draft would make again what an agreement in force provides: the same kind of paper
    and of tie, in a time that both cover, and not stated to go on from it."""
    overlaps = one.ends is None or facts.begins is None or one.ends >= facts.begins
    return overlaps and one.stated not in GOES_ON and same_matter(facts, one)


def same_matter(facts: DraftFacts, one: InForce) -> bool:
    """Whether the papers are of one kind, and the ties as far as both are said.

    A renewal is of the kind of whatever it renews; an amendment stands beside what it amends, so
    one in force is made again by nothing but what it amends.
    """
    papers = {facts.instrument, one.instrument}
    paper = one.instrument != AMENDMENT and (len(papers) == 1 or papers & {RENEWAL, AMENDMENT})
    return bool(paper) and (not facts.kind or not one.kind or facts.kind == one.kind)


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

"""Their text beside ours, held against the last text both sides had: what changed on which side.

Nothing is merged: each clause says who changed it, and a person chooses what is taken.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from phinong.drafting.canonical import Part, Whole, Wording, tidy
from phinong.drafting.redline import Run, redline
from phinong.drafting.wording_now import numbers

SAME, THEIRS, OURS, BOTH, DIFFERS = "same", "theirs", "ours", "both", "differs"
# What of their clauses somebody may choose to take.
TAKEABLE = frozenset((THEIRS, OURS, BOTH, DIFFERS))


@dataclass(frozen=True, slots=True)
class Side:
    """A clause in one language, theirs against ours as a redline; `by` is who changed it."""

    tag: str
    by: str
    heading: list[Run]
    words: list[Run]


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause in both texts. `by` is same, theirs, ours, both, or differs where nothing was
    shared before; `has_ours` and `has_theirs` say in which texts it stands."""

    uid: str
    kind: str
    topic: str
    number: int | None
    by: str
    has_ours: bool
    has_theirs: bool
    cells: tuple[Side, ...]

    @property
    def may_be_taken(self) -> bool:
        """Whether taking their clause would change ours."""
        return self.by in TAKEABLE


@dataclass(frozen=True, slots=True)
class Three:
    """A clause as three texts have it: the last shared one (if `shared`), ours, theirs."""

    base: Part | None
    ours: Part | None
    theirs: Part | None
    shared: bool


def said_of(part: Part | None) -> object:
    """What a clause says, apart from its name: equal for clauses that say the same."""
    if part is None:
        return None
    texts = {tag: tidied(text) for tag, text in part.texts.items()}
    return part.kind, part.topic, {tag: said for tag, said in texts.items() if any(said)}


def tidied(text: Wording) -> tuple[str, str]:
    """What one wording says."""
    return tidy(text.heading), tidy(text.words)


def changed_by(base: object, ours: object, theirs: object, *, shared: bool) -> str:
    """Which side changed something, `shared` when a text that both had is known."""
    if ours == theirs:
        return SAME
    if not shared:
        return DIFFERS
    if ours == base:
        return THEIRS
    return OURS if theirs == base else BOTH


def three_way(base: Whole | None, ours: Whole, theirs: Whole) -> list[ClauseRow]:
    """Every clause of either text: theirs in their order, ours that they have not where it stands.

    `base` is the last text both sides had, None for none.
    """
    old = {part.uid: part for part in base.parts} if base else {}
    mine = {part.uid: part for part in ours.parts}
    other = {part.uid: part for part in theirs.parts}
    tags = tuple(dict.fromkeys([*ours.tags, *theirs.tags]))
    counted = numbers(ours.parts) | numbers(theirs.parts)
    return [
        row_of(Three(old.get(uid), mine.get(uid), other.get(uid), base is not None), tags, counted)
        for uid in in_order(ours.parts, theirs.parts)
    ]


def in_order(ours: Sequence[Part], theirs: Sequence[Part]) -> list[str]:
    """The names of all clauses: theirs in order, each of ours that they lack behind its own
    predecessor."""
    found = [part.uid for part in theirs]
    before = ""
    for part in ours:
        if part.uid not in found:
            found.insert(found.index(before) + 1 if before else 0, part.uid)
        before = part.uid
    return found


def row_of(three: Three, tags: tuple[str, ...], counted: Mapping[str, int]) -> ClauseRow:
    """One clause of the comparison."""
    part = three.theirs or three.ours
    assert part is not None  # noqa: S101 - one of the two has it
    said = (said_of(one) for one in (three.base, three.ours, three.theirs))
    return ClauseRow(
        uid=part.uid,
        kind=part.kind,
        topic=part.topic,
        number=counted.get(part.uid),
        by=changed_by(*said, shared=three.shared),
        has_ours=three.ours is not None,
        has_theirs=three.theirs is not None,
        cells=tuple(side_of(tag, three) for tag in tags),
    )


def side_of(tag: str, three: Three) -> Side:
    """One clause in one language."""
    parts = (three.base, three.ours, three.theirs)
    was, mine, other = (part.in_tag(tag) if part else Wording() for part in parts)
    return Side(
        tag,
        changed_by(*(tidied(text) for text in (was, mine, other)), shared=three.shared),
        redline(mine.heading, other.heading),
        redline(mine.words, other.words),
    )


def taken(ours: Sequence[Part], theirs: Sequence[Part], chosen: Collection[str]) -> list[Part]:
    """Our clauses with the chosen ones as they have them: changed, added behind the clause before
    it, or gone where they have it no more."""
    other = {part.uid: part for part in theirs}
    kept = [other.get(part.uid, part) if part.uid in chosen else part for part in ours]
    kept = [part for part in kept if part.uid not in chosen or part.uid in other]
    before = ""
    for part in theirs:
        names = [one.uid for one in kept]
        if part.uid in chosen and part.uid not in names:
            there = names.index(before) + 1 if before in names else len(kept)
            kept.insert(there if before else 0, part)
        before = part.uid
    return kept


def in_their_order(parts: Sequence[Part], theirs: Sequence[Part]) -> list[Part]:
    """The same clauses in their order; ours that they lack stay behind their predecessor."""
    order = in_order(parts, [part for part in theirs if part.uid in {p.uid for p in parts}])
    return sorted(parts, key=lambda part: order.index(part.uid))

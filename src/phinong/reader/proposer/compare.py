"""Two readers of one paper: where they say the same, and where they differ.

Nothing here decides who is right, and nothing is merged: a person sees both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Finding, Value
from ..shadow import shadow
from .shapes import Sort, sort_of

# By kind of finding: the values whose very place tells that two findings speak of one thing, and
# those whose words tell it wherever they stand. A paper has one finding of the kind `document`.
_MEETS: dict[str, tuple[str, str]] = {
    "document": ("", ""),
    "tie-claim": ("kind", "side"),
    "agreement": ("instrument", "party"),
    "meeting": ("committee number", "committee"),
    "resolution": ("text", ""),
    "commitment": ("what", ""),
    "activity": ("event-type", "party"),
    "joint-centre": ("name", "name"),
    "network": ("name", "name"),
    "learning-item": ("title text", ""),
    "figure": ("number", ""),
    "person-post": ("name", "name"),
}
# Values whose meaning is what the words were turned into, not the words.
_TURNED = (Sort.CODE, Sort.DATE, Sort.NUMBER)


@dataclass(frozen=True, slots=True)
class Difference:
    """One name on which two findings differ; `known` is empty where only the proposal has it."""

    name: str
    known: tuple[Value, ...]
    proposed: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What the second reader proposes beside what is known of the same thing, if anything is."""

    proposed: Finding
    known: Finding | None = None
    differs: tuple[Difference, ...] = ()

    @property
    def agrees(self) -> bool:
        """True when the proposal says nothing that is not known already."""
        return self.known is not None and not self.differs


def meet(one: Finding, other: Finding) -> bool:
    """Whether two findings speak of one thing: the same words at one place, or the same names."""
    if one.kind != other.kind:
        return False
    if one.kind == "document":
        return True
    placed, named = _MEETS[one.kind]
    if any(_touch(a, b) for name in placed.split() for a in one.all(name) for b in other.all(name)):
        return True
    words, others = _words(one, named), _words(other, named)
    return bool(words) and words == others


def differences(known: Finding, proposed: Finding) -> tuple[Difference, ...]:
    """Every name under which `proposed` says what `known` does not, in its order."""
    names = dict.fromkeys(value.name for value in proposed.values)
    found = []
    for name in names:
        has, says = known.all(name), proposed.all(name)
        turned = sort_of(known.kind, name) in _TURNED
        new = tuple(b for b in says if not any(_same(a, b, turned=turned) for a in has))
        if new:
            found.append(Difference(name, has, new))
    return tuple(found)


def paired(known: Sequence[Finding], proposed: Sequence[Finding]) -> list[Pair]:
    """Each proposal with the known finding it agrees with, else with the nearest it differs from.

    A known finding that one proposal agrees with is not in dispute with another: three ties told
    with one word are three ties.
    """
    agreeing = {p.key: k for p in proposed if (k := _agreed(known, p))}
    taken = {k.key for k in agreeing.values()}
    free = [k for k in known if k.key not in taken]
    return [
        Pair(p, agreeing[p.key]) if p.key in agreeing else _differing(free, p) for p in proposed
    ]


def _agreed(known: Sequence[Finding], proposed: Finding) -> Finding | None:
    return next((k for k in known if meet(k, proposed) and not differences(k, proposed)), None)


def _differing(known: Sequence[Finding], proposed: Finding) -> Pair:
    met = [(differences(k, proposed), k) for k in known if meet(k, proposed)]
    if not met:
        return Pair(proposed)
    far = proposed.span.start
    differs, nearest = min(met, key=lambda m: (len(m[0]), abs(m[1].span.start - far)))
    return Pair(proposed, nearest, differs)


def _same(one: Value, other: Value, *, turned: bool) -> bool:
    """Whether two values of one name say the same."""
    if turned:
        return str(one.value) == str(other.value)
    if one.entry and one.entry == other.entry:
        return True
    within = one.span.covers(other.span) or other.span.covers(one.span)
    return within or _folded(one) == _folded(other)


def _touch(one: Value, other: Value) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _words(one: Finding, name: str) -> set[str]:
    return {value.entry or _folded(value) for value in one.all(name)}


def _folded(value: Value) -> str:
    return " ".join(shadow(value.as_written).split())

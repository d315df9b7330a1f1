"""Which records answer a query, in order, from any place in the results on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from phinong.discovery.asking import (
    Aliases,
    Asked,
    anywhere,
    names_in,
    of_kinds,
    tiers,
    visible,
    without,
)
from phinong.discovery.facts import Record
from phinong.discovery.matching import Every, Phrase, Some, Wanted
from phinong.discovery.models import Entry
from phinong.discovery.ranking import last_part_of, record_of
from phinong.discovery.storage import TOP, storage
from phinong.discovery.tokens import meta_token, name_token

ALIAS_ENTRIES = 60
# Beyond so many the page says "more than": nobody reads them, and counting has no end.
COUNTED = 500
# Parts of long texts looked at for words that stand far apart.
LONG_PARTS = 2_000
LONG = Phrase((meta_token("long"),), "meta")
_TOKEN = re.compile(r"([0-9])\.([0-9]{1,19})")

# (tier, rank): a place in the results.
Position = tuple[int, int]


@dataclass(frozen=True)
class Plan:
    """What to ask for a query: tiers, the best first, and the conditions that all must hold.

    `name` wants the query as a name: with the conditions it is all that the tiers can find.
    `exact` is the number of the tier that wants the query word for word in a text, or None.
    `pieces` are read at once and together are all that matches, by the tier that each stands for:
    every tier of a query of one unit, its last one without what stands in titles; else only the
    last, with names.
    """

    levels: tuple[Wanted, ...]
    name: Wanted
    conditions: tuple[Wanted, ...]
    exact: int | None
    pieces: Mapping[int, Wanted]

    @classmethod
    def of(cls, asked: Asked, user: Any) -> Self:
        """The plan for what `user` may see."""
        known = aliases(asked, user)
        asked = asked.spelt(storage().words)
        levels = tuple(visible(tier, user) for tier in tiers(asked, known))
        conditions = tuple(visible(one, user) for one in anywhere(asked, known))
        last = len(levels) - 1
        if len(asked.units) > 1:
            everything = Some((levels[0], Every(conditions)))
            return cls(levels, levels[0], conditions, last - 1, {last: everything})
        beyond_titles = visible(Every(tuple(anywhere(asked, known, zone="body"))), user)
        pieces = {**dict(enumerate(levels)), last: beyond_titles}
        return cls(levels, levels[0], conditions, None, pieces)

    def of_kinds(self, kinds: Iterable[str]) -> "Plan":
        """The same for records of these kinds; of any kind when none is named."""
        kinds = list(kinds)
        if not kinds:
            return self
        levels = tuple(of_kinds(tier, kinds) for tier in self.levels)
        conditions = tuple(of_kinds(one, kinds) for one in self.conditions)
        pieces = {tier: of_kinds(piece, kinds) for tier, piece in self.pieces.items()}
        return Plan(levels, levels[0], conditions, self.exact, pieces)

    def strict(self) -> "Plan":
        """The same with every tier leaving out what earlier ones find."""
        levels = [without(tier, self.levels[:at]) for at, tier in enumerate(self.levels)]
        return Plan(tuple(levels), self.name, self.conditions, self.exact, self.pieces)

    @property
    def everything(self) -> Wanted:
        """All that any tier can find."""
        return Some((self.name, Every(self.conditions)))

    @cached_property
    def read(self) -> dict[int, list[int]]:
        """The ranks of each piece, the largest first: all, or one more than are counted."""
        text = storage()
        return {
            tier: text.find(piece, below=TOP, limit=COUNTED + 1)
            for tier, piece in self.pieces.items()
        }

    @cached_property
    def all_records(self) -> set[Record] | None:
        """Every record that any tier can find; None where more match than were read."""
        if any(len(ranks) > COUNTED for ranks in self.read.values()):
            return None
        return {record_of(rank) for ranks in self.read.values() for rank in ranks}

    @property
    def matches(self) -> list[int]:
        """The ranks of all that matches, the largest first: all, or one more than are counted."""
        together = {rank for ranks in self.read.values() for rank in ranks}
        return sorted(together, reverse=True)[: COUNTED + 1]


def aliases(asked: Asked, user: Any) -> Aliases:
    """The bodies and places that bear a name made of neighbouring units, longest names first."""
    spans = names_in(asked)
    named = Some(tuple(Phrase((token,), "name") for token in spans))
    wanted = of_kinds(visible(named, user), ("body", "place"))
    ranks = storage().find(wanted, below=TOP, limit=ALIAS_ENTRIES)
    meant: dict[tuple[int, int], list[str]] = {}
    entries = Entry.objects.filter(rank__in=ranks) if ranks else Entry.objects.none()
    for kind, number, title in entries.values_list("kind", "number", "title"):
        for key in {name_token(line) for line in title.split("\n")} & spans.keys():
            meant.setdefault(spans[key], []).append(f"{kind}{number}")
    return {span: sorted(set(meant[span])) for span in apart(meant)}


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the spans that do not overlap, the longest first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= first or start >= after for first, after in kept):
            kept.append((start, end))
    return kept


def page(plan: Plan, since: Position | None, limit: int) -> list[Position]:
    """Up to `limit` records after a place; from the start when there is nothing after it."""
    found = later(plan, since, limit) if since else []
    return found or first(plan, limit)


def first(plan: Plan, limit: int) -> list[Position]:
    """The first records. A tier is asked for only when all earlier ones were shown whole, so what
    they found is simply passed over; and only while something is left to be found."""
    found: list[Position] = []
    shown: set[Record] = set()
    everything = plan.all_records
    for tier in range(len(plan.levels) + 1):
        if tier < len(plan.levels) and shown == everything:
            continue
        wanted = limit - len(found)
        ranks = of_read(plan, tier, wanted, passed=shown)
        if ranks is None:
            ranks = of_tier(plan, tier, TOP, wanted, passed=shown)
        for rank in ranks:
            found.append((tier, rank))
            shown.add(record_of(rank))
        if len(found) == limit:
            return found
    return found


def of_read(plan: Plan, tier: int, limit: int, *, passed: Set[Record]) -> list[int] | None:
    """The same as `of_tier` from the start, out of what was read; None where that is too little."""
    if tier not in plan.pieces:
        return None
    ranks: list[int] = []
    seen = set(passed)
    for rank in plan.read[tier]:
        record = record_of(rank)
        if record not in seen:
            seen.add(record)
            ranks.append(rank)
            if len(ranks) == limit:
                return ranks
    return None if len(plan.read[tier]) > COUNTED else ranks


def later(plan: Plan, since: Position, limit: int) -> list[Position]:
    """The records after a place. Nobody knows what stood on earlier pages, so every tier is asked
    for without what earlier ones find."""
    found: list[Position] = []
    start, below = since
    strict = plan.strict()
    for tier in range(start, len(plan.levels) + 1):
        ranks = of_tier(strict, tier, below, limit - len(found), passed=passed(plan, tier))
        found += [(tier, rank) for rank in ranks]
        if len(found) == limit:
            return found
        below = TOP
    return found


def passed(plan: Plan, tier: int) -> Set[Record]:
    """Long texts that a later page must not show again for another of their parts."""
    last = tier == len(plan.levels) - 1
    return frozenset(in_long(plan.levels[plan.exact])) if last and plan.exact else frozenset()


def of_tier(plan: Plan, tier: int, below: int, limit: int, *, passed: Set[Record]) -> list[int]:
    """The ranks of up to `limit` records of one tier, without those passed over.

    Each record once, by its best part. Records found only by words in different parts of a long
    text come last.
    """
    if tier < len(plan.levels):
        return list(records(plan.levels[tier], below, limit, passed=passed))
    return [rank for rank in spread(plan) if rank < below][:limit]


def records(wanted: Wanted, below: int, limit: int, *, passed: Set[Record]) -> Iterator[int]:
    """The ranks of the first matching part of up to `limit` records."""
    text = storage()
    full = True
    while limit > 0 and full:
        most = limit + len(passed)
        ranks = text.find(wanted, below=below, limit=most)
        full = len(ranks) == most
        for rank in ranks:
            if rank < below and limit > 0:
                below = last_part_of(rank)
                if record_of(rank) not in passed:
                    yield rank
                    limit -= 1


# ── Long texts ──
# They stand in several entries. A title is in all of them, but words of the text may stand
# together in one part and apart in another, or in different parts altogether.


def in_long(wanted: Wanted) -> dict[Record, int]:
    """The records with long texts that match, by the rank of their first matching part."""
    ranks = storage().find(Every((wanted, LONG)), below=TOP, limit=LONG_PARTS)
    return {record_of(rank): rank for rank in reversed(ranks)}


def spread(plan: Plan) -> list[int]:
    """Ranks of long texts that hold all of the query, but no part of which does."""
    if len(plan.conditions) < 2:
        return []
    each = [in_long(condition) for condition in plan.conditions]
    common = set.intersection(*(set(found) for found in each))
    if common:
        common -= in_long(plan.everything).keys()
    return sorted((max(found[record] for found in each) for record in common), reverse=True)


# ── Tokens ──


def token(at: Position) -> str:
    """A place in the results as one word for an address."""
    return f"{at[0]}.{last_part_of(at[1])}"


def position(given: str | None) -> Position | None:
    """The place in a token, or None when it is none of ours."""
    found = _TOKEN.fullmatch(given or "")
    return (int(found[1]), int(found[2])) if found and int(found[2]) <= TOP else None

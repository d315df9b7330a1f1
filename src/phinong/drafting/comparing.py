"""Two whole texts side by side: which clauses stayed, changed, came, went or moved."""

from collections.abc import Iterator
from dataclasses import dataclass

from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.redline import Run, redline
from phinong.drafting.wording_now import numbers


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause's words in one language, as a redline of heading and of words."""

    tag: str
    heading: list[Run]
    words: list[Run]

    @property
    def is_changed(self) -> bool:
        """Whether anything went or came."""
        return any(run.kind != "same" for run in (*self.heading, *self.words))


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """One clause in both texts. `change` is same, changed, new, gone or moved."""

    uid: str
    kind: str
    topic: str
    number: int | None
    change: str
    cells: list[Changed]


def compared(before: Whole, after: Whole) -> list[ComparedClause]:
    """Every clause of `after` in order, those that went where they stood before."""
    old = {part.uid: part for part in before.parts}
    new = {part.uid: part for part in after.parts}
    tags = tuple(dict.fromkeys([*after.tags, *before.tags]))
    moved = moved_between(before, after)
    was_numbered, numbered = numbers(before.parts), numbers(after.parts)
    rows = []
    gone = gone_after(before, set(new))
    for uid in (None, *new):
        if uid is not None:
            rows.append(_row(old.get(uid), new[uid], tags, numbered.get(uid), uid in moved))
        for lost in gone.get(uid, ()):
            rows.append(_row(lost, None, tags, was_numbered.get(lost.uid), moved=False))
    return rows


def gone_after(before: Whole, kept: set[str]) -> dict[str | None, list[Part]]:
    """{uid of the last kept clause before it, or None: clauses that went}."""
    found: dict[str | None, list[Part]] = {}
    last: str | None = None
    for part in before.parts:
        if part.uid in kept:
            last = part.uid
        else:
            found.setdefault(last, []).append(part)
    return found


def moved_between(before: Whole, after: Whole) -> set[str]:
    """Clauses that stand in another order than before: the fewest that explain the order."""
    place = {part.uid: n for n, part in enumerate(before.parts)}
    common = [part.uid for part in after.parts if part.uid in place]
    kept = longest_rising([place[uid] for uid in common])
    return {uid for n, uid in enumerate(common) if n not in kept}


def longest_rising(values: list[int]) -> set[int]:
    """The positions of a longest rising subsequence."""
    if values == sorted(values):
        return set(range(len(values)))
    best: list[list[int]] = []
    for n, value in enumerate(values):
        before = [rising for rising in best if values[rising[-1]] < value]
        best.append([*longest(before), n])
    return set(longest(best))


def longest(lists: list[list[int]]) -> list[int]:
    """The last of the longest lists; an empty one when there is none."""
    most = max(map(len, lists), default=0)
    return next((one for one in reversed(lists) if len(one) == most), [])


def _row(
    before: Part | None, after: Part | None, tags: tuple[str, ...], number: int | None, moved: bool
) -> ComparedClause:
    part = after or before
    assert part is not None  # noqa: S101 - one of the two is always there
    cells = list(_cells(before, after, tags))
    change = "gone" if after is None else "new" if before is None else "same"
    if change == "same" and any(cell.is_changed for cell in cells):
        change = "changed"
    elif change == "same" and moved:
        change = "moved"
    return ComparedClause(part.uid, part.kind, part.topic, number, change, cells)


def _cells(before: Part | None, after: Part | None, tags: tuple[str, ...]) -> Iterator[Changed]:
    for tag in tags:
        old = before.in_tag(tag) if before else Wording()
        new = after.in_tag(tag) if after else Wording()
        yield Changed(tag, redline(old.heading, new.heading), redline(old.words, new.words))

"""Two versions of minutes side by side: which passages stayed, changed, came or went.

A passage is what a reader would point at: the heading, a list of attendance, a matter's title, what
was said on it, a resolution, an undertaking. It is known again by its place in the form and, on a
matter, by the matter itself, so that a matter that moved is not read as gone and new.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from phinong.drafting.redline import Run, redline
from phinong.meetings.minutes_sheet import Roll, Sheet, Sign, sheet_of

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: by which it is known again, what stands before it, and its words."""

    key: Key
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A passage in both versions. `change` is changed, new or gone."""

    label: str
    change: str
    runs: Sequence[Run]


def compared(before: str, after: str) -> list[Compared]:
    """What differs between two canonical texts, passage by passage in the order of the second;
    what went stands where it stood. Equal texts differ in nothing."""
    old, new = passages(sheet_of(before)), passages(sheet_of(after))
    was = {one.key: one for one in old}
    now = {one.key: one for one in new}
    order = [one.key for one in new]
    for place, one in enumerate(old):
        if one.key not in now:
            before_it = [row.key for row in old[:place] if row.key in order]
            order.insert(order.index(before_it[-1]) + 1 if before_it else 0, one.key)
    rows = (row(was.get(key), now.get(key)) for key in order)
    return [one for one in rows if one]


def row(before: Passage | None, after: Passage | None) -> Compared | None:
    """One passage in both; None where nothing changed."""
    either = after or before
    assert either is not None  # noqa: S101 - one of the two is always there
    if before and after and (before.label, before.text) == (after.label, after.text):
        return None
    change = "gone" if after is None else "new" if before is None else "changed"
    runs = redline(before.text if before else "", after.text if after else "")
    return Compared(either.label, change, runs)


def passages(sheet: Sheet) -> list[Passage]:
    """Every passage of the minutes in its order."""
    return list(passages_of(sheet))


def passages_of(sheet: Sheet) -> Iterator[Passage]:
    """The passages: heading, lists, beginning, matters, end, hands."""
    yield Passage(("heading",), "", "\n".join(sheet.heading))
    for roll in sheet.rolls:
        yield Passage(("roll", roll.heading), roll.heading, words_of(roll))
    yield Passage(("began",), "", "\n".join(sheet.began))
    counts: dict[Key, int] = {}
    title = ""
    for block in sheet.blocks:
        if block.kind in ("heading", "none"):
            continue
        title = block.label if block.kind == "matter" else title
        place: Key = (block.item, block.kind)
        counts[place] = counts.get(place, 0) + 1
        above = block.label if block.kind == "matter" else f"{title} {block.label}".strip()
        yield Passage((*place, counts[place]), above, block.text)
    yield Passage(("ended",), "", sheet.ended)
    for sign in sheet.signs:
        yield Passage(("sign", sign.what), sign.what, hand(sign))


def words_of(roll: Roll) -> str:
    """A list of attendance, a line for each."""
    lines = ((one.number, one.name, one.post.replace("\n", " "), one.aside) for one in roll.rows)
    return "\n".join(" ".join(filter(None, line)) for line in lines)


def hand(sign: Sign) -> str:
    """Who signs, with the post."""
    return " ".join(filter(None, (sign.name, sign.post)))

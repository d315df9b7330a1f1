"""A register of any size, for measuring: ties with claims, documents, citations and history.

Everything in it is marked as a sample, in its name and in its code. It is written past the
actions, many rows at once, but its summaries come from the same rules and its index from the
same functions as everybody's. The same seed gives the same register.
"""

from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.activities.models import Activity, Participation
from phinong.discovery.models import Entry
from phinong.discovery.storage import storage
from phinong.discovery.tokens import token_row
from phinong.places.models import Body, BodyName, Place
from phinong.record.models import Citation, Document, Event, Passage
from phinong.site.generate.indexing import entries_for
from phinong.site.generate.rows import KEPT_BY, OURS, Maker, region_of
from phinong.site.generate.storing import Keys, Row, let_keys_follow, store, table_of
from phinong.site.generate.story import tell
from phinong.site.generate.texts import LANGUAGES
from phinong.ties.models import Agreement, AgreementParty, Claim, Party, Tie

BATCH = 1_000
# One of ours for so many ties, one partner for so many.
TIES_TO_OURS, TIES_TO_THEIRS = 50, 2
FEWEST = 10
TABLES = [Place, Body, BodyName, Tie, Party, Claim, Agreement, AgreementParty, Activity]
TABLES += [Participation, Document, Passage, Citation, Event, Entry]


def generate(size: int, *, seed: int = 1, progress: Any = None) -> dict[str, int]:
    """Add `size` generated ties; {table: rows}. `progress` is written to after every batch.

    A second call goes on with the numbers after the first one's.
    """
    now = timezone.now()
    random = Random(seed)  # noqa: S311 - the same seed must give the same register
    maker = Maker(Keys(), random, timezone.localdate(), now)
    first = Tie.objects.filter(code__startswith="sample-").count()
    counted: dict[str, int] = {}
    ours = bodies(maker, "ours", max(FEWEST, size // TIES_TO_OURS), counted)
    theirs = bodies(maker, "theirs", max(FEWEST, size // TIES_TO_THEIRS), counted)
    for start in range(0, size, BATCH):
        numbers = range(first + start, first + min(start + BATCH, size))
        with transaction.atomic():
            put(maker, ties(maker, numbers, ours, theirs), counted)
        if progress:
            progress.write(f"{numbers.stop - first} of {size} ties")
    let_keys_follow(TABLES)
    storage().tidy()
    return counted


def ties(maker: Maker, numbers: range, ours: list[Body], theirs: list[Body]) -> list[Row]:
    """All rows of some ties; every tie has a pair of bodies of its own."""
    rows: list[Row] = []
    for number in numbers:
        story = tell(number, maker.random, today=maker.today, languages=LANGUAGES)
        partner = theirs[number % len(theirs)]
        home = ours[(number // len(theirs) * 7 + number) % len(ours)]
        rows += maker.tie(story, home, partner)
    return rows


def bodies(maker: Maker, side: str, count: int, counted: dict[str, int]) -> list[Body]:
    """So many bodies of one side, those that are there already included."""
    code = f"sample-{side}"
    known = list(Body.objects.filter(code__startswith=f"{code}-").order_by("pk")[:count])
    for start in range(len(known), count, BATCH):
        made: list[Row] = []
        for number in range(start, min(start + BATCH, count)):
            region = OURS if side == "ours" else region_of(number)
            name = 2 * number + (side == "theirs")
            made += maker.body(region, name, f"{code}-{number:06d}")
        with transaction.atomic():
            put(maker, made, counted)
        known += [row for row in made if isinstance(row, Body)]
    return known


def put(maker: Maker, rows: list[Row], counted: dict[str, int]) -> None:
    """Store rows and their index entries, in one transaction."""
    entries = list(entries_for(rows, maker.keys))
    store([*rows, *entries])
    storage().write(map(token_row, entries))
    for row in [*rows, *entries]:
        name = str(table_of(row)._meta.verbose_name_plural)
        counted[name] = counted.get(name, 0) + 1


__all__ = ["KEPT_BY", "generate"]

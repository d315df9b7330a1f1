"""Near spellings of the names in the register, found in memory.

A database cannot search by edit distance without an extension. So every process keeps the folded
names it has seen and reads only what was added since. Comparing a hundred thousand names takes
some 80 ms, and is done only for a name that nothing bears.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from phinong.places.models import BodyName, PersonName
from phinong.record.models import Event

LEAST = 0.8
# Transactions may end in another order than they began: so many rows are read again.
AGAIN = 200


@dataclass(slots=True)
class Spellings:
    """Folded names of one table by row number, read on from the last row known."""

    model: Any
    born: datetime | None = None
    folded: dict[int, str] = field(default_factory=dict)

    def near(self, folded: str, *, limit: int = 8) -> list[tuple[int, float]]:
        """(row number, likeness) of the names spelt nearly like `folded`, likest first.

        Likeness lies between LEAST and 1; the same spelling is left out. Rows removed meanwhile
        may be among them: who fetches them finds them gone.
        """
        self.read_on()
        found = process.extract(
            folded,
            self.folded,
            scorer=OSA.normalized_similarity,
            limit=limit,
            score_cutoff=LEAST,
        )
        return [(number, score) for name, score, number in found if name != folded]

    def read_on(self) -> None:
        """Take in the rows added since; all of them when this is another database."""
        born = Event.objects.order_by("id").values_list("at", flat=True).first()
        last = max(self.folded, default=0)
        rows = dict(self.model.objects.filter(pk__gt=last - AGAIN).values_list("pk", "folded"))
        if born != self.born or (last and rows.get(last) != self.folded[last]):
            rows = dict(self.model.objects.values_list("pk", "folded"))
            self.folded.clear()
        self.born = born
        self.folded.update(rows)


BODIES = Spellings(BodyName)
PEOPLE = Spellings(PersonName)

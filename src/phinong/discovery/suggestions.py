"""Near spellings of names in the register: "did you mean". They are offered, never mixed in.

The names of bodies, places and people are compared by Damerau-Levenshtein distance, which counts
a letter that is missing, added, wrong or swapped with its neighbour. Every process keeps them in
memory, the shortest first and so many at most, and reads on what is added later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from phinong.core.folding import clusters
from phinong.discovery.asking import Asked, visible
from phinong.discovery.matching import Every, Phrase
from phinong.discovery.models import Entry
from phinong.discovery.ranking import NAMED
from phinong.discovery.snippets import folded_in_place
from phinong.discovery.storage import TOP, storage
from phinong.places.naming import readings

MOST_NAMES = 20_000
SHOWN = 3
# Names shorter than this have too many neighbours to guess among.
SHORTEST = 3
# So much of a name must be right; of a short one all but one letter or character.
LIKE_ENOUGH = 0.7
SHORT, LIKE_ENOUGH_IF_SHORT = 4, 0.66

# An entry by its id and rank: which one was read last.
Mark = tuple[int, int]


@dataclass(slots=True)
class Names:
    """Known names by their folded letters, as of the last entry read."""

    last: Mark = (0, 0)
    written: dict[str, str] = field(default_factory=dict)

    def read_on(self) -> None:
        """Add what entries added since; begin anew when the last one read is gone."""
        latest = Entry.objects.order_by("-id").values_list("id", "rank").first() or (0, 0)
        if latest == self.last:
            return
        if not Entry.objects.filter(id=self.last[0], rank=self.last[1]).exists():
            self.written = {}
            self.last = (0, 0)
        self.add(Entry.objects.filter(id__gt=self.last[0], id__lte=latest[0]))
        self.last = latest

    def add(self, entries: QuerySet[Entry]) -> None:
        """Add the names of entries, the shortest first, while there is room."""
        named = entries.filter(kind__in=NAMED, part=0, public=True).order_by("-rank")
        room = MOST_NAMES - len(self.written)
        for title in named.values_list("title", flat=True)[: max(room, 0)].iterator(2000):
            for name in title.split("\n"):
                for key, form in forms(name):
                    self.written.setdefault(key, form)
            if len(self.written) >= MOST_NAMES:
                return

    def near(self, key: str) -> list[str]:
        """The names spelt nearly like `key`, likest first; none when `key` is one of them."""
        if len(key) < SHORTEST or key in self.written:
            return []
        found = process.extract(
            key,
            self.written.keys(),
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LIKE_ENOUGH_IF_SHORT if len(key) <= SHORT else LIKE_ENOUGH,
            limit=SHOWN,
        )
        likest = sorted(found, key=lambda f: (-f[1], abs(len(f[0]) - len(key)), f[0]))
        return [self.written[name] for name, _, _ in likest]


_known = Names()
_lock = Lock()


def get_ready() -> None:
    """Read the names before anybody asks, so that no reader waits for it.

    Called in a thread of its own, whose connection is closed at the end.
    """
    try:
        with _lock:
            _known.read_on()
    finally:
        connection.close()


def forms(name: str) -> Iterator[tuple[str, str]]:
    """(folded letters, as written) of a name, and of what remains without a word such as จังหวัด."""
    folded, offsets = folded_in_place(name)
    if whole := letters(folded):
        yield whole, name
    for reading in readings(name):
        at = folded.find(reading.bare)
        if reading.level and at >= 0 and (bare := letters(reading.bare)):
            yield bare, name[offsets[at] : offsets[at + len(reading.bare)]]


def letters(name: str) -> str:
    """A name without spaces and punctuation, folded."""
    return "".join(clusters(name))


def did_you_mean(asked: Asked, user: Any) -> list[str]:
    """Up to three near spellings of the query: of the whole, else with one unit put right.

    Only what would find something that `user` may see.
    """
    with _lock:
        _known.read_on()
        near = _known.near(letters(asked.text))
        if not near and len(asked.units) > 1:
            near = list(put_right([unit.text for unit in asked.units], _known))
    return [text for text in near if finds(text, user)]


def put_right(said: list[str], known: Names) -> Iterator[str]:
    """The query with one of its units in a near spelling, for each unit that has one."""
    for place, text in enumerate(said):
        for near in known.near(text)[:1]:
            yield " ".join([*said[:place], near, *said[place + 1 :]])


def finds(text: str, user: Any) -> bool:
    """Whether every unit of a text stands in something that `user` may see."""
    wanted = Every(tuple(Phrase(unit.tokens) for unit in Asked.of(text).units))
    return bool(storage().find(visible(wanted, user), below=TOP, limit=1))

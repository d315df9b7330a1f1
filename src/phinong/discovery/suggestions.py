"""Near spellings of names in the register: "did you mean". They are offered, never mixed in.

The names of bodies, places and people are compared by Damerau-Levenshtein distance, which counts
a letter that is missing, added, wrong or swapped with its neighbour. They are kept in memory, the
shortest first and so many at most; a hundred thousand take some 40 ms to compare.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from phinong.core.folding import clusters, fold_with_offsets
from phinong.discovery.asking import Asked, units
from phinong.discovery.models import Entry
from phinong.discovery.ranking import NAMED
from phinong.places.naming import readings

MOST_NAMES = 60_000
SHOWN = 3
# Names shorter than this have too many neighbours to guess among.
SHORTEST = 3
# So much of a name must be right; of a short one all but one letter or character.
LIKE_ENOUGH = 0.7
SHORT, LIKE_ENOUGH_IF_SHORT = 4, 0.66


@dataclass(frozen=True, slots=True)
class Names:
    """Known names by their folded letters, as of the entry with the largest id."""

    version: int
    written: dict[str, str]

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


_known = Names(-1, {})
_lock = Lock()


def names() -> Names:
    """The names of the register; read again when entries have been added since."""
    global _known  # noqa: PLW0603 - one copy for each process
    version = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    if _known.version != version:
        with _lock:
            if _known.version != version:
                _known = Names(version, dict(known_names()))
    return _known


def known_names() -> Iterator[tuple[str, str]]:
    """(folded letters, name as written) of named entries, and of names without their level word."""
    lines = Entry.objects.filter(kind__in=NAMED, part=0, public=True).order_by("-rank")
    seen: set[str] = set()
    for title in lines.values_list("title", flat=True).iterator(chunk_size=2000):
        for name in title.split("\n"):
            for form in forms(name):
                key = letters(form)
                if key and key not in seen:
                    seen.add(key)
                    yield key, form
        if len(seen) >= MOST_NAMES:
            return


def forms(name: str) -> Iterable[str]:
    """A name, and what remains of it without a word such as จังหวัด or City, as written."""
    folded, offsets = fold_with_offsets(name)
    found = [name]
    for reading in readings(name):
        at = folded.find(reading.bare)
        if at >= 0:
            found.append(name[offsets[at] : offsets[at + len(reading.bare)]])
    return dict.fromkeys(found)


def letters(name: str) -> str:
    """A name without spaces and punctuation, folded."""
    return "".join(clusters(name))


def did_you_mean(asked: Asked) -> list[str]:
    """Up to three near spellings of the query: of the whole, else with one unit put right."""
    known = names()
    whole = known.near(letters(asked.text))
    if whole or len(asked.units) == 1:
        return whole
    return list(put_right(asked, known))[:SHOWN]


def put_right(asked: Asked, known: Names) -> Iterator[str]:
    """The query with one of its units in a near spelling, for each unit that has one."""
    said = [unit.text for unit in units(asked.text)]
    for place, text in enumerate(said):
        for near in known.near(text)[:1]:
            yield " ".join([*said[:place], near, *said[place + 1 :]])

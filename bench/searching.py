"""Our search against two others on the same texts: how much is found, and how quickly.

Truth is a look through every text, folded, for every word of the query, where a match may not cut
a Thai letter from its vowel or a Latin word in its middle.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

from bench.asked import COMMON, PARTS, names
from bench.registers import say
from bench.report import Table, milliseconds
from bench.visiting import percentile
from phinong.core.folding import fold
from phinong.discovery.asking import Asked, tiers, visible
from phinong.discovery.models import Entry
from phinong.discovery.queries import search
from phinong.discovery.snippets import found_at
from phinong.discovery.storage import TOP, storage

TIMES = 5
Answer = Callable[[str], set[int]]


def measure(size: int) -> list[Table]:
    """One table: recall, precision and times of each way to search."""
    public = Entry.objects.filter(public=True)
    texts = {
        e.rank: f"{e.title}\n{e.body}" for e in public.only("rank", "title", "body").iterator()
    }
    say(f"Search: {len(texts):,} texts. Folding them for the truth …")
    asked = [*COMMON, *PARTS, *names(size)[::8]]
    with tempfile.TemporaryDirectory() as scratch:
        others = Others(Path(scratch) / "others.sqlite3", texts)
        ways: dict[str, Answer] = {
            "ours: cluster pairs, FTS5": ours,
            "LIKE over folded texts": others.like,
            "stock FTS5, unicode61": others.stock,
        }
        found = Table(
            f"Search over {len(texts):,} entries, {len(asked)} queries, every match fetched",
            ["way", "mean recall", "worst recall", "mean precision", "p50", "p95", "slowest"],
        )
        truth = {query: others.truth(query) for query in asked}
        for name, answer in ways.items():
            say(f"Search: {name} …")
            found.add(name, *quality(answer, truth), *speed(answer, asked))
    first = Table(
        "The first page of results, as the search page asks for it", ["p50", "p95", "slowest"]
    )
    first.add(*speed(first_page, asked))
    return [found, first]


def quality(answer: Answer, truth: dict[str, set[int]]) -> list[str]:
    """Mean and worst share of the truth that is found, mean share of the found that is true."""
    recall, precision = [], []
    for query, wanted in truth.items():
        found = answer(query)
        recall.append(len(found & wanted) / len(wanted) if wanted else 1.0)
        precision.append(len(found & wanted) / len(found) if found else 1.0)
    return [
        f"{statistics.mean(recall):.3f}",
        f"{min(recall):.3f}",
        f"{statistics.mean(precision):.3f}",
    ]


def speed(answer: Callable[[str], object], asked: list[str]) -> list[str]:
    """Times over all queries, each asked several times."""
    taken = []
    for _ in range(TIMES):
        for query in asked:
            start = time.perf_counter()
            answer(query)
            taken.append((time.perf_counter() - start) * 1000)
    shown = statistics.median(taken), percentile(taken, 0.95), max(taken)
    return [milliseconds(value) for value in shown]


def ours(query: str) -> set[int]:
    """Every match of our index, without the names of bodies that a query may mean."""
    text = storage()
    wanted = tiers(Asked.of(query).spelt(text.words), {})
    everything, name = (visible(tier, AnonymousUser()) for tier in (wanted[-1], wanted[0]))
    return {
        rank for tier in (everything, name) for rank in text.find(tier, below=TOP, limit=10_000_000)
    }


def first_page(query: str) -> object:
    """What the search page does, without the page."""
    cache.clear()
    return search(query, user=AnonymousUser(), language="th")


class Others:
    """The same texts in a database without our tokens."""

    def __init__(self, path: Path, texts: dict[int, str]) -> None:
        self.database = sqlite3.connect(path)
        self.database.execute("CREATE TABLE folded (id INTEGER PRIMARY KEY, text TEXT)")
        self.database.execute("CREATE VIRTUAL TABLE stock USING fts5 (text, tokenize='unicode61')")
        rows = ((rank, fold(text)) for rank, text in texts.items())
        self.database.executemany("INSERT INTO folded VALUES (?, ?)", rows)
        self.database.executemany("INSERT INTO stock (rowid, text) VALUES (?, ?)", texts.items())
        self.database.commit()

    def like(self, query: str) -> set[int]:
        """A scan for each word of the query."""
        units = Asked.of(query).units
        where = " AND ".join(["text LIKE ?"] * len(units))
        values = [f"%{unit.text}%" for unit in units]
        found = self.database.execute(f"SELECT id FROM folded WHERE {where}", values)
        return {row[0] for row in found}

    def stock(self, query: str) -> set[int]:
        """The database's own words, all of them wanted."""
        words = " ".join('"' + word.replace('"', "") + '"' for word in query.split())
        found = self.database.execute("SELECT rowid FROM stock WHERE stock MATCH ?", [words])
        return {row[0] for row in found}

    def truth(self, query: str) -> set[int]:
        """The texts that hold every word of the query, by looking at each that may."""
        units = Asked.of(query).units
        return {
            rank
            for rank, text in self.candidates(query)
            if all(any(found_at(line, unit) >= 0 for line in text.split("\n")) for unit in units)
        }

    def candidates(self, query: str) -> Iterator[tuple[int, str]]:
        """The folded texts in which the query's letters stand in a row, wherever they are cut."""
        some = self.like(query)
        for rank in some:
            yield self.database.execute("SELECT * FROM folded WHERE id = ?", [rank]).fetchone()

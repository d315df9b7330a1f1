"""The full-text table on each database: write rows, take rows out, ask.

`discovery_text` holds one row per entry under the entry's rank. SQLite: an FTS5 table whose
tokenizer only splits at spaces, since its own would take Thai vowels for punctuation; its row
number is the rank below nought, since FTS5 reads upwards in half the time it takes downwards.
`discovery_words` beside it lists the tokens. PostgreSQL: a tsvector written as a literal, so
neither the server's parser nor its locale matters, with a GIN index.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db import connection

from phinong.core.folding import RUN_END
from phinong.discovery.matching import Wanted, for_postgresql, for_sqlite
from phinong.discovery.ranking import KINDS
from phinong.discovery.tokens import TITLE_MARK, TokenRow, in_title

TOP = (1 << 62) - 1
# SQLite accepts 999 parameters in its oldest builds.
BATCH = 900
# So many words that begin alike are asked for one by one; FTS5 copies all places of more together.
WORDS = 8
# PostgreSQL keeps no position beyond this one in a tsvector.
LAST_POSITION = 16_383


class Storage(Protocol):
    """What discovery needs of a database's full-text table."""

    def hold(self, kind: str, numbers: list[int]) -> None:
        """Keep others from indexing these records until this transaction ends."""

    def write(self, rows: Iterable[TokenRow]) -> None:
        """Put rows in, in place of what stands under their rank."""

    def take_out(self, ranks: list[int]) -> None:
        """Take the rows with these ranks out."""

    def find(self, wanted: Wanted, *, below: int, limit: int) -> list[int]:
        """Up to `limit` ranks of matching rows below `below`, the largest first."""

    def words(self, beginnings: list[str]) -> dict[str, list[str]]:
        """{beginning: the tokens that begin so}, where it helps to ask for each by itself."""

    def tidy(self) -> None:
        """Drop rows without an entry and put the index in good order, after much was written."""


# From each beginning on, one token after the other by a look into the index: reading the list of
# tokens in a row would pass by every place where each of them stands.
WORDS_THAT_BEGIN_SO = """
WITH RECURSIVE seed (beginning, said) AS (VALUES {}), word (beginning, said, term, step) AS (
    SELECT beginning, said,
        (SELECT term FROM discovery_words WHERE term >= said ORDER BY term LIMIT 1), 0
    FROM seed
    UNION ALL
    SELECT beginning, said,
        (SELECT term FROM discovery_words WHERE term >= word.term || char(1)
         ORDER BY term LIMIT 1), step + 1
    FROM word WHERE substr(word.term, 1, length(said)) = said AND step < %s
)
SELECT beginning, term FROM word WHERE substr(term, 1, length(said)) = said
"""


class FTS5:
    """The table on SQLite."""

    def hold(self, kind: str, numbers: list[int]) -> None:
        """See Storage. One transaction writes at a time anyway."""

    def write(self, rows: Iterable[TokenRow]) -> None:
        """See Storage."""
        sql = (
            "INSERT OR REPLACE INTO discovery_text (rowid, meta, name, title, body)"
            " VALUES (%s, %s, %s, %s, %s)"
        )
        zones: list[list[int | str]] = [
            [-r.rank, *map(" ".join, (r.meta, r.name, r.title, r.body))] for r in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(sql, zones)

    def take_out(self, ranks: list[int]) -> None:
        """See Storage."""
        in_batches("DELETE FROM discovery_text WHERE rowid IN ({})", [-rank for rank in ranks])

    def find(self, wanted: Wanted, *, below: int, limit: int) -> list[int]:
        """See Storage. Read from the largest rank down, so a full page ends the search."""
        sql = (
            "SELECT -rowid FROM discovery_text WHERE discovery_text MATCH %s AND rowid > %s"
            " ORDER BY rowid LIMIT %s"
        )
        return column(sql, [for_sqlite(wanted), -below, limit])

    def words(self, beginnings: list[str]) -> dict[str, list[str]]:
        """See Storage. Titles' tokens are meant too, and given without their mark."""
        if not beginnings:
            return {}
        sql = WORDS_THAT_BEGIN_SO.format(", ".join(["(%s, %s)"] * 2 * len(beginnings)))
        seeds = [(b, said) for b in beginnings for said in (b, in_title(b))]
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for seed in seeds for value in seed] + [WORDS])
            rows = cursor.fetchall()
        found: dict[str, set[str]] = {beginning: set() for beginning in beginnings}
        for beginning, word in rows:
            found[beginning].add(word.removeprefix(TITLE_MARK))
        return {b: sorted(words) for b, words in found.items() if len(words) <= WORDS}

    def tidy(self) -> None:
        """See Storage."""
        run("DELETE FROM discovery_text WHERE rowid NOT IN (SELECT -rank FROM discovery_entry)")
        run("INSERT INTO discovery_text (discovery_text) VALUES ('optimize')")


class TSVector:
    """The table on PostgreSQL."""

    def hold(self, kind: str, numbers: list[int]) -> None:
        """See Storage. Who comes second waits here, and then reads what the first has written."""
        sql = "SELECT pg_advisory_xact_lock(%s, number) FROM unnest(%s::int[]) AS number"
        run(sql, [KINDS[kind], numbers])

    def write(self, rows: Iterable[TokenRow]) -> None:
        """See Storage."""
        sql = (
            "INSERT INTO discovery_text (rank, tokens) VALUES (%s, %s::tsvector)"
            " ON CONFLICT (rank) DO UPDATE SET tokens = excluded.tokens"
        )
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(row.rank, tsvector(row)) for row in rows])

    def take_out(self, ranks: list[int]) -> None:
        """See Storage."""
        in_batches("DELETE FROM discovery_text WHERE rank IN ({})", ranks)

    def find(self, wanted: Wanted, *, below: int, limit: int) -> list[int]:
        """See Storage."""
        sql = (
            "SELECT rank FROM discovery_text WHERE tokens @@ %s::tsquery AND rank < %s"
            " ORDER BY rank DESC LIMIT %s"
        )
        return column(sql, [for_postgresql(wanted), below, limit])

    def words(self, beginnings: list[str]) -> dict[str, list[str]]:
        """See Storage. A GIN index reads beginnings as they are."""
        return {}

    def tidy(self) -> None:
        """See Storage."""
        run("DELETE FROM discovery_text WHERE rank NOT IN (SELECT rank FROM discovery_entry)")
        run("ANALYZE discovery_text")


def storage() -> Storage:
    """The full-text table of the database in use."""
    return TSVector() if connection.vendor == "postgresql" else FTS5()


def tsvector(row: TokenRow) -> str:
    """A row's tokens as a tsvector literal: every token with its position and its zone's weight.

    The end of a run is no lexeme but keeps its place, so that no phrase reaches over it.
    """
    places: dict[str, list[str]] = {}
    start = 1
    for weight, zone in (("C", row.meta), ("A", row.name), ("B", row.title), ("", row.body)):
        for place, token in enumerate(zone, start):
            if token != RUN_END and place <= LAST_POSITION:
                places.setdefault(token, []).append(f"{place}{weight}")
        start += len(zone) + 2
    return " ".join(f"'{token}':{','.join(found)}" for token, found in places.items())


def run(sql: str, values: list[Any] | None = None) -> None:
    """Execute one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def column(sql: str, values: list[Any]) -> list[int]:
    """The first column of a query's rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def in_batches(sql: str, values: list[int]) -> None:
    """Execute a statement with a list of values, some at a time."""
    for start in range(0, len(values), BATCH):
        some = values[start : start + BATCH]
        run(sql.format(", ".join(["%s"] * len(some))), some)

"""What a run has read, so that one that was stopped or killed goes on where it was.

A small SQLite file: the hash of every document read, and how long the output was then. Lines
written after the last entry are cut off and written again, so none is lost and none doubled.
"""

import hashlib
import os
import sqlite3
import time
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO

_EVERY = 1.0  # seconds between two entries
_SUFFIXES = (".py", ".toml", ".tsv", ".gz", ".json")


@cache
def reader_version() -> str:
    """A hash over the reader's rules and tables: other rules may give other readings."""
    digest = hashlib.sha256()
    for part in ("phinong.reader", "phinong.core"):
        for path in _parts(files(part)):
            digest.update(path.name.encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()[:16]


def _parts(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.is_dir():
            found += _parts(path)
        elif path.name.endswith(_SUFFIXES):
            found.append(path)
    return found


class Lost(Exception):  # noqa: N818  the word of the field
    """The output lacks what the state says was written to it."""


class Remembered:
    """The hashes of what was read by this version of the reader.

    `begun_anew` is True when the file was made by another version, whose entries are dropped.
    Raises sqlite3.DatabaseError for a file that is something else.
    """

    def __init__(self, path: Path, *, version: str = "") -> None:
        self._base = sqlite3.connect(path)
        try:
            self.begun_anew = self._opened(version or reader_version())
        except sqlite3.DatabaseError:
            self._base.close()
            raise
        self._taken: set[bytes] = set()
        self._path: Path | None = None
        self._noted = time.monotonic()

    def _opened(self, version: str) -> bool:
        """True when the entries were made by another version, and are dropped."""
        self._base.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE IF NOT EXISTS done (hash BLOB PRIMARY KEY) WITHOUT ROWID;"
            "CREATE TABLE IF NOT EXISTS said (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
        )
        anew = self._said("version") not in ("", version)
        if anew:
            self._base.execute("DELETE FROM done")
        self._say("version", version)
        self._base.commit()
        return anew

    def take(self, key: bytes) -> bool:
        """True when this content was not yet read, nor taken by this run."""
        if (
            key in self._taken
            or self._base.execute("SELECT 1 FROM done WHERE hash = ?", (key,)).fetchone()
        ):
            return False
        self._taken.add(key)
        return True

    def done(self, key: bytes, out: IO[str]) -> None:
        """The lines of this content are written to `out`; entered about once a second."""
        if key not in self._taken:
            return
        self._taken.discard(key)
        self._base.execute("INSERT OR IGNORE INTO done VALUES (?)", (key,))
        if time.monotonic() - self._noted >= _EVERY:
            self.note(out)

    def count(self) -> int:
        """How many contents were read."""
        return int(self._base.execute("SELECT count(*) FROM done").fetchone()[0])

    def note(self, out: IO[str]) -> None:
        """Enters all that was done, once it is on the disk."""
        out.flush()
        if self._path:
            os.fsync(out.fileno())
            self._say(f"length of {self._path}", str(self._path.stat().st_size))
        self._base.commit()
        self._noted = time.monotonic()

    def opened(self, path: Path) -> IO[str]:
        """The output, cut to the length that was entered, ready for more.

        Raises Lost when it is shorter than that.
        """
        out = path.open("a", encoding="utf-8")
        self._path = path.resolve()
        length = int(self._said(f"length of {self._path}") or out.tell())
        if out.tell() < length:
            out.close()
            raise Lost(str(path))
        out.truncate(length)
        self.note(out)
        return out

    def close(self) -> None:
        """Closes the file; what was not entered is forgotten."""
        self._base.close()

    def _said(self, name: str) -> str:
        row = self._base.execute("SELECT value FROM said WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _say(self, name: str, value: str) -> None:
        self._base.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, value))

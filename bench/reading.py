"""The reader on a corpus of real pages: documents a second, beside two libraries on the same texts.

BENCH_CORPUS names a folder of .txt files, or a .jsonl or .jsonl.gz with `text` on every line.
Without it this part is left out. The libraries do less than the reader (one cuts Thai words, one
finds dates); they stand here as what a program of this kind would be built on instead.
"""

import gzip
import json
import os
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from bench.registers import say
from bench.report import Table
from phinong.reader import read

DOCUMENTS, FEWER = 500, 50


def corpus() -> Path | None:
    """Where the corpus is, or None."""
    named = os.environ.get("BENCH_CORPUS")
    return Path(named) if named else None


def texts(path: Path) -> Iterator[str]:
    """The texts of a corpus."""
    if path.is_dir():
        yield from (file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt")))
        return
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines()
    yield from (json.loads(line)["text"] for line in lines)


def measure() -> list[Table]:
    """One table, or none without a corpus."""
    path = corpus()
    if path is None:
        say("Reader: BENCH_CORPUS is not set, left out.")
        return []
    chosen = list(islice(texts(path), DOCUMENTS))
    found = Table(
        f"Reading {len(chosen)} documents, one process",
        ["way", "what it gives", "documents/s", "characters/s"],
    )
    for name, gives, do, count in ways():
        say(f"Reader: {name} …")
        found.add(name, gives, *pace(do, chosen[:count]))
    return [found]


def ways() -> Iterator[tuple[str, str, Callable[[str], object], int]]:
    """(name, what it gives, how, of how many documents) of everything that is installed."""
    gives = "dates, parties, people, event, instrument, stage, fields, spans"
    yield "phinong.reader", gives, read, DOCUMENTS
    if find_spec("pythainlp"):
        from pythainlp.tokenize import word_tokenize  # noqa: PLC0415

        yield "PyThaiNLP newmm", "words", word_tokenize, DOCUMENTS
    if find_spec("dateparser"):
        from dateparser.search import search_dates  # noqa: PLC0415

        yield (
            "dateparser search",
            "dates",
            lambda text: search_dates(text, languages=["th", "en"]),
            FEWER,
        )


def pace(do: Callable[[str], object], chosen: list[str]) -> list[str]:
    """Documents and characters a second of processor time."""
    do(chosen[0])
    start = time.process_time()
    for text in chosen:
        do(text)
    spent = time.process_time() - start
    characters = sum(map(len, chosen))
    return [f"{len(chosen) / spent:.1f}", f"{characters / spent:,.0f}"]

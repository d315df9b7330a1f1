"""One way of reading, timed in an interpreter of its own: beside.py WAY FILE COUNT.

Prints documents and characters a second of processor time. The ways are the reader and two public
tools that a program of this kind would otherwise be built on. Runs without the rest of the
benchmarks, also where only the tools are installed.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

WARM_UP = 20  # documents read before the clock starts, so that no way pays for its loading


def phinong() -> Callable[[str], object]:
    """Everything the reader gives, as the line it writes."""
    from phinong.reader import read  # noqa: PLC0415

    return lambda text: json.dumps(read(text).to_json(), ensure_ascii=False)


def newmm() -> Callable[[str], object]:
    """Thai words, and which of them are provinces or countries: the least a tagger would do."""
    from pythainlp.corpus import countries, provinces  # noqa: PLC0415
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415

    names = {*countries(), *provinces()}
    return lambda text: [word for word in word_tokenize(text, engine="newmm") if word in names]


def dateparser() -> Callable[[str], object]:
    """Dates in Thai and English."""
    from dateparser.search import search_dates  # noqa: PLC0415

    return lambda text: search_dates(text, languages=["th", "en"])


WAYS = {"phinong": phinong, "newmm": newmm, "dateparser": dateparser}


def texts(path: Path) -> Iterator[str]:
    """The texts of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def main(way: str, path: str, count: str) -> None:
    """Time one way over so many documents."""
    do, chosen = WAYS[way](), list(islice(texts(Path(path)), int(count) + WARM_UP))
    for text in chosen[:WARM_UP]:
        do(text)
    start = time.process_time()
    for text in chosen[WARM_UP:]:
        do(text)
    spent = time.process_time() - start
    read = chosen[WARM_UP:]
    print(len(read) / spent, sum(map(len, read)) / spent)


if __name__ == "__main__":
    main(*sys.argv[1:])

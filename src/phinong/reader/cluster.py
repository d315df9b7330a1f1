"""The reader on many machines: partitions of sources, each read to a file of its own.

    from dask.distributed import Client
    from phinong.reader.cluster import partitions, read_on

    with Client("tcp://scheduler:8786") as client:
        for done in read_on(client, partitions(["/data/crawl"]), Path("/data/read")):
            print(done)

Sources and results lie where every machine reaches them under one path. A partition that is
written is not read again, so a run that was stopped is started again as it was. Needs the extra
`phinong[cluster]` where `read_on` is used; the functions themselves serve any engine that maps
a function over a list.
"""

import gzip
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .lines import lines_of
from .remembered import reader_version
from .sources import SCHEME, files_in, size_of, sources_in

PARTITION = 256 << 20  # bytes of input: some minutes of work, and little to do again


@dataclass(frozen=True, slots=True)
class Done:
    """One partition: the file of its lines, how many, and how many documents were not readable.

    `before` is True when an earlier run had written it; then nothing was counted.
    """

    path: Path
    read: int = 0
    unread: int = 0
    before: bool = False


def partitions(given: Iterable[str | Path], size: int = PARTITION) -> Iterator[list[str]]:
    """The sources in lists of about `size` bytes; a collection is never taken apart.

    Folders are listed here, in the order of their names, so all machines agree on them.
    """
    part: list[str] = []
    weight = 0
    for one in _each(given):
        part.append(one)
        weight += size_of(one)
        if weight >= size:
            yield part
            part, weight = [], 0
    if part:
        yield part


def _each(given: Iterable[str | Path]) -> Iterator[str]:
    for one in given:
        if isinstance(one, str) and one.startswith(SCHEME):
            yield one
        else:
            yield from map(str, files_in(Path(one)))


def partition_lines(given: Iterable[str | Path]) -> Iterator[str]:
    """The lines of a partition, one JSON object each: the same as `phinong read` writes."""
    for source in sources_in(given):
        for line in lines_of(source):
            yield line.json


def write_partition(given: list[str], into: Path) -> Done:
    """Reads a partition into `part-….jsonl.gz`; a file that is there already is left as it is.

    The name follows from the sources and the version of the reader. The file appears whole or
    not at all, also where two machines read one partition at the same time.
    """
    path = into / f"part-{_name(given)}.jsonl.gz"
    if path.exists():
        return Done(path, before=True)
    read = unread = 0
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with gzip.open(unfinished, "wt", encoding="utf-8") as out:
        for source in sources_in(given):
            for line in lines_of(source):
                out.write(line.json + "\n")
                read, unread = read + 1, unread + line.failed
    unfinished.replace(path)
    return Done(path, read, unread)


def _name(given: Iterable[str]) -> str:
    said = "\n".join([reader_version(), *given])
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def read_on(client: Any, parts: Iterable[list[str]], into: Path) -> Iterator[Done]:
    """Reads partitions on the workers of a `dask.distributed.Client`; gives each as it is done.

    A worker that is lost has its partitions read by others. Raises what a partition raised that
    no machine could write.
    """
    from distributed import as_completed  # noqa: PLC0415  the optional extra

    into.mkdir(parents=True, exist_ok=True)
    tasks = client.map(write_partition, list(parts), into=into, pure=False)
    for task in as_completed(tasks):
        yield task.result()

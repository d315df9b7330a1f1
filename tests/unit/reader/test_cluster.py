"""The reader on a real cluster of two workers, and what it writes there."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.reader.archives import packed, page, record

from phinong.reader.cluster import Done, partition_lines, partitions, write_partition
from phinong.reader.command import read_files

SOURCE = Path(__file__).parents[3] / "src"
# In a process of its own: the engine starts threads and servers that a test run does without.
RUN = """
import sys
from pathlib import Path
from distributed import Client, LocalCluster
from phinong.reader.cluster import partitions, read_on

if __name__ == "__main__":
    sources, into, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster, Client(cluster) as client:
        before = client.run(lambda: __import__("os").getpid())
        assert len(set(before.values())) == 2
        for done in read_on(client, partitions([sources], size), into):
            print(done.path.name, done.read, done.unread, done.before)
"""


@pytest.fixture
def sources(tmp_path):
    """A folder with texts, a web archive and a collection."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(6):
        text = f"เมื่อวันที่ {number + 1} มีนาคม 2567 เชียงใหม่ลงนามความร่วมมือกับเฉิงตู"
        (folder / f"paper{number}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    pages = [record(page(n), address=f"https://a.example/{n}") for n in range(3)]
    (folder / "crawl.warc.gz").write_bytes(packed(pages))
    rows = [json.dumps({"id": f"row{n}", "text": f"ประชุมครั้งที่ {n}"}) for n in range(4)]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def lines_in(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return lines.read().splitlines()


def test_partitions_hold_every_file_once_and_in_order(sources):
    names = [path.name for path in sorted(sources.iterdir())]
    for size in (1, 300, 10**9):
        parts = list(partitions([sources], size))
        assert [Path(one).name for part in parts for one in part] == names
    assert list(partitions([sources], 10**9)) == [[str(p) for p in sorted(sources.iterdir())]]
    address = f"warc://{sources}/crawl.warc.gz?host=a.example"
    assert list(partitions([address], 1)) == [[address]]
    assert list(partitions([])) == []


def test_a_partition_gives_the_lines_of_the_command(sources, tmp_path):
    with (tmp_path / "out").open("w+", encoding="utf-8") as out:
        read_files([sources], 1, out)
        out.seek(0)
        assert list(partition_lines([sources])) == out.read().splitlines()


def test_a_partition_is_written_once_and_whole(sources, tmp_path):
    [part] = partitions([sources])
    done = write_partition(part, tmp_path)
    assert (done.read, done.unread, done.before) == (14, 1, False)
    assert lines_in(done.path) == list(partition_lines([sources]))
    assert write_partition(part, tmp_path) == Done(done.path, before=True)
    assert [path.name for path in tmp_path.glob("*part*")] == [done.path.name]


def test_what_was_left_half_written_is_written_anew(sources, tmp_path):
    [part] = partitions([sources])
    whole = write_partition(part, tmp_path)
    half = whole.path.read_bytes()[:100]
    whole.path.unlink()
    whole.path.with_name(f".{whole.path.name}.1").write_bytes(half)
    assert write_partition(part, tmp_path) == whole


def test_two_workers_of_a_real_cluster_read_what_one_process_reads(sources, tmp_path):
    script, into = tmp_path / "run.py", tmp_path / "read"
    script.write_text(RUN, encoding="utf-8")
    first, again = (run(script, sources, into, 300) for _ in range(2))
    written = [line for path in into.glob("part-*") for line in lines_in(path)]
    assert sorted(written) == sorted(partition_lines([sources]))
    parts = len(list(partitions([sources], 300)))
    assert parts > 2
    assert sorted(line.split()[0] for line in first) == sorted(p.name for p in into.iterdir())
    assert sum(int(line.split()[1]) for line in first) == 14
    assert sorted(again) == sorted(f"{line.split()[0]} 0 0 True" for line in first)


def run(script, sources, into, size):
    """The lines the script prints, one for each partition."""
    command = [sys.executable, script, sources, into, size]
    done = subprocess.run(
        list(map(str, command)),
        env={"PYTHONPATH": str(SOURCE), "PATH": "/usr/bin:/bin", "HOME": str(into.parent)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()

"""Reading many files: one line each, in their order, whatever happens to one of them."""

import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.unit.reader.archives import packed, page, record

from phinong.reader.__main__ import main
from phinong.reader.command import STOPPED, read_files
from phinong.reader.progress import Tally, told
from phinong.reader.remembered import Remembered

SOURCE = Path(__file__).parents[3] / "src"
MANY = 400
PROGRESS = re.compile(r"[\d,]+ read, ")


def words(number):
    return f"เมื่อวันที่ {number % 28 + 1} มีนาคม 2567 เชียงใหม่ลงนามความร่วมมือกับเฉิงตู ครั้งที่ {number}"


@pytest.fixture
def papers(tmp_path):
    paths = []
    for number in range(5):
        path = tmp_path / f"paper{number}.txt"
        path.write_text(words(number), encoding="utf-8")
        paths.append(path)
    (tmp_path / "paper2.txt").write_bytes(b"")
    return paths


@pytest.fixture
def collection(tmp_path):
    """A collection of JSON lines whose documents are all different."""
    path = tmp_path / "many.jsonl.gz"
    rows = ({"id": f"p{n}", "text": words(n) * 8, "date": "2024-03-30"} for n in range(MANY))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return path


def started(*given, **pipes):
    """The command in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "phinong.reader", *map(str, given)]
    return subprocess.Popen(command, env=env, text=True, **pipes)


def finished(*given):
    """(exit code, lines, standard error) of the command in a process of its own.

    Without the lines of progress: they are told on a run of some seconds, and how long one takes
    is the machine's affair.
    """
    process = started(*given, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate(timeout=120)
    said = [line for line in err.splitlines(keepends=True) if not PROGRESS.match(line)]
    return process.returncode, out.splitlines(), "".join(said)


def ids(lines):
    return [json.loads(line)["id"] for line in lines]


def test_lines_stand_in_the_order_of_the_paths(papers):
    out, said = io.StringIO(), []
    failed = read_files(papers, 1, out, lambda count, id_: said.append((count, id_)))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert failed == 1
    assert [line["id"] for line in lines] == [f"paper{n}" for n in range(5)]
    assert lines[2] == {"id": "paper2", "error": "empty"}
    assert lines[4]["all_dates"] == ["2024-03-05"]
    assert said == [(n + 1, f"paper{n}") for n in range(5)]


def test_several_processes_give_the_lines_of_one(collection, papers):
    one = finished(collection, *papers, "--jobs", 1)
    three = finished(collection, *papers, "--jobs", 3)
    # What the interpreter itself says while its pool of processes ends is not ours.
    assert one[:2] == three[:2]
    assert (one[0], one[2]) == (1, "")  # paper2 is empty
    assert ids(one[1]) == [f"p{n}" for n in range(MANY)] + [f"paper{n}" for n in range(5)]


def test_the_exit_code_tells_of_a_file_that_could_not_be_read(papers, capsys):
    assert main([str(papers[0]), "--json", "--jobs", "1"]) == 0
    assert main([str(papers[2]), "--json", "--jobs", "1"]) == 1
    assert main([str(papers[0].parent / "none.txt"), "--jobs", "1"]) == 1
    assert ids(capsys.readouterr().out.splitlines()) == ["paper0", "paper2", "none"]


def test_a_folder_gives_its_files_by_name(papers, capsys):
    folder = papers[0].parent
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "inner.txt").write_text(words(7), encoding="utf-8")
    assert main([str(folder), "--jobs", "1"]) == 1
    assert ids(capsys.readouterr().out.splitlines()) == [f"paper{n}" for n in range(5)] + ["inner"]


def test_an_archive_gives_a_line_for_each_document(tmp_path, capsys):
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/first.txt", words(1))
        archive.writestr("second.txt", "")
    assert main([str(path), "--jobs", "1"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line.get("error")) for line in lines] == [
        ("papers.zip/a/first.txt", None),
        ("papers.zip/second.txt", "empty"),
    ]


def test_a_web_archive_gives_address_and_day_of_capture(tmp_path, capsys):
    path = tmp_path / "crawl.warc.gz"
    dated = record(page(1), address="https://a.example/1")
    plain = record(page(2, "ประเพณีของเมืองเหนือ "), address="https://a.example/2", day="2024-06-01")
    path.write_bytes(packed([dated, plain]) + b"\x1f\x8b\x08 broken")
    assert main([str(path), "--jobs", "1"]) == 1
    first, second, broken = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["url"], first["captured"]) == ("https://a.example/1", "2024-05-03")
    assert first["all_dates"] == ["2024-03-02"]
    assert (second["url"], second["published"]) == ("https://a.example/2", "2024-06-01")
    assert "published-from-capture" in second["warnings"]
    assert broken["error"] == "unreadable"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"no json", "wrong-type"),
        (b'{"words": "none"}', "wrong-type"),
        (b'{"text": 5}', "wrong-type"),
        (b'["text"]', "wrong-type"),
        (b"[" * 100_000, "wrong-type"),
        (b'{"text": ""}', "empty"),
        (b'{"text": "\xff"}', "wrong-type"),
    ],
)
def test_a_bad_line_of_a_collection_spoils_no_other(tmp_path, capsys, line, error):
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"text": words(1), "url": "https://a.example/"}).encode()
    path.write_bytes(b"\n".join([line, b"", good]))
    assert main([str(path), "--jobs", "1"]) == 1
    bad, read = map(json.loads, capsys.readouterr().out.splitlines())
    assert bad == {"id": "rows.jsonl:1", "error": error}
    assert (read["id"], read["url"]) == ("rows.jsonl:2", "https://a.example/")


def test_a_collection_that_breaks_off_gives_what_stands_before(tmp_path, collection):
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(collection.read_bytes()[:-2000])
    code, lines, _ = finished(path)
    assert code == 1
    assert ids(lines)[:-1] == [f"p{n}" for n in range(len(lines) - 1)]
    assert json.loads(lines[-1]) == {"id": f"cut.jsonl.gz:{len(lines)}", "error": "unreadable"}


def test_words_that_make_no_sense_are_told(tmp_path, papers):
    code, lines, err = finished("warc://crawl.warc?hosts=a")
    assert (code, lines) == (2, [])
    assert err == "warc://crawl.warc?hosts=a: write warc://PATH?host=HOST&type=html,pdf&offset=N\n"
    (tmp_path / "state").write_bytes(b"something else, longer than a header of SQLite " * 30)
    code, lines, err = finished(papers[0], "--resume", tmp_path / "state")
    assert (code, lines) == (2, [])
    assert err == f"{tmp_path}/state is no state of an earlier run. Name another file.\n"


def test_a_killed_run_goes_on_where_it_was(tmp_path, collection):
    """Killed twice while more was to come, then let to its end: each line once, as in one run."""
    _, whole, _ = finished(collection)
    out, state = tmp_path / "out.jsonl", tmp_path / "state"
    rows = gzip.decompress(collection.read_bytes()).decode().splitlines(keepends=True)
    for given, least in ((150, 20), (300, 120)):
        kill_midway(tmp_path, rows[:given], out, least, "--resume", state)
    code, _, err = finished(collection, "--out", out, "--resume", state)
    assert (code, err) == (0, "")
    assert out.read_text(encoding="utf-8").splitlines() == whole


def kill_midway(tmp_path, rows, out, least, *options):
    """Ends a run without warning that has written so many lines and waits for further rows."""
    fifo = tmp_path / f"slow{least}.jsonl"
    os.mkfifo(fifo)
    process = started(fifo, "--jobs", 2, "--out", out, *options, stdout=subprocess.DEVNULL)
    with fifo.open("w", encoding="utf-8") as slow:
        slow.writelines(rows)
        slow.flush()
        wait_for_lines(process, out, least)
        process.kill()
    process.wait()


def test_no_process_outlives_a_killed_run(tmp_path):
    """The workers read a pipe that nobody fills any more; they end with the one that began them."""
    read_end, write_end = os.pipe()
    fifo = tmp_path / "slow.jsonl"
    os.mkfifo(fifo)
    process = started(fifo, "--jobs", 2, stdout=subprocess.DEVNULL, pass_fds=[write_end])
    with fifo.open("w", encoding="utf-8") as slow:
        for number in range(100):
            slow.write(json.dumps({"text": words(number)}) + "\n")
        slow.flush()
        process.kill()
    process.wait()
    os.close(write_end)  # the workers hold copies of this end for as long as they live
    assert os.read(read_end, 1) == b""
    os.close(read_end)


def test_workers_that_die_cost_no_line(tmp_path):
    """Killed from outside, one after the other, each with whatever it was about: what was under way
    is read again by others."""
    fifo, out = tmp_path / "slow.jsonl", tmp_path / "out.jsonl"
    os.mkfifo(fifo)
    rows = [json.dumps({"id": f"p{row}", "text": words(row)}) + "\n" for row in range(500)]
    process = started(fifo, "--jobs", 2, "--out", out)
    with fifo.open("w", encoding="utf-8") as slow:
        for begin in range(0, 400, 100):
            slow.writelines(rows[begin : begin + 100])
            slow.flush()
            wait_for_lines(process, out, begin + 4)  # six parts of 16 may still be under way
            os.kill(children_of(process)[0], signal.SIGKILL)
        slow.writelines(rows[400:])
    assert process.wait(60) == 0
    assert ids(out.read_text(encoding="utf-8").splitlines()) == [f"p{row}" for row in range(500)]


def children_of(process) -> list[int]:
    """The processes it has started, the oldest first."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return sorted(map(int, listed.split()))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_keeps_what_is_read(tmp_path, number):
    """Stopped while it waits for more: what it was given is written, and not read again."""
    fifo, out, state = tmp_path / "slow.jsonl", tmp_path / "out.jsonl", tmp_path / "state"
    os.mkfifo(fifo)
    process = started(fifo, "--jobs", 2, "--out", out, "--resume", state, stderr=subprocess.PIPE)
    with fifo.open("w", encoding="utf-8") as slow:
        for row in range(200):
            slow.write(json.dumps({"id": f"p{row}", "text": words(row)}) + "\n")
        slow.flush()
        wait_for_lines(process, out, 16)
        process.send_signal(number)
        assert process.stderr.readline() == "\n"
        assert process.stderr.readline() == "Stopping; what is read is kept.\n"
    assert process.wait(60) == STOPPED
    process.stderr.close()
    kept = ids(out.read_text(encoding="utf-8").splitlines())
    assert kept == [f"p{row}" for row in range(len(kept))]
    with_state = Remembered(state)
    assert with_state.count() == len(kept) >= 16
    with_state.close()


def wait_for_lines(process, path, least):
    """Until so many lines are written; a process that ended before will write no more."""
    while not path.exists() or path.read_bytes().count(b"\n") < least:
        assert process.poll() is None
        os.sched_yield()


def test_what_was_read_is_passed_over_whatever_it_is_called(tmp_path, papers):
    state = tmp_path / "state"
    assert ids(finished(*papers[:2], "--resume", state)[1]) == ["paper0", "paper1"]
    copy = tmp_path / "copy.txt"
    copy.write_bytes(papers[1].read_bytes())
    assert ids(finished(*papers[:4], copy, "--resume", state)[1]) == ["paper2", "paper3"]
    assert finished(*papers[:4], copy, "--resume", state)[1] == []


def test_the_same_content_twice_is_read_once_in_a_run_with_a_memory(tmp_path, papers):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(papers[0].read_bytes())
    assert ids(finished(papers[0], copy, "--resume", tmp_path / "state")[1]) == ["paper0"]
    assert ids(finished(papers[0], copy)[1]) == ["paper0", "copy"]


def test_another_version_of_the_reader_reads_all_again(tmp_path, papers):
    state = tmp_path / "state"
    with_old = Remembered(state, version="an older one")
    assert with_old.take(b"1")
    with_old.done(b"1", io.StringIO())
    with_old.note(io.StringIO())
    with_old.close()
    code, lines, err = finished(papers[0], "--resume", state)
    assert (code, ids(lines)) == (0, ["paper0"])
    assert err == "The state is of another version of the reader: all is read again.\n"


def test_an_output_that_lost_lines_is_not_added_to(tmp_path, papers):
    out, state = tmp_path / "out.jsonl", tmp_path / "state"
    assert finished(papers[0], "--out", out, "--resume", state)[0] == 0
    out.write_text("", encoding="utf-8")
    code, _, err = finished(papers[1], "--out", out, "--resume", state)
    assert (code, out.read_text(encoding="utf-8")) == (2, "")
    assert err == (
        f"{out} lacks lines that the state says are in it.\nDelete {state} to begin anew.\n"
    )


def test_an_output_that_nobody_reads_ends_the_run_quietly(collection):
    process = started(collection, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert json.loads(process.stdout.readline())["id"] == "p0"
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(60) == 1


@pytest.mark.parametrize(
    ("tally", "seconds", "last", "text"),
    [
        (Tally(1200, 3, 0, 250), 3, False, "1,200 read, 3 not readable, 400 a second, 9 s left"),
        (Tally(10, 0, 90, 500), 200, False, "10 read, 90 read before, 0 a second, 3 min left"),
        (Tally(10, 0, 0, 1), 20, False, "10 read, 0 a second, 5.5 h left"),
        (Tally(1, 0, 0, 0), 2, False, "1 read, 0 a second"),
        (Tally(1200, 0, 0, 1000), 4, True, "1,200 read, 300 a second, 4 s in all"),
    ],
)
def test_how_far_a_run_has_come(tally, seconds, last, text):
    assert told(tally, 1000, seconds, last=last) == text

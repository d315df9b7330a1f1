"""Parsers of foreign formats are stopped when they take too long, too much, or break."""

import os
import signal
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor

import pytest
from tests.worlds.files import SENTENCE, docx

from phinong.reader import Unreadable
from phinong.reader.extract import apart, extract

# What a task may do to the worker, run there in place of a parser.
ENDLESS = "while True: pass"
ASLEEP = "import time; time.sleep(3600)"
GREEDY = "x = bytearray(1 << 40)"
CRASH = "import os; os.abort()"
ENDLESS_IN_C = "sum(iter(int, 1))"
WRONG = "raise KeyError"


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """Makes workers run the words of a file as a program when they are asked to parse it."""
    (tmp_path / "hostile_worker.py").write_text(
        "from phinong.reader.extract import worker\n"
        "def run(source):\n"
        "    exec(source.decode(), {})\n"
        "    return {'text': source.decode()}, b''\n"
        "plain = worker._parser\n"
        "worker._parser = lambda task: run if task == 'hostile' else plain(task)\n"
        "worker.serve()\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.setattr(apart, "_START", "import hostile_worker")
    monkeypatch.setattr(apart, "SECONDS_PER_PIECE", 1)
    apart._end_all()
    yield
    apart._end_all()


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (ENDLESS, "too-slow"),
        (ENDLESS_IN_C, "too-slow"),
        (GREEDY, "too-large"),
        (CRASH, "unreadable"),
        (WRONG, "unreadable"),
    ],
    ids=["endless", "endless in C", "greedy", "crash", "wrong"],
)
def test_a_parser_gone_wrong_costs_its_own_file(hostile, program, code):
    with pytest.raises(Unreadable) as refused:
        apart.ask("hostile", program.encode())
    assert refused.value.code == code
    assert extract(docx(SENTENCE)).text.strip() == SENTENCE


def test_a_parser_that_waits_is_ended_too(hostile, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 1)
    monkeypatch.setattr(apart, "RECOGNITION", 0)
    with pytest.raises(Unreadable) as refused:
        apart.ask("hostile", ASLEEP.encode())
    assert refused.value.code == "too-slow"


def test_what_a_parser_started_is_ended_with_it(hostile, tmp_path):
    mark = tmp_path / "child"
    program = (
        "import subprocess\n"
        "child = subprocess.Popen(['sleep', '3600'])\n"
        f"open({str(mark)!r}, 'w').write(str(child.pid))\n" + ENDLESS
    )
    with pytest.raises(Unreadable):
        apart.ask("hostile", program.encode())
    assert is_gone(int(mark.read_text()))


def is_gone(pid: int) -> bool:
    """Whether a process ends; it was sent its signal before."""
    for _ in range(500):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.01)
    return False


def test_a_worker_that_cannot_start_is_no_fault_of_the_file(monkeypatch):
    monkeypatch.setattr(apart, "_START", "raise ImportError")
    apart._end_all()
    with pytest.raises(RuntimeError):
        extract(docx(SENTENCE))


def test_a_worker_is_kept_for_the_next_file():
    apart._end_all()
    extract(docx(SENTENCE))
    [first] = apart._idle
    extract(docx("more words"))
    assert (apart._idle, first.uses) == ([first], 2)


def test_a_worker_ended_from_outside_is_replaced():
    extract(docx(SENTENCE))
    os.killpg(apart._idle[-1]._process.pid, signal.SIGKILL)
    apart._idle[-1]._process.wait()
    assert extract(docx(SENTENCE)).text.strip() == SENTENCE


def test_threads_get_their_own_answers():
    found = {}

    def ask(number):
        found[number] = [extract(docx(f"number {number} {n}")).text.strip() for n in range(5)]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {a: [f"number {a} {n}" for n in range(5)] for a in range(6)}


def words_of(number):
    return extract(docx(f"number {number}")).text.strip()


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_processes_copied_from_this_one_do_not_share_its_workers():
    extract(docx(SENTENCE))
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(words_of, range(8))) == [f"number {n}" for n in range(8)]
    assert words_of(9) == "number 9"


@pytest.mark.parametrize(
    ("size", "seconds"), [(0, 2), (1, 2), (100_000, 2), (100_001, 4), (64_000_000, 60)]
)
def test_the_time_grows_with_the_file_and_has_an_end(size, seconds):
    assert apart.seconds_for(size) == seconds

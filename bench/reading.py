"""The reader on a corpus of real pages: documents a second, memory, start, beside two public tools.

The command is run as a person runs it, in processes of its own. The public tools (PyThaiNLP and
dateparser) are installed from requirements/bench.txt into .venv-bench, and the same documents are
given to them and to the reader by turns, so that what slows the machine slows all. They do less
than the reader: one cuts Thai words and knows provinces, one finds dates.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.papers import corpus, texts, unpacked
from bench.registers import ROOT, say
from bench.report import Table

DOCUMENTS = 6000
COMPARED, FEWER = 500, 60
ROUNDS = 3
STARTS = 7
PAGES = 600  # saved web pages, which take longer than plain text
TOOLS = ROOT / ".venv-bench"
# Reading what a process holds takes it some time: seldom enough not to be felt.
_LOOK = 0.25
_HTML = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1>{body}</article></main>
<aside><h2>ข่าวล่าสุด</h2><ul>{menu}</ul></aside>
<footer>สงวนลิขสิทธิ์ โทร. 053 000 000</footer></body></html>"""


@dataclass(slots=True)
class Run:
    """A finished command: seconds by the clock and of processors, and the most memory at once."""

    seconds: float
    spent: float
    memory: int


def measure() -> list[Table]:
    """Throughput, start and the comparison."""
    with tempfile.TemporaryDirectory() as scratch:
        papers = unpacked(corpus(), Path(scratch) / "papers.jsonl", DOCUMENTS)
        pages = saved_pages(papers, Path(scratch) / "pages")
        return [throughput(papers, pages), start(papers), comparison(papers)]


def throughput(papers: Path, pages: Path) -> Table:
    """The command over all documents, on one processor and on two."""
    found = Table(
        "Reading at volume (`phinong read`)",
        [
            "what",
            "processes",
            "documents/s",
            "CPU per document",
            "core-hours for a million",
            "most memory, all processes",
        ],
    )
    for what, source in (("plain text", papers), ("saved web pages", pages)):
        count = sum(1 for _ in texts(source)) if source is papers else len(list(source.iterdir()))
        for jobs in (1, 2):
            say(f"Reader: {count} documents of {what}, {jobs} process(es) …")
            done = run([str(source), "--jobs", str(jobs), "--out", os.devnull])
            found.add(
                what,
                str(jobs),
                f"{count / done.seconds:,.0f}",
                f"{1000 * done.spent / count:.2f} ms",
                f"{1e6 * done.spent / count / 3600:.2f}",
                f"{done.memory / 2**20:,.0f} MB",
            )
    characters = sum(map(len, texts(papers))) / sum(1 for _ in texts(papers))
    found.note = (
        f"{corpus().name}: {characters:,.0f} characters in the mean. Memory is counted as each"
        " process's share (PSS); CPU is that of all processes, loading included."
    )
    return found


def start(papers: Path) -> Table:
    """How long the command takes for one document, everything loaded anew."""
    one = papers.with_name("one.txt")
    one.write_text(next(texts(papers)), encoding="utf-8")
    runs = [run([str(one), "--out", os.devnull]) for _ in range(STARTS)]
    found = Table("From the start of the command to the first reading", ["", "median", "least"])
    for name, times in (
        ("by the clock", [one.seconds for one in runs]),
        ("processor time", [one.spent for one in runs]),
    ):
        found.add(name, f"{statistics.median(times):.2f} s", f"{min(times):.2f} s")
    return found


def run(words: list[str]) -> Run:
    """`phinong read` with these words, watched until it ends."""
    before, begun = os.times(), time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "phinong.reader", *words])
    most = 0
    seen: dict[int, float] = {}
    while process.poll() is None:
        pids = list(tree(process.pid))
        most = max(most, sum(map(memory, pids)))
        seen |= {pid: processor_time(pid) for pid in pids}
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK)
    seconds, after = time.monotonic() - begun, os.times()
    counted = sum(after[2:4]) - sum(before[2:4])
    # Processes that outlived their parent for a moment were not counted there, but seen here.
    return Run(seconds, max(counted, sum(seen.values())), most)


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text().split():
                yield from tree(int(child))


def memory(pid: int) -> int:
    """Bytes a process holds, what it shares counted by its share; 0 when it is gone."""
    with suppress(OSError, ValueError, IndexError):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return 1024 * int(rollup.split("Pss:")[1].split()[0])
    return 0


def processor_time(pid: int) -> float:
    """Seconds of processor time a process has taken; 0 when it is gone."""
    with suppress(OSError, ValueError, IndexError):
        numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def saved_pages(papers: Path, into: Path) -> Path:
    """The first documents as web pages with what stands around them on a site."""
    into.mkdir()
    menu = "".join(f'<li><a href="/{n}">หัวข้อข่าวที่ {n}</a></li>' for n in range(40))
    for number, text in zip(range(PAGES), texts(papers), strict=False):
        lines = [line for line in text.replace("<", " ").splitlines() if line.strip()]
        body = "".join(f"<p>{line}</p>" for line in lines)
        page = _HTML.format(title=max(lines[:3], key=len)[:200], menu=menu, body=body)
        (into / f"{number:04}.html").write_text(page, encoding="utf-8")
    return into


def comparison(papers: Path) -> Table:
    """The reader and the tools on the same documents, one after the other, some rounds long."""
    found = Table(
        f"Beside two public tools, {COMPARED} documents, one process",
        ["way", "what it gives", "documents/s of CPU", "characters/s of CPU", "reader to it"],
    )
    paces = rounds(papers)
    own = paces["phinong"][0]
    for way, gives in GIVES.items():
        if way in paces:
            documents, characters = paces[way]
            ratio = f"{own / documents:.1f}"
            found.add(way, gives, f"{documents:,.1f}", f"{characters:,.0f}", ratio)
    found.note = f"The best of {ROUNDS} rounds. dateparser reads {FEWER} documents a round."
    return found


GIVES = {
    "phinong": "dates, parties, people, event, instrument, stage, fields, findings with spans",
    "newmm": "PyThaiNLP: words, and which are provinces or countries",
    "dateparser": "dateparser.search: dates",
}


def rounds(papers: Path) -> dict[str, tuple[float, float]]:
    """The best (documents/s, characters/s) of each way that is installed."""
    ways = {"phinong": (sys.executable, COMPARED)}
    if installed():
        tools = str(TOOLS / "bin" / "python")
        ways |= {"newmm": (tools, COMPARED), "dateparser": (tools, FEWER)}
    best: dict[str, tuple[float, float]] = {}
    for number in range(ROUNDS):
        for way, (python, count) in ways.items():
            say(f"Reader: {way}, round {number + 1} …")
            command = [python, str(ROOT / "bench" / "beside.py"), way, str(papers), str(count)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            documents, characters = map(float, told.split())
            best[way] = max(best.get(way, (0.0, 0.0)), (documents, characters))
    return best


def installed() -> bool:
    """True when the public tools are there, installed now if need be."""
    locked = ROOT / "requirements" / "bench.txt"
    stamp = TOOLS / ".set-up"
    if stamp.exists() and stamp.read_bytes() == locked.read_bytes():
        return True
    say("Reader: installing PyThaiNLP and dateparser into .venv-bench …")
    pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(TOOLS)], check=True)
        subprocess.run([*pip, "-r", str(locked)], check=True)
    except subprocess.CalledProcessError:
        say("Reader: they cannot be installed here; the comparison is left out.")
        return False
    stamp.write_bytes(locked.read_bytes())
    return True

"""How long a long agreement takes to open and to compare, beside a short one and beside difflib.

Both drafts have three languages and forty versions and are asked for in turns, by an officer; what
an office is shown is never kept, so every answer is made.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from http.client import HTTPConnection

from bench.registers import ROOT, environment, register, say
from bench.report import Table, milliseconds
from bench.serving import Server, serving

TIES = 40
SHORT, LONG = 6, 60
WARM, TIMES = 6, 60
# What the product promises: see docs/benchmarks.md.
OPEN_BAR, COMPARE_BAR = 80.0, 50.0
VERSIONS = 40


def measure() -> list[Table]:
    """Tables of the pages, and of the comparison alone beside difflib."""
    register(TIES)
    cookie, codes = samples()
    found = Table(
        f"An agreement of {SHORT} and of {LONG} clauses, three languages, {VERSIONS} versions",
        [
            "page",
            f"median {SHORT}",
            f"median {LONG}",
            "ratio",
            f"CPU {SHORT}",
            f"CPU {LONG}",
            "bar",
        ],
    )
    with serving(TIES, workers=1) as server:
        officer = Officer(server, cookie)
        for name, path, bar in pages():
            say(f"Drafting: {name} …")
            asked = [[f"/{tongue}/drafts/{code}/{path}" for tongue in TONGUES] for code in codes]
            found.add(name, *side_by_side(officer, asked), milliseconds(bar))
    found.note = f"Load of the machine meanwhile: {os.getloadavg()[0]:.1f}."
    return [found, beside_difflib(codes[1])]


TONGUES = ("th", "en", "zh")


def pages() -> list[tuple[str, str, float]]:
    """What is asked of both: name, address behind the draft's, and the bar of its median."""
    return [
        ("its workspace", "", OPEN_BAR),
        (
            "the newest two versions compared",
            f"versions/?from={VERSIONS - 1}&to={VERSIONS}",
            COMPARE_BAR,
        ),
        ("the first and the last compared", f"versions/?from=1&to={VERSIONS}", COMPARE_BAR),
    ]


def samples() -> tuple[str, list[str]]:
    """The cookie of the officer, and the codes of both drafts, made when they are not there."""
    say("Drafting: the samples …")
    command = [sys.executable, "-m", "bench.draft_samples", str(SHORT), str(LONG)]
    told = subprocess.run(
        command, cwd=ROOT, env=environment(TIES), check=True, capture_output=True, text=True
    )
    rows = [line.split(" ", 1) for line in told.stdout.splitlines()]
    return rows[0][1], [value for key, value in rows if key == "code"]


class Officer:
    """A visitor with a session, on a connection that is kept open."""

    def __init__(self, server: Server, cookie: str) -> None:
        self.server, self.cookie = server, cookie
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=30)

    def get(self, path: str) -> float:
        """Fetch a page; milliseconds until its last byte. Raises RuntimeError unless it is 200."""
        start = time.perf_counter()
        headers = {"Accept": "text/html", "Cookie": self.cookie}
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return (time.perf_counter() - start) * 1000


def side_by_side(officer: Officer, asked: Sequence[Sequence[str]]) -> list[str]:
    """Both medians, their ratio, and both costs in processor time, as cells. One server answers
    both, so the processor's time is taken over rounds of one kind, the other left out."""
    for n in range(WARM):
        for own in asked:
            officer.get(own[n % len(own)])
    taken: list[list[float]] = [[] for _ in asked]
    spent = [0.0 for _ in asked]
    for n in range(TIMES // ROUND):
        for place, own in enumerate(asked):
            before = officer.server.cpu()
            taken[place] += [officer.get(own[(n + k) % len(own)]) for k in range(ROUND)]
            spent[place] += officer.server.cpu() - before
    medians = [statistics.median(times) for times in taken]
    costs = [seconds * 1000 / TIMES for seconds in spent]
    return [
        *map(milliseconds, medians),
        f"{medians[1] / medians[0]:.2f}",
        *map(milliseconds, costs),
    ]


ROUND = 10


def beside_difflib(code: str) -> Table:
    """The comparison alone, without the page, and what difflib takes for the same clauses."""
    import django  # noqa: PLC0415

    os.environ.update(environment(TIES), DJANGO_SETTINGS_MODULE="phinong.site.settings")
    django.setup()
    from phinong.drafting.canonical import whole_of  # noqa: PLC0415
    from phinong.drafting.comparing import compared  # noqa: PLC0415
    from phinong.drafting.models import Version  # noqa: PLC0415

    rows = Version.objects.filter(draft__code=code).order_by("number")
    found = Table(
        f"The texts of {LONG} clauses compared, without a page (CPU, the best of {WARM})",
        ["versions", "redline of clauses", "difflib, letter by letter", "difflib, word by word"],
    )
    forms = [(row.canonical, row.uids) for row in rows]
    for name, first in (("newest two", -2), ("first and last", 0)):
        old, new = (whole_of(*forms[place]) for place in (first, -1))
        pairs = [
            (a.in_tag(tag).words, b.in_tag(tag).words)
            for a, b in zip(old.parts, new.parts, strict=True)
            for tag in new.tags
        ]
        ways: list[Callable[[], object]] = [
            lambda old=old, new=new: compared(old, new),
            lambda pairs=pairs: [letters(*pair) for pair in pairs],
            lambda pairs=pairs: [letters(a.split(), b.split()) for a, b in pairs],
        ]
        found.add(name, *(milliseconds(best(way)) for way in ways))
    return found


def letters(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """What difflib says went and came."""
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def best(way: Callable[[], object]) -> float:
    """The least processor time of some runs, in milliseconds."""
    runs = []
    for _ in range(WARM):
        start = time.process_time()
        way()
        runs.append((time.process_time() - start) * 1000)
    return min(runs)

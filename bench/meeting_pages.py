"""How long an officer's desk and an agenda take in a year of a busy province.

Beside it stands the same page in a year of a tenth of the size, served at the same time and
visited in turns: what does not grow with the register costs the same in both. What lies on a desk
is made once for each state of the register, so it is measured right after a change, and again.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from itertools import cycle

from bench.registers import ROOT, environment, register, say
from bench.report import Table, milliseconds
from bench.serving import Server, serving
from bench.visiting import Visitor, percentile

# (ties, meetings); each meeting brings twenty commitments. Twelve committees, and two.
TENTH, YEAR = (4, 15), (40, 150)
WARM, TIMES = 6, 60
# What the product promises: see docs/benchmarks.md.
DESK_BAR, AGENDA_BAR = 60.0, 100.0
NOTE = "A tenth: 4 ties, 2 committees, 15 meetings. The year: 40 ties, 12 committees, 150 meetings."
LANGUAGES = ("th", "en", "zh")
PLANNED = "SELECT code FROM meetings_meeting WHERE code LIKE 'sample-%' AND status = 'planned'"
# A change anywhere: what was made for the register as it was before is made anew.
EVENT = "INSERT INTO record_event ({columns}) SELECT {columns} FROM record_event LIMIT 1"
# What building an agenda puts on it, taken off again so that the next visit builds it anew.
UNBUILD = (
    "DELETE FROM meetings_agendaitem WHERE source_kind IN ('minutes', 'follow-up') AND meeting_id"
    " IN (SELECT id FROM meetings_meeting WHERE status = 'planned')"
)


@dataclass(slots=True)
class Year:
    """A served year: the server with its officer's cookie, and where its database lies."""

    size: tuple[int, int]
    server: Server

    def rows(self, sql: str) -> list[str]:
        """The first column of a query."""
        path = register(*self.size) / "phinong.sqlite3"
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return [str(row[0]) for row in connection.execute(sql)]

    def change(self, sql: str) -> None:
        """Change the register from outside."""
        path = register(*self.size) / "phinong.sqlite3"
        with sqlite3.connect(path, timeout=30) as connection:
            connection.execute(sql)

    def touch(self) -> None:
        """Let something have happened."""
        columns = self.rows("SELECT name FROM pragma_table_info('record_event') WHERE name != 'id'")
        self.change(EVENT.format(columns=", ".join(f'"{name}"' for name in columns)))

    def planned(self) -> list[str]:
        """The addresses, without the page, of meetings that are being prepared."""
        codes = self.rows(PLANNED)
        return [f"/{LANGUAGES[n % 3]}/meetings/{code}/" for n, code in enumerate(codes)]


def officer(size: tuple[int, int]) -> str:
    """The cookie of an officer of that province, signed in."""
    command = [sys.executable, "-m", "bench.officer"]
    found = subprocess.run(
        command, cwd=ROOT, env=environment(*size), check=True, capture_output=True, text=True
    )
    return found.stdout.strip()


Ask = Callable[[Year, str], float]


def fetch(year: Year, path: str) -> float:
    """Fetch a page; milliseconds."""
    return Visitor(year.server).get(path)


def fetch_after_change(year: Year, path: str) -> float:
    """Fetch a page for the first time after a change; milliseconds."""
    year.touch()
    return fetch(year, path)


def build(year: Year, path: str) -> float:
    """Build the agenda of a meeting that has none of its standing matters; milliseconds."""
    year.change(UNBUILD)
    token = "a" * 32
    headers = {
        "Cookie": f"{year.server.cookie}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = HTTPConnection("127.0.0.1", year.server.port, timeout=30)
    start = time.perf_counter()
    connection.request("POST", path, body="offer=standing", headers=headers)
    answer = connection.getresponse()
    answer.read()
    taken = (time.perf_counter() - start) * 1000
    if answer.status != 302:
        raise RuntimeError(f"{path} answered {answer.status}")
    return taken


def measure() -> list[Table]:
    """A table of the desk and of agendas, in both years."""
    for size in (TENTH, YEAR):
        register(*size)
    found = Table(
        f"An officer's pages at {TENTH[1] * 20:,} and at {YEAR[1] * 20:,} commitments, in turns",
        [
            "page",
            "median tenth",
            "median year",
            "p95 year",
            "ratio",
            "CPU tenth",
            "CPU year",
            "bar",
        ],
    )
    tenth, year = ({"workers": 1, "meetings": size[1]} for size in (TENTH, YEAR))
    with serving(TENTH[0], **tenth) as small, serving(YEAR[0], **year) as large:
        years = [
            Year(size, replace(server, cookie=officer(size)))
            for size, server in ((TENTH, small), (YEAR, large))
        ]
        for name, paths, ask, bar in pages(years):
            say(f"Meetings: {name} …")
            found.add(name, *side_by_side(years, paths, ask), milliseconds(bar))
    found.note = f"{NOTE} Load of the machine meanwhile: {os.getloadavg()[1]:.1f}."
    return [found]


Page = tuple[str, list[list[str]], Ask, float]


def pages(years: Sequence[Year]) -> list[Page]:
    """What is asked of both: its name, the addresses in each, how, and the bar of its median."""
    desks = [f"/{language}/desk/" for language in LANGUAGES]
    planned = [year.planned() for year in years]
    preparing = [[f"{path}prepare/" for path in own] for own in planned]
    building = [[f"{path}items/" for path in own] for own in planned]
    return [
        ("desk, first after a change", [desks, desks], fetch_after_change, DESK_BAR),
        ("desk, again", [desks, desks], fetch, DESK_BAR),
        ("agenda: the page on which it is prepared", preparing, fetch, AGENDA_BAR),
        ("agenda: its standing matters built", building, build, AGENDA_BAR),
    ]


def side_by_side(years: Sequence[Year], paths: list[list[str]], ask: Ask) -> list[str]:
    """Medians, the slower tail, the ratio, and the processor time of both, as cells."""
    rounds = [cycle(own) for own in paths]

    def visit(times: int) -> list[list[float]]:
        found: list[list[float]] = [[] for _ in years]
        for _ in range(times):
            for place, year in enumerate(years):
                found[place].append(ask(year, next(rounds[place])))
        return found

    visit(WARM)
    before = [year.server.cpu() for year in years]
    taken = visit(TIMES)
    spent = [(y.server.cpu() - b) * 1000 / TIMES for y, b in zip(years, before, strict=True)]
    medians = [statistics.median(own) for own in taken]
    tail = percentile(taken[1], 0.95)
    ratio = f"{medians[1] / medians[0]:.2f}"
    return [*map(milliseconds, [*medians, tail]), ratio, *map(milliseconds, spent)]

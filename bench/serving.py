"""A server of the product on loopback, as an installation runs it, with its processes watched."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

from bench.registers import ROOT, environment

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of a process in memory: all, pages of the database file included, and its own."""

    resident: float
    own: float

    def __str__(self) -> str:
        return f"{self.resident:.0f} MB ({self.own:.0f} MB its own)"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, and the process that was started. `cookie` is that of the
    visitor, for pages that ask who comes."""

    port: int
    process: int
    cookie: str = ""

    def workers(self) -> list[int]:
        """The processes that answer requests: those without children of their own."""
        family = descendants(self.process)
        parents = {parent_of(pid) for pid in family}
        return [pid for pid in family if pid not in parents and is_python(pid)]

    def cpu(self) -> float:
        """Seconds of processor time used so far by the server and all its children."""
        return sum(cpu_of(pid) for pid in [self.process, *descendants(self.process)])

    def memory(self) -> list[Memory]:
        """The memory of each worker."""
        return [memory_of(pid) for pid in self.workers()]


def status(pid: int) -> dict[str, str]:
    """The lines of a process's status file; empty when it is gone."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return {}
    return dict(line.split(":", 1) for line in text.splitlines() if ":" in line)


def parent_of(pid: int) -> int:
    """The parent of a process, 0 when it is gone."""
    return int(status(pid).get("PPid", "0"))


def is_python(pid: int) -> bool:
    """Whether a process is one of ours and not its helper for shared memory."""
    return "resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    everyone = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    children = [child for child in everyone if parent_of(child) == pid]
    return [found for child in children for found in (child, *descendants(child))]


def cpu_of(pid: int) -> float:
    """Seconds of processor time of one process."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    user, system = text.rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / TICKS


def memory_of(pid: int) -> Memory:
    """The memory of one process."""
    lines = status(pid)
    resident, own = (int(lines.get(name, "0 kB").split()[0]) for name in ("VmRSS", "RssAnon"))
    return Memory(resident / 1024, own / 1024)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(size: int, *, workers: int, meetings: int = 0) -> Iterator[Server]:
    """The register of this size, served until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "phinong.site.cli", "serve", "--port", str(port)]
    command += ["--workers", str(workers)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(size, meetings), stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers. Raises RuntimeError when it ends or does not."""
    pause = Event()
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            break
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pause.wait(0.1)
    raise RuntimeError("the server did not start")

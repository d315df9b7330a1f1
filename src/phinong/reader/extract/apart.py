"""Parsers of foreign formats, run in a process apart that can be stopped.

Most of these parsers are C code, which no signal handler of Python interrupts. So they run in a
worker process with a limit on processor time, on memory and on waiting; a worker that reaches one
is ended and the file refused. Workers are kept for the next file, as starting one takes longer than
most files do. What they answer is read as JSON, never unpickled.
"""

import atexit
import contextlib
import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import threading
import time
from typing import Any

from ..model import Unreadable

SECONDS_PER_PIECE = 2  # of processor time, for each 100 KB begun
PIECE = 100_000
MOST_SECONDS = 60
PATIENCE = 10  # seconds of waiting beyond three times the processor time, on a busy machine
RECOGNITION = 90  # seconds of waiting for pictures of text, which other processes recognise
MEMORY = 2 * 1024**3
_TO_START = 60  # seconds, on the slowest machine; a fault of ours and not of the file
_LENGTH = struct.Struct("!II")
_USES = 400  # after so many files a worker makes room for a fresh one
_START = "from phinong.reader.extract.worker import serve; serve()"
_POOL = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))
_idle: list["Worker"] = []


def seconds_for(size: int) -> int:
    """Processor seconds that a file of so many bytes may take."""
    return min(MOST_SECONDS, SECONDS_PER_PIECE * max(1, -(-size // PIECE)))


def ask(task: str, source: bytes) -> tuple[dict[str, Any], bytes]:
    """What the parser of a task made of the bytes: facts, and bytes that go with them.

    Raises Unreadable with the parser's own code; "too-slow" when it took more than its time;
    "too-large" when it took more than its memory; "unreadable" when it broke.
    """
    with _POOL:
        worker = _waiting()
        try:
            facts, content = worker.ask(task, source)
        except BaseException:
            worker.end()
            raise
        if worker.uses < _USES:
            _idle.append(worker)
        else:
            worker.end()
    if "refused" in facts:
        raise Unreadable(str(facts["refused"]))
    return facts, content


def _waiting() -> "Worker":
    """A worker that is free, or a new one."""
    while _idle:
        worker = _idle.pop()
        if worker.is_alive():
            return worker
        worker.end()
    return Worker()


class Worker:
    """One process that parses files, one after the other."""

    def __init__(self) -> None:
        paths = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
        self.uses = 0
        self._process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **paths},
            start_new_session=True,  # so that it is ended with all that it started
        )
        try:
            self._take(time.monotonic() + _TO_START)
        except (EOFError, Unreadable) as broken:
            self.end()
            raise RuntimeError("the process that parses files does not start") from broken

    def ask(self, task: str, source: bytes) -> tuple[dict[str, Any], bytes]:
        """The worker's answer. Raises Unreadable when it broke or was stopped."""
        self.uses += 1
        seconds = seconds_for(len(source))
        deadline = time.monotonic() + 3 * seconds + PATIENCE + RECOGNITION
        order = json.dumps({"task": task, "seconds": seconds, "memory": MEMORY}).encode()
        try:
            self._give(_LENGTH.pack(len(order), len(source)) + order, source)
            return self._take(deadline)
        except (BrokenPipeError, EOFError) as broken:
            raise Unreadable(self._why_ended()) from broken

    def is_alive(self) -> bool:
        """Whether nobody has ended the worker meanwhile."""
        return self._process.poll() is None

    def _give(self, *parts: bytes) -> None:
        assert self._process.stdin  # noqa: S101  a pipe, as asked for
        for part in parts:
            self._process.stdin.write(part)
        self._process.stdin.flush()

    def _take(self, deadline: float) -> tuple[dict[str, Any], bytes]:
        length, more = _LENGTH.unpack(self._bytes(_LENGTH.size, deadline))
        return json.loads(self._bytes(length, deadline)), self._bytes(more, deadline)

    def _bytes(self, count: int, deadline: float) -> bytes:
        assert self._process.stdout  # noqa: S101
        pipe, taken = self._process.stdout.fileno(), bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(pipe, selectors.EVENT_READ)
            while len(taken) < count:
                if not ready.select(max(0.0, deadline - time.monotonic())):
                    raise Unreadable("too-slow")
                piece = os.read(pipe, min(count - len(taken), 1 << 20))
                if not piece:
                    raise EOFError
                taken += piece
        return bytes(taken)

    def _why_ended(self) -> str:
        stopped = self._process.wait(PATIENCE) in (-signal.SIGXCPU, -signal.SIGKILL)
        return "too-slow" if stopped else "unreadable"

    def end(self) -> None:
        """Ends the worker and everything it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._close()

    def forget(self) -> None:
        """Lets go of a worker that belongs to the process this one was copied from."""
        self._process.returncode = 0
        self._close()

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()


def _end_all() -> None:
    while _idle:
        _idle.pop().end()


def _forget_all() -> None:
    """A copied process must not talk through the pipes of the first."""
    global _POOL  # noqa: PLW0603  another thread of the first process may have held it
    _POOL = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))
    while _idle:
        _idle.pop().forget()


atexit.register(_end_all)
os.register_at_fork(after_in_child=_forget_all)

"""A language model's server as it may be met: good, wrong, broken, slow, or obedient to the paper.

It is a real HTTP server on this machine, in a thread. Each request takes the next act; the last
act is repeated.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self

Act = Callable[["Talk"], None]
Value = tuple[str, str] | tuple[str, str, Any]  # (name, quote) or (name, quote, value)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def words(self) -> str:
        """The paper's words in the question, without the marks around them."""
        return self.body["messages"][1]["content"].split("\n", 1)[1].rsplit("\n", 1)[0]


class Talk(BaseHTTPRequestHandler):
    """One connection."""

    server: "_Server"

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        kept = self.server.kept
        kept.asked.append(Asked(self.path, dict(self.headers), json.loads(content)))
        kept.acts[min(len(kept.asked), len(kept.acts)) - 1](self)

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole reply."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests read `asked`."""


class _Server(ThreadingHTTPServer):
    kept: "ModelServer"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is what some tests are about."""


@dataclass
class ModelServer:
    """`with ModelServer([act, …]) as server: server.url`; `asked` are the requests so far."""

    acts: list[Act]
    asked: list[Asked] = field(default_factory=list)
    stopped: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), Talk)
        self._server.kept = self
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The base address for the settings."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"


def found(kind: str, *values: Value) -> dict[str, Any]:
    """One finding as a model writes it; a value repeats its quote unless given."""
    said = [{"name": v[0], "quote": v[1], "value": v[2] if len(v) > 2 else v[1]} for v in values]
    return {"kind": kind, "values": said}


def says(content: str) -> Act:
    """An answer with this content."""
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    return lambda talk: talk.give(200, body)


def finds(findings: Iterable[dict[str, Any]]) -> Act:
    """A good answer."""
    return says(json.dumps({"findings": list(findings)}, ensure_ascii=False))


def raw(body: bytes, status: int = 200) -> Act:
    """Any bytes at all."""
    return lambda talk: talk.give(status, body)


def status(code: int, **headers: str) -> Act:
    """A refusal, a fault, a redirect."""
    return lambda talk: talk.give(code, b"{}", **headers)


def hugely(talk: Talk) -> None:
    """More bytes than anyone would read, as far as they are taken."""
    talk.send_response(200)
    talk.end_headers()
    for _ in range(64):
        talk.wfile.write(b" " * 1_000_000)


def silently(talk: Talk) -> None:
    """Nothing, until the test is over."""
    talk.server.kept.stopped.wait()


def drip(act: Act) -> Act:
    """The reply of `act`, its body one byte at a time, each well before a socket's own limit."""

    def dripping(talk: Talk) -> None:
        whole = talk.wfile
        kept = Kept()
        talk.wfile = kept  # type: ignore[assignment]
        act(talk)
        talk.wfile = whole
        for byte in kept.bytes:
            if talk.server.kept.stopped.wait(0.02):
                return
            whole.write(bytes([byte]))

    return dripping


class Kept:
    """A file that only keeps what is written to it."""

    def __init__(self) -> None:
        self.bytes = bytearray()

    def write(self, some: bytes) -> int:
        self.bytes += some
        return len(some)

    def flush(self) -> None:
        """Nothing to do."""

"""One question to a language model over HTTP, within a time budget.

Any server with OpenAI's chat completions will do. The address is the operator's alone: no
redirect is followed, no proxy of the environment is used, and nothing in an answer is fetched.
"""

import http.client
import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from socket import SHUT_RDWR
from threading import Thread
from typing import Any
from urllib.parse import SplitResult, urlsplit

MOST_BYTES = 1_000_000  # of one answer; a piece of a document cannot honestly need more
MOST_TRIES = 4
SECONDS = 20.0
PAUSE = 0.5
# `record` keeps who proposed a finding in so many characters.
LONGEST_NAME = 40
_PATH = "/chat/completions"


class NoAnswer(Exception):  # noqa: N818  the word of the field, not an error of ours
    """The model gave nothing that can be looked at; `.code` says why.

    Codes: too-slow, unreachable, busy, refused, redirected, too-large, unclear.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is. `seconds` is the time for one document, or for one batch of them.

    `url` is the base that holds /chat/completions; `pause` the first wait after "too many" and
    after a fault of the server, doubled each time.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS
    pause: float = PAUSE

    @property
    def proposed_by(self) -> str:
        """The name under which its proposals are kept."""
        return f"model:{self.model}"[:LONGEST_NAME]

    @property
    def host(self) -> str:
        """The machine to which text goes, for people to see."""
        return urlsplit(self.url).hostname or ""


def endpoint_from(environ: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that PHINONG_LLM_URL, _MODEL, _KEY and _SECONDS name; None without an address.

    Raises ValueError with a sentence that names the variable and what it accepts.
    """
    url = environ.get("PHINONG_LLM_URL", "").strip()
    if not url:
        return None
    place = urlsplit(url)
    if place.scheme not in ("http", "https") or not place.hostname or place.username:
        raise ValueError(
            "PHINONG_LLM_URL: use the address of the model's server without a user name, for"
            " example http://127.0.0.1:8080/v1."
        )
    model = environ.get("PHINONG_LLM_MODEL", "").strip()
    if not model:
        raise ValueError("PHINONG_LLM_MODEL is empty: give the model's name as its server has it.")
    return Endpoint(url, model, _key(environ), _seconds(environ))


def _key(environ: Mapping[str, str]) -> str:
    key = environ.get("PHINONG_LLM_KEY", "").strip()
    if not (key.isascii() and key.isprintable()):
        raise ValueError("PHINONG_LLM_KEY: use printable ASCII characters only.")
    return key


def _seconds(environ: Mapping[str, str]) -> float:
    written = environ.get("PHINONG_LLM_SECONDS", "").strip() or str(SECONDS)
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise ValueError(
            f"PHINONG_LLM_SECONDS={written!r}: use seconds above 0, at most 3600, for example 20."
        )
    return seconds


class Budget:
    """Seconds that run from now."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; 0 when they are over."""
        return max(0.0, self.until - time.monotonic())


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said. `wait` is how long it asks to be left alone, in seconds."""

    status: int
    body: bytes
    wait: float = 0.0

    @property
    def again(self) -> bool:
        """Whether the same question may be answered later."""
        return self.status == http.client.TOO_MANY_REQUESTS or self.status >= 500


def ask(endpoint: Endpoint, question: Mapping[str, Any], budget: Budget) -> Reply:
    """The server's reply to one question, asked again after 429 and faults of the server.

    Gives replies of 2xx and 4xx. Raises NoAnswer, never later than the budget allows.
    """
    body = json.dumps(question, ensure_ascii=False).encode("utf-8", "replace")
    pause = endpoint.pause
    for _ in range(MOST_TRIES):
        reply = _exchange(endpoint, body, budget)
        if not reply.again:
            return reply
        wait = max(pause, reply.wait)
        if wait >= budget.left():
            break
        time.sleep(wait)
        pause *= 2
    raise NoAnswer("busy")


def _exchange(endpoint: Endpoint, body: bytes, budget: Budget) -> Reply:
    """One request and its reply.

    It is made in a thread, since a server that drips one byte at a time, or a slow look-up of
    its name, passes every limit that the socket itself can be given.
    """
    left = budget.left()
    if not left:
        raise NoAnswer("too-slow")
    place = urlsplit(endpoint.url)
    connection = _connection(place, left)
    answers: SimpleQueue[Reply | NoAnswer] = SimpleQueue()
    arguments = (connection, _path(place), body, _headers(endpoint), answers)
    Thread(target=_talk, args=arguments, daemon=True).start()
    try:
        answer = answers.get(timeout=left)
    except Empty:
        _hang_up(connection)
        raise NoAnswer("too-slow") from None
    if isinstance(answer, NoAnswer):
        raise answer
    return answer


def _connection(place: SplitResult, seconds: float) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    return kind(place.hostname or "", place.port, timeout=seconds)


def _path(place: SplitResult) -> str:
    path = place.path.rstrip("/").removesuffix(_PATH) + _PATH
    return f"{path}?{place.query}" if place.query else path


def _headers(endpoint: Endpoint) -> dict[str, str]:
    given = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    return {"Content-Type": "application/json", "Accept-Encoding": "identity", **given}


def _talk(
    connection: http.client.HTTPConnection,
    path: str,
    body: bytes,
    headers: dict[str, str],
    answers: "SimpleQueue[Reply | NoAnswer]",
) -> None:
    """Put the reply, or why there is none, where the asker waits. Raises nothing."""
    try:
        connection.request("POST", path, body, headers)
        with connection.getresponse() as response:
            answers.put(_reply(response))
    except NoAnswer as none:
        answers.put(none)
    except TimeoutError:
        answers.put(NoAnswer("too-slow"))
    except (OSError, http.client.HTTPException, ValueError):
        answers.put(NoAnswer("unreachable"))
    finally:
        connection.close()


def _reply(response: http.client.HTTPResponse) -> Reply:
    if 300 <= response.status < 400:
        raise NoAnswer("redirected")
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise NoAnswer("too-large")
    wait = response.headers.get("Retry-After", "")
    return Reply(response.status, body, float(wait) if wait.isdecimal() else 0.0)


def _hang_up(connection: http.client.HTTPConnection) -> None:
    """End a conversation that goes on in its thread; there it fails, and closes what is open."""
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(SHUT_RDWR)

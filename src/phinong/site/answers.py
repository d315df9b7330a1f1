"""Answers to strangers, kept until something in the register changes.

Everybody who is not signed in reads the same pages, and between two changes they are the same.
Such an answer is kept as it went out, compressed, under the state of the register it shows; the
next event, or the next day, leaves it behind. Who carries a session is never served from here and
nothing they are shown is kept.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from phinong.core.languages import UI
from phinong.record.queries import data_version

# Pages that differ by more than the register: an account's own.
NEVER = "account/"
LONGEST_ADDRESS = 1_000
# What of a request decides the answer, beside address and colours.
HEADERS = ("Accept", "HX-Request", "HX-Target", "HX-Boosted")
KEPT_FOR = 24 * 3600
KINDS = ("text/html", "application/json", "text/csv")

Answering = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it went out."""

    headers: tuple[tuple[str, str], ...]
    content: bytes

    def again(self) -> HttpResponse:
        """The same answer once more."""
        answer = HttpResponse(self.content)
        for name, value in self.headers:
            answer.headers[name] = value
        return answer


class KeptAnswers:
    """Stands outside everything that makes an answer, the compression included."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_everyone(request):
            return self.get_response(request)
        key = key_of(request)
        kept: Kept | None = caches["answers"].get(key)
        if kept is not None:
            return kept.again()
        answer = self.get_response(request)
        if may_be_kept(answer):
            kept = Kept(tuple(answer.headers.items()), answer.content)
            caches["answers"].set(key, kept, KEPT_FOR)
        return answer


def is_for_everyone(request: HttpRequest) -> bool:
    """Whether a stranger reads a page of a room: no session, no message waiting for this reader."""
    _start, language, *rest = request.path.split("/", 2)
    return (
        settings.PHINONG_KEEP_ANSWERS
        and request.method == "GET"
        and language in UI
        and not "".join(rest).startswith(NEVER)
        and len(request.get_full_path()) <= LONGEST_ADDRESS
        and not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
    )


def key_of(request: HttpRequest) -> str:
    """What the answer depends on: the register, the day, the address and what the reader asks for.

    The host belongs to it because pages name their own address. Asks the database once.
    """
    compressed = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = [
        data_version(),
        localdate(),
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        request.COOKIES.get("theme", ""),
        compressed,
        *(request.headers.get(name, "") for name in HEADERS),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def may_be_kept(answer: HttpResponse) -> bool:
    """Whether an answer is the same for every stranger: whole, successful, and giving no cookie."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    return (
        answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
        and kind in KINDS
        and "no-store" not in answer.headers.get("Cache-Control", "")
    )

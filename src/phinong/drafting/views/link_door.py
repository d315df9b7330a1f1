"""The door of a link with a secret: no account, one thing, and nothing else.

Pages by a link tell no other site where they stand, are not indexed and not kept. They send no
referrer, so browsers name no origin with a form either, and the usual check against forged forms
cannot pass: the secret in the address is what a forger does not have, and no session counts here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from phinong.drafting.pacing import MOST_MISSES, MOST_WRITES, counted, so_far

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Lock:
    """What a kind of link opens.

    `find` takes a secret to its row, None for a secret that opens none; `why_shut` says why a
    row does not open now: "expired", "revoked" or "taken-back", empty when it does; `writer`
    names whose writing is counted, apart from other kinds of links.
    """

    find: Callable[[str], Any]
    why_shut: Callable[[Any], str]
    writer: Callable[[Any], str]


def by_link(lock: Lock) -> Callable[[View], View]:
    """For a view that takes a request, the row behind the link, the secret, and the address's
    other parts: it is given the row, or is never asked."""

    def behind(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def opened(request: HttpRequest, secret: str, **more: Any) -> HttpResponse:
            return kept_quiet(answered(lock, view, request, secret, **more))

        return opened

    return behind


def answered(
    lock: Lock, view: View, request: HttpRequest, secret: str, **more: Any
) -> HttpResponse:
    """What a link answers: its page, or one that says why it does not open."""
    caller = request.META.get("REMOTE_ADDR", "")
    if so_far("miss", caller) >= MOST_MISSES:
        return shut(request, HTTPStatus.TOO_MANY_REQUESTS, "often")
    row = lock.find(secret)
    if row is None:
        counted("miss", caller)
        return shut(request, HTTPStatus.NOT_FOUND, "unknown")
    if why := lock.why_shut(row):
        return shut(request, HTTPStatus.GONE, why)
    if request.method == "POST" and counted("write", lock.writer(row)) > MOST_WRITES:
        return shut(request, HTTPStatus.TOO_MANY_REQUESTS, "often")
    return view(request, row, secret, **more)


def shut(request: HttpRequest, status: HTTPStatus, why: str) -> HttpResponse:
    """A page that says in three languages why nothing opens, and tells nothing else."""
    return render(request, "drafting/link_shut.html", {"why": why, "code": status}, status=status)


def kept_quiet(answer: HttpResponse) -> HttpResponse:
    """An answer that no cache keeps, no index lists, and no other site hears of."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer

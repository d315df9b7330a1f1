"""The bare address: sends a visitor to the page in a language they read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_from_request

from phinong.site.i18n import PREFIXES


def choose(request: HttpRequest) -> HttpResponse:
    """Redirect to /th/, /en/ or /zh/ by the account's or the browser's wish; Thai otherwise."""
    wanted = getattr(request.user, "language", "") or get_language_from_request(request)
    answer = redirect(f"/{PREFIXES.get(wanted, 'th')}/")
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return answer

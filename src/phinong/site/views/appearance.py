"""How the pages look to one reader: light, dark, or as their system asks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from phinong.site.context import THEMES

YEAR = 365 * 24 * 60 * 60


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the theme in a cookie and go back. Any word but light and dark means the system's.

    By GET, so that no reader is given a session or a token for choosing a colour.
    """
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, settings.SECURE_SITE):
        back = "/"
    answer = redirect(back)
    theme = request.GET.get("theme", "")
    if theme in THEMES:
        answer.set_cookie(
            "theme",
            theme,
            max_age=YEAR,
            samesite="Lax",
            secure=settings.SECURE_SITE,
            httponly=True,
        )
    else:
        answer.delete_cookie("theme", samesite="Lax")
    return answer

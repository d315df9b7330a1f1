"""An officer's morning: what waits, what comes up, what changed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.asked import language
from phinong.site import morning


@login_required
@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """The desk of somebody who works in an office; 404 for accounts without a role."""
    if not request.user.may_anywhere(May.READ_OFFICE):
        raise Http404
    context = morning.of(request.user, now=timezone.localtime(), language=language())
    return render(request, "site/desk.html", context)

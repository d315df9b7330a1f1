"""An officer's morning: what waits, what comes up, what changed."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.asked import language
from phinong.record.once import once
from phinong.site import desk_drawing, morning
from phinong.site.context import chosen_era


@login_required
@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """The desk of somebody who works in an office; 404 for accounts without a role.

    What lies on it hangs on the register, the day, the language and the reader's roles, so it is
    made once for each of these; only the clocks go on.
    """
    if not request.user.may_anywhere(May.READ_OFFICE):
        raise Http404
    now, user = timezone.localtime(), request.user
    roles = sorted((body, *sorted(held)) for body, held in user.roles_by_body.items())
    asked = (now.date(), language(), roles, chosen_era(request))
    found = once(lambda: sections(request, now), "desk", *asked)
    clocks = [told(clock, now) for clock in found["clocks"]]
    return render(request, "site/desk.html", {**found, "clocks": clocks})


def told(clock: morning.Clock, now: datetime) -> tuple[Any, str, str]:
    """A clock's names, its time for machines and as it is read. In words already: a template
    would turn it into the time of this register."""
    there = now.astimezone(clock.zone)
    return clock.names, there.isoformat(timespec="minutes"), f"{there:%H:%M}"


def sections(request: SignedIn, now: datetime) -> dict[str, Any]:
    """What the head and the rest of the desk say, as HTML, and whose clocks are shown."""
    desk = morning.of(request.user, now=now, language=language())
    pen = desk_drawing.Pen.of(language(), chosen_era(request))
    head, main = desk_drawing.head(desk, pen), desk_drawing.rest(desk, pen)
    return {"head": head, "main": main, "clocks": desk.clocks}

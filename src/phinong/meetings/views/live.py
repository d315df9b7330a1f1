"""The one page used while a meeting is in session: by plain forms, or by acts that come in a list
after a while without a connection."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.meetings.consequences import carry_out_all
from phinong.meetings.models import Meeting
from phinong.meetings.pages.live import live_page
from phinong.meetings.taking_in import OK, REFUSED, Act, Answer, read_act, refusal, take_in
from phinong.meetings.views.acting import own_meeting

# As many as one secretary writes in hours; a page with more sends them in turns.
MOST = 200
WORKER = "build/live_worker.js"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def live(request: HttpRequest, code: str) -> HttpResponse:
    """The page; a form posted to it is one act."""
    meeting = own_meeting(request, code)
    if request.method != "POST":
        return show(request, meeting)
    given = request.POST
    act = read_act(
        {**{key: given.get(key) for key in ("act", "kind", "seen")}, "given": given.dict()}
    )
    answer = answer_to(request, meeting, act)
    if answer.state == REFUSED:
        return show(request, own_meeting(request, code), answer=answer, act=act)
    return redirect(reverse("meetings:live", args=[code]) + place_of(act, answer))


def place_of(act: Act | None, answer: Answer) -> str:
    """Where on the page to go on after an act: to both texts, the matter, or who is there."""
    if act is None or act.kind in ("open", "close"):
        return ""
    if answer.state != OK:
        return "#rivals"
    item = act.given.get("item")
    return f"#i{item}" if item else {"note": "#whole", "promise": "#whole"}.get(act.kind, "#who")


def answer_to(request: HttpRequest, meeting: Meeting, act: Act | None) -> Answer:
    """What becomes of an act of this reader."""
    if act is None:
        return refusal([Refusal("act-unreadable")])
    return take_in(meeting, act, by=request.user, language=language())  # type: ignore[arg-type]


def show(
    request: HttpRequest,
    meeting: Meeting,
    *,
    answer: Answer | None = None,
    act: Act | None = None,
    reasons: list[str] | None = None,
) -> HttpResponse:
    """The page; with a refused act its form as it was filled in, and every reason."""
    refused = act if answer else None
    context = {
        "meeting": meeting,
        "page": live_page(meeting, language=language(), refused=refused),
        "reasons": answer.reasons if answer else reasons or [],
    }
    status = answer.status if answer else 422 if reasons else 200
    shown = render(request, "meetings/live.html", context, status=status)
    shown["Cache-Control"] = "private, no-cache"
    return shown


@require_POST
def acts(request: HttpRequest, code: str) -> HttpResponse:
    """Take in a list of acts in their order, each answered by itself.

    401 says that whoever wrote them is to sign in again; the page keeps them until then. What one
    person wrote on a device is never taken for somebody else who signed in on it since.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"sign-in": True}, status=401)
    meeting = own_meeting(request, code)
    sent = read_sent(request.body)
    if sent is None:
        return JsonResponse({"reasons": [say(Refusal("act-unreadable"))]}, status=422)
    if str(sent.get("user", request.user.pk)) != str(request.user.pk):
        return JsonResponse({"sign-in": True}, status=401)
    answers = [told(one, answer_to(request, meeting, read_act(one))) for one in sent["acts"]]
    return JsonResponse({"answers": answers})


def read_sent(body: bytes) -> dict[str, Any] | None:
    """What a page sent, with its list of acts; None for anything else, or for too many."""
    try:
        found = json.loads(body)
    except ValueError:
        return None
    written = found.get("acts") if isinstance(found, dict) else None
    return found if isinstance(written, list) and len(written) <= MOST else None


def told(written: Any, answer: Answer) -> dict[str, Any]:
    """An answer as the page reads it; it knows its act by the name it gave it."""
    return {
        "act": written.get("act") if isinstance(written, dict) else None,
        "state": answer.state,
        "revision": answer.revision,
        "status": answer.status,
        "reasons": list(answer.reasons),
    }


@login_required
@require_POST
def follows(request: HttpRequest, code: str) -> HttpResponse:
    """Carry out what follows from the resolutions of a closed meeting."""
    meeting = own_meeting(request, code)
    kept = carry_out_all(meeting, by=request.user, today=localdate())  # type: ignore[arg-type]
    reasons = [say(reason) for one in kept for reason in one.reasons]
    if reasons:
        return show(request, meeting, reasons=list(dict.fromkeys(reasons)))
    return redirect(reverse("meetings:live", args=[code]) + "#follows")


@require_safe
def worker(request: HttpRequest, code: str) -> FileResponse:
    """The script that keeps the page at hand without a connection. It is served from beside the
    page, since it may not reach further than the folder it comes from."""
    own_meeting(request, code)
    if staticfiles_storage.exists(WORKER):
        kept: Any = staticfiles_storage.open(WORKER)
    elif found := finders.find(WORKER):
        kept = open(found, "rb")  # noqa: SIM115 - the answer closes it
    else:
        raise Http404(_("The scripts are not built."))
    answer = FileResponse(kept, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer

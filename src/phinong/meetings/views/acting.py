"""How the office's pages act: do it and go back, or show every reason where one stands."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from phinong.core.acting import NotAllowed
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.meetings.access import require_committee, require_meeting
from phinong.meetings.models import Committee, Meeting

# Somebody changed what this act was about since it was shown: both are there, so 409.
MEANWHILE = frozenset(
    {
        "item-changed-meanwhile",
        "items-changed-meanwhile",
        "paper-changed-since",
        "paper-not-the-one-seen",
        "minutes-not-the-ones-seen",
        "minutes-changed-since-version",
    }
)
Show = Callable[..., HttpResponse]


def status_of(reasons: Iterable[Refusal]) -> int:
    """409 where what the act was about changed meanwhile, else 422."""
    return 409 if any(reason.code in MEANWHILE for reason in reasons) else 422


def acted(act: Callable[[], object], request: HttpRequest, back: str, show: Show) -> HttpResponse:
    """Do an act and go `back`; a refusal is shown by `show(reasons=, status=)`."""
    try:
        act()
    except Refused as refused:
        said = [say(reason) for reason in refused.reasons]
        return show(reasons=said, status=status_of(refused.reasons))
    messages.success(request, _("Recorded."))
    return redirect(back)


def errors_of(form: Any) -> list[str]:
    """Every error of a form as a sentence, with the field it is about."""
    found = []
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        found += [f"{label}: {error}" if label else str(error) for error in errors]
    return found


def own_meeting(request: HttpRequest, code: str) -> Meeting:
    """The meeting for who conducts it; 404 for everybody else. `reported` ones included."""
    related = ("committee__parent", "committee__committee", "chair", "on_behalf_of", "delegation")
    meetings = Meeting.objects.visible_to(request.user).select_related(*related)
    meeting = get_object_or_404(meetings, code=code)
    require_meeting(request.user, meeting)  # type: ignore[arg-type]
    return meeting


def visible_committee(request: HttpRequest, code: str) -> Committee:
    """The committee, or 404 when there is none that this reader may know of."""
    committees = Committee.objects.visible_to(request.user).select_related("body__parent")
    return get_object_or_404(committees, body__code=code)


def own_committee(request: HttpRequest, code: str) -> Committee:
    """The same for who keeps it; NotAllowed, and so 404, for who may only read."""
    committee = visible_committee(request, code)
    require_committee(request.user, committee)  # type: ignore[arg-type]
    return committee


def own_office(user: Any) -> str:
    """The office for which this user keeps meetings, the first where there are several. Raises
    NotAllowed when there is none."""
    what = "edit-meeting"
    if user.is_authenticated:
        for office in user.body_codes():
            if user.may(what, office):
                return str(office)
    raise NotAllowed(what, "")
